"""Cells of a roll call: large enough to be read across a table."""

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from perm_desktop.core.rollcall import RollLine
from perm_desktop.core.symbols import Look
from perm_desktop.gui.kit.line_delegate import MARGIN, LineDelegate
from perm_desktop.gui.kit.line_model import Index, LookRole
from perm_desktop.gui.look import marks, symbols
from perm_desktop.gui.look.palettes import Token
from perm_desktop.gui.rollcall.model import MARK, NAME, RollModel

REMARK_LENGTH = 300
_SHARE = 0.72  # of the height of a line of words, that a symbol has


class RollDelegate(LineDelegate):
    """Names by their depth with a sign of what can be opened; symbols as large as the words."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the remark, no longer than the catalog keeps."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setObjectName("rollRemark")
            editor.setMaxLength(REMARK_LENGTH)
        return editor

    def _paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, *, selected: bool
    ) -> None:
        cell: Any = option  # the fields of the option are missing in the stubs
        font = painter.font()
        is_strong = index.column() in (NAME, MARK)
        font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
        painter.setFont(font)
        area, model = QRect(cell.rect).adjusted(MARGIN, 0, -MARGIN, 0), index.model()
        size = symbol_size(painter)
        look = index.data(LookRole)
        if isinstance(look, Look):
            box = QRectF(area.left(), area.top(), size, area.height())
            ratio = painter.device().devicePixelRatioF()
            ink = self._ink(look.token, selected=selected)
            symbols.paint(painter, look.symbol, ink, box, ratio)
            words = area.adjusted(size + MARGIN, 0, 0, 0)
            self._write(painter, words, index, self._ink(look.word_token, selected=selected))
            return
        token = Token.TEXT_SECONDARY if index.column() != NAME else Token.TEXT
        ink = self._colors.color(Token.SELECTION_TEXT if selected else token)
        if index.column() == NAME and isinstance(model, RollModel):
            area = self._paint_sign(painter, area, model.line(index.row()), size, selected=selected)
        self._write(painter, area, index, ink)

    def _paint_sign(
        self, painter: QPainter, area: QRect, line: RollLine, size: int, *, selected: bool
    ) -> QRect:
        """Paint whether a line is open; returns what is left for the words."""
        left = area.left() + line.depth * size
        if line.is_open is not None:
            way = Qt.ArrowType.DownArrow if line.is_open else Qt.ArrowType.RightArrow
            ink = self._colors.color(Token.SELECTION_TEXT if selected else Token.TEXT_SECONDARY)
            marks.chevron(painter, ink, QPointF(left + size / 2, area.center().y()), way)
        if line.depth:
            font = painter.font()
            font.setWeight(QFont.Weight.Normal)
            painter.setFont(font)
        return QRect(left + size + 4, area.top(), area.right() - left - size - 3, area.height())


def symbol_size(painter: QPainter) -> int:
    """Pixels of a symbol beside words of the painter's font."""
    return round(painter.fontMetrics().height() * _SHARE)
