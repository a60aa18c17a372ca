"""What waits today: each meeting under the group that says why, with the act that settles it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from perm_desktop.core import clock, worklist
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.worklist import AT_FIRST, Section
from perm_desktop.core.worklist_known import Known
from perm_desktop.core.worklist_lines import Act, Line

TUESDAY = "2026-04-14T09:00"  # 9:00 AM EDT


@pytest.fixture
def known(states: dict[str, State], types: Sequence[MeetingType]) -> Known:
    """Tuesday, April 14, 2026, 9:00 AM EDT."""
    return at(TUESDAY, states, types)


def at(wall: str, states: Mapping[str, State], types: Sequence[MeetingType]) -> Known:
    """What is known at a time of Eastern clocks."""
    now = clock.utc_minutes(wall, clock.EASTERN)
    return Known(now, states, {kind.key: kind for kind in types}, members=18)


def row(starts: str, number: int = 1, **values: Any) -> MeetingRow:
    """A check-in of Hawaii, an hour long, scheduled, in Eastern time."""
    made = MeetingRow(
        id=number,
        number=number,
        uid="",
        year=2027,
        type="rc-check-in",
        title="RC check-in",
        short_title="RC check-in",
        phase="intra",
        hosts="RC",
        states="HI",
        starts=starts,
        zone=clock.EASTERN,
        minutes=60,
        utc=clock.utc_minutes(starts, clock.EASTERN),
        status="scheduled",
        reason="",
        session=None,
        series=None,
        occurrence=None,
        variant=None,
        place="",
        agenda_items=0,
        marked_states=0,
        noted=0,
    )
    return made._replace(**values)


def only(found: Sequence[Section]) -> Line:
    """The one line there is."""
    (section,) = found
    (line,) = section.lines
    return line


@pytest.mark.parametrize(
    ("meeting", "group", "act"),
    [
        (row("2026-04-13T14:00"), "over", Act.HOLD),
        (row("2026-04-13T14:00", status="draft"), "over", Act.HOLD),
        (row("2026-04-13T14:00", status="held"), "unrecorded", Act.RECORD),
        (row("2026-04-14T08:30"), "soon", Act.OPEN),
        (row("2026-04-14T14:00"), "soon", Act.PREPARE),
        (row("2026-04-15T14:00", agenda_items=2), "soon", Act.PRINT),
        (row("2026-04-17T14:00"), "bare", Act.PREPARE),
        (row("2026-05-29T14:00", status="draft"), "draft", Act.SCHEDULE),
        (row("2026-04-13T14:00", entered_afterwards=1), "earlier", Act.SHOW),
    ],
)
def test_a_meeting_is_listed_by_what_it_waits_for(
    meeting: MeetingRow, group: str, act: Act, known: Known
) -> None:
    line = only(worklist.sections([meeting], known))
    assert (line.group, line.act) == (group, act)


@pytest.mark.parametrize(
    "meeting",
    [
        row("2026-04-13T14:00", status="held", marked_states=1),
        row("2026-04-13T14:00", status="cancelled", reason="Holiday"),
        row("2026-04-17T14:00", agenda_items=1),
        row("2026-04-21T14:00"),
    ],
)
def test_a_settled_or_distant_meeting_is_not_listed(meeting: MeetingRow, known: Known) -> None:
    assert worklist.sections([meeting], known) == []


def test_a_line_tells_eastern_time_and_the_time_of_the_state(known: Known) -> None:
    line = only(worklist.sections([row("2026-04-15T14:00")], known))
    assert line.when == "tomorrow, 2:00 PM EDT, 8:00 AM HST"
    assert line.spoken == (
        "Hawaii, RC check-in, the agenda is empty, tomorrow, 2:00 PM EDT, 8:00 AM HST."
        " Enter: Prepare agenda"
    )


def test_on_a_friday_the_next_working_day_is_near(
    states: dict[str, State], types: Sequence[MeetingType]
) -> None:
    friday = at("2026-04-17T09:00", states, types)
    found = worklist.sections([row("2026-04-20T14:00"), row("2026-04-23T14:00", 2)], friday)
    assert [section.title for section in found] == [
        "Today and Monday",
        "Next week without an agenda",
    ]


def test_what_is_ready_needs_nobody(known: Known) -> None:
    ready, bare = row("2026-04-14T14:00", agenda_items=3), row("2026-04-14T15:00", 2)
    assert worklist.needed(worklist.sections([ready], known)) == 0
    assert worklist.needed(worklist.sections([ready, bare], known)) == 1


def test_a_long_group_shows_its_latest_lines_until_it_is_opened(known: Known) -> None:
    many = [row(f"2026-03-{day:02}T10:00", day, status="held") for day in range(1, 31)]
    (section,) = worklist.sections(many, known)
    assert (len(section.lines), section.total) == (AT_FIRST, 30)
    assert section.lines[0].meeting == 30
    assert worklist.needed([section]) == 30
    (opened,) = worklist.sections(many, known, {"unrecorded"})
    assert len(opened.lines) == 30


def series(*days: str, status: str = "held", first: int = 1) -> list[MeetingRow]:
    """Calls of one series, recorded where they were held."""
    return [
        row(
            f"{day}T14:00",
            number,
            series=7,
            occurrence=number,
            status=status,
            marked_states=int(status == "held"),
        )
        for number, day in enumerate(days, first)
    ]


HELD = series("2026-01-22", "2026-02-05", "2026-02-19", "2026-03-05")


def test_a_series_without_a_call_for_two_rhythms_is_a_gap(known: Known) -> None:
    coming = series("2026-05-14", status="scheduled", first=5)
    line = only(worklist.sections([*HELD, *coming], known))
    assert (line.group, line.act, line.meeting) == ("gap", Act.OPEN_NEXT, 5)
    assert line.wrong == "no call since Mar 5; next Thu, May 14"
    assert line.when == "40 days without a call"


def test_a_series_that_ended_leaves_no_gap(known: Known) -> None:
    assert worklist.sections(HELD, known) == []


def test_a_call_that_waits_to_be_closed_is_listed_in_place_of_a_gap(known: Known) -> None:
    unclosed = series("2026-04-02", "2026-05-14", status="scheduled", first=5)
    line = only(worklist.sections([*HELD, *unclosed], known))
    assert line.group == "over"


def test_where_nothing_can_be_written_a_line_can_be_opened_only(known: Known) -> None:
    looking = Known(known.now, known.states, known.types, can_write=False)
    line = only(worklist.sections([row("2026-04-13T14:00")], looking))
    assert line.act is Act.OPEN


def test_a_day_shows_its_meetings_whatever_became_of_them(known: Known) -> None:
    rows = [
        row("2026-04-13T16:00", 1, status="cancelled", reason="State holiday"),
        row("2026-04-13T10:00", 2, status="held", marked_states=1),
        row("2026-04-13T11:00", 3),
        row("2026-04-14T10:00", 4),
    ]
    (section,) = worklist.of_day(rows, date(2026, 4, 13), known)
    assert section.title == "Monday, April 13, 2026"
    assert [(line.meeting, line.act) for line in section.lines] == [
        (2, Act.OPEN),
        (3, Act.HOLD),
        (1, Act.OPEN),
    ]
    assert section.lines[2].wrong == "cancelled: State holiday"


@pytest.mark.parametrize(
    ("starts", "words"),
    [
        ("2026-04-14T06:00", "ended 2 hours ago"),
        ("2026-04-14T07:45", "just ended"),
        ("2026-04-13T14:00", "yesterday"),
        ("2026-04-09T14:00", "Thu, Apr 9, 5 days ago"),
        ("2025-12-31T14:00", "Dec 31, 2025, 104 days ago"),
    ],
)
def test_what_is_over_says_how_long(starts: str, words: str, known: Known) -> None:
    assert only(worklist.sections([row(starts)], known)).when == words
