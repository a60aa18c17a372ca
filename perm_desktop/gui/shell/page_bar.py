"""The row above every page: the pages, what they show, search, undo and print."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.gui.kit.hairline import hairline
from perm_desktop.gui.look import icons
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.pages import PageKind
from perm_desktop.gui.session import Session
from perm_desktop.gui.shell.choosers import CycleChooser, StatesChooser
from perm_desktop.gui.shell.find_button import FindButton
from perm_desktop.gui.shell.page_tabs import PageTabs

_FOLDS = 5  # from all words to as few as fit a window at 200 %
_LIST_FROM = 3  # the fold at which the pages become a list
_SEPARATOR = 20


class BarActions(NamedTuple):
    """The commands that the bar shows."""

    palette: QAction
    undo: QAction
    redo: QAction
    print: QAction
    add_cycle: QAction


class PageBar(QWidget):
    """Folds as it gets narrow: search and print lose their words, then the pages become a list."""

    page_chosen = Signal(str)

    def __init__(
        self,
        kinds: Sequence[PageKind],
        session: Session,
        actions: BarActions,
        palette: Palette,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self._fold = -1
        self._fitting = False
        self.tabs = PageTabs(kinds, palette)
        self._list = QComboBox()
        self._list.setAccessibleName("Page")
        self._list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.cycles = CycleChooser(session, actions.add_cycle, self)
        self.states = StatesChooser(session, self)
        key = actions.palette.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._find = FindButton(key, palette, self)
        self._find.clicked.connect(actions.palette.trigger)
        self._undo, self._redo = self._tool(actions.undo), self._tool(actions.redo)
        self._print = self._tool(actions.print)
        self._print.setAutoRaise(False)
        self._before_undo, self._before_print = _separator(), _separator()
        for kind in kinds:
            self._list.addItem(kind.title, kind.name)
        self._build()
        self.set_palette(palette)
        self.tabs.currentChanged.connect(self._on_tab)
        self._list.activated.connect(self._on_tab)
        self.tabs.counted.connect(self._on_counted)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self.tabs.set_palette(palette)
        self._find.set_palette(palette)
        for place, kind in enumerate(self._kinds):
            self._list.setItemIcon(place, icons.icon(kind.icon, palette))

    def show_page(self, name: str) -> None:
        """Mark the open page; emits nothing."""
        place = next(n for n, kind in enumerate(self._kinds) if kind.name == name)
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(place)
        self._list.setCurrentIndex(place)
        self.tabs.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold as little as the width allows."""
        super().resizeEvent(event)
        self.refit()

    def minimumSizeHint(self) -> QSize:
        """The window may get narrow; the bar folds."""
        return QSize(200, super().minimumSizeHint().height())

    def refit(self) -> None:
        """Try the folds from the widest on."""
        if self._fitting:
            return  # hiding a part resizes the bar at once
        self._fitting = True
        for fold in range(_FOLDS):
            self._apply(fold)
            if self._row.minimumSize().width() <= self.width():
                break
        self._fitting = False

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(4, 0, 12, 0)
        self._row.setSpacing(8)
        for part in (self.tabs, self._list):
            self._row.addWidget(part)
        self._row.addStretch(1)
        for part in (self.cycles.button, self.states.button, self._find):
            self._row.addWidget(part)
        self._row.addWidget(self._before_undo)
        undo = QHBoxLayout()  # the two belong together
        undo.setSpacing(0)
        undo.addWidget(self._undo)
        undo.addWidget(self._redo)
        self._row.addLayout(undo)
        self._row.addWidget(self._before_print)
        self._row.addWidget(self._print)
        outer.addLayout(self._row)
        outer.addWidget(hairline())
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _tool(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setMinimumSize(30, 30)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _apply(self, fold: int) -> None:
        if fold == self._fold:
            return
        self._fold = fold
        only_icon = Qt.ToolButtonStyle.ToolButtonIconOnly
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        is_list = fold >= _LIST_FROM
        self._undo.setToolButtonStyle(only_icon)
        self._redo.setToolButtonStyle(only_icon)
        self._print.setToolButtonStyle(beside if fold == 0 else only_icon)
        self._find.fold(max(2 - fold, 0))
        self.tabs.setVisible(not is_list)
        self._list.setVisible(is_list)
        self.cycles.button.fold(is_list)
        self.states.button.fold(fold >= _LIST_FROM - 1)
        for part in (self._before_undo, self._before_print):
            part.setVisible(not is_list)
        self._print.setVisible(fold < _FOLDS - 1)
        self._row.invalidate()

    def _on_tab(self, place: int) -> None:
        self.page_chosen.emit(self._kinds[place].name)

    def _on_counted(self, place: int, count: int) -> None:
        """The list says what waits as well, for the tabs with their counts are not seen."""
        title = self._kinds[place].title
        self._list.setItemText(place, f"{title} ({count:,})" if count else title)


def _separator() -> QFrame:
    """A short rule between two groups of the bar."""
    line = hairline(QFrame.Shape.VLine)
    line.setFixedHeight(_SEPARATOR)
    return line
