"""What the marks of one state amount to."""

import pytest

from perm_desktop.core.attendance import (
    Target,
    recorded_roles,
    roll_up,
    target_of,
    unmarked_states,
)
from perm_desktop.core.meeting_types import ExpectedRole
from perm_desktop.core.meetings import AttendanceLine
from perm_desktop.core.vocabulary import Expectation, Mark, RollUpRule

NAMES = {"PM": "PERM lead", "DP": "DP contact", "POL": "Policy SME", "DFO": "DFO staff"}
REQUIRED, BY_AGENDA = Expectation.REQUIRED, Expectation.BY_AGENDA
LEAD_AND_TWO = [
    ExpectedRole("PM", REQUIRED),
    ExpectedRole("DP", REQUIRED),
    ExpectedRole("POL", BY_AGENDA),
]
LEAD_ONLY = [ExpectedRole("PM", REQUIRED)]
EVERYBODY = [ExpectedRole("ALL", REQUIRED)]
NO_LEAD = [ExpectedRole("DFO", REQUIRED)]


def marked(words: str) -> list[AttendanceLine]:
    """Lines of Hawaii from "PM attended, DP:Ann partial"; a dot is the state itself."""
    lines: list[AttendanceLine] = []
    for number, part in enumerate(filter(None, words.split(", ")), start=1):
        who, mark = part.split()
        role, _, person = who.partition(":")
        lines.append(AttendanceLine(number, "HI", role.strip("."), person, mark, "", ""))
    return lines


@pytest.mark.parametrize(
    ("words", "mark", "why"),
    [
        ("", Mark.NOT_RECORDED, "nobody is recorded"),
        (". excused", Mark.EXCUSED, "marked for the state as a whole"),
        (". absent, PM attended, DP attended", Mark.ABSENT, "marked for the state as a whole"),
        ("PM attended, DP attended", Mark.ATTENDED, "PERM lead and 1 other attended"),
        ("DP attended, PM attended", Mark.ATTENDED, "PERM lead and 1 other attended"),
        ("PM attended, POL attended, DP absent", Mark.ATTENDED, "PERM lead and 1 other attended"),
        (
            "PM attended, DP attended, POL partial",
            Mark.ATTENDED,
            "PERM lead and 2 others attended",
        ),
        ("PM attended", Mark.PARTIAL, "PERM lead attended; one other expected role is needed"),
        (
            "PM attended, DP absent",
            Mark.PARTIAL,
            "PERM lead attended; one other expected role is needed",
        ),
        ("DP attended", Mark.PARTIAL, "DP contact attended; PERM lead is not recorded"),
        (
            "DP attended, POL attended, PM excused",
            Mark.PARTIAL,
            "DP contact and 1 other attended; PERM lead did not come",
        ),
        (
            "PM partial, DP attended",
            Mark.PARTIAL,
            "PERM lead and 1 other attended, not for the whole meeting",
        ),
        ("PM attended, DP not-required, POL not-required", Mark.ATTENDED, "PERM lead attended"),
        ("PM not-required, DP attended", Mark.ATTENDED, "DP contact attended"),
        (
            "PM attended, :Ann attended",
            Mark.PARTIAL,
            "PERM lead and 1 other attended; one other expected role is needed",
        ),
        ("PM:Ann attended, DP attended", Mark.ATTENDED, "Ann and 1 other attended"),
        (":Ann attended", Mark.PARTIAL, "Ann attended; PERM lead is not recorded"),
        ("PM absent", Mark.NOT_RECORDED, "1 of 3 roles recorded, nobody attended so far"),
        ("PM absent, DP excused", Mark.ABSENT, "nobody attended: 1 excused, 1 absent"),
        ("PM excused, DP excused", Mark.EXCUSED, "nobody attended: 2 excused"),
        (
            "PM not-required, DP not-required",
            Mark.NOT_REQUIRED,
            "nobody was required: 2 not required",
        ),
    ],
)
def test_the_lead_and_one_other_make_a_state_attended(words: str, mark: Mark, why: str) -> None:
    rolled = roll_up(marked(words), LEAD_AND_TWO, NAMES)
    assert (rolled.mark, rolled.why) == (mark, why)
    assert rolled.is_own is words.startswith(".")


@pytest.mark.parametrize(
    ("expected", "words", "mark"),
    [
        (LEAD_ONLY, "PM attended", Mark.ATTENDED),
        (LEAD_ONLY, "PM partial", Mark.PARTIAL),
        (LEAD_ONLY, "DP attended", Mark.PARTIAL),
        (EVERYBODY, "ALL attended", Mark.ATTENDED),
        (EVERYBODY, "PM attended, DP attended", Mark.ATTENDED),
        (EVERYBODY, "PM attended", Mark.PARTIAL),
        (EVERYBODY, "DP attended, POL attended", Mark.PARTIAL),
        (EVERYBODY, "PM absent", Mark.NOT_RECORDED),
        (NO_LEAD, "DFO attended", Mark.ATTENDED),
        (NO_LEAD, "DFO:Bo partial", Mark.PARTIAL),
        (NO_LEAD, "DFO absent", Mark.ABSENT),
        ([], ":Ann attended", Mark.ATTENDED),
        ([], ":Ann absent", Mark.ABSENT),
    ],
)
def test_where_nobody_else_is_wanted_one_is_enough(
    expected: list[ExpectedRole], words: str, mark: Mark
) -> None:
    assert roll_up(marked(words), expected, NAMES).mark is mark


def test_a_state_with_any_mark_is_no_longer_unmarked() -> None:
    assert unmarked_states(["AK", "HI", "TX"], marked("DP absent")) == ["AK", "TX"]


def test_recorded_roles_leave_walk_ins_without_a_role_out() -> None:
    assert recorded_roles(marked("PM attended, :Ann attended"), LEAD_AND_TWO) == (1, 3)


def test_a_line_is_for_a_state_a_role_or_a_person() -> None:
    (line,) = marked("DP:Ann attended")
    assert target_of(line) == Target("HI", "DP", "Ann")


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("POL attended", Mark.ATTENDED),
        (":Ann attended, PM absent, DP absent", Mark.ATTENDED),
        ("DP partial", Mark.PARTIAL),
        ("PM absent", Mark.NOT_RECORDED),
        ("PM absent, DP absent", Mark.ABSENT),
        (". absent, PM attended", Mark.ABSENT),
    ],
)
def test_by_the_rule_of_anyone_whoever_came_is_enough(words: str, mark: Mark) -> None:
    assert roll_up(marked(words), LEAD_AND_TWO, NAMES, RollUpRule.ANYONE).mark is mark


@pytest.mark.parametrize(
    ("words", "mark", "why"),
    [
        ("PM attended, DP attended", Mark.ATTENDED, "PERM lead and 1 other attended"),
        ("PM attended, DP not-required", Mark.ATTENDED, "PERM lead attended"),
        (
            "PM attended, DP partial",
            Mark.PARTIAL,
            "PERM lead and 1 other attended; every required role is needed, not DP contact",
        ),
        (
            "PM attended, POL attended",
            Mark.PARTIAL,
            "PERM lead and 1 other attended; every required role is needed, not DP contact",
        ),
        (
            "POL attended",
            Mark.PARTIAL,
            "Policy SME attended; every required role is needed, not PERM lead and 1 more",
        ),
        ("PM absent, DP excused", Mark.ABSENT, "nobody attended: 1 excused, 1 absent"),
        (". attended, PM absent", Mark.ATTENDED, "marked for the state as a whole"),
    ],
)
def test_every_required_role_must_have_come_where_the_type_says_so(
    words: str, mark: Mark, why: str
) -> None:
    rolled = roll_up(marked(words), LEAD_AND_TWO, NAMES, RollUpRule.EVERY_REQUIRED)
    assert (rolled.mark, rolled.why) == (mark, why)
