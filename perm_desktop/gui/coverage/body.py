"""What fills the page: the grid, the plain table in its place, or why there is nothing."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from perm_desktop.core.coverage.grid import Grid
from perm_desktop.core.coverage.walk import Place
from perm_desktop.gui.coverage.empty import EmptyCoverage
from perm_desktop.gui.coverage.plain_twin import PlainTwin
from perm_desktop.gui.coverage.view import CoverageView
from perm_desktop.gui.look.palettes import Palette


class CoverageBody(QWidget):
    """One of three at a time; the keys go to the one that is seen."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self.twin = CoverageView(palette), PlainTwin(palette)
        self.empty = EmptyCoverage()
        self.twin.hide()
        self.empty.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.view, self.twin, self.empty):
            layout.addWidget(part, 1)
        self.twin.left.connect(self.show_view)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.empty.isVisibleTo(self)

    @property
    def main(self) -> QWidget | None:
        """What takes the keys; None where nothing does."""
        if self.is_empty:
            return self.empty.button if self.empty.button.isVisibleTo(self) else None
        return self.twin.table if self.twin.isVisibleTo(self) else self.view

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self.view.set_palette(palette)
        self.twin.set_palette(palette)

    def show_grid(self, found: Grid) -> None:
        """Show another grid, in the way the one before was shown."""
        self.view.show_grid(found)
        self.twin.show_grid(found)
        is_empty = not found.states
        in_twin = not is_empty and self.twin.is_open
        self.empty.setVisible(is_empty)
        self.twin.setVisible(in_twin)
        self.view.setVisible(not is_empty and not in_twin)

    def toggle_table(self) -> None:
        """Show the plain table in place of the grid, or the grid again."""
        if self.is_empty:
            return
        if self.twin.isVisibleTo(self):
            self.show_view()
        else:
            self.twin.show_whole()
            self._show_twin()

    def show_behind(self, place: Place) -> None:
        """Show the list behind a total."""
        if (found := self.view.grid) is not None:
            self.twin.show_behind(found, place, self.view.cells.line_name(place.row))
            self._show_twin()

    def show_view(self) -> None:
        """Show the grid, with the keys in it."""
        self.twin.close_list()
        self.twin.hide()
        self.view.show()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def spot(self) -> QRect:
        """Where the current cell or line is, in this widget."""
        if self.twin.isVisibleTo(self):
            return self.twin.area_of_current().translated(self.twin.pos())
        place = self.view.place
        return QRect() if place is None else self.view.area_of(place).translated(self.view.pos())

    def _show_twin(self) -> None:
        self.view.hide()
        self.twin.show()
        self.twin.table.setFocus(Qt.FocusReason.OtherFocusReason)
