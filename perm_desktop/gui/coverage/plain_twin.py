"""The plain table in the place of the grid: all that is shown, or the list behind a total."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from perm_desktop.core.coverage.grid import Grid
from perm_desktop.core.coverage.walk import Place
from perm_desktop.gui.coverage import plain
from perm_desktop.gui.coverage.plain import PlainLine
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.line_model import LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette


class PlainTwin(QWidget):
    """A line for each state and type. Enter explains it, Esc goes back to the grid."""

    line_opened = Signal(object)  # PlainLine
    left = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid: Grid | None = None
        self._behind: tuple[Place, str] | None = None
        self.is_open = False
        self._model = LineModel(plain.columns(), plain.key, self)
        self.table: LineTable[PlainLine] = LineTable(
            self._model, palette, "coverageTable", "Coverage as a table"
        )
        self.title, self.back = FittingLabel(theme.STRONG), QPushButton("Back to the grid")
        self._build()

    @property
    def is_whole(self) -> bool:
        """Whether all that the grid shows is listed."""
        return self.is_open and self._behind is None

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self.table.set_palette(palette)

    def show_grid(self, grid: Grid) -> None:
        """Take another grid; a list behind a total that is gone gives way to all."""
        self._grid = grid
        if self._behind is not None:
            (row, column), _ = self._behind
            if row >= len(grid.rows) or column > grid.total_column:
                self._behind = None
        if self.is_open:
            self._fill()

    def show_whole(self) -> None:
        """List all that the grid shows."""
        self._behind, self.is_open = None, True
        self._fill()

    def show_behind(self, grid: Grid, place: Place, name: str) -> None:
        """List what a total counts."""
        self._grid, self._behind, self.is_open = grid, (place, name), True
        self._fill()

    def close_list(self) -> None:
        """Be gone; the grid is shown again."""
        self.is_open = False

    def area_of_current(self) -> QRect:
        """Where the current line is, in this widget."""
        table = self.table
        area = table.visualRect(table.currentIndex())
        return area.translated(table.viewport().pos()).translated(table.pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.back.setObjectName("backToGrid")
        self.back.clicked.connect(self.left)
        self.table.opened.connect(self.line_opened)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 12, 4)
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)

    def _fill(self) -> None:
        grid = self._grid
        if grid is None:
            return
        if self._behind is None:
            lines = plain.lines(grid)
            self.title.set_texts("All that the grid shows, as a table", "As a table")
        else:
            place, name = self._behind
            lines = plain.behind(grid, *place)
            self.title.set_texts(plain.behind_words(grid, place, name))
        self.table.show_lines(lines)
        if lines and not self.table.currentIndex().isValid():
            self.table.go_to(0)
