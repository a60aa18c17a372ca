"""The items of one agenda, edited in place, each with the time it begins."""

from collections.abc import Sequence
from datetime import timedelta
from enum import IntEnum
from itertools import accumulate
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perm_desktop.core import clock
from perm_desktop.core.meetings import AgendaItem, MeetingRow
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.session import Session
from perm_desktop.services import agendas, audience
from perm_desktop.store.catalog import Change

Index = QModelIndex | QPersistentModelIndex
_NEW_MINUTES = 5
# The row in which the title of a new item is being typed; in the catalog there is no such id.
_DRAFT = AgendaItem(0, "", _NEW_MINUTES, "", "")
_HEADS = ("#", "Clock", "Item", "By", "Roles", "Min")
_ROOT = QModelIndex()
RunningRole = int(Qt.ItemDataRole.UserRole)  # True for the item whose time it is
PresentersRole = RunningRole + 1  # list[str]: who may present an item
_WORDS = ("Number", "Clock", "Item", "By", "Roles", "Minutes")  # heads as they are read out


class Column(IntEnum):
    """Columns of the agenda."""

    NUMBER = 0
    CLOCK = 1
    ITEM = 2
    BY = 3
    ROLES = 4
    MINUTES = 5


class _Place(NamedTuple):
    """What an item owes to those before it, and whom it wants; told anew when that changes."""

    number: int
    clock: str
    roles: str = ""  # codes joined: "DP, MR"


class AgendaModel(QAbstractTableModel):
    """Follows the catalog; what is typed into a cell is written at once."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row: MeetingRow | None = None
        self._items: list[AgendaItem] = []
        self._places: list[_Place] = []
        self._roles: dict[int, tuple[str, ...]] = {}
        self._adding = False
        self._running: tuple[int, int] | None = None  # row and minutes since it began
        session.changed.connect(self._on_changed)

    @property
    def meeting(self) -> int | None:
        """Id of the meeting that is shown."""
        return self._row.id if self._row else None

    @property
    def items(self) -> list[AgendaItem]:
        """The items of the catalog, in order; without one whose title is still being typed."""
        return self._items[:-1] if self.has_draft else self._items

    @property
    def has_draft(self) -> bool:
        """True while the title of a new item is being typed."""
        return bool(self._items) and self._items[-1].id == _DRAFT.id

    @property
    def has_roles(self) -> bool:
        """True when any item wants a role."""
        return bool(self._roles)

    def roles_of(self, ident: int) -> tuple[str, ...]:
        """Return the codes of the roles that an item wants."""
        return self._roles.get(ident, ())

    def show_meeting(self, row: MeetingRow | None) -> None:
        """Show the agenda of another meeting, or none."""
        items = agendas.items(self._session.catalog, row.id) if row else []
        roles = audience.item_roles(self._session.catalog, row.id) if row else {}
        self.beginResetModel()
        self._row, self._items, self._roles = row, items, roles
        self._places = self._find_places()
        self._running = self._find_running()
        self.endResetModel()

    @property
    def running(self) -> int | None:
        """Row of the item whose time it is by the clock."""
        return self._running[0] if self._running else None

    def tick(self) -> None:
        """Look at the clock again."""
        before, self._running = self._running, self._find_running()
        if before != self._running:
            for found in filter(None, (before, self._running)):
                row = min(found[0], len(self._items) - 1)
                self.dataChanged.emit(self.index(row, 0), self.index(row, Column.MINUTES))

    def row_of(self, ident: int) -> int | None:
        """Return where an item is."""
        return next((row for row, item in enumerate(self._items) if item.id == ident), None)

    def begin_draft(self) -> QModelIndex:
        """Append an empty row; returns the cell that takes the title."""
        if not self.has_draft:
            self._insert(len(self._items), _DRAFT)
            self._tell_changes(self._items)
        return self.index(len(self._items) - 1, Column.ITEM)

    def drop_draft(self) -> None:
        """Take the empty row away when no title was typed."""
        if self.has_draft:
            self._remove(len(self._items) - 1)
            self._places = self._find_places()

    # Qt's names from here on

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One row an item."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Always the same columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Number and clock follow from the order; a new item has its title first."""
        flags = super().flags(index)
        if self._session.catalog.read_only:
            return flags
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        is_draft = self._items[index.row()].id == _DRAFT.id
        editable = (Column.ITEM,) if is_draft else (Column.ITEM, Column.BY, Column.MINUTES)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, alignment, and what a screen reader says."""
        if not index.isValid():
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index.row(), column)
        if role == Qt.ItemDataRole.EditRole:
            return self._value(index.row(), column)
        if role == RunningRole:
            return self.running == index.row()
        if role == PresentersRole:
            return [*self._row.host_codes, "State"] if self._row else []
        if role == Qt.ItemDataRole.AccessibleTextRole:
            now = ", running now" if self.running == index.row() else ""
            return f"{_WORDS[column]}: {self._shown(index.row(), column)}{now}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Heads of the columns, aligned as their cells."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _WORDS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write a cell into the catalog; a refusal is told by the session."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        item = self._items[index.row()]
        if item.id == _DRAFT.id:
            return bool(str(value).strip()) and self._add(str(value))
        match Column(index.column()):
            case Column.ITEM:
                return self._change(item, item._replace(title=str(value)))
            case Column.BY:
                return self._change(item, item._replace(presenter=str(value)))
            case Column.MINUTES:
                return self._change(item, item._replace(minutes=int(value)))
            case _:
                return False

    def supportedDropActions(self) -> Qt.DropAction:
        """Items move within their agenda."""
        return Qt.DropAction.MoveAction

    def move_rows(self, rows: Sequence[int], before: int) -> None:
        """Put items before the one at a row, as one step."""
        idents = [self._items[row].id for row in rows if self._items[row].id != _DRAFT.id]
        if self._row is None or not idents:
            return
        catalog, meeting = self._session.catalog, self._row.id
        self._session.attempt(lambda: agendas.place_items(catalog, meeting, idents, before))

    def _shown(self, row: int, column: Column) -> str | int:
        """The minutes of the running item say how many are over."""
        if column is Column.MINUTES and self._running and self._running[0] == row:
            return f"{self._running[1]} / {self._items[row].minutes}"
        return self._value(row, column)

    def _find_running(self) -> tuple[int, int] | None:
        """The item whose time it is, when the meeting is on by the clock."""
        if self._row is None or self._row.status == MeetingStatus.CANCELLED:
            return None
        left = int(self._session.catalog.now().timestamp()) // 60 - self._row.utc
        if left < 0:
            return None
        for row, item in enumerate(self.items):
            if left < item.minutes:
                return row, left
            left -= item.minutes
        return None

    def _value(self, row: int, column: Column) -> str | int:
        item = self._items[row]
        match column:
            case Column.NUMBER:
                return self._places[row].number
            case Column.CLOCK:
                return self._places[row].clock
            case Column.ITEM:
                return item.title
            case Column.BY:
                return item.presenter
            case Column.ROLES:
                return self._places[row].roles
            case Column.MINUTES:
                return item.minutes

    def _change(self, before: AgendaItem, after: AgendaItem) -> bool:
        if after == before or self._row is None:
            return False
        catalog, meeting = self._session.catalog, self._row.id

        def write() -> bool:
            agendas.change_item(catalog, meeting, after)
            return True

        return self._session.attempt(write) is True

    def _add(self, title: str) -> bool:
        if self._row is None:
            return False
        catalog, meeting = self._session.catalog, self._row.id
        self._adding = True
        added = self._session.attempt(
            lambda: agendas.add_item(catalog, meeting, title, _NEW_MINUTES)
        )
        self._adding = False
        return added is not None

    def _on_changed(self, change: Change) -> None:
        if self._row is None or self._row.id not in change.meetings:
            return
        self._row = self._session.rows.get(self._row.id, self._row)
        self._roles = audience.item_roles(self._session.catalog, self._row.id)
        self._follow(agendas.items(self._session.catalog, self._row.id))

    def _follow(self, fresh: Sequence[AgendaItem]) -> None:
        """Turn the rows into the fresh ones one by one, so that the current row stays current."""
        if self._adding and self.has_draft and fresh:
            self._items[-1] = _DRAFT._replace(id=fresh[-1].id)
        target = [*fresh, _DRAFT] if self.has_draft else list(fresh)
        wanted = {item.id for item in target}
        for row in reversed(range(len(self._items))):
            if self._items[row].id not in wanted:
                self._remove(row)
        for row, item in enumerate(target):
            here = self.row_of(item.id)
            if here is None:
                self._insert(row, item)
            elif here != row:
                self._move_up(here, row)
        self._tell_changes(target)

    def _insert(self, row: int, item: AgendaItem) -> None:
        self.beginInsertRows(QModelIndex(), row, row)
        self._items.insert(row, item)
        self._places.insert(row, _Place(row + 1, ""))
        self.endInsertRows()

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._items[row], self._places[row]
        self.endRemoveRows()

    def _move_up(self, row: int, target: int) -> None:
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), target)
        self._items.insert(target, self._items.pop(row))
        self._places.insert(target, self._places.pop(row))
        self.endMoveRows()

    def _tell_changes(self, target: Sequence[AgendaItem]) -> None:
        """Tell of those rows only that differ: an open editor elsewhere keeps its text."""
        before = list(zip(self._items, self._places, strict=True))
        self._items = list(target)
        self._places = self._find_places()
        self.tick()
        for row, after in enumerate(zip(self._items, self._places, strict=True)):
            if before[row] != after:
                self.dataChanged.emit(self.index(row, 0), self.index(row, Column.MINUTES))

    def _find_places(self) -> list[_Place]:
        if self._row is None:
            return []
        start = self._row.start
        offsets = accumulate((item.minutes for item in self._items), initial=0)
        return [
            _Place(
                number,
                clock.bare_clock(start + timedelta(minutes=offset)),
                ", ".join(self.roles_of(item.id)),
            )
            for number, (item, offset) in enumerate(zip(self._items, offsets, strict=False), 1)
        ]


def _alignment(column: Column) -> Qt.AlignmentFlag:
    right = column in (Column.NUMBER, Column.CLOCK, Column.MINUTES)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
