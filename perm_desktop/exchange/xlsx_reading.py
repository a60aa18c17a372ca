"""Workbooks that other programs wrote (XLSX): the sheets with their rows, as texts.

A workbook is an archive, so a small file may hold a great deal: it is measured before anything of
it is read. Formulas are never computed; what their program found last is their value.
"""

# openpyxl has no type stubs: its objects are handled here and nowhere else.
# pyright: reportUnknownMemberType=false

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from perm_desktop.core.errors import UserError
from perm_desktop.exchange.delimited import Table, content

MOST_ROWS = 20_000
MOST_COLUMNS = 200
_MOST_BYTES = 150_000_000  # of all parts, unpacked
_MOST_PARTS = 2_000
_MOST_SHEETS = 20
_BOOK, _OLD_BOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_STEP = 1 << 20
_DECLARES = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
_HINT = "Open it in the program it comes from, save it as “Excel Workbook (.xlsx)”, and try again."
_FEWER = "Copy the rows that you need into a workbook of their own, and try again."


def is_workbook(data: bytes) -> bool:
    """Whether a file begins as a workbook does, of the old kind too, whatever its name."""
    return data.startswith((_BOOK, _OLD_BOOK))


def rows(path: Path) -> Table:
    """Return the first sheet that has rows. Raises UserError for what is no workbook."""
    return next(iter(sheets(content(path)).values()))


def sheets(data: bytes) -> dict[str, Table]:
    """Return the sheets that have rows, by name, in their order. Raises UserError.

    Each begins with its first row that is not empty; ``lines`` are the rows' numbers.
    """
    if data.startswith(_OLD_BOOK):
        raise UserError("This is a workbook of the old kind (.xls), or one with a password.", _HINT)
    try:
        _measure(data)
        found = dict(_sheets(data))
    except UserError:
        raise
    except Exception as error:  # whatever a broken part made of the reader
        raise UserError("This is no workbook that can be read.", _HINT) from error
    if not found:
        raise UserError("The workbook has no rows.", "Choose one with a table.")
    return found


def _measure(data: bytes) -> None:
    """Refuse an archive that is too large unpacked, or whose parts declare anything of their own.

    Declarations are what entities are blown up with; no program that writes workbooks makes any.
    """
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
            raise UserError("The workbook holds more than can be read.", _FEWER)
        for part in parts:
            if part.filename.endswith((".xml", ".rels", ".vml")):
                with archive.open(part) as source:
                    _refuse_declarations(iter(lambda: source.read(_STEP), b""))


def _refuse_declarations(chunks: Iterable[bytes]) -> None:
    before = b""
    for chunk in chunks:
        if any(sign in before + chunk for sign in _DECLARES):
            raise UserError("The workbook holds something that no spreadsheet writes.", _HINT)
        before = chunk[-len(_DECLARES[-1]) :]


def _sheets(data: bytes) -> Iterator[tuple[str, Table]]:
    # start-up: the reader of workbooks takes long to load
    from openpyxl import load_workbook

    book: Any = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        for page in book.worksheets[:_MOST_SHEETS]:
            page.reset_dimensions()  # what a sheet says of its size need not be so
            table = _table(page)
            if table is not None:
                yield page.title, table
    finally:
        book.close()


def _table(page: Any) -> Table | None:
    """The rows of a sheet with anything in them, all as wide as the widest."""
    lines: list[int] = []
    found: list[tuple[str, ...]] = []
    read = page.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1, values_only=True)
    for number, row in enumerate(read, 1):
        cells = tuple(map(_text, row))
        if number > MOST_ROWS + 1 or (len(cells) > MOST_COLUMNS and cells[MOST_COLUMNS]):
            raise UserError(
                f"The sheet “{page.title}” has more than {MOST_ROWS:,} rows or {MOST_COLUMNS}"
                " columns.",
                _FEWER,
            )
        if any(cells):
            lines.append(number)
            found.append(cells)
    if not found:
        return None
    width = max(_width(row) for row in found)
    header, *rest = ((*row, *("",) * width)[:width] for row in found)
    return Table(header, tuple(rest), "", "", tuple(lines))


def _width(row: tuple[str, ...]) -> int:
    """How many cells there are up to the last with a text."""
    return max(place for place, text in enumerate(row, 1) if text)


def _text(value: Any) -> str:
    """The text of a value: days and times as ISO 8601 has them."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            is_day = value.time() == time()
            return value.date().isoformat() if is_day else value.isoformat(" ", "seconds")
        case date() | time():
            return value.isoformat()
        case float():
            return f"{value:.15g}"
        case timedelta():
            return str(value)
        case _:
            return str(value).strip()
