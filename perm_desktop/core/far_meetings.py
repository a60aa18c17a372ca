"""Whether attendance is recorded for the meeting that is meant: one far from now is doubted."""

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow

_HOUR, _DAY = 60, 24 * 60  # minutes
_WEEK, _MONTH, _YEAR = 7 * _DAY, 30.44 * _DAY, 365.25 * _DAY

# A series has many calls that look alike, so the wrong one is easily selected. Attendance is
# written down within the week; of a meeting to come there is none, but people dial in, and are
# called, some minutes before it begins.
PAST = 7 * _DAY
AHEAD = 15


def far_words(row: MeetingRow, now: int) -> str:
    """ "This call is on Jun 3, 2027, in 6 months."; empty for a meeting that is near.

    ``now`` is in UTC minutes.
    """
    ahead = row.utc - now
    day = clock.day(row.start.date())
    if ahead > AHEAD:
        return f"This call is on {day}, in {_span(ahead)}."
    if -ahead > PAST:
        return f"This call was on {day}, {_span(-ahead)} ago."
    return ""


def _span(minutes: int) -> str:
    """ "40 minutes", "5 hours", "12 days", "6 weeks", "6 months", "2 years"."""
    for upto, unit, word in (
        (_HOUR, 1, "minute"),
        (2 * _DAY, _HOUR, "hour"),
        (3 * _WEEK, _DAY, "day"),
        (2 * _MONTH, _WEEK, "week"),
        (2 * _YEAR, _MONTH, "month"),
    ):
        if minutes < upto:
            number = round(minutes / unit)
            return f"{number} {word}{'' if number == 1 else 's'}"
    return f"{round(minutes / _YEAR)} years"
