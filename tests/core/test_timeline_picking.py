"""Which meetings a row, a stretch or a rectangle of the timeline holds."""

from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.chart import Chart
from perm_desktop.core.timeline.layout import spot
from perm_desktop.core.timeline.listing import entries, heading
from perm_desktop.core.timeline.moves import Cursor, cursor_at
from perm_desktop.core.timeline.picking import (
    Rectangle,
    can_grab,
    end_of_row,
    in_row,
    spots,
    stretch,
    within,
)
from tests.core.timeline_sample import axis, chart, meeting, series_of

SINGLES = [meeting(ident, 7 * ident, states="HI") for ident in range(1, 6)]


def cursor(found: Chart, ident: int) -> Cursor:
    """Return the cursor on a meeting."""
    at = cursor_at(found.index, found.rows, ident)
    assert at is not None
    return at


def test_a_row_has_its_meetings_by_time() -> None:
    found = chart(SINGLES[::-1])
    assert list(in_row(found.index, found.rows, cursor(found, 3))) == [1, 2, 3, 4, 5]


def test_the_heading_of_an_open_lane_stands_for_all_its_rows() -> None:
    rows = [*SINGLES, *series_of((1, 15), first=10)]
    found = chart(rows, expanded=["HI"])
    lane = cursor(found, 1).lane
    assert set(in_row(found.index, found.rows, Cursor(lane, -1, None))) == {row.id for row in rows}


def test_the_ends_of_a_row_are_its_first_and_last_mark() -> None:
    found = chart(SINGLES)
    ends = [end_of_row(found.index, found.rows, cursor(found, 3), end).ident for end in (0, -1)]
    assert ends == [1, 5]


def test_a_stretch_goes_from_one_to_the_other_in_either_direction() -> None:
    found = chart(SINGLES)
    assert stretch(found.index, found.rows, 2, cursor(found, 4)) == {2, 3, 4}
    assert stretch(found.index, found.rows, 4, cursor(found, 2)) == {2, 3, 4}


def test_a_stretch_does_not_go_across_rows() -> None:
    found = chart([*SINGLES, meeting(9, 3, states="IA")])
    assert stretch(found.index, found.rows, 2, cursor(found, 9)) == {9}


ROWS = st.lists(
    st.tuples(st.floats(-50, 90), st.sampled_from(["HI", "IA", "HI,IA"]), st.booleans()),
    max_size=30,
)


def meetings(drawn: list[tuple[float, str, bool]]) -> list[MeetingRow]:
    """Return meetings, some of them of a series."""
    return [
        meeting(1 + nth, days, states=states, series=7 if tied else None)
        for nth, (days, states, tied) in enumerate(drawn)
    ]


@given(ROWS, st.sampled_from([1.0, 5.0, 20.0, 120.0]), st.booleans())
def test_a_rectangle_over_everything_holds_every_meeting_in_the_window(
    drawn: list[tuple[float, str, bool]], day_width: float, is_open: bool
) -> None:
    rows = meetings(drawn)
    found = chart(rows, axis(day_width), expanded=["HI", "IA", "joint"] if is_open else [])
    picked = set(within(found, Rectangle(0, 0, found.axis.width, found.rows.height)))
    inside = {row.id for row in rows if 0 <= found.axis.x(row.utc) <= found.axis.width}
    assert picked >= inside


def test_a_rectangle_holds_only_what_it_touches() -> None:
    found = chart([*SINGLES, meeting(9, 14, states="IA")], axis(20, -10))
    second = spot(found, 2)
    assert second is not None
    area = Rectangle(second.x - 4, second.y - 4, second.x + 4, second.y + 4)
    assert within(found, area) == [2]


def test_a_mark_can_be_grabbed_and_a_strip_by_its_line_only() -> None:
    found = chart([meeting(1, 3), *series_of(range(-56, 60, 14), first=10)], axis(5))
    mark, strip = spot(found, 1), spot(found, 11)
    assert mark is not None
    assert strip is not None
    assert can_grab(found, mark.row, [1], mark.y)
    assert can_grab(found, strip.row, [11], strip.y)
    assert not can_grab(found, strip.row, [11], strip.y + 8)


def test_the_places_of_a_pill_are_one() -> None:
    found = chart([meeting(1, 3), meeting(2, 3.1), meeting(3, 40)], axis(5))
    assert len(list(spots(found, [1, 2, 3], 10))) == 2
    assert len(list(spots(found, [1, 2, 3], 1))) == 1


def test_the_list_has_the_lanes_in_their_order_with_their_meetings_by_time() -> None:
    found = chart([meeting(2, 2), meeting(1, 1), meeting(3, 1, states="IA,HI")])
    listed = [(entry.lane, entry.row.id if entry.row else None) for entry in entries(found.index)]
    assert listed == [(0, None), (0, 3), (1, None), (1, 1), (1, 2), (2, None)]
    assert [heading(lane) for lane in found.index.lanes] == [
        "All states (joint), 1 meeting",
        "Hawaii, 2 meetings",
        "Iowa, no meetings",
    ]


def test_what_is_only_counted_cannot_be_grabbed_but_chosen() -> None:
    rows = [meeting(n, n / 4) for n in range(1, 60)]
    found = chart(rows, axis(1.0, -60))
    bar = spot(found, 30)
    assert bar is not None
    assert not can_grab(found, bar.row, [30], bar.y)
    assert 30 in within(found, Rectangle(bar.x - 9, bar.y - 1, bar.x + 9, bar.y + 1))
