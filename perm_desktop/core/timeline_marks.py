"""Marks that would run into each other become one pill with a count.

The outcome depends on the times and the zoom alone, not on where the window begins: a strip of
the picture that is painted later fits what is there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import (
    CANCELLED,
    DRAFT,
    HELD,
    IN_PROGRESS,
    NOT_RECORDED,
    OVERDUE,
    SCHEDULED,
    Look,
    meeting_look,
)

_MOST = 999
_GRAVITY = (OVERDUE, NOT_RECORDED, IN_PROGRESS, SCHEDULED, DRAFT, HELD, CANCELLED)

PillWidth = Callable[[int], float]  # pixels that a pill with a count needs


class Cluster(NamedTuple):
    """Marks from ``first`` up to but not including ``last`` that share one place."""

    first: int
    last: int
    minute: float  # its middle
    half: float  # pixels from the middle to either end

    @property
    def size(self) -> int:
        """Number of meetings."""
        return self.last - self.first


class Spacing(NamedTuple):
    """Sizes that decide which marks touch."""

    radius: float  # half the width of a single mark with its air, in pixels
    pill: PillWidth


def clusters(
    starts: Sequence[int], scale: float, first: float, last: float, spacing: Spacing
) -> list[Cluster]:
    """Return the marks to paint in a window of UTC minutes; ``scale`` is pixels a minute."""
    clear = (spacing.pill(_MOST) + 2 * spacing.radius) / scale
    low = _boundary(starts, bisect_left(starts, first - clear), -1, clear)
    high = _boundary(starts, bisect_right(starts, last + clear), 1, clear)
    found: list[Cluster] = []
    for number in range(low, high):
        cluster = Cluster(number, number + 1, starts[number], spacing.radius)
        while found and _touch(found[-1], cluster, scale):
            cluster = _joined(found.pop(), cluster, starts, scale, spacing)
        found.append(cluster)
    return [
        each
        for each in found
        if each.minute + each.half / scale >= first and each.minute - each.half / scale <= last
    ]


def gravest(rows: Sequence[MeetingRow], now: int) -> Look:
    """Return the look that asks for most among some meetings."""
    if len(rows) == 1:
        return meeting_look(rows[0], now)
    return min((meeting_look(row, now) for row in rows), key=_GRAVITY.index)


def _boundary(starts: Sequence[int], at: int, step: int, clear: float) -> int:
    """Go on from an index until the distance to the next mark rules out that they join."""
    while 0 < at < len(starts) and starts[at] - starts[at - 1] < clear:
        at += step
    return at


def _touch(left: Cluster, right: Cluster, scale: float) -> bool:
    return (right.minute - left.minute) * scale < left.half + right.half


def _joined(
    left: Cluster, right: Cluster, starts: Sequence[int], scale: float, spacing: Spacing
) -> Cluster:
    begin, end = starts[left.first], starts[right.last - 1]
    extent = (end - begin) * scale + 2 * spacing.radius
    half = max(extent, spacing.pill(right.last - left.first)) / 2
    return Cluster(left.first, right.last, (begin + end) / 2, half)
