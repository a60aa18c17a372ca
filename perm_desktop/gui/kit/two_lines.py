"""Paints list items of two lines: a name, and below it what more there is to say."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from perm_desktop.gui.look import marks, theme

Index = QModelIndex | QPersistentModelIndex
_SIDE = 12
_AIR = 7
_EDGE = 3


class TwoLines(QStyledItemDelegate):
    """The text's first line is strong; the colors are those of the application's palette."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strong, self._plain = theme.font(theme.STRONG), theme.font(theme.BODY)
        self._line = QFontMetrics(self._plain).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines with air around them."""
        return QSize(0, 2 * self._line + 2 * _AIR + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, both lines, a hairline, and the focus."""
        cell: Any = option
        area, colors = cell.rect, cell.palette
        roles = QPalette.ColorRole
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        ink = colors.color(roles.HighlightedText if selected else roles.Text)
        painter.save()
        if selected:
            painter.fillRect(area, colors.color(roles.Highlight))
            edge = area.adjusted(0, 0, _EDGE - area.width(), 0)
            painter.fillRect(edge, colors.color(roles.Accent))
        painter.fillRect(area.adjusted(0, area.height() - 1, 0, 0), colors.color(roles.Mid))
        first, _, second = str(index.data() or "").partition("\n")
        painter.setPen(ink)
        top = area.top() + _AIR
        for text, font in ((first, self._strong), (second, self._plain)):
            painter.setFont(font)
            room = area.adjusted(_SIDE, top - area.top(), -_SIDE, 0)
            room.setHeight(self._line)
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
            top += self._line + 1
        if cell.state & QStyle.StateFlag.State_HasFocus:
            ring = ink if selected else colors.color(roles.Accent)
            marks.ring(painter, QRectF(area).adjusted(0, 0, 0, -1), ring)
        painter.restore()
