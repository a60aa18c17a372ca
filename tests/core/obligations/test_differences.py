"""How far universes are from forms, and which differences are above a threshold."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.obligations.differences import (
    Difference,
    Thresholds,
    above,
    decimal_of,
    measures,
    percent_words,
    unmeasured,
)

EARLY, LATE = date(2026, 1, 5), date(2026, 4, 3)


def differ(quarter: str, *, day: date = EARLY, **told: str | date) -> Difference:
    found = Difference("OH", "medicaid", quarter, None, None, None, day)
    numbers = {name: Decimal(text) for name, text in told.items() if isinstance(text, str)}
    days = {name: text for name, text in told.items() if isinstance(text, date)}
    return found._replace(**numbers, **days)


@pytest.mark.parametrize(
    ("universe", "form", "percent"),
    [
        ("115", "100", "15"),
        ("85", "100", "15"),
        ("115.1", "100", "15.1"),
        ("3.45", "3", "15"),
        ("-85", "-100", "15"),
        ("0", "100", "100"),
        ("100", "0", None),
        ("0", "0", None),
    ],
)
def test_a_difference_is_a_share_of_the_form(universe: str, form: str, percent: str | None) -> None:
    found = measures([differ("Q1", universe=universe, form=form)])
    wanted = [] if percent is None else [Decimal(percent)] * 2
    assert [each.percent for each in found] == wanted


def test_a_form_of_zero_is_asked_for_until_a_percentage_is_typed() -> None:
    zero = differ("Q1", universe="100", form="0")
    assert unmeasured([zero]) == [zero]
    assert unmeasured([zero._replace(percent=Decimal(3))]) == []


def test_what_was_typed_outranks_what_the_amounts_give() -> None:
    (quarter, overall) = measures([differ("Q1", percent="2", universe="118", form="100")])
    assert (quarter.percent, quarter.is_typed) == (Decimal(2), True)
    assert (overall.percent, overall.is_typed) == (Decimal(18), False)


def test_overall_is_the_sum_of_the_quarters_unless_typed() -> None:
    quarters = [differ("Q1", universe="110", form="100"), differ("Q2", universe="290", form="300")]
    assert measures(quarters)[-1].percent == 0
    typed = differ("overall", percent="5.01")
    assert measures([*quarters, typed])[-1].percent == Decimal("5.01")


def test_overall_leaves_out_quarters_without_amounts() -> None:
    quarters = [differ("Q1", universe="110", form="100"), differ("Q2", percent="40")]
    assert [each.percent for each in measures(quarters)] == [10, 40, 10]
    assert [each.quarter for each in measures(quarters[1:])] == ["Q2"]


def test_overall_is_resolved_when_all_its_quarters_are() -> None:
    first = differ("Q1", universe="110", form="100", resolved=EARLY)
    second = differ("Q2", universe="110", form="100")
    assert measures([first, second])[-1].resolved is None
    assert measures([first, second._replace(resolved=LATE)])[-1].resolved == LATE


@pytest.mark.parametrize(
    ("quarter", "overall", "both", "found"),
    [
        ("15.0", "5.0", False, []),
        ("15.1", "5.0", False, ["Q1"]),
        ("15.0", "5.01", False, ["overall"]),
        ("15.1", "5.01", False, ["Q1", "overall"]),
        ("15.1", "5.0", True, []),
        ("15.0", "5.01", True, []),
        ("15.1", "5.01", True, ["Q1", "overall"]),
        ("-15.1", "5.0", False, ["Q1"]),
    ],
)
def test_only_strictly_above_is_above(
    quarter: str, overall: str, both: bool, found: list[str]
) -> None:
    entered = [differ("Q1", percent=quarter), differ("overall", percent=overall)]
    over = above(measures(entered), Thresholds(both=both))
    assert [each.quarter for each in over] == found


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("15", "15%"),
        ("15.0", "15%"),
        ("15.10", "15.1%"),
        ("5.01", "5.01%"),
        ("5.001", "5.001%"),
        ("15.000000001", "15.000000001%"),
        ("100", "100%"),
        ("0", "0%"),
        ("33.333333333", "33.33%"),
    ],
)
def test_what_is_barely_above_a_threshold_never_reads_as_the_threshold(
    value: str, words: str
) -> None:
    assert percent_words(Decimal(value)) == words


@pytest.mark.parametrize("text", ["", "15%", "1,000", "1e3", "NaN", "٣", " 1", "1.", "0x1"])
def test_a_kept_number_is_plain(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        decimal_of(text)


AMOUNTS = st.decimals("0.01", "999999999", places=2)


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=4))
def test_amounts_are_judged_as_exact_fractions_would_be(
    amounts: list[tuple[Decimal, Decimal]],
) -> None:
    entered = [
        Difference("OH", "chip", f"Q{nth}", None, universe, form, EARLY)
        for nth, (universe, form) in enumerate(amounts, 1)
    ]
    pairs = [(Fraction(universe), Fraction(form)) for universe, form in amounts]
    wanted = [f"Q{nth}" for nth, pair in enumerate(pairs, 1) if _share(*pair) > Fraction(15)]
    universe, form = (sum(column) for column in zip(*pairs, strict=True))
    wanted += ["overall"] if _share(Fraction(universe), Fraction(form)) > 5 else []
    assert [each.quarter for each in above(measures(entered), Thresholds())] == wanted


def _share(universe: Fraction, form: Fraction) -> Fraction:
    return abs(universe - form) / form * 100
