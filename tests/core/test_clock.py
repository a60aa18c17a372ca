"""Wall times, zones and the American way to write them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError

EASTERN = ZoneInfo("America/New_York")


def eastern(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=EASTERN)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2026-04-14T14:00", "2026-04-14T14:00"),
        (" 2026-04-14 14:00 ", "2026-04-14T14:00"),
        ("20260414T1400", "2026-04-14T14:00"),
        ("2026-04-14T14:00:59", "2026-04-14T14:00"),
        ("2026-04-14T14", "2026-04-14T14:00"),
    ],
)
def test_a_typed_time_is_stored_in_one_form(typed: str, stored: str) -> None:
    assert clock.parse_wall(typed) == stored


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("", "not a date and time"),
        ("tomorrow", "not a date and time"),
        ("2026-02-29T10:00", "not a date and time"),
        ("2026-04-14T25:00", "not a date and time"),
        ("04/14/2026 2:00 PM", "not a date and time"),
        ("2026-04-14", "has no time of day"),
        ("20260414", "has no time of day"),
        ("2026-04-14T14:00-04:00", "carries an offset"),
        ("2026-04-14T14:00Z", "carries an offset"),
        ("1999-12-31T10:00", "out of range"),
        ("2100-01-01T10:00", "out of range"),
    ],
)
def test_a_time_that_cannot_be_meant_is_refused_with_an_example(typed: str, complaint: str) -> None:
    with pytest.raises(UserError, match=complaint) as refusal:
        clock.parse_wall(typed)
    assert "2026-04-14T14:00" in refusal.value.next_step


@pytest.mark.parametrize("typed", ["", "Apr 14", "2026-13-01", "2026-04-31"])
def test_a_day_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="is not a date"):
        clock.parse_day(typed)


@pytest.mark.parametrize(
    "name",
    ["", "Eastern", "EST5", "../../../etc/passwd", "/etc/localtime", "America/Nowhere", "\0"],
)
def test_an_unknown_zone_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(UserError, match="is not a time zone"):
        clock.zone_info(name)


@pytest.mark.parametrize(
    ("wall", "zone", "utc"),
    [
        ("2026-01-15T14:00", "America/New_York", "2026-01-15T19:00"),
        ("2026-07-15T14:00", "America/New_York", "2026-07-15T18:00"),
        # the hour that is skipped counts with the offset before it, the doubled one is the first
        ("2026-03-08T02:30", "America/New_York", "2026-03-08T07:30"),
        ("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30"),
        # no daylight saving: the same offset in January and July
        ("2026-01-15T14:00", "America/Phoenix", "2026-01-15T21:00"),
        ("2026-07-15T14:00", "America/Phoenix", "2026-07-15T21:00"),
        ("2026-01-15T14:00", "Pacific/Honolulu", "2026-01-16T00:00"),
        ("2026-07-15T14:00", "Pacific/Honolulu", "2026-07-16T00:00"),
        ("2026-01-15T14:00", "America/Puerto_Rico", "2026-01-15T18:00"),
        ("2026-07-15T14:00", "America/Puerto_Rico", "2026-07-15T18:00"),
        ("2026-01-15T23:00", "America/Anchorage", "2026-01-16T08:00"),
    ],
)
def test_a_wall_time_is_one_instant(wall: str, zone: str, utc: str) -> None:
    assert f"{clock.at_utc(clock.utc_minutes(wall, zone)):%Y-%m-%dT%H:%M}" == utc


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.times(),
    st.sampled_from(["America/New_York", "America/Phoenix", "Pacific/Honolulu", "America/Nome"]),
)
def test_an_instant_shows_the_wall_time_it_came_from(day: date, hour: time, zone: str) -> None:
    wall = f"{day}T{hour:%H:%M}"
    shown = clock.local(clock.utc_minutes(wall, zone), zone)
    # only a skipped hour is shown as another one: an hour later
    assert f"{shown:%Y-%m-%dT%H:%M}" == wall or shown.replace(tzinfo=None) - timedelta(
        hours=1
    ) == datetime.fromisoformat(wall)


def test_the_zone_of_this_computer_plays_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    here = clock.utc_minutes("2026-07-15T14:00", "America/New_York")
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    assert clock.utc_minutes("2026-07-15T14:00", "America/New_York") == here
    assert clock.at_utc(here) == datetime(2026, 7, 15, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("time", "written"),
    [
        ("00:00", "12:00 midnight"),
        ("00:30", "12:30 AM"),
        ("09:05", "9:05 AM"),
        ("11:59", "11:59 AM"),
        ("12:00", "12:00 noon"),
        ("12:01", "12:01 PM"),
        ("14:00", "2:00 PM"),
        ("23:45", "11:45 PM"),
    ],
)
def test_noon_and_midnight_say_so(time: str, written: str) -> None:
    assert clock.clock(eastern(f"2026-04-14T{time}")) == written


@pytest.mark.parametrize(
    ("start", "minutes", "written"),
    [
        ("2026-04-14T13:00", 60, "1:00–2:00 PM"),
        ("2026-04-14T09:00", 90, "9:00–10:30 AM"),
        ("2026-04-14T11:30", 60, "11:30 AM–12:30 PM"),
        ("2026-04-14T11:00", 60, "11:00 AM–12:00 noon"),
        ("2026-04-14T12:00", 60, "12:00 noon–1:00 PM"),
        ("2026-04-14T12:30", 30, "12:30–1:00 PM"),
        ("2026-04-14T23:30", 60, "11:30 PM–12:30 AM"),
        ("2026-04-14T23:00", 60, "11:00 PM–12:00 midnight"),
        # clocks go forward at 2:00 AM, and back at 2:00 AM
        ("2026-03-08T01:30", 60, "1:30–3:30 AM"),
        ("2026-11-01T01:30", 60, "1:30–1:30 AM"),
    ],
)
def test_a_span_names_the_half_of_the_day_once(start: str, minutes: int, written: str) -> None:
    assert clock.clock_span(eastern(start), minutes) == written


@pytest.mark.parametrize(
    ("zone", "january", "july"),
    [
        ("America/New_York", "Eastern (EST)", "Eastern (EDT)"),
        ("America/Chicago", "Central (CST)", "Central (CDT)"),
        ("America/Boise", "Mountain (MST)", "Mountain (MDT)"),
        ("America/Phoenix", "Arizona (MST)", "Arizona (MST)"),
        ("America/Los_Angeles", "Pacific (PST)", "Pacific (PDT)"),
        ("America/Juneau", "Alaska (AKST)", "Alaska (AKDT)"),
        ("Pacific/Honolulu", "Hawaii (HST)", "Hawaii (HST)"),
        ("America/Puerto_Rico", "Atlantic (AST)", "Atlantic (AST)"),
        ("Asia/Kathmandu", "Kathmandu (+0545)", "Kathmandu (+0545)"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires (-03)", "Buenos Aires (-03)"),
    ],
)
def test_a_zone_is_named_as_invitations_name_it(zone: str, january: str, july: str) -> None:
    days = (datetime(2026, month, 15, 12, tzinfo=ZoneInfo(zone)) for month in (1, 7))
    assert [clock.zone_name(day) for day in days] == [january, july]


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("2026-03-08T01:30", "Eastern (EST, then EDT)"),
        ("2026-11-01T01:30", "Eastern (EDT, then EST)"),
        ("2026-11-02T01:30", "Eastern (EST)"),
    ],
)
def test_a_zone_has_two_names_while_its_clocks_change(start: str, name: str) -> None:
    assert clock.zone_name(eastern(start), 60) == name


def test_days_are_written_short_and_long() -> None:
    day = date(2026, 4, 4)
    assert clock.day(day) == "Apr 4, 2026"
    assert clock.weekday(day) == "Sat, Apr 4"
    assert clock.long_day(day) == "April 4, 2026"
    assert clock.long_weekday(day) == "Saturday, April 4, 2026"
    assert clock.short_time(eastern("2026-04-14T14:00")) == "Tue, Apr 14, 2:00 PM EDT"
    assert clock.bare_clock(eastern("2026-04-14T00:05")) == "12:05"
