"""Rows of the timeline in a window: which of their meetings are marks, strips or bars.

Positions are pixels: x from the left edge of the window, y from the top of the first row.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from perm_desktop.core.symbols import Look
from perm_desktop.core.timeline.axis import DAY, Axis, Measure
from perm_desktop.core.timeline.density import Bar, Words, place_bars, unit_of
from perm_desktop.core.timeline.labels import SPACE
from perm_desktop.core.timeline.lanes import Index
from perm_desktop.core.timeline.marks import Run, Spacing, clusters
from perm_desktop.core.timeline.rows import Row, Rows, track_of
from perm_desktop.core.timeline.series import Series
from perm_desktop.core.timeline.tracks import Track

CLOSE = 17.0  # pixels a day from which closed lanes show a mark for each occurrence too
_ROOMY = 1.4  # marks' widths between the marks of a series, else it is a strip
_QUICK = 21 * DAY  # a series that comes more seldom is marks in a closed lane, too
_MUD = 5.0  # pixels of a segment below which a strip tells nothing
_LINE_STEP = 3.0  # pixels from the middle of a lane to its upper line
_NO_MEETINGS = Run((), 0)


class Sizes(NamedTuple):
    """Sizes in pixels, made from the fonts in use."""

    mark: float  # width of a symbol
    gap: float  # height of the frame of a gap
    measure: Measure  # of a caption


class View(Enum):
    """How a row shows its meetings."""

    NOTHING = auto()  # the heading of an open lane
    MARKS = auto()
    STRIPS = auto()  # series; what belongs to none is a mark
    BARS = auto()  # counted, where marks and strips would run into each other


@dataclass(frozen=True, slots=True)
class Chart:
    """Data, rows and axis of one moment; everything that decides what lies where."""

    index: Index
    rows: Rows
    axis: Axis
    sizes: Sizes
    now: int  # UTC minutes; the index may be as old as the last thing that happened

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


def view_of(chart: Chart, row: Row) -> View:
    """Return how a row shows its meetings at a zoom."""
    track = track_of(chart.index, row)
    if track is None:
        return View.NOTHING
    scale, mark = chart.axis.scale, chart.sizes.mark
    crowded = track.run.pace * scale < mark
    if not track.fits:
        return View.BARS if crowded else View.MARKS
    alone = row.part >= 0 or track.rhythm > _QUICK
    roomy = track.rhythm * scale >= _ROOMY * mark if alone else chart.axis.day_width >= CLOSE
    if roomy and not crowded:
        return View.MARKS
    mud = track.rhythm * scale < _MUD or track.singles.pace * scale < mark
    return View.BARS if mud else View.STRIPS


def shown(chart: Chart, row: Row) -> Run:
    """Return the meetings that a row shows as marks."""
    track = track_of(chart.index, row)
    if track is None:
        return _NO_MEETINGS
    match view_of(chart, row):
        case View.MARKS:
            return track.run
        case View.STRIPS:
            return track.singles
        case _:
            return _NO_MEETINGS


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


def row_bars(chart: Chart, row: Row, first: float, last: float) -> list[Bar]:
    """Return the bars of a row in a window of UTC minutes."""
    track, axis = track_of(chart.index, row), chart.axis
    if track is None or view_of(chart, row) is not View.BARS:
        return []
    words = Words(chart.sizes.measure, axis.x(chart.now))
    return place_bars(track.bins(unit_of(axis), axis.zone), axis, (first, last), words)


def highest_bar(chart: Chart, row: Row) -> int:
    """Return what a bar as tall as the row counts: the most in all rows beside it."""
    level = chart.index.lanes[row.lane].level if row.part >= 0 else chart.index.level
    return level.highest(unit_of(chart.axis), chart.axis.zone)


def strip_lines(chart: Chart, row: Row) -> Sequence[tuple[Series, float]]:
    """Return the series of a row that are drawn as strips, with the middle of their line."""
    track = track_of(chart.index, row)
    if track is None or view_of(chart, row) is not View.STRIPS:
        return ()
    alone = row.part >= 0
    return [(each, row.middle + _offset(track, each.line, alone=alone)) for each in track.series]


def guided(chart: Chart, row: Row) -> Sequence[Series]:
    """Return the series of a row whose marks are tied by a line; two would tie each other's."""
    track = track_of(chart.index, row)
    if track is None or not track.fits or view_of(chart, row) is not View.MARKS:
        return ()
    return track.series if row.part >= 0 or track.rhythm > _QUICK else ()


def _offset(track: Track, line: int, *, alone: bool) -> float:
    """Pixels from the middle of a row to one of its lines; the same in all closed lanes."""
    used = {series.line for series in track.series}
    if used == {1} or (alone and len(used) == 1):
        return 0.0
    return (line - 1) * (_LINE_STEP if 1 not in used else _LINE_STEP + 2)
