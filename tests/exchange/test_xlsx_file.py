"""A workbook in which every text is a text, and what is a date or a number is one."""

import io
import re
import tempfile
from dataclasses import replace
from datetime import datetime
from html import unescape
from zipfile import ZipFile

import openpyxl
import pytest

from perm_desktop.core.progress import StoppedError
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.exchange import xlsx_file
from perm_desktop.exchange.safe_cells import for_xml
from tests.hostile_texts import CASES
from tests.tables import MADE, everywhere, grouped, table

_ESCAPED = re.compile("_x([0-9A-F]{4})_")


def _parts(sheet: TableSheet) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(xlsx_file.render(sheet))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _opened(sheet: TableSheet) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx_file.render(sheet)))


def _shown(text: str) -> str:
    """A text as a spreadsheet shows it."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def test_dates_and_numbers_are_values_in_american_formats() -> None:
    page = _opened(grouped()).active

    when, length = page["B2"], page["E2"]
    assert (when.value, when.number_format) == (
        datetime.fromisoformat("2026-04-15T13:00"),
        "ddd, mmm d, yyyy h:mm AM/PM",
    )
    assert (length.value, length.data_type) == (60, "n")


def test_the_head_is_bold_frozen_filtered_and_printed_on_every_page() -> None:
    page = _opened(grouped()).active

    assert page["A1"].font.bold
    assert page.freeze_panes == "A2"
    assert page.tables["ShownTable"].autoFilter.ref == "A1:E4"
    assert page.tables["ShownTable"].ref == "A1:E4"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)


def test_columns_are_as_wide_as_their_texts() -> None:
    page = _opened(table([("short", "a longer text of forty-three characters ....")])).active

    assert page.column_dimensions["A"].width < 12
    assert page.column_dimensions["B"].width > 40


def test_the_file_says_what_it_is_and_names_an_office() -> None:
    facts = _opened(grouped()).properties

    assert (facts.title, facts.description, facts.creator) == (
        "Meetings",
        "2 of 216 meetings",
        "CMS",
    )
    assert facts.modified == facts.created == MADE.replace(tzinfo=None)


def test_the_same_table_is_the_same_file() -> None:
    assert xlsx_file.render(grouped()) == xlsx_file.render(grouped())


def test_no_text_leaves_memory_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a temporary file was asked for")

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", refuse)

    assert xlsx_file.render(grouped())


@pytest.mark.parametrize("text", CASES)
def test_every_hostile_text_is_a_text_in_every_cell(text: str) -> None:
    kept = for_xml(text, 32_767)
    page = _opened(everywhere(text)).active
    rows = list(page.iter_rows(min_row=2))

    cells = [cell for row in rows for cell in row if cell.value is not None]
    texts = [cell for cell in cells if cell.value != 7]
    assert {cell.data_type for cell in texts} <= {"s"}
    assert {cell.value for cell in texts} <= {kept}
    assert len(texts) == (7 if text and kept else 4 if kept else 0)
    assert len(cells) - len(texts) == 2


@pytest.mark.parametrize("text", CASES)
def test_no_hostile_text_makes_a_formula(text: str) -> None:
    parts = _parts(everywhere(text))
    written = parts["xl/worksheets/sheet1.xml"]

    assert b"<f>" not in written
    assert b"<f " not in written
    assert not any("calcChain" in name or "externalLink" in name for name in parts)


def test_an_edited_formula_stays_a_text() -> None:
    page = _opened(table([("=1+1", "plain")])).active

    assert page["A2"].quotePrefix
    assert not page["B2"].quotePrefix


def test_text_that_looks_quoted_is_shown_as_it_was_typed() -> None:
    page = _opened(table([("_x000D_ and _x0041_", "")])).active

    assert _shown(page["A2"].value) == "_x000D_ and _x0041_"


def test_heads_are_never_empty_and_never_alike() -> None:
    sheet = table([("1", "2", "3", "4")], heads=("Group", "", "group", "Group"))
    page = _opened(sheet).active

    heads = [cell.value for cell in page[1]]
    assert heads == ["Group", "Column 2", "group 2", "Group 3"]
    assert [column.name for column in page.tables["ShownTable"].tableColumns] == heads


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Meetings", "Meetings"),
        ("History", "History list"),
        ("history", "history list"),
        ("", "Table"),
        ("'[]:*?/\\'", "Table"),
        ("Audience: A/B, RY 2027", "Audience A B, RY 2027"),
        ("x" * 40, "x" * 31),
        pytest.param("😀" * 40, "😀" * 15, id="emoji"),
    ],
)
def test_the_name_of_the_sheet_is_legal(title: str, name: str) -> None:
    assert _opened(table([("a", "b")], title=title)).sheetnames == [name]


def test_a_table_without_rows_has_its_head_and_its_filters() -> None:
    page = _opened(table([])).active

    assert [cell.value for cell in page[1]] == ["One", "Two"]
    assert page.auto_filter.ref == "A1:B1"
    assert not page.tables


def test_a_number_with_more_digits_than_a_workbook_keeps_stays_a_text() -> None:
    sheet = everywhere("x")
    line = sheet.groups[0].lines[0]
    long = line._replace(cells=(*line.cells[:2], line.cells[2]._replace(value=2**62)))
    page = _opened(
        TableSheet(
            *("T", "", sheet.columns, (sheet.groups[0].__class__("", (long,)),)),
            sheet.made,
            "CMS",
        )
    ).active

    assert page["C2"].value == "x"


def test_writing_can_be_stopped() -> None:
    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        xlsx_file.render(table([("a", "b")]), stop)


def test_a_printed_header_holds_what_its_format_has_room_for() -> None:
    sheet = everywhere("&" * 400)
    written = _parts(sheet)["xl/worksheets/sheet1.xml"].decode()
    header = unescape(re.findall("<oddHeader>(.*?)</oddHeader>", written)[0])

    assert len(header) <= 255
    assert header == f"&L{'&' * 118}…&R{'&' * 118}…"


def test_tables_that_belong_together_are_sheets_of_one_file() -> None:
    titles = ("Calls: RC, all of the states of the cycle", "Calls: RC, all of the states of it all")
    pages = tuple(table([("a", "b")], title=title) for title in titles)
    book = _opened(replace(table([]), pages=pages))
    names = [name for page in book.worksheets for name in page.tables]

    assert len({name.casefold() for name in book.sheetnames}) == 2
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert len(set(names)) == 2
