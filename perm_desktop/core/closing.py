"""What gives pause before a meeting is marked as held."""

from enum import StrEnum

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import MeetingStatus

_HOUR, _DAY = 60, 24 * 60  # minutes


class Doubt(StrEnum):
    """Why somebody should look again."""

    AHEAD = "ahead"  # it has not begun: perhaps another meeting is meant
    NOBODY = "nobody"  # no attendance is recorded
    SOME = "some"  # of some states nothing is recorded


def doubts(row: MeetingRow, now: int) -> tuple[Doubt, ...]:
    """Return what speaks against closing a meeting at once; ``now`` is in UTC minutes."""
    if row.status == MeetingStatus.HELD:
        return ()
    ahead = (Doubt.AHEAD,) if row.utc > now else ()
    missing = len(row.state_codes) - row.marked_states
    if missing <= 0:
        return ahead
    return (*ahead, Doubt.SOME if row.marked_states else Doubt.NOBODY)


def ahead_words(row: MeetingRow, now: int) -> str:
    """ "It begins in 12 days, on Sun, Apr 26, 2:00 PM." """
    minutes = row.utc - now
    if minutes < _HOUR:
        span = _counted(minutes, "minute")
    elif minutes < _DAY:
        span = _counted(round(minutes / _HOUR), "hour")
    else:
        span = _counted(round(minutes / _DAY), "day")
    start = row.start
    year = f", {start.year}" if minutes > 180 * _DAY else ""
    return f"It begins in {span}, on {clock.weekday(start.date())}{year}, {clock.clock(start)}."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
