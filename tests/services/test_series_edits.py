"""Change this occurrence, this and those that follow, or all to come."""

from datetime import date, timedelta

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.holidays import is_business_day
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.services import (
    attendance,
    cycle_settings,
    history,
    meetings,
    notes,
    planning,
    series_edits,
)
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.services.series_edits import Scope
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter
from tests.builders import add, dump, shown

NOW = "2026-04-14T09"


def calls(catalog: Catalog) -> list[MeetingRow]:
    """Texas's RC check-ins in order; the clock of the tests stands among them."""
    return meetings.find_rows(catalog, Filter(type="rc-check-in", state="TX"))


def to_come(rows: list[MeetingRow]) -> list[MeetingRow]:
    return [row for row in rows if row.starts >= NOW]


def day(row: MeetingRow) -> date:
    return date.fromisoformat(row.starts[:10])


def due(row: MeetingRow) -> date:
    return date.fromisoformat(row.slot[-10:])


def changed(before: list[MeetingRow], after: list[MeetingRow]) -> set[int]:
    return {one.id for one, other in zip(before, after, strict=True) if one != other}


@pytest.mark.parametrize("scope", Scope)
def test_a_scope_reaches_as_far_as_it_says(planned: Catalog, scope: Scope) -> None:
    before = calls(planned)
    chosen = to_come(before)[3]
    series_edits.change(planned, chosen.id, MeetingChange(minutes=45, place="Teams"), scope)
    wanted = {
        Scope.THIS: {chosen.id},
        Scope.FOLLOWING: {row.id for row in to_come(before)[3:]},
        Scope.ALL: {row.id for row in to_come(before)},
    }[scope]
    after = calls(planned)
    assert changed(before, after) == wanted
    assert {(row.minutes, row.place) for row in after if row.id in wanted} == {(45, "Teams")}


def test_another_weekday_moves_each_from_the_rhythm(planned: Catalog) -> None:
    before = calls(planned)
    chosen = next(row for row in to_come(before) if day(row) == due(row))
    starts = f"{day(chosen) + timedelta(days=1)}T16:00"
    series_edits.change(planned, chosen.id, MeetingChange(starts=starts), Scope.ALL)
    for old, new in zip(before, sorted(calls(planned), key=due), strict=True):
        if old not in to_come(before):
            assert new == old
            continue
        assert new.starts[11:] == "16:00"
        assert is_business_day(day(new))
        moved = (day(new) - due(new)).days
        assert moved == 1 or not is_business_day(due(new) + timedelta(days=1))
        assert new.moved_from == old.starts
    assert planning.preview(planned, 2027).meetings == []


def test_another_time_alone_leaves_all_on_their_days(planned: Catalog) -> None:
    every = to_come(meetings.find_rows(planned, Filter(type="rc-check-in")))
    held_over = next(row for row in every if day(row) != due(row))  # by a holiday
    before = [row for row in every if row.series == held_over.series]
    starts = f"{day(held_over)}T16:30"
    series_edits.change(planned, held_over.id, MeetingChange(starts=starts), Scope.ALL)
    after = [meetings.get(planned, row.id) for row in before]
    assert [day(row) for row in after] == [day(row) for row in before]
    assert {row.starts[11:] for row in after} == {"16:30"}


def test_what_a_longer_phase_adds_begins_at_the_new_time(planned: Catalog) -> None:
    chosen = to_come(calls(planned))[0]
    starts = f"{day(chosen)}T15:30"
    series_edits.change(planned, chosen.id, MeetingChange(starts=starts), Scope.ALL)
    dates = date(2025, 10, 1), date(2027, 6, 30)
    cycle_settings.set_phase(planned, 2027, "intra", *dates)
    added = [
        meeting
        for meeting in planning.preview(planned, 2027).meetings
        if meeting.series == ("rc-check-in", "TX")
    ]
    assert {meeting.start for meeting in added} == {15 * 60 + 30}
    left_out = [
        skipped
        for skipped in planning.preview(planned, 2027).skipped
        if (skipped.type, skipped.state) == ("rc-check-in", "TX")
    ]
    assert len(added) + len(left_out) == 6


def test_what_is_held_keeps_attendance_notes_and_time(planned: Catalog) -> None:
    first, *rest = to_come(calls(planned))
    for row in (first, calls(planned)[0]):
        meetings.change_meeting(planned, row.id, MeetingChange(status="held"))
        attendance.mark(planned, row.id, "TX", "attended", "")
        notes.append(planned, row.id, "Said.", "")
    kept = {view["id"]: view for view in shown(planned) if view["status"] == "held"}
    assert len(kept) == 2
    change = MeetingChange(starts=f"{day(rest[0])}T16:30", minutes=30)
    series_edits.change(planned, rest[0].id, change, Scope.ALL)
    for view in shown(planned):
        assert kept.get(view["id"], view) == view
    assert {row.minutes for row in rest} != {30}
    assert {meetings.get(planned, row.id).minutes for row in rest} == {30}


def test_a_change_that_begins_at_a_held_one_leaves_it(planned: Catalog) -> None:
    first, *rest = to_come(calls(planned))
    meetings.change_meeting(planned, first.id, MeetingChange(status="held"))
    done = series_edits.change(planned, first.id, MeetingChange(minutes=30), Scope.FOLLOWING)
    assert done == [row.id for row in rest]
    assert meetings.get(planned, first.id).minutes == first.minutes


def test_a_series_that_is_over_is_not_changed(planned: Catalog) -> None:
    for row in to_come(calls(planned)):
        meetings.change_meeting(planned, row.id, MeetingChange(status="cancelled", reason="end"))
    before = dump(planned.connection)
    with pytest.raises(UserError, match="Nothing of this series is still to come"):
        series_edits.change(planned, calls(planned)[0].id, MeetingChange(minutes=5), Scope.ALL)
    assert dump(planned.connection) == before


@pytest.mark.parametrize("scope", Scope)
def test_a_change_of_a_series_is_one_step(planned: Catalog, scope: Scope) -> None:
    before = dump(planned.connection)
    chosen = to_come(calls(planned))[2]
    cancel = MeetingChange(status="cancelled", reason="merged")
    series_edits.change(planned, chosen.id, cancel, scope)
    assert dump(planned.connection) != before
    history.undo(planned)
    assert dump(planned.connection) == before


def test_a_meeting_of_no_series_is_changed_alone(planned: Catalog) -> None:
    ident = add(planned)
    with pytest.raises(UserError, match="belongs to no series"):
        series_edits.change(planned, ident, MeetingChange(minutes=5), Scope.ALL)
    assert series_edits.change(planned, ident, MeetingChange(minutes=5), Scope.THIS) == [ident]
