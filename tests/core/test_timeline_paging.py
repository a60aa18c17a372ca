"""A timeline on paper: every day and every row is on a page, and lanes keep their headings."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.timeline.axis import DAY, day_at, midnight
from perm_desktop.core.timeline.paging import Fit, Room, SeenTimeline, axes, parts
from perm_desktop.core.timeline.rows import Row, Rows
from tests.core.timeline_sample import EASTERN, NOW

WIDTH = 720.0


def seen(days: float, day_width: float = 5.0) -> SeenTimeline:
    return SeenTimeline(NOW, NOW + days * DAY, day_width)


def rows_of(lanes: list[int], height: float = 20.0) -> Rows:
    """Lanes that are closed (0) or open with so many parts."""
    items: list[Row] = []
    for lane, count in enumerate(lanes):
        for part in range(-1, count):
            items.append(Row(lane, part, len(items) * height, height, open=count > 0))
    return Rows(tuple(items), tuple(row.top for row in items), len(items) * height)


def test_one_page_wide_shows_the_whole_days_of_the_window() -> None:
    (axis,) = axes(seen(90), Fit.ONE_PAGE, WIDTH, EASTERN)

    assert day_at(axis.first, EASTERN) == date(2026, 4, 14)
    assert day_at(axis.last - 1, EASTERN) == date(2026, 7, 13)
    assert axis.width == WIDTH


def test_tiles_keep_the_zoom_and_begin_at_midnight() -> None:
    tiles = axes(seen(400, 5.2), Fit.TILES, WIDTH, EASTERN)

    assert len(tiles) == 3
    assert all(axis.day_width == pytest.approx(5.2) for axis in tiles)
    assert all(axis.first == midnight(day_at(axis.first, EASTERN), EASTERN) for axis in tiles)


@given(st.floats(0.01, 1500), st.floats(0.2, 1600))
def test_tiles_follow_each_other_without_a_gap_and_fit_their_pages(
    days: float, day_width: float
) -> None:
    wanted = seen(min(days, 90_000 / day_width), day_width)
    tiles = axes(wanted, Fit.TILES, WIDTH, EASTERN)

    for before, after in pairwise(tiles):
        assert before.last == pytest.approx(after.first)
    assert tiles[0].first <= wanted.first
    assert tiles[-1].last >= wanted.last - 1e-3
    assert all(axis.width <= WIDTH + 1e-6 for axis in tiles)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=40), st.floats(60, 500))
def test_every_row_is_on_one_page_and_no_page_is_too_high(lanes: list[int], height: float) -> None:
    rows = rows_of(lanes)
    (axis,) = axes(seen(90), Fit.ONE_PAGE, WIDTH, EASTERN)
    pages = list(parts(rows, [axis], Room(WIDTH, 60.0, height)))
    shown = [row for page in pages for row in page.rows.items]
    repeated = [page.rows.items[0] for page in pages[1:] if page.rows.items[0].open]

    assert list(dict.fromkeys(row[:2] for row in shown)) == [row[:2] for row in rows.items]
    assert len(shown) - len(rows.items) <= len(repeated)
    assert all(page.rows.height <= max(height, 60.0) + 1 for page in pages)


def test_a_lane_that_goes_on_has_its_heading_on_the_next_page() -> None:
    (axis,) = axes(seen(90), Fit.ONE_PAGE, WIDTH, EASTERN)
    first, second = parts(rows_of([0, 6, 0]), [axis], Room(WIDTH, 100.0, 200.0))

    assert [row[:2] for row in first.rows.items] == [(0, -1), (1, -1), (1, 0), (1, 1), (1, 2)]
    assert [row[:2] for row in second.rows.items] == [(1, -1), (1, 3), (1, 4), (1, 5), (2, -1)]
    assert second.rows.tops == (0.0, 20.0, 40.0, 60.0, 80.0)


def test_no_heading_is_left_alone_at_the_foot_of_a_page() -> None:
    (axis,) = axes(seen(90), Fit.ONE_PAGE, WIDTH, EASTERN)
    first, second = parts(rows_of([0, 0, 3]), [axis], Room(WIDTH, 60.0, 200.0))

    assert [row[:2] for row in first.rows.items] == [(0, -1), (1, -1)]
    assert second.rows.items[0][:2] == (2, -1)


def test_pages_of_the_same_rows_come_one_after_the_other() -> None:
    tiles = axes(seen(300, 5.0), Fit.TILES, WIDTH, EASTERN)
    pages = list(parts(rows_of([0] * 9), tiles, Room(WIDTH, 100.0, 100.0)))

    assert [(page.down, page.across) for page in pages] == [
        *((0, 0), (0, 1), (0, 2)),
        *((1, 0), (1, 1), (1, 2)),
    ]


def test_a_timeline_without_lanes_is_one_page() -> None:
    (axis,) = axes(seen(0), Fit.ONE_PAGE, WIDTH, EASTERN)

    assert len(list(parts(Rows((), (), 0.0), [axis], Room(WIDTH, 100.0, 100.0)))) == 1
