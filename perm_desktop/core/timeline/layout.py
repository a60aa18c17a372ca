"""Layout of the timeline: what lies where, and what is at a point. Pure; paints nothing.

Only what the asked piece of the window shows is laid out, so that the cost is that of the piece
and not that of the data.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from perm_desktop.core.timeline.axis import Axis
from perm_desktop.core.timeline.captions import Caption, place_captions
from perm_desktop.core.timeline.chart import (
    Chart,
    PlacedMark,
    guided,
    highest_bar,
    place_marks,
    row_bars,
    shown,
    strip_lines,
)
from perm_desktop.core.timeline.density import BESIDE, Bar
from perm_desktop.core.timeline.gaps import PlacedGap, place_gaps
from perm_desktop.core.timeline.rows import Row, meetings_of
from perm_desktop.core.timeline.series import Series, Strip

_JOIN_BELOW = 6.0  # pixels: segments of one kind that are narrower are joined
_LEAST_WIDTH = 2.0  # of a segment, so that none gets lost
_AIR = 2.0  # between two segments
_STRIP_HALF = 3.0
_AROUND = 4.0  # marks' widths in which the mark of a meeting lies


class StripLine(NamedTuple):
    """Segments of one kind on one line; ``y`` is its middle."""

    kind: Strip
    y: float
    spans: list[tuple[float, float]]  # left edge and width


class Guide(NamedTuple):
    """The thin line that ties the marks of a series."""

    left: float
    right: float
    y: float


class MarkRow(NamedTuple):
    """The marks of a row."""

    row: Row
    marks: list[PlacedMark]


class BarRow(NamedTuple):
    """The bars of a row that counts its meetings."""

    row: Row
    bars: list[Bar]
    highest: int  # meetings of a bar that is as tall as the row


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything in a piece of the window, in the order of painting."""

    rows: Sequence[Row]
    strips: list[StripLine] = field(default_factory=list[StripLine])
    guides: list[Guide] = field(default_factory=list[Guide])
    bars: list[BarRow] = field(default_factory=list[BarRow])
    gaps: list[PlacedGap] = field(default_factory=list[PlacedGap])
    marks: list[MarkRow] = field(default_factory=list[MarkRow])
    captions: list[Caption] = field(default_factory=list[Caption])


class Hit(NamedTuple):
    """What is at a point: meetings, nearest first, or a gap, in any case in a row."""

    row: Row
    ids: tuple[int, ...] = ()
    gap: PlacedGap | None = None


class Spot(NamedTuple):
    """Where a meeting is drawn: the middle, and half its size."""

    x: float
    y: float
    half_width: float
    half_height: float
    row: Row


def scene(
    chart: Chart, left: float, right: float, top: float, bottom: float, *, rough: bool = False
) -> Scene:
    """Lay out a piece of the window; ``rough`` joins the segments of strips, as far zooms do."""
    found = Scene(chart.rows.between(top, bottom))
    first, last = chart.axis.minute(left), chart.axis.minute(right)
    for row in found.rows:
        for series, y in strip_lines(chart, row):
            found.strips.extend(_strips(chart.axis, series, y, (first, last), rough=rough))
        for series in guided(chart, row):
            start = max(chart.axis.x(series.starts[0]), left)
            end = min(chart.axis.x(series.starts[-1]), right)
            if start < end:
                found.guides.append(Guide(start, end, row.middle))
        if bars := row_bars(chart, row, first, last):
            found.bars.append(BarRow(row, bars, highest_bar(chart, row)))
        found.gaps.extend(place_gaps(chart, row, first, last))
        if marks := place_marks(chart, shown(chart, row), first, last):
            found.marks.append(MarkRow(row, marks))
        found.captions.extend(place_captions(chart, row, first, last))
    return found


def cut_numbers(chart: Chart, row: Row) -> list[tuple[float, float, float]]:
    """Return what is seen of numbers that an edge of the window cuts: left, right and minute."""
    axis = chart.axis
    found: list[tuple[float, float, float]] = []
    for edge in (axis.first, axis.last):
        for bar in row_bars(chart, row, edge - 1, edge + 1):
            start = bar.left + bar.width + BESIDE
            end = start + chart.sizes.measure(bar.number)
            x = axis.x(edge)
            if bar.number and start < x < end:
                found.append((max(start, 0.0), min(end, axis.width), axis.minute(x)))
    return found


def hit(chart: Chart, x: float, y: float) -> Hit | None:
    """Return what is at a point; None below the last row."""
    number = chart.rows.at(y)
    if number is None:
        return None
    row = chart.rows.items[number]
    minute = chart.axis.minute(x)
    around = _AROUND * chart.sizes.mark / chart.axis.scale
    run = shown(chart, row)
    marks = place_marks(chart, run, minute - around, minute + around)
    near = [mark for mark in marks if abs(mark.x - x) <= mark.half + 1]
    if near:
        mark = min(near, key=lambda mark: abs(mark.x - x))
        return Hit(row, tuple(each.id for each in run.rows[mark.first : mark.last]))
    for placed in place_gaps(chart, row, minute, minute):
        if placed.left <= x < placed.right and abs(y - placed.y) <= chart.sizes.gap / 2:
            return Hit(row, (), placed)
    for series, _ in sorted(strip_lines(chart, row), key=lambda line: abs(line[1] - y)):
        if ids := _occurrences(chart.axis, series, x):
            return Hit(row, ids)
    return Hit(row, _counted(chart, row, minute))


def _counted(chart: Chart, row: Row, minute: float) -> tuple[int, ...]:
    """Ids of the meetings in a bar."""
    rows = meetings_of(chart.index, row).rows
    found = row_bars(chart, row, minute, minute + 1)
    return tuple(each.id for bar in found[:1] for each in rows[bar.bin.first : bar.bin.last])


def spot(chart: Chart, ident: int) -> Spot | None:
    """Return where a meeting is drawn; None for one that is not in the data."""
    home, meeting = chart.index.home(ident), chart.index.meetings.get(ident)
    if home is None or meeting is None:
        return None
    row = chart.rows.items[chart.rows.number(*home)]
    run = shown(chart, row)
    around = _AROUND * chart.sizes.mark / chart.axis.scale  # a pill need not lie on the minute
    for mark in place_marks(chart, run, meeting.utc - around, meeting.utc + around):
        if any(each.id == ident for each in run.rows[mark.first : mark.last]):
            return Spot(mark.x, row.middle, mark.half, chart.sizes.mark / 2, row)
    for series, y in strip_lines(chart, row):
        if series.id == meeting.series:
            segment = series.segments[bisect_left(series.starts, meeting.utc)]
            left, right = chart.axis.x(segment.start), chart.axis.x(segment.end)
            half = max(right - left, _LEAST_WIDTH) / 2
            return Spot(left + half, y, half, _STRIP_HALF, row)
    for bar in row_bars(chart, row, meeting.utc, meeting.utc + 1):
        half = bar.width / 2
        return Spot(bar.left + half, row.middle, half, row.height / 2 - 1, row)
    return None


def _strips(
    axis: Axis, series: Series, y: float, window: tuple[float, float], *, rough: bool
) -> list[StripLine]:
    origin, scale = axis.first, axis.scale
    first, last = window
    joined = rough or series.interval * scale < _JOIN_BELOW
    air = 0.0 if joined else _AIR
    found: list[StripLine] = []
    for kind, starts, ends in series.joined if joined else series.stretches:
        low = max(bisect_right(starts, first) - 1, 0)
        high = bisect_left(starts, last)
        spans = [
            ((start - origin) * scale, max((end - start) * scale - air, _LEAST_WIDTH))
            for start, end in zip(starts[low:high], ends[low:high], strict=True)
        ]
        if spans:
            found.append(StripLine(kind, y, spans))
    return found


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
