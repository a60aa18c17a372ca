"""Bands of phases; below them the titles of types and how often each is owed."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from perm_desktop.core.counting import counted
from perm_desktop.core.coverage import heads
from perm_desktop.core.coverage.grid import Band, Grid
from perm_desktop.core.listing.groups import PHASE_NAMES
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.gui.coverage.head import AIR, CENTER, LEFT, SIDE, Head
from perm_desktop.gui.coverage.measures import TOTAL_HEAD, Measures
from perm_desktop.gui.coverage.model import CoverageModel
from perm_desktop.gui.look.palettes import Palette, Token

_MOST_LINES, _FEW_LINES = 4, 2
_LOW = 300  # pixels of the grid below which titles say less


class TypeHead(Head):
    """Titles are broken once for a width, and painted line by line."""

    def __init__(self, model: CoverageModel, palette: Palette, measures: Measures) -> None:
        super().__init__(Qt.Orientation.Horizontal, model, palette, measures)
        self._lines: dict[str, list[str]] = {}
        self._cadences: dict[str, list[str]] = {}
        self._deepest = 2
        self.total_left: int | None = None  # where the totals stay while types go below them

    def break_titles(self, width: int) -> None:
        """Break the titles of all types for columns of a width."""
        measure = QFontMetricsF(self.measures.small_strong).horizontalAdvance
        parent = self.parentWidget()
        is_low = parent is not None and parent.height() < _LOW
        most = _FEW_LINES if is_low else _MOST_LINES
        kinds = self.grid.types if self.grid is not None else ()
        self._lines = {
            kind.key: heads.lines(kind.short_title, width - SIDE, measure, most) for kind in kinds
        }
        of_small = QFontMetricsF(self.measures.small).horizontalAdvance
        self._cadences = {
            kind.key: heads.cadence_lines(kind, width - SIDE, of_small) for kind in kinds
        }
        both = (len(self._lines[key]) + len(self._cadences[key]) for key in self._lines)
        self._deepest = max(both, default=2)
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """A band, the deepest title, and the cadence."""
        lines = (1 + self._deepest) * self.measures.small_height
        return QSize(super().sizeHint().width(), lines + 3 * AIR)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads, then the words of the bands over them, and the totals last."""
        super().paintEvent(event)
        grid = self.grid
        if grid is None:
            return
        painter = QPainter(self.viewport())
        for band in grid.bands:
            self._paint_band(painter, band)
        if self.total_left is not None:
            width = self.sectionSize(grid.total_column)
            self._paint_total(painter, QRect(self.total_left, 0, width, self.height()))
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Title and cadence of a type, or the word above the totals."""
        grid = self.grid
        if grid is None:
            return
        if logicalIndex >= grid.total_column:
            self._paint_total(painter, rect)
            return
        painter.fillRect(rect, self.colors.color(Token.SURFACE))
        is_current = logicalIndex == self.current
        if is_current:
            below = rect.adjusted(1, self._band_height, -1, 0)
            painter.fillRect(below, self.colors.color(Token.SELECTION))
        self._paint_title(painter, rect, grid.types[logicalIndex], is_current=is_current)
        self._paint_edges(painter, rect, grid, logicalIndex)

    @property
    def _band_height(self) -> int:
        return self.measures.small_height + AIR

    def _paint_title(
        self, painter: QPainter, rect: QRect, kind: MeetingType, *, is_current: bool
    ) -> None:
        """The title above the cadence, down to the foot."""
        title, cadence = self._lines.get(kind.key, []), self._cadences.get(kind.key, [])
        height = self.measures.small_height
        top = rect.bottom() - AIR - height * (len(title) + len(cadence))
        ink = Token.SELECTION_TEXT if is_current else Token.TEXT
        muted = Token.SELECTION_TEXT if is_current else Token.TEXT_MUTED
        for lines, font, token in (
            (title, self.measures.small_strong, ink),
            (cadence, self.measures.small, muted),
        ):
            painter.setFont(font)
            painter.setPen(self.colors.color(token))
            for line in lines:
                painter.drawText(QRect(rect.left(), top, rect.width(), height), CENTER, line)
                top += height

    def _paint_edges(self, painter: QPainter, rect: QRect, grid: Grid, column: int) -> None:
        self.rule(painter, rect.adjusted(0, rect.height() - 1, 0, 0))
        if column and any(band.first == column for band in grid.bands):
            self.rule(painter, QRect(rect.left(), rect.top(), 1, rect.height()))

    def _paint_band(self, painter: QPainter, band: Band) -> None:
        """The words stay in sight while any column of the phase is."""
        left = self.sectionViewportPosition(band.first)
        last = band.end - 1
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        area = QRect(left + 1, 0, right - left - 1, self._band_height)
        painter.fillRect(area, self.colors.color(Token.BAND))
        if self.colors.is_contrast:
            self.rule(painter, area.adjusted(0, area.height() - 1, 0, 0))
        sight = self.viewport().rect()
        if self.total_left is not None:
            sight.setRight(self.total_left - 1)
        room = area.intersected(sight).adjusted(SIDE + 1, 0, -SIDE, 0)
        name, count = PHASE_NAMES[band.phase], band.end - band.first
        texts = (f"{name}, {counted(count)}", name, name.replace("-", " ").split()[0])
        painter.setFont(self.measures.small_strong)
        painter.setPen(self.colors.color(Token.BAND_LABEL))
        advance = painter.fontMetrics().horizontalAdvance
        shown = next((text for text in texts if advance(text) <= room.width()), "")
        painter.drawText(room, LEFT, shown)

    def _paint_total(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, self.colors.color(Token.SURFACE))
        self.rule(painter, QRect(rect.left(), rect.top(), 1, rect.height()))
        self.rule(painter, rect.adjusted(0, rect.height() - 1, 0, 0))
        painter.setFont(self.measures.small)
        painter.setPen(self.colors.color(Token.TEXT_MUTED))
        align = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        painter.drawText(rect.adjusted(0, 0, -SIDE - 2, -AIR), align, TOTAL_HEAD)
