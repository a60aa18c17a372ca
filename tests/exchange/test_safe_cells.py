"""A cell that a spreadsheet might run stands behind an apostrophe, and comes back without it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.exchange.safe_cells import clean, for_xml, guarded, is_active, unguarded
from tests.hostile_texts import CASES, FORMULAS


@pytest.mark.parametrize("text", [clean(text) for text in FORMULAS])
def test_a_formula_stands_behind_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("sign", [*"=+-@\t\r\n\0|%", *"＝＋－＠｜％"])
@pytest.mark.parametrize(
    "before", ["", " ", "  ", "\u00a0", "\ufeff", "\u200b", " \ufeff\u200d\u00a0"]
)
def test_every_sign_is_found_behind_whatever_cannot_be_seen(before: str, sign: str) -> None:
    assert is_active(f"{before}{sign}SUM(1)")


@pytest.mark.parametrize(
    "text",
    ["+1 (555) 010-0123", "+1 555 010 0123", "(555) 010-0123", "-5", "-5.25", "+7", "555-0100"],
)
def test_telephone_numbers_and_plain_numbers_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


def test_a_telephone_number_that_would_be_computed_is_kept_as_text() -> None:
    assert guarded("+1-800-555-0100") == "'+1-800-555-0100"


@pytest.mark.parametrize("text", ["", "Cycle call", "a=b", "–", "'plain", "1+1", "#N/A", "(none)"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("text", CASES)
def test_every_hostile_text_comes_back(text: str) -> None:
    assert unguarded(guarded(clean(text))) == clean(text)


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text(alphabet=" '=+-@|%\u00a0\ufeff\u200b1(). \tx", max_size=8))
def test_any_text_of_dangerous_letters_comes_back_and_is_safe(text: str) -> None:
    written = guarded(text)

    assert unguarded(written) == text
    assert not is_active(written)


def test_clean_texts_have_no_controls_and_no_lone_surrogates() -> None:
    assert clean("a\0b\x1b\x7f\ud800c\r\nd\te") == "abc\nd\te"


def test_a_workbook_gets_no_character_that_its_format_forbids() -> None:
    assert for_xml("a\ufffeb\uffffc\0d", 100) == "abcd"


def test_what_looks_like_a_quoted_character_is_quoted_itself() -> None:
    assert for_xml("_x000D_ _x0041 _X0041_", 100) == "_x005F_x000D_ _x0041 _X0041_"


@pytest.mark.parametrize("letter", ["x", "漢", "😀"])
def test_a_text_too_long_for_a_cell_is_cut_with_a_word(letter: str) -> None:
    kept = for_xml(letter * 40_000, 32_767)

    assert len(kept.encode("utf-16-le")) // 2 <= 32_767
    assert kept.endswith("(The rest is not in this file; the catalog has it.)")
    assert kept.startswith(letter * 10_000)
