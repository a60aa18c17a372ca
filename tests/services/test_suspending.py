"""Pause and go on: a whole cycle, one host, one state."""

from datetime import date

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.services import cycles, history, meetings, planning, suspending
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter
from tests.builders import dump

START, BACK = date(2026, 6, 1), date(2026, 9, 1)


def status(catalog: Catalog) -> dict[int, tuple[str, str]]:
    return {row.id: (row.status, row.reason) for row in meetings.find_rows(catalog)}


def is_hit(row: MeetingRow, host: str, state: str) -> bool:
    if row.starts[:10] < START.isoformat():
        return False
    if host:
        return host in row.host_codes
    return row.state_codes == (state,) if state else True


@pytest.mark.parametrize(("host", "state"), [("", ""), ("RC", ""), ("", "TX")])
def test_what_follows_the_date_is_cancelled_with_the_reason(
    planned: Catalog, host: str, state: str
) -> None:
    before = dump(planned.connection)
    rows = meetings.find_rows(planned)
    count = suspending.suspend(planned, 2027, START, " pandemic ", host=host, state=state)
    assert count == sum(is_hit(row, host, state) for row in rows) > 0
    for row in meetings.find_rows(planned):
        wanted = ("scheduled", "")
        if is_hit(row, host, state):
            wanted = ("cancelled", "Suspended: pandemic")
        assert (row.status, row.reason) == wanted
    history.undo(planned)
    assert dump(planned.connection) == before


@pytest.mark.parametrize(("host", "state"), [("", ""), ("ERC", ""), ("", "TX")])
def test_resuming_brings_back_what_is_to_come(planned: Catalog, host: str, state: str) -> None:
    before = meetings.find_rows(planned)
    suspending.suspend(planned, 2027, START, "pandemic", host=host, state=state)
    suspended = dump(planned.connection)
    back = suspending.resume(planned, 2027, BACK, host=host, state=state)
    hit = [row for row in before if is_hit(row, host, state)]
    gone = {row.id for row in hit if row.starts[:10] < BACK.isoformat()}
    assert back == len(hit) - len(gone)
    for row in meetings.find_rows(planned):
        wanted = ("cancelled", "Suspended: pandemic") if row.id in gone else ("scheduled", "")
        assert (row.status, row.reason) == wanted
    assert planning.preview(planned, 2027).meetings == []
    history.undo(planned)
    assert dump(planned.connection) == suspended


def test_what_was_held_or_cancelled_before_stays_so(planned: Catalog) -> None:
    rows = meetings.find_rows(planned, Filter(state="TX", first_day="2026-06-01"))
    meetings.change_meeting(planned, rows[0].id, MeetingChange(status="held"))
    meetings.change_meeting(planned, rows[1].id, MeetingChange(status="cancelled", reason="ill"))
    suspending.suspend(planned, 2027, START, "pandemic")
    suspending.resume(planned, 2027, START)
    after = status(planned)
    assert after[rows[0].id] == ("held", "")
    assert after[rows[1].id] == ("cancelled", "ill")


def test_what_the_liaison_schedules_during_a_pause_stays_scheduled(planned: Catalog) -> None:
    row = meetings.find_rows(planned, Filter(first_day="2026-06-01"))[0]
    suspending.suspend(planned, 2027, START, "pandemic")
    meetings.change_meeting(planned, row.id, MeetingChange(status="scheduled"))
    meetings.change_meeting(planned, row.id, MeetingChange(status="cancelled", reason="ill"))
    suspending.resume(planned, 2027, START)
    assert status(planned)[row.id] == ("cancelled", "ill")


def test_a_meeting_under_two_suspensions_waits_for_both(planned: Catalog) -> None:
    before = status(planned)
    suspending.suspend(planned, 2027, START, "strike", host="RC")
    suspending.suspend(planned, 2027, START, "pandemic")
    assert suspending.resume(planned, 2027, START, host="RC") == 0
    assert {reason for _, reason in status(planned).values()} == {"", "Suspended: pandemic"}
    assert suspending.resume(planned, 2027, START) > 0
    assert status(planned) == before


def test_nothing_is_planned_in_a_suspension(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["TX", "WA"])
    suspending.suspend(catalog, 2027, START, "pandemic", host="RC")
    found = planning.preview(catalog, 2027)
    calls = [meeting for meeting in found.meetings if meeting.type == "rc-check-in"]
    assert max(meeting.day for meeting in calls) < START
    assert {s.reason for s in found.skipped if s.date > START} == {"suspended: pandemic"}
    planning.commit(catalog, 2027, found)
    suspending.resume(catalog, 2027, BACK, host="RC")
    again = planning.preview(catalog, 2027).meetings
    assert {meeting.type for meeting in again} >= {"rc-check-in"}
    assert min(meeting.day for meeting in again) >= BACK


def test_what_makes_no_sense_is_refused(planned: Catalog) -> None:
    suspending.suspend(planned, 2027, START, "strike", host="RC")
    before = dump(planned.connection)
    for host, state, reason in (
        ("RC", "", "again"),
        ("RC", "TX", "both"),
        ("XX", "", "no host"),
        ("", "PA", "not of the cycle"),
        ("", "", " "),
    ):
        with pytest.raises(UserError):
            suspending.suspend(planned, 2027, START, reason, host=host, state=state)
    with pytest.raises(UserError, match="is not suspended"):
        suspending.resume(planned, 2027, START)
    assert dump(planned.connection) == before
