"""Column heads as plain words over a rule, in line with the cells below them."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from perm_desktop.gui.look import marks, theme
from perm_desktop.gui.look.palettes import Palette, Token

_AIR = 8
_ARROW = 14  # room for the sign of the order, beside the words


class LineHeader(QHeaderView):
    """Heads without frames; widths can still be dragged."""

    def __init__(self, palette: Palette, margin: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._colors, self._margin = palette, margin
        self.setFont(theme.font(theme.TABLE_MEDIUM))
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """One line of words."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + _AIR)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Ground, rule and words of one head."""
        painter.fillRect(rect, self._colors.color(Token.SURFACE))
        rule = rect.adjusted(0, rect.height() - 1, 0, 0)
        painter.fillRect(rule, self._colors.color(Token.RULE))
        model, across = self.model(), Qt.Orientation.Horizontal
        text = str(model.headerData(logicalIndex, across) or "")
        side = model.headerData(logicalIndex, across, Qt.ItemDataRole.TextAlignmentRole)
        words = rect.adjusted(self._margin, 0, -self._margin, 0)
        painter.setFont(self.font())
        painter.setPen(self._colors.color(Token.TEXT_SECONDARY))
        if self.isSortIndicatorShown() and logicalIndex == self.sortIndicatorSection():
            words.setRight(words.right() - _ARROW)
            self._paint_order(painter, QRect(words.right(), rect.top(), _ARROW, rect.height()))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(side), shown)

    def _paint_order(self, painter: QPainter, area: QRect) -> None:
        """Which way the table is sorted by this column."""
        goes_up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        way = Qt.ArrowType.UpArrow if goes_up else Qt.ArrowType.DownArrow
        color = self._colors.color(Token.TEXT_SECONDARY)
        marks.chevron(painter, color, QPointF(area.center()), way)
