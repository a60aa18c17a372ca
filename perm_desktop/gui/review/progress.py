"""What was settled over time, as a line that rises to what is owed; a second cycle is dashed."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.review.comparing import day_of_cycle
from perm_desktop.core.review.figures import Review
from perm_desktop.gui.look import marks, theme
from perm_desktop.gui.look.palettes import Palette, Token

_HEIGHT = 132
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 12, 8, 20
_DOT = 3.0
_PIECE = 26  # of a line, before its words
_MOST_WIDE = 760


class Curve(NamedTuple):
    """A cycle's progress: days of the cycle and how much was settled by then."""

    name: str
    points: tuple[tuple[int, int], ...]
    owed: int
    first: date


def curve(review: Review) -> Curve:
    """Return the curve of a review."""
    points = tuple(
        (day_of_cycle(review.cycle, each.day), len(each.pairs)) for each in review.progress
    )
    return Curve(f"RY {review.year}", points, len(review.owed_once), review.cycle.span.starts)


class ProgressChart(QWidget):
    """Read by a screen reader as one sentence; the table below has the same numbers."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = palette
        self._curves: list[Curve] = []
        self.setObjectName("reviewProgress")
        self.setFont(theme.font(theme.CAPTION))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_MOST_WIDE)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.update()

    def show_curves(self, curves: Sequence[Curve]) -> None:
        """Show one cycle, or two; the first is the one that is reviewed."""
        self._curves = [each for each in curves if each.points and each.owed]
        told = "; ".join(map(_told, self._curves))
        self.setAccessibleName(f"Settled over time: {told}" if told else "Settled over time")
        self.setToolTip(told)
        self.setVisible(bool(self._curves))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(480, _HEIGHT + max(len(self._curves), 1) * self._line())

    def minimumSizeHint(self) -> QSize:
        """It can be narrow."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the months, the lines, what they say, and the focus."""
        if not self._curves:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        above = _TOP + len(self._curves) * self._line() + 8
        area = QRectF(self.rect()).adjusted(_LEFT, above, -_RIGHT, -_BOTTOM - 2)
        most_days = max(each.points[-1][0] for each in self._curves)
        most = max(each.owed for each in self._curves)
        self._paint_words(painter)
        self._paint_grid(painter, area, most_days, most)
        for number, each in reversed(list(enumerate(self._curves))):
            self._paint_curve(painter, area, each, most_days, most, is_second=number > 0)
        if self.hasFocus():
            marks.ring(painter, QRectF(self.rect()), self._colors.color(Token.FOCUS))

    def _line(self) -> int:
        return self.fontMetrics().height() + 2

    def _paint_words(self, painter: QPainter) -> None:
        """What each line is, behind a piece of it."""
        metrics = painter.fontMetrics()
        for number, each in enumerate(self._curves):
            top = _TOP - 4 + number * self._line()
            middle = top + metrics.height() / 2
            piece = [QPointF(4, middle), QPointF(4 + _PIECE, middle)]
            self._paint_line(painter, piece, piece[1:], is_second=number > 0)
            painter.setPen(self._colors.color(Token.TEXT_SECONDARY))
            left = _PIECE + 14
            room = metrics.elidedText(
                _told(each), Qt.TextElideMode.ElideRight, self.width() - left - 4
            )
            painter.drawText(QPointF(left, top + metrics.ascent()), room)

    def _paint_grid(self, painter: QPainter, area: QRectF, days: int, most: int) -> None:
        metrics = painter.fontMetrics()
        for value in (0, most // 2, most):
            y = area.bottom() - area.height() * value / most
            painter.setPen(self._colors.color(Token.RULE))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self._colors.color(Token.TEXT_SECONDARY))
            label = QRectF(0, y - metrics.height() / 2, _LEFT - 6, metrics.height())
            painter.drawText(label, Qt.AlignmentFlag.AlignRight, f"{value:,}")
        free = -1.0
        for day, _ in self._curves[0].points:
            x = area.left() + area.width() * day / days
            text = (
                f"Month {round(day / 30.4)}"
                if len(self._curves) > 1
                else _month(self._curves[0].first, day)
            )
            width = metrics.horizontalAdvance(text)
            if x - width / 2 > free and x + width / 2 <= self.width():
                painter.drawText(QPointF(x - width / 2, area.bottom() + metrics.height() + 2), text)
                free = x + width / 2 + 8

    def _paint_curve(
        self,
        painter: QPainter,
        area: QRectF,
        drawn: Curve,
        days: int,
        most: int,
        *,
        is_second: bool,
    ) -> None:
        dots = [
            QPointF(
                area.left() + area.width() * day / days,
                area.bottom() - area.height() * count / most,
            )
            for day, count in drawn.points
        ]
        self._paint_line(painter, [area.bottomLeft(), *dots], dots, is_second=is_second)

    def _paint_line(
        self,
        painter: QPainter,
        points: Sequence[QPointF],
        dots: Sequence[QPointF],
        *,
        is_second: bool,
    ) -> None:
        """A full line with full dots, or a dashed one with open dots."""
        ink = self._colors.color(Token.TEXT_SECONDARY if is_second else Token.SATISFIED)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        style = Qt.PenStyle.DashLine if is_second else Qt.PenStyle.SolidLine
        painter.setPen(QPen(ink, 2, style))
        painter.drawPolyline(list(points))
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(self._colors.color(Token.SURFACE) if is_second else ink)
        for point in dots:
            painter.drawEllipse(point, _DOT, _DOT)


def _told(each: Curve) -> str:
    last = each.points[-1][1]
    return (
        f"{each.name}: {last:,} of {counted(each.owed, 'obligation')} owed once settled by day"
        f" {each.points[-1][0]:,} of the cycle"
    )


def _month(first: date, day: int) -> str:
    moment = date.fromordinal(first.toordinal() + day - 1)
    return f"{clock.day(moment)[:3]} {moment.year}"
