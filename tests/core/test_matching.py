"""A name in a report is somebody only where nobody else can be meant."""

import pytest

from perm_desktop.core.people.attendees import Attendee
from perm_desktop.core.people.matching import Found, Matcher, Outcome, Remembered
from perm_desktop.core.people.person import Organization, Person

JANE = Person(1, "Jane Sample", Organization.STATE, email="jane@example.org")
VICTOR = Person(2, "Victor Sample", Organization.STATE)
ELSEWHERE = Person(3, "Elsa Sample", Organization.STATE, email="elsa@example.org")
HOST = Person(4, "Rica Sample", Organization.RC, email="rica@example.org")
TWIN = Person(5, "Victor Sample", Organization.STATE, email="victor@example.org")
SHARED = Person(6, "Sam Other", Organization.STATE, email="jane@example.org")
PEOPLE = (JANE, VICTOR, ELSEWHERE, HOST)


def find(
    name: str,
    *emails: str,
    more: tuple[Person, ...] = (),
    known: Remembered | None = None,
    twins: int = 0,
) -> Found:
    matcher = Matcher((*PEOPLE, *more), {1, 2, 5, 6}, known or {})
    return matcher.find(Attendee(name, emails), twins)


def test_an_address_that_one_person_has_is_certain() -> None:
    found = find("iPhone", "jane@example.org")
    assert (found.outcome, found.person) == (Outcome.MATCHED, JANE)


def test_the_address_of_one_person_under_another_name_is_asked() -> None:
    found = find("Totally Different", "jane@example.org")
    assert (found.outcome, found.candidates) == (Outcome.ASKED, (JANE,))
    assert find("J. Sample", "jane@example.org").person == JANE


def test_a_family_name_of_somebody_here_is_asked() -> None:
    found = find("Robert Sample")
    assert found.outcome is Outcome.ASKED
    assert VICTOR in found.candidates
    assert find("Robert Nobody").outcome is Outcome.NEW


def test_a_whole_name_that_one_person_has_is_certain() -> None:
    assert find("Sample, Victor (Guest)").person == VICTOR


@pytest.mark.parametrize(
    ("found", "candidates"),
    [
        (find("Victor Sample", more=(TWIN,)), {VICTOR, TWIN}),
        (find("Victor", more=(TWIN,)), {VICTOR, TWIN}),
        (find("Victor Sample", twins=1), {VICTOR}),
        (find("Jane Sample", "jane@example.net"), {JANE}),
        (find("Victor Sample", "jane@example.org"), {JANE, VICTOR}),
        (find("Office", "jane@example.org", more=(SHARED,)), {JANE, SHARED}),
        (find("Elsa Sample"), {ELSEWHERE}),
        (find("Elsa Sample", "elsa@example.org"), {ELSEWHERE}),
        (find("Jane Samples"), {JANE}),
        (find("iPhone (Jane Sample)"), {JANE}),
    ],
)
def test_what_may_mean_another_is_asked(found: Found, candidates: set[Person]) -> None:
    assert found.outcome is Outcome.ASKED
    assert found.person is None
    assert set(found.candidates) == candidates


def test_of_a_shared_address_the_name_tells_who_it_is() -> None:
    assert find("Jane Sample", "jane@example.org", more=(SHARED,)).person == JANE


def test_staff_of_the_hosts_count_for_no_state() -> None:
    found = find("Rica Sample", "rica@example.org")
    assert (found.outcome, found.person) == (Outcome.IGNORED, HOST)
    assert found.why == "staff of the RC, of no state"


@pytest.mark.parametrize("name", ["Otter.ai", "(Guest)", "", "+1 555-0123", "\u202e"])
def test_a_name_of_nobody_is_new(name: str) -> None:
    assert find(name).outcome is Outcome.NEW


def test_an_answer_is_remembered_for_the_name_and_the_address() -> None:
    known: Remembered = {("v s", "vs@example.net"): {2}}
    assert find("V. S.", "vs@example.net", known=known).person == VICTOR
    assert find("V. S.", "other@example.net", known=known).outcome is not Outcome.MATCHED


@pytest.mark.parametrize(
    ("known", "more"),
    [
        ({("victor sample", ""): {2}}, (TWIN,)),
        ({("victor sample", ""): {2, 5}}, (TWIN,)),
        ({("victor sample", ""): {99}}, (TWIN,)),
        ({("victor sample", ""): {None}}, (TWIN,)),
    ],
)
def test_an_answer_that_may_mean_two_by_now_is_asked_again(
    known: Remembered, more: tuple[Person, ...]
) -> None:
    assert find("Victor Sample", known=known, more=more).outcome is Outcome.ASKED


def test_an_answer_about_somebody_who_is_gone_counts_for_nothing() -> None:
    assert find("Note taker", known={("note taker", ""): {99}}).outcome is Outcome.NEW


def test_who_was_passed_over_is_passed_over_again() -> None:
    found = find("Note taker", known={("note taker", ""): {None}})
    assert (found.outcome, found.why) == (Outcome.IGNORED, "passed over before")
