"""The button that looks like a search field, for what it opens is one."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFocusRect,
    QWidget,
)

from perm_desktop.gui.look import icons, marks, theme
from perm_desktop.gui.look.palettes import Palette, Token

_SIDE = 8
_GAP = 8
_CAP_SIDE = 5
_WORDS = "Find anything"


class FindButton(QPushButton):
    """Icon, word and key; where there is little room the word goes first, then the key."""

    def __init__(self, key: str, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = palette
        self._key = key
        self._parts = 2
        self._small = theme.font(theme.CAPTION_STRONG)
        self.setObjectName("findAnything")
        self.setAccessibleName(_WORDS)
        self.setToolTip(f"Find commands, meetings and states ({key})")

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.update()

    def fold(self, parts: int) -> None:
        """Show word and key for 2, the key for 1, neither for 0, beside the icon."""
        self._parts = parts
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for what is shown."""
        width = 2 * _SIDE + icons.DOCK
        if self._parts > 1:
            width += _GAP + self.fontMetrics().horizontalAdvance(_WORDS) + _GAP
        if self._parts:
            width += _GAP + self._cap_width()
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Nothing of it is cut; the bar folds."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the panel of a button, and the parts in it."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        panel = QStyle.PrimitiveElement.PE_PanelButtonCommand
        self.style().drawPrimitive(panel, option, painter, self)
        self._paint_parts(painter)
        if self.hasFocus():
            focus = QStyleOptionFocusRect()
            focus.initFrom(self)
            ring = QStyle.PrimitiveElement.PE_FrameFocusRect
            self.style().drawPrimitive(ring, focus, painter, self)

    def _paint_parts(self, painter: QPainter) -> None:
        quiet = self._colors.color(Token.TEXT_SECONDARY)
        ratio = painter.device().devicePixelRatioF()
        top = (self.height() - icons.DOCK) // 2
        painter.drawPixmap(_SIDE, top, icons.pixmap("search", quiet, icons.DOCK, ratio))
        if self._parts > 1:
            left = _SIDE + icons.DOCK + _GAP
            painter.setPen(quiet)
            words = QRect(left, 0, self.width() - left, self.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), _WORDS)
        if self._parts:
            self._paint_cap(painter)

    def _paint_cap(self, painter: QPainter) -> None:
        width, height = self._cap_width(), QFontMetrics(self._small).height() + 2
        cap = QRectF(self.width() - _SIDE - width, (self.height() - height) // 2, width, height)
        marks.panel(painter, cap, None, self._colors.color(Token.CONTROL_EDGE), 3)
        painter.setFont(self._small)
        painter.setPen(self._colors.color(Token.TEXT))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._key)

    def _cap_width(self) -> int:
        return QFontMetrics(self._small).horizontalAdvance(self._key) + 2 * _CAP_SIDE
