"""The pages as one row of tabs: icon, word, how many things wait there, the open one underlined."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from perm_desktop.gui.look import icons, marks, theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.pages import PageKind

_HEIGHT = 45
_SIDE = 12
_GAP = 8
_UNDERLINE = 3
_BADGE_SIDE = 6


class PageTabs(QTabBar):
    """Paints the tabs; keys and accessibility stay Qt's."""

    counted = Signal(int, int)  # place of a page, and how many things wait there

    def __init__(
        self, kinds: Sequence[PageKind], palette: Palette, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._colors = palette
        self._kinds = kinds
        self._icons: list[QIcon] = []
        self._counts = [0] * len(kinds)
        self._plain, self._strong = theme.font(theme.BODY), theme.font(theme.STRONG)
        self._small = theme.font(theme.CAPTION_STRONG)
        self.setObjectName("pages")
        self.setAccessibleName("Pages")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFont(self._plain)
        for kind in kinds:
            self.addTab(kind.title)
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self._icons = [
            icons.icon(kind.icon, palette, icons.MODE, fills_when_on=True) for kind in self._kinds
        ]
        self.update()

    def set_count(self, page: str, count: int) -> None:
        """Say how many things wait on a page; 0 says nothing."""
        for place, kind in enumerate(self._kinds):
            if kind.name == page and self._counts[place] != count:
                self._counts[place] = count
                waiting = f", {count:,} {'needs' if count == 1 else 'need'} you" if count else ""
                self.setAccessibleTabName(place, f"{kind.title}{waiting}")
                self.setTabText(place, kind.title)  # lays the tabs out anew
                self.counted.emit(place, count)

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the words when they are bold, so that nothing moves on selection."""
        words = QFontMetrics(self._strong).horizontalAdvance(self.tabText(index))
        width = icons.MODE + _GAP + words + 2 * _SIDE
        if self._counts[index]:
            width += _GAP + self._badge_width(index)
        return QSize(width, max(_HEIGHT, QFontMetrics(self._strong).height() + 4 * _UNDERLINE))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Words are not elided; where they do not fit the bar folds into a list."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each page's icon, word, count and underline, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index, self.tabRect(index))

    def _badge_width(self, index: int) -> int:
        metrics = QFontMetrics(self._small)
        return metrics.horizontalAdvance(f"{self._counts[index]:,}") + 2 * _BADGE_SIDE

    def _paint_tab(self, painter: QPainter, index: int, area: QRect) -> None:
        is_open = index == self.currentIndex()
        if not is_open and area.contains(self.mapFromGlobal(self.cursor().pos())):
            painter.fillRect(area, self._colors.color(Token.HOVER))
        left = area.left() + _SIDE
        middle = area.center().y()
        state = QIcon.State.On if is_open else QIcon.State.Off
        spot = QRect(QPoint(left, middle - icons.MODE // 2), QSize(icons.MODE, icons.MODE))
        self._icons[index].paint(painter, spot, state=state)
        left += icons.MODE + _GAP
        painter.setFont(self._strong if is_open else self._plain)
        painter.setPen(self._colors.color(Token.LINK if is_open else Token.TEXT))
        words = QFontMetrics(self._strong).horizontalAdvance(self.tabText(index))
        place = QRect(left, area.top(), words, area.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self.tabText(index))
        if self._counts[index]:
            self._paint_badge(painter, index, QPoint(left + words + _GAP, middle))
        if is_open:
            line = area.adjusted(0, area.height() - _UNDERLINE, 0, 0)
            painter.fillRect(line, self._colors.color(Token.ACCENT))
        if is_open and self.hasFocus():
            inside = QRectF(area).adjusted(2, 4, -2, -_UNDERLINE - 4)
            marks.ring(painter, inside, self._colors.color(Token.FOCUS))

    def _paint_badge(self, painter: QPainter, index: int, at: QPoint) -> None:
        height = QFontMetrics(self._small).height() + 2
        pill = QRect(at.x(), at.y() - height // 2, self._badge_width(index), height)
        tint, edge = self._colors.color(Token.TINT_OVERDUE), None
        if self._colors.is_contrast:  # no tints there
            edge = self._colors.color(Token.CONTROL_EDGE)
        marks.panel(painter, QRectF(pill), tint, edge, height / 2)
        painter.setFont(self._small)
        painter.setPen(self._colors.color(Token.OVERDUE))
        count = f"{self._counts[index]:,}"
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), count)
