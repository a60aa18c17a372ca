"""Paints the cells of the grid: a symbol with a few words below it, from kept pictures."""

from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from perm_desktop.core.coverage.grid import Grid, RowKind
from perm_desktop.core.coverage.words import Tally
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.symbols import obligation_look
from perm_desktop.gui.coverage.measures import SYMBOL, Measures
from perm_desktop.gui.coverage.model import CoverageModel, Index
from perm_desktop.gui.look import marks, symbols
from perm_desktop.gui.look.palettes import Palette, Token

_TINTS = {
    Status.OVERDUE: Token.TINT_OVERDUE,
    Status.NOT_RECORDED: Token.TINT_NOT_RECORDED,
    Status.DUE: Token.TINT_PARTLY,
    Status.UNDECIDED: Token.TINT_PARTLY,
    Status.PARTLY: Token.TINT_PARTLY,
    Status.SCHEDULED: Token.TINT_SCHEDULED,
    Status.SUSPENDED: Token.TINT_NOT_HELD,
    Status.NOT_HELD: Token.TINT_NOT_HELD,
    Status.NOT_NEEDED: Token.TINT_NOT_NEEDED,
}
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_BAR, _SIDE = 5, 6
_MOST_PICTURES = 2_000


class Content(NamedTuple):
    """All that a cell's picture depends on, but for its size."""

    kind: RowKind
    words: str = ""
    status: Status | None = None
    total: Tally | None = None
    begins_phase: bool = False
    is_last: bool = False  # in the column of totals


Key = tuple[Content, int, int, float]


class CoverageDelegate(QStyledItemDelegate):
    """Keeps a picture of each different cell, and which picture a cell has that was seen.

    A frame then costs a few calls a cell: no role is asked for, no text is laid out.
    """

    def __init__(
        self, model: CoverageModel, palette: Palette, measures: Measures, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._pictures: dict[Key, QPixmap] = {}  # by what they show
        self._seen: dict[tuple[int, int], QPixmap] = {}  # the same ones, by cell
        self._current = (-1, -1)
        self._take(palette, measures)

    def set_palette(self, palette: Palette, measures: Measures) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._take(palette, measures)

    def set_measures(self, measures: Measures) -> None:
        """Take other sizes."""
        self._take(self._colors, measures)

    def set_current(self, row: int, column: int) -> None:
        """Let the current cell and its line stand out."""
        self._current = row, column

    def forget_cells(self) -> None:
        """Cells have other contents, or other sizes; most pictures are still of use."""
        self._seen.clear()
        if len(self._pictures) > _MOST_PICTURES:
            self._pictures.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One size for all cells of types."""
        return QSize(self._measures.narrowest, self._measures.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell and, around the current one, the focus."""
        cell: Any = option  # the fields of the option are missing in the stubs
        area, place = cell.rect, (index.row(), index.column())
        self.paint_cell(painter, area, *place)
        if place == self._current:
            self.paint_ring(painter, area, has_focus=cell.widget.hasFocus())

    def paint_cell(self, painter: QPainter, area: QRect, row: int, column: int) -> None:
        """Paint the picture of a cell, over the tint of the current line."""
        if row == self._current[0]:
            painter.fillRect(area, self._hover)
        found = self._seen.get((row, column))
        if found is None:
            found = self._found(painter, area, row, column)
        painter.drawPixmap(area.topLeft(), found)

    def paint_ring(self, painter: QPainter, area: QRect, *, has_focus: bool) -> None:
        """Paint the ring of the current cell, pale while the keys are elsewhere."""
        color = self._colors.color(Token.FOCUS if has_focus else Token.CONTROL_EDGE)
        marks.ring(painter, QRectF(area), color)

    def _take(self, palette: Palette, measures: Measures) -> None:
        self._colors, self._measures = palette, measures
        self._hover = palette.color(Token.HOVER)
        self._rule = palette.color(Token.RULE)
        self._edge = palette.color(Token.CONTROL_EDGE)
        tinted = {} if palette.is_contrast else _TINTS
        self._tints = {status: palette.color(token) for status, token in tinted.items()}
        self._pictures.clear()
        self._seen.clear()

    def _found(self, painter: QPainter, area: QRect, row: int, column: int) -> QPixmap:
        """Return the picture of a cell, drawn where no other cell has the same one."""
        grid = self._model.grid
        if grid is None:
            return QPixmap()
        ratio = painter.device().devicePixelRatioF()
        content = _content(grid, row, column)
        key = content, area.width(), area.height(), ratio
        found = self._pictures.get(key)
        if found is None:
            found = self._pictures[key] = self._drawn(content, area.size(), ratio)
        self._seen[row, column] = found
        return found

    def _drawn(self, content: Content, size: QSize, ratio: float) -> QPixmap:
        made = QPixmap((size.toSizeF() * ratio).toSize())
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter, area = QPainter(made), QRect(QPoint(), size)
        if content.kind is RowKind.CYCLE:
            self._paint_heading(painter, area, content.words)
        else:
            if content.status is not None:
                self._paint_status(painter, area, content.status, content.words)
            elif content.total is not None and content.is_last:
                self._paint_total(painter, area, content.total)
            elif content.total is not None:
                self._paint_foot(painter, area, content.total)
            self._paint_rules(painter, area, content)
        painter.end()
        return made

    def _paint_status(self, painter: QPainter, area: QRect, status: Status, words: str) -> None:
        """The tint, the symbol, and the words below it."""
        if (tint := self._tints.get(status)) is not None:
            painter.fillRect(area.adjusted(1, 1, -1, -1), tint)
        look, small = obligation_look(status.value), self._measures.small_height
        top = round((area.height() - SYMBOL - (small if words else 0)) / 2)
        box = QRectF(0, top, area.width(), SYMBOL)
        ratio = painter.device().devicePixelRatioF()
        symbols.paint(painter, look.symbol, self._colors.color(look.token), box, ratio)
        if words:
            token = Token.TEXT if status is Status.SATISFIED else look.word_token
            painter.setFont(self._measures.small)
            painter.setPen(self._colors.color(token))
            painter.drawText(QRectF(0, top + SYMBOL, area.width(), small), _CENTER, words)

    def _paint_rules(self, painter: QPainter, area: QRect, content: Content) -> None:
        painter.fillRect(0, area.bottom(), area.width(), 1, self._rule)
        if content.kind is RowKind.TOTAL:
            painter.fillRect(0, 0, area.width(), 1, self._edge)
        if content.begins_phase or content.is_last:
            painter.fillRect(0, 0, 1, area.height(), self._edge)

    def _paint_heading(self, painter: QPainter, area: QRect, words: str) -> None:
        painter.fillRect(area, self._colors.color(Token.BAND))
        painter.setFont(self._measures.plain)
        painter.setPen(self._colors.color(Token.BAND_LABEL))
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(area.adjusted(_SIDE, 0, 0, 0), align, words)

    def _paint_total(self, painter: QPainter, area: QRect, total: Tally) -> None:
        """The bar says at a glance what the numbers say exactly."""
        inside = area.adjusted(_SIDE, 0, -_SIDE, 0)
        top = area.center().y() - _BAR // 2
        if total.owed and area.width() >= self._measures.total:
            width = inside.width() - self._measures.numbers
            whole = QRectF(inside.left(), top, width, _BAR)
            edge = self._rule if self._colors.is_contrast else None
            marks.panel(painter, whole, None if edge else self._rule, edge, _BAR / 2)
            done = QRectF(whole)
            done.setWidth(width * total.satisfied / total.owed)
            marks.panel(painter, done, self._colors.color(Token.STRIP_HELD), None, _BAR / 2)
        painter.setFont(self._measures.strong)
        painter.setPen(self._colors.color(Token.TEXT))
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(inside, align, total.words)

    def _paint_foot(self, painter: QPainter, area: QRect, total: Tally) -> None:
        is_whole = total.owed > 0 and total.satisfied == total.owed
        painter.setFont(self._measures.small_strong if is_whole else self._measures.small)
        painter.setPen(self._colors.color(Token.TEXT if total.owed else Token.TEXT_MUTED))
        painter.drawText(area, _CENTER, total.words.replace(" ", ""))


def _content(grid: Grid, row: int, column: int) -> Content:
    """What a cell shows, so that cells that show the same have one picture."""
    line, found = grid.rows[row], grid.cell(row, column)
    is_last = column == grid.total_column
    begins = column > 0 and any(band.first == column for band in grid.bands)
    if line.kind is RowKind.CYCLE:
        return Content(line.kind, line.total.told if column == 0 else "")
    if found is not None and grid.is_shown(found):
        return Content(line.kind, grid.short(row, found), found.status, None, begins)
    if is_last:
        return Content(line.kind, "", None, line.total, begins, is_last)
    total = line.by_type[column] if line.by_type else None
    return Content(line.kind, "", None, total, begins)
