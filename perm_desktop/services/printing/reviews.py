"""Gather what the review of a cycle says: all of its figures, for one day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from perm_desktop.core.filenames import slug
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.review.figures import Review
from perm_desktop.core.table_sheet import Cell, TableSheet
from perm_desktop.reports.figures_sheet import (
    FigureColumn,
    FigurePart,
    FiguresSheet,
    FigureTable,
)
from perm_desktop.services import coverage
from perm_desktop.services import review as reviewing
from perm_desktop.services.printing import (
    change_tables,
    exception_tables,
    figure_values,
    record_tables,
    review_charts,
    review_tables,
)
from perm_desktop.services.printing.cycle_facts import cycle_facts
from perm_desktop.services.printing.cycle_heads import cycle_head
from perm_desktop.services.printing.dress import Dress, usual
from perm_desktop.services.printing.keyed_lines import of_words
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store.catalog import Catalog

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document

_SUBJECT = "Cycle review"


def paper(
    catalog: Catalog,
    year: int,
    as_of: AsOf | None = None,
    dress: Dress | None = None,
    *,
    since: date | None = None,
    compare: int | None = None,
) -> Paper:
    """Gather the review of a cycle, perhaps with changes since a day and beside another cycle.

    Raises NotFoundError for a year that is not there, UserError for a day that is not over.
    """
    said = sheet(catalog, year, as_of, dress, since=since, compare=compare)
    return Paper(f"{slug(said.head.name)}.pdf", lambda: _document(said))


def sheet(
    catalog: Catalog,
    year: int,
    as_of: AsOf | None = None,
    dress: Dress | None = None,
    *,
    since: date | None = None,
    compare: int | None = None,
) -> FiguresSheet:
    """Gather what a review says. Raises NotFoundError, UserError."""
    known = coverage.read(catalog, year, as_of)
    found = reviewing.of_coverage(catalog, known, since=since)
    parts = list(_parts(found, known.rows_by_id()))
    if found.changes is not None:
        parts += change_tables.changes(found, found.changes)
    if compare is not None:
        other = coverage.read(catalog, compare)
        parts.append(change_tables.comparison(reviewing.beside(catalog, known, other)))
    parts += _further(found, parts)
    total = found.totals
    counted = f"{of_words(total.satisfied, total.owed)} obligations are satisfied."
    return FiguresSheet(
        head=cycle_head(
            *(catalog, found.cycle, (_SUBJECT, found.label), found.as_of),
            ((counted if total.owed else "Nothing is owed yet."),),
            dress or usual(catalog),
        ),
        subject=_SUBJECT,
        facts=tuple(cycle_facts(catalog, found.cycle, found.as_of)),
        parts=tuple(parts),
    )


def table(
    catalog: Catalog,
    year: int,
    as_of: AsOf | None = None,
    *,
    since: date | None = None,
    compare: int | None = None,
) -> TableSheet:
    """All tables of a review as one: a line for each value, under the table and line it is of."""
    said = sheet(catalog, year, as_of, since=since, compare=compare)
    return figure_values.flattened(catalog, said)


def _parts(found: Review, rows: Mapping[int, MeetingRow]) -> Iterator[FigurePart]:
    yield review_charts.tally_chart("Coverage at a glance", (found.totals, *found.by_phase))
    yield review_tables.totals(found)
    yield from review_charts.settled(found)
    yield review_charts.hosts_chart(found)
    yield review_tables.hosts(found)
    yield review_charts.tally_chart("States at a glance", [each.tally for each in found.states])
    yield review_tables.states(found)
    yield from record_tables.series(found)
    yield record_tables.differences(found)
    yield record_tables.sessions(found)
    yield record_tables.unrecorded(found, rows)
    yield exception_tables.exceptions(found)
    yield from exception_tables.scorecard_charts(found)
    yield exception_tables.scorecard(found)


def _further(found: Review, parts: Iterable[FigurePart]) -> list[FigureTable]:
    """Comments on figures that this paper does not have, so that none is lost."""
    printed = {
        comment.text for part in parts if isinstance(part, FigureTable) for comment in part.comments
    }
    lines = tuple(
        (Cell(text),) for _, text in sorted(found.comments.items()) if text not in printed
    )
    if not lines:
        return []
    return [FigureTable("Further comments", (FigureColumn("Comment"),), lines)]


def _document(said: FiguresSheet) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import cycle_review

    return cycle_review.document(said)
