"""How blocks are set: lines that stay together, columns that line up."""

from dataclasses import replace

import pytest

from perm_desktop.reports.kit.paper import BODY, TITLE, Align
from perm_desktop.reports.kit.strips import Strip, Words, flowing, set_lines, set_one_line
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.table import Column, Table
from perm_desktop.reports.kit.text import Printable, one_line


def words(text: str, align: Align = Align.LEFT) -> Words:
    return Words(one_line(text), replace(BODY, align=align))


def element() -> Element:
    return Element(Tag.PARAGRAPH)


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (1, [False]),
        (2, [True, False]),
        (3, [True, True, False]),
        (5, [True, False, False, True, False]),
    ],
)
def test_two_lines_stay_together_at_each_end_of_a_paragraph(lines: int, kept: list[bool]) -> None:
    strips = flowing(set_lines(words("word " * lines), element(), 0, 30))

    assert [strip.keep for strip in strips] == kept


def test_numbers_end_at_the_right_edge_of_their_column() -> None:
    for number in ("5", "10", "125"):
        (line,) = set_lines(words(number, Align.RIGHT), element(), 100, 40)
        assert line.left + line.line.width == pytest.approx(140)


def test_a_centered_line_has_equal_space_on_both_sides() -> None:
    (line,) = set_lines(words("middle", Align.CENTER), element(), 100, 80)

    assert line.left - 100 == pytest.approx(180 - line.left - line.line.width)


def test_a_line_that_must_be_one_ends_in_an_ellipsis_within_its_room() -> None:
    placed = set_one_line(words("a title of many words"), element(), 0, 60)

    assert "".join(run.text for run in placed.line.runs) == "a title of …"
    assert placed.line.width <= 60


def test_the_last_row_of_a_table_never_starts_a_page_alone() -> None:
    cell = (words("text"),)
    table = Table((Column(Printable("Head"), 0),), ((cell,), (cell,)), foot=(cell,))
    _head, *rows = table.strips(element(), 0, 100)

    assert [row.keep for row in rows] == [False, True, False]


def test_a_tall_row_may_be_cut_but_not_after_its_first_line() -> None:
    tall = (words("word " * 40),)
    table = Table((Column(Printable("Head"), 0),), ((tall,),))
    strips: list[Strip] = table.strips(element(), 0, 30)[1:]

    assert len(strips) == 40
    assert [number for number, strip in enumerate(strips) if strip.keep] == [0, 38]


def test_capitals_stand_in_the_middle_of_their_line() -> None:
    above = TITLE.baseline - 0.72 * TITLE.size

    assert above == pytest.approx(TITLE.leading - TITLE.baseline)
