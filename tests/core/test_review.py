"""The review of a cycle: every figure is a list, and the lists add up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from perm_desktop.core.obligations.differences import Difference
from perm_desktop.core.obligations.engine import obligations
from perm_desktop.core.obligations.facts import AsOf, CycleFacts, Decision
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.plan_rules import PlanRules, Suspension
from perm_desktop.core.review import totals
from perm_desktop.core.review.build import build
from perm_desktop.core.review.exceptions import Noted
from perm_desktop.core.review.figures import OUTSIDE, OWED, ExceptionKind, Pair, Review
from perm_desktop.core.review.shares import parts, words
from perm_desktop.core.vocabulary import CadenceKind, Need, Phase
from tests.core.obligations.known import NAMES, calls, evening, kind, known, met
from tests.core.obligations.test_against_slow import MOMENTS, histories

SLOW_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SERIES = kind(CadenceKind.SERIES, phase=Phase.INTRA, every="14-days")
SESSIONS = kind(CadenceKind.N_OF_M, needed=1, sessions=3)


def reviewed(
    facts: CycleFacts, day: str | AsOf, states: tuple[str, ...] = (), **told: Noted
) -> Review:
    """The review at the end of a day; ``told`` has who cancelled a meeting, as ``m1``."""
    as_of = evening(day) if isinstance(day, str) else day
    cancelled = {int(name[1:]): noted for name, noted in told.items()}
    found = obligations(facts, NAMES, as_of)
    return build(facts, NAMES, found, as_of, states, cancelled)


# -- totals


@settings(SLOW_MACHINE, max_examples=60)
@given(histories(), MOMENTS)
def test_totals_add_up_to_states_times_types(facts: CycleFacts, as_of: AsOf) -> None:
    review = reviewed(facts, as_of)
    whole = len(facts.types) * len(facts.cycle.codes)
    assert review.totals.total == review.totals.owed + review.totals.outside == whole
    assert sum(each.total for each in review.by_phase) == whole
    assert sum(each.tally.total for each in review.states) == whole
    assert sum(each.owed for each in review.by_phase) == review.totals.owed


@settings(SLOW_MACHINE, max_examples=60)
@given(histories(), MOMENTS)
def test_every_figure_is_what_a_recount_of_the_obligations_finds(
    facts: CycleFacts, as_of: AsOf
) -> None:
    review = reviewed(facts, as_of)
    found = obligations(facts, NAMES, as_of)
    kinds = {each.key: each for each in facts.types}
    for status in Status:
        having = [each for each in found if each.status is status]
        assert review.totals.count(status) == len(having)
        for tally in review.by_host:
            host = tally.key.removeprefix("host/")
            own = [each for each in having if host in (kinds[each.type].hosts or ("",))]
            assert tally.count(status) == len(own)
        for tally in review.by_phase:
            phase = Phase(tally.key.removeprefix("phase/"))
            assert tally.count(status) == sum(kinds[x.type].phase is phase for x in having)


@settings(SLOW_MACHINE, max_examples=60)
@given(histories(), MOMENTS)
def test_a_series_counts_as_its_verdict_does(facts: CycleFacts, as_of: AsOf) -> None:
    review = reviewed(facts, as_of)
    for figure in review.series:
        verdict = review.obligations[Pair(figure.type, figure.state)].verdict
        if verdict.done is not None and not verdict.parts:
            assert (len(figure.attended), len(figure.due)) == verdict.done
        assert set(figure.attended) <= set(figure.held) <= set(figure.due) <= set(figure.planned)


@settings(SLOW_MACHINE, max_examples=60)
@given(histories(), MOMENTS)
def test_what_was_held_is_among_what_was_planned_and_is_past(
    facts: CycleFacts, as_of: AsOf
) -> None:
    for host in reviewed(facts, as_of).scorecard:
        assert set(host.held) <= set(host.past) <= set(host.planned)
        assert set(host.held).isdisjoint(host.cancelled)
        settled = len(host.held) + len(host.cancelled)
        assert len(host.open) == len(host.planned) - settled


@settings(SLOW_MACHINE, max_examples=60)
@given(histories(), MOMENTS)
def test_a_review_of_one_state_is_its_part_of_the_whole(facts: CycleFacts, as_of: AsOf) -> None:
    whole, part = reviewed(facts, as_of), reviewed(facts, as_of, ("OH",))
    (ohio,) = part.states
    assert ohio.tally == next(each.tally for each in whole.states if each.code == "OH")
    assert part.totals.pairs == ohio.tally.pairs
    assert part.series == tuple(each for each in whole.series if each.state == "OH")


def test_a_type_of_two_hosts_counts_for_each_of_them() -> None:
    joint = replace(kind(CadenceKind.ONCE_PER_CYCLE), hosts=("CMS", "RC"))
    review = reviewed(known(joint, []), "2025-07-02")
    assert [(each.title, each.total) for each in review.by_host] == [("RC", 3), ("CMS", 3)]


def test_hosts_are_the_contractors_then_cms_then_others_and_none_is_last() -> None:
    found = totals.in_order(["", "CMCS DSG", "CMS", "ERC", "RC", "SC"])
    assert found == ["SC", "RC", "ERC", "CMS", "CMCS DSG", ""]


def test_every_status_is_either_owed_or_outside() -> None:
    assert sorted((*OWED, *OUTSIDE)) == sorted(Status)


def test_a_bar_has_all_that_is_owed_and_says_so() -> None:
    facts = known(kind(CadenceKind.ONCE_PER_STATE), [met("2025-07-08", OH="attended")])
    tally = reviewed(facts, "2025-09-30").totals
    assert sum(part.number for part in parts(tally)) == tally.owed == 3
    assert words(tally) == "1 satisfied, 2 due or overdue, of 3 owed"


def test_progress_rises_month_by_month_to_the_day_looked_at() -> None:
    facts = known(
        kind(CadenceKind.ONCE_PER_STATE),
        [met("2025-07-08", OH="attended"), met("2025-08-05", states="TX", TX="attended")],
    )
    review = reviewed(facts, "2025-08-20")
    assert [(each.day, len(each.pairs)) for each in review.progress] == [
        (date(2025, 6, 30), 0),
        (date(2025, 7, 31), 1),
        (date(2025, 8, 20), 2),
    ]
    assert len(review.owed_once) == 3


# -- series and sessions


def test_a_series_lists_what_became_of_its_calls() -> None:
    became = ("attended", "unrecorded", "cancelled", "open", "scheduled")
    facts = known(SERIES, calls("2025-10-06", *became))
    figure = next(each for each in reviewed(facts, "2025-11-18").series if each.state == "OH")
    assert figure.planned == (1, 2, 3, 4, 5)
    assert (figure.due, figure.held, figure.attended) == ((1, 2, 4), (1, 2), (1,))
    assert (figure.unrecorded, figure.cancelled, figure.reasons) == ((2,), (3,), ("Snow",))


def test_a_joint_call_is_a_figure_of_each_state() -> None:
    facts = known(SERIES, [met("2025-10-06", states="OH,TX", OH="attended", TX="absent")])
    found = {each.state: each for each in reviewed(facts, "2025-10-08").series}
    assert (found["OH"].attended, found["TX"].attended) == ((1,), ())
    assert found["OH"].held == found["TX"].held == (1,)


def test_sessions_tell_who_used_which_who_none_and_who_several() -> None:
    facts = known(
        SESSIONS,
        [
            met("2025-07-08", states="OH,TX,UT", session=1, OH="attended", TX="absent"),
            met("2025-07-22", states="OH,TX,UT", session=2, OH="attended", TX="absent"),
            met("2025-08-19", "scheduled", states="OH,TX,UT", session=3),
        ],
    )
    (figure,) = reviewed(facts, "2025-08-01").sessions
    assert [(x.number, x.is_held, x.attended) for x in figure.sessions] == [
        (1, True, ("OH",)),
        (2, True, ("OH",)),
        (3, False, ()),
    ]
    assert (figure.none, figure.several) == (("TX", "UT"), ("OH",))
    assert figure.left == date(2025, 8, 19)


def test_a_special_session_stands_beside_the_numbered_ones() -> None:
    facts = known(
        SESSIONS,
        [met("2025-07-08", session=1, OH="absent"), met("2025-08-12", OH="attended")],
    )
    (figure,) = reviewed(facts, "2025-08-20").sessions
    assert [each.number for each in figure.sessions] == [1, None]
    assert figure.used["OH"] == (2,)


# -- facts


def differ(quarter: str, percent: str, resolved: date | None = None) -> Difference:
    return Difference(
        *("OH", "medicaid", quarter, Decimal(percent), None, None),
        day=date(2026, 2, 3),
        resolved=resolved,
    )


def test_only_what_is_strictly_above_its_limit_is_above() -> None:
    triggered = kind(CadenceKind.TRIGGERED, phase=Phase.INTRA, trigger="64-21-difference")
    facts = known(
        triggered,
        [met("2026-02-10", OH="attended")],
        differences=[differ("Q1", "15.0"), differ("Q2", "15.1"), differ("overall", "5")],
    )
    found = reviewed(facts, "2026-03-01").differences
    assert [(each.quarter, each.above) for each in found] == [
        ("Q1", False),
        ("Q2", True),
        ("overall", False),
    ]
    assert {each.calls for each in found} == {(1,)}


def test_a_difference_whose_form_is_zero_stays_in_the_history_without_a_percentage() -> None:
    triggered = kind(CadenceKind.TRIGGERED, phase=Phase.INTRA, trigger="64-21-difference")
    asked = differ("Q1", "1")._replace(percent=None, universe=Decimal(5), form=Decimal(0))
    facts = known(triggered, [], differences=[differ("Q2", "18.2"), asked])
    found = reviewed(facts, "2026-03-31").differences
    assert [(each.quarter, each.percent_words, each.above) for each in found] == [
        ("Q1", "–", False),
        ("Q2", "18.2%", True),
    ]


def test_the_rule_by_which_differences_are_judged_is_told() -> None:
    triggered = kind(
        CadenceKind.TRIGGERED, phase=Phase.INTRA, trigger="64-21-difference", quarter_percent=20
    )
    rule = reviewed(known(triggered, []), "2026-03-31").rule
    assert "more than 20% in a quarter or more than 5% overall" in rule
    assert "CMS says 15% or 5%" in rule


def test_a_difference_resolved_later_is_open_on_the_day_looked_at() -> None:
    triggered = kind(CadenceKind.TRIGGERED, phase=Phase.INTRA, trigger="64-21-difference")
    facts = known(triggered, [], differences=[differ("Q2", "18.2", date(2026, 4, 1))])
    assert [x.resolved for x in reviewed(facts, "2026-03-31").differences] == [None]
    assert [x.resolved for x in reviewed(facts, "2026-04-01").differences] == [date(2026, 4, 1)]


def test_what_was_not_recorded_has_all_that_was_held_as_its_denominator() -> None:
    facts = known(kind(CadenceKind.AD_HOC), [met("2025-07-08"), met("2025-07-09", OH="absent")])
    (figure,) = reviewed(facts, "2025-07-31").unrecorded
    assert (figure.code, figure.meetings, figure.held) == ("OH", (1,), (1, 2))


def test_a_meeting_for_federal_staff_needs_no_record_of_the_state() -> None:
    facts = known(kind(CadenceKind.ONCE_PER_CYCLE, roles=("DFO",)), [met("2025-07-08")])
    assert reviewed(facts, "2025-07-31").unrecorded == ()


def test_a_cancelled_meeting_is_an_exception_with_reason_who_and_when() -> None:
    facts = known(kind(CadenceKind.AD_HOC), [met("2025-07-08", "cancelled", reason="Snow")])
    review = reviewed(facts, "2025-07-31", m1=Noted("Ann", date(2025, 7, 7)))
    (found,) = review.exceptions
    assert (found.kind, found.reason, found.by) == (ExceptionKind.CANCELLED, "Snow", "Ann")
    assert (found.day, found.noted, found.meetings) == (date(2025, 7, 8), date(2025, 7, 7), (1,))


def test_a_decision_as_not_needed_is_an_exception_of_its_state() -> None:
    decided = Decision("call", "TX", Need.NOT_NEEDED, "", date(2025, 7, 3), "Ann", "No changes")
    facts = known(kind(CadenceKind.IF_NEEDED), [], decisions=[decided])
    review = reviewed(facts, "2025-07-31")
    (found,) = review.exceptions
    assert (found.kind, found.states, found.by) == (ExceptionKind.NOT_NEEDED, ("TX",), "Ann")
    assert {each.code: len(each.exceptions) for each in review.states} == {
        "OH": 0,
        "TX": 1,
        "UT": 0,
    }


def test_what_concerns_the_whole_cycle_is_no_exception_of_each_state() -> None:
    facts = known(kind(CadenceKind.ONCE_PER_STATE), [], not_held={"call": "No review"})
    review = reviewed(facts, "2025-07-31")
    assert [each.kind for each in review.exceptions] == [ExceptionKind.NOT_HELD]
    assert not any(each.exceptions for each in review.states)


def test_a_suspension_is_an_exception_from_its_first_day_on() -> None:
    pause = Suspension(date(2025, 7, 10), "Storm", host="RC")
    facts = known(kind(CadenceKind.AD_HOC), [], rules=PlanRules(suspensions=(pause,)))
    assert reviewed(facts, "2025-07-09").exceptions == ()
    (found,) = reviewed(facts, "2025-07-10").exceptions
    assert (found.kind, found.title, found.reason) == (ExceptionKind.SUSPENDED, "RC calls", "Storm")


def test_a_gap_of_joint_calls_is_one_exception_of_all_their_states() -> None:
    joint = [
        met(day, states="OH,TX", OH="attended", TX="attended", series=7, occurrence=number)
        for number, day in enumerate(("2025-10-06", "2025-11-24"), 1)
    ]
    found = [
        each
        for each in reviewed(known(SERIES, joint), "2025-11-25").exceptions
        if each.kind is ExceptionKind.SKIPPED
    ]
    assert [(each.states, each.reason) for each in found] == [
        (("OH", "TX"), "No call for 7 weeks.")
    ]
    assert found[0].meetings == (1, 2)


def test_the_scorecard_knows_what_was_moved_and_what_is_joint() -> None:
    facts = known(
        kind(CadenceKind.AD_HOC),
        [
            met("2025-07-08", OH="attended", moved_from="2025-07-01T14:00"),
            met("2025-07-09", "cancelled", hosts="CMS,RC"),
            met("2025-09-09", "scheduled"),
        ],
    )
    by_host = {each.host: each for each in reviewed(facts, "2025-07-31").scorecard}
    contractor = by_host["RC"]
    assert (contractor.planned, contractor.past) == ((1, 2, 3), (1, 2))
    assert (contractor.held, contractor.moved, contractor.cancelled) == ((1,), (1,), (2,))
    assert contractor.joint == by_host["CMS"].planned == (2,)
    assert contractor.open == (3,)


def test_a_mark_outranks_what_nobody_said_of_a_meeting() -> None:
    facts = known(kind(CadenceKind.AD_HOC), [met("2025-07-08", "scheduled", OH="attended")])
    (contractor,) = [x for x in reviewed(facts, "2025-07-31").scorecard if x.host == "RC"]
    assert contractor.held == (1,)
