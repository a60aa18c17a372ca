"""What both heads of the grid share; they stay while it scrolls."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView

from perm_desktop.core.coverage.grid import Grid
from perm_desktop.gui.coverage.measures import Measures
from perm_desktop.gui.coverage.model import CoverageModel
from perm_desktop.gui.look.palettes import Palette, Token

AIR, SIDE = 4, 4
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
CENTER = int(Qt.AlignmentFlag.AlignCenter)


class Head(QHeaderView):
    """Colors, fonts, the grid, and which section has the current cell."""

    def __init__(
        self, way: Qt.Orientation, model: CoverageModel, palette: Palette, measures: Measures
    ) -> None:
        super().__init__(way)
        self._source = model
        self.colors, self.measures = palette, measures
        self.current = -1
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @property
    def grid(self) -> Grid | None:
        """What is shown."""
        return self._source.grid

    def set_palette(self, palette: Palette, measures: Measures) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self.colors, self.measures = palette, measures
        self.viewport().update()

    def set_current(self, section: int) -> None:
        """Let the head of the current cell stand out."""
        if section != self.current:
            self.current = section
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads, and plain ground behind the last one."""
        super().paintEvent(event)
        area, end = self.viewport().rect(), self.length() - self.offset()
        if self.orientation() is Qt.Orientation.Vertical:
            area.setTop(end)
        else:
            area.setLeft(end)
        if not area.isEmpty():
            painter = QPainter(self.viewport())
            painter.fillRect(area, self.colors.color(Token.SURFACE))
            painter.end()

    def rule(self, painter: QPainter, area: QRect, token: Token = Token.CONTROL_EDGE) -> None:
        """Fill an area of a pixel's width with the color of an edge."""
        painter.fillRect(area, self.colors.color(token))
