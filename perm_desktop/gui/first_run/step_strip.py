"""Where one is in a few steps: numbers in discs, the words beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from perm_desktop.gui.look import theme

_GAP = 8
_APART = 24


class StepStrip(QWidget):
    """Painted from the roles of the application's palette; says the step to a screen reader."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._current = 0
        self._plain, self._strong = theme.font(theme.BODY), theme.font(theme.STRONG)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_current(0)

    def set_current(self, step: int) -> None:
        """Mark a step."""
        self._current = step
        self.setAccessibleName(f"Step {step + 1} of {len(self._steps)}: {self._steps[step]}")
        self.update()

    def sizeHint(self) -> QSize:
        """All steps in a row."""
        return QSize(sum(map(self._width, self._steps)), self._disc() + 4)

    def minimumSizeHint(self) -> QSize:
        """The numbers alone."""
        return QSize(len(self._steps) * (self._disc() + _GAP), self._disc() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the steps; where there is no room, only the current one has its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_room = self.sizeHint().width() <= self.width()
        left = 0
        for place, words in enumerate(self._steps):
            left = self._paint_step(painter, left, place, words if has_room else "")

    def _paint_step(self, painter: QPainter, left: int, place: int, words: str) -> int:
        roles, size = QPalette.ColorRole, self._disc()
        disc = QRectF(left + 1, 2, size - 1, size - 1)
        is_now, is_done = place == self._current, place < self._current
        colors = self.palette()
        painter.setFont(self._strong)
        painter.setPen(QPen(colors.color(roles.Accent if is_now or is_done else roles.Dark), 1.5))
        painter.setBrush(colors.color(roles.Accent) if is_now else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        painter.setPen(colors.color(roles.BrightText if is_now else roles.WindowText))
        number = "✓" if is_done else str(place + 1)
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), number)
        if not words:
            return left + size + _GAP
        painter.setFont(self._strong if is_now else self._plain)
        painter.setPen(colors.color(roles.WindowText))
        area = QRectF(disc.right() + _GAP, 0, self._width(words), self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)
        return left + self._width(words)

    def _disc(self) -> int:
        return QFontMetrics(self._strong).height() + 8

    def _width(self, words: str) -> int:
        return self._disc() + _GAP + QFontMetrics(self._strong).horizontalAdvance(words) + _APART
