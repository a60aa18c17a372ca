"""States over all cycles, kept up with what changes."""

from collections.abc import Callable
from datetime import date

import pytest

from perm_desktop.core.vocabulary import Mark, MeetingStatus
from perm_desktop.services import attendance, cycles, history, meetings, states, suspending
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.services.states import StateRecords
from perm_desktop.store.catalog import Catalog, Change


@pytest.fixture
def two_cycles(catalog: Catalog) -> Catalog:
    """Ohio in RY 2026 and RY 2027, a held meeting in each."""
    for year, starts in ((2026, "2025-03-03T10:00"), (2027, "2026-03-03T10:00")):
        cycles.add_cycle(catalog, year, ["OH", "HI"])
        draft = MeetingDraft("rc-check-in", ["OH"], starts, year=year, status="held")
        meetings.add_meeting(catalog, draft)
    return catalog


def pictures(records: StateRecords) -> object:
    codes = ("OH", "HI", "PA")
    return [(records.rows(code), records.review(code)) for code in codes]


def test_a_state_is_looked_over_across_its_cycles(two_cycles: Catalog) -> None:
    found = StateRecords(two_cycles).review("OH")
    assert [row.year for row in found.past] == [2027, 2026]
    assert found.attendance.held == 2
    assert StateRecords(two_cycles).attention(["OH", "HI"])["OH"].waiting == 2


def add(catalog: Catalog) -> None:
    draft = MeetingDraft("cycle-call", ["HI", "OH"], "2026-04-20T14:00", year=2027)
    meetings.add_meeting(catalog, draft)


def move(catalog: Catalog) -> None:
    [row, *_] = meetings.find_rows(catalog)
    meetings.change_meeting(catalog, row.id, MeetingChange(starts="2026-04-20T14:00"))


def mark(catalog: Catalog) -> None:
    [row, *_] = meetings.find_rows(catalog)
    attendance.mark(catalog, row.id, "OH", Mark.ATTENDED)


def take_the_mark_back(catalog: Catalog) -> None:
    mark(catalog)
    history.undo(catalog)


def delete(catalog: Catalog) -> None:
    meetings.delete_meetings(catalog, [meetings.find_rows(catalog)[0].id])


@pytest.mark.parametrize("act", [add, move, mark, take_the_mark_back, delete])
def test_what_changed_alone_is_read_again(
    two_cycles: Catalog, act: Callable[[Catalog], None]
) -> None:
    records = StateRecords(two_cycles)

    def follow(change: Change) -> None:
        records.refresh(change.meetings)

    two_cycles.subscribe(follow)
    act(two_cycles)
    assert pictures(records) == pictures(StateRecords(two_cycles))


def test_the_states_that_a_change_touched_are_told(two_cycles: Catalog) -> None:
    records = StateRecords(two_cycles)
    draft = MeetingDraft("cycle-call", ["HI"], "2026-04-20T14:00", year=2027)
    ident = meetings.add_meeting(two_cycles, draft)
    assert records.refresh({ident}) == {"HI"}
    assert records.row(ident) is not None
    assert records.refresh(()) == frozenset()


def test_marks_of_roles_amount_to_that_of_their_state(two_cycles: Catalog) -> None:
    row = meetings.find_rows(two_cycles)[0]
    attendance.mark(two_cycles, row.id, "OH", Mark.ATTENDED, "DP")
    found = StateRecords(two_cycles).review("OH").attendance
    assert (found.attended, found.partly) == (1, 1)  # the lead is missing
    attendance.mark(two_cycles, row.id, "OH", Mark.EXCUSED)
    assert StateRecords(two_cycles).review("OH").attendance.excused == 1


def test_one_absent_role_is_no_record_of_the_state(two_cycles: Catalog) -> None:
    row = meetings.find_rows(two_cycles)[0]
    attendance.mark(two_cycles, row.id, "OH", Mark.ABSENT, "DP")
    found = StateRecords(two_cycles)
    assert found.review("OH").attendance.not_recorded == 2
    assert found.attention(["OH"])["OH"].waiting == 2


def test_no_names_are_invented(two_cycles: Catalog) -> None:
    mark(two_cycles)
    assert states.people(two_cycles, "OH") == []


def test_names_in_attendance_are_people_of_their_state(two_cycles: Catalog) -> None:
    first, second = (row.id for row in meetings.find_rows(two_cycles))
    [ohio] = two_cycles.connection.execute("SELECT id FROM state WHERE code = 'OH'").fetchone()
    with two_cycles.edit("Walk-in") as edit:
        for ident in (first, second):
            edit.connection.execute(
                "INSERT INTO attendance (id, meeting, state, person, mark, recorded_at,"
                " recorded_by) VALUES (?, ?, ?, 'Pat Example', 'attended', '', '')",
                [edit.mint(), ident, ohio],
            )
    [person] = states.people(two_cycles, "OH")
    assert (person.person, person.role, person.meetings) == ("Pat Example", "", 2)
    assert person.last == "2026-03-03T10:00"
    assert states.people(two_cycles, "HI") == []
    meetings.delete_meetings(two_cycles, [second])
    assert states.people(two_cycles, "OH")[0].meetings == 1


def test_pauses_come_with_their_cycle(two_cycles: Catalog) -> None:
    suspending.suspend(two_cycles, 2027, date(2026, 4, 1), "Storm", state="OH")
    [pause] = states.pauses(two_cycles, cycles.all_cycles(two_cycles))
    assert (pause.year, pause.suspension.state, pause.suspension.reason) == (2027, "OH", "Storm")


def test_a_cancelled_meeting_waits_for_nobody(two_cycles: Catalog) -> None:
    [row, *_] = meetings.find_rows(two_cycles)
    cancelling = MeetingChange(status=MeetingStatus.CANCELLED, reason="Storm")
    meetings.change_meeting(two_cycles, row.id, cancelling)
    assert StateRecords(two_cycles).attention(["OH"])["OH"].waiting == 1
