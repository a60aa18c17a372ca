"""The table of a roll call and its keys: one key a mark, then on to the next line without one."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from perm_desktop.core.rollcall import RollLine
from perm_desktop.gui.kit.line_delegate import MARGIN
from perm_desktop.gui.kit.line_header import LineHeader
from perm_desktop.gui.kit.stray_words import StrayWords
from perm_desktop.gui.kit.table_look import dress
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.rollcall.delegate import RollDelegate
from perm_desktop.gui.rollcall.keys import MARKS
from perm_desktop.gui.rollcall.model import MARK, NAME, REMARK, WHO, RollModel

_SIZES = (theme.PAGE, theme.TITLE)  # the largest in which all lines are seen at once, or the last
_AIR = 4  # the least around words that fit; where lines scroll they have twice as much
_MOST = 2.4  # times the height of its words that a line is high where there is room
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_NAME_LETTERS, _WHO_LETTERS, _MARK_LETTERS = 15, 18, 13


class RollTable(QTableView):
    """Asks for what its keys mean; letters are marks here, so none of them searches."""

    mark_wanted = Signal(object, bool)  # Mark; whether to go on then
    folded = Signal(object)  # bool | None: open or close the state; None turns it
    remark_wanted = Signal()
    part_wanted = Signal()
    walk_in_wanted = Signal()
    rest_wanted = Signal()
    search_wanted = Signal()
    moved = Signal()  # another line is current

    def __init__(self, model: RollModel, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._cells = RollDelegate(palette, self)
        self._head = LineHeader(palette, MARGIN)
        self._stray = StrayWords()
        self.setObjectName("rollCall")
        self.setAccessibleName("Roll call")
        self.setHorizontalHeader(self._head)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        dress(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._head.setStretchLastSection(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._on_double_click)
        self.selectionModel().currentRowChanged.connect(self.moved)
        key = Qt.Key
        self._by_key = {
            key.Key_R: self.remark_wanted,
            key.Key_F2: self.remark_wanted,
            key.Key_D: self.part_wanted,
            key.Key_W: self.walk_in_wanted,
            key.Key_M: self.rest_wanted,
            key.Key_Slash: self.search_wanted,
        }
        self._folds = {
            key.Key_Return: None,
            key.Key_Enter: None,
            key.Key_Right: True,
            key.Key_Left: False,
        }

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._cells.set_palette(palette)
        self._head.set_palette(palette)
        self.viewport().update()

    @property
    def line(self) -> RollLine | None:
        """The current line."""
        index = self.currentIndex()
        return self._model.line(index.row()) if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Make a line the current one."""
        flag, index = QItemSelectionModel.SelectionFlag, self._model.index(row, NAME)
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def edit_remark(self) -> bool:
        """Open the field for a remark; False on a line that has no mark for one."""
        index = self.currentIndex().siblingAtColumn(REMARK)
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        self.edit(index)
        return True

    def take_no_words(self) -> None:
        """Let the letters of a remark that cannot be typed here mark nobody."""
        self._stray.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Marks, and what else a line can get; Shift with a mark stays on the line."""
        if self._stray.swallow(event):
            return
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Enter in a field comes here, too
            return
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        is_plain = modifiers in _PLAIN
        mark = MARKS.get(key)
        if mark is not None and (is_plain or modifiers == _SHIFT):
            self.mark_wanted.emit(mark, is_plain)
        elif key in self._by_key and is_plain:
            self._by_key[key].emit()
        elif key in self._folds and is_plain:
            self.folded.emit(self._folds[key])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: half a name would be marks."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As large as the lines fit."""
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """Small: what does not fit scrolls."""
        return QSize(120, 60)

    def fit(self) -> None:
        """Take the largest letters in which all states are seen, and share the width."""
        states = sum(not line.depth for line in self._model.lines)
        rows = max(states if states > 1 else self._model.rowCount(), 1)
        room = self.viewport().height() // rows
        fonts = [theme.font(role) for role in _SIZES]
        font = next((f for f in fonts if QFontMetrics(f).height() + _AIR <= room), fonts[-1])
        height = QFontMetrics(font).height()
        self.setFont(font)
        head = self.verticalHeader()
        least = height + (_AIR if room >= height + _AIR else 2 * _AIR)
        head.setDefaultSectionSize(int(min(max(room, least), height * _MOST)))
        self._share_width(QFontMetrics(font))

    def _share_width(self, metrics: QFontMetrics) -> None:
        """What cannot be shown beside the marks gives way: who leads, then the remark."""
        letter, width = metrics.averageCharWidth(), self.viewport().width()
        least = [letter * count for count in (_NAME_LETTERS, _WHO_LETTERS, _MARK_LETTERS)]
        name = max(self._widest(metrics, NAME) + 3 * metrics.height(), least[0])
        mark = max(self._widest(metrics, MARK) + metrics.height() + 3 * MARGIN, least[2])
        rest = width - name - mark
        who = min(self._widest(metrics, WHO) + 3 * MARGIN, max(rest // 2, least[1]))
        self.setColumnHidden(WHO, rest < least[1])
        self.setColumnHidden(REMARK, rest < 2 * least[1])
        if self.isColumnHidden(WHO):
            name = max(width - mark, least[0])
        for column, size in ((NAME, name), (WHO, who), (MARK, mark)):
            self._head.resizeSection(column, size)

    def _widest(self, metrics: QFontMetrics, column: int) -> int:
        text = self._model.columns[column].text
        return max((metrics.horizontalAdvance(text(line)) for line in self._model.lines), default=0)

    def _on_double_click(self, index: QModelIndex) -> None:
        if index.column() == REMARK:
            self.remark_wanted.emit()
        else:
            self.folded.emit(None)
