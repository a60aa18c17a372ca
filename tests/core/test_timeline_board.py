"""The state of a timeline: what stays and what changes."""

from datetime import date

import pytest

from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.timeline.board import Board, RowHeights
from perm_desktop.core.timeline.grouping import Lanes
from perm_desktop.core.timeline.overview import bars, extent
from perm_desktop.core.vocabulary import MeetingStatus
from tests.core.timeline_sample import EASTERN, NOW, SIZES, STATES, axis, cycle, meeting, series_of

TODAY = date(2026, 4, 14)


def loaded(*more: int) -> Board:
    """Return a board with a series, a one-off and what more days ask for."""
    board = Board(EASTERN, SIZES, RowHeights(17, 19))
    board.widen(800)
    rows = [*series_of((-28, -14, 0.5, 14)), meeting(1, -3)]
    rows += [meeting(nth + 50, day) for nth, day in enumerate(more)]
    board.load(rows, STATES, [], TODAY)
    return board


def test_the_first_data_bring_today_to_the_middle() -> None:
    board = loaded()
    assert board.axis.x(board.now) == pytest.approx(400, abs=1)


def test_new_data_leave_the_window_where_it_is() -> None:
    board = loaded()
    board.aim(board.axis.moved(120))
    before = board.axis
    board.load([meeting(1, -3)], STATES, [], TODAY)
    assert board.axis == before


def test_new_data_keep_the_time_of_day() -> None:
    board = loaded()
    board.tick(NOW)
    board.load([meeting(1, -3)], STATES, [], TODAY)
    assert board.now == NOW


def test_the_window_stays_near_the_data() -> None:
    board = loaded()
    board.aim(board.axis.moved(1_000_000))
    assert board.axis.minute(400) == pytest.approx(NOW + (14 + 60) * DAY, abs=DAY)


def test_a_tick_says_when_a_meeting_got_late() -> None:
    board = Board(EASTERN, SIZES, RowHeights(17, 19))
    board.load([meeting(1, 0.1, status=MeetingStatus.SCHEDULED)], STATES, [], TODAY)
    board.tick(NOW)
    assert board.tick(NOW + 100) is False
    assert board.tick(NOW + 150) is True
    assert board.tick(NOW + 144 + 60) is True
    assert board.index.lanes[1].attention is not None


def test_opening_a_lane_moves_the_keys_to_the_row_of_the_series() -> None:
    board = loaded()
    board.select(frozenset((101,)))
    assert board.cursor is not None
    assert board.cursor.part == -1
    board.toggle(1)
    assert (board.cursor.part, board.expanded) == (0, frozenset({"HI"}))
    board.toggle(1)
    assert (board.cursor.part, board.expanded) == (-1, frozenset())


def test_each_kind_of_lane_remembers_which_were_open() -> None:
    board = loaded()
    board.expand({"HI"})
    board.group_by(Lanes.HOST)
    assert board.expanded == frozenset()
    board.toggle(0)
    board.group_by(Lanes.STATE)
    assert board.expanded == frozenset({"HI"})
    board.group_by(Lanes.HOST)
    assert board.expanded == frozenset({"RC"})


def test_other_lanes_take_the_keys_along() -> None:
    board = loaded()
    board.select(frozenset((101,)))
    for lanes in Lanes:
        board.group_by(lanes)
        assert board.current() == board.index.meetings[101]


def test_an_edit_of_one_meeting_leaves_the_rest_as_it_is() -> None:
    board = loaded()
    before, window = board.index.lanes, board.axis
    board.select(frozenset((1,)))
    board.update([meeting(1, 6)], ())
    assert board.current() == meeting(1, 6)
    assert board.index.lanes[2] is before[2]
    assert board.axis == window


def test_an_edit_may_bring_a_lane() -> None:
    board = loaded()
    board.group_by(Lanes.HOST)
    board.update([meeting(60, 6, hosts="SC")], (100,))
    assert [lane.key for lane in board.index.lanes] == ["RC", "SC"]
    assert 100 not in board.index.meetings
    board.tick(board.now + 10 * DAY)
    assert 60 in board.index.meetings


def test_the_cycles_bring_their_lines() -> None:
    board = Board(EASTERN, SIZES, RowHeights(17, 19))
    board.load([], STATES, [cycle(2026), cycle(2027)], TODAY)
    assert [line.name for line in board.head_lines] == ["RY 2026", "RY 2027", "Review period"]


def test_a_selection_takes_the_keys_along() -> None:
    board = loaded()
    board.select(frozenset((1,)))
    assert board.current() == meeting(1, -3)
    board.select(frozenset((1, 101)))
    assert board.current() == meeting(1, -3)


def test_a_meeting_that_is_gone_takes_the_keys_off() -> None:
    board = loaded()
    board.select(frozenset((1,)))
    board.load([], STATES, [], TODAY)
    assert board.current() is None
    assert board.cursor is None


def test_fitting_shows_the_first_and_the_last_meeting() -> None:
    board = loaded(-200, 300)
    board.aim(board.fitted())
    for ident in (50, 51):
        spot = board.spot(ident)
        assert spot is not None
        assert 0 < spot.x < 800


def test_revealing_what_is_seen_moves_nothing() -> None:
    board = loaded()
    assert board.revealed(board.now) == board.axis


def test_revealing_brings_what_is_far_to_the_middle() -> None:
    board = loaded()
    minute = board.now + 200 * DAY
    assert board.revealed(minute).x(minute) == pytest.approx(400, abs=1)


def test_the_strip_of_the_whole_cycle_counts_every_meeting() -> None:
    starts = [NOW + day * DAY for day in (0, 0, 0, 30, 60)]
    window = extent(starts[0], starts[-1], axis(5, -10))
    found = bars(starts, window, NOW + 1)
    assert [round(bar.share * 3) for bar in found] == [3, 1, 1]
    assert [bar.past for bar in found] == [True, False, False]


def test_the_strip_reaches_as_far_as_the_window() -> None:
    window = extent(NOW, NOW + DAY, axis(1, -400))
    assert window.x(NOW - 400 * DAY) == pytest.approx(0, abs=1)
