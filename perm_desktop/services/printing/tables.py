"""Any table as a document."""

from typing import TYPE_CHECKING

from perm_desktop.core.office import OFFICE
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.services.printing.dress import PLAIN, Dress, letterhead
from perm_desktop.services.printing.paper import Paper
from perm_desktop.services.table_files import PDF, file_name
from perm_desktop.store.catalog import Catalog

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document


def paper(sheet: TableSheet, dress: Dress = PLAIN) -> Paper:
    """Return a table as a document."""
    return Paper(file_name(sheet, PDF), lambda: _document(sheet, dress))


def office(catalog: Catalog) -> str:
    """Return who makes the files of a catalog: the office of its letterhead, else ours."""
    kept = letterhead(catalog)
    return (kept.office if kept is not None else "") or OFFICE


def _document(sheet: TableSheet, dress: Dress) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import table_report

    return table_report.document(sheet, letterhead=dress.letterhead, draft=dress.draft)
