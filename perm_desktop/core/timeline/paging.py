"""The timeline cut into pages: which stretch of time and which rows each page shows.

Lengths are pixels, as everywhere in the timeline; who draws a page scales them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import accumulate, pairwise
from math import ceil
from typing import NamedTuple
from zoneinfo import ZoneInfo

from perm_desktop.core.timeline.axis import DAY, Axis, day_at, midnight
from perm_desktop.core.timeline.grouping import Lanes
from perm_desktop.core.timeline.rows import Row, Rows

_SLACK = 0.5  # pixels: what fits by its sum must not be parted by binary fractions


class Fit(StrEnum):
    """How the window of a timeline is put on pages."""

    ONE_PAGE = "one page wide"
    TILES = "tiles"  # at the zoom as seen, over as many pages as that takes


@dataclass(frozen=True, slots=True)
class SeenTimeline:
    """What a timeline shows: its window, its zoom, its lanes and which of them are open."""

    first: float  # minute at the left edge
    last: float  # minute at the right edge
    day_width: float  # pixels a day
    lanes: Lanes = Lanes.STATE
    expanded: frozenset[str] = frozenset()


class Room(NamedTuple):
    """What a page has for the lanes, in pixels."""

    width: float
    first_height: float  # of the first pages: their head is higher
    height: float


class Part(NamedTuple):
    """A page of the timeline; pages of the same rows lie beside each other."""

    axis: Axis
    rows: Rows  # from the top of the page; the heading of a lane that goes on comes first
    across: int  # counts from 0
    down: int


def window(seen: SeenTimeline, zone: ZoneInfo) -> tuple[int, int]:
    """Return the minutes at which the first day of a window begins and its last day ends."""
    first = midnight(day_at(seen.first, zone), zone)
    last = day_at(max(seen.last - 1, seen.first), zone) + timedelta(days=1)
    return first, midnight(last, zone)


def axes(seen: SeenTimeline, fit: Fit, width: float, zone: ZoneInfo) -> list[Axis]:
    """Return the stretches of time of the pages beside each other, of whole days each.

    A page holds a day at least, however close the zoom.
    """
    first, last = window(seen, zone)
    if fit is Fit.ONE_PAGE:
        return [Axis(first, width / (last - first), width, zone)]
    stretch = max(int(width / seen.day_width), 1) * DAY
    noons = (first + nth * stretch + DAY // 2 for nth in range(ceil((last - first) / stretch)))
    starts = [midnight(day_at(noon, zone), zone) for noon in noons]
    return [
        _axis(start, end, seen.day_width, width, zone)
        for start, end in pairwise([*starts, last])
        if start < end
    ]


def parts(rows: Rows, found: Sequence[Axis], room: Room) -> Iterator[Part]:
    """Yield the pages, those of the same rows one after the other."""
    for down, piece in enumerate(_pieces(rows.items, room)):
        for across, axis in enumerate(found):
            yield Part(axis, piece, across, down)


def _axis(start: int, end: int, day_width: float, width: float, zone: ZoneInfo) -> Axis:
    scale = min(day_width / DAY, width / (end - start))  # a week has an hour more in November
    return Axis(start, scale, (end - start) * scale, zone)


def _pieces(items: Sequence[Row], room: Room) -> Iterator[Rows]:
    """Cut the rows by pages; the heading of an open lane is not the last row of a page."""
    page: list[Row] = []
    limit = room.first_height
    for row, after in zip(items, (*items[1:], None), strict=False):
        is_heading = row.open and row.part < 0 and after is not None
        needed = row.height + (after.height if after is not None and is_heading else 0.0)
        if page and _height(page) + needed > limit + _SLACK:
            yield _stacked(page)
            limit = room.height
            page = [_heading(items, row)] if row.part >= 0 else []
        page.append(row)
    yield _stacked(page)


def _heading(items: Sequence[Row], part: Row) -> Row:
    return items[bisect_left(items, (part.lane,))]


def _height(page: Sequence[Row]) -> float:
    return sum(row.height for row in page)


def _stacked(page: Sequence[Row]) -> Rows:
    """The rows of a page under each other."""
    tops = tuple(accumulate((row.height for row in page), initial=0.0))
    items = tuple(row._replace(top=top) for row, top in zip(page, tops, strict=False))
    return Rows(items, tops[:-1], tops[-1])
