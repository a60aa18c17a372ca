"""Days by which something is to be done."""

from datetime import date

import pytest

from perm_desktop.core.cycles import CycleState
from perm_desktop.core.obligations.deadline_rules import Count, named, shipped
from perm_desktop.core.obligations.deadlines import (
    Deadline,
    Entered,
    Met,
    Standing,
    after,
    deadlines,
    narrowed,
    quarter_ends,
)
from tests.core.obligations.known import cycle

CALENDAR, BUSINESS = Count.CALENDAR, Count.BUSINESS


def due(rule: str, *entered: Entered, codes: tuple[str, ...] = ("OH",)) -> list[Deadline]:
    """The deadlines of one rule."""
    return deadlines(cycle(), [named(shipped(cycle()), rule)], entered, codes)


@pytest.mark.parametrize(
    ("start", "days", "count", "end"),
    [
        ("2026-06-08", 25, BUSINESS, "2026-07-15"),  # over Juneteenth and Jul 3 for Jul 4
        ("2026-06-08", 15, BUSINESS, "2026-06-30"),
        ("2026-06-06", 1, BUSINESS, "2026-06-08"),  # from a Saturday
        ("2027-12-30", 1, BUSINESS, "2028-01-03"),  # New Year's Day 2028 is observed on Dec 31
        ("2026-01-28", 90, CALENDAR, "2026-04-28"),
        ("2028-01-28", 90, CALENDAR, "2028-04-27"),  # over a leap day
        ("2028-02-15", 14, CALENDAR, "2028-02-29"),
        ("2028-02-29", 75, CALENDAR, "2028-05-14"),
        ("2027-02-15", 14, CALENDAR, "2027-03-01"),
    ],
)
def test_the_first_day_after_the_start_is_day_one(
    start: str, days: int, count: Count, end: str
) -> None:
    assert after(date.fromisoformat(start), days, count) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("rule", "start", "end"),
    [
        ("provider-records", "2026-04-01", "2026-06-15"),
        ("more-records", "2026-04-01", "2026-04-15"),
        ("difference-resolution", "2026-06-08", "2026-07-15"),
        ("appeal", "2026-07-15", "2026-08-05"),
    ],
)
def test_a_rule_counts_from_the_day_entered_for_a_state(rule: str, start: str, end: str) -> None:
    began = date.fromisoformat(start)
    (ohio, texas) = due(rule, Entered(rule, "OH", "", began), codes=("OH", "TX"))
    assert (ohio.state, ohio.starts, ohio.due) == ("OH", began, date.fromisoformat(end))
    assert (texas.state, texas.starts, texas.due) == ("TX", None, None)


def test_a_corrective_action_plan_is_due_for_each_program_by_itself() -> None:
    notices = [
        Entered("corrective-action", "OH", "medicaid", date(2026, 1, 28)),
        Entered("corrective-action", "OH", "chip", date(2026, 2, 3)),
    ]
    found = {each.part: each.due for each in due("corrective-action", *notices)}
    assert found == {"Medicaid": date(2026, 4, 28), "CHIP": date(2026, 5, 4)}


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("quarter-data", ["2025-10-15", "2026-01-15", "2026-04-15", "2026-07-15"]),
        ("cut-off", ["2027-04-15"]),
        ("meqc-plan", ["2026-11-01"]),
        ("meqc-report", ["2028-08-01"]),
    ],
)
def test_days_of_the_cycle_need_no_entry(rule: str, days: list[str]) -> None:
    assert [each.due for each in due(rule)] == [date.fromisoformat(day) for day in days]


def test_the_quarters_are_those_of_the_review_period() -> None:
    assert quarter_ends(cycle().review) == (
        *(date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30)),
    )


def test_the_next_deadline_is_first_and_those_without_a_day_are_last() -> None:
    found = deadlines(cycle(), shipped(cycle()), [], ["OH"])
    days = [each.due for each in found]
    known_days = [day for day in days if day is not None]
    assert known_days == sorted(known_days)
    assert set(days[len(known_days) :]) == {None}


def test_every_rule_says_where_it_comes_from() -> None:
    assert all(rule.source for rule in shipped(cycle()))


def test_what_is_not_verified_says_so_in_its_title() -> None:
    assumed = {each.title for each in deadlines(cycle(), shipped(cycle()), [], ["OH"])}
    assert "Quarterly universe data, Q1 (unverified)" in assumed
    assert "Cycle cut-off (unverified)" in assumed
    assert "Difference resolution" in assumed


@pytest.mark.parametrize(
    ("day", "left", "when", "is_overdue"),
    [
        ("2026-07-03", 12, "in 12 days", False),
        ("2026-07-14", 1, "in 1 day", False),
        ("2026-07-15", 0, "today", False),
        ("2026-07-16", -1, "overdue by 1 day", True),
    ],
)
def test_a_deadline_is_overdue_from_the_day_after_it(
    day: str, left: int, when: str, is_overdue: bool
) -> None:
    shared = Entered("difference-resolution", "OH", "", date(2026, 6, 8))
    rule = named(shipped(cycle()), "dr")
    (found,) = deadlines(cycle(), [rule], [shared], ["OH"], date.fromisoformat(day))
    assert (found.left, found.when, found.is_overdue) == (left, when, is_overdue)


def test_a_state_in_one_program_has_no_plan_due_for_the_other() -> None:
    alone = cycle([CycleState("OH", programs=("CHIP",))])
    found = deadlines(alone, [named(shipped(alone), "cap")], [], ["OH", "TX"])
    assert [(each.state, each.part) for each in found] == [
        ("OH", "CHIP"),
        ("TX", "Medicaid"),
        ("TX", "CHIP"),
    ]


# -- what was met


def found(rule: str, *met: Met, day: str, states: tuple[str, ...] = ("OH", "TX")) -> list[Deadline]:
    """The deadlines of one rule as of a day, with what was met."""
    rules = [named(shipped(cycle()), rule)]
    return deadlines(cycle(), rules, [], states, date.fromisoformat(day), met)


def test_what_all_states_owe_is_one_line_until_one_of_them_met_it() -> None:
    first, *_ = found("cms-64", day="2026-04-14")
    assert (first.who, first.states, first.standing) == ("All", ("OH", "TX"), Standing.OVERDUE)
    met = Met("cms-64", "OH", "Q1", date(2025, 10, 30))
    texas, ohio = [one for one in found("cms-64", met, day="2026-04-14") if one.part == "Q1"][::-1]
    assert (ohio.who, ohio.standing, ohio.late) == ("OH", Standing.MET, 0)
    assert (texas.who, texas.standing) == ("TX", Standing.OVERDUE)


def test_states_that_met_it_on_one_day_stay_together() -> None:
    codes = ("FL", "OH", "TX")
    marks = [Met("cms-64", code, "Q1", date(2025, 11, 1)) for code in codes[:2]]
    lines = found("cms-64", *marks, day="2026-04-14", states=codes)
    assert {(one.who, one.when) for one in lines if one.part == "Q1"} == {
        ("2 states", "met Nov 1, 2025, 2 days late"),
        ("TX", "overdue by 166 days"),
    }


@pytest.mark.parametrize(
    ("met", "late", "when"),
    [
        ("2025-10-15", 0, "met Oct 15, 2025"),
        ("2025-10-31", 1, "met Oct 31, 2025, 1 day late"),
        ("2025-10-30", 0, "met Oct 30, 2025"),
    ],
)
def test_what_was_met_after_its_last_day_says_by_how_much(met: str, late: int, when: str) -> None:
    mark = Met("cms-64", "OH", "Q1", date.fromisoformat(met))
    line = next(one for one in found("cms-64", mark, day="2026-04-14") if one.met)
    assert (line.late, line.when, line.is_overdue) == (late, when, False)


def test_it_is_met_from_its_own_day_on() -> None:
    mark = Met("cms-64", "OH", "Q1", date(2025, 11, 3))
    assert all(one.met is None for one in found("cms-64", mark, day="2025-11-02"))
    assert any(one.met for one in found("cms-64", mark, day="2025-11-03"))


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("requests-begin", "to-come", "begun"),
        ("requests-end", "to-come", "ended"),
        ("cut-off", "to-come", "passed"),
        ("meqc-review", "to-come", "ended"),
        ("meqc-plan", "open", "overdue"),
        ("meqc-report", "open", "overdue"),
    ],
)
def test_a_day_that_nobody_has_to_meet_is_never_overdue(rule: str, before: str, after: str) -> None:
    (line,) = found(rule, day="2026-03-31")
    assert (line.standing, line.is_overdue) == (before, False)
    (line,) = found(rule, day="2029-01-01")
    assert (line.standing, line.is_overdue) == (after, after == "overdue")
    assert line.when.startswith(after)


def test_what_waits_for_its_day_can_be_met_all_the_same() -> None:
    (ohio, texas) = found(
        "dr", Met("difference-resolution", "OH", "", date(2026, 4, 1)), day="2026-04-14"
    )
    assert (ohio.standing, ohio.late, ohio.due) == (Standing.MET, 0, None)
    assert texas.standing is Standing.WAITING


@pytest.mark.parametrize(
    ("day", "told"), [("2025-10-30", True), ("2025-11-29", True), ("2025-11-30", False)]
)
def test_a_day_of_the_cycle_that_nobody_marked_is_told_for_a_month(day: str, told: bool) -> None:
    first, *_ = found("cms-64", day=day)
    assert first.is_told is told


def test_a_day_entered_for_a_state_is_told_until_it_is_met() -> None:
    rules, began = [named(shipped(cycle()), "dr")], date(2026, 6, 8)
    entered = [Entered("difference-resolution", "OH", "", began)]
    for met, told in (([], True), ([Met("difference-resolution", "OH", "", began)], False)):
        (line,) = deadlines(cycle(), rules, entered, ["OH"], date(2027, 6, 8), met)
        assert line.is_told is told


def test_narrowed_to_some_states_it_keeps_what_is_only_to_be_known() -> None:
    lines = [*found("cms-64", day="2026-04-14"), *found("cut-off", day="2026-04-14")]
    kept = narrowed(lines, {"TX"})
    assert {(one.rule.key, one.who) for one in kept} == {("cms-64", "TX"), ("cut-off", "All")}
    assert narrowed(lines, ()) == lines
