"""The tree of an audience and its keys: one key a mark, then on to the next line."""

from types import MappingProxyType
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOption,
    QTreeView,
    QWidget,
)

from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.audience.model import AudienceModel, Column, DetailRole
from perm_desktop.gui.kit.stray_words import StrayWords
from perm_desktop.gui.look import theme

# One key a mark, while the tree has the focus.
MARK_KEYS = MappingProxyType(
    {
        Qt.Key.Key_A: Mark.ATTENDED,
        Qt.Key.Key_P: Mark.PARTIAL,
        Qt.Key.Key_E: Mark.EXCUSED,
        Qt.Key.Key_X: Mark.ABSENT,
        Qt.Key.Key_N: Mark.NOT_REQUIRED,
        Qt.Key.Key_Backspace: Mark.NOT_RECORDED,
    }
)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
# Letters that names and remarks get. Without room an empty column of remarks gives way, then what
# is expected.
_NAME, _LEAST_NAME = 34, 16
_REMARK, _WIDE_REMARK = 9, 44
_AIR = 12  # around a name in its cell


class AudienceView(QTreeView):
    """Asks for what its keys mean; letters are marks here, so none of them searches."""

    mark_wanted = Signal(object, bool)  # Mark, for the selected lines; whether to go on then
    remark_wanted = Signal()
    walk_in_wanted = Signal()
    removal_wanted = Signal()
    addition_wanted = Signal()
    inform_wanted = Signal()
    search_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, model: AudienceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("audience")
        self.setAccessibleName("Audience")
        self.setModel(model)
        self.setFont(theme.font(theme.TABLE))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setIndentation(14)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        head = self.header()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setMinimumSectionSize(24)
        self.shows_details = True  # False where one of the names would have no room for its own
        self.keeps_remarks = False  # True where a remark is, or is to be typed
        self._stray = StrayWords()
        self._by_key = {
            Qt.Key.Key_R: self.remark_wanted,
            Qt.Key.Key_F2: self.remark_wanted,
            Qt.Key.Key_W: self.walk_in_wanted,
            Qt.Key.Key_Delete: self.removal_wanted,
            Qt.Key.Key_Insert: self.addition_wanted,
            Qt.Key.Key_I: self.inform_wanted,
            Qt.Key.Key_Slash: self.search_wanted,
            Qt.Key.Key_Question: self.keys_wanted,
        }

    def go_to(self, index: QModelIndex) -> None:
        """Make a line the current and only selected one, and open what is above it."""
        if index.isValid():
            above = index.parent()
            while above.isValid():
                self.expand(above)
                above = above.parent()
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def go_on(self) -> None:
        """Go to the line below, as far as there is one; from a role past its people."""
        current = self.currentIndex().siblingAtColumn(0)
        below = self.indexBelow(current)
        while current.parent().isValid() and below.isValid() and below.parent() == current:
            below = self.indexBelow(below)
        self.go_to(below)

    def take_no_words(self) -> None:
        """Let the letters of a remark that cannot be typed here mark nobody.

        It ends with any other key, or when the typing stops.
        """
        self._stray.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Marks, and what else a line can get; Shift with a mark stays on the line."""
        if self._stray.swallow(event):
            return
        key = Qt.Key(event.key())
        plain = event.modifiers() in _PLAIN
        if plain or event.modifiers() == _SHIFT:
            if (mark := MARK_KEYS.get(key)) is not None:
                self._mark(mark, stays=not plain)
                return
            if (wanted := self._by_key.get(key)) is not None:
                wanted.emit()
                return
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: half a name would be marks."""

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The chevron alone, in the ink of its row: Qt keeps the selection from it."""
        if not self.model().hasChildren(index):
            return
        state = QStyle.StateFlag
        sign: Any = QStyleOption()  # the fields of the option are missing in the stubs
        sign.initFrom(self)
        sign.rect = rect.adjusted(rect.width() - self.indentation(), 0, 0, 0)
        sign.state |= state.State_Children
        if self.isExpanded(index):
            sign.state |= state.State_Open
        if self.selectionModel().isSelected(index):
            sign.state |= state.State_Selected
        branch = QStyle.PrimitiveElement.PE_IndicatorBranch
        self.style().drawPrimitive(branch, sign, painter, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Share the width; what the tree cannot show in a narrow pane gives way by rank."""
        letter = self.fontMetrics().averageCharWidth()
        width, head = self.viewport().width(), self.header()
        mark = max(self.sizeHintForColumn(Column.MARK), 15 * letter)
        expected = max(self.sizeHintForColumn(Column.EXPECTED), 9 * letter)
        least = _REMARK * letter if self.keeps_remarks else 0
        is_tight = width - mark - expected < _LEAST_NAME * letter + least
        self.setColumnHidden(Column.EXPECTED, is_tight)
        expected = 0 if is_tight else expected
        rest = width - expected - mark
        remark = min(max(rest - _NAME * letter, least), _WIDE_REMARK * letter)
        self.setColumnHidden(Column.REMARK, remark < _REMARK * letter)
        remark = 0 if self.isColumnHidden(Column.REMARK) else remark
        sizes = (max(rest - remark, _REMARK * letter), expected, mark, remark)
        for column, size in zip(Column, sizes, strict=True):
            head.resizeSection(column, size)
        self.shows_details = self._widest_name() <= sizes[0]

    def _widest_name(self) -> int:
        """Pixels that the longest name of a state takes with what is said beside it."""
        model, metrics = self.model(), QFontMetrics(theme.font(theme.TABLE_STRONG))
        indexes = [model.index(row, Column.WHO) for row in range(model.rowCount())]
        said = (f"{index.data()}  {index.data(DetailRole)}" for index in indexes)
        return self.indentation() + _AIR + max(map(metrics.horizontalAdvance, said), default=0)

    def _mark(self, mark: Mark, *, stays: bool) -> None:
        is_one = len(self.selectionModel().selectedRows()) == 1
        self.mark_wanted.emit(mark, is_one and not stays)
