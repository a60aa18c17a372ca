"""Who is expected at a meeting type: every role, and how firmly it is asked."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.meeting_types import MeetingType, Role
from perm_desktop.core.symbols import Look, Symbol, Tone
from perm_desktop.core.vocabulary import Expectation
from perm_desktop.gui.catalog.type_part import Attempt, head_data, indented, prepare, sentence
from perm_desktop.gui.kit.look_delegate import LookDelegate
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import meeting_types

Index = QModelIndex | QPersistentModelIndex
LookRole = Qt.ItemDataRole.UserRole + 1
_HEADS = ("Role", "Code", "Side", "Expected")
_SIDES = {"state": "State", "federal": "Federal", "vendor": "Vendor"}
_EXPECTED = 3
_WIDEST = ("Project manager", "MMMM", "Federal", "Not expected mm")
WORDS = {
    Expectation.REQUIRED: "Required",
    Expectation.AS_NEEDED: "As needed",
    Expectation.BY_AGENDA: "By agenda",
    None: "Not expected",
}
_KEYS = {
    Qt.Key.Key_R: Expectation.REQUIRED,
    Qt.Key.Key_N: Expectation.AS_NEEDED,
    Qt.Key.Key_B: Expectation.BY_AGENDA,
    Qt.Key.Key_Delete: None,
    Qt.Key.Key_Backspace: None,
}


class RoleLine(NamedTuple):
    """A role and how firmly a type expects it."""

    code: str
    name: str
    side: str
    expectation: Expectation | None


class RoleModel(QAbstractTableModel):
    """Every role of the catalog in its order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[RoleLine] = []

    def show_type(self, kind: MeetingType, roles: Mapping[str, Role]) -> None:
        """Take over who is expected at a type."""
        expected = {each.role: each.expectation for each in kind.roles}
        lines = [
            RoleLine(role.code, role.name, _SIDES[role.side], expected.get(role.code))
            for role in roles.values()
        ]
        if [line.code for line in lines] != [line.code for line in self._lines]:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            return
        self._lines = lines
        last = self.index(len(lines) - 1, len(_HEADS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def line(self, row: int) -> RoleLine:
        """Return a row."""
        return self._lines[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """One row a role."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Name, code, side, expectation."""
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of the columns."""
        return head_data(_HEADS, section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the view and its delegate ask for."""
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (line.name, line.code, line.side, WORDS[line.expectation])[index.column()]
        if role == LookRole and index.column() == _EXPECTED and line.expectation is None:
            return Look(Symbol.MIDDLE_DOT, Tone.MUTED, WORDS[None])
        return None


class RoleTable(QTableView):
    """A letter says how firmly the chosen roles are expected."""

    expectation_wanted = Signal(object)  # Expectation | None

    def minimumSizeHint(self) -> QSize:
        """Small: what does not fit scrolls."""
        return QSize(120, 48)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R, N and B expect, Delete expects no longer."""
        key = Qt.Key(event.key())
        if key in _KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.expectation_wanted.emit(_KEYS[key])
            event.accept()
        else:
            super().keyPressEvent(event)


class TypeRoles(QWidget):
    """The roles with the four ways to expect them."""

    def __init__(self, session: Session, palette: Palette, attempt: Attempt) -> None:
        super().__init__()
        self._session, self._attempt = session, attempt
        self._key = ""
        self._model = RoleModel(self)
        self._delegate = LookDelegate(palette, LookRole, self)
        self.table = RoleTable()
        name = "Roles and how firmly they are expected"
        self._head = prepare(self.table, "typeRoles", name, palette)
        self.buttons = {expectation: QPushButton(word) for expectation, word in WORDS.items()}
        self._build()
        self._connect()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._delegate.set_palette(palette)
        self._head.set_palette(palette)
        self.table.viewport().update()

    def show_type(self, kind: MeetingType) -> None:
        """Show who is expected at a type."""
        self._key = kind.key
        self._model.show_type(kind, self._session.reference.roles)
        if not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _build(self) -> None:
        table, head = self.table, self._head
        table.setModel(self._model)
        table.setItemDelegate(self._delegate)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for column, widest in enumerate(_WIDEST):
            head.resizeSection(column, table.fontMetrics().horizontalAdvance(widest) + 24)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        acts = QHBoxLayout()
        acts.setContentsMargins(12, 8, 12, 8)
        acts.setSpacing(8)
        for button in self.buttons.values():
            button.setMinimumWidth(0)
            acts.addWidget(button)
        acts.addStretch(1)
        hint = sentence("R required, N as needed, B by agenda, Delete not expected.")
        hint.setFont(theme.font(theme.TABLE))
        hint.setContentsMargins(12, 8, 12, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(indented(table), 1)
        layout.addWidget(hint)
        layout.addLayout(acts)

    def _connect(self) -> None:
        self.table.expectation_wanted.connect(self._expect)
        writable = not self._session.catalog.read_only
        for expectation, button in self.buttons.items():
            button.setEnabled(writable)
            button.clicked.connect(lambda _=False, wanted=expectation: self._expect(wanted))

    def _expect(self, expectation: Expectation | None) -> None:
        """Say how firmly the selected roles are expected."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        codes = [self._model.line(row).code for row in rows]
        catalog, key = self._session.catalog, self._key
        if codes:
            self._attempt(lambda: meeting_types.expect(catalog, key, codes, expectation))
