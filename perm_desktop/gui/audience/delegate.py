"""Cells of the audience: states in bold with their count beside, and the field for a remark."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from perm_desktop.gui.audience.model import DetailRole, LookRole
from perm_desktop.gui.audience.view import AudienceView
from perm_desktop.gui.kit.look_delegate import LookDelegate
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token

Index = QModelIndex | QPersistentModelIndex
_REMARK_LENGTH = 300
_MARGIN = 6
_APART = 8


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
        """As the other lists; a state stands out and says its count in a quieter ink."""
        if index.parent().isValid() or index.column() != 0:
            super().paint(painter, option, index)
            return
        cell: Any = option  # the fields of the option are missing in the stubs
        cell.font = self._strong
        super().paint(painter, option, index)
        if isinstance(cell.widget, AudienceView) and not cell.widget.shows_details:
            return
        metrics = painter.fontMetrics()
        taken = metrics.horizontalAdvance(str(index.data())) + _MARGIN + _APART
        area = cell.rect.adjusted(taken, 0, -_MARGIN, 0)
        detail = str(index.data(DetailRole) or "")
        painter.setFont(theme.font(theme.TABLE))
        if not detail or painter.fontMetrics().horizontalAdvance(detail) > area.width():
            return
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        token = Token.SELECTION_TEXT if selected else Token.TEXT_MUTED
        painter.setPen(self._colors.color(token))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), detail)

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
