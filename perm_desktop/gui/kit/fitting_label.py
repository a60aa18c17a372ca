"""A line of text that says as much as fits."""

from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from perm_desktop.core.symbols import Symbol
from perm_desktop.gui.look import symbols, theme
from perm_desktop.gui.look.theme import TypeRole

_SYMBOL = 12
_GAP = 6


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows a text as it is, also one that looks like markup."""
    return f"<qt>{escape(text)}</qt>" if "<" in text or "&" in text else text


class FittingLabel(QLabel):
    """Shows the first of its texts that fits, the last one elided; perhaps a symbol before it.

    ``text()`` and the accessible name are always the first, full text; it is the tooltip
    whenever another one is shown.
    """

    def __init__(self, role: TypeRole, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ("",)
        self._symbol: tuple[Symbol, QColor] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_texts(self, *texts: str) -> None:
        """Take texts that say the same, longest first."""
        self._texts = texts
        self.setText(texts[0])
        self._explain()

    def set_ink(self, color: QColor) -> None:
        """Take the color of the words."""
        colors = self.palette()
        colors.setColor(QPalette.ColorRole.WindowText, color)
        self.setPalette(colors)

    def set_symbol(self, symbol: Symbol | None, color: QColor) -> None:
        """Put a symbol before the words, or take it away."""
        self._symbol = (symbol, color) if symbol is not None else None
        self.updateGeometry()
        self.update()

    @property
    def shown_text(self) -> str:
        """The words that are on the screen now."""
        room = self.contentsRect().width() - self._indent()
        metrics = self.fontMetrics()
        for text in self._texts:
            if metrics.horizontalAdvance(text) <= room:
                return text
        return metrics.elidedText(self._texts[-1], Qt.TextElideMode.ElideRight, room)

    def sizeHint(self) -> QSize:
        """Room for the full text."""
        width = self.fontMetrics().horizontalAdvance(self._texts[0]) + self._indent() + 1
        return QSize(width, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Room for a word; the rest is elided."""
        return QSize(
            self._indent() + self.fontMetrics().averageCharWidth() * 6, self.sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in a tooltip what no longer fits."""
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the symbol, then what fits of the words."""
        painter = QPainter(self)
        area, text = self.contentsRect(), self.shown_text
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            width = self.fontMetrics().horizontalAdvance(text) + self._indent()
            area.setLeft(max(area.left(), area.right() + 1 - width))
        if self._symbol is not None:
            symbol, color = self._symbol
            box = QRectF(area.left(), area.top(), _SYMBOL, area.height())
            symbols.paint(painter, symbol, color, box, self.devicePixelRatioF())
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = area.adjusted(self._indent(), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _indent(self) -> int:
        return _SYMBOL + _GAP if self._symbol is not None else 0

    def _explain(self) -> None:
        full = self._texts[0]
        self.setToolTip("" if self.shown_text == full else plain_tooltip(full))
