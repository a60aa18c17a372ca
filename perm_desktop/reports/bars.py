"""Bars on paper: each part in a pattern of its own, told apart without color, and by numbers."""

from collections.abc import Iterator, Sequence
from enum import Enum
from math import ceil
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.reports.figures_sheet import Bar, Chart, Filling
from perm_desktop.reports.kit.blocks import Block
from perm_desktop.reports.kit.paper import BLACK, WHITE, Ink, TextStyle, Weight, ink
from perm_desktop.reports.sketch import CAPTION, NAME, NAME_STRONG, POINT, Sketch, fitting

_ROW = 19.0  # pixels
_BAR = 12.0
_NAMES = 150.0
_GAP = 8.0
_LEGEND = 22.0
_MOST = 30  # bars in one drawing
_SWATCH = 20.0
_BETWEEN = 18.0
_STEP = 5.0  # between the lines of a hatching
_LEVEL_STEP = 3.0
_COUNT = TextStyle(Weight.SEMIBOLD, 7.4, 10, BLACK)
_COUNT_AIR = 3.0
_EDGE = ink("1b1b1b")


class _Way(Enum):
    """Which way the lines of a hatching run."""

    RISING = "rising"
    UPRIGHT = "upright"
    LEVEL = "level"


class _Dress(NamedTuple):
    """How a filling is drawn: ground, lines on it, and the ink of a number."""

    ground: Ink
    lines: Ink | None = None
    way: _Way = _Way.UPRIGHT
    number: Ink = BLACK


_DRESSES = MappingProxyType(
    {
        Filling.DONE: _Dress(ink("9fc3a3")),
        Filling.PARTLY: _Dress(WHITE, ink("7a591a"), _Way.RISING),
        Filling.AHEAD: _Dress(WHITE),
        Filling.UNRECORDED: _Dress(WHITE, ink("783cb9")),
        Filling.UNDECIDED: _Dress(WHITE, ink("5b5f66"), _Way.LEVEL),
        Filling.LATE: _Dress(ink("5c0606"), number=WHITE),
    }
)


def bars(chart: Chart, width: float) -> Iterator[Block]:
    """Drawings of some bars each, all on one scale; ``width`` is in points."""
    most = max((_length(bar) for bar in chart.bars), default=0)
    for first in range(0, max(len(chart.bars), 1), _MOST):
        yield _drawing(chart, chart.bars[first : first + _MOST], most, width / POINT)


def _length(bar: Bar) -> int:
    return sum(part.amount for part in bar.parts)


def _drawing(chart: Chart, members: Sequence[Bar], most: int, width: float) -> Block:
    sketch = Sketch(above=2.0)
    said = max((sketch.width(bar.said, NAME_STRONG) for bar in chart.bars), default=0.0) + _GAP
    scale = (width - _NAMES - said) / max(most, 1)
    for number, bar in enumerate(members):
        _bar(sketch, bar, number * _ROW + _ROW / 2, scale, width - said)
    foot = len(members) * _ROW
    _legend(sketch, chart, foot + _LEGEND / 2 + 2)
    return sketch.drawing(foot + _LEGEND + 4, _alt(chart, members))


def _bar(sketch: Sketch, bar: Bar, middle: float, scale: float, end: float) -> None:
    sketch.text(fitting(bar.name, NAME, _NAMES - 8), NAME, 0.0, middle)
    left = _NAMES
    for filling, count in bar.parts:
        if not count:
            continue
        long = count * scale
        _filled(sketch, filling, left, middle - _BAR / 2, long, _BAR)
        _number(sketch, f"{count:,}", _DRESSES[filling], left, long, middle)
        left += long
    sketch.text(bar.said, NAME_STRONG, end + _GAP, middle)


def _number(
    sketch: Sketch, said: str, dress: _Dress, left: float, long: float, middle: float
) -> None:
    """The count on its part, where it has room; on a hatching it stands on white."""
    wide = sketch.width(said, _COUNT)
    if wide + 2 * _COUNT_AIR > long:
        return
    start = left + (long - wide) / 2
    if dress.lines is not None:
        sketch.box(start - 2, middle - _BAR / 2 + 1, wide + 4, _BAR - 2, WHITE)
    sketch.text(said, _COUNT, start, middle, dress.number)


def _filled(
    sketch: Sketch, filling: Filling, left: float, top: float, width: float, height: float
) -> None:
    dress = _DRESSES[filling]
    sketch.box(left, top, width, height, dress.ground, _EDGE)
    if dress.lines is None:
        return
    if dress.way is _Way.LEVEL:
        for nth in range(1, ceil(height / _LEVEL_STEP)):
            y = top + nth * _LEVEL_STEP
            sketch.line((left, y), (left + width, y), dress.lines, 0.9)
        return
    rise = height if dress.way is _Way.RISING else 0.0
    for nth in range(1, ceil((width + rise) / _STEP)):
        _hatch(sketch, dress.lines, left, top, (width, height), nth * _STEP, rise)


def _hatch(
    sketch: Sketch,
    stroke: Ink,
    left: float,
    top: float,
    size: tuple[float, float],
    at: float,
    rise: float,
) -> None:
    """A line through a box, cut where the box ends."""
    width, height = size
    if not rise:
        if at < width:
            sketch.line((left + at, top), (left + at, top + height), stroke, 1.0)
        return
    # from the top at ``at`` down to the bottom, further left by as much as it is high
    first, last = max(at - width, 0.0), min(at, height)
    if last > first:
        begins = (left + at - first, top + first)
        sketch.line(begins, (left + at - last, top + last), stroke, 0.9)


def _legend(sketch: Sketch, chart: Chart, middle: float) -> None:
    used = {part.filling for bar in chart.bars for part in bar.parts if part.amount}
    x = 0.0
    for filling, words in chart.words:
        if filling not in used:
            continue
        _filled(sketch, filling, x, middle - 5, _SWATCH, 10.0)
        sketch.text(words, CAPTION, x + _SWATCH + 5, middle)
        x += _SWATCH + 5 + sketch.width(words, CAPTION) + _BETWEEN


def _alt(chart: Chart, members: Sequence[Bar]) -> str:
    words = dict(chart.words)
    told = "; ".join(
        f"{bar.name}: {bar.said}, "
        + ", ".join(f"{count:,} {words[filling].lower()}" for filling, count in bar.parts if count)
        for bar in members
    )
    return f"{chart.title}, bars of {chart.whole}. {told}."
