"""The line under a timeline that says what its marks, strips and bars mean."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from perm_desktop.core.symbols import (
    CANCELLED,
    DRAFT,
    ENTERED_AFTERWARDS,
    HELD,
    MILESTONE,
    NOT_RECORDED,
    OVERDUE,
    SCHEDULED,
)
from perm_desktop.core.timeline.density import Share
from perm_desktop.core.timeline.series import Strip
from perm_desktop.reports.kit.paper import GRAY, WHITE
from perm_desktop.reports.sketch import CAPTION, CAPTION_STRONG, Sketch
from perm_desktop.reports.timeline_inks import SHARES, STRIPS

LINE = 15.0
_SYMBOL = 11.0
_STRIP = 16.0  # width of a sample
_BAR = 6.0
_BAR_HEIGHT = 10.0
_GAP = 4.0
_BETWEEN = 11.0
_LOOKS = (HELD, SCHEDULED, DRAFT, OVERDUE, NOT_RECORDED, CANCELLED, ENTERED_AFTERWARDS, MILESTONE)
_STRIP_WORDS = (
    (Strip.HELD, "held"),
    (Strip.FUTURE, "to come"),
    (Strip.OPEN, "overdue"),
    (Strip.NOT_RECORDED, "not recorded"),
    (Strip.CANCELLED, "cancelled"),
)
_SHARE_WORDS = (
    (Share.HELD, "held"),
    (Share.FUTURE, "to come"),
    (Share.OVERDUE, "overdue"),
    (Share.NOT_RECORDED, "not recorded"),
    (Share.AFTERWARDS, "entered afterwards"),
)


class _Sample(NamedTuple):
    """What is drawn before a word: at a left edge, around a middle line."""

    width: float
    draw: Callable[[float, float], None]
    word: str


def legend_height(*, strips: bool, bars: bool) -> float:
    """Pixels of the legend."""
    return LINE * (1 + strips + bars)


def draw_legend(sketch: Sketch, top: float, *, strips: bool, bars: bool) -> None:
    """Draw a line for marks, and one each for strips and bars where there are any."""
    _line(sketch, "Marks", [_mark(sketch, nth) for nth in range(len(_LOOKS))], top)
    if strips:
        top += LINE
        _line(sketch, "Series", [_strip(sketch, *each) for each in _STRIP_WORDS], top)
    if bars:
        top += LINE
        _line(sketch, "Bars", [_bar(sketch, *each) for each in _SHARE_WORDS], top)


def _line(sketch: Sketch, name: str, samples: Sequence[_Sample], top: float) -> None:
    middle, x = top + LINE / 2, 44.0
    sketch.text(name, CAPTION_STRONG, 0.0, middle)
    for width, draw, word in samples:
        draw(x, middle)
        sketch.text(word, CAPTION, x + width + _GAP, middle, GRAY)
        x += width + _GAP + sketch.width(word, CAPTION) + _BETWEEN


def _mark(sketch: Sketch, number: int) -> _Sample:
    look = _LOOKS[number]

    def draw(x: float, middle: float) -> None:
        sketch.symbol(look, x + _SYMBOL / 2, middle, _SYMBOL)

    return _Sample(_SYMBOL, draw, look.word.lower())


def _strip(sketch: Sketch, kind: Strip, word: str) -> _Sample:
    def draw(x: float, middle: float) -> None:
        draw_strip(sketch, kind, x, middle, _STRIP)

    return _Sample(_STRIP, draw, word)


def _bar(sketch: Sketch, share: Share, word: str) -> _Sample:
    look = SHARES[share]

    def draw(x: float, middle: float) -> None:
        sketch.box(x, middle - _BAR_HEIGHT / 2, _BAR, _BAR_HEIGHT, look.fill, look.stroke)

    return _Sample(_BAR, draw, word)


def draw_strip(sketch: Sketch, kind: Strip, left: float, middle: float, width: float) -> None:
    """Draw a stretch of a series."""
    look = STRIPS[kind]
    if kind is Strip.CANCELLED:
        sketch.line((left, middle), (left + width, middle), look.ink, look.thickness, (1.5, 2.0))
        return
    fill, stroke = (WHITE, look.ink) if look.hollow else (look.ink, None)
    sketch.box(left, middle - look.thickness / 2, width, look.thickness, fill, stroke)
