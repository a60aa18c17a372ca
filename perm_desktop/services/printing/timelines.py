"""Gather a timeline as it is seen: its window, its lanes and the meetings in them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from perm_desktop.core import calendar_pages, clock
from perm_desktop.core.calendar_pages import Entry, Shown
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.errors import UserError
from perm_desktop.core.filenames import slug
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.axis import day_at
from perm_desktop.core.timeline.grouping import GROUPINGS
from perm_desktop.core.timeline.paging import Fit, SeenTimeline, window
from perm_desktop.reports.calendar_sheet import CalendarLine
from perm_desktop.reports.timeline_sheet import TimelineSheet
from perm_desktop.services.printing.calendar_lines import (
    LineMaker,
    chosen_cycles,
    line_maker,
    shown_said,
)
from perm_desktop.services.printing.dress import Dress
from perm_desktop.services.printing.heads import sheet_head
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store import cycles as cycle_store
from perm_desktop.store import meetings, reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document

__all__ = ["Fit", "SeenTimeline", "Shown", "paper", "sheet"]

MOST_LISTED = 500  # meetings that are named one by one after the drawing
_MOST_PIXELS = 40_000.0  # of a timeline in tiles: some fifty pages beside each other


def paper(
    catalog: Catalog,
    seen: SeenTimeline,
    shown: Shown | None = None,
    fit: Fit = Fit.ONE_PAGE,
    dress: Dress | None = None,
) -> Paper:
    """Gather a timeline as it is seen.

    Raises UserError where the zoom would take too many pages.
    """
    said = sheet(catalog, seen, shown or Shown(), fit, dress or Dress())
    first = day_at(seen.first, clock.zone_info(clock.EASTERN)).isoformat()
    return Paper(f"{slug(f'timeline by {seen.lanes} {first}')}.pdf", lambda: _document(said))


def sheet(
    catalog: Catalog, seen: SeenTimeline, shown: Shown, fit: Fit, dress: Dress
) -> TimelineSheet:
    """Gather one timeline. Raises UserError where the zoom would take too many pages."""
    zone = clock.zone_info(clock.EASTERN)
    first, last = window(seen, zone)
    span = DateSpan(day_at(first, zone), day_at(last - 1, zone))
    _check_length(span, seen, fit)
    title = f"Timeline by {GROUPINGS[seen.lanes].word.lower()}"
    connection = catalog.connection
    every = cycle_store.all_cycles(connection)
    cycles, maker = chosen_cycles(every, shown.years), line_maker(catalog, every)
    which = Filter(years=shown.years, or_no_cycle=bool(shown.years))
    rows = tuple(filter(shown.lets, meetings.rows(connection, which)))
    inside = [row for row in rows if first <= row.utc < last]
    return TimelineSheet(
        head=sheet_head(
            catalog,
            (title, _span_said(span), f"{title}: {_span_said(span)}"),
            (shown_said(catalog, inside, shown), calendar_pages.zones_said(span)),
            shown.years,
            dress,
        ),
        seen=seen,
        fit=fit,
        rows=rows,
        states=_states(reference.states(connection), rows, cycles, shown),
        cycles=cycles,
        now=maker.now,
        listed=_listed(inside, maker) if len(inside) <= MOST_LISTED else {},
        count=len(inside),
    )


def _check_length(span: DateSpan, seen: SeenTimeline, fit: Fit) -> None:
    if fit is Fit.TILES and span.days * seen.day_width > _MOST_PIXELS:
        raise UserError(
            f"At this zoom {span.days:,} days would take a hundred pages or more.",
            "Zoom out, or print the timeline one page wide.",
        )


def _listed(rows: Sequence[MeetingRow], maker: LineMaker) -> dict[int, CalendarLine]:
    return {row.id: maker.line(Entry(row, clock.local(row.utc, clock.EASTERN))) for row in rows}


def _states(
    known: dict[str, State], rows: Sequence[MeetingRow], cycles: Sequence[Cycle], shown: Shown
) -> tuple[State, ...]:
    """The states that have lanes: members of the cycles and those of the meetings."""
    codes = {code for cycle in cycles for code in cycle.codes}
    for states in {row.states for row in rows}:
        codes.update(filter(None, states.split(",")))
    if shown.states:
        codes &= shown.states
    return tuple(state for state in known.values() if state.code in codes)


def _span_said(span: DateSpan) -> str:
    return f"{clock.long_day(span.starts)} to {clock.long_day(span.ends)}"


def _document(said: TimelineSheet) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import timeline_paper

    return timeline_paper.document(said)
