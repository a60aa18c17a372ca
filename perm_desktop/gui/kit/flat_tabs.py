"""Tabs as plain words over a rule, the open one underlined."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token

_HEIGHT = 30
_SIDE = 12
_UNDERLINE = 2


class FlatTabBar(QTabBar):
    """Paints the tabs; keys and accessibility stay Qt's."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = palette
        self._plain, self._strong = theme.font(theme.BODY), theme.font(theme.STRONG)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFont(self._plain)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the words when they are bold, so that nothing moves on selection."""
        metrics = QFontMetrics(self._strong)
        width = metrics.horizontalAdvance(self.tabText(index)) + 2 * _SIDE
        return QSize(width, max(_HEIGHT, metrics.height() + 2 * _UNDERLINE + 4))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Words are not elided; where they do not fit the bar scrolls."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw rule, words, the underline of the open tab and the focus ring."""
        painter = QPainter(self)
        rule = self.rect().adjusted(0, self.height() - 1, 0, 0)
        painter.fillRect(rule, self._colors.color(Token.RULE))
        for index in range(self.count()):
            self._paint_tab(painter, index, self.tabRect(index))

    def _paint_tab(self, painter: QPainter, index: int, area: QRect) -> None:
        is_open = index == self.currentIndex()
        painter.setFont(self._strong if is_open else self._plain)
        painter.setPen(self._ink(is_open))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self.tabText(index))
        if is_open:
            line = area.adjusted(0, area.height() - _UNDERLINE, 0, 0)
            painter.fillRect(line, self._colors.color(Token.ACCENT))
        if is_open and self.hasFocus():
            painter.setPen(QPen(self._colors.color(Token.FOCUS), 2))
            painter.drawRect(area.adjusted(3, 3, -3, -_UNDERLINE - 3))

    def _ink(self, is_open: bool) -> QColor:
        return self._colors.color(Token.LINK if is_open else Token.TEXT)


class FlatTabs(QTabWidget):
    """Pages under flat tabs, without a frame."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = FlatTabBar(palette)
        self.setTabBar(self._bar)
        self.setDocumentMode(True)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._bar.set_palette(palette)
