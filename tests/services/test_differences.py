"""Differences between universes and Forms CMS-64 and CMS-21."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations.differences import Difference
from perm_desktop.core.obligations.status import Verdict
from perm_desktop.services import coverage as coverages
from perm_desktop.services import cycle_members, cycles, differences, history
from perm_desktop.services.cycle_members import MemberChange
from perm_desktop.services.differences import Typed
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, dump

CALLS = "64-21-reconciliation"
TODAY = date(2026, 4, 14)


@pytest.fixture
def ohio(catalog: Catalog) -> Catalog:
    """RY 2028 of Ohio and Michigan."""
    cycles.add_cycle(catalog, 2028, ["OH", "MI"])
    return catalog


def enter(catalog: Catalog, quarter: str = "Q2", program: str = "medicaid", **texts: str) -> None:
    differences.enter(catalog, 2028, "oh", program, quarter, **texts)


def resolve(catalog: Catalog, day: date, program: str = "medicaid") -> None:
    differences.resolve(catalog, 2028, "OH", program, day)


def verdict(catalog: Catalog) -> Verdict:
    (found,) = coverages.read(catalog, 2028).of(["OH"], [CALLS])
    return found.verdict


def parts(catalog: Catalog) -> dict[str, str]:
    return {part.name: part.status.value for part in verdict(catalog).parts}


def rows(catalog: Catalog) -> dict[str, Difference]:
    return {each.quarter: each for each in differences.entered(catalog, 2028, "OH")}


@pytest.mark.parametrize(
    ("quarter", "percent", "status"),
    [
        ("Q1", "15.0", "not-triggered"),
        ("Q1", "15.1 %", "due"),
        ("q4", "15.000000001", "due"),
        ("Q4", "14.999999999", "not-triggered"),
        ("overall", "5.0", "not-triggered"),
        ("Overall", "5.01%", "due"),
        ("OVERALL", "5", "not-triggered"),
        ("Q3", "5.01", "not-triggered"),
        ("Q3", "0", "not-triggered"),
    ],
)
@pytest.mark.parametrize("program", ["medicaid", "CHIP"])
def test_strictly_above_a_threshold_opens_calls(
    ohio: Catalog, program: str, quarter: str, percent: str, status: str
) -> None:
    enter(ohio, quarter, program, percent=percent)
    assert verdict(ohio).status == status


@pytest.mark.parametrize(
    ("universe", "form", "status"),
    [
        ("1,150,000", "$1,000,000", "not-triggered"),
        ("1150000.01", "1000000", "due"),
        ("850000", "1000000.00", "not-triggered"),
        ("849,999.99", "1,000,000", "due"),
        ("0", "1", "due"),
    ],
)
def test_amounts_count_to_the_cent(ohio: Catalog, universe: str, form: str, status: str) -> None:
    enter(ohio, universe=universe, form=form)
    assert parts(ohio)["Medicaid, Q2"] == status


def test_overall_is_the_sum_over_the_quarters(ohio: Catalog) -> None:
    enter(ohio, "Q1", universe="1050", form="1000")
    assert verdict(ohio).status == "not-triggered"
    enter(ohio, "Q2", universe="1051", form="1000")
    assert parts(ohio)["Medicaid, overall"] == "due"
    enter(ohio, "Q3", universe="990", form="1000")
    assert verdict(ohio).status == "not-triggered"


def test_an_overall_that_was_typed_outranks_the_sum(ohio: Catalog) -> None:
    enter(ohio, "Q1", universe="1100", form="1000")
    assert verdict(ohio).status == "due"
    enter(ohio, "overall", percent="4.9")
    assert verdict(ohio).status == "not-triggered"


def test_a_typed_percentage_outranks_amounts_whichever_came_first(ohio: Catalog) -> None:
    enter(ohio, "overall", percent="4")
    enter(ohio, "overall", universe="1500", form="1000")
    found = rows(ohio)["overall"]
    assert (found.percent, found.universe, found.computed) == (4, 1500, 50)
    assert verdict(ohio).status == "not-triggered"
    enter(ohio, "overall", percent="")
    assert rows(ohio)["overall"].percent is None
    assert verdict(ohio).status == "due"
    enter(ohio, "overall", percent="5")
    assert verdict(ohio).status == "not-triggered"


def test_numbers_are_kept_as_plain_decimals(ohio: Catalog) -> None:
    enter(ohio, percent="18.20 %", universe="$1,234,567.89", form="1,000,000")
    kept = ohio.connection.execute("SELECT percent, universe, form FROM difference").fetchone()
    assert kept == ("18.20", "1234567.89", "1000000")
    assert rows(ohio)["Q2"].percent == Decimal("18.2")


def test_what_is_entered_anew_is_open_again_from_today(ohio: Catalog, clock: SetClock) -> None:
    enter(ohio, percent="20")
    enter(ohio, "Q1", percent="30")
    resolve(ohio, TODAY)
    assert verdict(ohio).status == "satisfied"
    clock.advance(days=3)
    enter(ohio, percent="21")
    found = rows(ohio)
    assert (found["Q2"].day, found["Q2"].resolved) == (date(2026, 4, 17), None)
    assert (found["Q1"].day, found["Q1"].resolved) == (TODAY, TODAY)
    assert parts(ohio)["Medicaid, Q1"] == "satisfied"
    assert verdict(ohio).status == "due"


def test_form_zero_asks_for_the_percentage(ohio: Catalog) -> None:
    for zero in ("0", "0.00", "$0"):
        with pytest.raises(UserError) as refused:
            enter(ohio, universe="100", form=zero)
        assert refused.value.sentence == (
            "Form CMS-64 of Ohio, Medicaid Q2 is zero, so that no percentage can be computed."
        )
        assert "percentage" in refused.value.next_step
    with pytest.raises(UserError, match="Form CMS-21 of Ohio, CHIP Q2 is zero"):
        enter(ohio, program="chip", universe="100", form="0")
    assert rows(ohio) == {}
    enter(ohio, universe="100", form="0", percent="16")
    assert verdict(ohio).status == "due"
    enter(ohio, "Q3", universe="100", form="100")
    assert verdict(ohio).status == "due"


def test_resolving_closes_the_program_and_not_the_other(ohio: Catalog) -> None:
    enter(ohio, "Q1", percent="16")
    enter(ohio, "Q2", percent="3")
    enter(ohio, program="chip", percent="17")
    resolve(ohio, date(2026, 3, 2))
    assert parts(ohio)["Medicaid"] == "satisfied"
    assert parts(ohio)["CHIP"] == "due"
    assert verdict(ohio).status == "due"
    resolved = {(e.program, e.quarter): e.resolved for e in differences.entered(ohio, 2028, "OH")}
    assert resolved == {
        ("medicaid", "Q1"): date(2026, 3, 2),
        ("medicaid", "Q2"): date(2026, 3, 2),
        ("chip", "Q2"): None,
    }


def test_resolving_again_corrects_the_latest_day_alone(ohio: Catalog) -> None:
    enter(ohio, "Q1", percent="16")
    resolve(ohio, date(2026, 1, 5))
    enter(ohio, "Q2", percent="17")
    resolve(ohio, date(2026, 3, 2))
    resolve(ohio, date(2026, 3, 3))
    assert [each.resolved for each in rows(ohio).values()] == [date(2026, 1, 5), date(2026, 3, 3)]
    before = dump(ohio.connection)
    resolve(ohio, date(2026, 3, 3))
    assert dump(ohio.connection) == before


def test_a_resolution_to_come_is_open_until_then(ohio: Catalog) -> None:
    enter(ohio, percent="16")
    resolve(ohio, date(2026, 5, 1))
    assert verdict(ohio).status == "due"
    late = coverages.read(ohio, 2028, coverages.end_of(date(2026, 5, 1)))
    assert late.of(["OH"], [CALLS])[0].status == "satisfied"


def test_nothing_to_resolve_is_said_with_the_highest_difference(ohio: Catalog) -> None:
    with pytest.raises(UserError, match=r"No 64/21 difference is recorded for Ohio, Medicaid\."):
        resolve(ohio, TODAY)
    enter(ohio, percent="15.0")
    with pytest.raises(UserError, match=r"above a threshold; the highest is 15% in Q2\."):
        resolve(ohio, TODAY)
    assert rows(ohio)["Q2"].resolved is None


def test_a_cleared_quarter_counts_no_more(ohio: Catalog) -> None:
    enter(ohio, "Q1", percent="16")
    differences.clear(ohio, 2028, "OH", "MEDICAID", "q1")
    assert rows(ohio) == {}
    assert verdict(ohio).status == "not-triggered"
    with pytest.raises(UserError, match="No difference is recorded for Ohio, Medicaid Q1"):
        differences.clear(ohio, 2028, "OH", "medicaid", "Q1")


def test_several_rows_are_one_step_and_only_what_changed_is_touched(
    ohio: Catalog, clock: SetClock
) -> None:
    enter(ohio, "Q1", percent="16.0")
    enter(ohio, "Q3", percent="3")
    resolve(ohio, TODAY)
    before = dump(ohio.connection)
    clock.advance(days=1)
    typed = [
        Typed("medicaid", "Q1", percent="16"),
        Typed("medicaid", "Q2", universe="200", form="100"),
        Typed("medicaid", "Q3"),
        Typed("chip", "Q1"),
    ]
    differences.enter_all(ohio, 2028, "OH", typed)
    found = rows(ohio)
    assert set(found) == {"Q1", "Q2"}
    assert (found["Q1"].resolved, found["Q2"].resolved) == (TODAY, None)
    history.undo(ohio)
    assert dump(ohio.connection) == before


def test_one_bad_row_keeps_all_from_being_recorded(ohio: Catalog) -> None:
    before = dump(ohio.connection)
    typed = [Typed("medicaid", "Q1", percent="16"), Typed("chip", "Q4", percent="much")]
    with pytest.raises(UserError, match="percentage of Ohio, CHIP Q4 is not a number: “much”"):
        differences.enter_all(ohio, 2028, "OH", typed)
    assert dump(ohio.connection) == before


@pytest.mark.parametrize(
    ("place", "texts", "told"),
    [
        (("TX", "medicaid", "Q1"), {"percent": "1"}, "Texas is not in RY 2028."),
        (("ZZ", "medicaid", "Q1"), {"percent": "1"}, "There is no state “ZZ”."),
        (("OH", "snap", "Q1"), {"percent": "1"}, "“snap” is not a program."),
        (("OH", "medicaid", "Q5"), {"percent": "1"}, "“Q5” is not a quarter."),
        (("OH", "medicaid", ""), {"percent": "1"}, "“” is not a quarter."),
        (("OH", "medicaid", "Q1" * 999), {"percent": "1"}, "is not a quarter."),
        (("OH", "medicaid", "Q1"), {}, "Nothing is entered for Ohio, Medicaid Q1."),
        (("OH", "medicaid", "Q1"), {"percent": " "}, "Nothing is entered for Ohio, Medicaid Q1."),
        (("OH", "medicaid", "Q1"), {"universe": "1"}, "Form CMS-64 of Ohio, Medicaid Q1 is miss"),
        (("OH", "chip", "Q1"), {"form": "1"}, "The universe of Ohio, CHIP Q1 is missing."),
        (("OH", "chip", "Q1"), {"percent": "-1"}, "The percentage of Ohio, CHIP Q1 cannot be neg"),
        (
            ("OH", "chip", "overall"),
            {"universe": "x", "form": "1"},
            "The universe of Ohio, CHIP overall is not a number: “x”.",
        ),
        (
            ("OH", "chip", "overall"),
            {"universe": "1", "form": "9" * 50},
            "Form CMS-21 of Ohio, CHIP overall is too long",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_by_the_name_of_its_place(
    ohio: Catalog, place: tuple[str, str, str], texts: dict[str, Any], told: str
) -> None:
    before = dump(ohio.connection)
    state, program, quarter = place
    with pytest.raises(UserError) as refused:
        differences.enter(ohio, 2028, state, program, quarter, **texts)
    assert told in refused.value.sentence
    assert refused.value.next_step
    assert dump(ohio.connection) == before


def test_a_program_that_the_state_does_not_have_is_refused_and_can_be_cleared(
    ohio: Catalog,
) -> None:
    enter(ohio, program="chip", percent="20")
    cycle_members.change(ohio, 2028, ["OH"], MemberChange(chip=False))
    with pytest.raises(UserError, match="Ohio does not take part in RY 2028 with CHIP"):
        enter(ohio, program="chip", percent="21")
    with pytest.raises(UserError, match="Ohio does not take part in RY 2028 with CHIP"):
        resolve(ohio, TODAY, "chip")
    assert verdict(ohio).status == "not-triggered"
    differences.clear(ohio, 2028, "OH", "chip", "Q2")
    assert rows(ohio) == {}


def test_undo_takes_each_step_back(ohio: Catalog) -> None:
    steps = [
        lambda: enter(ohio, percent="16"),
        lambda: enter(ohio, percent="17", universe="120", form="100"),
        lambda: resolve(ohio, TODAY),
        lambda: differences.clear(ohio, 2028, "OH", "medicaid", "Q2"),
    ]
    pictures = [dump(ohio.connection)]
    for step in steps:
        step()
        pictures.append(dump(ohio.connection))
    for after, before in pairwise(reversed(pictures)):
        assert dump(ohio.connection) == after
        history.undo(ohio)
        assert dump(ohio.connection) == before
    for _ in steps:
        history.redo(ohio)
    assert dump(ohio.connection) == pictures[-1]
