"""The grid: cells under frozen heads, the totals always in sight, keys from cell to cell."""

from time import monotonic
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleFactory, QTableView, QWidget

from perm_desktop.core.coverage import walk
from perm_desktop.core.coverage.grid import Grid, RowKind
from perm_desktop.core.coverage.walk import Place, Way
from perm_desktop.gui.coverage.corner import Corner
from perm_desktop.gui.coverage.delegate import CoverageDelegate
from perm_desktop.gui.coverage.measures import measured
from perm_desktop.gui.coverage.model import CoverageModel, Index
from perm_desktop.gui.coverage.state_head import StateHead
from perm_desktop.gui.coverage.type_head import TypeHead
from perm_desktop.gui.look.palettes import Palette

_Move = QAbstractItemView.CursorAction
_WAYS = {
    _Move.MoveLeft: (Way.LEFT, Way.FIRST),
    _Move.MoveRight: (Way.RIGHT, Way.LAST),
    _Move.MovePrevious: (Way.LEFT, Way.FIRST),
    _Move.MoveNext: (Way.RIGHT, Way.LAST),
    _Move.MoveUp: (Way.UP, Way.TOP),
    _Move.MoveDown: (Way.DOWN, Way.BOTTOM),
    _Move.MoveHome: (Way.FIRST, Way.FIRST),
    _Move.MoveEnd: (Way.LAST, Way.LAST),
}
_WIDEST = 76  # a column of a type, however much room there is
_NARROW = 900  # below it states are codes alone
_TYPED_SECONDS = 1.0  # letters within it belong together
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CoverageView(QTableView):
    """States by types. Enter or a click asks why; Space, or a click on a total, for its list."""

    why_wanted = Signal(int, int)  # row, column of an obligation
    list_wanted = Signal(int, int)  # row, column of a total

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        measures = measured()
        self.cells = CoverageModel(self)
        self._painter = CoverageDelegate(self.cells, palette, measures, self)
        self._types = TypeHead(self.cells, palette, measures)
        self._states = StateHead(self.cells, palette, measures)
        self._corner = Corner(palette, measures, self)
        self._measures = measures
        self._plain_style = QStyleFactory.create("fusion")  # ours is asked for each cell
        self._typed, self._typed_at = "", 0.0
        self._wants: tuple[int, str, str] | None = None  # year, state, type of the current cell
        self._build()

    @property
    def grid(self) -> Grid | None:
        """What is shown."""
        return self.cells.grid

    @property
    def place(self) -> Place | None:
        """The current cell."""
        index = self.currentIndex()
        return Place(index.row(), index.column()) if index.isValid() else None

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._measures = measured()
        for part in (self._painter, self._types, self._states, self._corner):
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

    def go_to(self, place: Place) -> None:
        """Make a cell the current one."""
        index = self.cells.index(*place)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def area_of(self, place: Place) -> QRect:
        """Return where a cell is, in the coordinates of the view."""
        return self.visualRect(self.cells.index(*place)).translated(self.viewport().pos())

    # Qt's names from here on

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Arrows, Home and End; with Ctrl as far as it goes."""
        place, grid = self.place, self.grid
        if grid is None or place is None:
            return super().moveCursor(cursorAction, modifiers)
        if cursorAction not in _WAYS:
            found = super().moveCursor(cursorAction, modifiers)
            if grid.rows and grid.rows[found.row()].kind is RowKind.CYCLE:
                return self.cells.index(found.row() + 1, place.column)
            return found
        far = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if far and cursorAction in (_Move.MoveHome, _Move.MoveEnd):
            return self.cells.index(*self._end(grid, is_last=cursorAction is _Move.MoveEnd))
        return self.cells.index(*walk.step(grid, place, _WAYS[cursorAction][far]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks why, Space for the list behind a total; letters go to a state."""
        place, held = self.place, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if place is None or held or event.key() not in (*_ENTER, Qt.Key.Key_Space):
            super().keyPressEvent(event)
            return
        self._ask(place)

    def keyboardSearch(self, search: str) -> None:
        """Go on to the next line of a state whose code or name begins with the letters typed."""
        grid, place = self.grid, self.place
        if grid is None or place is None or not search.strip():
            return
        now = monotonic()
        goes_on = now - self._typed_at < _TYPED_SECONDS
        self._typed = self._typed + search if goes_on else search
        self._typed_at = now
        names = {code: name for each in grid.sections for code, name in each.names.items()}
        behind = place.row if goes_on else place.row + 1
        row = walk.of_state(grid, self._typed, names, behind)
        if row is not None:
            self.go_to(Place(row, place.column))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the room there is."""
        super().resizeEvent(event)
        self._fit()

    def updateGeometries(self) -> None:
        """Keep the corner between the heads filled."""
        super().updateGeometries()
        across, down = self.verticalHeader().width(), self.horizontalHeader().height()
        self._corner.setGeometry(0, 0, across, down)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What stays in its place while the rest moves is painted anew."""
        super().scrollContentsBy(dx, dy)
        if dx and self._total_left() is not None:
            self.viewport().update()
            self._types.viewport().update()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight; the totals are, and cover none."""
        bar, left = self.horizontalScrollBar(), self._total_left()
        before = bar.value()
        super().scrollTo(index, hint)
        grid = self.grid
        if left is None or grid is None:
            return
        if index.column() == grid.total_column:
            bar.setValue(before)
            return
        column = index.column()
        covered = self.columnViewportPosition(column) + self.columnWidth(column) - left
        if covered > 0:
            bar.setValue(bar.value() + covered)

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """What is seen at a place: the totals lie over the types."""
        found, left, grid = super().indexAt(pos), self._total_left(), self.grid
        if left is None or grid is None or pos.x() < left or not found.isValid():
            return found
        return self.cells.index(found.row(), grid.total_column)

    def visualRect(self, index: Index) -> QRect:
        """Where a cell is seen."""
        area, left, grid = super().visualRect(index), self._total_left(), self.grid
        if left is not None and grid is not None and index.column() == grid.total_column:
            area.moveLeft(left)
        return area

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, then the totals over those that go on below them."""
        super().paintEvent(event)
        left, grid = self._total_left(), self.grid
        if left is None or grid is None or event.rect().right() < left:
            return
        painter = QPainter(self.viewport())
        width, place = self.columnWidth(grid.total_column), self.place
        first = max(self.rowAt(event.rect().top()), 0)
        last = self.rowAt(event.rect().bottom())
        for row in range(first, (last if last >= 0 else len(grid.rows) - 1) + 1):
            area = QRect(left, self.rowViewportPosition(row), width, self.rowHeight(row))
            painter.fillRect(area, self.palette().color(QPalette.ColorRole.Base))
            self._painter.paint_cell(painter, area, row, grid.total_column)
            if place == (row, grid.total_column):
                self._painter.paint_ring(painter, area, has_focus=self.hasFocus())
        painter.end()

    # -- inside

    def _build(self) -> None:
        self.setObjectName("coverage")
        self.setStyle(self._plain_style)
        self.setAccessibleName("Coverage")
        self.setModel(self.cells)
        self.setHorizontalHeader(self._types)
        self.setVerticalHeader(self._states)
        self.setItemDelegate(self._painter)
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
        total = self._measures.numbers if is_narrow else self._measures.total
        self._states.fit(narrow=is_narrow)
        self._states.setDefaultSectionSize(self._measures.row)
        room = self.width() - self._states.sizeHint().width() - total - self._bar_width(grid)
        width = min(max(room // len(grid.types), self._measures.narrowest), _WIDEST)
        self._types.setDefaultSectionSize(width)
        for column in range(grid.total_column):
            self.setColumnWidth(column, width)
        left = room - width * len(grid.types)  # the totals take what columns leave
        self.setColumnWidth(grid.total_column, total + max(left, 0))
        self._types.break_titles(width)
        self._painter.forget_cells()
        self._types.total_left = self._total_left()
        self.updateGeometries()
        self._types.total_left = self._total_left()

    def _bar_width(self, grid: Grid) -> int:
        """Room for the scroll bar where the lines will need one."""
        lines = len(grid.rows) * self._measures.row
        is_needed = lines > self.height() - self._types.sizeHint().height()
        return self.verticalScrollBar().sizeHint().width() if is_needed else 0

    def _total_left(self) -> int | None:
        """Where the totals stay while they would be out of sight; None where they are seen."""
        grid = self.grid
        if grid is None:
            return None
        width = self.columnWidth(grid.total_column)
        inside = self.viewport().width() - width
        natural = self.columnViewportPosition(grid.total_column)
        left = inside if natural > inside else None
        self._types.total_left = left
        return left

    def _span_headings(self, grid: Grid) -> None:
        self.clearSpans()
        for number, row in enumerate(grid.rows):
            if row.kind is RowKind.CYCLE:
                self.setSpan(number, 0, 1, grid.total_column + 1)

    def _end(self, grid: Grid, *, is_last: bool) -> Place:
        rows = [n for n, row in enumerate(grid.rows) if row.kind is not RowKind.CYCLE]
        return Place(rows[-1], grid.total_column) if is_last else Place(rows[0], 0)

    def _on_moved(self, *_: Any) -> None:
        index, grid = self.currentIndex(), self.grid
        self._painter.set_current(index.row(), index.column())
        self._states.set_current(index.row())
        self._types.set_current(index.column())
        found = self.cells.obligation(index)
        if found is not None and grid is not None:
            section = grid.sections[grid.rows[index.row()].section]
            self._wants = section.cycle.year, found.state, found.type
        self.viewport().update()

    def _on_clicked(self, index: Index) -> None:
        self._ask(Place(index.row(), index.column()))

    def _ask(self, place: Place) -> None:
        grid = self.grid
        if grid is None or grid.rows[place.row].kind is RowKind.CYCLE:
            return
        if grid.cell(*place) is not None:
            self.why_wanted.emit(*place)
        else:
            self.list_wanted.emit(*place)
