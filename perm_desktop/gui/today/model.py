"""The worklist as a list model: headings, lines, and what a long group keeps back."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perm_desktop.core.worklist import Section
from perm_desktop.core.worklist_lines import Line

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole.UserRole


class Heading(NamedTuple):
    """Title of a group with how many lines it has."""

    group: str
    title: str
    total: int

    @property
    def key(self) -> str:
        """The same from one list to the next."""
        return f"heading:{self.group}"

    @property
    def spoken(self) -> str:
        """ "Held without attendance, 2"."""
        return f"{self.title}, {self.total:,}"


class More(NamedTuple):
    """The rest of a long group."""

    group: str
    hidden: int

    @property
    def key(self) -> str:
        """The same from one list to the next."""
        return f"more:{self.group}"

    @property
    def words(self) -> str:
        """What is shown."""
        return f"Show {self.hidden:,} more"

    @property
    def spoken(self) -> str:
        """The words, with what Enter does."""
        return f"{self.hidden:,} more like these. Enter: show them"


Item = Heading | Line | More


class TodayModel(QAbstractListModel):
    """Rows come and go one by one, so that the focus and a screen reader stay where they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """Headings, lines and rests."""
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The item itself for the delegate, sentences for everybody else."""
        item = self._items[index.row()]
        if role == ItemRole:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return item.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Keys go from line to line, over the headings."""
        if isinstance(self._items[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def item(self, row: int) -> Item:
        """What a row shows."""
        return self._items[row]

    def keys(self) -> list[str]:
        """Keys of all rows, in order."""
        return [item.key for item in self._items]

    def row_of(self, key: str) -> int | None:
        """Where an item is."""
        return next((row for row, item in enumerate(self._items) if item.key == key), None)

    def first_line(self) -> int | None:
        """The first row that is no heading."""
        rows = enumerate(self._items)
        return next((row for row, item in rows if not isinstance(item, Heading)), None)

    def set_sections(self, sections: Iterable[Section]) -> None:
        """Show these; what stays keeps its row object."""
        wanted = _items(sections)
        kept = {item.key for item in wanted}
        for row in reversed(range(len(self._items))):
            if self._items[row].key not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._items[row]
                self.endRemoveRows()
        order = {item.key: place for place, item in enumerate(wanted)}
        places = [order[item.key] for item in self._items]
        if places != sorted(places):
            self.beginResetModel()
            self._items = wanted
            self.endResetModel()
            return
        self._fill_in(wanted)

    def _fill_in(self, wanted: Sequence[Item]) -> None:
        for row, item in zip(count(), wanted):
            if row >= len(self._items) or self._items[row].key != item.key:
                self.beginInsertRows(QModelIndex(), row, row)
                self._items.insert(row, item)
                self.endInsertRows()
            elif self._items[row] != item:
                self._items[row] = item
                self.dataChanged.emit(self.index(row), self.index(row))


def _items(sections: Iterable[Section]) -> list[Item]:
    found: list[Item] = []
    for section in sections:
        found.append(Heading(section.group, section.title, section.total))
        found += section.lines
        if section.hidden:
            found.append(More(section.group, section.hidden))
    return found
