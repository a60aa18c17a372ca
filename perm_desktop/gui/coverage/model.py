"""The grid as Qt asks for it. Nothing is made for a cell before it is looked at."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perm_desktop.core.coverage.grid import Grid, RowKind
from perm_desktop.core.coverage.heads import cadence_words
from perm_desktop.core.coverage.table import FOOT
from perm_desktop.core.coverage.words import told
from perm_desktop.core.listing.groups import PHASE_NAMES
from perm_desktop.core.obligations.status import Obligation
from perm_desktop.core.symbols import obligation_look
from perm_desktop.gui.coverage.measures import TOTAL_HEAD
from perm_desktop.gui.kit.fitting_label import plain_tooltip
from perm_desktop.gui.kit.line_model import LookRole

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_Role = Qt.ItemDataRole


class CoverageModel(QAbstractTableModel):
    """States by types, the totals in the last column and the last line of each section."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid: Grid | None = None

    @property
    def grid(self) -> Grid | None:
        """What is shown; None before anything is."""
        return self._grid

    def set_grid(self, grid: Grid) -> None:
        """Show another grid; where lines and columns are the same ones, only cells change."""
        before = self._grid
        if before is not None and _shape(before) == _shape(grid):
            self._grid = grid
            if self.rowCount():
                end = self.index(self.rowCount() - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), end)
            return
        self.beginResetModel()
        self._grid = grid
        self.endResetModel()

    def obligation(self, index: Index) -> Obligation | None:
        """Return what stands in a cell; None beside the obligations."""
        if self._grid is None or not index.isValid():
            return None
        return self._grid.cell(index.row(), index.column())

    # Qt's names from here on

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of lines."""
        return 0 if parent.isValid() or self._grid is None else len(self._grid.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Types, and the totals."""
        return 0 if parent.isValid() or self._grid is None else self._grid.total_column + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over."""
        if self._grid is None or self._grid.rows[index.row()].kind is RowKind.CYCLE:
            return Qt.ItemFlag.NoItemFlags
        return _CELL

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Words, looks, and what a tooltip and a screen reader say."""
        if self._grid is None or not index.isValid():
            return None
        if role == _Role.DisplayRole:
            return self.words(index)
        if role == LookRole:
            found = self.obligation(index)
            return None if found is None else obligation_look(found.status.value)
        if role == _Role.ToolTipRole:
            return plain_tooltip(self.sentence(index, "\n"))
        if role == _Role.AccessibleTextRole:
            return self.sentence(index, ". ")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Whole titles of types, and names of states."""
        if self._grid is None or role not in (_Role.DisplayRole, _Role.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.line_name(section)
        if section >= len(self._grid.types):
            return TOTAL_HEAD
        kind = self._grid.types[section]
        if role == _Role.DisplayRole:
            return kind.short_title
        phase = PHASE_NAMES[kind.phase]
        hosts = ", ".join(kind.hosts)
        return plain_tooltip(f"{kind.title}\n{phase}, {cadence_words(kind)}\n{hosts}".strip())

    def line_name(self, row: int) -> str:
        """The state of a line, the cycle of a heading, or what a line of totals counts."""
        if self._grid is None:
            return ""
        line = self._grid.rows[row]
        section = self._grid.sections[line.section]
        match line.kind:
            case RowKind.CYCLE:
                return section.cycle.label
            case RowKind.TOTAL:
                return FOOT
            case RowKind.STATE:
                return section.names[line.state]

    def words(self, index: Index) -> str:
        """What a cell says: "Overdue, 0 of 3", "13 / 18"; nothing where a filter blanks it."""
        grid = self._grid
        if grid is None:
            return ""
        line, found = grid.rows[index.row()], self.obligation(index)
        if found is not None:
            return told(found, grid.short(index.row(), found)) if grid.is_shown(found) else ""
        if line.kind is RowKind.CYCLE:
            return line.total.told if index.column() == 0 else ""
        if index.column() == grid.total_column:
            return line.total.words
        return line.by_type[index.column()].words if line.by_type else ""

    def sentence(self, index: Index, between: str) -> str:
        """The whole of a cell: state, type, status, why, and what contradicts it."""
        grid = self._grid
        if grid is None:
            return ""
        line, name = grid.rows[index.row()], self.line_name(index.row())
        found = self.obligation(index)
        if found is not None:
            title = f"{name}, {grid.types[index.column()].short_title}"
            if len(grid.sections) > 1:
                title = f"RY {grid.sections[line.section].cycle.year}, {title}"
            status, verdict = told(found, grid.short(index.row(), found)), found.verdict
            return between.join(filter(None, (title, status, verdict.why, verdict.question)))
        if line.kind is RowKind.CYCLE:
            return f"{name}: {line.total.told}"
        if index.column() == grid.total_column:
            return f"{name}: {line.total.told}"
        if line.by_type:
            kind = grid.types[index.column()]
            return f"{kind.short_title}: {line.by_type[index.column()].told}"
        return f"{grid.types[index.column()].short_title} is not of this cycle"


def _shape(grid: Grid) -> tuple[object, ...]:
    lines = tuple((row.kind, row.section, row.state) for row in grid.rows)
    years = tuple(section.cycle.year for section in grid.sections)
    return lines, years, tuple(kind.key for kind in grid.types)
