"""Layout of the timeline: what lies where, and what is at a point. Pure; paints nothing.

Positions are pixels: x from the left edge of the window, y from the top of the first row. Only
what the asked piece of the window shows is laid out.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import Look
from perm_desktop.core.timeline_axis import Axis, Measure
from perm_desktop.core.timeline_labels import SPACE, Intervals
from perm_desktop.core.timeline_lanes import Index, Lane
from perm_desktop.core.timeline_marks import Cluster, Spacing, clusters, gravest
from perm_desktop.core.timeline_rows import Row, Rows, lane_of, meetings_of, series_of
from perm_desktop.core.timeline_series import Gap, Series, Strip, overlapping

_JOIN_BELOW = 4.0  # pixels: segments of one kind that are narrower are joined
_LINE_STEP = 3.2  # pixels from the middle of a lane to its upper line
_LEAST_WIDTH = 2.0  # of a segment, so that none gets lost
_SEGMENT_AIR = 2.0  # between two segments
_STUB = 10.0  # of the last call, seen before a gap begins
GAP_SYMBOL = 12.0  # pixels
_GAP_REPEAT = 420.0  # pixels after which the words of a wide gap are said again
_CLOSE = 17.0  # pixels a day from which closed lanes show a mark for each occurrence too
_ROOMY = 1.4  # marks' widths between the marks of a series, else it is a strip
_STRIP_HALF = 3.0


class Sizes(NamedTuple):
    """Sizes in pixels, made from the fonts in use."""

    mark: float  # width of a symbol
    gap: float  # height of the frame of a gap
    measure: Measure  # of a caption


class PlacedStrip(NamedTuple):
    """A segment; ``y`` is its middle."""

    x: float
    width: float
    y: float


class PlacedMark(NamedTuple):
    """A symbol in its place, or a pill that stands for several meetings."""

    x: float
    y: float
    half: float  # pixels from the middle to either end
    minute: float
    look: Look
    ids: tuple[int, ...]
    row: Row


class PlacedGap(NamedTuple):
    """The frame of a gap; ``text`` is empty where it has no room.

    A wide frame says its words more than once, so that they are seen at every zoom.
    """

    left: float
    right: float
    y: float
    text: str
    symbols: tuple[float, ...]  # left edges of overdue symbols, the text stands right of each
    gap: Gap
    series: Series


class Guide(NamedTuple):
    """The thin line that ties the marks of a series."""

    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything in a piece of the window, in the order of painting."""

    rows: list[Row]
    strips: dict[Strip, list[PlacedStrip]] = field(default_factory=dict[Strip, list[PlacedStrip]])
    guides: list[Guide] = field(default_factory=list[Guide])
    gaps: list[PlacedGap] = field(default_factory=list[PlacedGap])
    marks: list[PlacedMark] = field(default_factory=list[PlacedMark])


class Hit(NamedTuple):
    """What is at a point: meetings, nearest first, or a gap, in any case in a row."""

    row: Row
    ids: tuple[int, ...] = ()
    gap: PlacedGap | None = None


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


def scene(chart: Chart, left: float, right: float, top: float, bottom: float) -> Scene:
    """Lay out a piece of the window."""
    found = Scene(list(chart.rows.between(top, bottom)))
    window = (chart.axis.minute(left), chart.axis.minute(right))
    for row in found.rows:
        marks = _marks(chart, row, *window)
        for series, y in _strip_lines(chart, row):
            _add_strips(found.strips, chart, series, y, window)
        found.guides.extend(_guides(chart, row, left, right))
        found.gaps.extend(_gaps(chart, row, window))
        found.marks.extend(marks)
    return found


def hit(chart: Chart, x: float, y: float) -> Hit | None:
    """Return what is at a point; None below the last row."""
    number = chart.rows.at(y)
    if number is None:
        return None
    row = chart.rows.items[number]
    minute = chart.axis.minute(x)
    around = 2 * chart.sizes.mark / chart.axis.scale
    marks = _marks(chart, row, minute - around, minute + around)
    near = [mark for mark in marks if abs(mark.x - x) <= mark.half + 1]
    if near:
        return Hit(row, min(near, key=lambda mark: abs(mark.x - x)).ids)
    for placed in _gaps(chart, row, (minute, minute)):
        if placed.left <= x < placed.right and abs(y - placed.y) <= chart.sizes.gap / 2:
            return Hit(row, (), placed)
    lines = sorted(_strip_lines(chart, row), key=lambda line: abs(line[1] - y))
    for series, _ in lines:
        if ids := _occurrences(chart.axis, series, x):
            return Hit(row, ids)
    return Hit(row)


class Spot(NamedTuple):
    """Where a meeting is drawn: the middle, and half its size."""

    x: float
    y: float
    half_width: float
    half_height: float
    row: Row


def spot(chart: Chart, ident: int) -> Spot | None:
    """Return where a meeting is drawn; None for one that is not in the data."""
    home, meeting = chart.index.homes.get(ident), chart.index.meeting(ident)
    if home is None or meeting is None:
        return None
    row = chart.rows.items[chart.rows.number(*home)]
    for mark in _marks(chart, row, meeting.utc, meeting.utc):
        if ident in mark.ids:
            return Spot(mark.x, mark.y, mark.half, chart.sizes.mark / 2, row)
    series = chart.index.lanes[home[0]].series[home[1]]
    y = next(y for each, y in _strip_lines(chart, row) if each.id == series.id)
    segment = series.segments[bisect_left(series.starts, meeting.utc)]
    left, right = chart.axis.x(segment.start), chart.axis.x(segment.end)
    half = max(right - left, _LEAST_WIDTH) / 2
    return Spot(left + half, y, half, _STRIP_HALF, row)


def shows_marks(chart: Chart, row: Row) -> bool:
    """Whether a row has room for a mark an occurrence; else its series are strips."""
    series = series_of(chart.index, row)
    if series is None:
        return row.open or not lane_of(chart.index, row).opens
    return series.interval * chart.axis.scale >= _ROOMY * chart.sizes.mark


def _shown(chart: Chart, row: Row) -> tuple[Sequence[int], Sequence[MeetingRow]]:
    """Starts and meetings that a row shows as marks."""
    if shows_marks(chart, row):
        return meetings_of(chart.index, row)
    if row.series >= 0:
        return (), ()
    lane = lane_of(chart.index, row)
    if chart.axis.day_width >= _CLOSE:
        return lane.starts, lane.rows
    return lane.single_starts, lane.singles


def _marks(chart: Chart, row: Row, first: float, last: float) -> list[PlacedMark]:
    starts, rows = _shown(chart, row)
    scale, y, now = chart.axis.scale, row.middle, chart.index.now
    found: list[PlacedMark] = []
    for cluster in clusters(starts, scale, first, last, chart.spacing):
        members = rows[cluster.first : cluster.last]
        found.append(_mark(cluster, members, chart.axis.x(cluster.minute), y, row, now))
    return found


def _mark(
    cluster: Cluster, members: Sequence[MeetingRow], x: float, y: float, row: Row, now: int
) -> PlacedMark:
    ids = tuple(member.id for member in members)
    return PlacedMark(x, y, cluster.half, cluster.minute, gravest(members, now), ids, row)


def strip_offset(lane: Lane, line: int) -> float:
    """Pixels from the middle of a closed lane to one of its lines."""
    used = {series.line for series in lane.series}
    if used == {1}:
        return 0.0
    return (line - 1) * (_LINE_STEP if 1 not in used else 1.6 * _LINE_STEP)


def _strip_lines(chart: Chart, row: Row) -> list[tuple[Series, float]]:
    """Series of a row that are drawn as strips, with the middle of their line."""
    if shows_marks(chart, row):
        return []
    lane = lane_of(chart.index, row)
    if row.series >= 0:
        return [(lane.series[row.series], row.middle)]
    return [(each, row.middle + strip_offset(lane, each.line)) for each in lane.series]


def _add_strips(
    strips: dict[Strip, list[PlacedStrip]],
    chart: Chart,
    series: Series,
    y: float,
    window: tuple[float, float],
) -> None:
    first, scale = chart.axis.first, chart.axis.scale
    if series.interval * scale < _JOIN_BELOW:
        segments = overlapping(series.run_starts, series.runs, *window)
        air = 0.0
    else:
        segments, air = overlapping(series.starts, series.segments, *window), _SEGMENT_AIR
    for start, end, kind in segments:
        width = max((end - start) * scale - air, _LEAST_WIDTH)
        strips.setdefault(kind, []).append(PlacedStrip((start - first) * scale, width, y))


def _guides(chart: Chart, row: Row, left: float, right: float) -> list[Guide]:
    if not shows_marks(chart, row):
        return []
    lane = lane_of(chart.index, row)
    own = series_of(chart.index, row)
    every = lane.series if own is None and not lane.opens else (own,)
    found: list[Guide] = []
    for series in every:
        if series is None:
            continue
        start = max(chart.axis.x(series.starts[0]), left)
        end = min(chart.axis.x(series.starts[-1]), right)
        if start < end:
            found.append(Guide(start, end, row.middle))
    return found


def _gap_series(chart: Chart, row: Row) -> Iterable[Series]:
    own = series_of(chart.index, row)
    if own is not None:
        return (own,)
    return () if row.open else lane_of(chart.index, row).series


def _gaps(chart: Chart, row: Row, window: tuple[float, float]) -> list[PlacedGap]:
    spread = shows_marks(chart, row)
    lead = chart.sizes.mark / 2 + SPACE if spread else _STUB
    tail = chart.sizes.mark / 2 + SPACE if spread else 1.0
    found: list[PlacedGap] = []
    for series in _gap_series(chart, row):
        for gap in series.gaps:
            if gap.end < window[0] or gap.start > window[1]:
                continue
            left, right = chart.axis.x(gap.start) + lead, chart.axis.x(gap.end)
            right -= tail if gap.end != chart.index.now else 1.0
            if right - left >= SPACE:
                words = f"no call for {gap.length}" if spread else f"{series.host}, {gap.length}"
                marks = _marks(chart, row, gap.start, gap.end)  # all, not the window's alone
                placed = PlacedGap(left, right, row.middle, "", (), gap, series)
                found.append(_worded(placed, words, marks, chart.sizes))
    return found


def _worded(placed: PlacedGap, words: str, marks: Sequence[PlacedMark], sizes: Sizes) -> PlacedGap:
    """Put symbol and words into the frame, beside the marks that lie over it."""
    taken = Intervals((mark.x - mark.half - 1, mark.x + mark.half + 1) for mark in marks)
    with_words = GAP_SYMBOL + SPACE + sizes.measure(words)
    for width, text in ((with_words, words), (GAP_SYMBOL, "")):
        if symbols := tuple(_free_places(placed, width, taken)):
            return placed._replace(symbols=symbols, text=text)
    return placed


def _free_places(placed: PlacedGap, width: float, taken: Intervals) -> Iterator[float]:
    left = placed.left + SPACE
    while left + width + SPACE <= placed.right:
        if taken.free(left, left + width):
            yield left
            left += _GAP_REPEAT
        else:
            left = taken.end_of(left, left + width)


def _occurrences(axis: Axis, series: Series, x: float) -> tuple[int, ...]:
    """Ids of the occurrences whose segments are at a pixel, nearest start first."""
    reach = _LEAST_WIDTH / axis.scale
    minute = axis.minute(x)
    low = max(bisect_right(series.starts, minute - reach) - 1, 0)
    high = bisect_left(series.starts, minute + reach)
    found = [
        (abs(axis.x(start) - x), series.rows[low + nth].id)
        for nth, (start, end, _) in enumerate(series.segments[low:high])
        if start - reach <= minute <= max(end, start + reach)
    ]
    return tuple(ident for _, ident in sorted(found))
