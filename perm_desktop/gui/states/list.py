"""The list of states: my own first, with a count of what needs attention in each."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perm_desktop.core import symbols
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.state_review import Attention
from perm_desktop.core.symbols import Look
from perm_desktop.gui.kit.line_delegate import paint_focus, paint_ground
from perm_desktop.gui.kit.line_model import Index
from perm_desktop.gui.look import symbols as painted
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token

_ROOT = QModelIndex()
_EntryRole = Qt.ItemDataRole.UserRole + 1
_MARGIN = 12
_SYMBOL = 12
_GAP = 6
_AIR = 10
_HEAD_AIR = 16


class StateEntry(NamedTuple):
    """A line of the list: a state, or the heading of a group when it has no code."""

    code: str
    text: str
    number: int  # what needs attention, or how many states a group has
    look: Look = symbols.HELD  # of the most pressing


class StatesModel(QAbstractListModel):
    """States in groups; headings cannot be selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[StateEntry] = []

    def set_entries(self, entries: Sequence[StateEntry]) -> None:
        """Show other lines; where they are the same states, repaint those that differ."""
        before = self._entries
        if [each[:2] for each in before] != [each[:2] for each in entries]:
            self.beginResetModel()
            self._entries = list(entries)
            self.endResetModel()
            return
        self._entries = list(entries)
        for row, (old, new) in enumerate(zip(before, entries, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def entry(self, row: int) -> StateEntry:
        """Return a line."""
        return self._entries[row]

    def row_of(self, code: str) -> int | None:
        """Return where a state is."""
        return next((n for n, each in enumerate(self._entries) if each.code == code), None)

    def first_state(self) -> str:
        """Return the code of the first state that is shown, empty when there is none."""
        return next((each.code for each in self._entries if each.code), "")

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Lines, headings included."""
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings take neither focus nor selection."""
        if not index.isValid() or not self._entries[index.row()].code:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, for type-ahead too; the line; and what a screen reader says."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == _EntryRole:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if not entry.code:
                return f"{entry.text}, {entry.number}"
            return f"{entry.text}, {entry.number} need attention" if entry.number else entry.text
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colors = palette
        self._plain, self._code = theme.font(theme.BODY), theme.font(theme.STRONG)
        self._head = theme.font(theme.TABLE_STRONG)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Any = option  # the fields of the option are missing in the stubs
        area, entry = QRect(cell.rect), index.data(_EntryRole)
        painter.save()
        if entry.code:
            self._paint_state(painter, cell, area, entry)
        else:
            self._paint_heading(painter, area, entry)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell: Any = option
        is_state = bool(index.data(_EntryRole).code)
        return QSize(120, cell.fontMetrics.height() + (_AIR if is_state else _HEAD_AIR))

    def _paint_heading(self, painter: QPainter, area: QRect, entry: StateEntry) -> None:
        painter.setFont(self._head)
        painter.setPen(self.colors.color(Token.TEXT_SECONDARY))
        words = area.adjusted(_MARGIN, 4, -_MARGIN, -2)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(words, int(flags), f"{entry.text}  {entry.number}")

    def _paint_state(self, painter: QPainter, cell: Any, area: QRect, entry: StateEntry) -> None:
        paint_ground(painter, cell, self.colors, has_edge=True)
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        ink = Token.SELECTION_TEXT if selected else Token.TEXT
        place = area.adjusted(_MARGIN, 0, -_MARGIN, 0)
        self._write(painter, place, entry.code, self.colors.color(ink), strong=True)
        after = painter.fontMetrics().horizontalAdvance("MM") + _GAP
        count = self._paint_count(painter, place, entry, selected=selected)
        name = place.adjusted(after, 0, -count, 0)
        self._write(painter, name, entry.text, self.colors.color(ink), strong=False)
        paint_focus(painter, cell, self.colors)

    def _paint_count(
        self, painter: QPainter, place: QRect, entry: StateEntry, *, selected: bool
    ) -> int:
        """The count with its symbol at the right; returns the room they take."""
        if not entry.number:
            return 0
        filled = selected and self.colors.is_contrast
        color = self.colors.color(Token.SELECTION_TEXT if filled else entry.look.token)
        text = f"{entry.number:,}"
        wide = painter.fontMetrics().horizontalAdvance("00")
        wide = max(wide, painter.fontMetrics().horizontalAdvance(text))
        numbers = QRect(place.right() - wide, place.top(), wide + 1, place.height())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(color)
        painter.drawText(numbers, int(flags), text)
        box = QRectF(numbers.left() - _GAP - _SYMBOL, place.top(), _SYMBOL, place.height())
        ratio = painter.device().devicePixelRatioF()
        painted.paint(painter, entry.look.symbol, color, box, ratio)
        return wide + 2 * _GAP + _SYMBOL

    def _write(
        self, painter: QPainter, area: QRect, text: str, color: QColor, *, strong: bool
    ) -> None:
        painter.setFont(self._code if strong else self._plain)
        painter.setPen(color)
        right = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(text, right, area.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(flags), shown)


class StatesList(QListView):
    """The states; typing finds a name, Enter goes on to the state."""

    picked = Signal(str)  # another state is the current one
    opened = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states = StatesModel(self)
        self._painter = _Delegate(palette, self)
        self.setObjectName("states")
        self.setAccessibleName("States")
        self.setModel(self._states)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font(theme.BODY))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_opened)

    @property
    def states(self) -> StatesModel:
        """The model behind the list."""
        return self._states

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._painter.colors = palette
        self.viewport().update()

    def show_entries(self, entries: Sequence[StateEntry], code: str) -> None:
        """Show other lines, one state of them as the current one."""
        self._states.set_entries(entries)
        row = self._states.row_of(code)
        if row is not None:
            index = self._states.index(row)
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the state."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Narrow: names are elided."""
        return QSize(140, 80)

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(self._states.entry(index.row()).code)

    def _on_opened(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit()


def grouped(
    states: Sequence[State],
    mine: Collection[str],
    members: Collection[str],
    attention: Mapping[str, Attention],
    words: str,
) -> list[StateEntry]:
    """Return the lines of the list: mine, those in the shown cycles, the rest, as far as found.

    A state is found by its code or a part of its name.
    """
    wanted = words.strip().casefold()
    found = [
        state
        for state in states
        if not wanted or wanted == state.code.casefold() or wanted in state.name.casefold()
    ]
    groups = (
        ("My states", [state for state in found if state.code in mine]),
        ("In the cycle", [s for s in found if s.code in members and s.code not in mine]),
        ("Others", [s for s in found if s.code not in members and s.code not in mine]),
    )
    entries: list[StateEntry] = []
    for title, group in groups:
        if group:
            entries.append(StateEntry("", title, len(group)))
            for state in group:
                waiting, look = attention.get(state.code, Attention())
                entries.append(StateEntry(state.code, state.name, waiting, look))
    return entries
