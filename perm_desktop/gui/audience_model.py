"""Who is expected at a meeting: states, and under each the roles, with their marks."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perm_desktop.core.meetings import AttendanceLine
from perm_desktop.core.symbols import mark_look
from perm_desktop.core.vocabulary import Mark

Index = QModelIndex | QPersistentModelIndex
LookRole = int(Qt.ItemDataRole.UserRole)


class Column(IntEnum):
    """Columns of the audience."""

    WHO = 0
    EXPECTED = 1
    MARK = 2


class RoleLine(NamedTuple):
    """A role that is expected of each state."""

    code: str
    name: str
    expected: str


class StateLine(NamedTuple):
    """A state that is invited."""

    code: str
    name: str
    local_start: str


class Target(NamedTuple):
    """What a mark is for; the role is empty for the state itself."""

    state: str
    role: str


_HEADS = ("Who", "Expected", "Attendance")


class AudienceModel(QAbstractItemModel):
    """States at the top, their expected roles below; a mark for each line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states: Sequence[StateLine] = ()
        self._roles: Sequence[RoleLine] = ()
        self._marks: dict[Target, Mark] = {}

    @property
    def recorded_states(self) -> int:
        """States with a mark of their own or of one of their roles."""
        return len({target.state for target in self._marks})

    def set_audience(
        self,
        states: Sequence[StateLine],
        roles: Sequence[RoleLine],
        lines: Sequence[AttendanceLine],
    ) -> bool:
        """Show another meeting, or only other marks when the audience is the same.

        Returns whether the lines are new.
        """
        marks = {Target(line.state, line.role): Mark(line.mark) for line in lines}
        if states == self._states and roles == self._roles:
            self._update_marks(marks)
            return False
        self.beginResetModel()
        self._states, self._roles, self._marks = states, roles, marks
        self.endResetModel()
        return True

    def target(self, index: Index) -> Target:
        """Return what a line stands for."""
        parent = index.internalId()
        if parent == 0:
            return Target(self._states[index.row()].code, "")
        return Target(self._states[parent - 1].code, self._roles[index.row()].code)

    def mark(self, target: Target) -> Mark:
        """Return the mark of a line; not recorded where nobody said anything."""
        return self._marks.get(target, Mark.NOT_RECORDED)

    # Qt's names from here on

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        """The internal id is 0 for a state, else the state's row plus one."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The state of a role."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """States, or the roles of a state."""
        if not parent.isValid():
            return len(self._states)
        return len(self._roles) if parent.internalId() == 0 and parent.column() == 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Always the three columns."""
        return len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, looks and accessible texts."""
        if not index.isValid():
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index, column)
        if role == LookRole and column is Column.MARK:
            return mark_look(self.mark(self.target(index)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._text(index, each) for each in Column)))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Heads of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None

    def _text(self, index: Index, column: Column) -> str:
        is_state = index.internalId() == 0
        if column is Column.MARK:
            return mark_look(self.mark(self.target(index))).word
        if is_state:
            state = self._states[index.row()]
            return state.name if column is Column.WHO else state.local_start
        line = self._roles[index.row()]
        return line.name if column is Column.WHO else line.expected

    def _update_marks(self, marks: dict[Target, Mark]) -> None:
        changed = {
            target
            for target in marks.keys() | self._marks.keys()
            if marks.get(target) is not self._marks.get(target)
        }
        self._marks = marks
        places = {state.code: row for row, state in enumerate(self._states)}
        for code in {target.state for target in changed if target.state in places}:
            top = self.index(places[code], 0)
            self.dataChanged.emit(top, top.siblingAtColumn(Column.MARK))
            if self._roles:
                first = self.index(0, 0, top)
                last = self.index(len(self._roles) - 1, Column.MARK, top)
                self.dataChanged.emit(first, last)
