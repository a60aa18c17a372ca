"""Gather what the list of exceptions says: what was not held, not needed, cancelled, suspended
or skipped in a cycle, and why.
"""

from collections import Counter
from typing import TYPE_CHECKING

from perm_desktop.core.counting import counted
from perm_desktop.core.filenames import slug
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.reports.figures_sheet import FiguresSheet
from perm_desktop.services import review as reviewing
from perm_desktop.services.printing import exception_tables, figure_values
from perm_desktop.services.printing.cycle_heads import cycle_head
from perm_desktop.services.printing.dress import Dress, usual
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store.catalog import Catalog

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document

_SUBJECT = "Exceptions"


def paper(
    catalog: Catalog, year: int, as_of: AsOf | None = None, dress: Dress | None = None
) -> Paper:
    """Gather the exceptions of a cycle. Raises NotFoundError for a year that is not there."""
    said = sheet(catalog, year, as_of, dress)
    return Paper(f"{slug(said.head.name)}.pdf", lambda: _document(said))


def sheet(
    catalog: Catalog, year: int, as_of: AsOf | None = None, dress: Dress | None = None
) -> FiguresSheet:
    """Gather what the paper says. Raises NotFoundError for a year that is not there."""
    found = reviewing.review(catalog, year, as_of)
    kinds = Counter(exception_tables.look(each.kind).word for each in found.exceptions)
    told = ", ".join(f"{count:,} {word.lower()}" for word, count in kinds.items())
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


def _document(said: FiguresSheet) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import figures
    from perm_desktop.reports.kit.paper import LANDSCAPE

    return figures.document(said, LANDSCAPE)
