"""What the symbols of the timeline mean, in one line or in a menu."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAction, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from perm_desktop.core.symbols import (
    CANCELLED,
    DRAFT,
    ENTERED_AFTERWARDS,
    HELD,
    MILESTONE,
    NOT_RECORDED,
    OVERDUE,
    SCHEDULED,
    Look,
)
from perm_desktop.gui.look import symbols, theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.timeline.style import TextFont

LEGEND: tuple[Look, ...] = (HELD, SCHEDULED, DRAFT, OVERDUE, NOT_RECORDED, CANCELLED)
_SELDOM: tuple[Look, ...] = (ENTERED_AFTERWARDS, MILESTONE)  # named in the menu
_SYMBOL = 12.0
_GAP = 5.0
_BETWEEN = 12.0
_HEIGHT = 24


class Legend(QWidget):
    """Symbols with their words in one line."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._font = TextFont(theme.CAPTION)
        words = ", ".join(look.word.lower() for look in LEGEND)
        self.setAccessibleName(self.tr("Legend: {}").format(words))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._palette = palette
        self._font = TextFont(theme.CAPTION)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every word."""
        words = sum(self._font.width(look.word.lower()) for look in LEGEND)
        width = words + len(LEGEND) * (_SYMBOL + _GAP + _BETWEEN)
        return QSize(int(width) + 1, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setPen(self._palette.color(Token.TEXT_SECONDARY))
        x, middle = 0.0, self.height() / 2
        for look in LEGEND:
            area = QRectF(x, middle - _SYMBOL / 2, _SYMBOL, _SYMBOL)
            color, word = self._palette.color(look.token), look.word.lower()
            symbols.paint(painter, look.symbol, color, area, self.devicePixelRatioF())
            self._font.draw(painter, x + _SYMBOL + _GAP, middle, word)
            x += _SYMBOL + _GAP + self._font.width(word) + _BETWEEN
        painter.end()


def fill_menu(menu: QMenu, palette: Palette, ratio: float) -> None:
    """Put a line for each symbol into a menu."""
    menu.clear()
    for look in (*LEGEND, *_SELDOM):
        picture = symbols.pixmap(look.symbol, palette.color(look.token), 16, ratio)
        menu.addAction(QAction(QIcon(picture), look.word, menu))
