"""Move many meetings at once."""

from typing import Any

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.services import history, meetings, planning, shifting
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter
from tests.builders import dump


def made(
    catalog: Catalog, starts: str, states: tuple[str, ...] = ("OH",), zone: str = ""
) -> MeetingRow:
    draft = MeetingDraft(type="ad-hoc-call", states=states, starts=starts, zone=zone)
    return meetings.get(catalog, meetings.add_meeting(catalog, draft))


@pytest.mark.parametrize(
    ("starts", "days", "options", "to"),
    [
        ("2026-04-20T14:00", 1, {}, "2026-04-21T14:00"),
        ("2026-04-20T14:00", -7, {}, "2026-04-13T14:00"),
        ("2026-04-20T14:00", 0, {"weekday": 3}, "2026-04-23T14:00"),
        ("2026-04-24T14:00", 7, {"weekday": 0}, "2026-04-27T14:00"),
        ("2026-04-24T14:00", 1, {"business": True}, "2026-04-27T14:00"),
        ("2026-05-22T14:00", 3, {"business": True}, "2026-05-26T14:00"),
        ("2028-02-28T09:00", 1, {}, "2028-02-29T09:00"),
        ("2026-03-06T09:00", 3, {}, "2026-03-09T09:00"),
    ],
)
def test_a_meeting_moves_by_days_and_keeps_its_wall_time(
    catalog: Catalog, starts: str, days: int, options: dict[str, Any], to: str
) -> None:
    row = made(catalog, starts)
    shift = shifting.preview(catalog, [row], days, **options)
    assert [move.starts for move in shift.moves] == [to]
    assert shifting.commit(catalog, shift) == 1
    moved = meetings.get(catalog, row.id)
    assert moved.starts == to
    assert (moved.start.hour, moved.start.minute) == (row.start.hour, row.start.minute)
    assert moved.utc == int(moved.start.timestamp()) // 60


def test_a_preview_writes_nothing_and_a_move_is_one_step(planned: Catalog) -> None:
    before = dump(planned.connection)
    rows = meetings.find_rows(planned, Filter(state="TX"))
    shift = shifting.preview(planned, rows, 1)
    assert dump(planned.connection) == before
    assert shifting.commit(planned, shift) == len(rows)
    assert history.undo(planned) == f"Move {len(rows)} meetings"
    assert dump(planned.connection) == before


def test_a_planned_meeting_says_where_it_was_moved_from(planned: Catalog) -> None:
    row = meetings.find_rows(planned, Filter(type="state-intake", state="TX"))[0]
    for _ in range(2):
        now = [meetings.get(planned, row.id)]
        shifting.commit(planned, shifting.preview(planned, now, 1))
    assert meetings.get(planned, row.id).moved_from == row.starts
    assert planning.preview(planned, 2027).meetings == []
    shifting.commit(planned, shifting.preview(planned, [meetings.get(planned, row.id)], -2))
    assert meetings.get(planned, row.id).moved_from == ""


def test_what_is_held_or_cancelled_is_left_alone(catalog: Catalog) -> None:
    held, cancelled = made(catalog, "2026-04-20T14:00"), made(catalog, "2026-04-21T14:00")
    meetings.change_meeting(catalog, held.id, MeetingChange(status="held"))
    meetings.change_meeting(catalog, cancelled.id, MeetingChange(status="cancelled", reason="ill"))
    rows = meetings.find_rows(catalog)
    shift = shifting.preview(catalog, rows, 1)
    assert shift.moves == []
    assert [why for _, why in shift.left_alone] == ["it is held", "it is cancelled"]
    assert shifting.commit(catalog, shift) == 0
    assert meetings.find_rows(catalog) == rows


def test_weekends_and_holidays_are_told(catalog: Catalog) -> None:
    rows = [made(catalog, "2026-06-18T14:00"), made(catalog, "2026-06-19T14:00", ("WA",))]
    shift = shifting.preview(catalog, rows, 1)
    assert [why for _, why in shift.off_days] == [
        "Juneteenth National Independence Day",
        "weekend",
    ]


def test_clashes_are_those_after_the_move(catalog: Catalog) -> None:
    first, second = made(catalog, "2026-04-20T14:00"), made(catalog, "2026-04-21T14:00")
    both = [first, second]
    assert shifting.preview(catalog, both, 1).clashes == []
    found = shifting.preview(catalog, [first], 1).clashes
    assert {(clash.kind, clash.who) for clash in found} >= {("state", "OH")}
    assert all({clash.first.id, clash.second.id} == {first.id, second.id} for clash in found)


def test_a_distance_without_sense_is_refused(catalog: Catalog) -> None:
    with pytest.raises(UserError, match="cannot be moved by 9,999 days"):
        shifting.preview(catalog, [made(catalog, "2026-04-20T14:00")], 9999)
