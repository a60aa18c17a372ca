"""The list of the Today page: keys, the painted button, and where the focus goes."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from perm_desktop.core.worklist_lines import Line
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.today.delegate import TodayDelegate
from perm_desktop.gui.today.model import Heading, Item, TodayModel

Index = QModelIndex | QPersistentModelIndex


class TodayList(QListView):
    """Enter settles a line, O opens its meeting; a click on the button is Enter."""

    settle_requested = Signal(object)  # Line | More
    open_requested = Signal(object)  # Line
    line_entered = Signal(object)  # Line: the keys or the pointer chose it

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = TodayModel(self)
        self._delegate = TodayDelegate(palette, self)
        self._pressed = -1
        self.setObjectName("worklist")
        self.setAccessibleName("What needs you")
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._delegate.set_palette(palette)
        self.viewport().update()

    @property
    def current(self) -> Item | None:
        """What the keys are on."""
        index = self.currentIndex()
        return self.lines.item(index.row()) if index.isValid() else None

    def go_to(self, key: str) -> bool:
        """Put the keys on an item; False when it is not there."""
        row = self.lines.row_of(key)
        if row is None or isinstance(self.lines.item(row), Heading):
            return False
        self.setCurrentIndex(self.lines.index(row))
        return True

    def begin(self) -> None:
        """Put the keys on the first line."""
        row = self.lines.first_line()
        if row is not None:
            self.setCurrentIndex(self.lines.index(row))
            self.scrollToTop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line that is marked is the one that commands act on."""
        super().focusInEvent(event)
        self._on_current(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle, open; arrows and pages are the list's own."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        item = self.current
        if plain and item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle_requested.emit(item)
        elif plain and isinstance(item, Line) and event.key() == Qt.Key.Key_O:
            self.open_requested.emit(item)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; typing ahead would take them away."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the button that was pressed."""
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._button_at(event) if is_left else -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A button let go where it was pressed does its act."""
        super().mouseReleaseEvent(event)
        row, self._pressed = self._pressed, -1
        if row >= 0 and row == self._button_at(event):
            self.settle_requested.emit(self.lines.item(row))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks on a line open its meeting."""
        index = self.indexAt(event.position().toPoint())
        item = self.lines.item(index.row()) if index.isValid() else None
        if isinstance(item, Line) and self._button_at(event) < 0:
            self.open_requested.emit(item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the button under the pointer."""
        super().mouseMoveEvent(event)
        self._light(self._button_at(event))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is gone."""
        super().leaveEvent(event)
        self._light(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow list has two lines a row."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Show the heading too, where it stands right above."""
        above = index.row() - 1
        if above >= 0 and isinstance(self.lines.item(above), Heading):
            super().scrollTo(self.lines.index(above), hint)
        super().scrollTo(index, hint)

    def _button_at(self, event: QMouseEvent) -> int:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid() or isinstance(self.lines.item(index.row()), Heading):
            return -1
        area = self.visualRect(index)
        if isinstance(self.lines.item(index.row()), Line):
            area = self._delegate.button_rect(area)
        return index.row() if area.contains(point) else -1

    def _light(self, row: int) -> None:
        if row != self._delegate.hot_row:
            self._delegate.hot_row = row
            self.viewport().update()

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and self.hasFocus() and isinstance(self.current, Line):
            self.line_entered.emit(self.current)
