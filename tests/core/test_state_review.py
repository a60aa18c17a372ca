"""What the rows say of one state: next, last, flags, attendance with what it is a part of."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from perm_desktop.core import state_review, state_summary
from perm_desktop.core.clock import EASTERN, at_utc, utc_minutes
from perm_desktop.core.cycles import Cycle, CycleState, DateSpan, default_cutoff, default_phases
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.plan_rules import Suspension
from perm_desktop.core.state_review import AttendanceCount, Flag, Pause
from perm_desktop.core.vocabulary import Mark, Methodology

NOW = utc_minutes("2026-04-14T09:00", EASTERN)
TODAY = date(2026, 4, 14)
OHIO = State(1, "OH", "Ohio", 2, EASTERN, (EASTERN,))


def row(ident: int, starts: str, status: str = "scheduled", **values: Any) -> MeetingRow:
    """A meeting of Ohio in RY 2027, an hour of Eastern time."""
    made = MeetingRow(
        *(ident, ident, str(ident), 2027, "rc-check-in", "Check-in", "RC check-in", "intra", "RC"),
        *("OH", starts, EASTERN, 60, utc_minutes(starts, EASTERN), status, "", None, None, None),
        *(None, "", 1, 0, 0),
    )
    return made._replace(**values)


def cycle(year: int, *members: CycleState) -> Cycle:
    span = DateSpan(date(year - 2, 7, 1), date(year - 1, 6, 30))
    return Cycle(1, year, 3, span, default_phases(year), default_cutoff(year), members)


def words(flags: Iterable[Flag]) -> list[str]:
    return [flag.words for flag in flags]


def flags(rows: list[MeetingRow], marks: dict[int, Mark] | None = None) -> list[str]:
    return words(state_review.flags(rows, marks or {}, NOW))


def calls(*held: str, planned: tuple[str, ...] = ("2026-05-12", "2026-05-26")) -> list[MeetingRow]:
    """A bi-weekly series: what was held, and what is planned."""
    rows = [row(n, f"{day}T10:00", "held", series=7) for n, day in enumerate(held, start=1)]
    return rows + [row(n, f"{day}T10:00", series=7) for n, day in enumerate(planned, start=90)]


def test_each_state_of_a_joint_meeting_has_it() -> None:
    joint = row(1, "2026-04-15T13:00", states="HI,OH")
    assert state_review.by_state([joint]) == {"HI": [joint], "OH": [joint]}


def test_next_meetings_come_soonest_first_and_last_ones_latest_first() -> None:
    days = [f"2026-04-{day:02}T10:00" for day in range(1, 29)]
    found = state_review.review([row(n, day) for n, day in enumerate(days, start=1)], {}, NOW)
    assert [each.id for each in found.upcoming] == [14, 15, 16, 17, 18]
    assert [each.id for each in found.past] == [13, 12, 11, 10, 9]


def test_a_meeting_that_runs_is_the_next_and_not_the_last() -> None:
    running = row(1, "2026-04-14T08:30")
    found = state_review.review([running, row(2, "2026-04-15T10:00")], {}, NOW)
    assert [each.id for each in found.upcoming] == [1, 2]
    assert found.past == ()


def test_a_cancelled_meeting_is_not_the_next_one() -> None:
    rows = [row(1, "2026-04-15T10:00", "cancelled"), row(2, "2026-04-16T10:00")]
    assert [each.id for each in state_review.review(rows, {}, NOW).upcoming] == [2]


def test_a_held_meeting_without_a_mark_of_this_state_wants_a_look() -> None:
    rows = [row(1, "2026-04-01T10:00", "held", marked_states=3), row(2, "2026-04-02T10:00", "held")]
    assert flags(rows, {1: Mark.ABSENT}) == ["1 meeting held without attendance"]


def test_a_meeting_that_is_over_waits_to_be_closed() -> None:
    rows = [row(1, "2026-04-01T10:00"), row(2, "2026-04-02T10:00", "draft")]
    assert flags(rows) == ["2 meetings over and not closed"]


def test_the_record_of_a_past_cycle_is_told_and_waits_for_nobody() -> None:
    rows = [row(1, "2026-04-01T10:00", entered_afterwards=1)]
    [flag] = state_review.flags(rows, {}, NOW)
    assert (flag.words, flag.waiting) == ("1 meeting planned after their date, not closed", 0)
    assert state_review.attention(rows, {}, NOW).waiting == 0


def test_a_series_without_a_call_for_weeks_is_a_gap() -> None:
    rows = calls("2026-02-17", "2026-03-03")
    assert flags(rows, {1: Mark.ATTENDED, 2: Mark.ATTENDED}) == ["No RC call for 6 weeks"]


@pytest.mark.parametrize(
    "rows",
    [
        calls("2026-03-24", "2026-04-07"),
        calls("2026-01-20", "2026-02-03", "2026-03-24", "2026-04-07"),
        calls("2026-02-03", "2026-02-17", "2026-03-03", planned=()),
    ],
    ids=["held of late", "gap closed by a later call", "series is over"],
)
def test_no_gap_is_told_where_calls_go_on_or_end(rows: list[MeetingRow]) -> None:
    told = flags(rows, {each.id: Mark.ATTENDED for each in rows})
    assert [each for each in told if "call for" in each] == []


@pytest.mark.parametrize(("day", "told"), [("2026-04-20", True), ("2026-04-24", False)])
def test_only_a_meeting_of_the_coming_week_wants_its_agenda(day: str, told: bool) -> None:
    rows = [row(1, f"{day}T10:00", agenda_items=0)]
    assert bool(flags(rows)) is told


def test_the_most_pressing_flag_gives_the_count_its_look() -> None:
    rows = [row(1, "2026-04-01T10:00"), row(2, "2026-04-02T10:00", "held")]
    found = state_review.attention(rows, {}, NOW)
    assert (found.waiting, found.look.word) == (2, "Overdue")


def test_attendance_is_a_part_of_what_has_a_record() -> None:
    marks = [Mark.ATTENDED, Mark.PARTIAL, Mark.EXCUSED, Mark.ABSENT, Mark.NOT_REQUIRED]
    rows = [row(n, f"2026-03-{n:02}T10:00", "held") for n in range(1, 8)]
    found = state_review.attendance(rows, dict(enumerate(marks, start=1)))
    assert found == AttendanceCount(7, 2, 1, 1, 1, 1)
    assert state_review.attendance_words(found) == (
        "Attended 2 of 4 held meetings with a record (1 partly), 1 excused, 1 absent;"
        " 2 not recorded; 1 not required."
    )


def test_attendance_of_what_was_not_held_is_not_counted() -> None:
    rows = [row(1, "2026-03-01T10:00", "cancelled"), row(2, "2026-05-01T10:00")]
    count = state_review.attendance(rows, {1: Mark.ABSENT})
    assert state_review.attendance_words(count) == "No meeting has been held yet."


def test_nothing_recorded_is_not_told_as_nobody_came() -> None:
    count = state_review.attendance([row(1, "2026-03-01T10:00", "held")], {})
    words = state_review.attendance_words(count)
    assert words == "No attendance is recorded yet; 1 not recorded."


def test_a_state_outside_the_shown_cycles_says_so() -> None:
    shown = [cycle(2027, CycleState("OH")), cycle(2028)]
    assert words(state_review.cycle_flags("OH", shown, [], TODAY)) == ["Not in RY 2028"]


def test_a_pause_counts_for_the_states_it_covers_and_until_it_ends() -> None:
    pauses = [
        Pause(2027, Suspension(date(2026, 4, 1), "Storm", state="OH")),
        Pause(2027, Suspension(date(2026, 4, 1), "Move", host="RC")),
        Pause(2027, Suspension(date(2026, 4, 1), "Flood", state="HI")),
        Pause(2027, Suspension(date(2026, 1, 1), "Past", ends=date(2026, 2, 1))),
    ]
    found = state_review.cycle_flags("OH", [cycle(2027, CycleState("OH"))], pauses, TODAY)
    assert words(found) == [
        "State suspended in RY 2027 from Apr 1, 2026: Storm",
        "RC calls suspended in RY 2027 from Apr 1, 2026: Move",
    ]


def test_expected_roles_are_counted_over_the_coming_meetings() -> None:
    rows = [row(1, "2026-04-15T10:00"), row(2, "2026-04-16T10:00", type="cycle-call")]
    roles = {"rc-check-in": ["PM", "DP"], "cycle-call": ["PM"]}
    assert state_review.expected_roles(rows, roles) == [("PM", 2), ("DP", 1)]


def test_a_state_of_two_zones_tells_both_clocks() -> None:
    indiana = State(2, "IN", "Indiana", 3, EASTERN, (EASTERN, "America/Chicago"))
    told = state_summary.time_now(indiana, at_utc(NOW))
    assert told == "9:00 AM EDT now (8:00 AM CDT in a part)"
    assert state_summary.time_now(OHIO, at_utc(NOW)) == "9:00 AM EDT now"


def test_the_summary_says_in_text_what_the_page_shows() -> None:
    rows = [row(1, "2026-04-01T10:00", "held"), row(2, "2026-04-15T10:00")]
    found = state_review.review(rows, {}, NOW)
    member = CycleState("OH", Methodology.PERM_PLUS, ("Medicaid",), "Ann")
    cycles = state_summary.memberships("OH", [cycle(2027, member), cycle(2028)], found.by_year)
    moment = at_utc(NOW).astimezone(ZoneInfo(EASTERN))
    text = state_summary.summary(OHIO, found, found.flags, cycles, moment)
    assert "Ohio (OH), rotation group 2" in text
    assert "1 meeting held without attendance" in text
    assert "Wed, Apr 15, 10:00 AM EDT  RC check-in  RY 2027  Scheduled" in text
    assert "RY 2027 · Cycle 3, PERM+, Medicaid, Ann" in text
