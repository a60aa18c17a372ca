"""One meeting settles it: facts of Ohio, and what follows from them."""

from dataclasses import replace

import pytest

from perm_desktop.core.attendance import RollUp
from perm_desktop.core.cycles import CycleState
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.vocabulary import CadenceKind, Mark
from tests.core.obligations.known import Met, date, kind, known, met, told, verdict

INTAKE = kind(CadenceKind.ONCE_PER_STATE)  # last day Aug 30, 2025
JULY, AUGUST, SEPTEMBER = "2025-07-15", "2025-08-12", "2025-09-09"

NONE_YET = "No meeting with Ohio is scheduled; the last day is Aug 30, 2025."
TABLE = [
    ([], "2025-07-30", Status.NOT_YET_DUE, NONE_YET),
    ([], "2025-07-31", Status.DUE, NONE_YET),
    ([], "2025-08-30", Status.DUE, NONE_YET),
    (
        *([], "2025-08-31", Status.OVERDUE),
        "No meeting with Ohio is scheduled; the last day was Aug 30, 2025.",
    ),
    (
        *([met(AUGUST, "scheduled")], JULY, Status.SCHEDULED),
        "Scheduled on Tue, Aug 12, 2025.",
    ),
    (
        *([met(SEPTEMBER, "scheduled")], JULY, Status.SCHEDULED),
        "Scheduled on Tue, Sep 9, 2025, after the last day, Aug 30, 2025.",
    ),
    (
        *([met(AUGUST, "draft")], JULY, Status.NOT_YET_DUE),
        "Only a draft, on Tue, Aug 12, 2025, is there; the last day is Aug 30, 2025.",
    ),
    (
        *([met(AUGUST, "scheduled")], "2025-08-13", Status.DUE),
        "Nobody said whether the meeting on Tue, Aug 12, 2025 was held.",
    ),
    (
        *([met(AUGUST, "scheduled")], "2025-08-31", Status.OVERDUE),
        "Nobody said whether the meeting on Tue, Aug 12, 2025 was held.",
    ),
    (
        *([met(AUGUST, OH="attended")], SEPTEMBER, Status.SATISFIED),
        "Ohio attended on Tue, Aug 12, 2025.",
    ),
    (
        *([met(AUGUST, "scheduled", OH="attended")], SEPTEMBER, Status.SATISFIED),
        "Ohio attended on Tue, Aug 12, 2025.",
    ),
    (
        *([met(AUGUST, OH="partial")], SEPTEMBER, Status.PARTLY),
        "Ohio attended part of the meeting on Tue, Aug 12, 2025.",
    ),
    (
        *([met(AUGUST)], SEPTEMBER, Status.NOT_RECORDED),
        "The meeting on Tue, Aug 12, 2025 was held; nothing is recorded for Ohio.",
    ),
    (
        *([met(AUGUST, OH="not-recorded")], SEPTEMBER, Status.NOT_RECORDED),
        "The meeting on Tue, Aug 12, 2025 was held; nothing is recorded for Ohio.",
    ),
    (
        *([met(AUGUST, states="OH,TX", TX="attended")], SEPTEMBER, Status.NOT_RECORDED),
        "The meeting on Tue, Aug 12, 2025 was held; nothing is recorded for Ohio.",
    ),
    (
        *([met(AUGUST, "scheduled", "OH,TX", TX="excused")], SEPTEMBER, Status.OVERDUE),
        "Nobody said whether the meeting on Tue, Aug 12, 2025 was held.",
    ),
    (
        *([met(AUGUST, "scheduled", "OH,TX", TX="partial")], SEPTEMBER, Status.NOT_RECORDED),
        "The meeting on Tue, Aug 12, 2025 was held; nothing is recorded for Ohio.",
    ),
    (
        *([met(SEPTEMBER, "scheduled", "OH,TX", TX="attended")], AUGUST, Status.SCHEDULED),
        "Scheduled on Tue, Sep 9, 2025, after the last day, Aug 30, 2025.",
    ),
    (
        *([met(AUGUST, OH="absent")], "2025-08-30", Status.DUE),
        "Ohio was absent from the meeting on Tue, Aug 12, 2025, and no other meeting is scheduled.",
    ),
    (
        *([met(AUGUST, OH="excused")], SEPTEMBER, Status.OVERDUE),
        "Ohio was excused from the meeting on Tue, Aug 12, 2025,"
        " and no other meeting is scheduled.",
    ),
    (
        *([met(AUGUST, OH="absent"), met("2025-10-07", "scheduled")], SEPTEMBER),
        Status.SCHEDULED,
        "Scheduled on Tue, Oct 7, 2025, after the last day, Aug 30, 2025."
        " Ohio was absent from the meeting on Tue, Aug 12, 2025.",
    ),
    (
        *([met(AUGUST, OH="not-required")], SEPTEMBER, Status.NOT_NEEDED),
        "Ohio was not required at the meeting on Tue, Aug 12, 2025.",
    ),
    (
        *([met(AUGUST, "cancelled", reason="Snow.")], "2025-08-20", Status.DUE),
        "The meeting on Tue, Aug 12, 2025 was cancelled: Snow. None is scheduled;"
        " the last day is Aug 30, 2025.",
    ),
    (
        *([met(AUGUST, "cancelled", reason="Snow", OH="attended")], "2025-08-20", Status.DUE),
        "The meeting on Tue, Aug 12, 2025 was cancelled: Snow. None is scheduled;"
        " the last day is Aug 30, 2025.",
    ),
    (
        *([met(JULY, OH="partial"), met(AUGUST, OH="attended")], SEPTEMBER, Status.SATISFIED),
        "Ohio attended on Tue, Aug 12, 2025.",
    ),
    (
        *([met(JULY, OH="partial"), met("2025-10-07", "scheduled")], SEPTEMBER, Status.PARTLY),
        "Ohio attended part of the meeting on Tue, Jul 15, 2025."
        " Another meeting is scheduled on Tue, Oct 7, 2025.",
    ),
]


@pytest.mark.parametrize(("meetings", "day", "status", "why"), TABLE)
def test_the_best_of_the_meetings_tells_the_status(
    meetings: list[Met], day: str, status: Status, why: str
) -> None:
    assert told(known(INTAKE, meetings), day) == (status, why)


@pytest.mark.parametrize(
    ("minutes_after_start", "status"),
    [(-1, Status.SCHEDULED), (0, Status.SCHEDULED), (59, Status.SCHEDULED), (60, Status.DUE)],
)
def test_a_meeting_is_over_with_its_last_minute(minutes_after_start: int, status: Status) -> None:
    planned = met(AUGUST, "scheduled")
    now = AsOf(date(2025, 8, 12), planned.row.utc + minutes_after_start)
    assert told(known(INTAKE, [planned]), now)[0] is status


def test_a_cancelled_meeting_that_is_brought_back_is_scheduled_again() -> None:
    cancelled = known(INTAKE, [met(AUGUST, "cancelled", reason="Snow")])
    back = known(INTAKE, [met(AUGUST, "scheduled", reason="")])
    assert told(cancelled, JULY)[0] is Status.NOT_YET_DUE
    assert told(back, JULY)[0] is Status.SCHEDULED


def test_a_mark_counts_on_the_day_of_the_meeting_however_late_it_was_recorded() -> None:
    assert told(known(INTAKE, [met(JULY)]), JULY)[0] is Status.NOT_RECORDED
    assert told(known(INTAKE, [met(JULY, OH="attended")]), JULY)[0] is Status.SATISFIED


def test_what_was_held_later_is_still_to_come_on_the_day_looked_at() -> None:
    assert told(known(INTAKE, [met(AUGUST, OH="attended")]), JULY)[0] is Status.SCHEDULED


@pytest.mark.parametrize(
    ("joined", "due"),
    [
        ("2025-06-01", "2025-08-30"),
        ("2025-07-01", "2025-08-30"),
        ("2025-07-02", "2025-09-01"),
        ("2026-01-10", "2026-03-12"),
    ],
)
def test_a_state_that_joins_late_has_as_many_days_from_then_on(joined: str, due: str) -> None:
    late = CycleState("OH", joined=date.fromisoformat(joined))
    facts = known(INTAKE, [], members=[late])
    assert verdict(facts, "2025-12-31").due == date.fromisoformat(due)
    assert verdict(facts, "2025-12-31", "TX").status is Status.OVERDUE


def test_the_evidence_is_the_meeting_that_settles_it() -> None:
    meetings = [met(JULY, OH="absent"), met(AUGUST, OH="attended"), met("2025-08-19", OH="absent")]
    assert verdict(known(INTAKE, meetings), SEPTEMBER).evidence == (2,)


def test_a_meeting_for_federal_staff_is_settled_by_being_held() -> None:
    dfo = kind(CadenceKind.ONCE_PER_CYCLE, roles=["DFO"])
    facts = known(dfo, [met(AUGUST, states="OH,TX"), met("2025-10-07", "scheduled", "UT")])
    settled = (Status.SATISFIED, "Held on Tue, Aug 12, 2025 for the federal staff of Ohio.")
    assert told(facts, SEPTEMBER) == settled
    assert told(facts, SEPTEMBER, "UT")[0] is Status.SCHEDULED


def test_before_that_the_sentence_speaks_of_the_staff() -> None:
    dfo = kind(CadenceKind.ONCE_PER_CYCLE, roles=["DFO"])
    why = "No meeting with the federal staff of Ohio is scheduled; the last day was Aug 30, 2025."
    assert told(known(dfo, []), SEPTEMBER) == (Status.OVERDUE, why)


@pytest.mark.parametrize(
    ("rolled", "status", "why"),
    [
        (
            *(RollUp(Mark.PARTIAL, "PERM lead attended; one other is needed"), Status.PARTLY),
            "Ohio attended on Tue, Aug 12, 2025 only in part:"
            " PERM lead attended; one other is needed.",
        ),
        (
            *(RollUp(Mark.PARTIAL, "marked for the whole", is_own=True), Status.PARTLY),
            "Ohio attended part of the meeting on Tue, Aug 12, 2025.",
        ),
        (
            *(RollUp(Mark.NOT_RECORDED, "1 of 3 roles recorded"), Status.NOT_RECORDED),
            "The meeting on Tue, Aug 12, 2025 was held; for Ohio, 1 of 3 roles recorded.",
        ),
    ],
)
def test_the_marks_of_roles_say_why_they_are_not_enough(
    rolled: RollUp, status: Status, why: str
) -> None:
    facts = known(INTAKE, [met(AUGUST, OH=rolled.mark)])
    facts = replace(facts, presence={(1, "OH"): rolled})
    assert told(facts, SEPTEMBER) == (status, why)


def test_a_mark_at_a_meeting_for_federal_staff_says_that_it_was_held() -> None:
    dfo = kind(CadenceKind.ONCE_PER_CYCLE, roles=["DFO"])
    facts = known(dfo, [met(AUGUST, "scheduled", OH="attended")])
    assert told(facts, SEPTEMBER)[0] is Status.SATISFIED
