"""Where calls of a series are missing: one rule for the timeline and for what is owed."""

from typing import NamedTuple

from perm_desktop.core import clock

_DAY = 24 * 60
_MONTH = 27 * _DAY  # from here on a rhythm is one of months
_EXACT = 60  # days up to which a gap is told to the day


class Gap(NamedTuple):
    """A stretch without a call, in UTC minutes; the second end is now where it goes on."""

    start: int
    end: int

    @property
    def words(self) -> str:
        """ "5 weeks", "27 days": weeks where they are whole, or where a day makes no difference."""
        days = round((self.end - self.start) / _DAY)
        in_weeks = days >= 14 and (days % 7 == 0 or days > _EXACT)
        return f"{days // 7} weeks" if in_weeks else f"{days} days"


def is_gap(start: int, end: int, interval: int, cancelled: int) -> bool:
    """True where a call is missing between two; minutes. "Once per month" leaves out no month.

    One cancelled call is a decision; a second one in a row leaves a gap all the same.
    """
    length = end - start
    missing = round(length / interval) - 1
    if length < 2 * interval - _DAY or missing - min(cancelled, 1) < 1:
        return False
    return interval < _MONTH or _months(end) - _months(start) >= 2


def _months(minutes: int) -> int:
    """The calendar month of a moment in Eastern time, counted from year 0."""
    day = clock.home(clock.at_utc(minutes)).date()
    return day.year * 12 + day.month
