"""Paints the cells of our lists: text, or a status as symbol and word; hairlines below."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from perm_desktop.core.symbols import Look
from perm_desktop.gui.look import marks, symbols
from perm_desktop.gui.look.palettes import Palette, Token

_SYMBOL = 12
_GAP = 6
_MARGIN = 4  # as the heads of columns have it
_AIR = 10  # added to the font's height for a row

Index = QModelIndex | QPersistentModelIndex


class LookDelegate(QStyledItemDelegate):
    """Draws the ``Look`` that the model gives under ``role``, and the text of other cells.

    It asks the model for three roles a cell where the stock delegate asks for eight, which is most
    of the cost of painting a list from Python.
    """

    inset = _MARGIN  # of the words from the left; more where a selection has an edge

    def __init__(self, palette: Palette, role: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._role = role

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._palette = palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, content and the hairline below."""
        cell: Any = option  # the fields of the option are missing in the stubs
        style = cell.widget.style() if cell.widget else QApplication.style()
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        style.drawPrimitive(panel, option, painter, cell.widget)
        painter.setPen(self._palette.color(Token.RULE))
        painter.drawLine(cell.rect.bottomLeft(), cell.rect.bottomRight())
        painter.setFont(cell.font)
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        content = cell.rect.adjusted(self.inset, 0, -_MARGIN, 0)
        look = index.data(self._role)
        if isinstance(look, Look):
            self._paint_look(painter, content, look, selected)
        else:
            self._paint_text(painter, content, index, selected)
        if cell.state & QStyle.StateFlag.State_HasFocus:
            filled = selected and self._palette.is_contrast
            ring = self._palette.color(Token.SELECTION_TEXT if filled else Token.FOCUS)
            marks.ring(painter, QRectF(cell.rect).adjusted(0, 0, 0, -1), ring)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for symbol and word; one height for all rows."""
        cell: Any = option
        metrics = cell.fontMetrics
        width = metrics.horizontalAdvance(str(index.data() or "")) + 2 * _MARGIN
        if isinstance(index.data(self._role), Look):
            width += _SYMBOL + _GAP + 2  # rounding of fractional text widths
        return QSize(width, metrics.height() + _AIR)

    def _paint_text(self, painter: QPainter, area: QRect, index: Index, selected: bool) -> None:
        align = index.data(Qt.ItemDataRole.TextAlignmentRole) or (
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        token = Token.SELECTION_TEXT if selected else Token.TEXT
        self._write(painter, area, str(index.data() or ""), int(align), self._palette.color(token))

    def _paint_look(self, painter: QPainter, area: QRect, look: Look, selected: bool) -> None:
        ratio = painter.device().devicePixelRatioF()
        box = QRectF(area.left(), area.top(), _SYMBOL, area.height())
        symbols.paint(painter, look.symbol, self._color(look.token, selected), box, ratio)
        words = area.adjusted(_SYMBOL + _GAP, 0, 0, 0)
        align = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._write(painter, words, look.word, align, self._color(look.word_token, selected))

    def _write(self, painter: QPainter, area: QRect, text: str, align: int, color: QColor) -> None:
        if not text:
            return
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) > area.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(color)
        painter.drawText(area, align | Qt.TextFlag.TextSingleLine, text)

    def _color(self, token: str, selected: bool) -> QColor:
        """On a filled selection of high contrast everything takes the selected text's color."""
        if selected and self._palette.is_contrast:
            return self._palette.color(Token.SELECTION_TEXT)
        return self._palette.color(token)
