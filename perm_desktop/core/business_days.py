"""Counting in business days: Monday to Friday without federal holidays."""

from bisect import bisect_left, bisect_right
from datetime import date
from functools import lru_cache

from perm_desktop.core.holidays import federal_holidays

_FIRST, _LAST = 1999, 2100  # a meeting lies between 2000 and 2099


def distance(first: date, last: date) -> int:
    """Return how many business days lie after ``first`` up to ``last``; below zero backward.

    Going on by as many leads to ``last``, where that is a business day.
    """
    known = _ordinals()
    if last >= first:
        return bisect_right(known, last.toordinal()) - bisect_right(known, first.toordinal())
    return bisect_left(known, last.toordinal()) - bisect_left(known, first.toordinal())


def later(day: date, count: int) -> date:
    """Return the business day that many after a day (before it, below zero); 0 stays there."""
    known = _ordinals()
    if not count:
        return day
    number = day.toordinal()
    at = bisect_right(known, number) - 1 if count > 0 else bisect_left(known, number)
    return date.fromordinal(known[min(max(at + count, 0), len(known) - 1)])


@lru_cache(maxsize=1)
def _ordinals() -> tuple[int, ...]:
    """All business days, found once: a drag asks for many of them at each step."""
    off = {day.toordinal() for year in range(_FIRST, _LAST + 1) for day in federal_holidays(year)}
    days = range(date(_FIRST, 1, 1).toordinal(), date(_LAST + 1, 1, 1).toordinal())
    # day 1 was a Monday
    return tuple(number for number in days if (number - 1) % 7 < 5 and number not in off)
