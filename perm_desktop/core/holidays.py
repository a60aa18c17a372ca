"""Federal holidays and business days. Source: 5 U.S.C. 6103.

Our own rule: eleven lines of arithmetic that have not changed since Juneteenth joined in 2021,
against a package that would add every country's calendar to the bundle.
"""

from datetime import date, timedelta
from functools import lru_cache

_MONDAY, _THURSDAY = 0, 3


def _nth(year: int, month: int, weekday: int, n: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def _last_monday_of_may(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())


def _observed(day: date) -> date:
    """Saturday is observed on the Friday before, Sunday on the Monday after."""
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))


def _legal(year: int) -> dict[date, str]:
    return {
        date(year, 1, 1): "New Year's Day",
        _nth(year, 1, _MONDAY, 3): "Birthday of Martin Luther King, Jr.",
        _nth(year, 2, _MONDAY, 3): "Washington's Birthday",
        _last_monday_of_may(year): "Memorial Day",
        date(year, 6, 19): "Juneteenth National Independence Day",
        date(year, 7, 4): "Independence Day",
        _nth(year, 9, _MONDAY, 1): "Labor Day",
        _nth(year, 10, _MONDAY, 2): "Columbus Day",
        date(year, 11, 11): "Veterans Day",
        _nth(year, 11, _THURSDAY, 4): "Thanksgiving Day",
        date(year, 12, 25): "Christmas Day",
    }


@lru_cache(maxsize=128)
def federal_holidays(year: int) -> dict[date, str]:
    """Return the days off in a calendar year with their names, observed days included.

    1 January on a Saturday is observed on 31 December of the year before, so the next year's
    New Year's Day is looked at too.
    """
    days: dict[date, str] = {}
    for legal_year in (year, year + 1):
        for day, name in _legal(legal_year).items():
            if day.year == year:
                days[day] = name
            if (observed := _observed(day)) != day and observed.year == year:
                days[observed] = f"{name} (observed)"
    return dict(sorted(days.items()))


def is_business_day(day: date) -> bool:
    """Monday to Friday and neither a federal holiday nor its observed day."""
    return day.weekday() < 5 and day not in federal_holidays(day.year)


def next_business_day(day: date) -> date:
    """Return ``day`` itself when it is a business day, else the first one after it."""
    while not is_business_day(day):
        day += timedelta(days=1)
    return day


def business_days(first: date, last: date) -> list[date]:
    """Return the business days from ``first`` to ``last``, both included."""
    span = (last - first).days + 1
    days = (first + timedelta(days=n) for n in range(span))
    return [day for day in days if is_business_day(day)]
