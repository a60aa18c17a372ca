"""Which backups stay."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.backup_thinning import DAYS, MONTHS, WEEKS, superfluous

START = datetime(2026, 1, 1, 14, 0, tzinfo=UTC)
DAY = timedelta(days=1)
MOMENTS = st.lists(
    st.integers(0, 900 * 24).map(lambda hours: START + timedelta(hours=hours)), max_size=60
)


def lived(days: list[datetime]) -> set[datetime]:
    """What is left when a backup is made at each moment and the rest is thinned."""
    kept: set[datetime] = set()
    for day in days:
        kept.add(day)
        kept -= superfluous(kept, day)
    return kept


def test_two_years_of_daily_backups_leave_twelve_ten_and_nine() -> None:
    days = [START + n * DAY for n in range(730)]
    kept = sorted(lived(days), reverse=True)
    assert len(kept) == DAYS + WEEKS + MONTHS
    assert kept[:DAYS] == days[: -DAYS - 1 : -1]
    weeks, months = kept[DAYS : DAYS + WEEKS], kept[DAYS + WEEKS :]
    assert all(moment.isoweekday() == 7 for moment in weeks)
    assert [(a - b).days for a, b in pairwise(weeks)] == [7] * (WEEKS - 1)
    assert len({(moment.year, moment.month) for moment in months}) == MONTHS
    assert days[-1] - kept[-1] > timedelta(days=330)


def test_who_works_on_weekdays_only_keeps_as_many() -> None:
    days = [day for n in range(730) if (day := START + n * DAY).isoweekday() < 6]
    assert len(lived(days)) == DAYS + WEEKS + MONTHS


def test_each_backup_of_today_and_yesterday_stays() -> None:
    hours = [START + timedelta(hours=n) for n in range(9)]
    assert superfluous(hours, hours[-1]) == set()
    assert superfluous(hours, hours[-1] + 3 * DAY) == set(hours[:-1])


@given(MOMENTS)
def test_the_newest_backup_is_never_superfluous(moments: list[datetime]) -> None:
    now = max(moments, default=START)
    assert now not in superfluous(moments, now)


@given(MOMENTS)
def test_thinning_twice_is_thinning_once(moments: list[datetime]) -> None:
    now = max(moments, default=START)
    once = set(moments) - superfluous(moments, now)
    assert superfluous(once, now) == set()


@pytest.mark.parametrize("years", [-2, 2])
@given(st.lists(st.integers(0, 900), min_size=1, max_size=60))
def test_a_clock_set_two_years_off_deletes_none(years: int, days: list[int]) -> None:
    kept = lived([START + n * DAY for n in sorted(days)])
    wrong = max(kept) + timedelta(days=365 * years)
    assert superfluous(kept | {wrong}, wrong) == set()


@given(st.integers(30, 400), st.sampled_from([-730, 730]))
def test_weeks_under_a_wrong_clock_cost_no_backup_made_before(days: int, off: int) -> None:
    kept = lived([START + n * DAY for n in range(days)])
    wrong = max(kept) + timedelta(days=off)
    found = set(kept)
    for moment in (wrong + n * DAY for n in range(40)):
        found.add(moment)
        found -= superfluous(found, moment)
    assert kept <= found


def test_when_the_clock_is_right_again_thinning_goes_on() -> None:
    kept = lived([START + n * DAY for n in range(60)])
    ahead = max(kept) + timedelta(days=730)
    days = [max(kept) + n * DAY for n in range(1, 60)]
    found = kept | {ahead}
    for day in days:
        found.add(day)
        found -= superfluous(found, day)
    assert ahead in found
    assert len(found) <= DAYS + WEEKS + MONTHS + 1
