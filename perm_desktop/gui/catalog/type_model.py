"""The meeting types as a table under a heading a phase."""

from collections.abc import Mapping, Sequence
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perm_desktop.core import cadences
from perm_desktop.core.meeting_types import MeetingType, Wording
from perm_desktop.core.vocabulary import Phase
from perm_desktop.gui.catalog.type_part import RIGHT, head_data
from perm_desktop.gui.kit.fitting_label import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
MarkRole = Qt.ItemDataRole.UserRole + 1  # Mark of the cell, where it has one
HeadingRole = Qt.ItemDataRole.UserRole + 2  # Heading of the row, where it is one
PHASES = {
    Phase.PRE: "Pre-cycle",
    Phase.INTRA: "Intra-cycle",
    Phase.POST: "Post-cycle",
    Phase.ANY: "Any time",
}


class Column(IntEnum):
    """Columns of the list."""

    TITLE = 0
    HOSTS = 1
    CADENCE = 2
    MEETINGS = 3
    MARK = 4


_HEADS = ("Meeting type", "Hosts", "How often", "Meetings", "Own")


class Mark(StrEnum):
    """What of a type is the liaison's own; the value is the word."""

    NONE = ""
    TEXT = "Text"
    TYPE = "Type"


class TypeRow(NamedTuple):
    """A meeting type as the list shows it."""

    key: str
    title: str
    full_title: str
    phase: Phase
    hosts: str
    cadence: str
    meetings: int
    mark: Mark

    @property
    def haystack(self) -> str:
        """All that a filter looks into."""
        words = (self.title, self.full_title, PHASES[self.phase], self.hosts, self.cadence)
        own = f"own {self.mark}" if self.mark else ""
        return " ".join((*words, own, self.key)).casefold()


class Heading(NamedTuple):
    """A row that names the phase of those below it."""

    phase: Phase
    types: int


def type_rows(types: Mapping[str, MeetingType], counts: Mapping[str, int]) -> list[TypeRow]:
    """Return the types as rows, by phase and then in the order of the catalog."""
    order = list(PHASES)
    return [
        TypeRow(
            key=kind.key,
            title=kind.short_title,
            full_title=kind.title,
            phase=kind.phase,
            hosts=", ".join(kind.hosts),
            cadence=cadences.in_words(kind.cadence, joint=kind.joint),
            meetings=counts.get(kind.key, 0),
            mark=mark_of(kind),
        )
        for kind in sorted(types.values(), key=lambda kind: order.index(kind.phase))
    ]


def mark_of(kind: MeetingType) -> Mark:
    """Say what of a type is the liaison's own."""
    if not kind.factory:
        return Mark.TYPE
    below = kind.shipped.over(kind.source)
    return Mark.TEXT if kind.own.over(below) != below and kind.own != Wording() else Mark.NONE


class TypeListModel(QAbstractTableModel):
    """The rows that the filter lets through, each phase under its heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[TypeRow] = ()
        self._shown: list[TypeRow | Heading] = []
        self._words: list[str] = []

    @property
    def shown_types(self) -> int:
        """How many types the filter lets through."""
        return sum(isinstance(row, TypeRow) for row in self._shown)

    @property
    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [place for place, row in enumerate(self._shown) if isinstance(row, Heading)]

    def set_rows(self, rows: Sequence[TypeRow]) -> None:
        """Take the catalog as it is now; a row that only changed is told alone."""
        self._rows = rows
        self._show(self._filtered())

    def set_filter(self, text: str) -> None:
        """Let through only types that have all these words."""
        self._words = text.casefold().split()
        self._show(self._filtered())

    def key_at(self, row: int) -> str:
        """Return the key of a row's type, empty for a heading."""
        found = self._shown[row] if 0 <= row < len(self._shown) else None
        return found.key if isinstance(found, TypeRow) else ""

    def row_of(self, key: str) -> int | None:
        """Return where a type is shown."""
        places = (n for n in range(len(self._shown)) if self.key_at(n) == key)
        return next(places, None) if key else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Headings and types."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns of the list."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are read and not chosen."""
        if not self.key_at(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of the columns."""
        return head_data(_HEADS, section, orientation, role, Column.MEETINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the view and its delegate ask for."""
        row = self._shown[index.row()]
        if isinstance(row, Heading):
            return self._heading_data(row, index.column(), role)
        match role:
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == Column.MARK:
                return f"Own {row.mark.lower()}" if row.mark else ""
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return _text(row, Column(index.column()))
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == Column.MEETINGS:
                return RIGHT
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(row.full_title)
            case _:
                is_mark = role == MarkRole and index.column() == Column.MARK and row.mark
                return row.mark if is_mark else None

    def _heading_data(self, row: Heading, column: int, role: int) -> Any:
        if role == HeadingRole:
            return row
        if column == 0 and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return f"{PHASES[row.phase]}, {row.types}"
        return None

    def _filtered(self) -> list[TypeRow | Heading]:
        found: list[TypeRow | Heading] = []
        for phase in PHASES:
            of_phase = [row for row in self._rows if row.phase is phase and self._passes(row)]
            if of_phase:
                found += [Heading(phase, len(of_phase)), *of_phase]
        return found

    def _passes(self, row: TypeRow) -> bool:
        haystack = row.haystack
        return all(word in haystack for word in self._words)

    def _show(self, wanted: list[TypeRow | Heading]) -> None:
        if [_identity(row) for row in wanted] != [_identity(row) for row in self._shown]:
            self.beginResetModel()
            self._shown = wanted
            self.endResetModel()
            return
        before, self._shown = self._shown, wanted
        for place, (old, new) in enumerate(zip(before, wanted, strict=True)):
            if old != new:
                last = self.index(place, len(Column) - 1)
                self.dataChanged.emit(self.index(place, 0), last)


def _identity(row: TypeRow | Heading) -> str:
    return row.key if isinstance(row, TypeRow) else f"/{row.phase}"


def _text(row: TypeRow, column: Column) -> str:
    match column:
        case Column.TITLE:
            return row.title
        case Column.HOSTS:
            return row.hosts
        case Column.CADENCE:
            return row.cadence
        case Column.MEETINGS:
            return f"{row.meetings:,}" if row.meetings else "–"
        case Column.MARK:
            return row.mark
