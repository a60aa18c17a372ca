"""Far out a row is a strip of bars: how many meetings a day, week or month, and what of them.

The pieces of time depend on the zoom alone; what is counted in them is kept with the row.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

from perm_desktop.core.symbols import (
    CANCELLED,
    ENTERED_AFTERWARDS,
    HELD,
    NOT_RECORDED,
    OVERDUE,
    Look,
)
from perm_desktop.core.timeline.axis import Axis, Measure, Unit, day_at, edges
from perm_desktop.core.timeline.marks import Run

_LEAST_WIDTH = 9.0  # pixels of a bar with its air
_WIDEST = 6.0  # pixels of a bar, so that full weeks do not become a wall
_AIR = 1.0
BESIDE = 2.0  # pixels between a bar and its number
_WIDTHS = ((1.0, Unit.DAY), (7.0, Unit.WEEK), (30.4, Unit.MONTH))  # days


class Share(StrEnum):
    """What a part of a bar tells, from the foot of the bar upwards."""

    HELD = "held"
    AFTERWARDS = "afterwards"
    FUTURE = "future"
    NOT_RECORDED = "not recorded"
    OVERDUE = "overdue"


_SHARES = MappingProxyType(
    {
        HELD: Share.HELD,
        ENTERED_AFTERWARDS: Share.AFTERWARDS,
        NOT_RECORDED: Share.NOT_RECORDED,
        OVERDUE: Share.OVERDUE,
    }
)
_start, _end = itemgetter(0), itemgetter(1)  # of a piece of time


class Bin(NamedTuple):
    """Meetings of a piece of time, in UTC minutes."""

    start: int
    end: int
    first: int  # positions in the row
    last: int  # not part of it
    parts: tuple[tuple[Share, int], ...]  # how many of each, upwards; none is empty
    height: int  # meetings that take or took place, as far as is known


class Bar(NamedTuple):
    """A bar in its place."""

    left: float
    width: float
    number: str  # how many, beside it; empty where that has no room
    bin: Bin


class Words(NamedTuple):
    """What numbers beside bars have to know."""

    measure: Measure
    today: float  # pixel of the today line


def unit_of(axis: Axis) -> Unit:
    """Return the piece of time in which a zoom counts."""
    wide = (unit for days, unit in _WIDTHS if days * axis.day_width >= _LEAST_WIDTH)
    return next(wide, Unit.QUARTER)


def tallest(found: Sequence[Bin]) -> int:
    """Return the height of the tallest bar."""
    return max((each.height for each in found), default=0)


def place_bars(
    every: Sequence[Bin], axis: Axis, window: tuple[float, float], words: Words
) -> list[Bar]:
    """Return the bars of a row in a window of UTC minutes."""
    low = bisect_right(every, window[0], key=_end)
    high = bisect_left(every, window[1], key=_start)
    if low >= high:
        return []
    origin, scale = axis.first, axis.scale
    room = (every[low].end - every[low].start) * scale
    width = _width(room)
    widest = width + BESIDE + words.measure(str(tallest(every))) + 2 * _AIR
    if room >= widest:  # all bars of a row have their numbers, or none
        return [_numbered(each, axis, words) for each in every[low:high]]
    return [Bar((each[0] - origin) * scale, width, "", each) for each in every[low:high]]


def _numbered(piece: Bin, axis: Axis, words: Words) -> Bar:
    """Return a bar with its number, unless that meets the next bar or the today line."""
    left, right = axis.x(piece.start), axis.x(piece.end)
    width, text = _width(right - left), str(piece.height)
    start = left + width + BESIDE
    end = start + words.measure(text)
    covered = start - BESIDE < words.today < end + BESIDE
    fits = piece.height and not covered and end + _AIR <= right
    return Bar(left, width, text if fits else "", piece)


def _width(room: float) -> float:
    return max(min(room - _AIR, _WIDEST), 1.0)


def share_of(look: Look) -> Share | None:
    """Return the part of a bar to which a look belongs; None for what does not take place."""
    return None if look is CANCELLED else _SHARES.get(look, Share.FUTURE)


def count(run: Run, unit: Unit, zone: ZoneInfo) -> list[Bin]:
    """Count meetings in pieces of time; pieces without any are left out."""
    starts = run.starts
    if not starts:
        return []
    pieces = _pieces(unit, day_at(starts[0], zone).year, day_at(starts[-1], zone).year, zone)
    found: list[Bin] = []
    first = 0
    while first < len(starts):
        piece = bisect_right(pieces, starts[first]) - 1
        last = bisect_left(starts, pieces[piece + 1], first)
        shares = Counter(map(share_of, run.looks[first:last]))
        parts = tuple((share, shares[share]) for share in Share if shares[share])
        height = sum(number for _, number in parts)
        found.append(Bin(pieces[piece], pieces[piece + 1], first, last, parts, height))
        first = last
    return found


@lru_cache(maxsize=64)
def _pieces(unit: Unit, first: int, last: int, zone: ZoneInfo) -> tuple[int, ...]:
    return edges(unit, first, last, zone)
