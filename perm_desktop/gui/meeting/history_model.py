"""The history of a meeting: when, who, what; and under each line the fields, from what to what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perm_desktop.core import clock
from perm_desktop.core.symbols import mark_look
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.kit.fitting_label import plain_tooltip
from perm_desktop.gui.kit.text_difference import same_start
from perm_desktop.services.history import FieldChange, HistoryLine

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_EXCERPT = 60  # characters shown of a long text
_LEAD = 15  # characters shown before the first difference of two long texts
_HEADS = ("When", "Who", "What")
_STEPS = {"undo": "Undo: ", "redo": "Redo: "}
_JOINTS = (" to", " of", " on", " from")  # between a deed and the meeting's name
_TAKEN_BACK = {"undone": ", taken back", "abandoned": ", taken back"}


class Column(IntEnum):
    """Columns of the history."""

    WHEN = 0
    WHO = 1
    WHAT = 2


@dataclass(frozen=True, slots=True)
class Names:
    """What ids in the journal stand for, for people."""

    states: Mapping[int, str]
    roles: Mapping[int, str]
    types: Mapping[int, str]
    cycles: Mapping[int, str]
    meeting: str  # as the labels of edits name it
    rows: Mapping[int, str]  # agenda items and marks by row id: "Welcome", "Hawaii"


_FIELDS = MappingProxyType(
    {
        ("agenda_item", "title"): "Item",
        ("agenda_item", "presenter"): "By",
        ("agenda_item", "notes"): "Item notes",
        ("attendance", "mark"): "Attendance",
        ("attendance", "recorded_by"): "Recorded by",
        ("meeting", "trashed_at"): "In the trash",
        ("note", "text"): "Notes",
        ("note", "state"): "Notes for",
    }
)


class HistoryModel(QAbstractItemModel):
    """Edits, newest first; under each the fields it changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[HistoryLine] = ()
        self._details: list[tuple[tuple[str, FieldChange], ...]] = []
        self._meeting = ""
        self._this_year = 0

    def set_lines(self, lines: Sequence[HistoryLine], names: Names, now: datetime) -> None:
        """Show other lines; ``now`` says which year goes without saying."""
        self.beginResetModel()
        self._lines = lines
        self._details = [
            tuple(
                (words, change) for change in line.changes if (words := change_words(change, names))
            )
            for line in lines
        ]
        self._meeting = names.meeting
        self._this_year = clock.home(now).year
        self.endResetModel()

    def edit_at(self, row: int) -> int:
        """Return the id of the edit of a line."""
        return self._lines[row].edit

    def change_at(self, index: Index) -> FieldChange | None:
        """Return the change of a field's line; of an edit's line that of its only field."""
        if not index.isValid():
            return None
        if index.internalId():
            return self._details[index.internalId() - 1][index.row()][1]
        details = self._details[index.row()]
        return details[0][1] if len(details) == 1 else None

    # Qt's names from here on

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """The internal id is 0 for an edit, else the edit's row plus one."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _ROOT) -> Any:
        """The edit of a field."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Edits, or the fields of an edit."""
        if not parent.isValid():
            return len(self._lines)
        is_edit = parent.internalId() == 0 and parent.column() == 0
        return len(self._details[parent.row()]) if is_edit else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Always the three columns; a field's words stand in the first."""
        return len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts; the first cell of a line reads it out as a whole."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._text(index, column) for column in Column)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._text(index, Column(index.column())))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Heads of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None

    def _text(self, index: Index, column: Column) -> str:
        if index.internalId():
            details = self._details[index.internalId() - 1]
            return details[index.row()][0] if column is Column.WHEN else ""
        line = self._lines[index.row()]
        match column:
            case Column.WHEN:
                return when_words(line.at, self._this_year)
            case Column.WHO:
                return line.author
            case Column.WHAT:
                return line_words(line, self._meeting)


def when_words(at: str, this_year: int) -> str:
    """ "Apr 14, 2:21 PM" on this computer's clock; an other year is named."""
    moment = clock.home(datetime.fromisoformat(at))
    day = clock.day(moment.date())
    shown = day.rpartition(", ")[0] if moment.year == this_year else day
    return f"{shown}, {clock.clock(moment)}"


def line_words(line: HistoryLine, meeting: str) -> str:
    """What was done, without the name of the meeting whose history this is."""
    label = line.label
    if meeting and label.endswith(meeting):
        label = label.removesuffix(meeting).rstrip(" :")
        for joint in _JOINTS:
            label = label.removesuffix(joint)
    return f"{_STEPS.get(line.kind, '')}{label}{_TAKEN_BACK.get(line.state, '')}"


def change_words(change: FieldChange, names: Names) -> str:
    """ "Title: Old → New"; empty for a field that has nothing to say."""
    before, after = (_value_words(change, value, names) for value in (change.before, change.after))
    if before == after:
        return ""
    before, after = _excerpts(before, after)
    subject = names.rows.get(change.row, "")
    field = _field_words(change)
    head = f"{subject}, {field[:1].lower()}{field[1:]}" if subject and subject != after else field
    if not before:
        return f"{head}: {after}"
    return f"{head}: {before} → {after or 'removed'}"


def _field_words(change: FieldChange) -> str:
    plain = change.field.replace("_", " ").capitalize()
    return _FIELDS.get((change.table, change.field), plain)


def _value_words(change: FieldChange, value: Any, names: Names) -> str:
    if value is None or value == "":
        return ""
    show = _by_field(names).get(change.field)
    return show(value) if show else str(value)


def _by_field(names: Names) -> Mapping[str, Callable[[Any], str]]:
    return {
        "state": lambda ident: names.states.get(ident, str(ident)),
        "role": lambda ident: names.roles.get(ident, str(ident)),
        "type": lambda ident: names.types.get(ident, str(ident)),
        "cycle": lambda ident: names.cycles.get(ident, str(ident)),
        "starts": _wall_words,
        "status": lambda status: str(status).capitalize(),
        "mark": lambda mark: mark_look(Mark(mark)).word,
        "trashed_at": lambda _: "yes",
    }


def _wall_words(wall: str) -> str:
    moment = datetime.fromisoformat(wall)
    return f"{clock.weekday(moment.date())}, {moment.year}, {clock.clock(moment)}"


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """One line each; long texts from shortly before their first difference."""
    flat = [" ".join(text.split()) for text in (before, after)]
    if max(map(len, flat)) <= _EXCERPT:
        return flat[0], flat[1]
    start = max(same_start(*flat) - _LEAD, 0)
    return _cut(flat[0], start), _cut(flat[1], start)


def _cut(text: str, start: int) -> str:
    end = start + _EXCERPT
    return (
        f"{'…' if start else ''}{text[start:end]}{'…' if len(text) > end else ''}" if text else ""
    )
