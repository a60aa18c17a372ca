"""Which days and meetings a printed calendar has, and how it says them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core import calendar_pages, clock
from perm_desktop.core.calendar_pages import CalendarView, Entry, Shown
from perm_desktop.core.cycles import DateSpan
from perm_desktop.core.meetings import MeetingRow
from tests.core.timeline_sample import cycle, meeting

YEAR_2026 = DateSpan(date(2026, 1, 1), date(2026, 12, 31))


def at(starts: str, minutes: int = 60, zone: str = clock.EASTERN, **fields: object) -> MeetingRow:
    row = meeting(1)._replace(
        starts=starts, zone=zone, minutes=minutes, utc=clock.utc_minutes(starts, zone)
    )
    return row._replace(**fields)


def entry(starts: str, minutes: int = 60) -> Entry:
    row = at(starts, minutes)
    return Entry(row, clock.local(row.utc, clock.EASTERN))


@pytest.mark.parametrize(
    ("view", "day", "first", "last"),
    [
        (CalendarView.WEEK, date(2026, 4, 14), date(2026, 4, 13), date(2026, 4, 19)),
        (CalendarView.WEEK, date(2026, 4, 19), date(2026, 4, 13), date(2026, 4, 19)),
        (CalendarView.WEEK, date(2027, 1, 1), date(2026, 12, 28), date(2027, 1, 3)),
        (CalendarView.MONTH, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
        (CalendarView.MONTH, date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        (CalendarView.QUARTER, date(2026, 5, 20), date(2026, 4, 1), date(2026, 6, 30)),
        (CalendarView.QUARTER, date(2026, 12, 1), date(2026, 10, 1), date(2026, 12, 31)),
        (CalendarView.CYCLE, date(2026, 5, 20), date(2025, 6, 1), date(2028, 4, 14)),
    ],
)
def test_a_calendar_covers_whole_weeks_months_quarters_and_cycles(
    view: CalendarView, day: date, first: date, last: date
) -> None:
    assert calendar_pages.covered(view, day, [cycle(2027)]) == DateSpan(first, last)


def test_a_calendar_of_no_cycle_covers_the_year_of_the_day() -> None:
    assert calendar_pages.covered(CalendarView.CYCLE, date(2026, 5, 20), []) == YEAR_2026


def test_a_calendar_of_two_cycles_reaches_from_the_first_day_to_the_last() -> None:
    span = calendar_pages.covered(CalendarView.CYCLE, date.min, [cycle(2027), cycle(2028)])

    assert span == DateSpan(date(2025, 6, 1), date(2029, 4, 14))


@pytest.mark.parametrize(
    ("view", "day", "said"),
    [
        (CalendarView.WEEK, date(2026, 4, 14), "Week of April 13, 2026"),
        (CalendarView.MONTH, date(2026, 4, 14), "April 2026"),
        (CalendarView.QUARTER, date(2026, 4, 14), "April–June 2026 (FY 2026 Q3)"),
        (CalendarView.QUARTER, date(2026, 11, 1), "October–December 2026 (FY 2027 Q1)"),
        (CalendarView.QUARTER, date(2027, 1, 1), "January–March 2027 (FY 2027 Q2)"),
        (CalendarView.CYCLE, date(2027, 1, 1), "RY 2027 · Cycle 3, June 2025 to April 2028"),
    ],
)
def test_a_title_names_the_days_and_the_fiscal_quarter(
    view: CalendarView, day: date, said: str
) -> None:
    cycles = [cycle(2027)]
    span = calendar_pages.covered(view, day, cycles)

    assert calendar_pages.title(view, span, cycles) == said


def test_a_title_names_two_cycles_and_counts_more() -> None:
    cycles = [cycle(2027), cycle(2028), cycle(2029)]
    titles = [
        calendar_pages.title(
            CalendarView.CYCLE, calendar_pages.covered(CalendarView.CYCLE, date.min, some), some
        )
        for some in (cycles[:2], cycles)
    ]

    assert titles == [
        "RY 2027 and RY 2028, June 2025 to April 2029",
        "3 cycles, June 2025 to April 2030",
    ]


def test_a_meeting_of_another_zone_stands_on_its_eastern_day() -> None:
    late = at("2026-04-14T20:30", zone="Pacific/Honolulu")
    (found,) = calendar_pages.entries([late], YEAR_2026, Shown())

    assert found.day == date(2026, 4, 15)
    assert found.begins == "2:30 AM"


def test_a_meeting_over_midnight_names_the_day_on_which_it_ends() -> None:
    assert entry("2026-04-14T23:30").lasts == "11:30 PM–12:30 AM Wed"
    assert entry("2026-04-14T23:00").lasts == "11:00 PM–12:00 midnight"


def test_times_of_the_day_on_which_clocks_change_have_their_zone() -> None:
    assert entry("2026-11-01T01:30").begins == "1:30 AM EDT"
    assert entry("2026-11-01T03:00").begins == "3:00 AM EST"
    assert entry("2026-10-31T23:00").begins == "11:00 PM"


def test_a_span_says_its_zone_and_where_that_changes() -> None:
    week = DateSpan(date(2026, 10, 26), date(2026, 11, 1))

    assert calendar_pages.zones_said(DateSpan(week.starts, week.starts)) == (
        "All times are Eastern (EDT)."
    )
    assert calendar_pages.zones_said(week) == (
        "All times are Eastern (EDT, EST from Sunday, November 1, 2026)."
    )
    assert calendar_pages.zones_said(DateSpan(date(2025, 1, 1), date(2027, 1, 1))) == (
        "All times are Eastern."
    )


def test_days_without_meetings_are_there_with_their_holidays() -> None:
    days = calendar_pages.days((), DateSpan(date(2026, 11, 23), date(2026, 11, 29)))

    assert [day.holiday for day in days] == ["", "", "", "Thanksgiving Day", "", "", ""]


def test_what_is_shown_is_chosen_by_cycle_state_and_host() -> None:
    row = at("2026-04-14T14:00", year=2027, states="HI,IA", hosts="CMS,RC")

    assert Shown((2027,), frozenset({"HI"}), frozenset({"RC"})).lets(row)
    assert not Shown((2028,)).lets(row)
    assert not Shown(states=frozenset({"OH"})).lets(row)
    assert not Shown(hosts=frozenset({"ERC"})).lets(row)


def test_a_meeting_of_no_cycle_or_no_state_is_shown_with_all_of_them() -> None:
    row = at("2026-04-14T14:00", year=None, states="")

    assert Shown((2028,), frozenset({"OH"})).lets(row)


def test_everybody_is_said_in_words_and_some_by_their_codes() -> None:
    assert calendar_pages.states_said(("HI", "IA"), ("HI", "IA")) == "All 2 states"
    assert calendar_pages.states_said(("HI", "IA"), ("HI", "IA", "OH")) == "HI, IA"
    assert calendar_pages.states_said(("HI",), ("HI",)) == "HI"
    assert calendar_pages.states_said((), ()) == ""


def test_the_filter_is_said_in_full() -> None:
    shown = Shown((2027,), frozenset({"OH", "HI"}), frozenset({"RC"}))
    said = calendar_pages.shown_said(shown, [cycle(2027)], {"OH": "Ohio", "HI": "Hawaii"})

    assert said == "RY 2027 · Cycle 3; Hawaii, Ohio; hosted by RC"
    assert calendar_pages.shown_said(Shown(), [], {}) == "all cycles; all states"


def test_a_calendar_begins_today_inside_the_cycle_else_with_the_first_meeting() -> None:
    rows = [at("2026-04-20T14:00"), at("2026-03-02T14:00")]

    assert calendar_pages.first_day(rows, cycle(2027), date(2026, 4, 14)) == date(2026, 4, 14)
    assert calendar_pages.first_day(rows, cycle(2027), date(2030, 1, 1)) == date(2026, 3, 2)
    assert calendar_pages.first_day([], cycle(2027), date(2030, 1, 1)) == date(2025, 6, 1)


@given(st.dates(date(2016, 1, 1), date(2101, 12, 31)), st.sampled_from(list(CalendarView)[:3]))
def test_calendars_of_one_kind_follow_each_other_without_a_gap(
    day: date, view: CalendarView
) -> None:
    span = calendar_pages.covered(view, day, ())
    after = calendar_pages.covered(view, span.ends + calendar_pages.ONE_DAY, ())

    assert day in span
    assert after.starts == span.ends + calendar_pages.ONE_DAY


@given(st.dates(date(2016, 1, 1), date(2101, 12, 31)), st.integers(0, 1200))
def test_months_and_weeks_of_a_span_have_each_of_its_days_once(day: date, length: int) -> None:
    span = DateSpan(day, day + length * calendar_pages.ONE_DAY)
    months = [
        d for month in calendar_pages.month_spans(span) for d in calendar_pages.each_day(month)
    ]
    weeks = [d for week in calendar_pages.weeks(span) for d in calendar_pages.each_day(week)]

    assert months == list(calendar_pages.each_day(span))
    assert [d for d in weeks if d in span] == months
    assert weeks[0].weekday() == 0
    assert weeks[-1].weekday() == 6


@pytest.mark.parametrize(("month", "rows"), [((2026, 3), 6), ((2027, 2), 4), ((2026, 4), 5)])
def test_a_month_has_four_to_six_weeks(month: tuple[int, int], rows: int) -> None:
    span = calendar_pages.covered(CalendarView.MONTH, date(*month, 1), ())

    assert len(list(calendar_pages.weeks(span))) == rows
