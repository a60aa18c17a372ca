"""How blocks are set: lines that stay together, columns that line up."""

from dataclasses import replace

import pytest

from perm_desktop.core.symbols import Symbol
from perm_desktop.reports.kit.paper import BLUE, BODY, TITLE, Align
from perm_desktop.reports.kit.strips import (
    Sign,
    Strip,
    Words,
    flowing,
    set_lines,
    set_one_line,
    set_words,
)
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


@pytest.mark.parametrize("shares", [(0.0, 0.0), (0.0, 1.0), (2.0, 1.0)])
def test_open_columns_fill_the_width_whatever_their_shares(shares: tuple[float, ...]) -> None:
    columns = tuple(Column(Printable("Head"), 0, Align.RIGHT, share=share) for share in shares)
    table = Table(columns, (((words("1"),),) * 2,))
    head, row = table.strips(element(), 0, 100)

    assert row.lines[-1].left + row.lines[-1].line.width == pytest.approx(100)
    assert head.rules[0].right == pytest.approx(100)


def test_words_of_a_column_with_signs_line_up() -> None:
    signed = words("Held")._replace(sign=Sign(Symbol.DISC_CHECK, BLUE))
    columns = (Column(Printable("Status"), 0, signed=True),)
    _, first, second = Table(columns, (((signed,),), ((words("None"),),))).strips(element(), 0, 100)

    assert first.lines[0].left == second.lines[0].left > 0
    assert first.shapes
    assert all(shape.element is None for shape in first.shapes)
    assert not second.shapes


def test_a_sign_stands_before_the_first_line_only() -> None:
    signed = words("word " * 9)._replace(sign=Sign(Symbol.DISC_CHECK, BLUE))
    strips = set_words(signed, element(), 0, 60)

    assert [bool(strip.shapes) for strip in strips] == [True, *[False] * (len(strips) - 1)]
    assert len({strip.lines[0].left for strip in strips}) == 1


def test_a_column_narrower_than_a_sign_still_says_its_words() -> None:
    signed = words("Held")._replace(sign=Sign(Symbol.DISC_CHECK, BLUE))
    strips = set_words(signed, element(), 0, 9)

    said = "".join(run.text for strip in strips for run in strip.lines[0].line.runs)
    assert said == "Held"
    assert all(strip.lines[0].style.size > 3 for strip in strips)


def test_a_table_that_goes_on_says_its_name_above_the_head() -> None:
    table = Table((Column(Printable("Head"), 0),), (((words("text"),),),))
    named = replace(table, goes_on=Printable("April, continued"))
    head, row = named.strips(element(), 0, 200)

    assert row.head is not None
    said = ["".join(run.text for run in line.line.runs) for line in row.head.lines]
    assert said == ["April, continued", "Head"]
    assert row.head.height > head.height


def test_a_hairline_parts_a_row_from_the_one_above() -> None:
    rows = (((words("text"),),),) * 3
    table = Table((Column(Printable("Head"), 0),), rows, ruled=False, parted=frozenset({1}))
    _head, *found = table.strips(element(), 0, 100)

    assert [len(row.rules) for row in found] == [1, 0, 0]


def test_capitals_stand_in_the_middle_of_their_line() -> None:
    above = TITLE.baseline - 0.72 * TITLE.size

    assert above == pytest.approx(TITLE.leading - TITLE.baseline)
