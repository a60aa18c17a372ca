"""The keys of a list, as caps with a word each, for the foot of a page."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token

_GAP = 8
_SIDE = 12
_INSIDE = 6
Hint = tuple[str, str]  # key, what it does


class KeyHints(QWidget):
    """Paints as many hints as fit, the first ones first."""

    def __init__(
        self, hints: Sequence[Hint], palette: Palette, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hints = tuple(hints)
        self._colors = palette
        self._cap, self._word = theme.font(theme.CAPTION_STRONG), theme.font(theme.TABLE)
        self.setAccessibleName("Keys: " + ", ".join(f"{key} {what}" for key, what in hints))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all hints in a line."""
        width = sum(self._width(*hint) for hint in self._hints) + 2 * _SIDE
        return QSize(width, QFontMetrics(self._word).height() + 16)

    def minimumSizeHint(self) -> QSize:
        """Hints give way."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw caps and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = _SIDE
        for key, what in self._hints:
            if left + self._width(key, what) > self.width():
                return
            self._paint_hint(painter, left, key, what)
            left += self._width(key, what)

    def _paint_hint(self, painter: QPainter, left: int, key: str, what: str) -> None:
        metrics = QFontMetrics(self._cap)
        height = metrics.height() + 4
        box = QRectF(left, (self.height() - height) / 2, self._cap_width(key), height)
        painter.setPen(self._colors.color(Token.CONTROL_EDGE))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(self._cap)
        painter.setPen(self._colors.color(Token.TEXT_SECONDARY))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), key)
        painter.setFont(self._word)
        words = QRectF(box.right() + _INSIDE, 0, self.width(), self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), what)

    def _cap_width(self, key: str) -> int:
        metrics = QFontMetrics(self._cap)
        return max(metrics.horizontalAdvance(key) + 2 * _INSIDE, metrics.height() + 4)

    def _width(self, key: str, what: str) -> int:
        words = QFontMetrics(self._word).horizontalAdvance(what)
        return self._cap_width(key) + _INSIDE + words + 2 * _GAP
