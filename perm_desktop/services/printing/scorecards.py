"""Gather what the scorecard of the hosts says: planned, held, moved and cancelled by each."""

from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.reports.figures_sheet import FiguresSheet
from perm_desktop.services import review as reviewing
from perm_desktop.services.printing import (
    exception_tables,
    figure_papers,
    figure_values,
    review_charts,
    review_tables,
)
from perm_desktop.services.printing.cycle_facts import contractors
from perm_desktop.services.printing.cycle_heads import cycle_head
from perm_desktop.services.printing.dress import Dress, usual
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store.catalog import Catalog

_SUBJECT = "Host scorecard"


def paper(
    catalog: Catalog, year: int, as_of: AsOf | None = None, dress: Dress | None = None
) -> Paper:
    """Gather the scorecard of a cycle. Raises NotFoundError for a year that is not there."""
    said = sheet(catalog, year, as_of, dress)
    return figure_papers.upright(said)


def sheet(
    catalog: Catalog, year: int, as_of: AsOf | None = None, dress: Dress | None = None
) -> FiguresSheet:
    """Gather what the paper says. Raises NotFoundError for a year that is not there."""
    found = reviewing.review(catalog, year, as_of)
    return FiguresSheet(
        head=cycle_head(
            *(catalog, found.cycle, (_SUBJECT, "What each host planned, held, moved, cancelled")),
            *(found.as_of, (), dress or usual(catalog)),
        ),
        subject=_SUBJECT,
        facts=tuple(contractors(catalog, found.cycle)),
        parts=(
            *exception_tables.scorecard_charts(found),
            exception_tables.scorecard(found),
            review_charts.hosts_chart(found),
            review_tables.hosts(found),
        ),
    )


def table(catalog: Catalog, year: int, as_of: AsOf | None = None) -> TableSheet:
    """The scorecard as a table. Raises NotFoundError for a year that is not there."""
    return figure_values.plain(catalog, sheet(catalog, year, as_of))
