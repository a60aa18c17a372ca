"""Paths and colors as the operators of a page (ISO 32000-1, 8.5)."""

from functools import lru_cache

from perm_desktop.core.symbols import Circle, Close, Command, Curve, Line, Move
from perm_desktop.reports.kit.paper import Ink
from perm_desktop.reports.kit.shapes import Shape

_QUARTER = 0.5523  # control points of a Bezier quarter circle


@lru_cache(maxsize=256)
def color(ink: Ink, operator: str) -> str:
    """An ink set for filling ("rg") or stroking ("RG")."""
    return f"{ink.red:.4g} {ink.green:.4g} {ink.blue:.4g} {operator}"


def drawn(shape: Shape, x: float, y: float) -> str:
    """The operators that draw a shape whose origin is at a point of the page; y runs up."""
    paint = {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
        (shape.fill is not None, shape.stroke is not None)
    )
    if paint is None:
        return ""
    steps = [_step(command, x, y) for command in shape.path]
    return " ".join(("q", *_settings(shape), *steps, paint, "Q"))


def _settings(shape: Shape) -> list[str]:
    found: list[str] = []
    if shape.fill is not None:
        found.append(color(shape.fill, "rg"))
    if shape.stroke is not None:
        found.append(f"{color(shape.stroke, 'RG')} {shape.thickness:.3g} w 1 J 1 j")
    if shape.stroke is not None and shape.dash:
        found.append(f"0 J [{' '.join(f'{length:.3g}' for length in shape.dash)}] 0 d")
    return found


def _step(command: Command, x: float, y: float) -> str:
    match command:
        case Move():
            return f"{x + command.x:.2f} {y - command.y:.2f} m"
        case Line():
            return f"{x + command.x:.2f} {y - command.y:.2f} l"
        case Curve(x1, y1, x2, y2, x3, y3):
            points = ((x1, y1), (x2, y2), (x3, y3))
            return " ".join(f"{x + across:.2f} {y - down:.2f}" for across, down in points) + " c"
        case Circle():
            return _circle(x + command.x, y - command.y, command.radius)
        case Close():
            return "h"


def _circle(x: float, y: float, radius: float) -> str:
    arm = radius * _QUARTER
    quarters = (
        (radius, arm, arm, radius, 0.0, radius),
        (-arm, radius, -radius, arm, -radius, 0.0),
        (-radius, -arm, -arm, -radius, 0.0, -radius),
        (arm, -radius, radius, -arm, radius, 0.0),
    )
    curves = (
        f"{x + x1:.2f} {y + y1:.2f} {x + x2:.2f} {y + y2:.2f} {x + x3:.2f} {y + y3:.2f} c"
        for x1, y1, x2, y2, x3, y3 in quarters
    )
    return f"{x + radius:.2f} {y:.2f} m {' '.join(curves)} h"
