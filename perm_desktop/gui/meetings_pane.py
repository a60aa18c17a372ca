"""The list of meetings with its filter."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.gui import theme
from perm_desktop.gui.look_delegate import LookDelegate
from perm_desktop.gui.meeting_model import Column, Context, LookRole, MeetingModel
from perm_desktop.gui.palettes import Palette
from perm_desktop.gui.session import Session

# The widest usual text of each column; the meeting's name takes what is left.
_WIDTHS = {
    Column.WHEN: "Sep 30, 2025, 12:00 noon",
    Column.DAYS: "−1,000",
    Column.STATE: "18 states",
    Column.HOST: "RC, CMS",
    Column.STATUS: "Entered afterwards mm",
    Column.AGENDA: "No items",
    Column.ATTENDED: "Recorded",
    Column.NOTES: "Notes m",
    Column.PHASE: "Intra-cycle",
    Column.NUMBER: "10,000",
}
_HIDDEN_AT_FIRST = (Column.AGENDA, Column.NOTES, Column.PHASE, Column.NUMBER)
_CLOCK_STEP = 60_000  # milliseconds: "now" and "in days" follow the clock


class MeetingsPane(QWidget):
    """Shows the meetings of the chosen cycle; the selection is the session's."""

    menu_requested = Signal(QPoint)
    opened = Signal()  # Enter or double click: go on to the agenda
    counted = Signal(str)  # "214 of 1,486"

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = MeetingModel(self._context(), self)
        self._delegate = LookDelegate(palette, LookRole, self)
        self.filter = QLineEdit()
        self.table = QTableView()
        self.count = ""
        self._empty = QLabel()
        self._build()
        self._connect()
        self._show_rows()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._delegate.set_palette(palette)
        self.table.viewport().update()

    @property
    def model(self) -> MeetingModel:
        """The model behind the table."""
        return self._model

    def _build(self) -> None:
        self.filter.setObjectName("meetingFilter")
        self.filter.setPlaceholderText("Filter by state, meeting, host, month…")
        self.filter.setAccessibleName("Filter meetings")
        self.filter.setClearButtonEnabled(True)
        self.table.setObjectName("meetings")
        self.table.setAccessibleName("Meetings")
        self.table.setModel(self._model)
        self.table.setItemDelegate(self._delegate)
        self.table.setFont(theme.font(theme.TABLE))
        self._build_table()
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(12, 12, 12, 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._empty)
        layout.addWidget(self.table, 1)
        layout.addStretch()

    def _build_table(self) -> None:
        table, head = self.table, self.table.horizontalHeader()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 10)
        head.setSectionsMovable(True)
        head.setHighlightSections(False)
        head.setStretchLastSection(False)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for column, widest in _WIDTHS.items():
            head.resizeSection(column, table.fontMetrics().horizontalAdvance(widest) + 16)
        head.setSectionResizeMode(Column.MEETING, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(table.fontMetrics().horizontalAdvance("Days") + 16)
        for column in _HIDDEN_AT_FIRST:
            head.hideSection(column)
        table.setSortingEnabled(True)
        table.sortByColumn(Column.WHEN, Qt.SortOrder.AscendingOrder)

    def _connect(self) -> None:
        self._session.rows_reset.connect(self._show_rows)
        self._session.rows_updated.connect(self._update_rows)
        self._session.selected.connect(self._follow_selection)
        self.filter.textChanged.connect(self._model.set_filter)
        self.filter.textChanged.connect(self._on_filtered)
        self.filter.returnPressed.connect(self._focus_first)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.activated.connect(self._on_activated)
        self.table.customContextMenuRequested.connect(self._on_menu)
        head = self.table.horizontalHeader()
        head.customContextMenuRequested.connect(self._choose_columns)
        self._ticking = QTimer(self, interval=_CLOCK_STEP)
        self._ticking.timeout.connect(self._on_minute)
        self._ticking.start()

    def selected_ids(self) -> list[int]:
        """Ids of the selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._model.meeting_at(row).id for row in rows]

    def _context(self) -> Context:
        session, cycle = self._session, self._session.cycle
        return Context(
            now=int(session.catalog.now().timestamp()) // 60,
            catalog_titles={key: kind.title for key, kind in session.reference.types.items()},
            cycle_size=len(cycle.codes) if cycle else 0,
        )

    def _show_rows(self) -> None:
        self._model.set_rows(self._session.rows, self._context())
        self.table.doItemsLayout()  # else it scrolls no farther than the old rows went
        self._follow_selection(self._session.selection)
        self._tell_count()
        QTimer.singleShot(0, self, self._go_to_now)  # when the table knows its height

    def _go_to_now(self) -> None:
        """Begin at the next meeting, not at one of two years ago."""
        place = self._model.first_upcoming()
        if self._session.selected_row is None and place is not None:
            top = QAbstractItemView.ScrollHint.PositionAtTop
            self.table.scrollTo(self._model.index(place, 0), top)

    def _update_rows(self, touched: frozenset[int]) -> None:
        self._model.update_rows(self._session.rows, touched)
        self._follow_selection(self._session.selection)
        self._tell_count()

    def _on_filtered(self) -> None:
        self.table.doItemsLayout()
        self._follow_selection(self._session.selection)
        self._tell_count()

    def _on_minute(self) -> None:
        """Only statuses and days depend on the clock: repaint, keep the rows."""
        self._model.set_now(self._context().now)

    def _tell_count(self) -> None:
        shown, total = self._model.rowCount(), self._model.total
        self.count = f"{shown:,}" if shown == total else f"{shown:,} of {total:,}"
        self.counted.emit(self.count)
        self._empty.setText(self._empty_sentence(total))
        self._empty.setVisible(shown == 0)
        self.table.setVisible(shown > 0)

    def _empty_sentence(self, total: int) -> str:
        if total:
            return f"None of {total:,} meetings has “{self.filter.text()}”. Clear the filter."
        if self._session.cycle is None:
            return "No cycle yet. Add one with Cycle, Add cycle."
        return "No meetings yet. Plan the cycle with Cycle, Plan cycle, or add one with Ctrl+N."

    def _on_selected(self, _new: QItemSelection, _old: QItemSelection) -> None:
        index = self.table.currentIndex()
        if index.isValid() and self.table.selectionModel().isSelected(index):
            self._session.select(self._model.meeting_at(index.row()).id, self.selected_ids())

    def _follow_selection(self, ident: int | None) -> None:
        """Put the current row where the session's selection is, when it is shown."""
        place = self._model.row_of(ident)
        if place is None:
            self.table.clearSelection()
            return
        selection = self.table.selectionModel()
        if not selection.isRowSelected(place):
            # unlike selectRow, whatever keys are held down
            flags = QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(
                self._model.index(place, 0), flags.ClearAndSelect | flags.Rows
            )
        self.table.scrollTo(self._model.index(place, 0))

    def _focus_first(self) -> None:
        """Enter in the filter goes on to the first meeting found."""
        if self._model.rowCount():
            self.table.setFocus()
            self.table.selectRow(0)

    def _on_activated(self) -> None:
        self.opened.emit()

    def _on_menu(self, point: QPoint) -> None:
        self.menu_requested.emit(self.table.viewport().mapToGlobal(point))

    def _choose_columns(self, point: QPoint) -> None:
        head = self.table.horizontalHeader()
        menu = QMenu(self)
        for column in Column:
            action = QAction(str(self._model.headerData(column, Qt.Orientation.Horizontal)), menu)
            action.setCheckable(True)
            action.setChecked(not head.isSectionHidden(column))
            action.setData(int(column))
            action.setEnabled(column is not Column.WHEN)
            menu.addAction(action)
        menu.triggered.connect(self._on_column_chosen)
        menu.exec(head.mapToGlobal(point))
        menu.deleteLater()

    def _on_column_chosen(self, action: QAction) -> None:
        self.table.horizontalHeader().setSectionHidden(action.data(), not action.isChecked())
