"""Cells of the agenda: hairlines, a visible focus, and the fields that edit them."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perm_desktop.core.texts import TITLE_LIMIT
from perm_desktop.gui.agenda_model import Column
from perm_desktop.gui.palettes import Palette, Token

Index = QModelIndex | QPersistentModelIndex
_LONGEST = 24 * 60  # minutes, as in services.agendas
_EDGE = 3
_APART = 6  # between the clock, at the right of its column, and the item
_NAMES = {
    Column.ITEM: ("agendaItemEditor", "Item"),
    Column.BY: ("agendaPresenterEditor", "By: who presents the item"),
    Column.MINUTES: ("agendaMinutesEditor", "Minutes"),
}


class AgendaDelegate(QStyledItemDelegate):
    """Paints and edits the cells of an ``AgendaModel``."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colors = palette

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A spin box for minutes, a line for texts, no longer than the catalog keeps."""
        column = Column(index.column())
        editor = _spin_box(parent) if column is Column.MINUTES else _line_edit(parent)
        name, words = _NAMES[column]
        editor.setObjectName(name)
        editor.setAccessibleName(words)
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """A column narrower than the field lets it grow to the left."""
        area = QRect(option.rect)
        area.setLeft(min(area.left(), area.right() - editor.minimumSizeHint().width()))
        editor.setGeometry(area)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """As the style does, over a hairline; the row's edge and the focused cell stand out."""
        plain = QStyleOptionViewItem(option)
        has_focus = bool(plain.state & QStyle.StateFlag.State_HasFocus)
        plain.state &= ~QStyle.StateFlag.State_HasFocus
        area = QRect(option.rect)
        if index.column() == Column.CLOCK:
            plain.rect = area.adjusted(0, 0, -_APART, 0)
            if plain.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(area, plain.palette.highlight())
        super().paint(painter, plain, index)
        painter.save()
        painter.fillRect(area.adjusted(0, area.height() - 1, 0, 0), self._colors.color(Token.RULE))
        if plain.state & QStyle.StateFlag.State_Selected and index.column() == Column.NUMBER:
            edge = QRect(area.left(), area.top(), _EDGE, area.height())
            painter.fillRect(edge, self._colors.color(Token.SELECTION_EDGE))
        if has_focus:
            in_fill = self._colors.is_contrast and plain.state & QStyle.StateFlag.State_Selected
            ring = Token.SELECTION_TEXT if in_fill else Token.FOCUS
            painter.setPen(QPen(self._colors.color(ring), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        painter.restore()


def _spin_box(parent: QWidget) -> QSpinBox:
    box = QSpinBox(parent)
    box.setRange(0, _LONGEST)
    return box


def _line_edit(parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setMaxLength(TITLE_LIMIT)
    return line
