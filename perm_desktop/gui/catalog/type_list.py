"""The list of meeting types with its filter."""

from collections import Counter

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.gui.catalog.type_delegate import TypeListDelegate
from perm_desktop.gui.catalog.type_model import Column, TypeListModel, type_rows
from perm_desktop.gui.catalog.type_part import indented, prepare
from perm_desktop.gui.kit.filter_field import FilterField
from perm_desktop.gui.look import icons
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.store.catalog import Change

# The widest usual text of each column; the title takes what is left.
_WIDTHS = {
    Column.HOSTS: "CMS, ERC, RC, SC",
    Column.CADENCE: "Every 2 weeks, per state",
    Column.MEETINGS: "Meetings",
    Column.MARK: "mm Type",
}
_HOSTS_FROM = 540  # pixels of width
_TABLES = ("meeting_type", "type_text", "type_role")


class TypeListPane(QWidget):
    """Shows the catalog's meeting types by phase, one of them chosen."""

    chosen = Signal(str)  # key, empty when nothing is chosen
    opened = Signal()  # a click: go on to the type where it is not in sight
    entered = Signal()  # Enter: go on to the type
    add_requested = Signal()

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = TypeListModel(self)
        self._delegate = TypeListDelegate(palette, self)
        self._key = ""
        self._is_stale = False  # meetings came or went while the list was hidden
        self.filter = FilterField()
        self.add = QPushButton("Add type…")
        self.table = QTableView()
        self._head = prepare(self.table, "meetingTypes", "Meeting types", palette)
        self._empty = QLabel()
        self._clear = QPushButton("Clear the filter")
        self._build()
        self._connect()
        self.set_palette(palette)
        self._show_rows()

    @property
    def model(self) -> TypeListModel:
        """The model behind the table."""
        return self._model

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._delegate.set_palette(palette)
        self._head.set_palette(palette)
        self.add.setIcon(icons.icon("add", palette))
        self.table.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened elsewhere."""
        super().showEvent(event)
        if self._is_stale:
            self._show_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where titles would be cut, the hosts are told beside the chosen type only."""
        super().resizeEvent(event)
        self._head.setSectionHidden(Column.HOSTS, self.width() < _HOSTS_FROM)

    def choose(self, key: str) -> None:
        """Choose a type; a filter that hides it is cleared."""
        if self._model.row_of(key) is None:
            self.filter.clear()
        place = self._model.row_of(key)
        if place is None:
            return
        flags = QItemSelectionModel.SelectionFlag
        index = self._model.index(place, 0)
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.table.scrollTo(index)

    def _build(self) -> None:
        self.filter.setObjectName("typeFilter")
        self.filter.setAccessibleName("Filter meeting types")
        self.filter.setPlaceholderText("Filter by title, host, phase, own…")
        self.filter.setClearButtonEnabled(True)
        self.add.setObjectName("addType")
        self.add.setEnabled(not self._session.catalog.read_only)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self._build_table()
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.filter, 1)
        head.addWidget(self.add)
        self._nothing = QWidget()
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(12, 4, 12, 4)
        nothing.setSpacing(8)
        nothing.addWidget(self._empty)
        nothing.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._nothing)
        layout.addLayout(indented(self.table), 1)
        layout.addStretch()

    def _build_table(self) -> None:
        table, head = self.table, self._head
        table.setModel(self._model)
        table.setItemDelegate(self._delegate)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for column, widest in _WIDTHS.items():
            head.resizeSection(column, table.fontMetrics().horizontalAdvance(widest) + 12)
        head.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.rows_reset.connect(self._on_rows)
        self._session.rows_updated.connect(self._on_rows)
        self.filter.textChanged.connect(self._on_filtered)
        self.filter.returnPressed.connect(self._focus_first)
        self._clear.clicked.connect(self._on_cleared)
        self.add.clicked.connect(self.add_requested)
        self._model.modelReset.connect(self._on_reset)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.activated.connect(self._on_entered)
        self.table.clicked.connect(self._on_opened)

    def _on_changed(self, change: Change) -> None:
        if change.touches(*_TABLES):
            self._show_rows()

    def _on_rows(self) -> None:
        """Count the meetings again, at the latest when the counts are seen."""
        if self.isVisible():
            self._show_rows()
        else:
            self._is_stale = True

    def _show_rows(self) -> None:
        self._is_stale = False
        counts = Counter(row.type for row in self._session.rows.values())
        rows = type_rows(self._session.reference.types, counts)
        self._model.set_rows(rows)
        self._head.setSectionHidden(Column.MARK, not any(row.mark for row in rows))
        self._tell_empty()

    def _on_filtered(self, text: str) -> None:
        self._model.set_filter(text)
        self._tell_empty()

    def _tell_empty(self) -> None:
        nothing = not self._model.shown_types
        if nothing:
            total = len(self._session.reference.types)
            self._empty.setText(f"None of {total} meeting types has “{self.filter.text()}”.")
        self._nothing.setVisible(nothing)
        self.table.setVisible(not nothing)

    def _on_reset(self) -> None:
        """Headings go across the table; what was chosen stays so where it is shown."""
        self.table.clearSpans()
        for row in self._model.headings:
            self.table.setSpan(row, 0, 1, len(Column))
        if self._model.row_of(self._key) is not None:
            self.choose(self._key)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        key = self._model.key_at(current.row())
        if key and key != self._key:
            self._key = key
            self.chosen.emit(key)

    def _on_opened(self, index: QModelIndex) -> None:
        if self._model.key_at(index.row()):
            self.opened.emit()

    def _on_entered(self, index: QModelIndex) -> None:
        if self._model.key_at(index.row()):
            self.entered.emit()

    def _on_cleared(self) -> None:
        self.filter.clear()
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_first(self) -> None:
        """Enter in the filter goes on to the first type found."""
        places = (n for n in range(self._model.rowCount()) if self._model.key_at(n))
        first = next(places, None)
        if first is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.choose(self._model.key_at(first))
