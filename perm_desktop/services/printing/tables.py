"""Any table as a document."""

from typing import TYPE_CHECKING

from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.services.printing.dress import PLAIN, Dress
from perm_desktop.services.printing.paper import Paper
from perm_desktop.services.table_files import PDF, file_name

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document


def paper(sheet: TableSheet, dress: Dress = PLAIN) -> Paper:
    """Return a table as a document."""
    return Paper(file_name(sheet, PDF), lambda: _document(sheet, dress))


def _document(sheet: TableSheet, dress: Dress) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import table_report

    return table_report.document(sheet, letterhead=dress.letterhead, draft=dress.draft)
