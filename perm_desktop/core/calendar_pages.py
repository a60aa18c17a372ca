"""What a printed calendar covers: its days, its title, its meetings by the Eastern day."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.holidays import federal_holidays
from perm_desktop.core.meetings import MeetingRow

ONE_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MOST_NAMED = 2  # cycles in a title
_FISCAL_SHIFT = 3  # months: the federal fiscal year begins in October


class CalendarView(StrEnum):
    """How much one calendar shows."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    CYCLE = "cycle"


VIEWS: Mapping[CalendarView, str] = MappingProxyType(
    {
        CalendarView.WEEK: "Week",
        CalendarView.MONTH: "Month",
        CalendarView.QUARTER: "Quarter",
        CalendarView.CYCLE: "Whole cycle",
    }
)


@dataclass(frozen=True, slots=True)
class Shown:
    """Which meetings are shown; what is empty lets everything through."""

    years: tuple[int, ...] = ()
    states: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()

    def lets(self, row: MeetingRow) -> bool:
        """Whether a meeting is shown; one of no cycle or without states belongs to all of them."""
        in_years = not self.years or row.year is None or row.year in self.years
        in_states = not self.states or not row.states or _meet(self.states, row.state_codes)
        return in_years and in_states and (not self.hosts or _meet(self.hosts, row.host_codes))


class Entry(NamedTuple):
    """A meeting on its Eastern day."""

    row: MeetingRow
    start: datetime

    @property
    def day(self) -> date:
        """The day on which it begins."""
        return self.start.date()

    @property
    def begins(self) -> str:
        """ "2:00 PM", with the zone on the day on which clocks change."""
        return _with_zone(clock.clock(self.start), self.start)

    @property
    def lasts(self) -> str:
        """ "2:00–3:00 PM"; an end on a later day names that day."""
        end = clock.later(self.start, self.row.minutes)
        said = clock.clock_span(self.start, self.row.minutes)
        if end.date() > self.start.date() and end.time() != datetime.min.time():
            said = f"{said} {clock.weekday(end.date()).partition(',')[0]}"
        return _with_zone(said, self.start)


class Day(NamedTuple):
    """A day with its meetings by time, and the holiday that it is."""

    day: date
    entries: tuple[Entry, ...]
    holiday: str


def covered(view: CalendarView, day: date, cycles: Sequence[Cycle]) -> DateSpan:
    """Return the days of the calendar in which a day lies; a week begins on Monday.

    The calendar of cycles covers them whatever the day; without any, the year of the day.
    """
    match view:
        case CalendarView.WEEK:
            monday = monday_of(day)
            return DateSpan(monday, monday + 6 * ONE_DAY)
        case CalendarView.MONTH:
            return _months(day.year, day.month, 1)
        case CalendarView.QUARTER:
            return _months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
        case CalendarView.CYCLE:
            spans = [cycle.span for cycle in cycles] or [_months(day.year, 1, 12)]
            return DateSpan(min(s.starts for s in spans), max(s.ends for s in spans))


def title(view: CalendarView, span: DateSpan, cycles: Sequence[Cycle]) -> str:
    """Return the heading: "April 2026", "April–June 2026 (FY 2026 Q3)"."""
    first, last = span.starts, span.ends
    match view:
        case CalendarView.WEEK:
            return f"Week of {clock.long_day(first)}"
        case CalendarView.MONTH:
            return month_name(first)
        case CalendarView.QUARTER:
            year, quarter = fiscal_quarter(first)
            months = f"{month_name(first).partition(' ')[0]}–{month_name(last)}"
            return f"{months} (FY {year} Q{quarter})"
        case CalendarView.CYCLE:
            months = f"{month_name(first)} to {month_name(last)}"
            return f"{_named(cycles)}, {months}" if cycles else str(first.year)


def fiscal_quarter(day: date) -> tuple[int, int]:
    """Return the federal fiscal year and its quarter: Apr 1, 2026 is in the third of 2026."""
    months = day.month - 1 + _FISCAL_SHIFT
    return day.year + months // 12, months % 12 // 3 + 1


def entries(rows: Iterable[MeetingRow], span: DateSpan, shown: Shown) -> list[Entry]:
    """Return the meetings that begin on days of the span, by Eastern time, then by number."""
    found = (Entry(row, clock.local(row.utc, clock.EASTERN)) for row in rows if shown.lets(row))
    within = (entry for entry in found if entry.day in span)
    return sorted(within, key=lambda entry: (entry.row.utc, entry.row.number))


def days(found: Iterable[Entry], span: DateSpan) -> tuple[Day, ...]:
    """Return every day of the span with its meetings."""
    by_day: dict[date, list[Entry]] = {}
    for entry in found:
        by_day.setdefault(entry.day, []).append(entry)
    return tuple(
        Day(day, tuple(by_day.get(day, ())), federal_holidays(day.year).get(day, ""))
        for day in each_day(span)
    )


def each_day(span: DateSpan) -> Iterator[date]:
    """The days of a span."""
    return (span.starts + nth * ONE_DAY for nth in range(span.days))


def month_spans(span: DateSpan) -> Iterator[DateSpan]:
    """The calendar months that a span touches, each cut to the span."""
    first = span.starts
    while first <= span.ends:
        month = _months(first.year, first.month, 1)
        yield DateSpan(first, min(month.ends, span.ends))
        first = month.ends + ONE_DAY


def weeks(span: DateSpan) -> Iterator[DateSpan]:
    """The weeks from Monday to Sunday that a span touches, whole."""
    monday = monday_of(span.starts)
    while monday <= span.ends:
        yield DateSpan(monday, monday + 6 * ONE_DAY)
        monday += _WEEK


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def month_name(day: date) -> str:
    """ "April 2026"."""
    month, _, _ = clock.long_day(day).partition(" ")
    return f"{month} {day.year}"


def first_day(rows: Sequence[MeetingRow], cycle: Cycle, today: date) -> date:
    """Return the day to begin with: today inside the cycle, else the first meeting's."""
    if today in cycle.span:
        return today
    starts = (clock.local(row.utc, clock.EASTERN).date() for row in rows)
    return min(starts, default=cycle.span.starts)


def zones_said(span: DateSpan) -> str:
    """ "All times are Eastern (EDT)."; a change of clocks within the span is named."""
    labels = [(day, _label(day)) for day in each_day(span)]
    changes = [
        f"{after} from {clock.long_weekday(day)}"
        for (_, before), (day, after) in pairwise(labels)
        if before != after
    ]
    if len(changes) > 2:
        return "All times are Eastern."
    return f"All times are Eastern ({', '.join((labels[0][1], *changes))})."


def states_said(codes: Sequence[str], members: Collection[str]) -> str:
    """ "OH, PA"; "All 17 states" where everybody of the cycle is invited."""
    if len(codes) > 1 and frozenset(codes) == frozenset(members):
        return f"All {len(codes)} states"
    return ", ".join(codes)


def shown_said(shown: Shown, cycles: Iterable[Cycle], names: Mapping[str, str]) -> str:
    """ "RY 2027 · Cycle 3; Ohio, Texas; hosted by RC": what the filter lets through."""
    known = {cycle.year: cycle.label for cycle in cycles}
    years = ", ".join(known.get(year, f"RY {year}") for year in shown.years)
    states = ", ".join(sorted(names.get(code, code) for code in shown.states))
    hosts = ", ".join(sorted(shown.hosts))
    parts = (years or "all cycles", states or "all states", f"hosted by {hosts}" if hosts else "")
    return "; ".join(filter(None, parts))


def _named(cycles: Sequence[Cycle]) -> str:
    """ "RY 2027 · Cycle 3", "RY 2027 and RY 2028", "5 cycles"."""
    if len(cycles) > _MOST_NAMED:
        return f"{len(cycles)} cycles"
    return cycles[0].label if len(cycles) == 1 else " and ".join(f"RY {c.year}" for c in cycles)


def _meet(wanted: frozenset[str], codes: Iterable[str]) -> bool:
    return not wanted.isdisjoint(codes)


def _label(day: date) -> str:
    """Abbreviation of Eastern time at noon of a day."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=clock.zone_info(clock.EASTERN))
    return clock.zone_label(noon)


def _with_zone(said: str, start: datetime) -> str:
    """Only the days on which clocks change have times that need a zone to be told apart."""
    changes = _label(start.date()) != _label(start.date() - ONE_DAY)
    return f"{said} {clock.zone_label(start)}" if changes else said


def _months(year: int, month: int, count: int) -> DateSpan:
    after = year * 12 + month - 1 + count
    return DateSpan(date(year, month, 1), date(after // 12, after % 12 + 1, 1) - ONE_DAY)
