"""The choices by meeting type in the plan dialog, as a table that is edited."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QPalette

from perm_desktop.core import clock
from perm_desktop.core.clock import EASTERN
from perm_desktop.core.cycles import DateSpan
from perm_desktop.core.errors import UserError
from perm_desktop.core.plan_rules import TypeRules
from perm_desktop.gui.kit.fitting_label import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ANY = "Any"
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class TypeColumn(IntEnum):
    """Columns of the choices by type."""

    PLAN = 0
    MEETING = 1
    FIRST = 2
    LAST = 3
    WEEKDAY = 4
    START = 5
    ZONE = 6
    MINUTES = 7
    COUNT = 8


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A meeting type as it is planned when nothing is chosen."""

    key: str
    title: str
    full_title: str
    window: DateSpan
    minutes: int


class _Spec(NamedTuple):
    head: str
    tip: str
    shown: Callable[[TypeLine, TypeRules], str] | None = None
    field: str = ""  # of TypeRules
    right: bool = False


def clock_text(minutes: int) -> str:
    """ "2:00 PM" of minutes after midnight."""
    hour, minute = divmod(minutes, 60)
    if not minute and hour == 12:
        return "12:00 noon"
    return f"{hour % 12 or 12}:{minute:02} {'AM' if hour < 12 else 'PM'}"


def _title(line: TypeLine, _: TypeRules) -> str:
    return line.title


def _first(line: TypeLine, rules: TypeRules) -> str:
    return clock.day(rules.first or line.window.starts)


def _last(line: TypeLine, rules: TypeRules) -> str:
    return clock.day(rules.last or line.window.ends)


def _weekday(_: TypeLine, rules: TypeRules) -> str:
    return ANY if rules.weekday is None else WEEKDAYS[rules.weekday]


def _start(_: TypeLine, rules: TypeRules) -> str:
    return ANY if rules.start is None else clock_text(rules.start)


def _minutes(line: TypeLine, rules: TypeRules) -> str:
    return str(rules.minutes or line.minutes)


_BEGUN = "Series that have begun keep theirs."
_SPECS = {
    TypeColumn.PLAN: _Spec("Plan", "Unchecked types are not planned", field="skip"),
    TypeColumn.MEETING: _Spec("Meeting", "", _title),
    TypeColumn.COUNT: _Spec("Count", "Meetings that would be added", right=True),
    TypeColumn.FIRST: _Spec("From", "First day of the window", _first, "first"),
    TypeColumn.LAST: _Spec("To", "Last day of the window", _last, "last"),
    TypeColumn.WEEKDAY: _Spec("Weekday", _BEGUN, _weekday, "weekday"),
    TypeColumn.START: _Spec("Time", f"Start in the zone beside it. {_BEGUN}", _start, "start"),
    TypeColumn.MINUTES: _Spec("Minutes", "", _minutes, "minutes", right=True),
    TypeColumn.ZONE: _Spec("Zone", "The wall clock the meetings keep", field="zone"),
}
_RESET = "Delete takes the choice back."


class TypeModel(QAbstractTableModel):
    """What is chosen for each type; Delete in the view and ``reset`` take a choice back."""

    chosen_changed = Signal()

    def __init__(
        self,
        lines: Sequence[TypeLine],
        chosen: Mapping[str, TypeRules],
        zones: Mapping[str, str],  # IANA name -> what people call it
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = list(lines)
        self._chosen = dict(chosen)
        self._zones = dict(zones)
        self._counts: dict[str, int] = {}
        self._hours = range(8 * 60, 17 * 60, 30)
        self._is_dimmed = False

    @property
    def chosen(self) -> dict[str, TypeRules]:
        """The choices by type key; a type without one takes what is shipped."""
        return dict(self._chosen)

    def set_chosen(self, chosen: Mapping[str, TypeRules]) -> None:
        """Show other choices; tells nobody."""
        self._chosen = dict(chosen)
        self._repaint()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many meetings a plan has of each type."""
        self._counts = dict(counts)
        self._repaint()

    def set_hours(self, opens: int, closes: int) -> None:
        """Offer the half hours of another day, in minutes after midnight."""
        self._hours = range(opens, closes, 30)

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the counts paler while others are on their way."""
        self._is_dimmed = dimmed
        self._repaint()

    def check_windows(self) -> None:
        """Refuse a chosen end before the shipped beginning, or the reverse. Raises UserError."""
        for row, line in enumerate(self._lines):
            rules = self._rules(row)
            first, last = rules.first or line.window.starts, rules.last or line.window.ends
            if first > last:
                raise UserError(
                    f"The window of {line.title} ends before it begins.", "Change its dates."
                )

    def line(self, row: int) -> TypeLine:
        """Return the type of a row."""
        return self._lines[row]

    def choices(self, index: Index) -> list[tuple[str, Any]]:
        """Return what can be chosen in a cell, as text and value; empty for free fields."""
        column, rules = TypeColumn(index.column()), self._rules(index.row())
        if column is TypeColumn.WEEKDAY:
            return [(ANY, None), *((name, n) for n, name in enumerate(WEEKDAYS[:5]))]
        if column is TypeColumn.ZONE:
            return [(name, zone) for zone, name in self._zones.items()]
        if column is TypeColumn.START:
            offered = {*self._hours, *filter(None, [rules.start])}
            return [(ANY, None), *((clock_text(start), start) for start in sorted(offered))]
        return []

    def reset(self, index: Index) -> None:
        """Take the choice of a cell back."""
        field = _SPECS[TypeColumn(index.column())].field
        if field:
            self._choose(index, field, getattr(TypeRules(), field))

    # Qt's names from here on

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row a type."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """All columns."""
        return 0 if parent.isValid() else len(TypeColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Choices can be edited as long as the type is planned."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = TypeColumn(index.column())
        if column is TypeColumn.PLAN:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        if _SPECS[column].field and not self._rules(index.row()).skip:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, values for editors, check marks, and a paler ink for what nobody chose."""
        if not index.isValid():
            return None
        column, row = TypeColumn(index.column()), index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._value(row, column)
        if role == Qt.ItemDataRole.CheckStateRole and column is TypeColumn.PLAN:
            skipped = self._rules(row).skip
            return Qt.CheckState.Unchecked if skipped else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if _SPECS[column].right else LEFT
        if role == Qt.ItemDataRole.ForegroundRole and self._is_pale(row, column):
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a choice; one that is what is shipped counts as none."""
        if not index.isValid():
            return False
        column = TypeColumn(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and column is TypeColumn.PLAN:
            self._choose(index, "skip", Qt.CheckState(value) is Qt.CheckState.Unchecked)
            return True
        field = _SPECS[column].field
        if role != Qt.ItemDataRole.EditRole or not field:
            return False
        if isinstance(value, QDate):
            value = date(value.year(), value.month(), value.day())
        if value == self._shipped(index.row(), column):
            value = getattr(TypeRules(), field)
        self._choose(index, field, value)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal or section not in range(len(TypeColumn)):
            return None
        spec = _SPECS[TypeColumn(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if spec.right else LEFT
        return {Qt.ItemDataRole.DisplayRole: spec.head, Qt.ItemDataRole.ToolTipRole: spec.tip}.get(
            Qt.ItemDataRole(role)
        )

    def _rules(self, row: int) -> TypeRules:
        return self._chosen.get(self._lines[row].key, TypeRules())

    def _choose(self, index: Index, field: str, value: Any) -> None:
        before = self._rules(index.row())
        after = replace(before, **{field: value})
        if after != before:
            self._chosen[self._lines[index.row()].key] = after
            self._repaint(index.row())
            self.chosen_changed.emit()

    def _repaint(self, row: int | None = None) -> None:
        first, last = (0, len(self._lines) - 1) if row is None else (row, row)
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(TypeColumn) - 1))

    def _text(self, row: int, column: TypeColumn) -> str:
        line, rules = self._lines[row], self._rules(row)
        if column is TypeColumn.COUNT:
            return "–" if rules.skip else f"{self._counts.get(line.key, 0):,}"
        if column is TypeColumn.ZONE:
            return self._zones.get(rules.zone, rules.zone)
        shown = _SPECS[column].shown
        return shown(line, rules) if shown else ""

    def _value(self, row: int, column: TypeColumn) -> Any:
        value = getattr(self._rules(row), _SPECS[column].field or "skip")
        if value is None and column in (TypeColumn.FIRST, TypeColumn.LAST, TypeColumn.MINUTES):
            value = self._shipped(row, column)
        return QDate(value.year, value.month, value.day) if isinstance(value, date) else value

    def _shipped(self, row: int, column: TypeColumn) -> Any:
        line = self._lines[row]
        return {
            TypeColumn.FIRST: line.window.starts,
            TypeColumn.LAST: line.window.ends,
            TypeColumn.MINUTES: line.minutes,
            TypeColumn.ZONE: EASTERN,
        }.get(column)

    def _is_pale(self, row: int, column: TypeColumn) -> bool:
        rules, field = self._rules(row), _SPECS[column].field
        if rules.skip or (self._is_dimmed and column is TypeColumn.COUNT):
            return True
        return bool(field) and getattr(rules, field) == getattr(TypeRules(), field)

    def _spoken(self, row: int, column: TypeColumn) -> str:
        line = self._lines[row]
        if column is TypeColumn.PLAN:
            return f"{line.title}: {'not planned' if self._rules(row).skip else 'planned'}"
        return f"{_SPECS[column].head}: {self._text(row, column)}"

    def _tip(self, row: int, column: TypeColumn) -> str | None:
        line = self._lines[row]
        if column is TypeColumn.MEETING:
            return plain_tooltip(line.full_title)
        shipped = {
            TypeColumn.FIRST: clock.day(line.window.starts),
            TypeColumn.LAST: clock.day(line.window.ends),
            TypeColumn.MINUTES: str(line.minutes),
            TypeColumn.ZONE: self._zones[EASTERN],
            TypeColumn.WEEKDAY: ANY,
            TypeColumn.START: ANY,
        }.get(column)
        return f"Shipped: {shipped}. {_RESET}" if shipped else None
