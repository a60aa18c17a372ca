"""Gather what the list of exceptions says: what was not held, not needed, cancelled, suspended
or skipped in a cycle, and why.
"""

from perm_desktop.core.counting import counted
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.review.exception_looks import counts
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.reports.figures_sheet import FiguresSheet
from perm_desktop.services import review as reviewing
from perm_desktop.services.printing import exception_tables, figure_papers, figure_values
from perm_desktop.services.printing.cycle_heads import cycle_head
from perm_desktop.services.printing.dress import Dress, usual
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store.catalog import Catalog

_SUBJECT = "Exceptions"


def paper(
    catalog: Catalog, year: int, as_of: AsOf | None = None, dress: Dress | None = None
) -> Paper:
    """Gather the exceptions of a cycle. Raises NotFoundError for a year that is not there."""
    said = sheet(catalog, year, as_of, dress)
    return figure_papers.sideways(said)


def sheet(
    catalog: Catalog, year: int, as_of: AsOf | None = None, dress: Dress | None = None
) -> FiguresSheet:
    """Gather what the paper says. Raises NotFoundError for a year that is not there."""
    found = reviewing.review(catalog, year, as_of)
    told = counts(found.exceptions)
    remark = f"{counted(len(found.exceptions), 'exception')}: {told}." if told else ""
    return FiguresSheet(
        head=cycle_head(
            *(catalog, found.cycle, (_SUBJECT, "What was not held, or not as planned, and why")),
            *(found.as_of, (remark,), dress or usual(catalog)),
        ),
        subject=_SUBJECT,
        facts=(),
        parts=(exception_tables.exceptions(found),),
    )


def table(catalog: Catalog, year: int, as_of: AsOf | None = None) -> TableSheet:
    """The exceptions as a table. Raises NotFoundError for a year that is not there."""
    return figure_values.plain(catalog, sheet(catalog, year, as_of))
