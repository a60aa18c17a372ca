"""Which columns the list of meetings has room for, in which order and how wide."""

import json
from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from perm_desktop.core.listing.views import FIRST_COLUMNS
from perm_desktop.gui.look import theme
from perm_desktop.gui.meetings.columns import GIVE_WAY, SPECS, Column, columns_named
from perm_desktop.gui.meetings.header import SIDES

_AIR = SIDES + 1  # margins of a cell, and what rounding takes
_ARROW = 14  # beside the word of a sorted column
_NARROWEST = 40


class MeetingHead(QObject):
    """Rules the header of a table: what is wanted, less what there is no room for.

    The meeting's name takes what is left; a column in which nobody has anything is as wide as
    its head.
    """

    changed = Signal()  # the person chose, moved or resized columns

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._head = table.horizontalHeader()
        self._wanted = columns_named(FIRST_COLUMNS)
        self._widths: dict[Column, int] = {}
        self._empty: frozenset[Column] = frozenset()
        self._is_fitting = False
        self._build()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The wanted columns in their order, also those without room just now."""
        return tuple(self._wanted)

    def choose(self, columns: Sequence[Column]) -> None:
        """Show other columns, or in another order."""
        wanted = list(dict.fromkeys(columns))
        self._wanted = [*wanted, *(column for column in _KEPT if column not in wanted)]
        self._arrange()
        self.fit()

    def toggle(self, column: Column, *, shown: bool) -> None:
        """Show or hide one column."""
        others = [other for other in self._wanted if other is not column]
        self.choose([*others, column] if shown else others)
        self.changed.emit()

    def reset(self) -> None:
        """Go back to the first columns and widths."""
        self._widths.clear()
        self.choose(columns_named(FIRST_COLUMNS))
        self.changed.emit()

    def set_empty(self, columns: Collection[Column]) -> None:
        """Make the columns narrow in which there is nothing to read."""
        if self._empty != frozenset(columns):
            self._empty = frozenset(columns)
            self.fit()

    def widths(self) -> str:
        """Return the widths that the person chose, to be kept."""
        return json.dumps({SPECS[column].name: width for column, width in self._widths.items()})

    def restore_widths(self, kept: str) -> None:
        """Take widths that were kept; what cannot be read is passed over."""
        try:
            found = dict[str, object](json.loads(kept))
        except (ValueError, TypeError):
            return
        for column, spec in SPECS.items():
            width = found.get(spec.name)
            if isinstance(width, int):
                self._widths[column] = max(width, _NARROWEST)
        self.fit()

    def fit(self) -> None:
        """Hide what gives way first until the rest has room."""
        if self._is_fitting:
            return
        room = self._table.viewport().width()
        shown = list(self._wanted)
        for column in GIVE_WAY:
            if sum(map(self._width, shown)) <= room:
                break
            if column in shown:
                shown.remove(column)
        self._is_fitting = True
        for column in Column:
            self._head.setSectionHidden(column, column not in shown)
            if column in shown and column is not Column.MEETING:
                self._head.resizeSection(column, self._width(column))
        self._is_fitting = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the table."""
        if event.type() is QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        head = self._head
        head.setFont(theme.font(theme.TABLE_MEDIUM))
        head.setSectionsMovable(True)
        head.setStretchLastSection(False)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.setMinimumSectionSize(_NARROWEST)
        head.setSectionResizeMode(Column.MEETING, QHeaderView.ResizeMode.Stretch)
        head.sectionResized.connect(self._on_resized)
        head.sectionMoved.connect(self._on_moved)
        head.sortIndicatorChanged.connect(self.fit)
        self._table.viewport().installEventFilter(self)
        self._arrange()

    def _width(self, column: Column) -> int:
        spec, metrics = SPECS[column], self._metrics()
        words = QFontMetrics(self._head.font()).horizontalAdvance(spec.head)
        head = words + _AIR + _ARROW * (column == self._head.sortIndicatorSection())
        if column in self._empty:
            return head
        if column in self._widths:
            return self._widths[column]
        return max(head, metrics.horizontalAdvance(spec.sample) + _AIR)

    def _metrics(self) -> QFontMetrics:
        return self._table.fontMetrics()

    def _arrange(self) -> None:
        """Put the sections into the wanted order, the hidden ones behind."""
        self._is_fitting = True
        rest = [column for column in Column if column not in self._wanted]
        for place, column in enumerate([*self._wanted, *rest]):
            self._head.moveSection(self._head.visualIndex(column), place)
        self._is_fitting = False

    def _on_resized(self, section: int, _old: int, width: int) -> None:
        if not self._is_fitting and width and section != Column.MEETING:
            self._widths[Column(section)] = width
            self.changed.emit()

    def _on_moved(self) -> None:
        if not self._is_fitting:
            order = (Column(self._head.logicalIndex(n)) for n in range(len(Column)))
            self._wanted = [column for column in order if column in self._wanted]
            self.changed.emit()


_KEPT = (Column.STATE, Column.MEETING)  # a line without them names no meeting
