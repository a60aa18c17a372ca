"""What lies where on the timeline, and what is at a point."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.chart import Chart
from perm_desktop.core.timeline.density import BESIDE, Share
from perm_desktop.core.timeline.grouping import Lanes
from perm_desktop.core.timeline.layout import Scene, cut_numbers, hit, scene, spot
from perm_desktop.core.timeline.moves import across, along, cursor_at, entry
from perm_desktop.core.timeline.rows import meetings_of
from perm_desktop.core.timeline.series import Strip
from perm_desktop.core.vocabulary import MeetingStatus
from tests.core.timeline_sample import NOW, SIZES, axis, chart, meeting, series_of

FORTNIGHTS = (-42, -28, -14, 0.5, 14, 28)
JOINT_Y, HAWAII_Y, IOWA_Y = 8.5, 25.5, 42.5


def whole(board: Chart) -> Scene:
    """Lay out all of the window."""
    return scene(board, 0, board.axis.width, 0, board.rows.height)


def ids_at(board: Chart, x: float, y: float) -> tuple[int, ...]:
    """Return the meetings at a point."""
    found = hit(board, x, y)
    return found.ids if found is not None else ()


def test_a_closed_lane_shows_its_series_as_strips_and_the_rest_as_marks() -> None:
    found = whole(chart([*series_of(FORTNIGHTS), meeting(1, -3)]))
    kinds = {line.kind: len(line.spans) for line in found.strips}
    assert kinds == {Strip.HELD: 3, Strip.FUTURE: 3}
    assert [mark.meetings for row in found.marks for mark in row.marks] == [1]


def test_an_open_lane_shows_a_mark_for_each_occurrence() -> None:
    found = whole(chart(series_of(FORTNIGHTS), expanded=["HI"]))
    assert found.strips == []
    assert [len(row.marks) for row in found.marks] == [6]
    assert len(found.guides) == 1


def test_an_open_series_without_room_for_marks_is_a_strip() -> None:
    found = whole(chart(series_of(FORTNIGHTS), axis(1.0), ["HI"]))
    assert {line.kind for line in found.strips} == {Strip.HELD, Strip.FUTURE}
    assert found.marks == []


def test_the_joint_lane_ties_the_marks_of_its_series() -> None:
    found = whole(chart(series_of((-28, 0.5, 28), states="HI,IA")))
    assert [(row.row.lane, len(row.marks)) for row in found.marks] == [(0, 3)]
    assert len(found.guides) == 1


def test_close_up_a_closed_lane_shows_each_occurrence_with_its_name() -> None:
    found = whole(chart(series_of(FORTNIGHTS), axis(40, -10)))
    assert found.strips == []
    assert [mark.meetings for row in found.marks for mark in row.marks] == [1]
    assert [caption.text for caption in found.captions] == ["State/RC check-in"]


def test_closer_still_a_caption_says_the_time() -> None:
    found = whole(chart([meeting(1, 1)], axis(200, 0)))
    assert [caption.text for caption in found.captions] == ["2:21 PM State/RC check-in"]


def test_in_the_row_of_its_series_a_mark_needs_no_name() -> None:
    assert whole(chart(series_of(FORTNIGHTS), axis(40, -10), ["HI"])).captions == []


def test_while_the_zoom_changes_segments_of_one_kind_are_joined() -> None:
    board = chart(series_of(FORTNIGHTS))
    found = scene(board, 0, board.axis.width, 0, board.rows.height, rough=True)
    assert {line.kind: len(line.spans) for line in found.strips} == {Strip.HELD: 1, Strip.FUTURE: 1}


def test_far_away_a_lane_counts_its_meetings() -> None:
    found = whole(chart([*series_of(FORTNIGHTS), meeting(1, -3)], axis(0.3, -1000)))
    assert (found.strips, found.marks) == ([], [])
    (row,) = found.bars
    assert sum(bar.bin.height for bar in row.bars) == 7
    assert row.highest == max(bar.bin.height for bar in row.bars)


def test_a_bar_says_how_many_of_each_there_are() -> None:
    rows = [*series_of((-20, -6)), meeting(1, -5, marked=0), meeting(2, -4, states="HI")]
    cancelled = meeting(3, -3, status=MeetingStatus.CANCELLED)
    late = meeting(4, -2, status=MeetingStatus.SCHEDULED)
    board = chart([*rows, cancelled, late], axis(0.3, -1000))
    (row,) = whole(board).bars
    (bar,) = [bar for bar in row.bars if bar.bin.last - bar.bin.first > 1]
    assert bar.bin.parts == ((Share.HELD, 2), (Share.NOT_RECORDED, 1), (Share.OVERDUE, 1))


def test_a_click_on_a_bar_finds_what_it_counts() -> None:
    rows = series_of(FORTNIGHTS)
    board = chart(rows, axis(0.3, -1000))
    where = spot(board, rows[0].id)
    assert where is not None
    assert rows[0].id in ids_at(board, where.x, where.y)


def test_where_a_host_calls_all_day_its_lane_counts() -> None:
    rows = [meeting(nth, nth / 5) for nth in range(200)]
    far = whole(chart(rows, axis(5), lanes=Lanes.HOST))
    near = whole(chart(rows, axis(400, 3), lanes=Lanes.HOST))
    assert (len(far.bars), far.marks) == (1, [])
    assert (near.bars, len(near.marks)) == ([], 1)


def test_a_few_meetings_are_marks_at_every_zoom() -> None:
    found = whole(chart([meeting(1, -3), meeting(2, -2), meeting(3, 1)], axis(0.2, -1000)))
    assert found.bars == []
    assert [mark.meetings for row in found.marks for mark in row.marks] == [3]


def test_gaps_of_two_series_at_a_time_share_the_room_for_words() -> None:
    rows = [
        *series_of((-70, -56, -14, 0.5, 14), series=1, first=10),
        *series_of((-71, -57, -15, 1.5, 15), series=2, hosts="ERC", first=20),
    ]
    first, second = whole(chart(rows, axis(5, -90))).gaps
    assert {first.text, second.text} == {"ERC, 6 weeks", "RC, 6 weeks"}
    end = first.symbols[-1] + 12 + 4 + SIZES.measure(first.text)
    assert end < second.symbols[0]


def test_only_the_piece_that_is_asked_for_is_laid_out() -> None:
    board = chart([*series_of(FORTNIGHTS), meeting(1, -3), meeting(2, 40, states="IA")])
    found = scene(board, 0, 50, 17, 30)
    assert [row.lane for row in found.rows] == [1]
    assert found.marks == []


def test_a_gap_says_who_did_not_call_and_how_long() -> None:
    rows = series_of((-70, -56, -14, 0.5, 14))
    closed = whole(chart(rows, axis(5, -90))).gaps
    opened = whole(chart(rows, axis(5, -90), ["HI"])).gaps
    assert [gap.text for gap in closed] == ["RC, 6 weeks"]
    assert [gap.text for gap in opened] == ["no call for 6 weeks"]


def test_the_words_of_a_gap_keep_off_a_mark_over_it() -> None:
    rows = [*series_of((-70, -56, -14, 0.5, 14)), meeting(1, -52)]
    board = chart(rows, axis(5, -90))
    (gap,) = whole(board).gaps
    mark = spot(board, 1)
    assert mark is not None
    assert all(x > mark.x + mark.half_width for x in gap.symbols)


def test_a_narrow_gap_keeps_its_symbol_and_drops_its_words() -> None:
    (gap,) = whole(chart(series_of((-70, -56, -14, 0.5, 14)), axis(1.2))).gaps
    assert (gap.text, len(gap.symbols)) == ("", 1)


def test_a_gap_under_a_mark_says_how_long_it_is_where_there_is_no_room_for_more() -> None:
    rows = [*series_of((-70, -56, -14, 0.5, 14)), meeting(1, -28)]
    (gap,) = whole(chart(rows, axis(4, -90), ["HI"])).gaps
    assert gap.text == "6 weeks"


def test_all_bars_of_a_row_have_their_numbers_or_none() -> None:
    rows = [meeting(nth, 14 + nth // 12 * 7) for nth in range(60)] + [meeting(99, 7)]
    for day_width in (2.0, 3.0, 4.0, 8.0):
        (row,) = whole(chart(rows, axis(day_width, -20), lanes=Lanes.HOST)).bars
        assert len({bool(bar.number) for bar in row.bars}) == 1


def test_what_an_edge_leaves_of_a_number_is_known() -> None:
    rows = [meeting(nth, 14 + nth // 12 * 7) for nth in range(60)]
    board = chart(rows, axis(4.0, -20), lanes=Lanes.HOST)
    (row,) = whole(board).bars
    first = row.bars[0]
    start = first.left + first.width + BESIDE
    assert cut_numbers(board, row.row) == []
    at_left = replace(board, axis=board.axis.moved(start + 5))
    ((left, right, _),) = cut_numbers(at_left, row.row)
    assert (left, right) == pytest.approx((0, SIZES.measure(first.number) - 5))
    at_right = replace(board, axis=board.axis.resized(start + 5))
    ((left, right, _),) = cut_numbers(at_right, row.row)
    assert (left, right) == pytest.approx((start, start + 5))


def test_a_wide_gap_says_its_words_again() -> None:
    (gap,) = whole(chart(series_of((-70, -56, -14, 0.5, 14)), axis(40, -50))).gaps
    assert len(gap.symbols) > 2


def test_a_click_on_a_mark_finds_its_meeting() -> None:
    board = chart([meeting(1, -3)])
    assert ids_at(board, board.axis.x(NOW - 3 * 1440) + 5, HAWAII_Y) == (1,)


def test_a_click_beside_a_mark_finds_the_lane_alone() -> None:
    found = hit(chart([meeting(1, -3)]), 10, HAWAII_Y)
    assert found is not None
    assert (found.row.lane, found.ids) == (1, ())


def test_below_the_last_lane_is_nothing() -> None:
    assert hit(chart([meeting(1)]), 10, 51) is None


def test_a_click_on_a_pill_finds_all_of_its_meetings() -> None:
    board = chart([meeting(1, -3), meeting(2, -2), meeting(3, -2)])
    middle = board.axis.x(NOW - 2.5 * 1440)
    assert ids_at(board, middle, HAWAII_Y) == (1, 2, 3)


def test_a_click_on_a_strip_finds_the_occurrence_of_the_nearer_line() -> None:
    rows = [
        *series_of((-28, -14, 0.5, 14), series=1, first=10),
        *series_of((-28, -14, 0.5, 14), series=2, hosts="ERC", first=20),
    ]
    board = chart(rows)
    x = board.axis.x(rows[1].utc) + 20
    assert ids_at(board, x, HAWAII_Y - 3) == (11,)
    assert ids_at(board, x, HAWAII_Y + 3) == (21,)


def test_a_click_on_a_gap_finds_the_gap() -> None:
    board = chart(series_of((-70, -56, -14, 0.5, 14)), axis(5, -90))
    found = hit(board, board.axis.x(NOW - 40 * 1440), HAWAII_Y)
    assert found is not None
    assert found.gap is not None
    assert found.gap.gap.words == "6 weeks"


def test_a_meeting_in_a_closed_lane_is_spotted_on_its_strip() -> None:
    rows = series_of(FORTNIGHTS)
    board = chart(rows)
    found = spot(board, rows[1].id)
    assert found is not None
    assert found.x == pytest.approx(board.axis.x(rows[1].utc + 7 * 1440))
    assert (found.row.lane, found.y) == (1, HAWAII_Y - 3)


def test_a_meeting_that_is_not_there_is_not_spotted() -> None:
    assert spot(chart([meeting(1)]), 99) is None


statuses = st.sampled_from(MeetingStatus)


@st.composite
def data_sets(draw: st.DrawFn) -> list[MeetingRow]:
    """One-off meetings and series of either host in either state."""
    places = draw(st.lists(st.tuples(st.floats(-90, 90), statuses), max_size=25))
    rows = [
        meeting(nth + 1, day, status=status, states=("HI", "IA", "HI,IA")[nth % 3])
        for nth, (day, status) in enumerate(places)
    ]
    for number, hosts in enumerate(("RC", "ERC")[: draw(st.integers(0, 2))]):
        days = [float(day) for day in range(-80, 80, draw(st.integers(5, 30)))]
        first = 1000 * (number + 1)
        rows += series_of(days, series=number + 1, hosts=hosts, first=first)
    return rows


@given(data_sets(), st.floats(0.3, 200), st.floats(-90, 80), st.booleans())
def test_every_meeting_in_the_window_can_be_pointed_at_or_lies_under_something(
    rows: list[MeetingRow], day_width: float, first_day: float, is_open: bool
) -> None:
    board = chart(rows, axis(day_width, first_day), ["HI", "IA"] if is_open else [])
    for row in rows:
        where = spot(board, row.id)
        assert where is not None
        if not 0 <= where.x < board.axis.width:
            continue
        found = hit(board, where.x, where.y)
        assert found is not None
        covered = found.gap is not None or (found.ids and where.half_height < 5)
        assert row.id in found.ids or covered


@given(data_sets(), st.floats(0.3, 200))
def test_every_meeting_is_reached_by_keys(rows: list[MeetingRow], day_width: float) -> None:
    board = chart(rows, axis(day_width), ["HI"])
    reached: set[int] = set()
    for row in board.rows.items:
        start = next((each.id for each in meetings_of(board.index, row).rows), None)
        cursor = None if start is None else cursor_at(board.index, board.rows, start)
        while cursor is not None and cursor.ident is not None:
            reached.add(cursor.ident)
            following = along(board.index, board.rows, cursor, 1)
            cursor = None if following == cursor else following
    assert reached == {row.id for row in rows}


@given(
    data_sets(),
    st.floats(0.3, 200),
    st.floats(-90, 80),
    st.integers(1, 799),
    st.sampled_from(Lanes),
)
def test_a_window_painted_in_two_pieces_is_the_window_painted_at_once(
    rows: list[MeetingRow], day_width: float, first_day: float, cut: int, lanes: Lanes
) -> None:
    board = chart(rows, axis(day_width, first_day), lanes=lanes)
    height = board.rows.height
    pieces = (scene(board, 0, cut, 0, height), scene(board, cut, 800, 0, height))
    marks = {mark for piece in pieces for row in piece.marks for mark in row.marks}
    gaps = {gap for piece in pieces for gap in piece.gaps}
    captions = {caption for piece in pieces for caption in piece.captions}
    bars = {bar for piece in pieces for row in piece.bars for bar in row.bars}
    all_of_it = whole(board)
    assert {mark for row in all_of_it.marks for mark in row.marks} == marks
    assert set(all_of_it.gaps) == gaps
    assert set(all_of_it.captions) == captions
    assert {bar for row in all_of_it.bars for bar in row.bars} == bars


def test_keys_begin_at_the_mark_nearest_to_now_in_the_first_lane_with_one() -> None:
    board = chart([meeting(1, -9), meeting(2, 2), meeting(3, 0, states="IA")])
    cursor = entry(board.index, board.rows, NOW)
    assert cursor is not None
    assert cursor.ident == 2


def test_keys_have_nowhere_to_begin_without_meetings() -> None:
    board = chart([])
    assert entry(board.index, board.rows, NOW) is None


def test_up_and_down_go_to_the_mark_nearest_in_time() -> None:
    board = chart([meeting(1, 5), meeting(2, -5, states="IA"), meeting(3, 7, states="IA")])
    start = cursor_at(board.index, board.rows, 1)
    assert start is not None
    down = across(board.index, board.rows, start, 1, NOW)
    assert down.ident == 3
    assert across(board.index, board.rows, down, -1, NOW).ident == 1


def test_a_row_without_marks_is_passed_at_the_time_of_the_window() -> None:
    board = chart([meeting(1, 5, states="HI,IA"), meeting(2, -5, states="IA")])
    start = cursor_at(board.index, board.rows, 1)
    assert start is not None
    empty = across(board.index, board.rows, start, 1, NOW)
    assert (empty.lane, empty.ident) == (1, None)
    assert across(board.index, board.rows, empty, 1, NOW).ident == 2
    assert along(board.index, board.rows, empty, 1) == empty


def test_at_the_ends_the_keys_stay() -> None:
    board = chart([meeting(1, 5, states="IA")])
    cursor = cursor_at(board.index, board.rows, 1)
    assert cursor is not None
    assert along(board.index, board.rows, cursor, -1) == cursor
    assert across(board.index, board.rows, cursor, 1, NOW) == cursor
