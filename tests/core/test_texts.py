"""The edge where typed text becomes text that the catalog can keep."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.errors import UserError
from perm_desktop.core.texts import TEXT_LIMIT, TITLE_LIMIT, checksum, kept, kept_line


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb\nc", "a\tb\nc"),
        ("soft\x0bbreak\x0cpage\x85next", "soft\nbreak\npage\nnext"),
        ("nul\x00bell\x07escape\x1bdelete\x7f", "nulbellescapedelete"),
        ("half\ud83d pair", "half pair"),
        ("  blanks stay  ", "  blanks stay  "),
        ("“quotes” \\ back ' \" 🎉 👩‍👩‍👧 e\u0301", "“quotes” \\ back ' \" 🎉 👩‍👩‍👧 e\u0301"),
        ("line\u2028paragraph\u2029", "line\u2028paragraph\u2029"),
        ("\u202eright to left stays in running text", "\u202eright to left stays in running text"),
    ],
)
def test_running_text_keeps_all_that_can_be_read(typed: str, stored: str) -> None:
    assert kept(typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  one \t\n two ", "one two"),
        ("one\u2028two\x85three", "one two three"),
        ("fdp.\u202eexe", "fdp.exe"),
        ("zero\u200bwidth\ufeff so\u00adft", "zerowidth soft"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("\x00 \x00", ""),
        ("\u200b", ""),
        ("", ""),
    ],
)
def test_a_title_is_one_line_without_unseen_characters(typed: str, stored: str) -> None:
    assert kept_line(typed) == stored


@given(st.text(st.characters(codec=None, categories=None), max_size=200))
def test_kept_text_is_kept_unchanged_the_second_time(typed: str) -> None:
    assert kept(kept(typed)) == kept(typed)
    assert kept_line(kept_line(typed)) == kept_line(typed)
    assert kept(typed).encode("utf-8").decode("utf-8") == kept(typed)


def test_too_long_a_text_is_refused_and_not_cut() -> None:
    assert kept("x" * TEXT_LIMIT) == "x" * TEXT_LIMIT
    with pytest.raises(UserError, match=r"1,000,001 characters; 1,000,000 is the most"):
        kept("x" * (TEXT_LIMIT + 1))
    with pytest.raises(UserError, match=r"301 characters; 300 is the most"):
        kept_line("x" * (TITLE_LIMIT + 1))


def test_what_is_taken_out_does_not_count() -> None:
    assert kept_line(" " * 400 + "\u200b" * 400 + "x" * TITLE_LIMIT) == "x" * TITLE_LIMIT


def test_the_checksum_is_sha_256_of_the_bytes() -> None:
    assert checksum("Ohio · é") == sha256("Ohio · é".encode()).hexdigest()
