"""The corner between the heads of the grid."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from perm_desktop.gui.coverage.head import AIR
from perm_desktop.gui.coverage.measures import Measures
from perm_desktop.gui.look.palettes import Palette, Token

_INDENT = 12


class Corner(QWidget):
    """Names the column of states."""

    def __init__(self, palette: Palette, measures: Measures, parent: QWidget) -> None:
        super().__init__(parent)
        self._colors, self._measures = palette, measures

    def set_palette(self, palette: Palette, measures: Measures) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._colors, self._measures = palette, measures
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, word and edges."""
        painter, area = QPainter(self), self.rect()
        painter.fillRect(area, self._colors.color(Token.SURFACE))
        painter.setFont(self._measures.small)
        painter.setPen(self._colors.color(Token.TEXT_MUTED))
        align = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(area.adjusted(_INDENT, 0, 0, -AIR), align, "State")
        edge = self._colors.color(Token.CONTROL_EDGE)
        painter.fillRect(area.adjusted(0, area.height() - 1, 0, 0), edge)
        painter.fillRect(QRect(area.right(), 0, 1, area.height()), edge)
        painter.end()
