"""Make, change, delete and list meetings."""

from collections.abc import Callable
from typing import Any

import pytest

from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.services import agendas, attendance, cycles, history, meetings, notes
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter
from tests.builders import add, dump, shown

STARTS = "2026-04-20T14:00"


def draft(**fields: Any) -> MeetingDraft:
    return MeetingDraft(**{"type": "ad-hoc-call", "states": ["OH"], "starts": STARTS, **fields})


def test_a_new_meeting_takes_what_was_not_said_from_its_type(catalog: Catalog) -> None:
    ident = meetings.add_meeting(catalog, draft(type="perm-101", states=["oh", " PA "]))
    row = meetings.get(catalog, ident)
    assert (row.minutes, row.zone, row.status) == (90, "America/New_York", "scheduled")
    assert (row.state_codes, row.title, row.year) == (
        ("OH", "PA"),
        "General Education Webinar (PERM 101)",
        None,
    )
    assert row.uid == f"20260414T130000Z-{ident}@perm-desktop"


def test_a_new_meeting_keeps_what_was_said(catalog: Catalog) -> None:
    said = draft(zone="Pacific/Honolulu", minutes=45, title=" Ohio\tand HI ", place="Teams")
    row = meetings.get(catalog, meetings.add_meeting(catalog, said))
    assert (row.title, row.place, row.minutes) == ("Ohio and HI", "Teams", 45)
    assert row.start.isoformat() == "2026-04-20T14:00:00-10:00"


def test_a_state_named_twice_is_invited_once(catalog: Catalog) -> None:
    row = meetings.get(catalog, meetings.add_meeting(catalog, draft(states=["OH", "oh"])))
    assert row.state_codes == ("OH",)


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"type": "rc-checkin"}, "There is no meeting type “rc-checkin”. Did you mean rc-check-in"),
        ({"states": []}, "needs at least one state"),
        ({"states": ["OH", "XX"]}, "There is no state “XX”"),
        ({"starts": "soon"}, "is not a date and time"),
        ({"zone": "Ohio"}, "is not a time zone"),
        ({"minutes": 1441}, "cannot last 1441 minutes"),
        ({"minutes": -5}, "cannot last -5 minutes"),
        ({"session": 1}, "has no session 1. Leave the session out"),
        ({"type": "perm-101", "session": 4}, "has no session 4. It has sessions 1 to 3"),
        ({"type": "perm-101", "session": 0}, "has no session 0"),
        ({"status": "cancelled"}, "A new meeting cannot be cancelled"),
        ({"status": "maybe"}, "is not a meeting status. Use one of draft, scheduled"),
        ({"title": "x" * 301}, "301 characters; 300 is the most"),
        ({"year": 2027}, "RY 2027 is not in this catalog"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_trace(
    catalog: Catalog, fields: dict[str, object], complaint: str
) -> None:
    with pytest.raises(UserError) as refusal:
        meetings.add_meeting(catalog, draft(**fields))
    assert complaint in str(refusal.value)
    assert meetings.find_rows(catalog) == []
    assert history.lines(catalog) == []


def test_a_meeting_joins_the_cycle_of_its_states_and_day(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH", "PA"])
    inside = meetings.add_meeting(catalog, draft())
    stranger = meetings.add_meeting(catalog, draft(states=["OH", "WA"]))
    outside = meetings.add_meeting(catalog, draft(starts="2030-04-20T14:00"))
    named = meetings.add_meeting(catalog, draft(starts="2030-04-20T14:00", year=2027))
    years = [meetings.get(catalog, one).year for one in (inside, stranger, outside, named)]
    assert years == [2027, None, None, 2027]


def test_a_state_outside_the_named_cycle_is_refused(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH"])
    with pytest.raises(UserError, match="HI, WA is not in RY 2027"):
        meetings.add_meeting(catalog, draft(states=["WA", "OH", "HI"], year=2027))


def test_numbers_are_given_in_turn_and_never_again(catalog: Catalog) -> None:
    first, second = add(catalog), add(catalog)
    assert [meetings.get(catalog, one).number for one in (first, second)] == [1, 2]
    history.undo(catalog)
    third = add(catalog)
    meetings.delete_meetings(catalog, [third])
    fourth = add(catalog)
    assert meetings.get(catalog, fourth).number == 4


def test_a_number_of_a_refused_edit_is_given_to_the_next(catalog: Catalog) -> None:
    with pytest.raises(UserError):
        meetings.add_meeting(catalog, draft(session=9))
    assert meetings.get(catalog, add(catalog)).number == 1


def test_only_named_fields_change(catalog: Catalog) -> None:
    ident = meetings.add_meeting(catalog, draft(title="Ours", place="Teams"))
    before = meetings.get(catalog, ident)
    meetings.change_meeting(catalog, ident, MeetingChange(minutes=30))
    assert meetings.get(catalog, ident) == before._replace(minutes=30)
    meetings.change_meeting(catalog, ident, MeetingChange(place=""))
    assert meetings.get(catalog, ident) == before._replace(minutes=30, place="")


def test_a_moved_meeting_keeps_its_zone_and_length(catalog: Catalog) -> None:
    ident = meetings.add_meeting(catalog, draft(zone="America/Chicago"))
    meetings.change_meeting(catalog, ident, MeetingChange(starts="2026-11-03 09:30"))
    row = meetings.get(catalog, ident)
    assert row.start.isoformat() == "2026-11-03T09:30:00-06:00"
    assert row.utc == row.start.timestamp() // 60


def test_another_zone_keeps_the_wall_time_and_moves_the_instant(catalog: Catalog) -> None:
    ident = add(catalog)
    earlier = meetings.get(catalog, ident).utc
    meetings.change_meeting(catalog, ident, MeetingChange(zone="America/Chicago"))
    row = meetings.get(catalog, ident)
    assert (row.starts, row.utc - earlier) == (STARTS, 60)


def test_cancelling_needs_a_reason_stays_visible_and_can_be_taken_back(catalog: Catalog) -> None:
    ident = add(catalog)
    with pytest.raises(UserError, match="Cancelling needs a reason"):
        meetings.change_meeting(catalog, ident, MeetingChange(status="cancelled", reason=" \0 "))
    meetings.change_meeting(
        catalog, ident, MeetingChange(status="cancelled", reason="Contractor is ill")
    )
    (row,) = meetings.find_rows(catalog)
    assert (row.status, row.reason) == ("cancelled", "Contractor is ill")
    meetings.change_meeting(catalog, ident, MeetingChange(reason="Host is ill"))
    assert meetings.get(catalog, ident).reason == "Host is ill"
    meetings.change_meeting(catalog, ident, MeetingChange(status="cancelled"))
    assert meetings.get(catalog, ident).reason == "Host is ill"
    meetings.change_meeting(catalog, ident, MeetingChange(status="scheduled"))
    assert (meetings.get(catalog, ident).status, meetings.get(catalog, ident).reason) == (
        "scheduled",
        "",
    )


@pytest.mark.parametrize("status", [None, "held", "draft", "scheduled"])
def test_a_reason_without_a_cancellation_is_not_swallowed(
    catalog: Catalog, status: str | None
) -> None:
    ident = add(catalog)
    with pytest.raises(UserError, match="Only a cancelled meeting has a reason"):
        meetings.change_meeting(catalog, ident, MeetingChange(status=status, reason="why"))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (MeetingChange(status="over"), "is not a meeting status"),
        (MeetingChange(minutes=0), "cannot last 0 minutes"),
        (MeetingChange(starts="later", title="lost"), "is not a date and time"),
        (MeetingChange(zone="", title="lost"), "is not a time zone"),
        (MeetingChange(place="x" * 301), "300 is the most"),
    ],
)
def test_a_change_that_cannot_be_changes_nothing(
    catalog: Catalog, change: MeetingChange, complaint: str
) -> None:
    ident = add(catalog)
    before = meetings.get(catalog, ident)
    with pytest.raises(UserError, match=complaint):
        meetings.change_meeting(catalog, ident, change)
    assert meetings.get(catalog, ident) == before


def test_steps_are_named_by_what_they_do(catalog: Catalog) -> None:
    ident = add(catalog)
    for change in (
        MeetingChange(status="cancelled", reason="ill"),
        MeetingChange(status="held"),
        MeetingChange(starts="2026-04-21T14:00", title="Moved"),
        MeetingChange(starts="2026-04-21T14:00", title="Same time"),
    ):
        meetings.change_meeting(catalog, ident, change)
    meetings.delete_meetings(catalog, [ident])
    meetings.restore_meetings(catalog, [ident])
    assert [line.label for line in reversed(history.lines(catalog))] == [
        "Add Ad hoc call, OH",
        "Cancel Ad hoc call, OH, Apr 20, 2026",
        "Mark held: Ad hoc call, OH, Apr 20, 2026",
        "Move Ad hoc call, OH, Apr 20, 2026",
        "Change Ad hoc call, OH, Apr 21, 2026",
        "Delete Ad hoc call, OH, Apr 21, 2026",
        "Bring back Ad hoc call, OH, Apr 21, 2026",
    ]


def test_many_states_are_counted_in_a_description(catalog: Catalog) -> None:
    ident = add(catalog, "cycle-call", ["OH", "PA", "WA", "HI"])
    described = meetings.describe(meetings.get(catalog, ident))
    assert described.endswith(", 4 states, Apr 20, 2026")


def test_a_deleted_meeting_keeps_all_that_hangs_on_it(catalog: Catalog) -> None:
    ident = add(catalog)
    notes.append(catalog, ident, "Ohio asked.")
    agendas.add_item(catalog, ident, "Welcome")
    attendance.mark(catalog, ident, "OH", "attended")
    before = shown(catalog)
    meetings.delete_meetings(catalog, [ident])
    assert meetings.find_rows(catalog) == []
    with pytest.raises(NotFoundError, match="no longer there"):
        meetings.get(catalog, ident)
    assert [row.id for row in meetings.find_rows(catalog, Filter(trashed=True))] == [ident]
    meetings.restore_meetings(catalog, [ident])
    assert shown(catalog) == before


def test_several_are_deleted_and_brought_back_as_one_step(planned: Catalog) -> None:
    before = dump(planned.connection)
    idents = [row.id for row in meetings.find_rows(planned)][:500]
    meetings.delete_meetings(planned, idents)
    assert len(meetings.find_rows(planned)) == 1050
    meetings.restore_meetings(planned, idents)
    assert dump(planned.connection) == before
    assert [line.label for line in history.lines(planned, limit=2)] == [
        "Bring back 500 meetings",
        "Delete 500 meetings",
    ]


def test_deleting_a_meeting_that_is_gone_deletes_none(catalog: Catalog) -> None:
    here, gone = add(catalog), add(catalog)
    meetings.delete_meetings(catalog, [gone])
    with pytest.raises(NotFoundError, match="no longer there"):
        meetings.delete_meetings(catalog, [here, gone])
    assert [row.id for row in meetings.find_rows(catalog)] == [here]


@pytest.mark.parametrize("act", [meetings.delete_meetings, meetings.restore_meetings])
def test_nothing_to_delete_or_bring_back_is_no_step(
    catalog: Catalog, act: Callable[[Catalog, list[int]], None]
) -> None:
    ident = add(catalog)
    act(catalog, [])
    meetings.restore_meetings(catalog, [ident, 7])
    assert len(history.lines(catalog)) == 1


@pytest.mark.parametrize(
    ("which", "complaint"),
    [
        (Filter(type="perm-102"), "There is no meeting type “perm-102”. Did you mean perm-101"),
        (Filter(state="XX"), "There is no state “XX”"),
        (Filter(host="XX"), "There is no host “XX”. Hosts: CMCS DSG, CMS, ERC, RC, SC"),
        (Filter(phase="during"), "is not a phase. Use one of pre, intra, post, any"),
        (Filter(first_day="Monday"), "is not a date"),
        (Filter(last_day="2026-02-30"), "is not a date"),
    ],
)
def test_a_mistyped_filter_is_no_empty_list(
    catalog: Catalog, which: Filter, complaint: str
) -> None:
    with pytest.raises(UserError) as refusal:
        meetings.checked_filter(catalog, which)
    assert complaint in str(refusal.value)


def test_days_of_a_filter_are_read_in_every_iso_form(catalog: Catalog) -> None:
    found = meetings.checked_filter(catalog, Filter(first_day="20260414", last_day="2026-W16-2"))
    assert (found.first_day, found.last_day) == ("2026-04-14", "2026-04-14")


def test_a_filter_of_known_names_is_let_through(catalog: Catalog) -> None:
    which = Filter(type="perm-101", state="OH", host="SC", phase="pre", years=[2027])
    assert meetings.checked_filter(catalog, which) == which
