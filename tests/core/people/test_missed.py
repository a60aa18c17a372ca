"""What was missed and has no other meeting; Today tells each of it once already."""

from collections.abc import Sequence

import pytest

from perm_desktop.core import worklist
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.people.attendance_figures import Scope
from perm_desktop.core.people.missed import missed
from perm_desktop.core.vocabulary import CadenceKind
from perm_desktop.core.worklist_outlook import Owed
from tests.core.judging import judged, seen
from tests.core.obligations.known import Met, kind, known, met
from tests.core.people.attended import EVERYTHING

INTAKE = kind(CadenceKind.ONCE_PER_STATE)  # last day Aug 30, 2025
SESSIONS = kind(CadenceKind.N_OF_M, needed=1, sessions=2)
CALLS = kind(CadenceKind.SERIES, every="14-days")
FIRST = met("2025-07-08", session=1, OH="absent")
SECOND = met("2025-07-22", session=2, OH="excused")
LATER = met("2025-08-20", "scheduled", session=2)
UNSAID = met("2025-07-22", "scheduled", session=2)


def of(type_: MeetingType, meetings: Sequence[Met], scope: Scope = EVERYTHING) -> list[list[int]]:
    """The meetings missed for good by Ohio on Aug 1, 2025."""
    cycle = judged(known(type_, meetings), "2025-08-01")
    return [
        [row.id for row in each.rows] for each in missed(cycle, scope) if each.owing.state == "OH"
    ]


@pytest.mark.parametrize(
    ("kind_", "meetings", "found"),
    [
        (SESSIONS, [FIRST, SECOND], [[1, 2]]),
        (SESSIONS, [FIRST, LATER], []),
        (SESSIONS, [FIRST], []),  # the other session has no date yet
        (SESSIONS, [FIRST, UNSAID], []),
        (SESSIONS, [FIRST, met("2025-07-22", session=2, OH="attended")], []),
        (SESSIONS, [FIRST, met("2025-07-22", session=2)], []),
        (INTAKE, [met("2025-07-08", OH="absent")], [[1]]),
        (INTAKE, [met("2025-07-08", OH="absent"), met("2025-08-20", "scheduled")], []),
        (INTAKE, [met("2025-07-08", OH="partial")], []),
        (INTAKE, [met("2025-07-08", OH="not-required")], []),
        (INTAKE, [], []),
        (CALLS, [met("2025-07-08", OH="absent")], []),
    ],
)
def test_only_what_has_nothing_left_is_missed(
    kind_: MeetingType, meetings: Sequence[Met], found: list[list[int]]
) -> None:
    assert of(kind_, meetings) == found


def test_days_narrow_it_to_what_was_missed_on_one_of_them() -> None:
    day = SECOND.row.start.date()
    assert of(SESSIONS, [FIRST, SECOND], Scope(first=day)) == [[1, 2]]
    assert of(INTAKE, [FIRST], Scope(first=day)) == []


@pytest.mark.parametrize("kind_", [SESSIONS, INTAKE])
@pytest.mark.parametrize("day", ["2025-08-01", "2025-09-15"])
def test_today_tells_each_of_it_once(
    kind_: MeetingType, day: str, states: dict[str, State]
) -> None:
    came = {"TX": "attended", "UT": "attended"}
    both = [
        met("2025-07-08", states="OH,TX,UT", session=1, OH="absent", **came),
        met("2025-07-22", states="OH,TX,UT", session=2, OH="excused", **came),
    ]
    cycle = judged(known(kind_, both), day)
    sections = worklist.sections(cycle.facts.rows, seen(cycle, states), (), Owed([cycle]))
    lines = [(section.group, line.states) for section in sections for line in section.lines]
    assert [one.owing.state for one in missed(cycle, EVERYTHING)] == ["OH"]
    assert [(group in ("overdue", "due"), codes) for group, codes in lines] == [(True, ("OH",))]
