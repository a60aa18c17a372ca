"""The list of meetings as Qt sees it: headings, rows and order, all in one plain model.

Filtering is done in ``core.listing.sieve``, over prepared texts; a proxy model would call back
into Python for each row.
"""

from collections.abc import Collection, Mapping
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QObject, Qt

from perm_desktop.core.listing.facets import Chosen
from perm_desktop.core.listing.groups import Grouping, Moment, TimeGroup
from perm_desktop.core.listing.sieve import Key, Sieve
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.kit.grouped_model import ROOT, GroupedModel, Index
from perm_desktop.gui.meetings.columns import (
    EDITABLE,
    SPECS,
    Column,
    Context,
    Spec,
    name,
    time_of_day,
)
from perm_desktop.gui.meetings.lines import Group, Lines

LookRole = int(Qt.ItemDataRole.UserRole)  # Look: symbol, color token, word
GroupRole = LookRole + 1  # Group of a heading, None for a meeting
_RESET_ABOVE = 64  # rows that change at once; more are told as a reset
_BY_TIME: Key = attrgetter("utc", "number")
_MEETING_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)


class MeetingModel(GroupedModel):
    """Meetings of the session that pass the filters, in the chosen order under headings."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(Sieve(context.moment, context.names, _BY_TIME), parent)
        self._context = context
        self._column = Column.WHEN
        self.editable = False  # whether the catalog can be written

    # -- what it shows

    @property
    def order(self) -> tuple[Column, bool]:
        """The sorted column, and whether it goes down."""
        return self._column, self._lines.descending

    @property
    def context(self) -> Context:
        """What the cells are told by besides their rows."""
        return self._context

    def first_upcoming(self) -> int | None:
        """Return the first line that is not over, where the rows are in the order of time."""
        if self._column is not Column.WHEN or self._lines.descending:
            return None
        now = self._context.moment.now
        return next((n for n, row in self.meetings() if row.utc + row.minutes > now), None)

    def find_typed(self, typed: str, after: int) -> int | None:
        """Return the next line, round the end, whose state or title begins with a text."""
        wanted, count = typed.casefold(), len(self._lines.flat)
        for step in range(count):
            line = (after + step) % count
            row = self.meeting_at(line)
            if row is not None and any(
                text.casefold().startswith(wanted)
                for text in (row.states, name(row, self._context))
            ):
                return line
        return None

    def empty_columns(self, among: Collection[Column]) -> set[Column]:
        """Return the columns in which no meeting that passes has anything."""
        return {
            column
            for column in among
            if (has := SPECS[column].has) is not None
            and not any(has(row, self._context) for row in self._sieve.matched)
        }

    # -- what it is told

    def set_rows(self, rows: Mapping[int, MeetingRow], context: Context) -> None:
        """Show another set of meetings."""
        self.beginResetModel()
        self._context = context
        self._sieve.key = self._key()
        self._sieve.fill(rows, context.moment, context.names)
        self._lay_out()
        self.endResetModel()

    def update_rows(self, rows: Mapping[int, MeetingRow], touched: Collection[int]) -> None:
        """Take in what became of some meetings, moving and repainting only those."""
        if len(touched) > _RESET_ABOVE:
            self.set_rows(rows, self._context)
            return
        for ident in touched:
            self._replace(ident, rows.get(ident))

    def set_moment(self, moment: Moment) -> None:
        """Let the clock go on: what has begun or ended meanwhile moves to its group."""
        before, self._context = self._context.moment, self._context._replace(moment=moment)
        if before.today != moment.today:
            self.set_rows(self._sieve.all, self._context)
            return
        self._sieve.moment, self._sieve.key = moment, self._key()
        rows = dict(self._sieve.all)
        self.update_rows(rows, self._sieve.crossed(before.now, moment.now))
        if self._lines.flat:
            self._tell_changed(0, len(self._lines.flat) - 1)

    def set_filter(self, text: str) -> None:
        """Show the meetings that have every word of the text."""
        if self._sieve.search(text):
            self._reset_lines()

    def set_facets(self, chosen: Chosen) -> None:
        """Show the meetings that have a chosen value of each facet."""
        if self._sieve.choose(chosen):
            self._reset_lines()

    def set_grouping(self, grouping: Grouping) -> None:
        """Put the meetings under other headings."""
        if grouping is self._lines.grouping:
            return
        self.beginResetModel()
        self._lines = Lines(grouping, descending=self._lines.descending)
        self._sieve.regroup(grouping)
        self._lay_out()
        self.endResetModel()

    # -- Qt's names from here on

    def columnCount(self, parent: Index = ROOT) -> int:
        """Columns, whether visible or not."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading can have the focus and not be selected; safe fields can be edited."""
        row = self.meeting_at(index.row()) if index.isValid() else None
        if row is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        column = Column(index.column())
        is_safe = column is not Column.STATUS or row.status != MeetingStatus.CANCELLED
        if self.editable and column in EDITABLE and is_safe:
            return _MEETING_FLAGS | Qt.ItemFlag.ItemIsEditable
        return _MEETING_FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, looks, tooltips and accessible texts of the cells."""
        if not index.isValid():
            return None
        line, column = self._lines.flat[index.row()], Column(index.column())
        if isinstance(line, Group):
            return _heading(line, column, role)
        return self._cell(line, column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        spec = SPECS[Column(section)]
        if role == Qt.ItemDataRole.DisplayRole:
            return spec.head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if spec.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column within the groups; equal cells stay in the order of time."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        before = [self._lines.flat[index.row()] for index in old]
        self._lines.descending = order is Qt.SortOrder.DescendingOrder
        if self._column is not Column(column):
            self._column = Column(column)
            self._sieve.sort(self._key())
            self._lines.refill(self._sieve.groups())
        self._lines.lay_out()
        places = {id(line): n for n, line in enumerate(self._lines.flat)} if old else {}
        new = [
            self.index(places[id(line)], index.column())
            for line, index in zip(before, old, strict=True)
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    # -- cells

    def _cell(self, row: MeetingRow, column: Column, role: int) -> Any:
        spec = SPECS[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column, spec)
        if role == LookRole:
            return spec.look(row, self._context) if spec.look else None
        if role == Qt.ItemDataRole.TextAlignmentRole and spec.right:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{spec.head}: {(spec.says or spec.text)(row, self._context)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            if column is Column.STATUS and row.reason:
                return f"Cancelled: {row.reason}"
            return spec.says(row, self._context) if spec.says else None
        return None

    def _text(self, row: MeetingRow, column: Column, spec: Spec) -> str:
        is_today = column is Column.WHEN and self._sieve.group_key(row.id) == TimeGroup.TODAY
        return time_of_day(row) if is_today else spec.text(row, self._context)

    def _key(self) -> Key:
        """What the chosen column sorts by; equal cells stay in the order of time."""
        if self._column is Column.WHEN:
            return _BY_TIME
        key, context = SPECS[self._column].key, self._context
        return lambda row: (key(row, context), row.utc, row.number)


def _heading(group: Group, column: Column, role: int) -> Any:
    """What a heading says; a screen reader hears it in whichever column it is."""
    if role == GroupRole:
        return group
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return group.sentence
    if role == Qt.ItemDataRole.DisplayRole and column is Column.WHEN:
        return f"{group.title} {len(group.rows):,}"
    return None
