"""A few letters find what is meant: word starts first, scattered letters last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.finding import Haystack, plain, scattered, score

_WORDS = st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=3).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("State/RC Bi-Weekly", "state rc bi weekly"),
        ("  M 214 ", "m214"),
        ("RY 2027 · Cycle 3", "ry 2027 cycle 3"),
        ("…", ""),
    ],
)
def test_text_is_compared_as_plain_words(typed: str, compared: str) -> None:
    assert plain(typed) == compared


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("ha", "hawaii", "new hampshire"),
        ("pl", "plan cycle", "show a plan"),
        ("ate", "late", "a t e"),
        ("ma", "mark as held", "alabama"),
        ("mh", "mark held", "move meeting here"),
    ],
)
def test_a_better_fit_scores_lower(query: str, better: str, worse: str) -> None:
    best, other = score(query, better), score(query, worse)
    assert best is not None
    assert other is None or best < other


@pytest.mark.parametrize("query", ["xyz", "plan xyz", "nalp"])
def test_a_query_with_a_word_that_is_nowhere_fits_nothing(query: str) -> None:
    assert score(query, "plan cycle") is None


def test_words_may_come_in_any_order() -> None:
    assert score("cycle plan", "plan cycle") == score("plan cycle", "plan cycle")


def test_letters_too_far_apart_are_not_meant() -> None:
    assert scattered("am", "about the program") is None


@given(_WORDS, _WORDS)
def test_scattered_letters_come_in_order(query: str, text: str) -> None:
    for word in query.split():
        if (gaps := scattered(word, text)) is not None:
            rest = iter(text)
            assert all(letter in rest for letter in word)
            assert gaps >= 0


@given(st.lists(_WORDS, max_size=8), st.lists(_WORDS, min_size=1, max_size=4))
def test_a_haystack_finds_the_lines_that_have_every_word(
    lines: list[str], queries: list[str]
) -> None:
    haystack = Haystack(lines)
    for query in queries:
        found = haystack.search(query, at_most=100)
        wanted = [n for n, line in enumerate(lines) if all(w in line for w in query.split())]
        assert sorted(found.places) == wanted
        assert found.total == len(wanted)


@given(st.lists(_WORDS, max_size=8), _WORDS)
def test_typing_letter_by_letter_finds_what_a_paste_finds(lines: list[str], query: str) -> None:
    typed, pasted = Haystack(lines), Haystack(lines)
    for end in range(1, len(query)):
        typed.search(query[:end], at_most=5)
    assert typed.search(query, at_most=5) == pasted.search(query, at_most=5)


def test_lines_with_words_that_start_so_go_first() -> None:
    haystack = Haystack(["new hampshire", "hawaii", "shadow"])
    assert haystack.search("ha", at_most=9).places == [0, 1, 2]
    assert haystack.search("had", at_most=9).places == [2]
    assert Haystack(["shadow", "hawaii"]).search("ha", at_most=9).places == [1, 0]


def test_a_word_that_no_line_has_is_mended_by_the_vocabulary() -> None:
    haystack = Haystack(["hi smerf orientation", "hi cycle call"], ["smerf orientation"])
    found = haystack.search("hi smrf", at_most=9)
    assert found.places == [0]
    assert found.score > Haystack(["smerf"]).search("smerf", at_most=9).score


def test_no_more_places_are_given_than_asked_for_but_all_are_counted() -> None:
    found = Haystack(["call"] * 30).search("call", at_most=12)
    assert (len(found.places), found.total) == (12, 30)
