"""No column is too narrow, no cell too long and no head too high: text stays where it belongs."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perm_desktop.reports.kit.blocks import Block, Fact, FactList, Letterhead, Opening
from perm_desktop.reports.kit.drawing import Drawing, DrawnText
from perm_desktop.reports.kit.flow import Page, paginate
from perm_desktop.reports.kit.paper import BODY, LANDSCAPE, NOTE, PORTRAIT, Sheet
from perm_desktop.reports.kit.strips import PlacedLine, Strip, Words
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.table import Cell, Column, Table
from perm_desktop.reports.kit.text import Printable, one_line

NOTHING = Printable("")
NEARLY = 0.05  # points
sheets = st.sampled_from((PORTRAIT, LANDSCAPE))


def _text(text: str, times: int) -> Printable:
    return one_line(text * times, 5000) or Printable("x")


texts = st.builds(
    _text, st.text("aW  -/.é漢。（한☐😀", min_size=1, max_size=30), st.sampled_from((1, 3, 50))
)


def strips_of(block: Block, sheet: Sheet) -> list[Strip]:
    return block.strips(Element(Tag.SECTION), 0.0, sheet.text_width)


def pages_of(strips: list[Strip], sheet: Sheet) -> list[Page]:
    tops = {"first_top": sheet.header_top, "later_top": sheet.text_top}
    return paginate(strips, **tops, bottom=sheet.text_bottom)


def ends_of(strips: list[Strip]) -> list[float]:
    return [line.left + line.line.width for strip in strips for line in strip.lines]


def lowest(pages: list[Page]) -> float:
    return max(
        placement.top + line.down for page in pages for placement in page
        for line in placement.strip.lines
    )  # fmt: skip


def printed(pages: list[Page]) -> list[str]:
    """The text of every line that is no repetition, sorted: pages may part neighbors."""
    lines = (
        line for page in pages for placement in page if not placement.repeated
        for line in placement.strip.lines
    )  # fmt: skip
    return sorted(map(text_of, lines))


def text_of(line: PlacedLine) -> str:
    return "".join(run.text for run in line.line.runs)


def cell(text: str) -> Cell:
    return (Words(one_line(text, 10_000), NOTE),)


@settings(max_examples=30, deadline=None)
@given(sheets, st.data())
def test_every_cell_wraps_within_its_slot_however_many_columns_there_are(
    sheet: Sheet, data: st.DataObject
) -> None:
    count = data.draw(st.sampled_from((1, 2, 6, 12, 40)))
    widths = [data.draw(st.sampled_from((0.0, 5.0, 60.0, 300.0))) for _ in range(count)]
    columns = tuple(Column(data.draw(texts), width) for width in widths)
    row = tuple(cell("WWWW word 漢字") for _ in columns)
    strips = strips_of(Table(columns, (row, row)), sheet)

    assert max(ends_of(strips)) <= sheet.text_width + NEARLY
    starts = sorted({line.left for strip in strips for line in strip.lines})
    ends = dict.fromkeys(starts, 0.0)
    for strip in strips:
        for line in strip.lines:
            ends[line.left] = max(ends[line.left], line.left + line.line.width)
    assert all(ends[left] <= right + NEARLY for left, right in pairwise(starts))
    pages = pages_of(strips, sheet)
    assert lowest(pages) <= sheet.text_bottom + NEARLY
    assert printed(pages) == sorted(text_of(line) for strip in strips for line in strip.lines)


@settings(max_examples=40, deadline=None)
@given(texts, st.lists(texts, max_size=40), sheets)
def test_an_opening_of_any_length_goes_on_over_pages_without_losing_a_line(
    text: Printable, lines: list[Printable], sheet: Sheet
) -> None:
    opening = Opening(text, text, text, text, Letterhead(tuple(lines)))
    strips = strips_of(opening, sheet)
    pages = pages_of(strips, sheet)

    assert max(ends_of(strips)) <= sheet.text_width + NEARLY
    assert lowest(pages) <= sheet.text_bottom + NEARLY
    assert printed(pages) == sorted(text_of(line) for strip in strips for line in strip.lines)


@given(texts, texts, sheets)
def test_facts_of_any_length_stay_in_the_column(
    label: Printable, value: Printable, sheet: Sheet
) -> None:
    strips = strips_of(FactList((Fact(label, value),) * 2, (Fact(label, value),)), sheet)

    assert max(ends_of(strips)) <= sheet.text_width + NEARLY
    assert lowest(pages_of(strips, sheet)) <= sheet.text_bottom + NEARLY


@given(texts, st.floats(-10, 400))
def test_words_in_a_drawing_take_no_more_than_their_width(text: Printable, width: float) -> None:
    drawing = Drawing(30, (), (DrawnText(text, BODY, 7, 10, width),), Printable("Words."))

    for end in ends_of(strips_of(drawing, PORTRAIT)):
        assert end <= 7 + width + NEARLY


def test_a_drawing_higher_than_a_page_is_a_mistake_of_the_program() -> None:
    drawing = Drawing(PORTRAIT.text_height + 1, (), (), Printable("High."))

    with pytest.raises(ValueError, match="668 points high, where 667 fit"):
        pages_of(strips_of(drawing, PORTRAIT), PORTRAIT)


def test_a_table_without_rows_is_its_head() -> None:
    (head,) = strips_of(Table((Column(Printable("Head"), 0),), ()), PORTRAIT)

    assert [text_of(line) for line in head.lines] == ["Head"]
