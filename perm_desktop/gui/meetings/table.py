"""The table of the list of meetings: keys, type-ahead, and selection by id."""

from collections.abc import Collection
from typing import cast

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from perm_desktop.gui.kit.table_look import dress
from perm_desktop.gui.meetings.columns import Column
from perm_desktop.gui.meetings.header import InsetHeader
from perm_desktop.gui.meetings.model import MeetingModel

Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_Flags = QItemSelectionModel.SelectionFlag
_AIR = 10  # added to the font's height for a row


class MeetingTable(QTableView):
    """Shows a ``MeetingModel``; headings open and close and are never selected."""

    def __init__(self, model: MeetingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self.setHorizontalHeader(InsetHeader(self))
        self.setModel(model)
        self.setObjectName("meetings")
        self.setAccessibleName("Meetings")
        dress(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _AIR)
        self.clicked.connect(self._on_clicked)

    @property
    def list_model(self) -> MeetingModel:
        """The model, as what it is."""
        return cast("MeetingModel", self.model())

    def selected_ids(self) -> list[int]:
        """Ids of the selected meetings, from top to bottom."""
        model = self.list_model
        selection = self.selectionModel().selection()
        spans = [selection.at(nth) for nth in range(selection.count())]
        lines = {line for span in spans for line in range(span.top(), span.bottom() + 1)}
        rows = (model.meeting_at(line) for line in sorted(lines))
        return [row.id for row in rows if row is not None]

    def select_ids(self, idents: Collection[int], current: int | None) -> None:
        """Select meetings, whatever keys are held down; one of them becomes the current line."""
        lines = self.list_model.lines_of(idents)
        selection, last = QItemSelection(), self.list_model.columnCount() - 1
        start = previous = None
        for line in [*lines, None]:
            if start is not None and (line is None or line != (previous or 0) + 1):
                top, end = self.model().index(start, 0), self.model().index(previous or 0, last)
                selection.select(top, end)
                start = None
            if start is None:
                start = line
            previous = line
        chosen = self.selectionModel()
        place = self.list_model.row_of(current)
        if place is not None:
            column = max(self.currentIndex().column(), 0)
            chosen.setCurrentIndex(self.model().index(place, column), _Flags.NoUpdate)
        chosen.select(selection, _Flags.ClearAndSelect | _Flags.Rows)

    def show_line(self, line: int, *, on_top: bool = False) -> None:
        """Scroll to a line, not sideways; its heading comes along where both have room."""
        hint = QAbstractItemView.ScrollHint
        wanted = hint.PositionAtTop if on_top else hint.EnsureVisible
        heading = self.list_model.heading_above(line)
        if heading is not None and self._has_room(heading, line):
            self.scrollTo(self.model().index(heading, self._first_column()), wanted)
            wanted = hint.EnsureVisible
        self.scrollTo(self.model().index(line, self._first_column()), wanted)

    def turn_all(self, *, is_open: bool) -> None:
        """Open or close every heading."""
        model = self.list_model
        for line in range(model.rowCount() - 1, -1, -1):
            model.turn(line, is_open=is_open)

    def edit_next(self, ident: int, column: Column, step: int) -> None:
        """Edit the next field of a meeting that can be edited, or of the meeting after it."""
        line = self.list_model.row_of(ident)
        head = self.horizontalHeader()
        count = head.count()
        if line is None:
            return
        place = line * count + head.visualIndex(column) + step
        while 0 <= place < self.model().rowCount() * count:
            index = self.model().index(place // count, head.logicalIndex(place % count))
            if not head.isSectionHidden(index.column()) and (
                index.flags() & Qt.ItemFlag.ItemIsEditable
            ):
                self.setCurrentIndex(index)
                self.edit(index)
                return
            place += step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right, Space and Enter act on headings; F2 edits."""
        current = self.currentIndex()
        key = Qt.Key(event.key())
        if current.isValid() and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            if self.list_model.group_at(current.row()) is not None:
                if self._turn_by_key(current.row(), key):
                    return
            elif key is Qt.Key.Key_Left and current.column() == self._first_column():
                self._go_to_heading(current)
                return
            elif key is Qt.Key.Key_F2:
                self._edit_here(current)
                return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next meeting whose state or title begins with what is typed."""
        pause = QApplication.keyboardInputInterval()
        goes_on = self._since_typed.isValid() and self._since_typed.elapsed() < pause
        self._typed = f"{self._typed}{search}" if goes_on else search
        self._since_typed.start()
        current = max(self.currentIndex().row(), 0)
        line = self.list_model.find_typed(self._typed, current if goes_on else current + 1)
        if line is not None:
            self.setCurrentIndex(self.model().index(line, max(self.currentIndex().column(), 0)))

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last line, not along the columns."""
        count = self.model().rowCount()
        column = max(self.currentIndex().column(), 0)
        if action is _Action.MoveHome and count:
            return self.model().index(0, column)
        if action is _Action.MoveEnd and count:
            return self.model().index(count - 1, column)
        return super().moveCursor(action, modifiers)

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> _Flags:
        """A heading leaves the selection as it is; a range by Shift and keys goes over it."""
        shift = Qt.KeyboardModifier.ShiftModifier
        by_key = event is None or isinstance(event, QKeyEvent)  # Qt asks without an event, too
        extends = by_key and bool(QApplication.keyboardModifiers() & shift)
        is_heading = index.isValid() and self.list_model.group_at(index.row()) is not None
        if is_heading and not extends:
            return _Flags.NoUpdate
        return super().selectionCommand(index, event)

    def _first_column(self) -> int:
        head = self.horizontalHeader()
        order = (head.logicalIndex(n) for n in range(head.count()))
        return next((column for column in order if not head.isSectionHidden(column)), 0)

    def _has_room(self, first: int, last: int) -> bool:
        height = self.verticalHeader().defaultSectionSize()
        return (last - first + 1) * height <= self.viewport().height()

    def _turn_by_key(self, line: int, key: Qt.Key) -> bool:
        group = self.list_model.group_at(line)
        wanted = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}.get(key)
        if group is not None and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            wanted = not group.is_open
        if wanted is None:
            return False
        self.list_model.turn(line, is_open=wanted)
        return True

    def _go_to_heading(self, current: QModelIndex) -> None:
        heading = self.list_model.heading_above(current.row())
        if heading is not None:
            self.setCurrentIndex(self.model().index(heading, current.column()))

    def _edit_here(self, current: QModelIndex) -> None:
        """Edit the current field, or the title where the current one cannot be edited."""
        fits = current.flags() & Qt.ItemFlag.ItemIsEditable
        index = current if fits else current.siblingAtColumn(Column.MEETING)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        group = self.list_model.group_at(index.row())
        if group is not None:
            self.list_model.turn(index.row(), is_open=not group.is_open)
