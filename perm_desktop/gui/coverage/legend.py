"""What the symbols of the grid mean, and how many cells have each."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from perm_desktop.core.obligations.status import Status
from perm_desktop.core.symbols import Look, obligation_look
from perm_desktop.gui.look import symbols, theme
from perm_desktop.gui.look.palettes import Palette, Token

_SIDE, _SYMBOL, _GAP, _BETWEEN = 12, 14, 6, 16
_FIRST = (Status.SATISFIED, Status.PARTLY, Status.SCHEDULED, Status.NOT_YET_DUE)


class CoverageLegend(QWidget):
    """Symbols with word and count, as many as fit; only statuses that are there."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors, self._font = palette, theme.font(theme.TABLE)
        self._entries: list[tuple[Look, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._colors, self._font = palette, theme.font(theme.TABLE)
        self.update()

    def tell(self, counts: Mapping[Status, int]) -> None:
        """Show the statuses that are there."""
        order = (*_FIRST, *(status for status in Status if status not in _FIRST))
        looks = ((obligation_look(each.value), counts.get(each, 0)) for each in order)
        self._entries = [(look, f"{look.word} {count:,}") for look, count in looks if count]
        words = ", ".join(text for _, text in self._entries)
        self.setAccessibleName(f"Legend: {words}")
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(320, QFontMetrics(self._font).height() + 12)

    def minimumSizeHint(self) -> QSize:
        """Entries give way."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter, metrics = QPainter(self), QFontMetrics(self._font)
        painter.setFont(self._font)
        painter.setPen(self._colors.color(Token.TEXT_SECONDARY))
        left, base = _SIDE, (self.height() + metrics.ascent() - metrics.descent()) // 2
        for look, text in self._entries:
            width = _SYMBOL + _GAP + metrics.horizontalAdvance(text)
            if left + width > self.width():
                break
            area = QRectF(left, 0, _SYMBOL, self.height())
            ratio = self.devicePixelRatioF()
            symbols.paint(painter, look.symbol, self._colors.color(look.token), area, ratio)
            painter.drawText(left + _SYMBOL + _GAP, base, text)
            left += width + _BETWEEN
        painter.end()
