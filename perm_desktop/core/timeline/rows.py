"""Which rows the timeline shows under each other: lanes, and the parts of the open ones."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from perm_desktop.core.timeline.lanes import Index, Lane
from perm_desktop.core.timeline.marks import Run
from perm_desktop.core.timeline.tracks import Track

_NO_MEETINGS = Run((), 0)


class Row(NamedTuple):
    """One row, in pixels from the top of the first one."""

    lane: int  # number of the lane
    part: int  # number of the part of an open lane, -1 for the lane itself
    top: float
    height: float
    open: bool  # of an open lane: its heading, or one of its parts

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

    def pinned(self, top: float) -> tuple[Row, float] | None:
        """Return the heading that stays in sight when the lanes are scrolled to ``top``.

        It is that of the lane whose parts pass the upper edge, with the place of its upper edge:
        above ``top`` where the next lane already pushes it out. None where no heading is hidden.
        """
        number = self.at(top)
        if number is None or (self.items[number].top == top and self.items[number].part < 0):
            return None
        lane = self.items[number].lane
        heading = self.items[self.number(lane, -1)]
        if not heading.open:
            return None
        after = bisect_left(self.items, (lane + 1,))
        end = self.items[after].top if after < len(self.items) else self.height
        return heading, min(top, end - heading.height)

    def number(self, lane: int, part: int) -> int:
        """Number of the row that shows a part; that of its lane while the lane is closed."""
        first = bisect_left(self.items, (lane,))
        nth = first + 1 + part
        if part >= 0 and nth < len(self.items) and self.items[nth][:2] == (lane, part):
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
        for part in range(len(lane.parts) if is_open else 0):
            items.append(Row(number, part, top, series_height, open=True))
            top += series_height
    return Rows(tuple(items), tuple(row.top for row in items), top)


def lane_of(index: Index, row: Row) -> Lane:
    """Return the lane of a row."""
    return index.lanes[row.lane]


def track_of(index: Index, row: Row) -> Track | None:
    """Return what a row shows; None for the heading of an open lane, which shows its name."""
    lane = index.lanes[row.lane]
    if row.part >= 0:
        return lane.parts[row.part]
    return None if row.open else lane


def meetings_of(index: Index, row: Row) -> Run:
    """Return the meetings that belong to a row."""
    track = track_of(index, row)
    return _NO_MEETINGS if track is None else track.run
