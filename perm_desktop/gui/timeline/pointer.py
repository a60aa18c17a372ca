"""Reading of wheel and touchpad for the timeline."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

_NOTCH = 120.0  # eighths of a degree, as Qt counts
_NOTCH_PIXELS = 54.0
_NOTCH_ZOOM = 1.2


class WheelMove(NamedTuple):
    """What a turn of the wheel asks for: pixels to pan and scroll, or a factor to zoom by."""

    pan: float
    scroll: float
    zoom: float


def wheel_move(event: QWheelEvent) -> WheelMove:
    """Read a wheel: plain scrolls lanes, with Shift it pans, with Ctrl it zooms.

    A touchpad that reports pixels pans and scrolls by them.
    """
    turn, fine = event.angleDelta(), event.pixelDelta()
    held = event.modifiers()
    if held & Qt.KeyboardModifier.ControlModifier:
        return WheelMove(0, 0, _NOTCH_ZOOM ** (turn.y() / _NOTCH))
    exact = not fine.isNull() and event.phase() is not Qt.ScrollPhase.NoScrollPhase
    if exact:
        x, y = float(fine.x()), float(fine.y())
    else:
        x, y = (part / _NOTCH * _NOTCH_PIXELS for part in (turn.x(), turn.y()))
    if held & Qt.KeyboardModifier.ShiftModifier and not x:
        x, y = y, 0.0
    return WheelMove(-x, -y, 1.0)
