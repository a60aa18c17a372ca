"""A table on paper: everything it says, in its order, tagged, however long or hostile."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from perm_desktop.core.letterhead import Letterhead
from perm_desktop.core.progress import StoppedError
from perm_desktop.core.symbols import HELD, OVERDUE
from perm_desktop.core.table_sheet import Cell, Column, Group, Kind, Line, TableSheet
from perm_desktop.reports import table_report
from perm_desktop.reports.kit.document import write_document
from perm_desktop.reports.kit.lines import text_width
from perm_desktop.reports.kit.paper import LANDSCAPE
from perm_desktop.reports.kit.table import Table
from perm_desktop.reports.kit.text import one_line
from tests.hostile_texts import CASES, HOSTILE
from tests.pdfcheck.tag_tree import Tagged, read_tags
from tests.pdfcheck.verapdf import Validator
from tests.tables import MADE, everywhere, grouped, table


def _tree() -> TableSheet:
    rows = ((0, "Ohio", "Attended"), (1, "PERM lead", "Absent"), (0, "Texas", ""))
    lines = tuple(Line((Cell(who), Cell(mark)), level) for level, who, mark in rows)
    return replace(table([]), groups=(Group("", lines),))


def _long() -> TableSheet:
    """1,000 meetings under two headings, some with long texts."""
    lines = tuple(
        Line((Cell(f"{n}", n), Cell(f"Meeting {n}. " * (1 + n % 17)), Cell("Held", None, HELD)))
        for n in range(500)
    )
    columns = (Column("No.", Kind.NUMBER), Column("Meeting"), Column("Status"))
    groups = (Group("Held", lines, 500), Group("Later", lines, 500))
    return TableSheet("Meetings", "1,000 meetings", columns, groups, MADE, "CMS")


def _hostile() -> TableSheet:
    texts = [text[:3000] for kind in HOSTILE.values() for text in kind]
    return replace(
        table([(text, text) for text in texts], heads=(texts[-1], texts[20])),
        title=texts[10],
        sentence=" ".join(texts)[:5000],
    )


SHEETS: dict[str, Callable[[], TableSheet]] = {
    "grouped": grouped,
    "empty": lambda: table([]),
    "long": _long,
    "hostile": _hostile,
    "tree": _tree,
}


def _written(sheet: TableSheet, folder: Path) -> Path:
    file = folder / "table.pdf"
    write_document(table_report.document(sheet), file)
    return file


def _tags(sheet: TableSheet, folder: Path) -> Tagged:
    return read_tags(_written(sheet, folder))


@pytest.mark.xdist_group("verapdf")
@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", SHEETS)
def test_a_table_conforms(name: str, profile: str, verapdf: Validator, tmp_path: Path) -> None:
    verdict = verapdf.check(_written(SHEETS[name](), tmp_path), profile)

    assert verdict.failures == ()
    assert verdict.checks > 300


@pytest.mark.parametrize("name", SHEETS)
def test_the_tags_say_what_the_table_says_in_its_order(name: str, tmp_path: Path) -> None:
    sheet = SHEETS[name]()
    document = table_report.document(sheet)
    said = [text for section in document.sections for text in section.said() if text]
    tags = _tags(sheet, tmp_path)

    assert tags.texts() == [text.replace("\u00a0", " ") for text in said]
    assert tags.unmarked == []


def test_a_table_is_read_as_it_is_shown(tmp_path: Path) -> None:
    assert _tags(grouped(), tmp_path).texts() == [
        "Meetings",
        "2 of 216 meetings",
        "Payment Error Rate Measurement (PERM)",
        "Held",
        "Today · 2",
        *("When", "Meeting", "Status", "Length"),
        *("Wed, Apr 15, 2026 · 1:00 PM", "Cycle call", "Held", "60 min"),
        *("Wed, Apr 15, 2026 · 1:00 PM", "Cycle call", "Held", "60 min"),
        "Past · 214",
        *("When", "Meeting", "Status", "Length"),
        "(214 not shown)",
    ]


def test_no_row_of_a_long_table_is_lost(tmp_path: Path) -> None:
    sheet = _long()
    texts = _tags(sheet, tmp_path).texts()

    wanted = [one_line(line.cells[1].text) for group in sheet.groups for line in group.lines]
    assert [text for text in texts if text.startswith("Meeting ")] == wanted


def test_heads_have_their_scope_and_every_row_its_head(tmp_path: Path) -> None:
    tags = _tags(grouped(), tmp_path)

    first = tags.root.all("Table")[0]
    assert [cell.scope for cell in first.all("TH")] == ["Column"] * 4 + ["Row"] * 2
    assert [node.text for node in tags.root.all("H2")] == ["Today · 2", "Past · 214"]


def test_pages_lie_on_their_side_and_are_counted(tmp_path: Path) -> None:
    file = _written(_long(), tmp_path)
    with pikepdf.open(file) as pdf:
        boxes = {tuple(map(float, page.mediabox)) for page in pdf.pages}
        count = len(pdf.pages)

    assert boxes == {(0.0, 0.0, LANDSCAPE.width, LANDSCAPE.height)}
    artifacts = read_tags(file).artifacts
    assert f"Page {count} of {count}" in artifacts[-1]
    assert "Held · 500, continued" in artifacts[1]
    assert "No.MeetingStatus" in artifacts[1]


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    assert _tags(table([]), tmp_path).texts()[-1] == "There is nothing in this table."


def test_a_line_of_a_tree_is_marked_as_one(tmp_path: Path) -> None:
    texts = _tags(_tree(), tmp_path).texts()

    assert "› PERM lead" in texts
    assert "Ohio" in texts


def test_a_column_in_which_nobody_has_anything_is_left_out(tmp_path: Path) -> None:
    texts = _tags(table([("a", ""), ("b", "")]), tmp_path).texts()

    assert "One" in texts
    assert "Two" not in texts


def test_the_legend_explains_each_symbol_once(tmp_path: Path) -> None:
    looks = (HELD, HELD._replace(word="17 of 18"), OVERDUE._replace(word="Empty"))
    lines = tuple(Line((Cell(look.word, None, look), Cell("x"))) for look in looks)
    tags = _tags(replace(table([]), groups=(Group("", lines),)), tmp_path)

    assert [node.text for node in tags.root.all("LBody")] == ["Held", "Overdue"]


@pytest.mark.parametrize("text", CASES)
def test_every_hostile_text_goes_through_every_field(text: str, tmp_path: Path) -> None:
    sheet = everywhere(text)
    document = table_report.document(sheet)
    said = [each for section in document.sections for each in section.said() if each]

    assert _tags(sheet, tmp_path).texts() == [each.replace("\u00a0", " ") for each in said]


@pytest.mark.parametrize("columns", [1, 2, 15, 40])
def test_any_number_of_columns_stays_on_the_page(columns: int) -> None:
    sheet = table([["a longer text"] * columns] * 3, heads=["Head"] * columns)
    block = table_report.document(sheet).sections[0].blocks[-1]

    assert isinstance(block, Table)
    widths = [column.width for column in block.columns]
    assert sum(widths) + 10 * (columns - 1) == pytest.approx(LANDSCAPE.text_width)


def test_what_is_usual_has_room_before_what_is_rare() -> None:
    rows = [("Mar 2, 2026, 12:00 noon EST", "PR")] * 99
    rows.append(("Mar 2, 2026, 12:00 noon EST", "AK, AZ, CT, DC, FL, HI, IN, IA, LA, ME, MS, MT"))
    wide = [(*row, *["A text of usual length"] * 5) for row in rows]
    block = table_report.document(table(wide, heads=list("abcdefg"))).sections[0].blocks[-1]

    assert isinstance(block, Table)
    when, states = (column.width for column in block.columns[:2])
    assert when > text_width(one_line(rows[0][0]), table_report.STRONG)
    assert states > 24


def test_a_usual_word_is_never_broken() -> None:
    rows = [("Not recorded", *["x" * 4, "many words of a text that may wrap"] * 6)] * 9
    sheet = table(rows, heads=[f"h{n}" for n in range(13)])
    block = table_report.document(sheet).sections[0].blocks[-1]

    assert isinstance(block, Table)
    width = block.columns[0].width
    assert width >= text_width(one_line("recorded"), table_report.STRONG)


def test_a_draft_under_a_letterhead_says_both(tmp_path: Path) -> None:
    file = tmp_path / "draft.pdf"
    letterhead = Letterhead(("Division of Error Rate Measurement",))
    document = table_report.document(grouped(), letterhead=letterhead, draft=True)
    write_document(document, file)

    assert {"Draft", "Division of Error Rate Measurement"} <= set(read_tags(file).texts())


def test_the_same_table_is_the_same_file(tmp_path: Path) -> None:
    first = _written(grouped(), tmp_path).read_bytes()

    assert _written(grouped(), tmp_path).read_bytes() == first


def test_laying_out_tells_how_far_it_is_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        told.append((done, total))
        if done >= 300:
            raise StoppedError

    with pytest.raises(StoppedError):
        table_report.document(_long(), report)
    assert told == [(0, 1000), (100, 1000), (200, 1000), (300, 1000)]
