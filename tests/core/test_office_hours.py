"""Hours that suit every clock, and when hosts are taken."""

from datetime import date

import pytest

from perm_desktop.core import clock
from perm_desktop.core.office_hours import HostCalendar, behind_eastern, starts, suits

JANUARY, JULY = date(2026, 1, 15), date(2026, 7, 15)


@pytest.mark.parametrize(
    ("zone", "january", "july"),
    [
        ("America/New_York", 0, 0),
        ("America/Chicago", 60, 60),
        ("America/Phoenix", 120, 180),
        ("America/Los_Angeles", 180, 180),
        ("America/Anchorage", 240, 240),
        ("Pacific/Honolulu", 300, 360),
        ("America/Puerto_Rico", -60, 0),
    ],
)
def test_clocks_run_behind_eastern_by_season(zone: str, january: int, july: int) -> None:
    assert (behind_eastern(zone, JANUARY), behind_eastern(zone, JULY)) == (january, july)


def test_the_east_may_start_at_eight_and_must_end_by_five() -> None:
    assert starts(["America/New_York"], JULY, 60)[0] == 8 * 60
    assert starts(["America/New_York"], JULY, 60)[-1] == 16 * 60
    assert suits(["America/New_York"], JULY, 15 * 60 + 30, 90)
    assert not suits(["America/New_York"], JULY, 15 * 60 + 31, 90)


def test_hawaii_leaves_three_hours_in_summer_and_four_in_winter() -> None:
    assert starts(["Pacific/Honolulu"], JULY, 60) == [
        14 * 60,
        14 * 60 + 30,
        15 * 60,
        15 * 60 + 30,
        16 * 60,
    ]
    assert starts(["Pacific/Honolulu"], JANUARY, 60)[0] == 13 * 60


def test_puerto_rico_ends_an_hour_earlier_in_winter() -> None:
    assert starts(["America/Puerto_Rico"], JANUARY, 60)[-1] == 15 * 60
    assert starts(["America/Puerto_Rico"], JULY, 60)[-1] == 16 * 60


def test_a_meeting_longer_than_the_common_hours_has_no_start() -> None:
    assert starts(["Pacific/Honolulu", "America/New_York"], JULY, 181) == []


def test_a_host_is_taken_from_the_first_minute_to_the_last() -> None:
    calendar = HostCalendar()
    calendar.take(["SC", "RC"], JULY, 600, 60)
    assert not calendar.is_free(["SC"], JULY, 659, 30)
    assert not calendar.is_free(["ERC", "RC"], JULY, 541, 60)
    assert calendar.is_free(["SC"], JULY, 660, 60)
    assert calendar.is_free(["SC"], JULY, 540, 60)
    assert calendar.is_free(["ERC"], JULY, 600, 60)
    assert calendar.is_free(["SC"], JANUARY, 600, 60)


def test_a_meeting_of_another_zone_takes_the_eastern_hour() -> None:
    calendar = HostCalendar()
    calendar.take_utc(["SC"], clock.utc_minutes("2026-07-15T20:00", "Pacific/Honolulu"), 60)
    assert not calendar.is_free(["SC"], date(2026, 7, 16), 2 * 60, 60)
    assert calendar.is_free(["SC"], JULY, 20 * 60, 60)


def test_a_meeting_through_the_night_takes_hours_of_both_days() -> None:
    calendar = HostCalendar()
    calendar.take_utc(["SC"], clock.utc_minutes("2026-07-15T20:00", "America/New_York"), 14 * 60)
    assert not calendar.is_free(["SC"], date(2026, 7, 16), 9 * 60, 60)
    assert calendar.is_free(["SC"], date(2026, 7, 16), 10 * 60, 60)
    assert calendar.is_free(["SC"], JULY, 19 * 60, 60)


def test_the_load_is_that_of_the_busiest_host() -> None:
    calendar = HostCalendar()
    calendar.take(["SC"], JULY, 600, 60)
    calendar.take(["SC"], JULY, 700, 60)
    calendar.take(["RC"], JULY, 600, 60)
    assert calendar.load(["SC", "RC"], JULY) == 2
    assert calendar.load(["RC"], JULY) == 1
    assert calendar.load([], JULY) == 0
