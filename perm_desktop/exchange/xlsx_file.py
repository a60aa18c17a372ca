"""Tables as XLSX workbooks: texts that stay texts, dates and numbers as what they are."""

# openpyxl has no type stubs: its objects are handled here and nowhere else.
# pyright: reportUnknownMemberType=false, reportAttributeAccessIssue=false

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from itertools import count
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.writer.excel import ExcelWriter

from perm_desktop.core.progress import Report, silent
from perm_desktop.core.table_sheet import Cell as SheetCell
from perm_desktop.core.table_sheet import Column, Flat, Kind, TableSheet, flat
from perm_desktop.exchange.safe_cells import for_xml, is_active

_FORMATS = {
    Kind.NUMBER: "0",
    Kind.DATE: "ddd, mmm d, yyyy",
    Kind.TIME: "h:mm AM/PM",
    Kind.MOMENT: "ddd, mmm d, yyyy h:mm AM/PM",
}
_VALUE_WIDTHS = {Kind.DATE: 18, Kind.TIME: 11, Kind.MOMENT: 27}
_TEXT_LIMIT = 32_767  # UTF-16 units in a cell
_HEAD_LIMIT = 100
_FACT_LIMIT = 255
_HEADER_LIMIT = 60  # of each side of a printed header, which holds 255 with its codes
_NAME_LIMIT = 31
_WIDEST, _NARROWEST = 60, 8
_AIR = 2.5  # beside the words of a column, and the arrow of its filter
_STEP = 200  # rows between two reports
_TABLE = "ShownTable"
_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = "history"  # a sheet may not be called so
_LETTER = 1  # paper size
_EXACT = 10**15  # beyond it a workbook's numbers lose digits


def render(sheet: TableSheet, report: Report = silent) -> bytes:
    """The file: a sheet for each table. The same tables give the same bytes."""
    moment = sheet.made.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book = _Book(write_only=True)
    _describe(book, sheet, moment)
    pages = sheet.pages or (sheet,)
    names = _apart(_sheet_name(each.title) for each in pages)
    for number, (name, each) in enumerate(zip(names, pages, strict=True)):
        _add(book, name, each, f"{_TABLE}{number or ''}", report)
    target = BytesIO()
    with _DatedArchive(target, moment) as archive:
        ExcelWriter(book, archive).write_data()
    return target.getvalue()


def _add(book: "_Book", name: str, sheet: TableSheet, table_name: str, report: Report) -> None:
    """Put a table on a sheet of its own."""
    table = flat(sheet)
    page = book.add_page(name)
    heads = _heads(table.columns)
    _set_up(page, sheet, table)
    try:
        for row in _rows(page, heads, table, report):
            page.append(row)
    except BaseException:
        page.close()  # its writer is in the middle of a sheet
        raise
    _mark_table(page, heads, len(table.rows), table_name)


class _Book(Workbook):
    """A workbook that is made in memory alone."""

    def add_page(self, name: str) -> Any:
        """Append a sheet."""
        page: Any = _Page(self, name)
        self._sheets.append(page)
        return page


class _Page(WriteOnlyWorksheet):
    """A sheet of rows; by itself it would go through a temporary file that anybody may find."""

    def _get_writer(self) -> None:
        if getattr(self, "_writer", None) is None:
            self._writer = _Writer(self, BytesIO())
            self._writer.write_top()


class _Writer(WorksheetWriter):
    """Leaves nothing to be cleaned up."""

    def cleanup(self) -> None:
        """There is no file."""


class _DatedArchive(ZipFile):
    """Dates its parts by the table instead of by the clock, and takes sheets from memory."""

    def __init__(self, target: BytesIO, moment: datetime) -> None:
        super().__init__(target, "w", ZIP_DEFLATED)
        self._moment = moment

    def write(
        self,
        filename: Any,
        arcname: Any = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a sheet."""
        self.writestr(arcname, filename.getvalue(), compress_type, compresslevel)

    def writestr(
        self,
        zinfo_or_arcname: Any,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a part."""
        part = ZipInfo(str(zinfo_or_arcname), self._moment.timetuple()[:6])
        part.compress_type = ZIP_DEFLATED
        part.create_system = 0  # the same on every system
        super().writestr(part, data, compress_type, compresslevel)


def _describe(book: Any, sheet: TableSheet, moment: datetime) -> None:
    facts = book.properties
    facts.title = for_xml(sheet.title, _FACT_LIMIT)
    facts.description = for_xml(sheet.sentence, _FACT_LIMIT)
    facts.creator = facts.lastModifiedBy = for_xml(sheet.office, _FACT_LIMIT)
    facts.language = "en-US"
    facts.created = facts.modified = moment


def _sheet_name(title: str) -> str:
    """A name that every program takes: no signs of references, at most 31 UTF-16 units."""
    plain = " ".join(_NO_NAME.sub(" ", for_xml(title, _TEXT_LIMIT)).split())
    units = plain.encode("utf-16-le")[: 2 * _NAME_LIMIT].decode("utf-16-le", "ignore")
    name = units.strip("' ")
    return f"{name} list" if name.lower() == _RESERVED else name or "Table"


def _heads(columns: Sequence[Column]) -> list[str]:
    """Names of the columns: none empty, no two alike, as a table wants them."""
    plain = (" ".join(for_xml(each.head, _TEXT_LIMIT).split())[:_HEAD_LIMIT] for each in columns)
    return _apart(head or f"Column {number}" for number, head in enumerate(plain, 1))


def _apart(names: Iterable[str]) -> list[str]:
    """The names, with a number behind those that another has already; case makes no difference."""
    taken: set[str] = set()
    apart: list[str] = []
    for name in names:
        tries = (name if n == 1 else f"{name[: _NAME_LIMIT - 4]} {n}" for n in count(1))
        free = next(text for text in tries if text.casefold() not in taken)
        taken.add(free.casefold())
        apart.append(free)
    return apart


def _set_up(page: Any, sheet: TableSheet, table: Flat) -> None:
    """Widths, the frozen head, and how it is printed: landscape, as wide as the paper."""
    for number, column in enumerate(table.columns):
        texts = (row[number] for row in table.rows)
        letter = get_column_letter(number + 1)
        page.column_dimensions[letter].width = _width(column, texts)
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _LETTER
    page.page_setup.fitToHeight = 0
    page.oddHeader.left.text = _printed(sheet.title)
    page.oddHeader.right.text = _printed(sheet.sentence)
    page.oddFooter.right.text = "Page &P of &N"


def _printed(text: str) -> str:
    """A header's text, in which an ampersand would begin a code."""
    plain = " ".join(for_xml(text, _TEXT_LIMIT).split())
    shown = plain if len(plain) <= _HEADER_LIMIT else f"{plain[: _HEADER_LIMIT - 1]}…"
    return shown.replace("&", "&&")


def _width(column: Column, cells: Iterator[SheetCell]) -> float:
    lengths = (
        _VALUE_WIDTHS.get(_kind(cell), 0) or max(map(len, cell.text[:2000].split("\n")))
        for cell in cells
    )
    longest = max((*lengths, column.width, len(column.head)), default=0)
    return min(max(longest, _NARROWEST), _WIDEST) + _AIR


def _kind(cell: SheetCell) -> Kind:
    match cell.value:
        case datetime():
            return Kind.MOMENT
        case date():
            return Kind.DATE
        case time():
            return Kind.TIME
        case int() | float() if abs(cell.value) < _EXACT:
            return Kind.NUMBER
        case _:
            return Kind.TEXT


def _rows(page: Any, heads: Sequence[str], table: Flat, report: Report) -> Iterator[list[Any]]:
    looks = _Looks(page)
    yield [looks.text(head, looks.head) for head in heads]
    for done, row in enumerate(table.rows):
        if done % _STEP == 0:
            report(done, len(table.rows))
        yield [looks.cell(cell) for cell in row]


def _naive(value: Any) -> Any:
    """A wall time without its zone, which a workbook cannot keep."""
    return value.replace(tzinfo=None) if isinstance(value, datetime | time) else value


class _Cell(Cell):
    """A cell whose look can be given to others."""

    @property
    def look(self) -> Any:
        """Font, alignment and format, as the numbers that the workbook has for them."""
        return self._style


class _Looks:
    """Makes the cells of a sheet; a look is made once and shared."""

    def __init__(self, page: Any) -> None:
        self._page = page
        top = Alignment(vertical="top", wrap_text=True)
        self.head = self._look(alignment=top, font=Font(bold=True))
        self._text = self._look(alignment=top)
        self._quoted = self._look(alignment=top, quotePrefix=True)  # a text also when edited
        self._values = {
            kind: self._look(alignment=Alignment(vertical="top"), number_format=code)
            for kind, code in _FORMATS.items()
        }

    def cell(self, cell: SheetCell) -> Any:
        """A value with its format, else a text; nothing for an empty one."""
        kind = _kind(cell)
        if kind is not Kind.TEXT:
            return _Cell(self._page, 1, 1, _naive(cell.value), self._values[kind])
        text = for_xml(cell.text, _TEXT_LIMIT)
        return self.text(text, self._quoted if is_active(text) else self._text) if text else None

    def text(self, text: str, look: Any) -> Any:
        """A text that no program takes for anything else."""
        made: Any = _Cell(self._page, 1, 1, text, look)
        made.data_type = "s"
        return made

    def _look(self, **parts: Any) -> Any:
        made = _Cell(self._page, 1, 1)
        for name, part in parts.items():
            setattr(made, name, part)
        return made.look


def _mark_table(page: Any, heads: Sequence[str], rows: int, name: str) -> None:
    """Mark the rows as a table, which gives the head its meaning and its filters."""
    last = f"{get_column_letter(len(heads))}{rows + 1}"
    if not rows:
        page.auto_filter.ref = f"A1:{last}"
        return
    table: Any = Table(displayName=name, ref=f"A1:{last}")
    table.tableColumns = [TableColumn(id=n, name=head) for n, head in enumerate(heads, 1)]
    table.autoFilter = AutoFilter(ref=table.ref)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    page.tables.add(table)
