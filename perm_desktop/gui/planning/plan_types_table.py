"""The table in which the choices by meeting type are made."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDateEdit,
    QHeaderView,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from perm_desktop.gui.kit.table_look import dress
from perm_desktop.gui.planning.plan_models import Index, TypeColumn, TypeModel

_LONGEST = 480  # minutes
_STEP = 5
# The widest usual text of each column; the meeting's name takes what is left.
_WIDTHS = {
    TypeColumn.PLAN: "Plan mm",
    TypeColumn.COUNT: "Count m",
    TypeColumn.FIRST: "Wed 30, 2028 m",
    TypeColumn.LAST: "Wed 30, 2028 m",
    TypeColumn.WEEKDAY: "Wednesday mm",
    TypeColumn.START: "12:00 noon mm",
    TypeColumn.MINUTES: "Minutes m",
    TypeColumn.ZONE: "Eastern (EDT) mm",
}


class TypeDelegate(QStyledItemDelegate):
    """Makes the editors: a list of choices, a date with its calendar, a number."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return an empty editor named after its column."""
        model = _model(index)
        column = TypeColumn(index.column())
        choices = model.choices(index)
        editor: QWidget
        if choices:
            editor = QComboBox(parent)
            for text, value in choices:
                editor.addItem(text, value)
            editor.activated.connect(self._on_chosen)
        elif column in (TypeColumn.FIRST, TypeColumn.LAST):
            editor = QDateEdit(parent)
            editor.setCalendarPopup(True)
            editor.setDisplayFormat("MMM d, yyyy")
        elif column is TypeColumn.MINUTES:
            editor = QSpinBox(parent)
            editor.setRange(_STEP, _LONGEST)
            editor.setSingleStep(_STEP)
        else:
            return super().createEditor(parent, option, index)
        head = model.headerData(column, Qt.Orientation.Horizontal)
        editor.setAccessibleName(f"{head}, {model.line(index.row()).title}")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the cell's value into its editor."""
        value: Any = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QDateEdit):
            editor.setDate(value)
        elif isinstance(editor, QSpinBox):
            editor.setValue(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the choice over."""
        value: int | str | QDate | None = None
        if isinstance(editor, QComboBox):
            value = editor.currentData()
        elif isinstance(editor, QDateEdit):
            value = editor.date()
        elif isinstance(editor, QSpinBox):
            value = editor.value()
        model.setData(index, value)

    def _on_chosen(self) -> None:
        """A choice from a list is complete."""
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)


class TypeTable(QTableView):
    """A click or Enter edits a cell, Space checks, Delete takes a choice back."""

    def __init__(self, model: TypeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._types = model
        self.setObjectName("planTypes")
        self.setAccessibleName("Choices by meeting type")
        self.setModel(model)
        self.setItemDelegate(TypeDelegate(self))
        prepare(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        head = self.horizontalHeader()
        for column, widest in _WIDTHS.items():
            head.resizeSection(column, self.fontMetrics().horizontalAdvance(widest) + 16)
        head.setSectionResizeMode(TypeColumn.MEETING, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits and never reaches the dialog's button."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            editing = self.state() == QAbstractItemView.State.EditingState
            if index.isValid() and not editing:
                self._edit(index)
            event.accept()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self._types.reset(index)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: Index) -> None:
        self._edit(index)

    def _edit(self, index: Index) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            editor = self.indexWidget(index)
            if isinstance(editor, QComboBox):
                editor.showPopup()


def prepare(table: QTableView) -> None:
    """Give a table of the plan dialog the look of our lists."""
    dress(table)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 10)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setMinimumSectionSize(table.fontMetrics().horizontalAdvance("Plan") + 16)


def _model(index: Index) -> TypeModel:
    model = index.model()
    if not isinstance(model, TypeModel):
        raise TypeError("the delegate belongs to the table of types")
    return model
