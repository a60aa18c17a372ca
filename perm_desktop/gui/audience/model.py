"""Who is expected at a meeting: states, under each the roles, under those the people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from perm_desktop.core.attendance import Target
from perm_desktop.core.audience import Entry
from perm_desktop.core.symbols import mark_look
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.kit.fitting_label import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
LookRole = int(Qt.ItemDataRole.UserRole)
DetailRole = LookRole + 1  # said beside the name, in a quieter ink
AlertRole = DetailRole + 1  # True where what is said beside the name stands out: a vacancy
_ROOT = QModelIndex()
_EDITABLE = Qt.ItemFlag.ItemIsEditable
_NO_LOOK = mark_look(Mark.NOT_RECORDED)
_HEADS = ("Who", "Expected", "Attendance", "Remark")


class Column(IntEnum):
    """Columns of the audience."""

    WHO = 0
    EXPECTED = 1
    MARK = 2
    REMARK = 3


@dataclass(slots=True)
class _Node:
    """A line in its place; Qt knows it by its number, which no other line gets."""

    number: int
    entry: Entry
    parent: "_Node | None"
    children: "list[_Node]" = field(default_factory=list["_Node"])

    @property
    def row(self) -> int:
        """Its place under its parent."""
        siblings = self.parent.children if self.parent else ()
        return next(place for place, node in enumerate(siblings) if node is self)


class AudienceModel(QAbstractItemModel):
    """Follows the lines it is given, one by one, so that what is open and current stays so."""

    remarked = Signal(object, str)  # Target and text: a remark that was typed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._top = _Node(0, Entry(Target(""), "", "", "", _NO_LOOK, ""), None)
        self._nodes: dict[int, _Node] = {0: self._top}
        self.can_edit = True

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show another audience."""
        self.beginResetModel()
        self._nodes = {0: self._top}
        self._top.children = []
        for entry in entries:
            self._plant(self._top, len(self._top.children), entry)
        self.endResetModel()

    def update_entries(self, entries: Sequence[Entry]) -> None:
        """Show the same audience with other marks, remarks or walk-ins."""
        self._follow(self._top, entries)

    def entry(self, index: Index) -> Entry:
        """Return the line at a place."""
        return self._nodes[index.internalId()].entry

    def place(self, target: Target) -> QModelIndex:
        """Return where a line is; an invalid index when it is not there."""
        for node in self._nodes.values():
            if node is not self._top and node.entry.target.key == target.key:
                return self._index(node)
        return QModelIndex()

    def starting_with(self, typed: str) -> QModelIndex:
        """Return the first state whose name or code begins with what was typed, else has it."""
        wanted = typed.strip().casefold()
        found = [node for node in self._top.children if wanted in node.entry.name.casefold()]
        first = [node for node in self._top.children if _begins(node.entry, wanted)]
        best = next(iter(first or found), None)
        return self._index(best) if best and wanted else QModelIndex()

    # Qt's names from here on

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """The internal id is the number of the line."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row].number)

    def parent(self, index: Index = _ROOT) -> Any:
        """The line above in the tree."""
        above = self._node(index).parent
        return QModelIndex() if above is None or above is self._top else self._index(above)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """States, their roles, and persons."""
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Always the same columns."""
        return len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A remark can be put on a line that has a mark."""
        flags = super().flags(index)
        is_open = self.can_edit and index.isValid() and index.column() == Column.REMARK
        if is_open and self.entry(index).is_marked:
            return flags | _EDITABLE
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, looks and accessible texts; the first cell reads its line out as a whole."""
        if not index.isValid():
            return None
        entry, column = self.entry(index), Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _text(entry, column)
        if role == LookRole:
            return entry.look if column is Column.MARK and entry.look.word else None
        if role == DetailRole:
            return entry.detail if column is Column.WHO else None
        if role == AlertRole:
            return entry.alert and column is Column.WHO
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.words if column is Column.WHO else _text(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(_tooltip(entry, column)) or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A remark is for the owner of the model to write."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & _EDITABLE:
            return False
        self.remarked.emit(self.entry(index).target, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Heads of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None

    def _node(self, index: Index) -> _Node:
        return self._nodes[index.internalId()] if index.isValid() else self._top

    def _index(self, node: _Node, column: int = 0) -> QModelIndex:
        if node is self._top:
            return QModelIndex()
        return self.createIndex(node.row, column, node.number)

    def _plant(self, parent: _Node, row: int, entry: Entry) -> None:
        node = _Node(next(self._numbers), entry, parent)
        self._nodes[node.number] = node
        parent.children.insert(row, node)
        for child in entry.entries:
            self._plant(node, len(node.children), child)

    def _follow(self, parent: _Node, entries: Sequence[Entry]) -> None:
        """Turn the lines under one line into those that are wanted; their order never changes."""
        wanted = {entry.target.key for entry in entries}
        for row in reversed(range(len(parent.children))):
            if parent.children[row].entry.target.key not in wanted:
                self._uproot(parent, row)
        for row, entry in enumerate(entries):
            node = parent.children[row] if row < len(parent.children) else None
            if node is None or node.entry.target.key != entry.target.key:
                self.beginInsertRows(self._index(parent), row, row)
                self._plant(parent, row, entry)
                self.endInsertRows()
            elif node.entry != entry:
                node.entry = entry
                self.dataChanged.emit(self._index(node), self._index(node, Column.REMARK))
                self._follow(node, entry.entries)

    def _uproot(self, parent: _Node, row: int) -> None:
        self.beginRemoveRows(self._index(parent), row, row)
        for gone in _below(parent.children.pop(row)):
            del self._nodes[gone.number]
        self.endRemoveRows()


def _below(node: _Node) -> Iterator[_Node]:
    yield node
    for child in node.children:
        yield from _below(child)


def _begins(entry: Entry, wanted: str) -> bool:
    return entry.name.casefold().startswith(wanted) or entry.target.state.casefold() == wanted


def _tooltip(entry: Entry, column: Column) -> str:
    match column:
        case Column.WHO:
            return "\n".join(filter(None, (entry.name, entry.detail, entry.reason)))
        case Column.EXPECTED:
            return entry.reason
        case Column.MARK:
            return entry.why
        case Column.REMARK:
            return entry.remark


def _text(entry: Entry, column: Column) -> str:
    match column:
        case Column.WHO:
            return entry.name
        case Column.EXPECTED:
            return entry.expected
        case Column.MARK:
            return entry.look.word
        case Column.REMARK:
            return entry.remark
