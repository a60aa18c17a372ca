"""Frames of stretches without a call, and where their words have room."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perm_desktop.core.timeline_chart import (
    Chart,
    PlacedMark,
    Sizes,
    place_marks,
    shown,
    shows_marks,
)
from perm_desktop.core.timeline_labels import SPACE, Intervals
from perm_desktop.core.timeline_rows import Row, lane_of, series_of
from perm_desktop.core.timeline_series import Gap, Series

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
    spread = shows_marks(chart, row)
    found: list[PlacedGap] = []
    for series in _gap_series(chart, row):
        for gap in series.gaps:
            if gap.end < first or gap.start > last:
                continue
            placed = _frame(chart, row, gap, series, spread=spread)
            if placed.right - placed.left >= SPACE:
                words = f"no call for {gap.length}" if spread else f"{series.host}, {gap.length}"
                # all marks over the gap, not the window's alone: the words keep their place
                marks = place_marks(chart, shown(chart, row), gap.start, gap.end)
                found.append(_worded(placed, words, marks, chart.sizes))
    return found


def _gap_series(chart: Chart, row: Row) -> Sequence[Series]:
    own = series_of(chart.index, row)
    if own is not None:
        return (own,)
    return () if row.open else lane_of(chart.index, row).series


def _frame(chart: Chart, row: Row, gap: Gap, series: Series, *, spread: bool) -> PlacedGap:
    """From the last call to the next one, or to now; marks at both ends stay free."""
    beside_mark = chart.sizes.mark / 2 + SPACE
    left = chart.axis.x(gap.start) + (beside_mark if spread else _STUB)
    open_end = gap.end == chart.index.now or not spread
    right = chart.axis.x(gap.end) - (1.0 if open_end else beside_mark)
    return PlacedGap(left, right, row.middle, "", (), gap, series)


def _worded(placed: PlacedGap, words: str, marks: Sequence[PlacedMark], sizes: Sizes) -> PlacedGap:
    """Put symbol and words into the frame, beside the marks that lie over it."""
    taken = Intervals((mark.x - mark.half - 1, mark.x + mark.half + 1) for mark in marks)
    with_words = SYMBOL + SPACE + sizes.measure(words)
    for width, text in ((with_words, words), (SYMBOL, "")):
        if symbols := tuple(_free_places(placed, width, taken)):
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
