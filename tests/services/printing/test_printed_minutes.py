"""Gather what minutes say."""

from pathlib import Path

import pytest

from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import NotFoundError
from perm_desktop.services import agendas, attendance, history, meetings, notes
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.services.printing import minutes
from perm_desktop.services.printing.dress import Dress, MinutesContents
from perm_desktop.services.printing.paper import write_file
from perm_desktop.store import meetings as store_meetings
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, add


def held(catalog: Catalog, *states: str, kind: str = "cycle-call") -> int:
    ident = add(catalog, kind, states or ("OH", "PA", "WA"))
    meetings.change_meeting(catalog, ident, MeetingChange(status="held"))
    return ident


def test_states_that_came_are_counted_and_the_others_named(catalog: Catalog) -> None:
    ident = held(catalog, "AK", "HI", "OH", "PA", "WA")
    for state, mark in (("OH", "attended"), ("PA", "partial"), ("WA", "excused"), ("HI", "absent")):
        attendance.mark(catalog, ident, state, mark)
    sheet = minutes.sheet(catalog, ident)
    assert sheet.counts == "2 of 5 states attended, 1 of them in part."
    assert sheet.others == (
        "Not recorded: Alaska",
        "Absent: Hawaii",
        "Partial: Pennsylvania",
        "Excused: Washington",
    )
    assert [(line.state, line.look.word) for line in sheet.attendance] == [
        ("Alaska", "Not recorded"),
        ("Hawaii", "Absent"),
        ("Ohio", "Attended"),
        ("Pennsylvania", "Partial"),
        ("Washington", "Excused"),
    ]


def test_roles_persons_and_remarks_stand_under_their_state(catalog: Catalog) -> None:
    ident = held(catalog, "OH", kind="dp-orientation")
    attendance.mark(catalog, ident, "OH", "attended", "PM")
    attendance.add_walk_in(catalog, ident, "Ana Diaz", "OH", "DP", "attended")
    attendance.remark(catalog, ident, Target("OH", "PM"), "Left at noon")
    sheet = minutes.sheet(catalog, ident)
    told = [(line.who, line.look.word, line.remark) for line in sheet.attendance]
    assert told[1:] == [
        ("PERM lead", "Attended", "Left at noon"),
        ("DP contact: Ana Diaz", "Attended", ""),
        ("Policy SME", "Not recorded", ""),
    ]
    assert (sheet.counts, sheet.others) == ("Ohio attended.", ())


@pytest.mark.parametrize(
    ("mark", "sentence"),
    [
        ("attended", "Ohio attended."),
        ("partial", "Ohio attended in part."),
        ("absent", "Ohio: absent."),
        ("not-required", "Ohio: not required."),
    ],
)
def test_of_one_state_a_sentence_says_what_became_of_it(
    catalog: Catalog, mark: str, sentence: str
) -> None:
    ident = held(catalog, "OH")
    attendance.mark(catalog, ident, "OH", mark)
    assert minutes.sheet(catalog, ident).counts == sentence


def test_roles_can_be_left_out(catalog: Catalog) -> None:
    ident = held(catalog, "OH", kind="dp-orientation")
    attendance.mark(catalog, ident, "OH", "attended", "PM")
    bare = Dress(minutes=MinutesContents(roles=False))
    assert [line.is_state for line in minutes.sheet(catalog, ident, bare).attendance] == [True]


def test_a_held_meeting_of_which_nobody_is_recorded_says_so(catalog: Catalog) -> None:
    sheet = minutes.sheet(catalog, held(catalog))
    assert (sheet.counts, sheet.attendance) == ("Attendance was not recorded.", ())
    assert sheet.with_attendance


def test_notes_of_the_meeting_and_of_its_states_are_told_apart(catalog: Catalog) -> None:
    ident = held(catalog)
    notes.append(catalog, ident, "# Decisions\n- Meet again")
    notes.append(catalog, ident, "Asked for time", "PA")
    sheet = minutes.sheet(catalog, ident)
    assert sheet.note == "# Decisions\n- Meet again"
    assert [(note.state, note.text) for note in sheet.state_notes] == [
        ("Pennsylvania", "Asked for time")
    ]


def test_what_is_open_afterwards_and_what_was_done_are_listed(catalog: Catalog) -> None:
    early = MeetingDraft(type="cycle-call", states=["OH", "PA", "WA"], starts="2026-03-16T14:00")
    march = meetings.add_meeting(catalog, early)
    notes.append(catalog, march, "[ ] Send the list\n[ ] Book a room")
    ident = held(catalog)
    notes.append(catalog, ident, "[x] Book a room\n[ ] Ask Ohio")
    sheet = minutes.sheet(catalog, ident)
    assert [line.text for line in sheet.open_points.lines] == ["Ask Ohio", "Send the list"]
    assert [line.text for line in sheet.done_points.lines] == ["Book a room"]


def test_a_meeting_to_come_has_draft_minutes_that_say_so(catalog: Catalog, clock: SetClock) -> None:
    ident = add(catalog)
    sheet = minutes.sheet(catalog, ident)
    assert sheet.head.draft
    assert sheet.remark == "This meeting has not been held yet: these minutes are a draft."
    assert not sheet.with_attendance
    clock.advance(days=30)
    assert minutes.sheet(catalog, ident).remark.startswith("Nobody has recorded yet whether")


def test_minutes_of_a_held_meeting_are_no_draft_unless_chosen(catalog: Catalog) -> None:
    ident = held(catalog)
    assert not minutes.sheet(catalog, ident).head.draft
    assert minutes.sheet(catalog, ident, Dress(draft=True)).head.draft


def test_a_cancelled_meeting_gives_its_reason_and_asks_for_no_attendance(catalog: Catalog) -> None:
    ident = add(catalog)
    change = MeetingChange(status="cancelled", reason="Host is ill")
    meetings.change_meeting(catalog, ident, change)
    sheet = minutes.sheet(catalog, ident)
    assert (sheet.head.status, sheet.standing.word) == ("Cancelled: Host is ill", "Cancelled")
    assert (sheet.with_attendance, sheet.head.draft) == (False, False)


def test_who_recorded_is_told_with_the_time_on_the_eastern_clock(
    catalog: Catalog, clock: SetClock
) -> None:
    ident = held(catalog)
    attendance.mark(catalog, ident, "OH", "attended")
    clock.advance(hours=3)
    notes.append(catalog, ident, "Short")
    assert minutes.sheet(catalog, ident).recorded == (
        "Attendance recorded by liaison, last on April 14, 2026, 9:00 AM EDT.",
        "Notes recorded by liaison, last on April 14, 2026, 12:00 noon EDT.",
    )


def test_a_meeting_entered_afterwards_says_so_in_its_record(catalog: Catalog) -> None:
    ident = held(catalog)
    with catalog.edit("Enter afterwards") as edit:
        store_meetings.update(edit, ident, {"entered_afterwards": 1})
    (sentence,) = minutes.sheet(catalog, ident).recorded
    assert "entered afterwards" in sentence


def test_roles_that_nobody_marked_are_silent_where_the_state_was_marked(catalog: Catalog) -> None:
    ident = held(catalog, "OH")
    attendance.mark(catalog, ident, "OH", "attended")
    attendance.mark(catalog, ident, "OH", "excused", "DL")
    told = [(line.who, line.look.word) for line in minutes.sheet(catalog, ident).attendance]
    assert told == [("1 of 8 recorded", "Attended"), ("Data lead", "Excused")]


def test_a_note_that_was_undone_was_not_recorded(catalog: Catalog) -> None:
    ident = held(catalog)
    notes.append(catalog, ident, "Short")
    history.undo(catalog)
    assert minutes.sheet(catalog, ident).recorded == ()


def test_items_keep_their_notes_and_say_when_they_began(catalog: Catalog) -> None:
    ident = held(catalog)
    for title in ("Welcome", "Reviews"):
        agendas.add_item(catalog, ident, title, 5, "CMS", "Said")
    items = minutes.sheet(catalog, ident).items
    assert [(item.clock, item.title, item.notes) for item in items] == [
        ("2:00 PM", "Welcome", "Said"),
        ("2:05 PM", "Reviews", "Said"),
    ]


def test_parts_that_are_not_wanted_are_left_out(catalog: Catalog) -> None:
    ident = held(catalog)
    notes.append(catalog, ident, "[ ] Short")
    notes.append(catalog, ident, "[ ] Long", "OH")
    sheet = minutes.sheet(catalog, ident, Dress(minutes=MinutesContents(*[False] * 6)))
    assert (sheet.with_attendance, sheet.with_items, sheet.with_notes) == (False, False, False)
    assert (sheet.note, sheet.state_notes, sheet.open_points.lines) == ("", (), ())


def test_a_meeting_that_is_gone_has_no_minutes(catalog: Catalog) -> None:
    with pytest.raises(NotFoundError):
        minutes.paper(catalog, 7)


def test_minutes_are_written_without_the_catalog(catalog: Catalog, tmp_path: Path) -> None:
    paper = minutes.paper(catalog, held(catalog))
    catalog.connection.close()
    assert paper.name == "minutes-2026-04-20-cycle-call-1.pdf"
    assert write_file(paper, tmp_path / "m.pdf").read_bytes().startswith(b"%PDF-")


def test_states_stand_in_the_order_of_their_names(catalog: Catalog) -> None:
    ident = held(catalog, "IA", "IN", "AK", "AZ", "MO", "MS")
    notes.append(catalog, ident, "Asked for time", "IA")
    notes.append(catalog, ident, "Will write", "IN")
    attendance.mark(catalog, ident, "AZ", "attended")
    sheet = minutes.sheet(catalog, ident)
    names = ["Alaska", "Arizona", "Indiana", "Iowa", "Mississippi", "Missouri"]
    assert list(sheet.head.states) == names
    assert [line.state for line in sheet.attendance if line.is_state] == names
    assert [note.state for note in sheet.state_notes] == ["Indiana", "Iowa"]
    assert sheet.others == ("Not recorded: Alaska, Indiana, Iowa, Mississippi, Missouri",)
