"""Who changed what in the selected meeting, and when."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.meeting.history_detail import HistoryDetail
from perm_desktop.gui.meeting.history_model import Column, HistoryModel, Names
from perm_desktop.gui.session import Session
from perm_desktop.services import agendas, attendance, history, meetings, restoring
from perm_desktop.services.history import FieldChange
from perm_desktop.store.catalog import Change

_MOST = 500
_ROW = 25


class _RowDelegate(QStyledItemDelegate):
    """Rows as high as those of the other lists."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), _ROW))


class HistoryTab(QWidget):
    """Reads the journal only while it is looked at."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row: MeetingRow | None = None
        self._is_stale = False
        self.model = HistoryModel(self)
        self.tree = QTreeView()
        self.detail = HistoryDetail(palette)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._limit = QLabel(f"The {_MOST} latest changes are shown.")
        self._build()
        self.tree.expanded.connect(self._on_expanded)
        self.tree.selectionModel().currentChanged.connect(self._show_detail)
        self.model.modelReset.connect(self._show_detail)
        self.detail.wanted.connect(self.restore)
        session.changed.connect(self._on_changed)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self.detail.set_palette(palette)

    def restore(self, change: FieldChange) -> None:
        """Bring back what a change left, as a new step."""
        row, catalog = self._row, self._session.catalog
        if row is not None:
            self._session.attempt(lambda: restoring.restore(catalog, row.id, change))

    def show_meeting(self, row: MeetingRow | None) -> None:
        """Show another meeting's history, when the tab is next looked at."""
        self._row = row
        self._mark_stale()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the tab was hidden."""
        super().showEvent(event)
        self._load()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the tab goes into the list."""
        self.tree.setFocus(event.reason())

    def _build(self) -> None:
        tree, head = self.tree, self.tree.header()
        tree.setObjectName("history")
        tree.setAccessibleName("History")
        tree.setModel(self.model)
        tree.setFont(theme.font(theme.TABLE))
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setUniformRowHeights(True)
        tree.setItemDelegate(_RowDelegate(self))
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head.setSectionResizeMode(Column.WHEN, QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(Column.WHO, QHeaderView.ResizeMode.Interactive)
        advance = tree.fontMetrics().horizontalAdvance
        head.resizeSection(Column.WHEN, advance("Apr 30, 12:30 PM") + tree.indentation() + 12)
        head.resizeSection(Column.WHO, advance("mmmmm") + 12)
        self._limit.setTextFormat(Qt.TextFormat.PlainText)
        self._limit.setFont(theme.font(theme.TABLE))
        self._limit.setContentsMargins(12, 4, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._split.addWidget(tree)
        self._split.addWidget(self.detail)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setChildrenCollapsible(False)
        layout.addWidget(self._split, 1)
        layout.addWidget(self._limit)

    def _on_changed(self, change: Change) -> None:
        if self._row is not None and self._row.id in change.meetings:
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._load()

    def _load(self) -> None:
        """Read the lines; those that were open, and the current one, stay so."""
        if not self._is_stale:
            return
        self._is_stale = False
        opened, current = self._opened_edits(), self._current_edit()
        lines = []
        if self._row is not None:
            lines = history.lines(self._session.catalog, self._row.id, _MOST)
        self.model.set_lines(lines, self._names(), self._session.catalog.now())
        self._limit.setVisible(len(lines) == _MOST)
        for row, line in enumerate(lines):
            if line.edit in opened:
                self.tree.expand(self.model.index(row, 0))
            if line.edit == current:
                self.tree.setCurrentIndex(self.model.index(row, 0))

    def _show_detail(self) -> None:
        """Show the words of a text that changed; other fields say it in their line."""
        row, catalog = self._row, self._session.catalog
        change = self.model.change_at(self.tree.currentIndex())
        if row is None or change is None or not restoring.is_known(change):
            self.detail.show_change(None, can_restore=False)
            return
        is_there = not catalog.read_only and row.id in self._session.rows
        can_restore = is_there and restoring.can_restore(catalog, row.id, change)
        self.detail.show_change(change, can_restore=can_restore)

    def _opened_edits(self) -> set[int]:
        tree, model = self.tree, self.model
        rows = range(model.rowCount())
        return {model.edit_at(row) for row in rows if tree.isExpanded(model.index(row, 0))}

    def _current_edit(self) -> int | None:
        index = self.tree.currentIndex()
        top = index.parent() if index.parent().isValid() else index
        return self.model.edit_at(top.row()) if top.isValid() else None

    def _on_expanded(self, index: QModelIndex) -> None:
        """A field's words take the whole width."""
        for row in range(self.model.rowCount(index)):
            self.tree.setFirstColumnSpanned(row, index, True)

    def _names(self) -> Names:
        reference, catalog = self._session.reference, self._session.catalog
        states = {state.id: state.name for state in reference.states.values()}
        rows: dict[int, str] = {}
        if self._row is not None:
            rows = {item.id: item.title for item in agendas.items(catalog, self._row.id)}
            for line in attendance.lines(catalog, self._row.id):
                role = reference.roles[line.role].name if line.role else ""
                name = line.person or reference.states[line.state].name
                rows[line.id] = f"{name}, {role}" if role else name
        return Names(
            states=states,
            roles={role.id: role.name for role in reference.roles.values()},
            types={kind.id: kind.short_title for kind in reference.types.values()},
            cycles={cycle.id: f"RY {cycle.year}" for cycle in self._session.cycles},
            meeting=meetings.describe(self._row) if self._row is not None else "",
            rows=rows,
        )
