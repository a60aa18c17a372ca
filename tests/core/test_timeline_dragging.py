"""How far a drag goes, and what it leads to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core import business_days
from perm_desktop.core.cycles import Cycle, default_cutoff, default_phases, review_period
from perm_desktop.core.holidays import business_days as listed
from perm_desktop.core.holidays import is_business_day
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.timeline.dragging import Offset, moved, pulled, refusal, where
from perm_desktop.core.timeline.trial import Dragged, tried
from perm_desktop.core.vocabulary import MeetingStatus
from tests.core.timeline_sample import HAWAII, IOWA, NOW, axis, meeting

DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))
STATES = {"HI": HAWAII, "IA": IOWA}
CYCLE = Cycle(1, 2027, 3, review_period(2027), default_phases(2027), default_cutoff(2027), ())


def at(starts: str, ident: int = 1, states: str = "HI", hosts: str = "RC") -> MeetingRow:
    """Return a meeting of an hour at a wall time in Eastern."""
    row = meeting(ident, 1, states=states, hosts=hosts)
    return moved(row._replace(starts=starts), Offset())


def dragged(row: MeetingRow, *others: MeetingRow) -> Dragged:
    """Return a meeting that is about to be moved among others."""
    return Dragged((row,), 0, (row, *others), (CYCLE,), STATES, {}, NOW)


@given(DAYS, DAYS)
def test_the_distance_is_the_number_of_business_days_after_the_first(a: date, b: date) -> None:
    first, last = sorted((a, b))
    assert business_days.distance(first, last) == len(listed(first + timedelta(days=1), last))
    assert business_days.distance(last, first) == -len(listed(first, last - timedelta(days=1)))


@given(DAYS, st.integers(-300, 300))
def test_going_on_lands_on_business_days_as_far_away_as_was_asked(day: date, count: int) -> None:
    there = business_days.later(day, count)
    assert business_days.distance(day, there) == count
    assert there == day if not count else is_business_day(there)


@given(DAYS, st.integers(1, 300))
def test_from_a_business_day_there_and_back_is_home(day: date, count: int) -> None:
    home = business_days.later(day, 1)
    assert business_days.later(business_days.later(home, count), -count) == home


@pytest.mark.parametrize(
    ("start", "days", "lands"),
    [
        ("2026-04-16", 1, "2026-04-17"),
        ("2026-04-16", 2, "2026-04-20"),  # Saturday gives way to Monday
        ("2026-04-16", 3, "2026-04-20"),
        ("2026-04-20", -1, "2026-04-17"),  # backward it is the Friday
        ("2026-05-22", 3, "2026-05-26"),  # Memorial Day
        ("2026-07-02", 1, "2026-07-06"),  # Independence Day, observed on Friday
    ],
)
def test_a_day_off_gives_way_in_the_direction_of_the_drag(
    start: str, days: int, lands: str
) -> None:
    row = at(f"{start}T14:00")
    offset = pulled(row, axis(20), days * DAY, calendar=False)
    assert moved(row, offset).starts == f"{lands}T14:00"


def test_less_than_half_a_day_is_no_move() -> None:
    assert pulled(at("2026-04-16T14:00"), axis(20), 0.49 * DAY, calendar=False) == Offset()


def test_calendar_days_are_counted_as_they_are() -> None:
    row = at("2026-04-16T14:00")
    offset = pulled(row, axis(20), 2 * DAY, calendar=True)
    assert (moved(row, offset).starts, offset.words) == ("2026-04-18T14:00", "+2 days")


def test_in_a_day_quarter_hours_count() -> None:
    row = at("2026-04-16T14:00")
    offset = pulled(row, axis(960), -22, calendar=False)
    assert (moved(row, offset).starts, offset.words) == ("2026-04-16T13:45", "−15 minutes")


def test_the_clock_stays_where_it_is_over_a_change_of_clocks() -> None:
    row = at("2026-10-30T14:00")
    later = moved(row, Offset(1))
    assert later.starts == "2026-11-02T14:00"
    assert later.utc - row.utc == 3 * DAY + 60


@given(st.integers(-40, 40), st.integers(-8, 8))
def test_a_move_and_its_opposite_bring_a_meeting_home(days: int, quarters: int) -> None:
    row = at("2026-04-16T12:00")
    there = moved(row, Offset(days, 15 * quarters))
    assert moved(there, Offset(-days, -15 * quarters)) == row


@given(st.lists(st.integers(-60, 60), max_size=5))
def test_every_drag_without_alt_lands_on_a_business_day(pulls: list[int]) -> None:
    row = at("2026-04-16T14:00")
    for days in pulls:
        row = moved(row, pulled(row, axis(6), days * DAY, calendar=False))
        assert is_business_day(row.start.date())


def test_a_place_is_said_in_eastern_and_in_each_state() -> None:
    row = at("2026-04-14T14:00", states="HI,IA")
    assert where(row, STATES) == "Tue, Apr 14, 2026, 2:00 PM EDT · 8:00 AM HST · 1:00 PM CDT"


@pytest.mark.parametrize(
    ("status", "days", "why"),
    [
        (MeetingStatus.HELD, -1, "A held meeting stays where it was held."),
        (MeetingStatus.CANCELLED, 1, "A cancelled meeting stays. Schedule it again first."),
        (MeetingStatus.SCHEDULED, -1, "Its time is over. Give it another date with Move"),
        (MeetingStatus.SCHEDULED, 1, ""),
        (MeetingStatus.DRAFT, 1, ""),
    ],
)
def test_what_is_held_cancelled_or_over_stays(status: MeetingStatus, days: int, why: str) -> None:
    found = refusal(meeting(1, days, status=status), NOW)
    assert found.startswith(why)
    assert bool(found) == bool(why)


def test_a_state_or_a_host_in_two_meetings_is_named() -> None:
    other = at("2026-04-17T14:30", 2, hosts="RC")
    found = tried(dragged(at("2026-04-16T14:00"), other), Offset(1)).problems
    said = "State/RC check-in, HI, 2:30 PM EDT."
    assert found == (f"RC is busy: {said}", f"HI is busy: {said}")


def test_a_cancelled_meeting_is_in_nobodys_way() -> None:
    other = at("2026-04-17T14:30", 2)._replace(status=MeetingStatus.CANCELLED)
    assert tried(dragged(at("2026-04-16T14:00"), other), Offset(1)).problems == ()


def test_meetings_that_move_together_keep_their_distance() -> None:
    first, second = at("2026-04-16T14:00"), at("2026-04-17T14:00", 2)
    both = Dragged((first, second), 0, (first, second), (CYCLE,), STATES, {}, NOW)
    found = tried(both, Offset(1))
    assert [move.row.starts[:10] for move in found.moves] == ["2026-04-17", "2026-04-20"]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("offset", "problem"),
    [
        (Offset(2, business=False), "On a weekend."),
        (Offset(-5), "In the past."),
        (Offset(260), "Outside the intra-cycle."),
        (Offset(0, 180), "Outside office hours."),
    ],
)
def test_days_and_hours_that_do_not_suit_are_said(offset: Offset, problem: str) -> None:
    assert problem in tried(dragged(at("2026-04-16T14:00")), offset).problems


def test_faults_of_several_are_counted() -> None:
    rows = (at("2026-04-16T14:00"), at("2026-04-17T14:00", 2, states="IA", hosts="ERC"))
    both = Dragged(rows, 0, rows, (CYCLE,), STATES, {}, NOW)
    assert tried(both, Offset(1, business=False)).problems == ("1 of 2 on a weekend.",)


def test_nothing_is_in_the_way_of_what_does_not_move() -> None:
    other = at("2026-04-16T14:00", 2)
    assert tried(dragged(at("2026-04-16T14:00"), other), Offset()).problems == ()
