"""Gather what a calendar shows: a week, a month, a quarter or whole cycles."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from perm_desktop.core import calendar_pages, clock
from perm_desktop.core.calendar_pages import VIEWS, CalendarView, Day, Shown
from perm_desktop.core.cycles import FIRST_YEAR, LAST_YEAR, DateSpan
from perm_desktop.core.errors import UserError
from perm_desktop.core.filenames import slug
from perm_desktop.core.timeline.phases import milestones
from perm_desktop.reports.calendar_sheet import CalendarDay, CalendarSheet
from perm_desktop.services.printing.calendar_lines import (
    LineMaker,
    chosen_cycles,
    line_maker,
    shown_said,
)
from perm_desktop.services.printing.dress import Dress
from perm_desktop.services.printing.heads import sheet_head, today
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store import cycles as cycle_store
from perm_desktop.store import meetings
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document

__all__ = ["VIEWS", "CalendarView", "Shown", "day_to_begin", "paper", "sheet"]

_SUBTITLES = {
    CalendarView.WEEK: "Weekly calendar",
    CalendarView.MONTH: "Monthly calendar",
    CalendarView.QUARTER: "Quarterly calendar",
    CalendarView.CYCLE: "Cycle calendar",
}
_FIRST_DAY, _LAST_DAY = date(FIRST_YEAR - 3, 1, 1), date(LAST_YEAR + 2, 12, 31)
_ZONES_APART = timedelta(days=1)  # at most, between Eastern days and those of a meeting's own zone


def paper(
    catalog: Catalog,
    view: CalendarView,
    day: date,
    shown: Shown | None = None,
    dress: Dress | None = None,
) -> Paper:
    """Gather the calendar in which a day lies, of the meetings that are shown.

    Raises UserError for a day that no catalog reaches.
    """
    wanted = shown or Shown()
    said = sheet(catalog, view, day, wanted, dress or Dress())
    return Paper(_file_name(said, wanted), lambda: _document(said))


def day_to_begin(catalog: Catalog, year: int, named: date | None = None) -> date:
    """Return the day whose calendar of a cycle is wanted: the named one, else today inside the
    cycle, else that of its first meeting.

    Raises NotFoundError for a year without a cycle, UserError for a named day outside of it.
    """
    cycle = cycle_store.cycle(catalog.connection, year)
    if named is None:
        rows = meetings.rows(catalog.connection, Filter(years=[year]))
        return calendar_pages.first_day(rows, cycle, today(catalog))
    if named not in cycle.span:
        first, last = clock.long_day(cycle.span.starts), clock.long_day(cycle.span.ends)
        raise UserError(
            f"{clock.long_day(named)} is not in {cycle.label}.",
            f"Choose a day from {first} to {last}.",
        )
    return named


def sheet(
    catalog: Catalog, view: CalendarView, day: date, shown: Shown, dress: Dress
) -> CalendarSheet:
    """Gather one calendar. Raises UserError for a day that no catalog reaches."""
    if not _FIRST_DAY <= day <= _LAST_DAY:
        years = f"{_FIRST_DAY.year} to {_LAST_DAY.year}"
        raise UserError(f"No cycle reaches {clock.long_day(day)}.", f"Choose a day of {years}.")
    every = cycle_store.all_cycles(catalog.connection)
    cycles = chosen_cycles(every, shown.years)
    span = calendar_pages.covered(view, day, cycles)
    rows = meetings.rows(catalog.connection, _around(span))
    found = calendar_pages.entries(rows, span, shown)
    said = shown_said(catalog, [entry.row for entry in found], shown)
    remarks = said, calendar_pages.zones_said(span)
    title, subtitle = calendar_pages.title(view, span, cycles), _SUBTITLES[view]
    titles = title, subtitle, f"{subtitle}: {title}"
    whole = view is CalendarView.CYCLE
    maker = line_maker(catalog, every)
    return CalendarSheet(
        head=sheet_head(catalog, titles, remarks, shown.years, dress),
        view=view,
        span=span,
        today=today(catalog),
        days=tuple(_day(each, maker) for each in calendar_pages.days(found, span)),
        cycles=cycles if whole else (),
        milestones=tuple(milestones(cycles)) if whole else (),
    )


def _day(day: Day, maker: LineMaker) -> CalendarDay:
    return CalendarDay(day.day, day.holiday, tuple(map(maker.line, day.entries)))


def _around(span: DateSpan) -> Filter:
    """The meetings of which some may begin on the span's Eastern days."""
    first, last = span.starts - _ZONES_APART, span.ends + _ZONES_APART
    return Filter(first_day=first.isoformat(), last_day=last.isoformat())


def _file_name(said: CalendarSheet, shown: Shown) -> str:
    """A name that sorts by date: "calendar-week-2026-04-13-ry-2027.pdf"."""
    years = "-".join(f"ry-{year}" for year in shown.years)
    first = said.span.starts.isoformat()
    return f"{slug(f'calendar {said.view} {first} {years}')}.pdf"


def _document(said: CalendarSheet) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import calendar

    return calendar.document(said)
