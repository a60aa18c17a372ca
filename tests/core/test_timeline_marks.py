"""Marks that touch become pills; none gets lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.symbols import HELD, OVERDUE, SCHEDULED
from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.timeline.marks import Cluster, Run, Spacing, clusters
from perm_desktop.core.vocabulary import MeetingStatus
from tests.core.timeline_sample import NOW, meeting


def pill(count: int) -> float:
    """Width of a pill with a count."""
    return 25.0 + 6 * len(str(count))


SPACING = Spacing(6.5, pill)
EVER = (-1e9, 1e9)


def found(days: list[float], day_width: float = 5) -> list[Cluster]:
    """Return the marks of meetings on some days."""
    starts = [round(day * DAY) for day in sorted(days)]
    return clusters(starts, day_width / DAY, *EVER, SPACING)


def test_marks_apart_stand_alone() -> None:
    assert [each.last - each.first for each in found([0, 3, 6])] == [1, 1, 1]


def test_marks_closer_than_a_mark_are_one_pill() -> None:
    (pill,) = found([0, 2])
    assert (pill.first, pill.last, pill.minute) == (0, 2, DAY)


def test_a_pill_that_grows_over_a_neighbor_takes_it_in() -> None:
    assert [each.last - each.first for each in found([0, 2, 5])] == [3]


def test_a_pill_spans_the_time_of_its_meetings() -> None:
    (pill,) = found([2 * day for day in range(20)])
    assert pill.half == (38 * 5 + 13) / 2


def test_a_crowd_is_counted_in_pieces() -> None:
    counted = found([day / 10 for day in range(2000)])
    assert sum(each.last - each.first for each in counted) == 2000
    assert len(counted) > 5


def test_a_pill_shows_the_gravest_of_its_meetings() -> None:
    rows = (
        meeting(1, -3),
        meeting(2, -2, status=MeetingStatus.SCHEDULED),
        meeting(3, -1),
        meeting(4, 1),
    )
    run = Run(rows, NOW)
    assert run.look(0, 4) is OVERDUE
    assert run.look(2, 4) is SCHEDULED
    assert run.look(0, 1) is HELD


@pytest.mark.parametrize(
    ("days", "pace"),
    [
        ([0, 1, 2], 10**9 / DAY),  # three are no crowd
        ([14 * nth for nth in range(8)], 14.0),
        ([0, 0, 60, 60, 120, 120], 14.0),  # in pairs
        ([0, 1, 2, 3, 90, 180, 270, 360, 450], 88.5),  # one busy week
        ([nth / 4 for nth in range(400)], 0.25),
    ],
)
def test_a_crowd_is_told_by_its_usual_and_its_busiest_weeks(days: list[float], pace: float) -> None:
    run = Run(tuple(meeting(nth, day) for nth, day in enumerate(days)), NOW)
    assert run.pace / DAY == pytest.approx(pace, rel=0.05)


moments = st.lists(st.integers(0, 400 * DAY), max_size=60).map(sorted)
zooms = st.floats(0.2, 60)


@given(moments, zooms)
def test_no_two_marks_overlap_and_each_meeting_is_in_one(starts: list[int], zoom: float) -> None:
    scale = zoom / DAY
    marks = clusters(starts, scale, *EVER, SPACING)
    assert [n for each in marks for n in range(each.first, each.last)] == list(range(len(starts)))
    for left, right in pairwise(marks):
        assert (right.minute - left.minute) * scale >= left.half + right.half - 1e-6


@given(moments, zooms, st.integers(0, 400 * DAY), st.integers(1, 100 * DAY))
def test_a_window_shows_what_all_of_time_shows_there(
    starts: list[int], zoom: float, first: int, length: int
) -> None:
    scale, last = zoom / DAY, first + length
    part = clusters(starts, scale, first, last, SPACING)
    whole = clusters(starts, scale, *EVER, SPACING)
    assert part == [
        each
        for each in whole
        if each.minute + each.half / scale >= first and each.minute - each.half / scale <= last
    ]
