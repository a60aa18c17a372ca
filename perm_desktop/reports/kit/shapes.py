"""Shapes that are drawn beside text: boxes, polygons, segments, status symbols.

All are paths of ``core.symbols``; ``left`` and ``top`` are points from the top left of a strip's
text, y runs down.
"""

from collections.abc import Sequence
from typing import NamedTuple

from perm_desktop.core.symbols import (
    GRID,
    Circle,
    Close,
    Command,
    Curve,
    Line,
    Move,
    Path,
    Symbol,
    shape,
)
from perm_desktop.reports.kit.paper import HAIRLINE, WHITE, Ink

Point = tuple[float, float]


class Outline(NamedTuple):
    """A path, filled or stroked or both."""

    path: Path
    fill: Ink | None = None
    stroke: Ink | None = None
    thickness: float = HAIRLINE
    dash: tuple[float, ...] = ()  # lengths of strokes and gaps in turn; none for a solid line


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float
    fill: Ink | None = None
    stroke: Ink | None = None
    thickness: float = HAIRLINE
    dash: tuple[float, ...] = ()

    @property
    def path(self) -> Path:
        """Its four corners."""
        right, bottom = self.left + self.width, self.top + self.height
        corners = ((self.left, self.top), (right, self.top), (right, bottom), (self.left, bottom))
        return _closed(corners)


class Polygon(NamedTuple):
    """A closed shape of straight sides."""

    points: tuple[Point, ...]
    fill: Ink | None = None
    stroke: Ink | None = None
    thickness: float = HAIRLINE
    dash: tuple[float, ...] = ()

    @property
    def path(self) -> Path:
        """Its corners."""
        return _closed(self.points)


class Segment(NamedTuple):
    """A straight line from point to point."""

    start: Point
    end: Point
    stroke: Ink
    thickness: float = HAIRLINE
    dash: tuple[float, ...] = ()
    fill: None = None

    @property
    def path(self) -> Path:
        """Its two ends."""
        return (Move(*self.start), Line(*self.end))


Shape = Outline | Box | Polygon | Segment


def symbol(
    which: Symbol, left: float, top: float, size: float, ink: Ink, ground: Ink = WHITE
) -> tuple[Outline, ...]:
    """Return a status symbol; what it leaves open shows the ground it stands on."""
    scale = size / GRID
    return tuple(
        Outline(
            path=tuple(_placed(command, left, top, scale) for command in layer.path),
            fill=None if layer.stroke else (ground if layer.cuts else ink),
            stroke=(ground if layer.cuts else ink) if layer.stroke else None,
            thickness=layer.stroke * scale,
        )
        for layer in shape(which)
    )


def _closed(points: Sequence[Point]) -> Path:
    first, *rest = points
    return (Move(*first), *(Line(*point) for point in rest), Close())


def _placed(command: Command, left: float, top: float, scale: float) -> Command:
    match command:
        case Move(x, y):
            return Move(left + x * scale, top + y * scale)
        case Line(x, y):
            return Line(left + x * scale, top + y * scale)
        case Circle(x, y, radius):
            return Circle(left + x * scale, top + y * scale, radius * scale)
        case Curve():
            x1, y1, x2, y2, x, y = (
                (top if place % 2 else left) + value * scale for place, value in enumerate(command)
            )
            return Curve(x1, y1, x2, y2, x, y)
        case Close():
            return command
