"""Recurring meetings that keep weekday, time and distance over a span of months."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from perm_desktop.core.clock import EASTERN
from perm_desktop.core.cycles import DateSpan
from perm_desktop.core.holidays import federal_holidays
from perm_desktop.core.office_hours import (
    STEP,
    HostCalendar,
    behind_eastern,
    bounds,
    span_mask,
)
from perm_desktop.core.plan_rules import PlanRules

_FORTNIGHT = 14
_MONTH = "month"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a series hangs on: its first due date, and the start on the wall clock of a zone."""

    first: date
    start: int  # minutes after midnight in ``zone``
    zone: str = EASTERN


@dataclass(frozen=True, slots=True)
class Request:
    """A series to be placed."""

    every: str  # "14-days", "7-days" or "month"
    span: DateSpan
    zones: tuple[str, ...]
    hosts: tuple[str, ...]  # and states, and liaisons
    minutes: int
    zone: str = EASTERN
    weekday: int | None = None
    start: int | None = None  # in ``zone``
    rules: PlanRules = field(default_factory=PlanRules)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A due date and the day it is held; no day when it is skipped, with the reason."""

    due: date
    day: date | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A series that fits: one start on one wall clock for all its due dates."""

    anchor: Anchor
    dues: list[date]


def is_meeting_day(day: date, rules: PlanRules) -> bool:
    """A weekday of the rules that is neither a federal nor an extra holiday."""
    if day.weekday() not in rules.weekdays or day in rules.extra_holidays:
        return False
    return not (rules.skip_holidays and day in federal_holidays(day.year))


def meeting_days(span: DateSpan, rules: PlanRules) -> list[date]:
    """Return the days of a span on which meetings may be held."""
    days = (span.starts + timedelta(days=n) for n in range(span.days))
    return [day for day in days if is_meeting_day(day, rules)]


def find(
    request: Request, hosts: HostCalendar, reserved: HostCalendar | None = None
) -> Rhythm | None:
    """Return the least crowded rhythm in which everybody is free on every due date.

    Of equals, the one comes first that leaves room for what holidays will move (``reserved`` holds
    those of other series), then starts on the hour, so that hours pack without gaps, then early
    ones, so that the afternoon stays free for the west.
    """
    kept = reserved or HostCalendar()
    best: tuple[int, int, bool, int, int] | None = None
    chosen: tuple[list[date], int] | None = None
    for order, dues in enumerate(_patterns(request)):
        held = [due for due in dues if is_meeting_day(due, request.rules)]
        crowd = hosts.total_load(request.hosts, held)
        if best is not None and crowd > best[0]:
            continue
        for start in _free_starts(request, hosts, held):
            trouble = _trouble(request, hosts, kept, dues, start)
            rank = (crowd, trouble, start % 60 != 0, order, start)
            if best is None or rank < best:
                best, chosen = rank, (dues, start)
    if chosen is None:
        return None
    dues, start = chosen
    return Rhythm(Anchor(dues[0], start, request.zone), dues)


def _trouble(
    request: Request, hosts: HostCalendar, reserved: HostCalendar, dues: list[date], start: int
) -> int:
    """How many meetings of this or of other series a rhythm would keep from moving."""
    anchor = Anchor(dues[0], start, request.zone)
    trouble = 0
    for due in dues:
        minute = eastern_start(start, request.zone, due)
        if is_meeting_day(due, request.rules):
            trouble += not reserved.is_free(request.hosts, due, minute, request.minutes)
        else:
            trouble += moved_to(request, (hosts, reserved), anchor, due) is None
    return trouble


def moved_to(
    request: Request, calendars: Iterable[HostCalendar], anchor: Anchor, due: date
) -> date | None:
    """Return the first day from a due date on that suits everybody and is free in all calendars."""
    tried = tuple(calendars)
    for move in range(request.rules.moves_at_most + 1):
        day = due + timedelta(days=move)
        start = eastern_start(anchor.start, anchor.zone, day)
        if (
            is_meeting_day(day, request.rules)
            and bounds_hold(start, request, [day])
            and all(each.is_free(request.hosts, day, start, request.minutes) for each in tried)
        ):
            return day
    return None


def held_on(request: Request, hosts: HostCalendar, anchor: Anchor, due: date) -> Occurrence:
    """Return when a due date is held: on itself, or on the next free day after a holiday."""
    rules = request.rules
    if is_meeting_day(due, rules):
        start = eastern_start(anchor.start, anchor.zone, due)
        if not bounds_hold(start, request, [due]):
            return Occurrence(due, None, "the time of the series is outside somebody's hours")
        if not hosts.is_free(request.hosts, due, start, request.minutes):
            return Occurrence(due, None, "somebody is in another meeting at that time")
        return Occurrence(due, due)
    day = moved_to(request, [hosts], anchor, due)
    if day is not None:
        return Occurrence(due, day)
    holiday = federal_holidays(due.year).get(due, "no meeting day")
    return Occurrence(
        due, None, f"{holiday}; no free day within {rules.moves_at_most} days after it"
    )


def continued(anchor: Anchor, every: str, span: DateSpan) -> list[date]:
    """Return the due dates of an existing rhythm that lie in a span."""
    if every == _MONTH:
        nth = (anchor.first.day - 1) // 7 + 1
        return list(_monthly(span, nth, anchor.first.weekday()))
    step = _step(every)
    ahead = (span.starts - anchor.first).days
    first = anchor.first + timedelta(days=-(-ahead // step) * step)
    count = max(min((span.ends - first).days // step + 1, _whole_steps(span, step)), 0)
    return [first + timedelta(days=step * n) for n in range(count)]


def number_of(anchor: Anchor, every: str, due: date) -> int:
    """Return which occurrence a due date is, counted from 1 at the anchor."""
    if every == _MONTH:
        months = (due.year - anchor.first.year) * 12 + due.month - anchor.first.month
        return months + 1
    return (due - anchor.first).days // _step(every) + 1


def eastern_start(start: int, zone: str, day: date) -> int:
    """Return the minutes of the Eastern day at which a zone's clock shows ``start``."""
    return start if zone == EASTERN else start + behind_eastern(zone, day)


def bounds_hold(start: int, request: Request, days: Sequence[date]) -> bool:
    """True when an Eastern start and its end suit every zone on all days."""
    first, last = bounds(request.zones, days, request.rules.opens, request.rules.closes)
    return first <= start and start + request.minutes <= last


def _step(every: str) -> int:
    return 7 if every == "7-days" else _FORTNIGHT


def _whole_steps(span: DateSpan, step: int) -> int:
    """39 fortnights in 18 months, for every state, on whatever weekday it began."""
    return max(span.days // step, 1)


def _patterns(request: Request) -> Iterator[list[date]]:
    """The due dates of each rhythm that can be chosen."""
    if request.every == _MONTH:
        for nth in (2, 3, 1):  # mid-month first: holidays crowd the ends
            for weekday in (2, 1, 3, 0, 4):
                dues = list(_monthly(request.span, nth, weekday))
                if dues and request.weekday in (None, weekday):
                    yield dues
        return
    step = _step(request.every)
    count = _whole_steps(request.span, step)
    for offset in range(min(step, request.span.days)):
        first = request.span.starts + timedelta(days=offset)
        wanted = request.weekday in (None, first.weekday())
        if wanted and first.weekday() in request.rules.weekdays:
            yield [first + timedelta(days=step * n) for n in range(count)]


def _monthly(span: DateSpan, nth: int, weekday: int) -> Iterator[date]:
    month = span.starts.replace(day=1)
    while month <= span.ends:
        day = month + timedelta(days=(weekday - month.weekday()) % 7 + 7 * (nth - 1))
        if day in span:
            yield day
        month = (month + timedelta(days=32)).replace(day=1)


def _free_starts(request: Request, hosts: HostCalendar, held: list[date]) -> Iterator[int]:
    """Starts in the request's zone that suit all clocks and everybody on all dates."""
    if not held:
        return
    if request.zone != EASTERN:
        yield from _free_starts_elsewhere(request, hosts, held)
        return
    first, last = bounds(request.zones, held, request.rules.opens, request.rules.closes)
    busy = hosts.busy(request.hosts, held)
    tried = range(first + -first % STEP, last, STEP)
    for start in tried if request.start is None else [request.start]:
        suits_all = first <= start and start + request.minutes <= last
        if suits_all and not busy & span_mask(start, request.minutes):
            yield start


def _free_starts_elsewhere(
    request: Request, hosts: HostCalendar, held: list[date]
) -> Iterator[int]:
    """A zone of its own: the Eastern time may differ from date to date."""
    candidates = [request.start] if request.start is not None else range(0, 24 * 60, STEP)
    for start in candidates:
        eastern = [(day, eastern_start(start, request.zone, day)) for day in held]
        if all(
            bounds_hold(minute, request, [day])
            and hosts.is_free(request.hosts, day, minute, request.minutes)
            for day, minute in eastern
        ):
            yield start
