"""Who is expected at a meeting on its own day, and what one meeting has otherwise."""

from collections.abc import Sequence
from datetime import date

import pytest

from perm_desktop.core.meeting_types import ExpectedRole
from perm_desktop.core.people.expected import Expected, OneOff, Wish, expected
from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.vocabulary import AudienceChange, Expectation

DAY = date(2026, 4, 20)
ADD, REMOVE, INFORM = AudienceChange.ADD, AudienceChange.REMOVE, AudienceChange.INFORM
ROLES = (
    ExpectedRole("PM", Expectation.REQUIRED),
    ExpectedRole("DP", Expectation.BY_AGENDA),
    ExpectedRole("QC", Expectation.AS_NEEDED),
)
PEOPLE = [
    Person(1, "Sample Lead", Organization.STATE, email="lead@example.org"),
    Person(2, "Sample Next", Organization.STATE),
    Person(3, "Sample Officer", Organization.DFO),
    Person(4, "Sample Guest", Organization.CMS),
]
TENURES = [
    Tenure(1, 1, Post("OH", "PM"), date(2025, 1, 1), date(2026, 4, 20)),
    Tenure(2, 2, Post("OH", "PM"), date(2026, 4, 21)),
    Tenure(3, 2, Post("OH", "QC"), date(2025, 1, 1), acting=True),
    Tenure(4, 3, Post("", "DFO")),
    Tenure(5, 1, Post("OH", "DP"), None, date(2026, 3, 1)),
    Tenure(6, 3, Post("OH", "")),
]
DIRECTORY = Directory(PEOPLE, TENURES)


def asked(
    *changes: OneOff,
    day: date = DAY,
    roles: Sequence[ExpectedRole] = ROLES,
    wishes: Sequence[Wish] = (),
    states: Sequence[str] = ("OH",),
) -> tuple[Expected, ...]:
    return expected(states, day, roles, DIRECTORY, wishes, changes)


def told(lines: Sequence[Expected]) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [
        (line.state, line.role, tuple(each.person.name for each in line.holders), line.why)
        for line in lines
    ]


@pytest.mark.parametrize(
    ("day", "name"), [(DAY, "Sample Lead"), (date(2026, 4, 21), "Sample Next")]
)
def test_who_holds_the_post_on_the_day_of_the_meeting_is_expected(day: date, name: str) -> None:
    assert told(asked(day=day))[0] == ("OH", "PM", (name,), "required by the meeting type")


def test_a_role_by_agenda_is_expected_when_an_item_wants_it() -> None:
    before = asked()[1]
    assert (before.is_expected, before.why) == (False, "no agenda item asks for it")
    after = asked(wishes=[Wish(3, "DP review progress", "DP"), Wish(5, "Access", "DP")])[1]
    assert after.is_expected
    assert after.why == "wanted by item 3, DP review progress, and by item 5"


def test_an_item_can_want_a_role_that_the_type_does_not_have() -> None:
    line = asked(wishes=[Wish(1, "Hello", "DFO")])[-1]
    assert (line.role, line.expectation, line.is_expected) == ("DFO", "by-agenda", True)
    assert [each.person.name for each in line.holders] == ["Sample Officer"]


def test_a_post_that_was_held_is_vacant_since_the_day_after() -> None:
    vacancy = asked()[1].vacancy
    assert vacancy is not None
    assert vacancy.words("Ohio", "DP contact") == "Ohio has no DP contact since Mar 2, 2026"


def test_a_post_that_nobody_ever_held_is_only_not_on_record() -> None:
    (line,) = asked(roles=[ExpectedRole("MRR", Expectation.REQUIRED)])
    assert line.vacancy is not None
    assert line.vacancy.words("Ohio", "MRR contact") == "Ohio has no MRR contact on record"


def test_all_state_perm_staff_are_those_of_the_state_itself() -> None:
    (line,) = asked(roles=[ExpectedRole("ALL", Expectation.REQUIRED)])
    assert told([line])[0][2] == ("Sample Lead", "Sample Next")


def test_federal_staff_of_all_states_are_expected_for_each() -> None:
    lines = asked(roles=[ExpectedRole("DFO", Expectation.REQUIRED)], states=("OH", "PA"))
    assert [(line.state, len(line.holders)) for line in lines] == [("OH", 1), ("PA", 1)]


def test_a_role_is_added_taken_off_or_only_informed() -> None:
    lines = asked(OneOff(ADD, "OH", "DFO"), OneOff(REMOVE, "", "QC"), OneOff(INFORM, "OH", "PM"))
    assert [(line.role, line.why, line.informed, line.is_expected) for line in lines] == [
        ("PM", "informed only", True, False),
        ("DP", "no agenda item asks for it", False, False),
        ("DFO", "added to this meeting", False, True),
    ]


def test_what_is_said_of_one_state_outranks_what_is_said_of_all() -> None:
    lines = asked(OneOff(ADD, "OH", "PM"), OneOff(REMOVE, "", "PM"), states=("OH", "PA"))
    assert [line.state for line in lines if line.role == "PM"] == ["OH"]


def test_a_person_is_added_to_a_role_to_a_state_or_to_no_state() -> None:
    lines = asked(OneOff(ADD, "OH", "PM", 2), OneOff(ADD, "OH", "", 3), OneOff(ADD, "", "", 4))
    assert told(lines)[0][2] == ("Sample Lead", "Sample Next")
    assert told(lines)[-2:] == [
        ("OH", "", ("Sample Officer",), "added to this meeting"),
        ("", "", ("Sample Guest",), "added to this meeting"),
    ]


def test_a_person_taken_off_leaves_the_role_which_is_no_vacancy() -> None:
    line = asked(OneOff(REMOVE, "OH", "PM", 1))[0]
    assert (line.role, line.holders, line.vacancy) == ("PM", (), None)


def test_a_person_of_a_role_who_is_only_informed_is_expected_no_more() -> None:
    lines = [line for line in asked(OneOff(INFORM, "OH", "PM", 1)) if line.role == "PM"]
    assert [(len(line.holders), line.informed) for line in lines] == [(0, False), (1, True)]


def test_a_person_of_no_state_is_told_once_however_many_states_come() -> None:
    lines = asked(OneOff(INFORM, "", "", 4), states=("OH", "PA"))
    assert told(lines)[-1] == ("", "", ("Sample Guest",), "informed only")
    assert sum(line.informed for line in lines) == 1


def test_somebody_who_left_the_directory_changes_nothing() -> None:
    assert asked(OneOff(ADD, "OH", "PM", 99)) == asked()
