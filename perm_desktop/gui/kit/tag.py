"""A word in a thin frame, beside what it says something of."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token

_RADIUS = 3.0
_SIDE = 6
_AIR = 4


class Tag(QLabel):
    """A short label such as "RY 2027"."""

    def __init__(self, text: str, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._colors = palette
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(theme.CAPTION_STRONG))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words and the frame."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * _SIDE
        return QSize(width, metrics.height() + _AIR)

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colors.color(Token.CONTROL_EDGE), 1))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.setPen(self._colors.color(Token.TEXT))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
