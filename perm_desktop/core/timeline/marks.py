"""Marks that would run into each other become one pill with a count.

The outcome depends on the times and the zoom alone, not on where the window begins: a strip of
the picture that is painted later fits what is there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from math import ceil, floor
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import (
    CANCELLED,
    DRAFT,
    ENTERED_AFTERWARDS,
    HELD,
    IN_PROGRESS,
    NOT_RECORDED,
    OVERDUE,
    SCHEDULED,
    Look,
    meeting_look,
)
from perm_desktop.core.timeline.axis import DAY

_MOST = 999
_FAR = 10**9
_FEW = 4  # meetings below which a row is never a crowd
_BUSY = 28 * DAY  # stretch in which meetings are counted to tell a crowd
_CROWD = 60  # meetings from which a lane can be crowded
_CROWDED = 0.5  # of a mark: mean distance below which a crowd is counted in fixed pieces
_GRAVITY = (
    *(OVERDUE, NOT_RECORDED, IN_PROGRESS, SCHEDULED, ENTERED_AFTERWARDS, DRAFT, HELD, CANCELLED),
)

PillWidth = Callable[[int], float]  # pixels that a pill with a count needs


class Spacing(NamedTuple):
    """Sizes that decide which marks touch."""

    radius: float  # half the width of a single mark with its air, in pixels
    pill: PillWidth


class Cluster(NamedTuple):
    """Marks from ``first`` up to but not including ``last`` that share one place."""

    first: int
    last: int
    minute: float  # its middle
    half: float  # pixels from the middle to either end


class Run:
    """Meetings in the order of time, with what is asked of a stretch of them."""

    def __init__(self, rows: tuple[MeetingRow, ...], now: int) -> None:
        self.rows = rows
        self.starts: tuple[int, ...] = tuple(map(attrgetter("utc"), rows))
        self._now = now

    def look(self, first: int, last: int) -> Look:
        """Return the look that asks for most among the meetings of a stretch."""
        if last - first == 1:
            return self.looks[first]
        return next(look for look, upto in self._tallies if upto[last] > upto[first])

    @cached_property
    def looks(self) -> list[Look]:
        """Look of each meeting."""
        return [meeting_look(row, self._now) for row in self.rows]

    @cached_property
    def closest(self) -> int:
        """Least distance between two neighbors, in minutes; large where there are no two."""
        return min((b - a for a, b in pairwise(self.starts)), default=_FAR)

    @cached_property
    def pace(self) -> float:
        """Minutes from one meeting to the next where they lie close; large for few meetings.

        Both the middle distance of neighbors and the mean one of the busiest weeks are asked:
        meetings that come in pairs are no crowd, nor is one busy week of a quiet year.
        """
        starts = self.starts
        if len(starts) < _FEW:
            return _FAR
        most = max(nth + 1 - bisect_left(starts, start - _BUSY) for nth, start in enumerate(starts))
        return max(median(b - a for a, b in pairwise(starts)), _BUSY / most)

    @cached_property
    def _tallies(self) -> list[tuple[Look, list[int]]]:
        """For each look, how many meetings have it before a position."""
        return [
            (wanted, [0, *accumulate(look is wanted for look in self.looks)]) for wanted in _GRAVITY
        ]


def clusters(
    starts: Sequence[int], scale: float, first: float, last: float, spacing: Spacing
) -> list[Cluster]:
    """Return the marks to paint in a window of UTC minutes, joined where they touch.

    ``scale`` is pixels a minute.
    """
    many = len(starts) >= _CROWD
    crowded = many and ((starts[-1] - starts[0]) * scale < len(starts) * _CROWDED * spacing.radius)
    find = _counted if crowded else _merged
    return [
        each
        for each in find(starts, scale, first, last, spacing)
        if each.minute + each.half / scale >= first and each.minute - each.half / scale <= last
    ]


def _merged(
    starts: Sequence[int], scale: float, first: float, last: float, spacing: Spacing
) -> list[Cluster]:
    """Join marks that touch, from left to right."""
    clear = (spacing.pill(_MOST) + 2 * spacing.radius) / scale
    low = _boundary(starts, bisect_left(starts, first - clear), -1, clear)
    high = _boundary(starts, bisect_right(starts, last + clear), 1, clear)
    radius, found = spacing.radius, list[Cluster]()
    reach = 2 * radius / scale
    for number in range(low, high):
        cluster = Cluster(number, number + 1, starts[number], radius)
        if found and (found[-1].half > radius or starts[number] - found[-1].minute < reach):
            while found and _touch(found[-1], cluster, scale):
                cluster = _joined(found.pop(), cluster, starts, scale, spacing)
        found.append(cluster)
    return found


def _counted(
    starts: Sequence[int], scale: float, first: float, last: float, spacing: Spacing
) -> list[Cluster]:
    """Count marks in pieces of fixed times: for crowds, where each joins the next one."""
    piece = (spacing.pill(_MOST) + 2) / scale
    edges = [nth * piece for nth in range(floor(first / piece) - 1, ceil(last / piece) + 2)]
    at = [bisect_left(starts, edge) for edge in edges]
    return [
        Cluster(low, high, edge + piece / 2, spacing.pill(high - low) / 2)
        for edge, low, high in zip(edges, at, at[1:], strict=False)
        if high > low
    ]


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
