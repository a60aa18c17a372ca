"""Which rows the timeline shows under each other: lanes, and the series of the open ones."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from perm_desktop.core.timeline_lanes import Index, Lane
from perm_desktop.core.timeline_marks import Run
from perm_desktop.core.timeline_series import Series


class Row(NamedTuple):
    """One row, in pixels from the top of the first one."""

    lane: int  # number of the lane
    series: int  # number of the series in an open lane, -1 for the lane itself
    top: float
    height: float
    open: bool  # part of an open lane

    @property
    def middle(self) -> float:
        """Pixels from the top of the first row to the middle of this one."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a data set, the visible ones found by bisection."""

    items: tuple[Row, ...]
    tops: tuple[float, ...]
    height: float

    def between(self, first: float, last: float) -> Sequence[Row]:
        """Rows that reach into a stretch of pixels."""
        low = max(bisect_right(self.tops, first) - 1, 0)
        return self.items[low : bisect_left(self.tops, last)]

    def at(self, y: float) -> int | None:
        """Number of the row at a pixel."""
        if not 0 <= y < self.height:
            return None
        return bisect_right(self.tops, y) - 1

    def number(self, lane: int, series: int) -> int:
        """Number of the row that shows a series; that of its lane while the lane is closed."""
        first = bisect_left(self.items, (lane,))
        nth = first + 1 + series
        if series >= 0 and nth < len(self.items) and self.items[nth][:2] == (lane, series):
            return nth
        return first


def arrange(
    index: Index, expanded: Collection[str], lane_height: float, series_height: float
) -> Rows:
    """Return the rows with the lanes of the given keys open."""
    items: list[Row] = []
    top = 0.0
    for number, lane in enumerate(index.lanes):
        is_open = lane.opens and lane.key in expanded
        items.append(Row(number, -1, top, lane_height, is_open))
        top += lane_height
        for series in range(len(lane.series) if is_open else 0):
            items.append(Row(number, series, top, series_height, open=True))
            top += series_height
    return Rows(tuple(items), tuple(row.top for row in items), top)


def lane_of(index: Index, row: Row) -> Lane:
    """Return the lane of a row."""
    return index.lanes[row.lane]


def series_of(index: Index, row: Row) -> Series | None:
    """Return the series of a row, None for a lane's own row."""
    return index.lanes[row.lane].series[row.series] if row.series >= 0 else None


def meetings_of(index: Index, row: Row) -> Run:
    """Return the meetings that belong to a row."""
    lane = index.lanes[row.lane]
    if row.series >= 0:
        return lane.series[row.series].run
    return lane.singles if row.open else lane.run
