"""Lines of meetings under headings, told to Qt one by one when one meeting changes."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex

from perm_desktop.core.listing.groups import Grouping, TimeGroup
from perm_desktop.core.listing.sieve import Sieve
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.meetings.lines import Group, Line, Lines

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class GroupedModel(QAbstractTableModel):
    """Shows what passes a sieve; what the cells say comes from the subclass."""

    def __init__(self, sieve: Sieve, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sieve = sieve
        self._lines = Lines(Grouping.TIME)
        self._turned: dict[tuple[Grouping, str], bool] = {}  # groups opened or closed by hand

    @property
    def total(self) -> int:
        """Meetings before the filters."""
        return len(self._sieve.all)

    @property
    def matching(self) -> int:
        """Meetings after the filters, those under closed headings too."""
        return len(self._sieve.matched)

    @property
    def sieve(self) -> Sieve:
        """The rows and filters behind the lines, to be read."""
        return self._sieve

    @property
    def grouping(self) -> Grouping:
        """What the headings stand for."""
        return self._lines.grouping

    def meeting_at(self, line: int) -> MeetingRow | None:
        """Return the meeting of a line, None for a heading."""
        found = self._lines.flat[line]
        return found if isinstance(found, MeetingRow) else None

    def group_at(self, line: int) -> Group | None:
        """Return the group whose heading a line is."""
        found = self._lines.flat[line]
        return found if isinstance(found, Group) else None

    def heading_above(self, line: int) -> int | None:
        """Return the line of the heading that a line is under."""
        return next((n for n in range(line, -1, -1) if self.group_at(n)), None)

    def meetings(self) -> Iterator[tuple[int, MeetingRow]]:
        """Yield the lines that are meetings, with their numbers."""
        for n, line in enumerate(self._lines.flat):
            if isinstance(line, MeetingRow):
                yield n, line

    def row_of(self, ident: int | None) -> int | None:
        """Return the line of a meeting, None when it is filtered out or under a closed heading."""
        return next((n for n, row in self.meetings() if row.id == ident), None)

    def lines_of(self, idents: Collection[int]) -> list[int]:
        """Return the lines of meetings, from top to bottom."""
        return [n for n, row in self.meetings() if row.id in idents]

    def turn(self, line: int, *, is_open: bool) -> None:
        """Open or close the group of a heading."""
        group = self.group_at(line)
        if group is None or group.is_open is is_open:
            return
        self._turned[self.grouping, group.key] = is_open
        first, last = line + 1, line + len(group.rows)
        if is_open:
            self.beginInsertRows(ROOT, first, last)
            self._lines.flat[first:first] = self._lines.shown(group)
            group.is_open = True
            self.endInsertRows()
        else:
            self.beginRemoveRows(ROOT, first, last)
            del self._lines.flat[first : last + 1]
            group.is_open = False
            self.endRemoveRows()
        self._tell_heading(group)

    def reveal(self, ident: int) -> int | None:
        """Open the heading that a meeting is under; returns its line unless it is filtered out."""
        group = self._lines.group(self._sieve.group_key(ident))
        row = self._sieve.all.get(ident)
        if row is not None and group is not None and not group.is_open and row in group.rows:
            self.turn(self._lines.start(group), is_open=True)
        return self.row_of(ident)

    # Qt's names from here on

    def rowCount(self, parent: Index = ROOT) -> int:
        """Headings and meetings shown."""
        return 0 if parent.isValid() else len(self._lines.flat)

    # -- for the subclass

    def _lay_out(self) -> None:
        self._lines.fill(self._sieve.groups(), self._sieve.moment, self._sieve.names)
        for group in self._lines.groups:
            group.is_open = self._is_open(group.key)
        self._lines.lay_out()

    def _reset_lines(self) -> None:
        self.beginResetModel()
        self._lay_out()
        self.endResetModel()

    def _is_open(self, key: str) -> bool:
        """What is past is closed at first, unless it was looked for."""
        is_past = self.grouping is Grouping.TIME and key == TimeGroup.PAST
        at_first = self._sieve.narrows or not is_past
        return self._turned.get((self.grouping, key), at_first)

    def _replace(self, ident: int, fresh: MeetingRow | None) -> None:
        """Let one meeting be changed, come, go, or move to where its new values belong."""
        group = self._lines.group(self._sieve.group_key(ident))
        old = self._sieve.take_out(ident)
        if group is None or old not in group.rows:
            old = None
        shown = fresh if fresh is not None and self._sieve.take_in(fresh) else None
        if old is not None and group is not None:
            if shown is not None:
                self._change(group, old, shown)
            else:
                self._remove(group, old)
        elif shown is not None:
            self._insert(shown)

    def _change(self, group: Group, old: MeetingRow, fresh: MeetingRow) -> None:
        """Move a line to where its new values belong, so that it stays selected."""
        target = self._group_for(self._sieve.group_key(fresh.id))
        if not (group.is_open and target.is_open):
            self._remove(group, old)
            self._insert(fresh)
            return
        nth = group.rows.index(old)
        source = self._lines.line(group, nth)
        del group.rows[nth]
        place = self._sieve.place(target.rows, fresh)
        target.rows.insert(place, fresh)
        self._move(source, self._lines.line(target, place), fresh)
        if target is not group:
            self._tell_heading(target)
            self._tell_heading(group)
            self._drop_empty(group)

    def _move(self, source: int, target: int, fresh: MeetingRow) -> None:
        flat = self._lines.flat
        if source != target:
            # Qt counts the place before the line is taken out
            before = target if target < source else target + 1
            self.beginMoveRows(ROOT, source, source, ROOT, before)
            flat.insert(target, flat.pop(source))
            self.endMoveRows()
        flat[target] = fresh
        self._tell_changed(target, target)

    def _insert(self, row: MeetingRow) -> None:
        group = self._group_for(self._sieve.group_key(row.id))
        nth = self._sieve.place(group.rows, row)
        group.rows.insert(nth, row)
        if group.is_open:
            self._insert_line(self._lines.line(group, nth), row)
        self._tell_heading(group)

    def _remove(self, group: Group, row: MeetingRow) -> None:
        nth = group.rows.index(row)
        line = self._lines.line(group, nth)
        del group.rows[nth]
        if group.is_open:
            self._remove_line(line)
        self._tell_heading(group)
        self._drop_empty(group)

    def _group_for(self, key: str) -> Group:
        """Return a group, with a new heading where it is the first of its kind."""
        found = self._lines.group(key)
        if found is None:
            found = self._lines.add(key, self._sieve.moment, self._sieve.names)
            found.is_open = self._is_open(key)
            if self._lines.headed:
                self._insert_line(self._lines.start(found), found)
        return found

    def _drop_empty(self, group: Group) -> None:
        if group.rows:
            return
        line = self._lines.start(group)
        self._lines.groups.remove(group)
        if self._lines.headed:
            self._remove_line(line)

    def _insert_line(self, line: int, what: Line) -> None:
        self.beginInsertRows(ROOT, line, line)
        self._lines.flat.insert(line, what)
        self.endInsertRows()

    def _remove_line(self, line: int) -> None:
        self.beginRemoveRows(ROOT, line, line)
        del self._lines.flat[line]
        self.endRemoveRows()

    def _tell_heading(self, group: Group) -> None:
        if self._lines.headed and group.rows:
            line = self._lines.start(group)
            self._tell_changed(line, line)

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
