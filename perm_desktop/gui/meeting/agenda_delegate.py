"""Cells of the agenda: hairlines, a visible focus, and the fields that edit them."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perm_desktop.core.texts import TITLE_LIMIT
from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.meeting.agenda_model import Column, PresentersRole, RunningRole

Index = QModelIndex | QPersistentModelIndex
_LONGEST = 24 * 60  # minutes, as in services.agendas
_SELECTED = QStyle.StateFlag.State_Selected
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
        """A field for minutes or texts; who presents is typed or chosen from the hosts."""
        column = Column(index.column())
        editor: QWidget
        match column:
            case Column.MINUTES:
                editor = _spin_box(parent)
            case Column.BY:
                editor = _presenters(parent, index.data(PresentersRole))
            case _:
                editor = _line_edit(parent)
        name, words = _NAMES[column]
        editor.setObjectName(name)
        editor.setAccessibleName(words)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The presenter's field takes names that are not in its list."""
        if isinstance(editor, QComboBox):
            editor.setEditText(str(index.data(Qt.ItemDataRole.EditRole)))
            _line_of(editor).selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was typed into the presenter's field, whatever its list says."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

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
            if plain.state & _SELECTED:
                painter.fillRect(area, plain.palette.highlight())
        is_running = bool(index.data(RunningRole))
        if is_running:
            plain.font = theme.font(theme.TABLE_STRONG)
        super().paint(painter, plain, index)
        painter.save()
        if is_running and index.column() == Column.NUMBER:
            self._paint_running(painter, area, selected=bool(plain.state & _SELECTED))
        painter.fillRect(area.adjusted(0, area.height() - 1, 0, 0), self._colors.color(Token.RULE))
        if plain.state & _SELECTED and index.column() == Column.NUMBER:
            edge = QRect(area.left(), area.top(), _EDGE, area.height())
            painter.fillRect(edge, self._colors.color(Token.SELECTION_EDGE))
        if has_focus:
            in_fill = self._colors.is_contrast and plain.state & _SELECTED
            ring = Token.SELECTION_TEXT if in_fill else Token.FOCUS
            painter.setPen(QPen(self._colors.color(ring), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_running(self, painter: QPainter, area: QRect, *, selected: bool) -> None:
        """A play symbol over the number of the item whose time it is."""
        in_fill = selected and self._colors.is_contrast
        ground = self._colors.color(Token.SELECTION if selected else Token.SURFACE)
        painter.fillRect(area, ground)
        ink = self._colors.color(Token.SELECTION_TEXT if in_fill else Token.SCHEDULED)
        ratio = painter.device().devicePixelRatioF()
        picture = icons.pixmap("play", ink, icons.DOCK, ratio, filled=True)
        left = area.center().x() - icons.DOCK // 2 + 1
        painter.drawPixmap(left, area.center().y() - icons.DOCK // 2, picture)


def _presenters(parent: QWidget, names: Sequence[str]) -> QComboBox:
    combo = QComboBox(parent)
    combo.setEditable(True)
    combo.addItems(list(names))
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    combo.setFrame(False)
    _line_of(combo).setMaxLength(TITLE_LIMIT)
    return combo


def _line_of(combo: QComboBox) -> QLineEdit:
    """The part that is typed into; an editable combo box always has it."""
    line = combo.lineEdit()
    if line is None:
        raise RuntimeError("the presenter's field cannot be typed into")
    return line


def _spin_box(parent: QWidget) -> QSpinBox:
    box = QSpinBox(parent)
    box.setRange(0, _LONGEST)
    return box


def _line_edit(parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setMaxLength(TITLE_LIMIT)
    return line
