"""The whole cycle in one thin strip: how many meetings lie where, and the window over it."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from perm_desktop.core.timeline.axis import DAY, Axis

_MARGIN = 21 * DAY
BIN = 7.0  # pixels a bar with its air


class Bar(NamedTuple):
    """A bar of the strip: ``share`` of the tallest one, 0 to 1."""

    x: float
    share: float
    past: bool


def extent(first: float, last: float, axis: Axis) -> Axis:
    """Return the axis of the strip: all of the data, and the window should it reach further."""
    low, high = min(first - _MARGIN, axis.first), max(last + _MARGIN, axis.last)
    return axis.fitted(low, high, margin=0)


def bars(starts: Sequence[int], axis: Axis, now: int) -> list[Bar]:
    """Return a bar for each piece of the strip in which a meeting starts."""
    edges = [axis.minute(nth * BIN) for nth in range(int(axis.width / BIN) + 2)]
    at = [bisect_left(starts, edge) for edge in edges]
    counts = [high - low for low, high in pairwise(at)]
    tallest = max(counts, default=0)
    return [
        Bar(nth * BIN, count / tallest, edges[nth] < now)
        for nth, count in enumerate(counts)
        if count
    ]
