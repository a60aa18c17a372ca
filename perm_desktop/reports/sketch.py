"""A drawing in pixels, as the timeline's layout counts them, handed to the kit in points."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from perm_desktop.core.symbols import Close, Curve, Line, Look, Move, Path
from perm_desktop.core.timeline.labels import shortened
from perm_desktop.reports.kit.drawing import Drawing, DrawnText
from perm_desktop.reports.kit.lines import text_width
from perm_desktop.reports.kit.paper import BLACK, GRAY, WHITE, Ink, TextStyle, Weight, ink
from perm_desktop.reports.kit.shapes import Box, Outline, Segment, Shape, symbol
from perm_desktop.reports.kit.text import one_line
from perm_desktop.reports.statuses import sign

POINT = 0.75  # points a pixel, of 96 an inch
CAPTION = TextStyle(Weight.REGULAR, 7.8, 10, GRAY)
CAPTION_STRONG = TextStyle(Weight.SEMIBOLD, 7.8, 10, GRAY)
NAME = TextStyle(Weight.REGULAR, 8.2, 10, BLACK)
NAME_STRONG = TextStyle(Weight.SEMIBOLD, 8.2, 10, BLACK)
EDGE = ink("71767a")
_CAP_HEIGHT = 0.72  # of the text face, in ems
_CURVED_QUARTER = 0.5523  # control points of a Bezier quarter circle
_SPARE = 1.0  # points that a word may be wider than it was measured


def measure(text: str) -> float:
    """Pixels of a caption, at its boldest."""
    return width_of(text, CAPTION_STRONG) / POINT


def measure_name(text: str) -> float:
    """Pixels of the name of a lane, at its boldest."""
    return width_of(text, NAME_STRONG) / POINT


@lru_cache(maxsize=20_000)
def width_of(text: str, style: TextStyle) -> float:
    """Points of a text in one line."""
    return text_width(one_line(text), style)


def fitting(text: str, style: TextStyle, room: float) -> str:
    """Return a text cut to pixels with an ellipsis."""
    return shortened(text, room, lambda part: width_of(part, style) / POINT)


class Sketch:
    """Collects shapes and words; everything is given in pixels from the top left corner."""

    def __init__(self, above: float = 0.0) -> None:
        self._shapes: list[Shape] = []
        self._texts: list[DrawnText] = []
        self._above = above  # room over all of it

    def drawing(self, height: float, alt: str) -> Drawing:
        """What was collected as a figure, ``height`` pixels high."""
        said = one_line(alt, 8000)
        return Drawing(self._down(height), tuple(self._shapes), tuple(self._texts), said)

    @staticmethod
    def width(text: str, style: TextStyle) -> float:
        """Pixels of a text in one line."""
        return width_of(text, style) / POINT

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        fill: Ink | None = None,
        stroke: Ink | None = None,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a rectangle."""
        sides = left * POINT, self._down(top), width * POINT, height * POINT
        self._shapes.append(Box(*sides, fill, stroke, 0.6, tuple(dash)))

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        stroke: Ink,
        thickness: float,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a straight line."""
        begins, ends = ((x * POINT, self._down(y)) for x, y in (start, end))
        lengths = tuple(each * POINT for each in dash)
        self._shapes.append(Segment(begins, ends, stroke, thickness * POINT, lengths))

    def pill(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        fill: Ink = WHITE,
        stroke: Ink = EDGE,
    ) -> None:
        """Draw a box with round ends."""
        sides = left * POINT, self._down(top), width * POINT, height * POINT
        self._shapes.append(Outline(_rounded(*sides), fill, stroke, 0.6))

    def symbol(self, look: Look, x: float, y: float, size: float, ground: Ink = WHITE) -> None:
        """Draw a status symbol around a point."""
        left, top = (x - size / 2) * POINT, self._down(y - size / 2)
        drawn = sign(look)
        self._shapes += symbol(drawn.symbol, left, top, size * POINT, drawn.ink, ground)

    def text(
        self, text: str, style: TextStyle, left: float, middle: float, color: Ink | None = None
    ) -> None:
        """Write a word around a middle line."""
        inked = style if color is None else replace(style, ink=color)
        words = one_line(text)
        baseline = self._down(middle) + _CAP_HEIGHT * style.size / 2
        width = width_of(text, style) + _SPARE
        self._texts.append(DrawnText(words, inked, left * POINT, baseline, width))

    def _down(self, y: float) -> float:
        """Points from the top of the drawing."""
        return (y + self._above) * POINT


def _rounded(left: float, top: float, width: float, height: float) -> Path:
    """A box whose ends are half circles."""
    radius, right, bottom = min(height, width) / 2, left + width, top + height
    arm, middle = radius * (1 - _CURVED_QUARTER), top + height / 2
    return (
        Move(left + radius, top),
        Line(right - radius, top),
        Curve(right - arm, top, right, middle - radius + arm, right, middle),
        Curve(right, middle + radius - arm, right - arm, bottom, right - radius, bottom),
        Line(left + radius, bottom),
        Curve(left + arm, bottom, left, middle + radius - arm, left, middle),
        Curve(left, middle - radius + arm, left + arm, top, left + radius, top),
        Close(),
    )
