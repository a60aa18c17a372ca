"""Frames of stretches without a call, and where their words have room."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perm_desktop.core.missing_calls import Gap
from perm_desktop.core.timeline.chart import Chart, Sizes, View, place_marks, shown, view_of
from perm_desktop.core.timeline.labels import SPACE, Intervals
from perm_desktop.core.timeline.rows import Row, track_of
from perm_desktop.core.timeline.series import Series

SYMBOL = 12.0  # pixels of the overdue symbol in a frame
_REPEAT = 420.0  # pixels after which the words of a wide gap are said again
_STUB = 10.0  # of the last call's segment, seen before the frame begins


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


def place_gaps(chart: Chart, row: Row, first: float, last: float) -> list[PlacedGap]:
    """Return the frames of a row in a window of UTC minutes."""
    track = track_of(chart.index, row)
    if track is None or not track.fits or view_of(chart, row) is View.BARS:
        return []
    gaps = sorted((gap, nth) for nth, each in enumerate(track.series) for gap in each.gaps)
    found: list[PlacedGap] = []
    for group in _overlapping(gaps):
        start, end = group[0][0].start, max(gap.end for gap, _ in group)
        if end < first or start > last:
            continue
        # all marks over the gaps, not the window's alone: the words keep their place
        marks = place_marks(chart, shown(chart, row), start, end)
        taken = Intervals((mark.x - mark.half - 1, mark.x + mark.half + 1) for mark in marks)
        for gap, nth in group:
            if (placed := _frame(chart, row, gap, track.series[nth])) is not None:
                found.append(_worded(placed, _words(row, placed), taken, chart.sizes))
    return found


def _overlapping(gaps: Sequence[tuple[Gap, int]]) -> Iterator[list[tuple[Gap, int]]]:
    """Put sorted gaps that overlap together: their words have to share the room."""
    group: list[tuple[Gap, int]] = []
    end = 0
    for each in gaps:
        if group and each[0].start >= end:
            yield group
            group = []
        end = max(end, each[0].end) if group else each[0].end
        group.append(each)
    if group:
        yield group


def _words(row: Row, placed: PlacedGap) -> str:
    length = placed.gap.words
    return f"no call for {length}" if row.part >= 0 else f"{placed.series.host}, {length}"


def _frame(chart: Chart, row: Row, gap: Gap, series: Series) -> PlacedGap | None:
    """From the last call to the next one, or to now; marks at both ends stay free."""
    spread = view_of(chart, row) is View.MARKS
    beside_mark = chart.sizes.mark / 2 + SPACE
    left = chart.axis.x(gap.start) + (beside_mark if spread else _STUB)
    open_end = gap.end == chart.index.now or not spread
    right = chart.axis.x(gap.end) - (1.0 if open_end else beside_mark)
    wide = right - left >= SPACE
    return PlacedGap(left, right, row.middle, "", (), gap, series) if wide else None


def _worded(placed: PlacedGap, words: str, taken: Intervals, sizes: Sizes) -> PlacedGap:
    """Put symbol and words into the frame, beside the marks and words that lie over it."""
    for text in (words, placed.gap.words, ""):
        width = SYMBOL + (SPACE + sizes.measure(text) if text else 0)
        if symbols := tuple(_free_places(placed, width, taken)):
            for left in symbols:
                taken.take(left - SPACE, left + width + SPACE)
            return placed._replace(symbols=symbols, text=text)
    return placed


def _free_places(placed: PlacedGap, width: float, taken: Intervals) -> Iterator[float]:
    left = placed.left + SPACE
    while left + width + SPACE <= placed.right:
        if taken.free(left, left + width):
            yield left
            left += max(_REPEAT, width + SPACE)
        else:
            left = taken.end_of(left, left + width)
