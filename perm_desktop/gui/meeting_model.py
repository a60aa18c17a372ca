"""The list of meetings: rows, columns, sorting and the text filter, all in one plain model.

Filtering is done here, over prepared texts; a proxy model would call back into Python for each
row.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import Look, meeting_look

Index = QModelIndex | QPersistentModelIndex
LookRole = int(Qt.ItemDataRole.UserRole)  # Look: symbol, color token, word
_RESET_ABOVE = 64  # rows that change at once; more are told as a reset
_DAY = 24 * 60


class Column(IntEnum):
    """Columns in their first order."""

    WHEN = 0
    DAYS = 1
    STATE = 2
    MEETING = 3
    HOST = 4
    STATUS = 5
    AGENDA = 6
    ATTENDED = 7
    NOTES = 8
    PHASE = 9
    NUMBER = 10


class Context(NamedTuple):
    """What the cells need besides their row."""

    now: int  # UTC minutes
    catalog_titles: dict[str, str]  # type key -> title that prints
    cycle_size: int  # states of the chosen cycle, 0 when all cycles are shown


@dataclass(frozen=True, slots=True)
class _Spec:
    head: str
    text: Callable[[MeetingRow, Context], str]
    key: Callable[[MeetingRow, Context], Any]
    right: bool = False


def when(row: MeetingRow, context: Context) -> str:
    """ "Thu, Apr 9, 2:00 PM" in the meeting's own zone; with the year where it is another."""
    start = row.start
    this_year = clock.at_utc(context.now).year == start.year
    day = clock.weekday(start) if this_year else clock.day(start)
    return f"{day}, {clock.clock(start)}"


def days(row: MeetingRow, context: Context) -> str:
    """Days from today: "-5", "0"; "now" while the meeting runs."""
    if row.utc <= context.now < row.utc + row.minutes:
        return "now"
    return f"{_days(row, context)}".replace("-", "−")


def _days(row: MeetingRow, context: Context) -> int:
    today = clock.local(context.now, row.zone).date()
    return (row.start.date() - today).days


def who(row: MeetingRow, context: Context) -> str:
    """State codes, or how many there are."""
    codes = row.state_codes
    if len(codes) <= 3:
        return ", ".join(codes)
    return f"All {len(codes)}" if len(codes) == context.cycle_size else f"{len(codes)} states"


def name(row: MeetingRow, context: Context) -> str:
    """The liaison's own title, else the short one; with the session or the program variant."""
    own = row.title != context.catalog_titles.get(row.type)
    title = row.title if own else row.short_title
    if row.session is not None:
        return f"{title}, session {row.session}"
    return f"{title}, {_VARIANTS[row.variant]}" if row.variant else title


def _attended(row: MeetingRow, _: Context) -> str:
    return f"{row.marked_states} of {len(row.state_codes)}" if row.marked_states else "–"


_VARIANTS = {"perm-plus": "PERM+", "routine": "Routine PERM"}
_PHASES = {"pre": "Pre-cycle", "intra": "Intra-cycle", "post": "Post-cycle", "any": "Any phase"}
_SPECS = {
    Column.WHEN: _Spec("When", when, lambda row, _: row.utc),
    Column.DAYS: _Spec("Days", days, lambda row, _: row.utc, right=True),
    Column.STATE: _Spec("State", who, lambda row, _: (row.states.count(","), row.states)),
    Column.MEETING: _Spec("Meeting", name, lambda row, ctx: name(row, ctx).casefold()),
    Column.HOST: _Spec(
        "Host",
        lambda row, _: row.hosts.replace(",", ", ") or "–",
        lambda row, _: row.hosts,
    ),
    Column.STATUS: _Spec(
        "Status",
        lambda row, ctx: meeting_look(row, ctx.now).word,
        lambda row, ctx: meeting_look(row, ctx.now).word,
    ),
    Column.AGENDA: _Spec(
        "Agenda",
        lambda row, _: "1 item" if row.agenda_items == 1 else f"{row.agenda_items or 'No'} items",
        lambda row, _: row.agenda_items,
    ),
    Column.ATTENDED: _Spec("Recorded", _attended, lambda row, _: row.marked_states, right=True),
    Column.NOTES: _Spec("Notes", lambda row, _: "Yes" if row.noted else "–", lambda r, _: r.noted),
    Column.PHASE: _Spec("Phase", lambda row, _: _PHASES[row.phase], lambda row, _: row.phase),
    Column.NUMBER: _Spec(
        "No.", lambda row, _: str(row.number), lambda row, _: row.number, right=True
    ),
}


class MeetingModel(QAbstractTableModel):
    """Meetings of the chosen cycle that pass the filter, in the chosen order."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._all: dict[int, MeetingRow] = {}
        self._shown: list[MeetingRow] = []
        self._texts: dict[int, str] = {}
        self._words: tuple[str, ...] = ()
        self._column = Column.WHEN
        self._descending = False

    @property
    def total(self) -> int:
        """Meetings before the filter."""
        return len(self._all)

    def set_rows(self, rows: dict[int, MeetingRow], context: Context) -> None:
        """Show another set of meetings."""
        self.beginResetModel()
        self._context = context
        self._all = dict(rows)
        self._texts.clear()
        self._rebuild()
        self.endResetModel()

    def update_rows(self, rows: dict[int, MeetingRow], touched: Collection[int]) -> None:
        """Take in what became of some meetings, moving and repainting only those."""
        if len(touched) > _RESET_ABOVE:
            self.set_rows(rows, self._context)
            return
        for ident in touched:
            self._texts.pop(ident, None)
            self._replace(ident, rows.get(ident))

    def set_now(self, now: int) -> None:
        """Let the clock go on: statuses and days are shown anew."""
        self._context = self._context._replace(now=now)
        if self._shown:
            last = self.index(len(self._shown) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def set_filter(self, text: str) -> None:
        """Show the meetings that have every word of the text somewhere in their cells."""
        words = tuple(text.casefold().split())
        if words == self._words:
            return
        narrows = all(any(old in new for new in words) for old in self._words)
        self.beginResetModel()
        self._words = words
        if narrows:  # what failed before fails again
            self._shown = [row for row in self._shown if self._passes(row)]
        else:
            self._rebuild()
        self.endResetModel()

    def row_of(self, ident: int | None) -> int | None:
        """Return where a meeting stands, None when it is filtered out."""
        return next((n for n, row in enumerate(self._shown) if row.id == ident), None)

    def first_upcoming(self) -> int | None:
        """Return the first row that is not over, where the rows are in the order of time."""
        if self._column is not Column.WHEN or self._descending:
            return None
        now = self._context.now
        return next((n for n, row in enumerate(self._shown) if row.utc + row.minutes > now), None)

    def meeting_at(self, row: int) -> MeetingRow:
        """Return the meeting of a row."""
        return self._shown[row]

    # Qt's names from here on

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Meetings shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Columns, whether visible or not."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, looks, tooltips and accessible texts of the cells."""
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], Column(index.column())
        spec = _SPECS[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return spec.text(row, self._context)
        if role == LookRole:
            return self._look(row) if column is Column.STATUS else None
        if role == Qt.ItemDataRole.TextAlignmentRole and spec.right:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{spec.head}: {spec.text(row, self._context)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tooltip(row, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        spec = _SPECS[Column(section)]
        if role == Qt.ItemDataRole.DisplayRole:
            return spec.head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if spec.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; equal cells stay in the order of time."""
        self.layoutAboutToBeChanged.emit()
        before = [self._shown[index.row()].id for index in self.persistentIndexList()]
        self._column, self._descending = Column(column), order is Qt.SortOrder.DescendingOrder
        self._order()
        places = {row.id: n for n, row in enumerate(self._shown)}
        old = self.persistentIndexList()
        new = [
            self.index(places[ident], index.column())
            for ident, index in zip(before, old, strict=True)
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _rebuild(self) -> None:
        self._shown = [row for row in self._all.values() if self._passes(row)]
        self._order()

    def _order(self) -> None:
        self._shown.sort(key=self._key)
        if self._descending:
            self._shown.reverse()

    def _key(self, row: MeetingRow) -> Any:
        return _SPECS[self._column].key(row, self._context), row.utc, row.number

    def _passes(self, row: MeetingRow) -> bool:
        if not self._words:
            return True
        text = self._texts.get(row.id)
        if text is None:
            text = self._texts[row.id] = self._searchable(row)
        return all(word in text for word in self._words)

    def _searchable(self, row: MeetingRow) -> str:
        # not the phase: “cycle call” would find every meeting of the intra-cycle
        cells: Iterable[str] = (
            spec.text(row, self._context)
            for column, spec in _SPECS.items()
            if column is not Column.PHASE
        )
        return " ".join((*cells, row.title, row.states, row.place, row.reason)).casefold()

    def _replace(self, ident: int, fresh: MeetingRow | None) -> None:
        """Let one meeting be changed, come, go, or move to where its new values belong."""
        place = self.row_of(ident)
        if fresh is None:
            self._all.pop(ident, None)
        else:
            self._all[ident] = fresh
        shown = fresh if fresh is not None and self._passes(fresh) else None
        if place is not None:
            if shown is not None and self._key(shown) == self._key(self._shown[place]):
                self._shown[place] = shown
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))
                return
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._shown[place]
            self.endRemoveRows()
        if shown is not None:
            self._insert(shown)

    def _insert(self, row: MeetingRow) -> None:
        if self._descending:
            ahead = sum(self._key(other) > self._key(row) for other in self._shown)
        else:
            ahead = bisect_left(self._shown, self._key(row), key=self._key)
        self.beginInsertRows(QModelIndex(), ahead, ahead)
        self._shown.insert(ahead, row)
        self.endInsertRows()

    def _look(self, row: MeetingRow) -> Look:
        return meeting_look(row, self._context.now)


def _tooltip(row: MeetingRow, column: Column) -> str | None:
    if column is Column.MEETING:
        return row.title
    if column is Column.STATE:
        return row.states.replace(",", ", ")
    if column is Column.STATUS and row.reason:
        return f"Cancelled: {row.reason}"
    return None
