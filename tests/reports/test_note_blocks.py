"""Notes as headings, paragraphs and lists within lists."""

import pytest

from perm_desktop.reports.kit.blocks import Paragraph
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.note_blocks import SubHeading, TextList, note_blocks, note_lines


def outline(text: str) -> list[tuple[int, str]]:
    """The headings of a note with their depths."""
    return [
        (block.depth, block.text) for block in note_blocks(text) if isinstance(block, SubHeading)
    ]


def shape(element: Element) -> str:
    """The lists below an element: a point for each item, then the lists within it."""
    elements = [kid for kid in element.kids if isinstance(kid, Element)]
    marks = {Tag.LIST: "[{}]", Tag.LIST_ITEM: ".{}"}
    return "".join(marks.get(kid.tag, "{}").format(shape(kid)) for kid in elements)


def lists(text: str) -> str:
    root = Element(Tag.SECTION)
    for block in note_blocks(text):
        block.strips(root, 0.0, 400.0)
    return shape(root)


def test_a_heading_never_goes_down_more_than_one_level() -> None:
    assert outline("### Deep\n### Deeper\n### Deepest\n# Top\n### Below") == [
        (0, "Deep"),
        (1, "Deeper"),
        (2, "Deepest"),
        (0, "Top"),
        (1, "Below"),
    ]


def test_a_heading_without_words_is_left_out() -> None:
    assert outline("#  \n## \n# Said") == [(0, "Said")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b", "[..]"),
        ("- a\n  - b\n  - c\n- d", "[.[..].]"),
        ("- a\n        - b\n  - c", "[.[.][.]]"),
        ("    - a\n- b", "[.][.]"),
        ("- a\nbetween\n- b", "[.][.]"),
        ("- a\n\n- b", "[..]"),
        ("\t- a\n\t\t[x] b", "[.[.]]"),
    ],
)
def test_a_deeper_line_belongs_to_the_item_above_it(text: str, expected: str) -> None:
    assert lists(text) == expected


def test_a_line_in_a_thousand_levels_still_has_room_for_its_text() -> None:
    (block,) = note_blocks(f"{' ' * 2000}- far in")

    assert isinstance(block, TextList)
    assert block.items[0].depth == 5


def test_a_paragraph_after_a_blank_line_stands_apart() -> None:
    first, second, third = note_blocks("one\ntwo\n\nthree")

    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert isinstance(third, Paragraph)
    assert first.style.before == second.style.before < third.style.before


def test_a_note_in_a_cell_keeps_its_marks_as_symbols() -> None:
    text = "# Topic\n- Bring the list\n[ ] Send it\n  [x] Sent\n\nplain"

    assert note_lines(text) == ("Topic", "• Bring the list", "☐ Send it", "☑ Sent", "plain")


def test_a_line_that_is_an_address_and_nothing_else_leads_there() -> None:
    alone, within = note_blocks("https://meet.example/r/5\nSee https://meet.example/r/5 for it.")

    assert isinstance(alone, Paragraph)
    assert isinstance(within, Paragraph)
    assert (alone.link, within.link) == ("https://meet.example/r/5", "")
