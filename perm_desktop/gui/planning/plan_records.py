"""The lists of the plan dialog: rows of texts that sort."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from perm_desktop.core import clock
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.plan import Plan, Planned
from perm_desktop.gui.kit.fitting_label import plain_tooltip
from perm_desktop.gui.planning.plan_models import LEFT, RIGHT, Index


class Record(NamedTuple):
    """A row of texts, with the values it is sorted by where the texts do not sort."""

    cells: tuple[str, ...]
    keys: tuple[Any, ...] = ()


class RecordModel(QAbstractTableModel):
    """Rows of texts under heads, sorted by any column."""

    def __init__(
        self, heads: Sequence[str], numbers: Sequence[int] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._numbers = frozenset(numbers)  # columns that are right-aligned
        self._records: list[Record] = []
        self._order: tuple[int, bool] | None = None
        self._is_dimmed = False

    def set_records(self, records: Sequence[Record]) -> None:
        """Show other rows in the chosen order."""
        self.beginResetModel()
        self._records = list(records)
        self._arrange()
        self.endResetModel()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the rows paler while others are on their way."""
        self._is_dimmed = dimmed
        if self._records:
            last = self.index(len(self._records) - 1, len(self._heads) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # Qt's names from here on

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of records."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of heads."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, and the full text as a tooltip where a cell may be cut."""
        if not index.isValid():
            return None
        cells = self._records[index.row()].cells
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(cells[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() in self._numbers else LEFT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[index.column()]}: {cells[index.column()]}"
        if role == Qt.ItemDataRole.ForegroundRole and self._is_dimmed:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal or section not in range(len(self._heads)):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in self._numbers else LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; equal cells stay as they are."""
        self.beginResetModel()
        descending = order is Qt.SortOrder.DescendingOrder
        self._order = (column, descending) if column >= 0 else None
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        if self._order is None:
            return
        column, descending = self._order

        def key(record: Record) -> Any:
            return (record.keys or record.cells)[column]

        self._records.sort(key=key, reverse=descending)


def meeting_records(plan: Plan, types: Mapping[str, MeetingType], size: int) -> list[Record]:
    """Return the exact list of meetings; ``size`` is the number of states in the cycle."""
    return [_meeting_record(each, types, size) for each in plan.meetings]


def _meeting_record(each: Planned, types: Mapping[str, MeetingType], size: int) -> Record:
    utc = clock.utc_minutes(each.wall, each.zone)
    start = clock.local(utc, each.zone)
    day = f"{clock.weekday(start).partition(',')[0]}, {clock.day(start)}"
    when = f"{day}, {clock.clock(start)} {clock.zone_label(start)}"
    who = ", ".join(each.states)
    if len(each.states) > 3:
        who = f"All {size}" if len(each.states) == size else f"{len(each.states)} states"
    title = types[each.type].short_title
    if each.session is not None:
        title = f"{title}, session {each.session}"
    return Record((when, who, title, str(each.minutes)), (utc, who, (title, utc), each.minutes))


def gap_records(plan: Plan, types: Mapping[str, MeetingType]) -> list[Record]:
    """Return what cannot be planned with the way out, then the dates that are skipped."""
    unmet = [Record((each.what, each.rule, each.relaxation)) for each in plan.unmet]
    skipped = [
        Record(
            (
                f"{types[each.type].short_title}, {each.state}, {clock.day(each.date)}",
                each.reason,
                "The rhythm goes on.",
            )
        )
        for each in plan.skipped
    ]
    return unmet + skipped
