"""Time to pixels and back; ticks and their words."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.timeline.axis import (
    CLOSEST,
    DAY,
    FARTHEST,
    Axis,
    Unit,
    between,
    day_at,
    midnight,
    scale_of,
    ticks,
    unit_starts,
)
from tests.core.timeline_sample import EASTERN, NOW, axis, measure

widths = st.floats(FARTHEST, CLOSEST)
first_days = st.floats(-3000, 3000)


def windows() -> st.SearchStrategy[Axis]:
    """Windows of any zoom within a few years."""
    return st.builds(axis, widths, first_days, st.floats(60, 3000))


@pytest.mark.parametrize(
    ("day_width", "word"),
    [(1000, "Day"), (100, "Day"), (40, "Week"), (12, "Month"), (5.2, "Quarter"), (1, "Year")],
)
def test_a_zoom_is_called_by_what_it_shows(day_width: float, word: str) -> None:
    assert scale_of(axis(day_width)).word == word


def test_the_first_month_in_a_window_names_its_year() -> None:
    start = midnight(date(2026, 2, 1), EASTERN)
    window = Axis(start, 5 / DAY, 900, EASTERN)
    words = [tick.label for tick in ticks(window, measure) if tick.major]
    assert words[:3] == ["Feb 2026", "Mar", "Apr"]


def test_january_names_its_year() -> None:
    window = Axis(midnight(date(2025, 11, 1), EASTERN), 5 / DAY, 900, EASTERN)
    assert "Jan 2026" in [tick.label for tick in ticks(window, measure)]


def test_a_narrow_january_names_the_year_alone() -> None:
    window = Axis(midnight(date(2025, 11, 1), EASTERN), 1.85 / DAY, 600, EASTERN)
    words = [tick.label for tick in ticks(window, measure) if tick.major]
    assert words[:4] == ["Nov", "Dec", "2026", "Feb"]


def test_the_month_under_way_has_its_word_at_the_left_edge() -> None:
    window = Axis(midnight(date(2026, 3, 4), EASTERN), 5 / DAY, 900, EASTERN)
    first = ticks(window, measure)[0]
    assert (first.label, first.label_x < 10, first.x < 0) == ("Mar 2026", True, True)


def test_weeks_begin_on_monday() -> None:
    window = Axis(midnight(date(2026, 4, 16), EASTERN), 40 / DAY, 900, EASTERN)
    assert {day.weekday() for _, day in unit_starts(window, Unit.WEEK)} == {0}


def test_a_day_begins_at_midnight_where_the_person_works() -> None:
    assert midnight(date(2026, 4, 14), EASTERN) % DAY == 4 * 60
    assert midnight(date(2026, 1, 14), EASTERN) % DAY == 5 * 60


def test_the_hour_that_the_clocks_skip_has_no_tick_of_its_own() -> None:
    window = Axis(midnight(date(2026, 3, 8), EASTERN), 480 / DAY, 480, EASTERN)
    hours = [minute for minute, day in unit_starts(window, Unit.HOUR) if day == date(2026, 3, 8)]
    assert len(hours) == 23
    assert len(set(hours)) == 23


@given(windows(), st.floats(0, 1))
def test_a_pixel_and_its_minute_are_the_same_place(window: Axis, share: float) -> None:
    x = share * window.width
    assert window.x(window.minute(x)) == pytest.approx(x, abs=1e-3)


@given(windows(), st.floats(0.1, 10), st.floats(0, 1))
def test_a_zoom_keeps_the_minute_under_the_pointer(
    window: Axis, factor: float, share: float
) -> None:
    x = share * window.width
    zoomed = window.zoomed(factor, x)
    assert zoomed.x(window.minute(x)) == pytest.approx(x, abs=1e-3)
    assert FARTHEST * 0.999 <= zoomed.day_width <= CLOSEST * 1.001


@given(windows(), st.floats(-300, 300), st.floats(1, 900))
def test_a_fitted_window_shows_both_ends(window: Axis, start: float, days: float) -> None:
    first, last = NOW + start * DAY, NOW + (start + days) * DAY
    fitted = window.fitted(first, last, margin=20)
    if fitted.day_width > FARTHEST * 1.001:
        assert 0 <= fitted.x(first) < fitted.x(last) <= fitted.width


@given(windows())
def test_no_two_words_of_the_axis_touch(window: Axis) -> None:
    spans = sorted(
        (tick.label_x, tick.label_x + measure(tick.label))
        for tick in ticks(window, measure)
        if tick.label
    )
    for (_, end), (start, _) in pairwise(spans):
        assert end < start
    assert all(start >= 0 and end <= window.width for start, end in spans)


@given(windows())
def test_ticks_are_few_at_every_zoom(window: Axis) -> None:
    assert len(ticks(window, measure)) <= window.width / 4 + 8


@given(windows(), st.integers(-5000, 5000), st.sampled_from([1.0, 1.25, 1.5, 2.0]))
def test_a_move_by_whole_pixels_keeps_every_mark_on_its_pixel(
    window: Axis, pixels: int, ratio: float
) -> None:
    before = window.snapped(ratio)
    after = before.moved(pixels / ratio).snapped(ratio)
    assert after.x(NOW) * ratio == pytest.approx(before.x(NOW) * ratio - pixels, abs=0.01)


@given(windows(), st.floats(0.2, 5), st.floats(0, 1), st.floats(0, 1))
def test_a_zoom_under_way_keeps_its_fixed_point(
    window: Axis, factor: float, place: float, share: float
) -> None:
    x = place * window.width
    end = window.zoomed(factor, x)
    half_way = between(window, end, share)
    assert half_way.x(window.minute(x)) == pytest.approx(x, abs=0.05)


def test_a_move_under_way_is_between_its_ends() -> None:
    start = axis(first_day=0)
    end = axis(first_day=10)
    assert between(start, end, 0.5).first == pytest.approx((start.first + end.first) / 2)
    assert between(start, end, 1) == end


@pytest.mark.parametrize("minute", [-(10**9), 10**12])
def test_a_window_beyond_all_time_has_a_day_all_the_same(minute: float) -> None:
    assert 1970 <= day_at(minute, EASTERN).year <= 2200
