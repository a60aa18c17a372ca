"""Tables of figures: a number that has a list behind it is a link to it, a tally is a bar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from perm_desktop.core.review.shares import BarPart
from perm_desktop.gui.kit.line_delegate import (
    MARGIN,
    LineDelegate,
    paint_focus,
    paint_ground,
)
from perm_desktop.gui.kit.line_model import Column, Index, Line, LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.review.bars import paint_bar
from perm_desktop.gui.review.behind import Behind

LinkRole = Qt.ItemDataRole.UserRole + 3
BarRole = Qt.ItemDataRole.UserRole + 4
_BAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureColumn(Column[Line]):
    """A column whose cells may have a list behind them, or be a bar."""

    behind: Callable[[Line], Behind | None] | None = None
    bar: Callable[[Line], Sequence[BarPart]] | None = None


class FigureModel(LineModel[Line]):
    """Lines of figures."""

    def behind(self, index: Index) -> Behind | None:
        """Return the list behind a cell; None where there is none, or nothing in it."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if not isinstance(column, FigureColumn):
            return None
        find = column.behind
        found = find(self.line(index.row())) if find is not None else None
        return found if found is not None and found.count else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say beside what every table says which cells are links and which are bars."""
        if role == LinkRole:
            return self.behind(index) is not None
        if role == BarRole and index.isValid():
            column = self.columns[index.column()]
            if isinstance(column, FigureColumn):
                bar = column.bar
                return bar(self.line(index.row())) if bar is not None else None
            return None
        return super().data(index, role)


class FigureDelegate(LineDelegate):
    """Paints links in the link color, and bars."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a bar, else what every table paints."""
        bar = index.data(BarRole)
        if bar is None:
            super().paint(painter, option, index)
            return
        cell: Any = option
        painter.save()
        paint_ground(painter, option, self._colors, has_edge=index.column() == 0)
        area = QRectF(cell.rect).adjusted(MARGIN, 0, -MARGIN, 0)
        area.setTop(area.center().y() - _BAR / 2)
        area.setHeight(_BAR)
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        paint_bar(painter, area, bar, self._colors, selected=selected)
        paint_focus(painter, option, self._colors)
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, index: Index, color: QColor) -> None:
        """Words of a link are underlined as well, for color alone says nothing."""
        if index.data(LinkRole):
            if color == self._colors.color(Token.TEXT):
                color = self._colors.color(Token.LINK)
            font = painter.font()
            font.setUnderline(True)
            painter.setFont(font)
        super()._write(painter, area, index, color)


class FigureTable(LineTable[Line]):
    """Keys go from cell to cell; Enter or a click on a link opens the list behind it."""

    list_wanted = Signal(object)  # Behind
    line_entered = Signal(object)  # the line that is current now
    used = Signal(object)  # this table: the focus came to it

    def __init__(
        self,
        model: FigureModel[Line],
        palette: Palette,
        name: str,
        words: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, palette, name, words, parent)
        self._figures, self._most = model, 0
        self._lines_delegate = FigureDelegate(palette, self)
        self.setItemDelegate(self._lines_delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setMouseTracking(True)
        self.opened.connect(self._on_opened)
        self.selectionModel().currentChanged.connect(self._on_current)

    def follow(self, index: Index) -> bool:
        """Open the list behind a cell; False where there is none."""
        found = self._figures.behind(index)
        if found is not None:
            self.list_wanted.emit(found)
        return found is not None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what opens a list."""
        super().mouseMoveEvent(event)
        is_link = bool(self.indexAt(event.position().toPoint()).data(LinkRole))
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a link opens its list."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index == self.currentIndex():
            self.follow(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click of two has opened the list."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the page, until one is in the table."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line that is current is the one that is commented on."""
        super().focusInEvent(event)
        index, flag = self.currentIndex(), QItemSelectionModel.SelectionFlag
        self.selectionModel().select(index, flag.ClearAndSelect | flag.Rows)
        self.used.emit(self)
        self.announce()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Of many tables only the one with the focus shows where it is."""
        super().focusOutEvent(event)
        self.selectionModel().clearSelection()

    def fit_rows(self, most: int) -> None:
        """Leave room for the bar that scrolls what is too wide."""
        self._most = most
        super().fit_rows(most)
        if self.horizontalHeader().length() > self.width():
            bar = self.horizontalScrollBar().sizeHint().height()
            self.setFixedHeight(self.maximumHeight() + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow table scrolls sideways, and is higher by the bar for it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_rows(self._most)

    def announce(self) -> None:
        """Say which line is current."""
        if self.currentIndex().isValid():
            self.line_entered.emit(self._figures.line(self.currentIndex().row()))

    def go_to_figure(self, key: str) -> bool:
        """Make the line of a figure current; False where it is not here."""
        row = self._figures.row_of(key)
        if row is None:
            return False
        self.setCurrentIndex(self._figures.index(row, 0))
        return True

    def begin(self) -> None:
        """Be at the first line, where there is one and none is current."""
        if not self.currentIndex().isValid() and self._figures.rowCount():
            flag = QItemSelectionModel.SelectionFlag
            first = self._figures.index(0, 0)
            self.selectionModel().setCurrentIndex(first, flag.NoUpdate)

    def fit_columns(self) -> None:
        """Let every column be as wide as its widest text, where a usual one is not enough."""
        for number, column in enumerate(self._model.columns):
            is_bar = isinstance(column, FigureColumn) and column.bar is not None
            if is_bar or not column.widest:
                continue
            wide = self.fontMetrics().horizontalAdvance
            need = max((wide(column.text(line)) for line in self._model.lines), default=0)
            if need + 2 * MARGIN > self.columnWidth(number):
                self.setColumnWidth(number, need + 2 * MARGIN + 4)

    def _on_opened(self, line: Line) -> None:
        """Enter on a cell without a list opens the first list of its line."""
        row = self._figures.row_of(self._figures.key(self.currentIndex().row()))
        cells = [self._figures.index(row or 0, n) for n in range(self._figures.columnCount())]
        if not self.follow(self.currentIndex()):
            any(self.follow(cell) for cell in cells)

    def _on_current(self) -> None:
        """The current line of a table that is filled anew is of no interest yet."""
        if self.hasFocus():
            self.announce()
