"""Percentages and amounts as people type them."""

from decimal import Decimal

import pytest

from perm_desktop.core.amounts import amount, percentage
from perm_desktop.core.errors import UserError

WHAT = "The percentage of Ohio, Medicaid Q2"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("18.2", "18.2"),
        (" 18.2 % ", "18.2"),
        ("15.0", "15"),
        ("0", "0"),
        (".5", "0.5"),
        ("5.", "5"),
        ("007", "7"),
        ("1,234%", "1234"),
        ("15.000000001", "15.000000001"),
    ],
)
def test_a_percentage_is_read_with_and_without_its_sign(typed: str, read: str) -> None:
    assert percentage(typed, WHAT) == Decimal(read)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1,234,567.89", "1234567.89"),
        ("$1,234,567.89", "1234567.89"),
        (" $ 1234567.89 ", "1234567.89"),
        ("\u00a01234\u00a0", "1234"),
        ("999,999,999,999,999,999.999999999", "999999999999999999.999999999"),
    ],
)
def test_an_amount_is_read_with_its_commas_and_dollar_sign(typed: str, read: str) -> None:
    assert amount(typed, WHAT) == Decimal(read)


@pytest.mark.parametrize("read", [percentage, amount])
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "is not a number"),
        (".", "is not a number"),
        ("abc", "is not a number: “abc”"),
        ("18,2", "is not a number"),
        ("1,23,456", "is not a number"),
        ("1.234.567", "is not a number"),
        ("1e3", "is not a number"),
        ("NaN", "is not a number"),
        ("Infinity", "is not a number"),
        ("1_000", "is not a number"),
        ("\u0661\u0662", "is not a number"),
        ("1\x1b[31m2", "is not a number: “1[31m2”"),
        ("\ud800", "is not a number"),
        ("-3", "cannot be negative, as “-3” is"),
        ("\u22123", "cannot be negative"),
        ("(3.5)", "cannot be negative"),
        ("1" * 19, "is too long"),
        ("15.0000000001", "is too long"),
        ("9" * 100_000, f"is too long: “{'9' * 40}…”"),
        ("x" * 100_000, f"is not a number: “{'x' * 40}…”"),
    ],
)
def test_what_is_no_number_is_refused_by_the_name_of_its_place(
    read: object, typed: str, told: str
) -> None:
    assert callable(read)
    with pytest.raises(UserError) as refused:
        read(typed, WHAT)
    assert refused.value.sentence.startswith(WHAT)
    assert told in refused.value.sentence
    assert refused.value.next_step


def test_the_sign_of_the_other_is_refused() -> None:
    with pytest.raises(UserError, match="is not a number"):
        amount("18%", WHAT)
    with pytest.raises(UserError, match="is not a number"):
        percentage("$18", WHAT)
