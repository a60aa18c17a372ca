"""The one door for user text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.reports.kit.fonts import face, face_for
from perm_desktop.reports.kit.paper import Weight
from perm_desktop.reports.kit.text import one_line, paragraphs


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("  a   b ", "a b"),
        ("a\tb\u2003c", "a b c"),
        ("line\r\nline\u2028line", "line line line"),
        ("e\u0301", "é"),
        ("keep\u00a0together", "keep\u00a0together"),
        ("narrow\u202fspace", "narrow\u00a0space"),
        ("64\u201121", "64-21"),
        ("sign \u26a0\ufe0f", "sign \u26a0"),
        ("漢", "漢"),
        ("\ud83d", ""),
    ],
)
def test_a_line_is_printed_in_plain_characters(raw: str, printed: str) -> None:
    assert one_line(raw) == printed


def test_each_line_is_a_paragraph_and_blank_ones_are_dropped() -> None:
    assert paragraphs("one\n\n  \r\ntwo\vthree") == ("one", "two", "three")


def test_long_text_says_how_much_of_it_is_missing() -> None:
    assert one_line("x" * 1300, limit=20) == (
        "x" * 20 + " … (The rest, 1,280 characters, is not printed.)"
    )


def test_text_of_just_the_limit_is_whole() -> None:
    assert one_line("x" * 20, limit=20) == "x" * 20


@given(st.text(st.characters(), max_size=60))
def test_whatever_comes_in_a_font_can_print_what_comes_out(raw: str) -> None:
    printed = one_line(raw)

    assert all(face_for(character, face(Weight.BOLD.value)) for character in printed)
    assert not {unicodedata.category(character) for character in printed} & {"Cc", "Cf", "Cs"}
    assert printed == printed.strip(" ")
    assert "  " not in printed


@given(st.text(st.characters(categories=["L", "N", "P"], max_codepoint=0x17F), max_size=60))
def test_latin_text_passes_unchanged(raw: str) -> None:
    assert one_line(raw) == unicodedata.normalize("NFC", raw)
