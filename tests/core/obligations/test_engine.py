"""What holds for every kind: pauses, what is not held, methods, and passes over some pairs."""

from dataclasses import replace
from datetime import date

import pytest

from perm_desktop.core import clock
from perm_desktop.core.cycles import CycleState
from perm_desktop.core.obligations.differences import Thresholds
from perm_desktop.core.obligations.engine import obligations, thresholds_of
from perm_desktop.core.obligations.status import Status, worst
from perm_desktop.core.plan_rules import PlanRules, Suspension, TypeRules
from perm_desktop.core.vocabulary import CadenceKind, Methodology, Phase
from tests.core.obligations.known import NAMES, evening, kind, known, met, told, verdict

INTAKE = kind(CadenceKind.ONCE_PER_STATE)
AUGUST, SEPTEMBER = "2025-08-12", "2025-09-09"
ALL = Suspension(date(2025, 8, 1), "Shutdown")


@pytest.mark.parametrize(
    ("pause", "status"),
    [
        (ALL, Status.SUSPENDED),
        (Suspension(date(2025, 8, 1), "Shutdown", date(2025, 9, 9)), Status.SUSPENDED),
        (Suspension(date(2025, 8, 1), "Shutdown", date(2025, 9, 8)), Status.OVERDUE),
        (Suspension(date(2025, 9, 10), "Shutdown"), Status.OVERDUE),
        (Suspension(date(2025, 8, 1), "Flood", state="OH"), Status.SUSPENDED),
        (Suspension(date(2025, 8, 1), "Flood", state="TX"), Status.OVERDUE),
        (Suspension(date(2025, 8, 1), "Contract", host="RC"), Status.SUSPENDED),
        (Suspension(date(2025, 8, 1), "Contract", host="SC"), Status.OVERDUE),
    ],
)
def test_a_pause_suspends_what_it_covers_on_its_days(pause: Suspension, status: Status) -> None:
    facts = known(INTAKE, [], rules=PlanRules(suspensions=(pause,)))
    assert told(facts, SEPTEMBER)[0] is status


@pytest.mark.parametrize("mark", ["attended", "partial", "not-required"])
def test_a_pause_hides_nothing_that_was_reached(mark: str) -> None:
    rules = PlanRules(suspensions=(ALL,))
    facts = known(INTAKE, [met("2025-07-15", OH=mark)], rules=rules)
    assert told(facts, SEPTEMBER)[0] is not Status.SUSPENDED


def test_a_pause_says_why() -> None:
    facts = known(INTAKE, [], rules=PlanRules(suspensions=(ALL,)))
    why = f"Suspended since {clock.day(ALL.starts)}: Shutdown."
    assert told(facts, SEPTEMBER) == (Status.SUSPENDED, why)


def test_a_pause_whose_end_is_known_says_it() -> None:
    pause = replace(ALL, ends=date(2025, 12, 31))
    facts = known(INTAKE, [], rules=PlanRules(suspensions=(pause,)))
    why = f"Suspended from {clock.day(ALL.starts)} to Dec 31, 2025: Shutdown."
    assert told(facts, SEPTEMBER) == (Status.SUSPENDED, why)


def test_a_type_that_is_not_held_owes_nothing_and_says_why() -> None:
    facts = known(INTAKE, [], not_held={"call": "No medical review in RY 2027."})
    why = "Not held this cycle: No medical review in RY 2027."
    assert told(facts, SEPTEMBER) == (Status.NOT_HELD, why)


def test_a_meeting_planned_of_a_type_that_is_not_held_is_questioned() -> None:
    facts = known(INTAKE, [met(AUGUST, "scheduled")], not_held={"call": "No review"})
    assert verdict(facts, "2025-07-15").question == (
        "The type is not held this cycle, yet a meeting is planned on Tue, Aug 12, 2025."
    )
    assert verdict(facts, SEPTEMBER).question == ""


@pytest.mark.parametrize(
    ("method", "variant", "status"),
    [
        (Methodology.ROUTINE, "routine", Status.SATISFIED),
        (Methodology.ROUTINE, "perm-plus", Status.OVERDUE),
        (Methodology.ROUTINE, None, Status.SATISFIED),
        (None, "perm-plus", Status.SATISFIED),
    ],
)
def test_a_meeting_of_the_other_method_is_none_of_the_state_s(
    method: Methodology | None, variant: str | None, status: Status
) -> None:
    both = kind(CadenceKind.ONCE_PER_STATE, variants=list(Methodology))
    meeting = met(AUGUST, OH="attended", variant=variant)
    facts = known(both, [meeting], members=[CycleState("OH", method)])
    assert told(facts, SEPTEMBER)[0] is status


def test_days_chosen_for_a_type_outrank_its_phase() -> None:
    chosen = TypeRules(first=date(2026, 1, 5), last=date(2026, 2, 28))
    facts = known(INTAKE, [], rules=PlanRules(types={"call": chosen}))
    assert verdict(facts, SEPTEMBER).due == date(2026, 2, 28)


def test_a_window_can_end_on_a_leap_day() -> None:
    chosen = TypeRules(first=date(2028, 1, 3), last=date(2028, 2, 29))
    facts = known(INTAKE, [], rules=PlanRules(types={"call": chosen}))
    assert told(facts, "2028-02-29")[0] is Status.DUE
    assert told(facts, "2028-03-01")[0] is Status.OVERDUE


def test_pairs_limit_a_pass_to_some_types_and_states() -> None:
    other = kind(CadenceKind.AD_HOC, "other", phase=Phase.INTRA)
    facts = known([INTAKE, other], [met(AUGUST, OH="attended")])
    as_of = evening(SEPTEMBER)
    every = obligations(facts, NAMES, as_of)
    assert [(each.type, each.state) for each in every] == [
        (key, code) for key in ("call", "other") for code in ("OH", "TX", "UT")
    ]
    some = {("call", "TX"), ("other", "OH")}
    assert obligations(facts, NAMES, as_of, some) == [
        each for each in every if (each.type, each.state) in some
    ]


def test_thresholds_are_the_shipped_ones_unless_the_type_says_otherwise() -> None:
    plain = kind(CadenceKind.TRIGGERED)
    own = kind(CadenceKind.TRIGGERED, quarter_percent=12.5, overall_percent=4, both=True)
    assert thresholds_of(plain) == Thresholds()
    assert [str(limit) for limit in thresholds_of(own)] == ["12.5", "4", "True"]


@pytest.mark.parametrize(
    ("statuses", "shown"),
    [
        ([Status.SATISFIED, Status.DUE], Status.DUE),
        ([Status.DUE, Status.OVERDUE, Status.SCHEDULED], Status.OVERDUE),
        ([Status.NOT_TRIGGERED, Status.SATISFIED], Status.SATISFIED),
        ([Status.NOT_RECORDED, Status.PARTLY], Status.NOT_RECORDED),
    ],
)
def test_the_worst_is_what_wants_somebody_most(statuses: list[Status], shown: Status) -> None:
    assert worst(statuses) is shown
