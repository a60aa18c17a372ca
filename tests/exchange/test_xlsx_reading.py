"""Workbooks of other programs as tables of texts, and archives that are better left shut."""

import io
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.exchange import xlsx_reading


def _book(**pages: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in pages.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _with_part(data: bytes, name: str, change: Any) -> bytes:
    """A workbook with one part made otherwise."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change(content) if part == name else content)
    return target.getvalue()


def test_values_are_texts_and_days_are_iso() -> None:
    day, moment = map(datetime.fromisoformat, ("2026-03-01", "2026-03-01T09:30"))
    rows = [["Name", "From", "At", "Hour"], ["Ann", day, moment, time(9)], [True, 3.0, 2.5, None]]
    (table,) = xlsx_reading.sheets(_book(People=rows)).values()
    assert table.header == ("Name", "From", "At", "Hour")
    assert table.rows == (
        ("Ann", "2026-03-01", "2026-03-01 09:30:00", "09:00:00"),
        ("yes", "3", "2.5", ""),
    )


def test_a_formula_is_its_value_and_never_a_text_that_acts() -> None:
    (table,) = xlsx_reading.sheets(_book(People=[["Name", "Sum"], ["Ann", "=1+1"]])).values()
    assert table.rows == (("Ann", ""),)  # nobody has computed it yet


def test_blank_rows_are_passed_over_and_lines_keep_their_numbers() -> None:
    (table,) = xlsx_reading.sheets(_book(P=[[None], ["Name"], [None], ["Ann"]])).values()
    assert (table.header, table.rows, table.lines) == (("Name",), (("Ann",),), (2, 4))


def test_sheets_without_rows_are_left_out(tmp_path: Path) -> None:
    data = _book(Cover=[], People=[["Name"], ["Ann"]])
    assert list(xlsx_reading.sheets(data)) == ["People"]
    path = tmp_path / "people.xlsx"
    path.write_bytes(data)
    assert xlsx_reading.rows(path).header == ("Name",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 torn", "no workbook that can be read"),
        (b"\xd0\xcf\x11\xe0 old", "old kind"),
        (b"Name,E-mail\n", "no workbook that can be read"),
        (_book(Cover=[]), "has no rows"),
    ],
)
def test_what_is_no_workbook_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        xlsx_reading.sheets(data)


def test_another_archive_is_refused() -> None:
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(UserError, match="no workbook that can be read"):
        xlsx_reading.sheets(target.getvalue())


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_reading, "_MOST_BYTES", 100_000)
    bomb = _with_part(_book(P=[["Name"]]), "xl/theme/theme1.xml", lambda _: b" " * 1_000_000)
    assert len(bomb) < 20_000
    with pytest.raises(UserError, match="holds more than can be read"):
        xlsx_reading.sheets(bomb)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_entities_are_refused_before_anything_is_read(encoding: str) -> None:
    declared = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'.encode(encoding)
    data = _with_part(_book(P=[["Name"]]), "xl/worksheets/sheet1.xml", lambda _: declared)
    with pytest.raises(UserError, match="no spreadsheet writes"):
        xlsx_reading.sheets(data)


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_reading, "MOST_ROWS", 3)
    assert xlsx_reading.sheets(_book(P=[["Name"], *[["Ann"]] * 3]))
    with pytest.raises(UserError, match="more than 3 rows"):
        xlsx_reading.sheets(_book(P=[["Name"], *[["Ann"]] * 4]))


def test_a_row_far_below_does_not_make_all_rows_above_it() -> None:
    data = _with_part(
        _book(P=[["Name"], ["Ann"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'r="2"', b'r="1048576"').replace(b'"A2"', b'"A1048576"'),
    )
    with pytest.raises(UserError, match="more than 20,000 rows"):
        xlsx_reading.sheets(data)
