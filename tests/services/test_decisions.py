"""Decisions about a meeting that is held only if needed."""

from datetime import date
from itertools import pairwise

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations.status import Obligation
from perm_desktop.core.vocabulary import Basis, Need
from perm_desktop.services import coverage as coverages
from perm_desktop.services import cycles, decisions, history, meeting_types
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, dump

WEBINAR = "mrr-mr-policy-webinar"
TODAY = date(2026, 4, 14)


@pytest.fixture
def texas(catalog: Catalog) -> Catalog:
    """RY 2027 of Texas and Washington."""
    cycles.add_cycle(catalog, 2027, ["TX", "WA"])
    return catalog


def decide(catalog: Catalog, need: Need, reason: str = "", basis: Basis | None = None) -> None:
    decisions.decide(catalog, 2027, WEBINAR, "tx", need, "Ann Lee", reason, basis)


def status(catalog: Catalog, state: str = "TX") -> Obligation:
    (found,) = coverages.read(catalog, 2027).of([state], [WEBINAR])
    return found


def label(catalog: Catalog) -> str:
    return history.lines(catalog)[0].label


def test_a_decision_says_who_when_and_why(texas: Catalog) -> None:
    assert status(texas).status == "undecided"
    decide(texas, Need.NOT_NEEDED, "  same policies\n as before ")
    (found,) = decisions.history(texas, 2027, WEBINAR, "TX")
    assert (found.need, found.by, found.reason) == (
        Need.NOT_NEEDED,
        "Ann Lee",
        "same policies as before",
    )
    assert (found.day, found.basis) == (TODAY, "")
    assert status(texas).status == "not-needed"
    assert "same policies as before (Ann Lee, Apr 14, 2026)" in status(texas).verdict.why
    short = reference.meeting_type(texas.connection, WEBINAR).short_title
    assert label(texas) == f"Decide {short} for TX: not needed"
    assert status(texas, "WA").status == "undecided"


def test_a_later_decision_holds_and_the_earlier_ones_stay_as_history(texas: Catalog) -> None:
    decide(texas, Need.NEEDED, basis=Basis.RC_REQUIRES)
    assert status(texas).status not in ("undecided", "not-needed")
    decide(texas, Need.NOT_NEEDED, "RC changed its mind")
    decide(texas, Need.UNDECIDED)
    assert status(texas).status == "undecided"
    found = decisions.history(texas, 2027, WEBINAR, "tx")
    assert [each.need for each in found] == [Need.UNDECIDED, Need.NOT_NEEDED, Need.NEEDED]
    assert found[-1].basis == "rc-requires"


def test_a_decision_recorded_later_holds_although_its_day_is_earlier(texas: Catalog) -> None:
    decide(texas, Need.NOT_NEEDED, "none")
    decisions.decide(
        *(texas, 2027, WEBINAR, "TX", Need.NEEDED, "Ann Lee", "new policy"),
        day=date(2026, 1, 5),
    )
    assert status(texas).status != "not-needed"
    assert decisions.history(texas, 2027, WEBINAR, "TX")[0].day == date(2026, 1, 5)


def test_the_same_decision_again_leaves_no_step(texas: Catalog) -> None:
    decide(texas, Need.NOT_NEEDED, "none")
    before = dump(texas.connection)
    decide(texas, Need.NOT_NEEDED, "none")
    assert dump(texas.connection) == before


def test_several_states_are_decided_in_one_step(texas: Catalog) -> None:
    before = dump(texas.connection)
    pairs = [(WEBINAR, "TX"), (WEBINAR, "WA")]
    decisions.decide_all(texas, 2027, pairs, Need.NOT_NEEDED, "Ann Lee", "none")
    assert [status(texas, code).status for code in ("TX", "WA")] == ["not-needed"] * 2
    assert label(texas).endswith(" for 2 states: not needed")
    history.undo(texas)
    assert dump(texas.connection) == before


def test_one_refusal_among_several_keeps_all_from_being_recorded(texas: Catalog) -> None:
    before = dump(texas.connection)
    pairs = [(WEBINAR, "TX"), (WEBINAR, "OH")]
    with pytest.raises(UserError, match="Ohio is not in RY 2027"):
        decisions.decide_all(texas, 2027, pairs, Need.NOT_NEEDED, "Ann Lee", "none")
    assert dump(texas.connection) == before


def test_undo_takes_each_decision_back(texas: Catalog) -> None:
    steps = [
        (Need.NEEDED, "", Basis.STATE_REQUESTS),
        (Need.NOT_NEEDED, "none", None),
        (Need.UNDECIDED, "", None),
    ]
    pictures = [dump(texas.connection)]
    for need, reason, basis in steps:
        decide(texas, need, reason, basis)
        pictures.append(dump(texas.connection))
    for after, before in pairwise(reversed(pictures)):
        assert dump(texas.connection) == after
        history.undo(texas)
        assert dump(texas.connection) == before


@pytest.mark.parametrize(
    ("key", "told", "then"),
    [
        ("perm-101", "PERM 101 is not held only if needed but “", "say so in the cycle"),
        ("rc-check-in", "“Every 2 weeks, per state”", "mark it as not required"),
        ("64-21-reconciliation", "“When triggered”", "difference or data delay decides"),
        ("ad-hoc-call", "“On request”", "plan one when it is asked for"),
        ("no-type", "There is no meeting type “no-type”.", "perm-desktop types"),
    ],
)
def test_only_a_type_held_if_needed_is_decided(
    texas: Catalog, key: str, told: str, then: str
) -> None:
    with pytest.raises(UserError) as refused:
        decisions.decide(texas, 2027, key, "TX", Need.NEEDED, "Ann Lee", "")
    assert told in refused.value.sentence
    assert then in refused.value.next_step


@pytest.mark.parametrize(
    ("state", "need", "by", "reason", "basis", "told"),
    [
        ("OH", Need.NEEDED, "Ann", "", None, "Ohio is not in RY 2027."),
        ("ZZ", Need.NEEDED, "Ann", "", None, "There is no state “ZZ”."),
        ("TX", Need.NEEDED, " \u200b\x00", "", None, "Who decided on"),
        ("TX", Need.NOT_NEEDED, "Ann", "\u00a0 ", None, "for Texas not needed?"),
        ("TX", Need.NEEDED, "Ann", "", None, "for Texas needed?"),
        ("TX", Need.NOT_NEEDED, "Ann", "x", Basis.RC_REQUIRES, "so that it has no basis"),
        ("TX", Need.UNDECIDED, "Ann", "", None, "Nothing is decided on"),
        ("TX", Need.NEEDED, "Ann" * 101, "", None, "300 is the most"),
        ("TX", Need.NEEDED, "Ann", "x" * 1_001, None, "1,000 is the most"),
    ],
)
def test_a_decision_without_what_it_needs_is_refused(
    texas: Catalog,
    state: str,
    need: Need,
    by: str,
    reason: str,
    basis: Basis | None,
    told: str,
) -> None:
    before = dump(texas.connection)
    with pytest.raises(UserError) as refused:
        decisions.decide(texas, 2027, WEBINAR, state, need, by, reason, basis)
    assert told in refused.value.sentence
    assert dump(texas.connection) == before


def test_a_day_to_come_is_refused_by_the_eastern_calendar(texas: Catalog, clock: SetClock) -> None:
    clock.advance(hours=14)  # 11 PM on the East Coast, the next day in UTC
    with pytest.raises(UserError, match=r"Apr 15, 2026 is still to come\."):
        decisions.decide(
            *(texas, 2027, WEBINAR, "TX", Need.NEEDED, "Ann Lee", "new"), day=date(2026, 4, 15)
        )
    decide(texas, Need.NEEDED, "new policy")
    assert decisions.history(texas, 2027, WEBINAR, "TX")[0].day == TODAY


def test_a_type_that_came_after_the_cycle_was_over_is_none_of_its_own(
    catalog: Catalog, clock: SetClock
) -> None:
    cycles.add_cycle(catalog, 2027, ["TX"])
    clock.advance(days=1_000)
    key = meeting_types.duplicate(catalog, WEBINAR)
    with pytest.raises(UserError, match="came into the catalog after RY 2027 was over"):
        decisions.decide(catalog, 2027, key, "TX", Need.NEEDED, "Ann Lee", "")
