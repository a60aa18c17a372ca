"""The grid: cells under frozen heads, the totals always in sight, keys from cell to cell."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QStyleFactory,
    QWidget,
)

from perm_desktop.core.coverage import walk
from perm_desktop.core.coverage.grid import Grid, RowKind
from perm_desktop.core.coverage.walk import Place
from perm_desktop.gui.coverage import moves
from perm_desktop.gui.coverage.corner import Corner
from perm_desktop.gui.coverage.measures import measured
from perm_desktop.gui.coverage.model import Index
from perm_desktop.gui.coverage.pinned import PinnedTotals
from perm_desktop.gui.coverage.state_head import StateHead
from perm_desktop.gui.coverage.type_ahead import TypeAhead
from perm_desktop.gui.look.palettes import Palette

_WIDEST = 76  # a column of a type, however much room there is
_NARROW = 900  # below it states are codes alone
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NEXT = Qt.Key.Key_F3  # with Shift the one before


class CoverageView(PinnedTotals):
    """States by types. Enter or a click asks why; Space, or a click on a total, for its list."""

    why_wanted = Signal(int, int)  # row, column of an obligation
    list_wanted = Signal(int, int)  # row, column of a total
    menu_wanted = Signal(int, int, QPoint)  # row, column, and a point of the screen

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        measures = measured()
        self._states = StateHead(self.cells, palette, measures)
        self._corner = Corner(palette, measures, self)
        self._measures = measures
        self._plain_style = QStyleFactory.create("fusion")  # ours is asked for each cell
        self._typing = TypeAhead()
        self._wants: tuple[int, str, str] | None = None  # year, state, type of the current cell
        self._lit = -1  # the line that stands out
        self._build()

    @property
    def full_height(self) -> int:
        """Room that the heads and all lines take."""
        lines = len(self.grid.rows) if self.grid is not None else 0
        return self.types.sizeHint().height() + lines * self._measures.row

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._measures = measured()
        for part in (self.painter, self.types, self._states, self._corner):
            part.set_palette(palette, self._measures)
        self._fit()
        self.viewport().update()

    def show_grid(self, grid: Grid) -> None:
        """Show another grid; the current cell stays the same state's and type's."""
        before = self._wants
        self.cells.set_grid(grid)
        self._span_headings(grid)
        self._fit()
        place = grid.place(*before) if before is not None else None
        if self.place is None or place is not None:
            place = place or walk.first_cell(grid)
            if place is not None and place != self.place:
                self.go_to(Place(*place))
        self._on_moved()
        self.viewport().update()

    def go_to(self, place: Place) -> None:
        """Make a cell the current one."""
        index = self.cells.index(*place)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def go_to_wanting(self, *, is_back: bool = False) -> bool:
        """Go to the next cell that needs attention, or the one before; False where none does."""
        grid, place = self.grid, self.place
        found = walk.next_wanting(grid, place, is_back=is_back) if grid and place else None
        if found is not None:
            self.go_to(found)
        return found is not None

    def area_of(self, place: Place) -> QRect:
        """Return where a cell is, in the coordinates of the view."""
        return self.visualRect(self.cells.index(*place)).translated(self.viewport().pos())

    def copied(self) -> str:
        """The current cell as text: state, type, status and why."""
        index = self.currentIndex()
        return self.cells.sentence(index, ". ") if index.isValid() else ""

    # Qt's names from here on

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Arrows, Home and End; with Ctrl phase by phase, cycle by cycle."""
        place, grid = self.place, self.grid
        if grid is None or place is None:
            return super().moveCursor(cursorAction, modifiers)
        is_far = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if (goal := moves.moved(grid, place, cursorAction, is_far=is_far)) is not None:
            return self.cells.index(*goal)
        found = super().moveCursor(cursorAction, modifiers)
        if grid.rows and grid.rows[found.row()].kind is RowKind.CYCLE:
            return self.cells.index(found.row() + 1, place.column)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks why, Space for the list behind a total, F3 for the next that waits."""
        place, held = self.place, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.copied())
        elif event.key() == NEXT:
            self.go_to_wanting(is_back=bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif place is None or held or event.key() not in (*_ENTER, Qt.Key.Key_Space):
            super().keyPressEvent(event)
        else:
            self.ask(place)

    def keyboardSearch(self, search: str) -> None:
        """Go on to the next line of a state whose code or name begins with the letters typed."""
        grid, place = self.grid, self.place
        if grid is None or place is None or not search.strip():
            return
        if (found := self._typing.found(search, grid, place)) is not None:
            self.go_to(found)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu: of the cell at the pointer, or of the current one by key."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index, point = self.indexAt(event.pos()), event.globalPos()
        else:
            index = self.currentIndex()
            point = self.viewport().mapToGlobal(self.visualRect(index).center())
        if index.isValid():
            self.go_to(Place(index.row(), index.column()))
            self.menu_wanted.emit(index.row(), index.column(), point)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the room there is."""
        super().resizeEvent(event)
        self._fit()

    def updateGeometries(self) -> None:
        """Keep the corner between the heads filled."""
        super().updateGeometries()
        across, down = self.verticalHeader().width(), self.horizontalHeader().height()
        self._corner.setGeometry(0, 0, across, down)

    def ask(self, place: Place) -> None:
        """Ask why a cell is so, or for the list behind a total."""
        grid = self.grid
        if grid is None or grid.rows[place.row].kind is RowKind.CYCLE:
            return
        if grid.cell(*place) is not None:
            self.why_wanted.emit(*place)
        else:
            self.list_wanted.emit(*place)

    # -- inside

    def _build(self) -> None:
        self.setObjectName("coverage")
        self.setStyle(self._plain_style)
        self.setAccessibleName("Coverage")
        self.setModel(self.cells)
        self.setHorizontalHeader(self.types)
        self.setVerticalHeader(self._states)
        self.setItemDelegate(self.painter)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.selectionModel().currentChanged.connect(self._on_moved)
        self.clicked.connect(self._on_clicked)

    def _fit(self) -> None:
        """Share the room among the types; where it is too little they scroll."""
        grid = self.grid
        if grid is None or not grid.types:
            return
        is_narrow = self.width() < _NARROW
        self._measure_totals(grid)
        total = self._measures.numbers if is_narrow else self._measures.total
        self._states.fit(narrow=is_narrow)
        self._states.setDefaultSectionSize(self._measures.row)
        room = self.width() - self._states.sizeHint().width() - total - self._bar_width()
        width = min(max(room // len(grid.types), self._measures.narrowest), _WIDEST)
        self.types.setDefaultSectionSize(width)
        for column in range(grid.total_column):
            self.setColumnWidth(column, width)
        left = room - width * len(grid.types)  # the totals take what columns leave
        self.setColumnWidth(grid.total_column, total + max(left, 0))
        self.types.break_titles(width)
        self.painter.forget_cells()
        self.types.total_left = self.total_left
        self.updateGeometries()
        self.types.total_left = self.total_left

    def _measure_totals(self, grid: Grid) -> None:
        found = self._measures.with_totals(row.total.words for row in grid.rows)
        if found != self._measures:
            self._measures = found
            self.painter.set_measures(found)

    def _bar_width(self) -> int:
        """Room for the scroll bar where the lines will need one."""
        is_needed = self.full_height > self.height()
        return self.verticalScrollBar().sizeHint().width() if is_needed else 0

    def _span_headings(self, grid: Grid) -> None:
        self.clearSpans()
        for number, row in enumerate(grid.rows):
            if row.kind is RowKind.CYCLE:
                self.setSpan(number, 0, 1, grid.total_column + 1)

    def _on_moved(self, *_: Any) -> None:
        index, grid = self.currentIndex(), self.grid
        self.painter.set_current(index.row(), index.column())
        self._states.set_current(index.row())
        self.types.set_current(index.column())
        found = self.cells.obligation(index)
        if found is not None and grid is not None:
            section = grid.sections[grid.rows[index.row()].section]
            self._wants = section.cycle.year, found.state, found.type
        for row in {self._lit, index.row()} - {-1}:
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            self.viewport().update(0, top, self.viewport().width(), height)
        self._lit = index.row()

    def _on_clicked(self, index: Index) -> None:
        self.ask(Place(index.row(), index.column()))
