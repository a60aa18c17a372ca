"""Reporting years, their groups, review periods and phases."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core import cycles
from perm_desktop.core.cycles import Cycle, CycleState, DateSpan
from perm_desktop.core.vocabulary import Phase

YEARS = st.integers(cycles.FIRST_YEAR, cycles.LAST_YEAR)


def cycle(year: int, *codes: str) -> Cycle:
    return Cycle(
        id=year,
        year=year,
        group=cycles.cycle_group(year),
        review=cycles.review_period(year),
        phases=cycles.default_phases(year),
        cutoff=cycles.default_cutoff(year),
        states=tuple(CycleState(code) for code in codes),
    )


@pytest.mark.parametrize(
    ("year", "group"),
    [(2021, 3), (2022, 1), (2023, 2), (2024, 3), (2025, 1), (2026, 2), (2027, 3), (2028, 1)],
)
def test_groups_rotate_every_three_years(year: int, group: int) -> None:
    assert cycles.cycle_group(year) == group


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (2025, date(2023, 7, 1), date(2024, 6, 30)),
        (2026, date(2024, 7, 1), date(2025, 6, 30)),
        (2027, date(2025, 7, 1), date(2026, 6, 30)),
    ],
)
def test_a_year_reviews_payments_from_july_to_june(year: int, first: date, last: date) -> None:
    assert cycles.review_period(year) == DateSpan(first, last)


@given(YEARS)
def test_review_periods_follow_each_other_without_a_gap(year: int) -> None:
    following = cycles.review_period(year + 1).starts
    assert cycles.review_period(year).ends + timedelta(days=1) == following


@given(YEARS)
def test_phases_begin_in_order_and_span_the_cycle(year: int) -> None:
    one = cycle(year, "OH")
    starts = [one.phases[phase].starts for phase in (Phase.PRE, Phase.INTRA, Phase.POST)]
    assert starts == sorted(starts)
    assert one.span == DateSpan(starts[0], one.phases[Phase.POST].ends)
    assert one.cutoff in one.phases[Phase.POST]


def test_a_span_counts_both_its_ends() -> None:
    span = DateSpan.parse("2026-02-27", "2026-03-01")
    assert span.days == 3
    assert date(2026, 2, 27) in span
    assert date(2026, 3, 1) in span
    assert date(2026, 3, 2) not in span


def test_a_cycle_is_named_by_year_and_group() -> None:
    assert cycle(2027, "WA", "AK").label == "RY 2027 · Cycle 3"
    assert cycle(2027, "WA", "AK").codes == ("AK", "WA")


def test_a_meeting_goes_to_the_cycle_whose_own_phase_has_the_day() -> None:
    earlier, later = cycle(2026, "OH", "PA"), cycle(2027, "OH", "PA")
    day = date(2025, 11, 3)  # intra-cycle of RY 2026, pre-cycle and intra-cycle of RY 2027
    assert cycles.best_cycle([earlier, later], Phase.PRE, ["OH"], day) is later
    day = date(2025, 7, 1)  # intra-cycle of RY 2026 alone, pre-cycle of RY 2027
    assert cycles.best_cycle([earlier, later], Phase.INTRA, ["OH"], day) is earlier
    assert cycles.best_cycle([later, earlier], Phase.PRE, ["OH"], day) is later


def test_of_two_fitting_cycles_the_later_takes_the_meeting() -> None:
    both = [cycle(2026, "OH"), cycle(2027, "OH")]
    found = cycles.best_cycle(both, Phase.ANY, ["OH"], date(2025, 11, 3))
    assert found is not None
    assert found.year == 2027


def test_no_cycle_takes_a_meeting_with_a_state_that_it_lacks() -> None:
    known = [cycle(2027, "OH")]
    assert cycles.best_cycle(known, Phase.INTRA, ["OH", "PA"], date(2026, 1, 5)) is None
    assert cycles.best_cycle(known, Phase.INTRA, ["OH"], date(2020, 1, 6)) is None
    assert cycles.best_cycle([], Phase.INTRA, ["OH"], date(2026, 1, 5)) is None
