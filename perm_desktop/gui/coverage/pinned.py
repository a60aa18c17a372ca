"""A table of the grid whose totals stay in sight while the types go on below them."""

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from perm_desktop.core.coverage.grid import Grid
from perm_desktop.core.coverage.walk import Place
from perm_desktop.gui.coverage.delegate import CoverageDelegate
from perm_desktop.gui.coverage.measures import measured
from perm_desktop.gui.coverage.model import CoverageModel, Index
from perm_desktop.gui.coverage.type_head import TypeHead
from perm_desktop.gui.look.palettes import Palette


class PinnedTotals(QTableView):
    """Paints the last column over the others where it would be out of sight."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        measures = measured()
        self.cells = CoverageModel(self)
        self.painter = CoverageDelegate(self.cells, palette, measures, self)
        self.types = TypeHead(self.cells, palette, measures)

    @property
    def grid(self) -> Grid | None:
        """What is shown."""
        return self.cells.grid

    @property
    def place(self) -> Place | None:
        """The current cell."""
        index = self.currentIndex()
        return Place(index.row(), index.column()) if index.isValid() else None

    @property
    def total_left(self) -> int | None:
        """Where the totals stay while they would be out of sight; None where they are seen."""
        grid = self.grid
        if grid is None:
            return None
        width = self.columnWidth(grid.total_column)
        inside = self.viewport().width() - width
        natural = self.columnViewportPosition(grid.total_column)
        left = inside if natural > inside else None
        self.types.total_left = left
        return left

    # Qt's names from here on

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What stays in its place while the rest moves is painted anew."""
        super().scrollContentsBy(dx, dy)
        if dx and self.total_left is not None:
            self.viewport().update()
            self.types.viewport().update()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight; the totals are, and cover none."""
        bar, left = self.horizontalScrollBar(), self.total_left
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
        found, left, grid = super().indexAt(pos), self.total_left, self.grid
        if left is None or grid is None or pos.x() < left or not found.isValid():
            return found
        return self.cells.index(found.row(), grid.total_column)

    def visualRect(self, index: Index) -> QRect:
        """Where a cell is seen."""
        area, left, grid = super().visualRect(index), self.total_left, self.grid
        if left is not None and grid is not None and index.column() == grid.total_column:
            area.moveLeft(left)
        return area

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, then the totals over those that go on below them."""
        super().paintEvent(event)
        left, grid = self.total_left, self.grid
        if left is None or grid is None or event.rect().right() < left:
            return
        painter = QPainter(self.viewport())
        first = max(self.rowAt(event.rect().top()), 0)
        last = self.rowAt(event.rect().bottom())
        for row in range(first, (last if last >= 0 else len(grid.rows) - 1) + 1):
            self._paint_total(painter, row, left, grid.total_column)
        painter.end()

    def _paint_total(self, painter: QPainter, row: int, left: int, column: int) -> None:
        width, top = self.columnWidth(column), self.rowViewportPosition(row)
        area = QRect(left, top, width, self.rowHeight(row))
        painter.fillRect(area, self.palette().color(QPalette.ColorRole.Base))
        self.painter.paint_cell(painter, area, row, column)
        if self.place == (row, column):
            self.painter.paint_ring(painter, area, has_focus=self.hasFocus())
