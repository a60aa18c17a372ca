"""Gather what the review of a cycle says: all of its figures, for one day."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.review.figures import Review
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.reports.figures_sheet import FigurePart, FiguresSheet
from perm_desktop.services import coverage
from perm_desktop.services import review as reviewing
from perm_desktop.services.printing import (
    change_tables,
    exception_tables,
    figure_papers,
    figure_values,
    record_tables,
    review_charts,
    review_tables,
    series_tables,
)
from perm_desktop.services.printing.cycle_facts import cycle_facts
from perm_desktop.services.printing.cycle_heads import cycle_head
from perm_desktop.services.printing.dress import Dress, usual
from perm_desktop.services.printing.further_comments import further
from perm_desktop.services.printing.keyed_lines import of_words
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store.catalog import Catalog

_SUBJECT = "Cycle review"


class Extent(NamedTuple):
    """What of a cycle is reviewed, and beside what; at first all of it and beside nothing."""

    states: Collection[str] = ()  # codes; empty for all
    since: date | None = None  # from the end of this day on, changes are told
    compare: int | None = None  # reporting year of another cycle


_ALL = Extent()


def paper(
    catalog: Catalog,
    year: int,
    as_of: AsOf | None = None,
    dress: Dress | None = None,
    extent: Extent = _ALL,
) -> Paper:
    """Gather the review of a cycle, perhaps with changes since a day and beside another cycle.

    Raises NotFoundError for a year that is not there, UserError for a day that is not over.
    """
    return figure_papers.with_contents(sheet(catalog, year, as_of, dress, extent))


def sheet(
    catalog: Catalog,
    year: int,
    as_of: AsOf | None = None,
    dress: Dress | None = None,
    extent: Extent = _ALL,
) -> FiguresSheet:
    """Gather what a review says. Raises NotFoundError, UserError."""
    known = coverage.read(catalog, year, as_of)
    found = reviewing.of_coverage(catalog, known, extent.states, extent.since)
    parts = list(_parts(found, known.rows_by_id()))
    if found.changes is not None:
        parts += change_tables.changes(found, found.changes)
    if extent.compare is not None:
        other = coverage.read(catalog, extent.compare)
        beside = reviewing.beside(catalog, known, other, extent.states, found)
        parts.append(change_tables.comparison(beside))
    parts += further(found, parts)
    total = found.totals
    counted = f"{of_words(total.satisfied, total.owed)} obligations are satisfied."
    codes = [each.code for each in found.states]
    return FiguresSheet(
        head=cycle_head(
            *(catalog, found.cycle, (_SUBJECT, found.label), found.as_of),
            ((counted if total.owed else "Nothing is owed yet."),),
            dress or usual(catalog),
        ),
        subject=_SUBJECT,
        facts=tuple(cycle_facts(catalog, found.cycle, found.as_of, codes)),
        parts=tuple(parts),
    )


def table(
    catalog: Catalog, year: int, as_of: AsOf | None = None, extent: Extent = _ALL
) -> TableSheet:
    """All tables of a review: a line for each value, and for a workbook a sheet for each table."""
    return figure_values.flattened(catalog, sheet(catalog, year, as_of, None, extent))


def _parts(found: Review, rows: Mapping[int, MeetingRow]) -> Iterator[FigurePart]:
    yield review_charts.tally_chart("Coverage at a glance", (found.totals, *found.by_phase))
    yield review_tables.totals(found)
    yield from review_charts.settled(found)
    yield review_charts.hosts_chart(found)
    yield review_tables.hosts(found)
    yield review_charts.tally_chart("States at a glance", [each.tally for each in found.states])
    yield review_tables.states(found)
    yield from series_tables.series(found)
    yield record_tables.differences(found)
    yield record_tables.session_types(found)
    yield record_tables.sessions(found)
    yield record_tables.unrecorded(found, rows)
    yield exception_tables.exceptions(found)
    yield from exception_tables.scorecard_charts(found)
    yield exception_tables.scorecard(found)
