"""The timeline as rows and columns, made of the same lanes as the drawing."""

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.lanes import Index, Lane
from perm_desktop.core.timeline.listing import Entry, entries, heading
from perm_desktop.gui.meetings.columns import SPECS, Column, Context

Place = QModelIndex | QPersistentModelIndex
LookRole = int(Qt.ItemDataRole.UserRole)  # Look: symbol, color token, word
HeadingRole = LookRole + 1  # text of a lane's heading, None for a meeting
_SAID = int(Qt.ItemDataRole.AccessibleTextRole)
_HEADING_ROLES = (int(Qt.ItemDataRole.DisplayRole), _SAID, HeadingRole)
COLUMNS = (  # after the lane's own
    *(Column.WHEN, Column.DAYS, Column.MEETING, Column.STATE, Column.HOST, Column.STATUS),
    *(Column.AGENDA, Column.ATTENDED, Column.PHASE),
)


class TimelineTableModel(QAbstractTableModel):
    """Frozen rows under the headings of their lanes."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._index: Index | None = None
        self._entries: list[Entry] = []
        self._places: dict[int, int] = {}

    @property
    def context(self) -> Context:
        """What the cells are told by besides their rows."""
        return self._context

    def show_index(self, index: Index, context: Context) -> None:
        """Show the lanes of a timeline."""
        self.beginResetModel()
        self._index, self._context = index, context
        self._entries = entries(index)
        self._places = {
            entry.row.id: number
            for number, entry in enumerate(self._entries)
            if entry.row is not None
        }
        self.endResetModel()

    def meeting_at(self, row: int) -> MeetingRow | None:
        """Return the meeting of a row; None for a heading."""
        return self._entries[row].row

    def place_of(self, ident: int | None) -> int | None:
        """Return the row of a meeting."""
        return self._places.get(ident) if ident is not None else None

    def stretches(self, ids: Collection[int]) -> Iterator[tuple[int, int]]:
        """Yield the first and last row of each run of meetings among some."""
        rows = sorted(self._places[ident] for ident in ids if ident in self._places)
        for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
            members = [row for _, row in run]
            yield members[0], members[-1]

    def headings(self) -> list[int]:
        """Rows that are headings."""
        return [number for number, entry in enumerate(self._entries) if entry.row is None]

    def first_upcoming(self, now: int) -> int | None:
        """Row of the first meeting that is not over, in the first lane that has one."""
        rows = ((number, entry.row) for number, entry in enumerate(self._entries))
        return next((n for n, row in rows if row and row.utc + row.minutes > now), None)

    # Qt's names from here on

    def rowCount(self, parent: Place | None = None) -> int:
        """Headings and meetings."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: Place | None = None) -> int:
        """The lane, and what the list of meetings has too."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS) + 1

    def flags(self, index: Place) -> Qt.ItemFlag:
        """Headings are passed over by the keys."""
        if not index.isValid() or self._entries[index.row()].row is None:
            return Qt.ItemFlag.NoItemFlags
        leaf = Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | leaf

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, looks and accessible texts of the cells."""
        if not index.isValid() or self._index is None:
            return None
        entry = self._entries[index.row()]
        lane = self._index.lanes[entry.lane]
        if entry.row is None:
            return heading(lane) if role in _HEADING_ROLES and not index.column() else None
        if index.column():
            return self._cell(entry.row, COLUMNS[index.column() - 1], role)
        if role == Qt.ItemDataRole.DisplayRole:
            return lane.title
        return self._sentence(lane, entry.row) if role == _SAID else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        spec = SPECS[COLUMNS[section - 1]] if section else None
        if role == Qt.ItemDataRole.DisplayRole:
            return spec.head if spec is not None else "Lane"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = spec is not None and spec.right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _sentence(self, lane: Lane, row: MeetingRow) -> str:
        """The whole row, for whoever goes from row to row."""
        told = (Column.MEETING, Column.WHEN, Column.STATUS)
        return ", ".join((lane.title, *(SPECS[each].text(row, self._context) for each in told)))

    def _cell(self, row: MeetingRow, column: Column, role: int) -> Any:
        spec, context = SPECS[column], self._context
        if role == Qt.ItemDataRole.DisplayRole:
            return spec.text(row, context)
        if role == LookRole:
            return spec.look(row, context) if spec.look is not None else None
        if role == _SAID:
            said = spec.says(row, context) if spec.says is not None else spec.text(row, context)
            return f"{spec.head}: {said}"
        if role == Qt.ItemDataRole.TextAlignmentRole and spec.right:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.STATUS and row.reason:
            return f"Cancelled: {row.reason}"
        return None
