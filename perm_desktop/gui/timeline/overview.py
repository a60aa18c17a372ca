"""Paints the whole cycle as one thin strip, with the window over it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from perm_desktop.core.timeline.axis import Axis, Unit, unit_starts
from perm_desktop.core.timeline.overview import Bar, bars
from perm_desktop.core.timeline.phases import Band
from perm_desktop.core.vocabulary import Phase
from perm_desktop.gui.look.palettes import Token
from perm_desktop.gui.timeline.style import TimelineStyle, draw_ring

_BAR_WIDTH = 5.0
_BAR_HEIGHT = 9.0
_PAD = 10.0
_YEAR_LEFT = 4.0  # from the start of a year to its number
_AROUND = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)


def overview_height(style: TimelineStyle) -> float:
    """Height of the strip: a line for years and one for bars."""
    return style.line + _BAR_HEIGHT - 2


def paint_overview(
    painter: QPainter,
    style: TimelineStyle,
    axis: Axis,
    starts: Sequence[int],
    grounds: Sequence[Band],
    now: int,
) -> None:
    """Paint the strip on its own axis, from the painter's origin; without the window."""
    height = overview_height(style)
    painter.fillRect(QRectF(0, 0, axis.width, height), style.color(Token.SUNKEN))
    for band in sorted(grounds, key=lambda band: band.phase is not Phase.INTRA):
        left, right = axis.x(band.start), axis.x(band.end)
        token = Token.HEADER if band.phase is Phase.INTRA else Token.TINT_SCHEDULED
        painter.fillRect(QRectF(left, 2, right - left, height - 4), style.color(token))
    painter.setPen(Qt.PenStyle.NoPen)
    found = bars(starts, axis, now)
    for past, token in ((True, Token.STRIP_HELD), (False, Token.STRIP_FUTURE)):
        painter.setBrush(style.color(token))
        painter.drawRects([_bar(style, bar, height) for bar in found if bar.past is past])
    for x, _ in _years(style, axis):
        tick = QRectF(style.snapped(x), 2, 1, height - 4)
        painter.fillRect(tick, style.color(Token.CONTROL_EDGE))
    line = QRectF(style.snapped(axis.x(now) - 1), 1, style.whole(1.6), height - 2)
    painter.fillRect(line, style.color(Token.TODAY))


def _bar(style: TimelineStyle, bar: Bar, height: float) -> QRectF:
    tall = style.snapped(max(bar.share * _BAR_HEIGHT, 1.5))
    return QRectF(bar.x, height - 3 - tall, _BAR_WIDTH, tall)


def paint_years(painter: QPainter, style: TimelineStyle, axis: Axis) -> None:
    """Write the years over the strip and the window, each on a halo of its ground."""
    for x, text in _years(style, axis):
        painter.setPen(style.color(Token.SUNKEN))
        for right, down in _AROUND:
            style.caption.draw(painter, x + _YEAR_LEFT + right, style.line / 2 + down, text)
        painter.setPen(style.color(Token.TEXT_SECONDARY))
        style.caption.draw(painter, x + _YEAR_LEFT, style.line / 2, text)


def _years(style: TimelineStyle, axis: Axis) -> list[tuple[float, str]]:
    """Return the years that have room, with the pixel at which they begin."""
    starts = ((axis.x(minute), str(day.year)) for minute, day in unit_starts(axis, Unit.YEAR))
    return [(x, text) for x, text in starts if 0 <= x <= axis.width - style.caption.width(text) - 6]


def window_frame(overview: Axis, axis: Axis, height: float) -> QRectF:
    """Return the frame of the window over the strip."""
    left = max(overview.x(axis.first), 0) + 1
    right = min(overview.x(axis.last), overview.width) - 1
    return QRectF(left, 1, max(right - left, 6), height - 2)


def paint_window(painter: QPainter, style: TimelineStyle, frame: QRectF) -> None:
    """Paint the frame of the window."""
    draw_ring(painter, frame, style.color(Token.ACCENT), style.whole(2))


def paint_overview_head(painter: QPainter, style: TimelineStyle, width: float, text: str) -> None:
    """Paint the name of the strip into the column of names."""
    height = overview_height(style)
    painter.fillRect(QRectF(0, 0, width, height), style.color(Token.SUNKEN))
    painter.setPen(style.color(Token.TEXT_MUTED))
    style.lane.draw(painter, _PAD, height / 2, text)
