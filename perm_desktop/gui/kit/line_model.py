"""A table over frozen lines, its columns told as data: texts, statuses, boxes, and what writes."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perm_desktop.core.symbols import Look
from perm_desktop.gui.kit.fitting_label import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
Line = TypeVar("Line")

LookRole = Qt.ItemDataRole.UserRole + 1
PaleRole = Qt.ItemDataRole.UserRole + 2
_ROOT = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Line]):
    """A column: what it shows of a line, and what becomes of a value that is typed."""

    head: str
    text: Callable[[Line], str]  # shown; of a column of boxes it is what a screen reader says
    widest: str = ""  # its widest usual text; a column without one takes what is left
    tip: str = ""
    is_right: bool = False
    is_pale: Callable[[Line], bool] | None = None
    look: Callable[[Line], Look | None] | None = None
    checked: Callable[[Line], bool | None] | None = None  # None: no box on this line
    write: Callable[[Line, Any], None] | None = None  # a use case; its refusal is told by it
    value: Callable[[Line], Any] | None = None  # what an editor begins with, else the text
    choices: tuple[tuple[str, Any], ...] = ()  # an editor offers these; else text is typed
    can_write: Callable[[Line], bool] | None = None  # else every line


class LineModel(QAbstractTableModel, Generic[Line]):
    """Lines under columns; only the lines that differ are repainted."""

    def __init__(
        self,
        columns: Sequence[Column[Line]],
        key: Callable[[Line], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._lines: list[Line] = []
        self._is_writable = True

    @property
    def columns(self) -> tuple[Column[Line], ...]:
        """The columns."""
        return self._columns

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines, from top to bottom."""
        return tuple(self._lines)

    def line(self, row: int) -> Line:
        """Return one line."""
        return self._lines[row]

    def key(self, row: int) -> Hashable:
        """Return what tells a line from the others."""
        return self._key(self._lines[row])

    def row_of(self, key: Hashable) -> int | None:
        """Return where a line is."""
        return next((n for n, line in enumerate(self._lines) if self._key(line) == key), None)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; where they are the same ones, what differs of them."""
        before, self_key = self._lines, self._key
        if list(map(self_key, before)) != list(map(self_key, lines)):
            self.beginResetModel()
            self._lines = list(lines)
            self.endResetModel()
            return
        self._lines = list(lines)
        for row, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1))

    def set_writable(self, writable: bool) -> None:
        """Let cells be edited, or not."""
        self._is_writable = writable

    # Qt's names from here on

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells that write can be edited, those with a box checked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column, line = self._columns[index.column()], self._lines[index.row()]
        if not self._is_writable or column.write is None:
            return flags
        if column.can_write is not None and not column.can_write(line):
            return flags
        if column.checked is None:
            return flags | Qt.ItemFlag.ItemIsEditable
        is_box = column.checked(line) is not None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_box else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, looks, boxes, values for editors, and what a screen reader says."""
        if not index.isValid():
            return None
        column, line = self._columns[index.column()], self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column.checked is not None else column.text(line)
        if role == LookRole:
            return column.look(line) if column.look is not None else None
        if role == Qt.ItemDataRole.CheckStateRole:
            return _box(column, line)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_right else _LEFT
        if role == PaleRole:
            return column.is_pale is not None and column.is_pale(line)
        if role == Qt.ItemDataRole.EditRole:
            return column.value(line) if column.value is not None else column.text(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.head}: {column.text(line)}" if column.head else column.text(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(column.tip or column.text(line))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand a value to the column's use case; the line changes when the catalog did."""
        if not index.isValid() or not self.flags(index) & (
            Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        ):
            return False
        column, line = self._columns[index.column()], self._lines[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            value = Qt.CheckState(value) is Qt.CheckState.Checked
        elif role != Qt.ItemDataRole.EditRole or value == self.data(index, role):
            return False
        if column.write is not None:
            column.write(line, value)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.head
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_right else _LEFT
        return None


def _box(column: Column[Line], line: Line) -> Qt.CheckState | None:
    is_on = column.checked(line) if column.checked is not None else None
    if is_on is None:
        return None
    return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
