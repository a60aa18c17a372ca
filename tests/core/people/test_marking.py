"""Whom "mark all who are expected" reaches."""

from datetime import date

import pytest

from perm_desktop.core.attendance import EVERYBODY, Target
from perm_desktop.core.meetings import AttendanceLine
from perm_desktop.core.people.expected import Expected
from perm_desktop.core.people.marking import to_mark
from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.core.people.posts import Holder
from perm_desktop.core.vocabulary import Expectation, Mark

REQUIRED, BY_AGENDA = Expectation.REQUIRED, Expectation.BY_AGENDA
ANN, BO = (Person(n, name, Organization.STATE) for n, name in ((1, "Ann"), (2, "Bo")))


def line(role: str, *people: Person, firm: Expectation = REQUIRED, told: bool = False) -> Expected:
    holders = tuple(
        Holder(each, Tenure(each.id, each.id, Post("OH", role), date(2026, 1, 1)))
        for each in people
    )
    is_expected = firm is REQUIRED and not told
    return Expected("OH", role, firm, "", holders, informed=told, is_expected=is_expected)


def marked(role: str, person: str = "", contact: int = 0) -> AttendanceLine:
    return AttendanceLine(9, "OH", role, person, "absent", "", "", contact=contact)


LEAD, DP, POL = line("PM", ANN), line("DP"), line("POL", firm=BY_AGENDA)
ANN_LEADS = Target("OH", "PM", "Ann", 1)


@pytest.mark.parametrize(
    ("mark", "lines", "replace", "found"),
    [
        (Mark.ATTENDED, [], False, [ANN_LEADS, Target("OH", "DP")]),
        (Mark.ABSENT, [marked("PM")], False, [Target("OH", "DP")]),
        (Mark.ABSENT, [marked("PM", "Ann", 1)], False, [Target("OH", "DP")]),
        (Mark.ATTENDED, [marked("DP", "Walk-in")], False, [ANN_LEADS]),
        (Mark.ABSENT, [marked("PM")], True, [Target("OH", "PM"), Target("OH", "DP")]),
        (
            *(Mark.NOT_REQUIRED, [], False),
            [ANN_LEADS, Target("OH", "DP"), Target("OH", "POL")],
        ),
    ],
)
def test_people_are_marked_where_they_are_known_and_roles_elsewhere(
    mark: Mark, lines: list[AttendanceLine], replace: bool, found: list[Target]
) -> None:
    assert to_mark(mark, [LEAD, DP, POL], lines, replace=replace) == found


def test_of_two_holders_only_the_one_without_a_mark_is_reached() -> None:
    found = to_mark(Mark.ATTENDED, [line("DP", ANN, BO)], [marked("DP", "Ann", 1)])
    assert found == [Target("OH", "DP", "Bo", 2)]


def test_who_is_informed_only_is_never_marked() -> None:
    lines = [line("DP", ANN, told=True)]
    assert to_mark(Mark.ATTENDED, lines, []) == to_mark(Mark.NOT_REQUIRED, lines, []) == []


def test_all_state_staff_is_one_mark_and_no_list_of_names() -> None:
    found = to_mark(Mark.ATTENDED, [line(EVERYBODY, ANN, BO)], [])
    assert found == [Target("OH", EVERYBODY)]


def test_somebody_who_is_there_for_the_state_alone_is_marked_by_name() -> None:
    assert to_mark(Mark.ATTENDED, [line("", BO)], []) == [Target("OH", "", "Bo", 2)]
