"""What was taken out of a text and what was put in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.text_changes import Fate, Segment, segments, spoken

KEPT, REMOVED, ADDED = Fate.KEPT, Fate.REMOVED, Fate.ADDED


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("", "new", [(ADDED, "new")]),
        ("old", "", [(REMOVED, "old")]),
        ("same", "same", [(KEPT, "same")]),
        ("one two", "one three", [(KEPT, "one "), (REMOVED, "two"), (ADDED, "three")]),
        ("a\nb", "a\nx\nb", [(KEPT, "a\n"), (ADDED, "x\n"), (KEPT, "b")]),
    ],
)
def test_words_are_kept_removed_or_added(
    before: str, after: str, parts: list[tuple[Fate, str]]
) -> None:
    assert segments(before, after) == [Segment(*part) for part in parts]


@given(st.text(alphabet="ab \n", max_size=60), st.text(alphabet="ab \n", max_size=60))
def test_both_texts_can_be_read_from_the_segments(before: str, after: str) -> None:
    found = segments(before, after)
    assert "".join(part.text for part in found if part.fate is not ADDED) == before
    assert "".join(part.text for part in found if part.fate is not REMOVED) == after


def test_of_a_long_text_that_stayed_the_ends_next_to_a_change_are_shown() -> None:
    long = "word " * 400
    first, second, third, fourth = segments(f"{long}old {long}", f"{long}new {long}")
    assert (second.text, third.text) == ("old", "new")
    assert len(first.text) + len(fourth.text) < 400


def test_texts_too_long_to_compare_are_shown_as_a_whole() -> None:
    before, after = "a " * 4_000, "b " * 4_000
    assert segments(before, after) == [Segment(REMOVED, before), Segment(ADDED, after)]


def test_a_difference_is_told_in_words() -> None:
    assert spoken(segments("one two", "one three")) == "Removed: two. Added: three."
    assert spoken(segments("one", "one")) == "Nothing changed."
