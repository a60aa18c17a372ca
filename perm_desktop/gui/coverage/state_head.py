"""States at the left of the grid, under the headings of their cycles."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from perm_desktop.core.coverage.grid import Grid, Row, RowKind
from perm_desktop.gui.coverage.head import LEFT, SIDE, Head
from perm_desktop.gui.coverage.measures import Measures
from perm_desktop.gui.coverage.model import CoverageModel
from perm_desktop.gui.look.palettes import Palette, Token

_INDENT = 12  # as the head of the page has it
_GAP = 8  # behind a code
_FOOT, _SHORT_FOOT = "Satisfied of owed", "Satisfied"


class StateHead(Head):
    """Codes and names, or codes alone where there is no room for names."""

    def __init__(self, model: CoverageModel, palette: Palette, measures: Measures) -> None:
        super().__init__(Qt.Orientation.Vertical, model, palette, measures)
        self._is_narrow = False
        self._code_width = self._width = 0

    def fit(self, *, narrow: bool) -> None:
        """Take the room that the names need, or the codes."""
        self._is_narrow = narrow
        bold, plain = QFontMetricsF(self.measures.strong), QFontMetricsF(self.measures.plain)
        self._code_width = round(bold.horizontalAdvance("MW")) + _GAP
        widths = [self._code_width]
        if not narrow:
            widths += [
                round(plain.horizontalAdvance(name)) + self._code_width for name in self._names()
            ]
        labels = [self.label(row) for row in self._others()]
        widths += [round(bold.horizontalAdvance(label)) for label in labels]
        self._width = max(widths) + _INDENT + 2 * SIDE
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """The longest name."""
        return QSize(self._width, super().sizeHint().height())

    def label(self, row: Row) -> str:
        """What stands beside a heading, and beside totals."""
        grid = self.grid
        if row.kind is RowKind.TOTAL or grid is None:
            return _SHORT_FOOT if self._is_narrow else _FOOT
        cycle = grid.sections[row.section].cycle
        return f"RY {cycle.year}" if self._is_narrow else cycle.label

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """A state, the heading of a cycle, or the words beside the totals."""
        grid = self.grid
        if grid is None:
            return
        row = grid.rows[logicalIndex]
        ground, ink = self._tokens(row, is_current=logicalIndex == self.current)
        painter.fillRect(rect, self.colors.color(ground))
        painter.setPen(self.colors.color(ink))
        painter.setFont(self.measures.strong)
        words = rect.adjusted(_INDENT, 0, -SIDE, 0)
        if row.kind is RowKind.STATE:
            self._paint_state(painter, words, row, grid)
        else:
            painter.drawText(words, LEFT, self.label(row))
        self.rule(painter, rect.adjusted(0, rect.height() - 1, 0, 0), Token.RULE)
        if row.kind is RowKind.TOTAL:
            self.rule(painter, QRect(rect.left(), rect.top(), rect.width(), 1))
        self.rule(painter, QRect(rect.right(), rect.top(), 1, rect.height()))

    def _tokens(self, row: Row, *, is_current: bool) -> tuple[Token, Token]:
        if row.kind is RowKind.CYCLE:
            return Token.BAND, Token.BAND_LABEL
        if is_current:
            return Token.SELECTION, Token.SELECTION_TEXT
        return Token.SURFACE, Token.TEXT

    def _paint_state(self, painter: QPainter, area: QRect, row: Row, grid: Grid) -> None:
        painter.drawText(area, LEFT, row.state)
        if not self._is_narrow:
            painter.setFont(self.measures.plain)
            name = grid.sections[row.section].names[row.state]
            painter.drawText(area.adjusted(self._code_width, 0, 0, 0), LEFT, name)

    def _names(self) -> Iterator[str]:
        if (grid := self.grid) is not None:
            for row in grid.rows:
                if row.state:
                    yield grid.sections[row.section].names[row.state]

    def _others(self) -> Iterator[Row]:
        if self.grid is not None:
            yield from (row for row in self.grid.rows if row.kind is not RowKind.STATE)
