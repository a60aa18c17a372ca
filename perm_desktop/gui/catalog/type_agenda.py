"""The agenda items that every new agenda of a meeting type begins with."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.meeting_types import MeetingType, StandingItem
from perm_desktop.gui.catalog.standing_model import (
    HEADS,
    MINUTES,
    PRESENTER,
    TITLE,
    Index,
    StandingModel,
)
from perm_desktop.gui.catalog.type_part import Attempt, indented, prepare, sentence
from perm_desktop.gui.kit.look_delegate import LookDelegate
from perm_desktop.gui.look import icons
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import standing_items
from perm_desktop.store.catalog import Change

_NEW = "New item"
_LOOK_ROLE = Qt.ItemDataRole.UserRole + 1


class StandingDelegate(LookDelegate):
    """Paints like our lists, and makes editors with names."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field for the cell."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QSpinBox):
            editor.setRange(0, 24 * 60)
        editor.setAccessibleName(HEADS[index.column()])
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the value over; a number that is still being typed too."""
        if isinstance(editor, QSpinBox):
            editor.interpretText()
            model.setData(index, editor.value())
        else:
            super().setModelData(editor, model, index)


class StandingTable(QTableView):
    """Enter types in a cell, Delete removes the item, Alt+Up and Alt+Down move it."""

    removal_wanted = Signal()
    move_wanted = Signal(int)

    def minimumSizeHint(self) -> QSize:
        """Small: what does not fit scrolls."""
        return QSize(120, 48)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list; the rest is Qt's."""
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and not editing:
            self.removal_wanted.emit()
        elif is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class TypeAgenda(QWidget):
    """The standing items, to be added, typed, ordered and removed."""

    def __init__(self, session: Session, palette: Palette, attempt: Attempt) -> None:
        super().__init__()
        self._session, self._attempt = session, attempt
        self._kind: MeetingType | None = None
        self.model = StandingModel(self)
        self._delegate = StandingDelegate(palette, _LOOK_ROLE, self)
        self.table = StandingTable()
        self._head = prepare(self.table, "standingItems", "Standing agenda items", palette)
        self.add = QPushButton("Add item")
        self.up, self.down = QPushButton("Up"), QPushButton("Down")
        self.remove = QPushButton("Remove")
        self._empty = sentence("No standing items yet: agendas of this type begin empty.")
        self._total = QLabel()
        self._build()
        self._connect()
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._delegate.set_palette(palette)
        self._head.set_palette(palette)
        self.add.setIcon(icons.icon("add", palette))
        self.up.setIcon(icons.icon("arrow_up", palette))
        self.down.setIcon(icons.icon("arrow_down", palette))
        self.table.viewport().update()

    def show_type(self, kind: MeetingType) -> None:
        """Show the items of a type."""
        self._kind = kind
        self._read()

    def _build(self) -> None:
        table, head = self.table, self._head
        table.setModel(self.model)
        table.setItemDelegate(self._delegate)
        head.resizeSection(PRESENTER, table.fontMetrics().horizontalAdvance("Presenter, state"))
        head.resizeSection(MINUTES, table.fontMetrics().horizontalAdvance("1,440 mm"))
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        acts = QHBoxLayout()
        acts.setContentsMargins(12, 8, 12, 8)
        acts.setSpacing(8)
        for button in (self.add, self.up, self.down, self.remove):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self._total)
        self._empty.setContentsMargins(12, 12, 12, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._empty)
        layout.addLayout(indented(table), 1)
        layout.addLayout(acts)
        layout.addStretch()

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.model.edited.connect(self._on_edited)
        self.table.removal_wanted.connect(self._on_remove)
        self.table.move_wanted.connect(self._move)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self.model.modelReset.connect(self._offer)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))

    def _on_changed(self, change: Change) -> None:
        if change.touches("standing_item"):
            self._read()

    def _read(self) -> None:
        kind = self._kind
        if kind is None or kind.key not in self._session.reference.types:
            return
        current = self._current()
        items = standing_items.items(self._session.catalog, kind.key)
        self.model.set_items(items)
        self._select(current)
        self.table.setVisible(bool(items))
        self._empty.setVisible(not items)
        total = sum(item.minutes for item in items)
        self._total.setText(f"{total:,} of {kind.minutes:,} min" if items else "")
        self._offer()

    def _offer(self) -> None:
        """Switch on what can be done with the chosen item."""
        row, writable = self._row(), not self._session.catalog.read_only
        self.add.setEnabled(writable)
        self.up.setEnabled(writable and row > 0)
        self.down.setEnabled(writable and 0 <= row < len(self.model.items) - 1)
        self.remove.setEnabled(writable and row >= 0)

    def _row(self) -> int:
        row = self.table.currentIndex().row()
        return row if row < len(self.model.items) else -1

    def _current(self) -> int:
        """Id of the chosen item, 0 when none is."""
        row = self._row()
        return self.model.items[row].id if row >= 0 else 0

    def _select(self, ident: int) -> None:
        ids = [item.id for item in self.model.items]
        if ids:
            column = max(self.table.currentIndex().column(), 0)
            row = ids.index(ident) if ident in ids else min(max(self._row(), 0), len(ids) - 1)
            self.table.setCurrentIndex(self.model.index(row, column))

    def _on_add(self) -> None:
        """Append an item and type its title at once."""
        kind, catalog = self._kind, self._session.catalog
        if kind is None:
            return
        if self._attempt(lambda: standing_items.add_item(catalog, kind.key, _NEW)):
            last = self.model.index(self.model.rowCount() - 1, TITLE)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.setCurrentIndex(last)
            self.table.edit(last)

    def _on_edited(self, item: StandingItem) -> None:
        kind, catalog = self._kind, self._session.catalog
        if kind is not None:
            self._attempt(lambda: standing_items.change_item(catalog, kind.key, item))

    def _on_remove(self) -> None:
        kind, catalog, ident = self._kind, self._session.catalog, self._current()
        if kind is not None and ident:
            self._attempt(lambda: standing_items.delete_item(catalog, kind.key, ident))

    def _move(self, by: int) -> None:
        kind, catalog, ident = self._kind, self._session.catalog, self._current()
        if kind is not None and ident:
            self._attempt(lambda: standing_items.move_item(catalog, kind.key, ident, by))
