"""What earlier meetings left open, told by the check boxes of their notes."""

from typing import Any

from perm_desktop.core.clock import EASTERN, utc_minutes
from perm_desktop.core.meetings import MeetingRow, Note
from perm_desktop.core.open_points import boxes, is_earlier, left_open, open_after


def call(number: int, day: str, **values: Any) -> MeetingRow:
    """A cycle call of two states in RY 2027, an hour of Eastern time."""
    starts = f"{day}T13:00"
    made = MeetingRow(
        *(number, number, str(number), 2027, "cycle-call", "Cycle call", "Cycle call", "any"),
        *("CMS", "OH,PA", starts, EASTERN, 60, utc_minutes(starts, EASTERN), "held", "", None),
        *(7, None, None, "", 0, 0, 1),
    )
    return made._replace(**values)


FEBRUARY, MARCH, APRIL = (
    call(n, day) for n, day in enumerate(("2026-02-11", "2026-03-11", "2026-04-15"), 1)
)


def note(text: str, state: str = "") -> Note:
    return Note(0, state, text)


def texts(*notes: tuple[MeetingRow, Note]) -> list[str]:
    found: dict[int, list[Note]] = {}
    for row, each in notes:
        found.setdefault(row.id, []).append(each)
    return [point.text for point in left_open(APRIL, [FEBRUARY, MARCH], found)]


def test_unchecked_boxes_are_open_with_the_latest_meeting_first() -> None:
    assert texts(
        (FEBRUARY, note("[ ] Name a DP contact")),
        (MARCH, note("# Decisions\n- [ ] Send the list\n[x] Book a room\n[ ] Ask Ohio")),
    ) == ["Send the list", "Ask Ohio", "Name a DP contact"]


def test_a_point_that_is_carried_on_is_told_once_where_it_was_noted_last() -> None:
    notes = {1: [note("[ ] Send the list")], 2: [note("[ ]  send the  LIST")]}
    (point,) = left_open(APRIL, [FEBRUARY, MARCH], notes)

    assert (point.text, point.meeting.number) == ("send the  LIST", 2)


def test_a_point_that_was_checked_later_is_no_longer_open() -> None:
    assert texts((FEBRUARY, note("[ ] Send the list")), (MARCH, note("[X] Send the list"))) == []


def test_a_point_that_was_opened_again_is_open() -> None:
    assert texts((FEBRUARY, note("[x] Send it")), (MARCH, note("[ ] Send it"))) == ["Send it"]


def test_what_one_state_did_leaves_the_point_of_another_open() -> None:
    notes = {
        1: [note("[ ] Name a contact", "OH"), note("[ ] Name a contact", "PA")],
        2: [note("[x] Name a contact", "PA")],
    }
    (point,) = left_open(APRIL, [FEBRUARY, MARCH], notes)

    assert point.state == "OH"


def test_a_note_of_a_meeting_with_one_state_is_about_that_state() -> None:
    points = boxes(APRIL._replace(states="HI"), [note("[ ] Call back")])

    assert [point.state for point in points] == ["HI"]


def test_a_note_of_a_joint_meeting_is_about_no_state() -> None:
    assert [point.state for point in boxes(APRIL, [note("[ ] Call back")])] == [""]


def test_a_box_without_words_is_no_point() -> None:
    assert boxes(APRIL, [note("[ ]\n[ ]   \n- [x]")]) == []


def test_a_point_both_open_and_checked_in_one_meeting_is_done() -> None:
    (point,) = boxes(APRIL, [note("[ ] Send it\n[x] Send it")])

    assert point.is_done


def test_meetings_of_the_series_come_before_whatever_states_they_had() -> None:
    assert is_earlier(APRIL, MARCH._replace(states="OH"))


def test_without_a_series_the_type_states_and_cycle_tell() -> None:
    row = APRIL._replace(series=None)

    assert is_earlier(row, MARCH._replace(series=None))
    assert not is_earlier(row, MARCH._replace(series=None, states="OH"))
    assert not is_earlier(row, MARCH._replace(series=None, year=2028))
    assert not is_earlier(row, MARCH._replace(series=None, type="ad-hoc-call"))


def test_a_later_meeting_and_the_meeting_itself_are_not_before() -> None:
    assert not is_earlier(MARCH, APRIL)
    assert not is_earlier(APRIL, APRIL)


def test_after_a_meeting_its_own_points_stand_before_what_it_found() -> None:
    notes = {2: [note("[ ] Send the list\n[ ] Ask Ohio")], 3: [note("[x] Ask Ohio\n[ ] Book")]}
    points = open_after(APRIL, [MARCH], notes)

    assert [(point.text, point.meeting.number) for point in points] == [
        ("Book", 3),
        ("Send the list", 2),
    ]
