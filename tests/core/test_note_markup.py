"""Headings, bullets and check boxes in plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.note_markup import (
    Kind,
    box_span,
    checked,
    continued,
    open_points,
    parsed,
    shifted,
    turned,
)


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("# Decisions", Kind.HEADING, "Decisions"),
        ("### Small", Kind.HEADING, "Small"),
        ("#tag", Kind.PLAIN, "#tag"),
        ("- Bring it", Kind.BULLET, "Bring it"),
        ("  * Bring it", Kind.BULLET, "Bring it"),
        ("-5 cases", Kind.PLAIN, "-5 cases"),
        ("[ ] Send it", Kind.OPEN, "Send it"),
        ("- [ ] Send it", Kind.OPEN, "Send it"),
        ("\t[x] Sent", Kind.DONE, "Sent"),
        ("[X] Sent", Kind.DONE, "Sent"),
        ("[ ]", Kind.OPEN, ""),
        ("[y] No", Kind.PLAIN, "[y] No"),
        ("[ ]no blank", Kind.PLAIN, "[ ]no blank"),
        ("", Kind.PLAIN, ""),
    ],
)
def test_a_line_says_what_it_is_by_how_it_begins(line: str, kind: Kind, text: str) -> None:
    assert (parsed(line).kind, parsed(line).text) == (kind, text)


@given(st.text(alphabet=st.characters(exclude_characters="\n\r"), max_size=30))
def test_the_parts_of_a_line_are_the_line(line: str) -> None:
    assert parsed(line).whole == line
    assert checked(checked(line)).casefold() == line.casefold()


@pytest.mark.parametrize(
    ("line", "kind", "after"),
    [
        ("Send it", Kind.OPEN, "[ ] Send it"),
        ("[ ] Send it", Kind.OPEN, "Send it"),
        ("[x] Sent", Kind.OPEN, "Sent"),
        ("- Send it", Kind.OPEN, "[ ] Send it"),
        ("  - Send it", Kind.HEADING, "# Send it"),
        ("# Send it", Kind.HEADING, "Send it"),
        ("  [ ] Send it", Kind.BULLET, "  - Send it"),
        ("", Kind.BULLET, "- "),
    ],
)
def test_a_line_is_turned_into_another_kind_and_back(line: str, kind: Kind, after: str) -> None:
    assert turned(line, kind) == after


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("[ ] Send it", "[x] Send it"),
        ("- [x] Sent", "- [ ] Sent"),
        ("[X] Sent", "[ ] Sent"),
        ("Send it", "Send it"),
    ],
)
def test_a_box_is_checked_and_unchecked(line: str, after: str) -> None:
    assert checked(line) == after


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("- Bring it", "- "),
        ("  [x] Sent", "  [ ] "),
        ("- [ ] Send", "- [ ] "),
        ("- ", ""),
        ("# Decisions", None),
        ("Plain", None),
    ],
)
def test_enter_goes_on_with_a_list_and_ends_it_after_an_empty_item(
    line: str, begins: str | None
) -> None:
    assert continued(line) == begins


@pytest.mark.parametrize(
    ("line", "by", "after"),
    [
        ("- a", 1, "  - a"),
        ("  - a", -1, "- a"),
        (" - a", -1, "- a"),
        ("\t- a", -1, "- a"),
        ("- a", -1, "- a"),
        ("", -1, ""),
    ],
)
def test_a_line_moves_in_and_out_by_steps(line: str, by: int, after: str) -> None:
    assert shifted(line, by) == after


def test_a_box_is_clicked_where_it_stands() -> None:
    assert box_span("  - [x] Sent") == (4, 7)
    assert box_span("- Sent") is None


def test_open_points_are_the_boxes_that_are_not_checked() -> None:
    text = "# To do\n[ ] Send it\n[x] Sent\n  - [ ] Name a contact \n[ ] "
    assert open_points(text) == ["Send it", "Name a contact"]
