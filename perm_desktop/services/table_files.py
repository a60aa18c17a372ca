"""A table as a file: the suffix says which kind."""

from collections.abc import Callable
from pathlib import Path

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.filenames import slug
from perm_desktop.core.progress import Report, silent
from perm_desktop.core.safe_write import write_whole
from perm_desktop.core.table_sheet import TableSheet

PDF, CSV, XLSX = SUFFIXES = (".pdf", ".csv", ".xlsx")


def file_name(sheet: TableSheet, suffix: str) -> str:
    """Return a name that sorts by date: "meetings-2026-04-14.xlsx"."""
    return f"{slug(sheet.title, 60)}-{clock.home(sheet.made).date().isoformat()}{suffix}"


def check_suffix(target: Path) -> None:
    """Raise UserError for a name that says no kind of table."""
    if target.suffix.lower() not in SUFFIXES:
        named = f"“{target.suffix}” is no kind of table" if target.suffix else "No kind was named"
        raise UserError(f"{named}.", f"Let the name end in {', '.join(SUFFIXES[:-1])} or {XLSX}.")


def write(sheet: TableSheet, target: Path, report: Report = silent) -> Path:
    """Write a table whole or not at all, on any thread; the folder is made when missing.

    Raises UserError for another suffix, and where nothing can be written.
    """
    check_suffix(target)
    content = _RENDER[target.suffix.lower()](sheet, report)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, content)
    except OSError as error:
        raise UserError(
            f"“{target}” cannot be written ({error.strerror or error}).",
            "Close it where it is open, or choose another name or folder.",
        ) from error
    return target


def _pdf(sheet: TableSheet, report: Report) -> bytes:
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import table_report
    from perm_desktop.reports.kit.document import render

    return render(table_report.document(sheet.paper or sheet, report))


def _csv(sheet: TableSheet, report: Report) -> bytes:
    from perm_desktop.exchange import csv_file

    return csv_file.render(sheet, report)


def _xlsx(sheet: TableSheet, report: Report) -> bytes:
    # start-up: openpyxl takes 200 ms or more to import
    from perm_desktop.exchange import xlsx_file

    return xlsx_file.render(sheet, report)


_RENDER: dict[str, Callable[[TableSheet, Report], bytes]] = {PDF: _pdf, CSV: _csv, XLSX: _xlsx}
