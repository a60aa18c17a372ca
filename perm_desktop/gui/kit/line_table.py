"""The view over a ``LineModel``: our rows, keys that edit, open and copy."""

from collections.abc import Sequence
from typing import Generic

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QTableView,
    QWidget,
)

from perm_desktop.gui.kit.line_delegate import AIR, LOOK, MARGIN, LineDelegate
from perm_desktop.gui.kit.line_header import LineHeader
from perm_desktop.gui.kit.line_model import Index, Line, LineModel
from perm_desktop.gui.kit.table_look import dress
from perm_desktop.gui.look.palettes import Palette

_PADDING = 20  # of a column, beside its widest text
_ROW = 25


class LineTable(QTableView, Generic[Line]):
    """Rows of lines. Enter edits the cell, or opens the line where nothing is edited."""

    opened = Signal(object)  # the line that Enter or a double click asked for
    chosen = Signal()  # other lines are selected

    def __init__(
        self,
        model: LineModel[Line],
        palette: Palette,
        name: str,
        words: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._lines_delegate = LineDelegate(palette, self)
        self._head = LineHeader(palette, MARGIN)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setHorizontalHeader(self._head)
        self.setModel(model)
        self.setItemDelegate(self._lines_delegate)
        self._build()
        self.doubleClicked.connect(self._on_double_click)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        model.modelReset.connect(self._on_selected)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._lines_delegate.set_palette(palette)
        self._head.set_palette(palette)
        self.viewport().update()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the current and the selected ones stay so where they are there."""
        current = self.currentIndex()
        key = self._model.key(current.row()) if current.isValid() else None
        column = max(current.column(), 0)
        kept = [self._model.key(row) for row in self.selected_rows()]
        self._model.set_lines(lines)
        if self.selected_rows() or not kept:
            return
        flag, selection = QItemSelectionModel.SelectionFlag, self.selectionModel()
        row = self._model.row_of(key)
        if row is not None:
            selection.setCurrentIndex(self._model.index(row, column), flag.NoUpdate)
        for row in filter(lambda row: row is not None, map(self._model.row_of, kept)):
            selection.select(self._model.index(row or 0, 0), flag.Select | flag.Rows)

    def selected_rows(self) -> list[int]:
        """Numbers of the selected rows, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def selected_lines(self) -> list[Line]:
        """The selected lines, from top to bottom."""
        return [self._model.line(row) for row in self.selected_rows()]

    def go_to(self, row: int, column: int = 0) -> None:
        """Make a row the current and the only selected one, whatever keys are held down."""
        flag = QItemSelectionModel.SelectionFlag
        index = self._model.index(row, column)
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def commit(self) -> None:
        """Take what stands in an open field, as if Enter had been pressed."""
        if self.state() is QAbstractItemView.State.EditingState:
            self.setFocus()  # the field commits when it loses the focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits or opens, copying takes whole lines."""
        index = self.currentIndex()
        editing = self.state() is QAbstractItemView.State.EditingState
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.copied())
        elif is_enter and index.isValid() and not editing:
            if not self._edit_cell(index):
                self.opened.emit(self._model.line(index.row()))
        else:
            super().keyPressEvent(event)

    def copied(self) -> str:
        """The selected lines as text, a tab between cells."""
        columns = self._model.columns
        return "\n".join(
            "\t".join(column.text(line) for column in columns) for line in self.selected_lines()
        )

    def fit_rows(self, most: int) -> None:
        """Be as high as the rows there are, up to so many."""
        rows = min(self._model.rowCount(), most)
        head = self.horizontalHeader()
        height = 0 if head.isHidden() else head.sizeHint().height()
        self.setFixedHeight(height + rows * self.verticalHeader().defaultSectionSize() + 1)

    def minimumSizeHint(self) -> QSize:
        """Small: what does not fit scrolls."""
        return QSize(120, 60)

    def _build(self) -> None:
        dress(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        height = max(_ROW, self.fontMetrics().height() + AIR)
        self.verticalHeader().setDefaultSectionSize(height)
        head = self._head
        wide = self.fontMetrics().horizontalAdvance
        for number, column in enumerate(self._model.columns):
            if column.widest:
                width = max(wide(column.widest), wide(column.head)) + _PADDING
                extra = LOOK if column.look is not None else 0
                head.resizeSection(number, width + extra)
            else:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _edit_cell(self, index: Index) -> bool:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        self.edit(index)
        editor = self.indexWidget(index)
        if isinstance(editor, QComboBox):
            editor.showPopup()
        return True

    def _on_double_click(self, index: Index) -> None:
        if not self._edit_cell(index) and not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self.opened.emit(self._model.line(index.row()))

    def _on_selected(self) -> None:
        self.chosen.emit()
