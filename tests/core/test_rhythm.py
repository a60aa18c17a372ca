"""Recurring meetings that keep weekday, time and distance."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from perm_desktop.core import rhythm
from perm_desktop.core.cycles import DateSpan
from perm_desktop.core.holidays import business_days, is_business_day
from perm_desktop.core.office_hours import HostCalendar

EASTERN = ("America/New_York",)
SPAN = DateSpan(date(2025, 10, 1), date(2027, 3, 31))


def request(every: str, span: DateSpan = SPAN, minutes: int = 60) -> rhythm.Request:
    return rhythm.Request(every, span, EASTERN, ("RC",), minutes)


@pytest.mark.parametrize(("every", "days", "count"), [("14-days", 14, 39), ("7-days", 7, 78)])
def test_due_dates_keep_their_distance_through_the_span(every: str, days: int, count: int) -> None:
    found = rhythm.find(request(every), HostCalendar())
    assert found is not None
    assert len(found.dues) == count
    assert {later - sooner for sooner, later in pairwise(found.dues)} == {timedelta(days=days)}
    assert all(due in SPAN for due in found.dues)
    assert found.anchor.first == found.dues[0]
    assert rhythm.continued(found.anchor, every, SPAN) == found.dues
    numbers = [rhythm.number_of(found.anchor, every, due) for due in found.dues]
    assert numbers == list(range(1, count + 1))


def test_a_monthly_call_keeps_its_weekday_of_the_month() -> None:
    found = rhythm.find(request("month"), HostCalendar())
    assert found is not None
    assert [(due.year, due.month) for due in found.dues] == [
        (2025 + (9 + n) // 12, (9 + n) % 12 + 1) for n in range(18)
    ]
    assert len({(due.weekday(), (due.day - 1) // 7) for due in found.dues}) == 1
    assert rhythm.continued(found.anchor, "month", SPAN) == found.dues
    assert [rhythm.number_of(found.anchor, "month", due) for due in found.dues] == [*range(1, 19)]


def test_a_holiday_moves_one_meeting_and_not_the_rhythm() -> None:
    wanted, calendar = replace(request("7-days"), weekday=0), HostCalendar()
    found = rhythm.find(wanted, calendar)
    assert found is not None
    assert not all(is_business_day(due) for due in found.dues)
    for due in found.dues:
        occurrence = rhythm.held_on(wanted, calendar, found.anchor, due)
        assert occurrence.day is not None
        assert is_business_day(occurrence.day)
        moved = occurrence.day - occurrence.due
        assert timedelta(0) <= moved <= timedelta(days=4)
        assert moved == timedelta(0) or not is_business_day(occurrence.due)


def test_a_day_after_a_holiday_that_is_full_is_skipped_with_the_reason() -> None:
    memorial_day, calendar = date(2026, 5, 25), HostCalendar()
    for day in business_days(date(2026, 5, 26), date(2026, 5, 29)):
        calendar.take(["RC"], day, 8 * 60, 9 * 60)
    anchor = rhythm.Anchor(memorial_day, 9 * 60)
    occurrence = rhythm.held_on(request("7-days"), calendar, anchor, memorial_day)
    assert occurrence.day is None
    assert occurrence.reason == "Memorial Day; no free day within 4 days after it"


def test_a_rhythm_avoids_hours_in_which_the_host_is_taken_once() -> None:
    calendar = HostCalendar()
    span = DateSpan(date(2026, 4, 6), date(2026, 4, 19))
    for day in business_days(span.starts, span.ends):
        calendar.take(["RC"], day, 8 * 60, 8 * 60)  # free from 4:00 PM
    found = rhythm.find(request("7-days", span), calendar)
    assert found is not None
    assert found.anchor.start == 16 * 60


def test_the_least_crowded_weekday_is_taken() -> None:
    calendar = HostCalendar()
    for day in business_days(SPAN.starts, SPAN.ends):
        if day.weekday() != 3:
            calendar.take(["RC"], day, 8 * 60, 60)
    found = rhythm.find(request("14-days"), calendar)
    assert found is not None
    assert {due.weekday() for due in found.dues} == {3}


def test_no_rhythm_is_found_when_the_host_is_always_taken() -> None:
    calendar = HostCalendar()
    for day in business_days(SPAN.starts, SPAN.ends):
        calendar.take(["RC"], day, 8 * 60, 9 * 60)
    assert rhythm.find(request("14-days"), calendar) is None
    assert rhythm.find(request("14-days", minutes=541), HostCalendar()) is None
    assert rhythm.find(request("14-days", DateSpan(SPAN.starts, SPAN.starts)), calendar) is None
