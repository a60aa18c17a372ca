"""The timeline as a table: the same meetings in the same lanes, for whoever reads rows."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.lanes import Index
from perm_desktop.gui.kit.look_delegate import LookDelegate
from perm_desktop.gui.kit.table_look import dress
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.meetings.columns import SPECS, Column, Context
from perm_desktop.gui.timeline.table_model import (
    COLUMNS,
    HeadingRole,
    LookRole,
    TimelineTableModel,
)

_AIR = 10  # pixels of a row beside its text
_MARGIN = 6
_LANE_SAMPLE = "District of Columbia"
_GIVE_WAY = (Column.PHASE, Column.AGENDA, Column.ATTENDED, Column.HOST, Column.STATE, Column.DAYS)
_LEAST_NAME = "RC bi-weekly check-in"
_FLAG = QItemSelectionModel.SelectionFlag


class HeadedDelegate(LookDelegate):
    """Paints the headings of lanes over the whole width, and everything else as lists do."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(palette, LookRole, parent)
        self._colors = palette

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        super().set_palette(palette)
        self._colors = palette

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell, or a heading."""
        text = None if index.column() else index.data(HeadingRole)
        if text is None:
            super().paint(painter, option, index)
            return
        cell: Any = option  # the fields of the option are missing in the stubs
        area = cell.rect
        painter.fillRect(area, self._colors.color(Token.SUNKEN))
        painter.setPen(self._colors.color(Token.RULE))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(self._colors.color(Token.TEXT))
        painter.setFont(theme.font(theme.TABLE_STRONG))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area.adjusted(_MARGIN, 0, -_MARGIN, 0), int(align), text)


def _sample(column: Column) -> str:
    """The widest usual text: here hosts and statuses are told whole."""
    whole = {Column.STATUS: "Entered afterwards mm", Column.HOST: "CMS, ERC, RC, SC"}
    return whole.get(column, SPECS[column].sample)


class TimelineTable(QTableView):
    """Shows the lanes of a timeline; what is chosen is chosen in the drawing too."""

    picked = Signal(object, object)  # id of the current meeting, frozenset of all chosen
    opened = Signal(object)  # id
    menu_requested = Signal(QPoint)

    def __init__(self, context: Context, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TimelineTableModel(context, self)
        self._delegate = HeadedDelegate(palette, self)
        self._following = False
        self.setObjectName("timelineTable")
        self.setAccessibleName(self.tr("Timeline as a table"))
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._build()
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.activated.connect(self._on_activated)
        self.customContextMenuRequested.connect(self._on_menu)

    def _build(self) -> None:
        dress(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _AIR)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)  # the order is that of the lanes
        head.setFont(theme.font(theme.TABLE))
        head.resizeSection(0, self._width(_LANE_SAMPLE))
        for number, column in enumerate(COLUMNS, 1):
            head.resizeSection(number, self._width(_sample(column)))
        stretched = 1 + COLUMNS.index(Column.MEETING)
        head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._delegate.set_palette(palette)
        self.viewport().update()

    def show_index(self, index: Index, context: Context) -> None:
        """Show the lanes of the drawing as they are now; the place in the table stays."""
        top = self.verticalScrollBar().value()
        self._following = True
        self._model.show_index(index, context)
        self.clearSpans()
        for row in self._model.headings():
            self.setSpan(row, 0, 1, self._model.columnCount())
        self.doItemsLayout()
        self._following = False
        self.verticalScrollBar().setValue(top)

    def set_selected(self, ids: Collection[int], current: int | None) -> None:
        """Show what is chosen elsewhere; emits nothing."""
        place = self._model.place_of(current)
        if frozenset(ids) == self.chosen() and place in {None, self.currentIndex().row()}:
            return
        selection = QItemSelection()
        last = self._model.columnCount() - 1
        for first_row, last_row in self._model.stretches(ids):
            selection.select(self._model.index(first_row, 0), self._model.index(last_row, last))
        self._following = True
        if place is not None:
            index = self._model.index(place, 0)
            self.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)
            self.scrollTo(index)
        self.selectionModel().select(selection, _FLAG.ClearAndSelect | _FLAG.Rows)
        self._following = False

    def go_to(self, ident: int | None, now: int) -> None:
        """Begin at a meeting; without one at the next that is not over."""
        place = self._model.place_of(ident)
        if place is None:
            place = self._model.first_upcoming(now)
        if place is not None:
            index = self._model.index(place, 0)
            self.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, let columns give way, the least telling first."""
        super().resizeEvent(event)
        head, room = self.horizontalHeader(), self.viewport().width()
        widths = {
            column: self._width(_sample(column))
            for column in COLUMNS
            if column is not Column.MEETING
        }
        needed = self._width(_LANE_SAMPLE) + self._width(_LEAST_NAME) + sum(widths.values())
        for column in _GIVE_WAY:
            head.setSectionHidden(1 + COLUMNS.index(column), needed > room)
            needed -= widths[column] if needed > room else 0

    def _width(self, sample: str) -> int:
        return self.fontMetrics().horizontalAdvance(sample) + 2 * _AIR

    @property
    def context(self) -> Context:
        """What the cells are told by besides their rows."""
        return self._model.context

    def meeting_at(self, row: int) -> MeetingRow | None:
        """Return the meeting of a row; None for the heading of a lane."""
        return self._model.meeting_at(row)

    def place_of(self, ident: int) -> int | None:
        """Return the row of a meeting."""
        return self._model.place_of(ident)

    def chosen(self) -> frozenset[int]:
        """Ids of the chosen meetings."""
        rows = (self._model.meeting_at(each.row()) for each in self._selected_rows())
        return frozenset(row.id for row in rows if row is not None)

    def _selected_rows(self) -> list[QModelIndex]:
        return self.selectionModel().selectedRows()

    def _on_selected(self, _new: QItemSelection, _old: QItemSelection) -> None:
        if self._following:
            return
        chosen, index = self.chosen(), self.currentIndex()
        row = self._model.meeting_at(index.row()) if index.isValid() else None
        current = row.id if row is not None and row.id in chosen else min(chosen, default=None)
        self.picked.emit(current, chosen)

    def _on_activated(self, index: QModelIndex) -> None:
        row = self._model.meeting_at(index.row())
        if row is not None:
            self.opened.emit(row.id)

    def _on_menu(self, point: QPoint) -> None:
        if self.chosen():
            self.menu_requested.emit(self.viewport().mapToGlobal(point))
