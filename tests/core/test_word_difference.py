"""Which words of a text are not in another one."""

import pytest

from perm_desktop.core.word_difference import changed_words


def marked(before: str, after: str) -> list[str]:
    return [after[span.start : span.end] for span in changed_words(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("Thes calls discuss", "These calls discuss", ["These"]),
        ("reviews, determine a process", "reviews, and determine a process", ["and"]),
        ("PERM + and Routine PERM", "PERM+ and Routine PERM", ["PERM+"]),
        ("one two three four", "one four five two three", ["four five"]),
        ("a b left out c", "a b c", ["c"]),
        ("the same text", "the same text", []),
        ("", "", []),
    ],
)
def test_words_that_changed_are_found(before: str, after: str, words: list[str]) -> None:
    assert marked(before, after) == words


def test_texts_with_little_in_common_are_not_marked_all_over() -> None:
    assert marked("an overview of the program", "nothing like that at all, sorry") == []
    assert marked("", "a text where there was none") == []
