"""What a cycle says of itself: where dates come from, days off, months, rules."""

from dataclasses import replace
from datetime import date

from perm_desktop.core import cycle_review
from perm_desktop.core.cycles import (
    Cycle,
    DateSpan,
    default_cutoff,
    default_phases,
    review_period,
)
from perm_desktop.core.plan_rules import PlanRules
from perm_desktop.core.vocabulary import Phase

CYCLE = Cycle(1, 2027, 3, review_period(2027), default_phases(2027), default_cutoff(2027), ())


def test_shipped_dates_are_called_assumed_and_changed_ones_are_not() -> None:
    longer = {**CYCLE.phases, Phase.PRE: DateSpan(date(2025, 5, 1), date(2025, 12, 31))}
    changed = replace(CYCLE, phases=longer, cutoff=date(2027, 5, 1))
    assert cycle_review.phase_note(CYCLE, Phase.PRE).startswith("Assumed")
    assert cycle_review.phase_note(changed, Phase.PRE) == "Set in this catalog."
    assert cycle_review.phase_note(changed, Phase.POST).startswith("Assumed")
    assert cycle_review.cutoff_note(CYCLE) == "Assumed, not verified."
    assert cycle_review.cutoff_note(changed) == "Set in this catalog."


def test_days_off_are_the_federal_ones_of_the_span_and_our_own() -> None:
    rules = PlanRules(extra_holidays=(date(2026, 7, 6), date(2026, 7, 3)))
    span = DateSpan(date(2026, 7, 1), date(2026, 7, 31))
    found = [(off.day.day, off.is_own) for off in cycle_review.days_off(span, rules)]
    assert found == [(3, False), (4, False), (6, True)]


def test_a_day_of_our_own_outside_the_cycle_is_shown_too() -> None:
    rules = PlanRules(extra_holidays=(date(2030, 1, 2),))
    found = cycle_review.days_off(DateSpan(date(2026, 3, 1), date(2026, 3, 31)), rules)
    assert [off.day for off in found] == [date(2030, 1, 2)]


def test_months_go_from_the_first_day_to_the_last() -> None:
    found = cycle_review.months(DateSpan(date(2026, 11, 30), date(2027, 1, 1)))
    assert found == [
        ("2026-11", "November 2026"),
        ("2026-12", "December 2026"),
        ("2027-01", "January 2027"),
    ]


def test_rules_are_told_in_sentences() -> None:
    rules = PlanRules(weekdays=(0, 2), skip_holidays=False, opens=540, one_time_per_day=1)
    told = cycle_review.rules_sentences(rules)
    assert told[0].startswith("Meetings are planned Monday, Wednesday, from 9:00 AM to 5:00 PM")
    assert told[1] == "Federal holidays are planned like other days."
    assert "1 one-time meeting of single states" in told[2]
    assert "Monday to Friday" in cycle_review.rules_sentences(PlanRules())[0]
