"""What the command palette shows for a query: sections of entries, the best section first."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perm_desktop.core.finding import plain, score
from perm_desktop.gui.shell.palette_entries import Entry, Kind

Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole
_TITLES = {
    Kind.RECENT: "Chosen lately",
    Kind.PAGE: "Pages",
    Kind.ACTION: "Commands",
    Kind.MEETING: "Meetings",
    Kind.PERSON: "People",
    Kind.STATE: "States",
    Kind.CYCLE: "Cycles",
    Kind.OFF: "Commands that are off now",
}
_AT_MOST = {
    Kind.RECENT: 5,
    Kind.PAGE: 8,
    Kind.ACTION: 8,
    Kind.MEETING: 12,
    Kind.PERSON: 5,
    Kind.STATE: 5,
    Kind.CYCLE: 4,
    Kind.OFF: 4,
}
_UNASKED = (Kind.PAGE, Kind.ACTION)  # what is there before anything is typed


class Finder(Protocol):
    """Finds among what may be too much to be scored one by one."""

    def search(self, query: str, at_most: int) -> tuple[list[Entry], int, int]:
        """Return the first entries, how many there are, and how well they fit."""
        ...


class Title(NamedTuple):
    """Heading of a section, with how many more were found than are shown."""

    words: str
    total: int
    shown: int

    @property
    def spoken(self) -> str:
        """The heading with its count."""
        return f"{self.words}, {self.total:,}"


class PaletteModel(QAbstractListModel):
    """Headings and entries; what was chosen lately goes before what fits as well."""

    def __init__(
        self,
        entries: Sequence[Entry],
        meetings: Finder | None,
        recent: Sequence[str],
        parent: QObject | None = None,
        people: Finder | None = None,
    ) -> None:
        super().__init__(parent)
        self._entries = entries
        self._finders = {Kind.MEETING: meetings, Kind.PERSON: people}
        self._ranks = {key: rank for rank, key in enumerate(recent)}
        self._rows: list[Title | Entry] = []
        self.found = 0

    def rowCount(self, parent: Index | None = None) -> int:
        """Headings and entries."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry itself for the delegate, a sentence for everybody else."""
        row = self._rows[index.row()]
        if role == EntryRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen; what is off can be looked at."""
        if isinstance(self._rows[index.row()], Title):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def entry(self, row: int) -> Entry | None:
        """The entry of a row, None for a heading."""
        found = self._rows[row]
        return found if isinstance(found, Entry) else None

    def first(self) -> int | None:
        """The first row that can be chosen."""
        rows = enumerate(self._rows)
        return next((place for place, row in rows if isinstance(row, Entry)), None)

    def ask(self, text: str) -> None:
        """Show what fits a text; without one, what was chosen lately and where one can go."""
        query = plain(text)
        self.beginResetModel()
        self._rows = []
        sections = self._matching(query) if query else self._unasked()
        self.found = sum(total for _, total in sections.values())
        for kind, (entries, total) in sections.items():
            self._rows.append(Title(_TITLES[kind], total, len(entries)))
            self._rows += entries
        self.endResetModel()

    def _unasked(self) -> dict[Kind, tuple[list[Entry], int]]:
        lately = sorted(
            (entry for entry in self._entries if entry.key in self._ranks and entry.enabled),
            key=lambda entry: self._ranks[entry.key],
        )
        sections = {Kind.RECENT: lately}
        for kind in _UNASKED:
            sections[kind] = [entry for entry in self._entries if entry.kind is kind]
        return {
            kind: (entries[: _AT_MOST[kind]], len(entries))
            for kind, entries in sections.items()
            if entries
        }

    def _matching(self, query: str) -> dict[Kind, tuple[list[Entry], int]]:
        scored: dict[Kind, list[tuple[int, int, int, Entry]]] = {}
        for place, entry in enumerate(self._entries):
            fit = score(query, entry.words)
            if fit is not None:
                rank = self._ranks.get(entry.key, len(self._ranks))
                scored.setdefault(entry.kind, []).append((fit, rank, place, entry))
        best = {kind: min(fit for fit, *_ in found) for kind, found in scored.items()}
        sections = {
            kind: (_first(found, _AT_MOST[kind]), len(found)) for kind, found in scored.items()
        }
        for kind, finder in self._finders.items():
            rows, total, fit = finder.search(query, _AT_MOST[kind]) if finder else ([], 0, 0)
            if rows:
                sections[kind], best[kind] = (rows, total), fit
        order = sorted(sections, key=lambda kind: (kind is Kind.OFF, best[kind], kind))
        return {kind: sections[kind] for kind in order}


def _first(found: Iterable[tuple[int, int, int, Entry]], at_most: int) -> list[Entry]:
    return [entry for _, _, _, entry in sorted(found, key=lambda each: each[:3])[:at_most]]
