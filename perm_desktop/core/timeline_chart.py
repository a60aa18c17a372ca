"""Rows of the timeline in a window: which of their meetings are marks, which are strips.

Positions are pixels: x from the left edge of the window, y from the top of the first row.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from perm_desktop.core.symbols import Look
from perm_desktop.core.timeline_axis import Axis, Measure
from perm_desktop.core.timeline_labels import SPACE
from perm_desktop.core.timeline_lanes import Index, Lane
from perm_desktop.core.timeline_marks import Run, Spacing, clusters
from perm_desktop.core.timeline_rows import Row, Rows, lane_of, meetings_of, series_of
from perm_desktop.core.timeline_series import Series

CLOSE = 17.0  # pixels a day from which closed lanes show a mark for each occurrence too
_ROOMY = 1.4  # marks' widths between the marks of a series, else it is a strip
_LINE_STEP = 3.0  # pixels from the middle of a lane to its upper line
_NO_MEETINGS = Run((), 0)


class Sizes(NamedTuple):
    """Sizes in pixels, made from the fonts in use."""

    mark: float  # width of a symbol
    gap: float  # height of the frame of a gap
    measure: Measure  # of a caption


@dataclass(frozen=True, slots=True)
class Chart:
    """Data, rows and axis of one moment; everything that decides what lies where."""

    index: Index
    rows: Rows
    axis: Axis
    sizes: Sizes

    @property
    def spacing(self) -> Spacing:
        """Which marks touch."""
        return Spacing(self.sizes.mark / 2, self._pill)

    def _pill(self, count: int) -> float:
        return self.sizes.mark + 3 * SPACE + self.sizes.measure(str(count))


class PlacedMark(NamedTuple):
    """A symbol in its place, or a pill that stands for several meetings."""

    x: float
    half: float  # pixels from the middle to either end
    minute: float
    look: Look
    first: int  # positions among the meetings that the row shows
    last: int  # not part of it

    @property
    def meetings(self) -> int:
        """How many meetings it stands for."""
        return self.last - self.first


def shows_marks(chart: Chart, row: Row) -> bool:
    """Whether a row has room for a mark an occurrence; else its series are strips."""
    series = series_of(chart.index, row)
    if series is None:
        return row.open or not lane_of(chart.index, row).opens
    return series.interval * chart.axis.scale >= _ROOMY * chart.sizes.mark


def shown(chart: Chart, row: Row) -> Run:
    """Return the meetings that a row shows as marks."""
    if shows_marks(chart, row):
        return meetings_of(chart.index, row)
    if row.series >= 0:
        return _NO_MEETINGS
    lane = lane_of(chart.index, row)
    return lane.run if chart.axis.day_width >= CLOSE else lane.singles


def place_marks(chart: Chart, run: Run, first: float, last: float) -> list[PlacedMark]:
    """Return the marks of some meetings in a window of UTC minutes."""
    scale, origin, spacing = chart.axis.scale, chart.axis.first, chart.spacing
    radius = spacing.radius
    if run.closest * scale < 2 * radius:
        return [
            PlacedMark((minute - origin) * scale, half, minute, run.look(low, high), low, high)
            for low, high, minute, half in clusters(run.starts, scale, first, last, spacing)
        ]
    low = bisect_left(run.starts, first - radius / scale)
    high = bisect_right(run.starts, last + radius / scale)
    return [
        PlacedMark((minute - origin) * scale, radius, minute, look, nth, nth + 1)
        for nth, minute, look in zip(
            range(low, high), run.starts[low:high], run.looks[low:high], strict=True
        )
    ]


def strip_lines(chart: Chart, row: Row) -> Sequence[tuple[Series, float]]:
    """Return the series of a row that are drawn as strips, with the middle of their line."""
    if shows_marks(chart, row):
        return ()
    lane = lane_of(chart.index, row)
    if row.series >= 0:
        return ((lane.series[row.series], row.middle),)
    return [(each, row.middle + _offset(lane, each.line)) for each in lane.series]


def guided(chart: Chart, row: Row) -> Sequence[Series]:
    """Return the series of a row whose marks are tied by a line."""
    if not shows_marks(chart, row):
        return ()
    own = series_of(chart.index, row)
    if own is not None:
        return (own,)
    lane = lane_of(chart.index, row)
    return () if lane.opens else lane.series


def _offset(lane: Lane, line: int) -> float:
    """Pixels from the middle of a closed lane to one of its lines."""
    used = {series.line for series in lane.series}
    if used == {1}:
        return 0.0
    return (line - 1) * (_LINE_STEP if 1 not in used else _LINE_STEP + 2)
