"""Buttons side by side that share their edges, of which one is on."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton

from perm_desktop.gui.look import marks
from perm_desktop.gui.look.palettes import LIGHT, Palette, Token


class Segment(QToolButton):
    """One of several buttons that share their edges; the outer ends alone are round."""

    def __init__(self, number: int, count: int) -> None:
        super().__init__()
        self._is_first, self._is_last = number == 0, number == count - 1
        self._palette = LIGHT

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._palette = palette
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a panel whose inner ends lie beyond the button, and the edge it shares."""
        painter, colors = QPainter(self), self._palette
        area = QRectF(self.rect())
        beyond = 2 * marks.RADIUS
        panel = area.adjusted(
            0 if self._is_first else -beyond, 0, 0 if self._is_last else beyond, 0
        )
        pressed = self.isChecked() or self.isDown()
        over = Token.HOVER if self.underMouse() and self.isEnabled() else Token.SURFACE
        edge = colors.color(Token.CONTROL_EDGE if self.isEnabled() else Token.RULE)
        painter.setClipRect(area)
        marks.panel(painter, panel, colors.color(Token.SELECTION if pressed else over), edge)
        if not self._is_first:
            painter.fillRect(QRectF(0, 0, 1, area.height()), edge)
        painter.setFont(self.font())
        painter.setPen(colors.color(Token.SELECTION_TEXT if pressed else Token.TEXT))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            marks.ring(painter, area, colors.color(Token.FOCUS))
        painter.end()
