"""Cells of the audience: names with what is said beside them, and the field for a remark."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from perm_desktop.core.symbols import Symbol
from perm_desktop.gui.audience.model import AlertRole, DetailRole, LookRole
from perm_desktop.gui.audience.view import AudienceView
from perm_desktop.gui.kit.look_delegate import LookDelegate
from perm_desktop.gui.look import symbols, theme
from perm_desktop.gui.look.palettes import Palette, Token

Index = QModelIndex | QPersistentModelIndex
_REMARK_LENGTH = 300
_MARGIN = 6
_APART = 8
_SYMBOL, _GAP = 12, 4
_LEAST = 6  # letters of what is said beside a name; fewer say nothing


class AudienceDelegate(LookDelegate):
    """Paints and edits the cells of an ``AudienceModel``."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(palette, LookRole, parent)
        self._colors = palette
        self._strong = theme.font(theme.TABLE_STRONG)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        super().set_palette(palette)
        self._colors = palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """As the other lists; a state stands out, and a name has something said beside it."""
        if index.column() != 0:
            super().paint(painter, option, index)
            return
        cell: Any = option  # the fields of the option are missing in the stubs
        is_state = not index.parent().isValid()
        if is_state:
            cell.font = self._strong
        super().paint(painter, option, index)
        if isinstance(cell.widget, AudienceView) and _is_said_elsewhere(cell.widget, index):
            return
        taken = painter.fontMetrics().horizontalAdvance(str(index.data())) + _MARGIN + _APART
        if index.data(AlertRole):
            taken = min(taken, cell.rect.width() - _MARGIN - _SYMBOL)
        self._paint_detail(painter, option, index, cell.rect.adjusted(taken, 0, -_MARGIN, 0))

    def _paint_text(self, painter: QPainter, area: QRect, index: Index, selected: bool) -> None:
        """A name leaves room for the symbol of a vacancy."""
        room = _APART + _SYMBOL if index.data(AlertRole) else 0
        super()._paint_text(painter, area.adjusted(0, 0, -room, 0), index, selected)

    def _paint_detail(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, area: QRect
    ) -> None:
        """In a quieter ink, as much as fits; a vacancy has its symbol, whatever else fits."""
        cell: Any = option
        detail = str(index.data(DetailRole) or "")
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        token = Token.SELECTION_TEXT if selected else Token.TEXT_MUTED
        if index.data(AlertRole) and area.width() >= _SYMBOL:
            warned = (
                Token.SELECTION_TEXT if selected and self._colors.is_contrast else Token.WARNING
            )
            box = QRectF(area.left(), area.top(), _SYMBOL, area.height())
            ratio = painter.device().devicePixelRatioF()
            symbols.paint(painter, Symbol.TRIANGLE, self._colors.color(warned), box, ratio)
            left = area.left() + _SYMBOL + _GAP
            area = QRect(left, area.top(), area.right() - left, area.height())
            token = Token.SELECTION_TEXT if selected else Token.TEXT_SECONDARY
        painter.setFont(theme.font(theme.TABLE))
        metrics = painter.fontMetrics()
        is_whole = metrics.horizontalAdvance(detail) <= area.width()
        if is_whole or area.width() >= _LEAST * metrics.averageCharWidth():
            align = int(Qt.AlignmentFlag.AlignVCenter)
            self._write(painter, area, detail, align, self._colors.color(token))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the remark, no longer than the catalog keeps."""
        editor = QLineEdit(parent)
        editor.setObjectName("remarkEditor")
        editor.setAccessibleName("Remark")
        editor.setMaxLength(_REMARK_LENGTH)
        return editor

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """What was typed is written by the model's owner."""
        if isinstance(editor, QLineEdit) and editor.text() != index.data():
            model.setData(index, editor.text())


def _is_said_elsewhere(view: AudienceView, index: Index) -> bool:
    """Whether the names beside a role stand below it, or the count of a state has no room."""
    if index.data(AlertRole):
        return False
    is_state = not index.parent().isValid()
    return not view.shows_details if is_state else view.isExpanded(index)
