"""Recurring meetings that keep weekday, time and distance over a span of months."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from perm_desktop.core.cycles import DateSpan
from perm_desktop.core.holidays import federal_holidays, is_business_day
from perm_desktop.core.office_hours import HostCalendar, starts, suits

_MOVES_AT_MOST = 4  # days after a holiday
_FORTNIGHT = 14


@dataclass(frozen=True, slots=True)
class Request:
    """A series to be placed."""

    every: str  # "14-days", "7-days" or "month"
    span: DateSpan
    zones: tuple[str, ...]
    hosts: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A due date and the day it is held; no day when it is skipped, with the reason."""

    due: date
    day: date | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A series that fits: one start for all, in minutes of an Eastern day."""

    start: int
    occurrences: list[Occurrence]


def find(request: Request, hosts: HostCalendar) -> Rhythm | None:
    """Return the least crowded rhythm in which the hosts are free on every due date."""
    best: tuple[int, int, int] | None = None
    chosen: Rhythm | None = None
    for order, dues in enumerate(filter(None, _patterns(request))):
        for start in starts(request.zones, dues[0], request.minutes):
            crowd = _crowd(request, hosts, dues, start)
            if crowd is None or (best is not None and (crowd, order, start) >= best):
                continue
            best = (crowd, order, start)
            chosen = Rhythm(start, [_held(request, hosts, due, start) for due in dues])
    return chosen


def _patterns(request: Request) -> Iterator[list[date]]:
    """The due dates of each rhythm that can be chosen."""
    if request.every == "month":
        for nth in (2, 3, 1):  # mid-month first: holidays crowd the ends
            for weekday in (2, 1, 3, 0, 4):
                yield list(_monthly(request.span, nth, weekday))
        return
    step = 7 if request.every == "7-days" else _FORTNIGHT
    count = request.span.days // step  # whole steps: 39 fortnights in 18 months, for every state
    for offset in range(step):
        first = request.span.starts + timedelta(days=offset)
        if first.weekday() < 5:
            yield [first + timedelta(days=step * n) for n in range(count)]


def _monthly(span: DateSpan, nth: int, weekday: int) -> Iterator[date]:
    month = span.starts.replace(day=1)
    while month <= span.ends:
        day = month + timedelta(days=(weekday - month.weekday()) % 7 + 7 * (nth - 1))
        if day in span:
            yield day
        month = (month + timedelta(days=32)).replace(day=1)


def _crowd(request: Request, hosts: HostCalendar, dues: list[date], start: int) -> int | None:
    """Meetings the hosts already have on the due dates; None when one of them collides."""
    crowd = 0
    for due in dues:
        if not is_business_day(due):
            continue
        if not suits(request.zones, due, start, request.minutes):
            return None
        if not hosts.is_free(request.hosts, due, start, request.minutes):
            return None
        crowd += hosts.load(request.hosts, due)
    return crowd


def _held(request: Request, hosts: HostCalendar, due: date, start: int) -> Occurrence:
    """The due date, or the next free business day after a holiday."""
    for move in range(_MOVES_AT_MOST + 1):
        day = due + timedelta(days=move)
        if (
            is_business_day(day)
            and suits(request.zones, day, start, request.minutes)
            and hosts.is_free(request.hosts, day, start, request.minutes)
        ):
            return Occurrence(due, day)
    holiday = federal_holidays(due.year).get(due, "no free business day")
    return Occurrence(due, None, f"{holiday}; no free day within {_MOVES_AT_MOST} days after it")
