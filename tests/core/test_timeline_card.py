"""What the floating card says of a mark, a pill, a gap and a drag."""

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.missing_calls import Gap
from perm_desktop.core.symbols import OVERDUE
from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.timeline.card import of_gap, of_meeting, of_meetings, of_trial
from perm_desktop.core.timeline.dragging import Offset
from perm_desktop.core.timeline.series import build
from perm_desktop.core.timeline.trial import Dragged, Trial, tried
from perm_desktop.core.vocabulary import MeetingStatus
from tests.core.timeline_sample import HAWAII, IOWA, NOW, meeting, series_of

ZONE = "America/New_York"
STATES = {"HI": HAWAII, "IA": IOWA}


def test_a_card_has_title_states_times_hosts_status_and_agenda() -> None:
    card = of_meeting(meeting(1, 1)._replace(agenda_items=3), STATES, ZONE, NOW)
    assert card.text.splitlines() == [
        "State/RC check-in call",
        "Hawaii",
        "Wed, Apr 15, 2026, 2:21 PM EDT · 8:21 AM HST",
        "Host: RC",
        "Scheduled",
        "Agenda: 3 items",
    ]


def test_a_card_counts_attendance_once_there_can_be_any() -> None:
    held = meeting(1, -1, states="HI,IA", marked=1)
    assert "Attendance: 1 of 2 recorded" in of_meeting(held, STATES, ZONE, NOW).text
    assert "Attendance" not in of_meeting(meeting(2, 1), STATES, ZONE, NOW).text


def test_a_card_gives_the_reason_of_a_cancelled_meeting() -> None:
    row = meeting(1, 1, status=MeetingStatus.CANCELLED)
    lines = of_meeting(row, STATES, ZONE, NOW).lines
    assert [line.text for line in lines if line.look] == ["Cancelled: Storm"]


def test_a_card_counts_the_call_in_its_series() -> None:
    row = meeting(1, 1, series=7)._replace(occurrence=6)
    assert of_meeting(row, STATES, ZONE, NOW).lines[0].text == "Hawaii · call 6"


def test_a_pill_lists_its_first_meetings_and_counts_the_rest() -> None:
    card = of_meetings([meeting(n, n) for n in range(1, 9)], STATES, ZONE, NOW)
    assert card.title == "8 meetings"
    assert card.lines[0].text == "Wed, Apr 15: State/RC check-in, HI, scheduled"
    assert card.lines[-1].text == "and 2 more"
    assert len(card.lines) == 7


def test_a_gap_says_from_when_to_when() -> None:
    series = build(series_of((-42, -28)), 0, NOW)
    card = of_gap(Gap(NOW - 28 * DAY, NOW), series, ZONE)
    assert card.text == "State/RC check-in\nNo call for 4 weeks\nMar 17, 2026 to Apr 14, 2026"
    assert card.lines[0].look is OVERDUE


def dragged(*rows: MeetingRow, staying: int = 0) -> Dragged:
    """Meetings that are about to be moved."""
    return Dragged(rows, staying, rows, (), STATES, {}, NOW)


def test_a_drag_says_how_far_where_to_and_how_many() -> None:
    held = dragged(meeting(1, 1), meeting(2, 1, states="IA", hosts="ERC"), staying=1)
    card = of_trial(held, tried(held, Offset(2)), by_keys=True)
    assert card.text.splitlines() == [
        "+2 business days",
        "Fri, Apr 17, 2026, 2:21 PM EDT · 8:21 AM HST",
        "2 meetings move together",
        "1 stays: held, cancelled or over",
        "Enter moves, Escape leaves it",
    ]


def test_a_drag_names_the_first_problems_and_counts_the_rest() -> None:
    held = dragged(meeting(1, 1))
    move = tried(held, Offset(1)).moves[0]
    trial = Trial(Offset(1), (move,), tuple(f"Problem {n}." for n in range(1, 8)))
    lines = of_trial(held, trial, by_keys=False).lines
    assert [line.text for line in lines if line.look] == [
        *(f"Problem {n}." for n in range(1, 5)),
        "and 3 more",
    ]
