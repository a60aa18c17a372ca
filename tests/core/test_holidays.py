"""Federal holidays against a table written by hand from opm.gov's lists."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.holidays import (
    business_days,
    federal_holidays,
    is_business_day,
    next_business_day,
)

# Days off on Monday to Friday: New Year, King, Washington, Memorial, Juneteenth, Independence,
# Labor, Columbus, Veterans, Thanksgiving, Christmas; a New Year's Day on a Saturday is observed on
# Dec 31 of the year before, where it ends that year's list.
DAYS_OFF = {
    2023: "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
    2024: "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
    2025: "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
    2026: "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    2027: "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    2028: "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
    2029: "01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25",
    2030: "01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
    2031: "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
    2032: "01-01 01-19 02-16 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    2033: "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26",
    2034: "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
    2035: "01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25",
}


@pytest.mark.parametrize("year", DAYS_OFF)
def test_the_days_off_are_those_of_the_published_list(year: int) -> None:
    off = [f"{day:%m-%d}" for day in federal_holidays(year) if day.weekday() < 5]
    assert " ".join(off) == DAYS_OFF[year]


def test_a_new_year_on_a_saturday_is_observed_in_the_year_before() -> None:
    assert federal_holidays(2027)[date(2027, 12, 31)] == "New Year's Day (observed)"
    assert federal_holidays(2028)[date(2028, 1, 1)] == "New Year's Day"
    assert not is_business_day(date(2027, 12, 31))


def test_the_day_itself_keeps_its_name_beside_the_observed_one() -> None:
    days = federal_holidays(2026)
    assert days[date(2026, 7, 4)] == "Independence Day"
    assert days[date(2026, 7, 3)] == "Independence Day (observed)"


def test_the_next_business_day_skips_weekends_and_holidays() -> None:
    assert next_business_day(date(2026, 7, 3)) == date(2026, 7, 6)
    assert next_business_day(date(2026, 7, 6)) == date(2026, 7, 6)
    assert next_business_day(date(2027, 12, 31)) == date(2028, 1, 3)


def test_business_days_include_both_ends() -> None:
    days = business_days(date(2026, 6, 18), date(2026, 6, 22))
    assert days == [date(2026, 6, 18), date(2026, 6, 22)]
    assert business_days(date(2026, 6, 20), date(2026, 6, 18)) == []


@given(st.dates(date(2019, 1, 1), date(2099, 12, 1)))
def test_no_stretch_without_a_business_day_is_longer_than_four_days(day: date) -> None:
    assert next_business_day(day) - day <= timedelta(days=4)
