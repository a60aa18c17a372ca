"""The table of an agenda and its keys."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from perm_desktop.gui.kit.table_look import dress
from perm_desktop.gui.meeting.agenda_delegate import AgendaDelegate
from perm_desktop.gui.meeting.agenda_model import AgendaModel, Column

_EXAMPLES = {
    Column.NUMBER: "10",
    Column.CLOCK: "12:00",
}
# As wide as what they say; the item gets the rest.
_FITTED = (Column.BY, Column.ROLES, Column.MINUTES)
_WIDEST = "CMS, ERC, RC, SC"
_PADDING = 14
_CELL_MARGIN = 3  # that Qt keeps on each side of a text
_ROW = 25


class AgendaView(QTableView):
    """Rows of an agenda; Enter or F2 edits the cell, or the title where the cell is fixed."""

    editing_ended = Signal()
    moved = Signal(list, int)  # rows, and the row they are to stand before

    def __init__(
        self, model: AgendaModel, delegate: AgendaDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("agenda")
        self.setAccessibleName("Agenda items")
        self._agenda = model
        self.setModel(model)
        self.setItemDelegate(delegate)
        delegate.closeEditor.connect(self._on_editor_closed)
        self._build()
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
            signal.connect(self._fit_columns)

    @property
    def is_editing(self) -> bool:
        """True while a field is open in a cell."""
        return self.state() is QAbstractItemView.State.EditingState

    def commit(self) -> None:
        """Take what stands in an open field, as if Enter had been pressed."""
        if self.is_editing:
            self.setFocus()  # the field commits when it loses the focus

    def go_to(self, row: int) -> None:
        """Make a row the current and the only selected one."""
        self._take(self.model().index(row, Column.ITEM))

    def edit_cell(self, index: QModelIndex) -> None:
        """Open a field in a cell, or in the item's title where the cell is not to be edited."""
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            index = index.siblingAtColumn(Column.ITEM)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._take(index)
            self.edit(index)

    def selected_rows(self) -> list[int]:
        """Rows of the selection, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, which Qt leaves to F2 alone."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in keys and plain and not self.is_editing:
            self.edit_cell(self.currentIndex())
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on to the next cell that can be edited, over those that cannot."""
        steps = {
            QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
            QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
        }
        here = self.currentIndex()
        super().closeEditor(
            editor, QAbstractItemDelegate.EndEditHint.NoHint if hint in steps else hint
        )
        if hint in steps and (index := self._next_cell(here, steps[hint])).isValid():
            self.edit_cell(index)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Where the items end up is for the drop to say; Qt would remove the rows itself."""
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(self.selectionModel().selectedRows()))
        drag.exec(Qt.DropAction.MoveAction)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dragged items before the row under the pointer, or at the end."""
        if event.source() is not self:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.moved.emit(self.selected_rows(), self._drop_row(event.position().toPoint()))

    def _drop_row(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return self.model().rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def _next_cell(self, index: QModelIndex, step: int) -> QModelIndex:
        """The next cell that can be edited, line by line; invalid at the ends."""
        columns, count = len(Column), len(Column) * self.model().rowCount()
        place = index.row() * columns + index.column() + step
        while 0 <= place < count:
            found = self.model().index(place // columns, place % columns)
            if found.flags() & Qt.ItemFlag.ItemIsEditable:
                return found
            place += step
        return QModelIndex()

    def _build(self) -> None:
        dress(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.setDefaultSectionSize(max(_ROW, self.fontMetrics().height() + 8))
        head.setHighlightSections(False)
        head.setMinimumSectionSize(16)
        for column, example in _EXAMPLES.items():
            width = self.fontMetrics().horizontalAdvance(example) + _PADDING
            head.resizeSection(column, width)
        head.setSectionResizeMode(Column.ITEM, QHeaderView.ResizeMode.Stretch)
        self._fit_columns()

    def _fit_columns(self) -> None:
        self.setColumnHidden(Column.ROLES, not self._agenda.has_roles)
        wide, turned = self.fontMetrics().horizontalAdvance, Qt.Orientation.Horizontal
        for column in _FITTED:
            head = wide(self.model().headerData(column, turned))
            needed = max(self.sizeHintForColumn(column) - 2 * _CELL_MARGIN, head)
            width = min(needed, wide(_WIDEST)) + _PADDING
            self.horizontalHeader().resizeSection(column, width)

    def _take(self, index: QModelIndex) -> None:
        """Select, whatever keys are held down: Qt's ``setCurrentIndex`` would look at Ctrl."""
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def _on_editor_closed(self) -> None:
        self.editing_ended.emit()
