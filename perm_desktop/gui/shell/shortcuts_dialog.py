"""All keys on one page: to be filtered, copied and printed."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from perm_desktop.core.finding import plain
from perm_desktop.gui.actions import COMMANDS
from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.look import theme
from perm_desktop.gui.shell.palette_entries import bare, menu_path
from perm_desktop.gui.shell.pane_keys import KEYS, PaneKey

_EVERYWHERE = "Everywhere"
_PAGES = "Pages"
_AIR = 6  # pixels added to a row


def all_keys(actions: Iterable[QAction]) -> list[PaneKey]:
    """Return the keys of the menus' commands, then those of the panes, place by place."""
    with_key = [action for action in actions if not action.shortcut().isEmpty()]
    pages = [_told(action, _PAGES) for action in with_key if menu_path(action) == "Go"]
    others = [_told(action, _EVERYWHERE) for action in with_key if menu_path(action) != "Go"]
    return [*others, *pages, *KEYS]


def as_text(keys: Sequence[PaneKey]) -> str:
    """Return the keys as lines of tabs, a heading above each place."""
    lines: list[str] = []
    for place, found in groupby(keys, key=lambda key: key.place):
        lines += ["", place, *(f"{key.key}\t{key.what}" for key in found)]
    return "\n".join(lines[1:])


class ShortcutsDialog(QDialog):
    """A tree of places and keys over a filter."""

    print_requested = Signal(object)  # list[PaneKey]: those that are shown

    def __init__(self, keys: Sequence[PaneKey], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = list(keys)
        self.filter, self.table = QLineEdit(), QTreeWidget()
        self._copy, self._print = QPushButton("&Copy"), QPushButton("&Print…")
        self._build()
        self.filter.textChanged.connect(self._fill)
        self._copy.clicked.connect(self._on_copy)
        self._print.clicked.connect(self._on_print)
        self._fill()

    @property
    def shown(self) -> list[PaneKey]:
        """The keys that have every word of the filter."""
        words = self.filter.text().casefold().split()
        return [key for key in self._keys if all(word in _words(key) for word in words)]

    def _build(self) -> None:
        self.setWindowTitle("Keyboard shortcuts")
        self.setObjectName("shortcutsDialog")
        self.filter.setObjectName("keysFilter")
        self.filter.setAccessibleName("Filter keys")
        self.filter.setPlaceholderText("Filter by key or by what it does")
        table = self.table
        table.setObjectName("keysTable")
        table.setAccessibleName("Keys")
        table.setHeaderLabels(["Key", "What it does"])
        table.setFrameShape(QFrame.Shape.StyledPanel)
        table.setIndentation(12)
        table.setAllColumnsShowFocus(True)
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.header().setStretchLastSection(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self._copy, self._print):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = dialog_column(self, spacing=8)
        for part in (self.filter, table, buttons):
            layout.addWidget(part)
        resize_within_screen(self, QSize(640, 560))
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        self.table.clear()
        height = self.table.fontMetrics().height() + _AIR
        for place, keys in groupby(self.shown, key=lambda key: key.place):
            head = QTreeWidgetItem(self.table, [place])
            head.setFont(0, theme.font(theme.STRONG))
            head.setFirstColumnSpanned(True)
            for key in keys:
                item = QTreeWidgetItem(head, [key.key, key.what])
                item.setToolTip(1, key.what)
                item.setSizeHint(1, QSize(0, height))  # of the column that is as wide as the rest
        self.table.expandAll()
        first = self.table.topLevelItem(0)
        if first is not None:
            self.table.setCurrentItem(first)
        for button in (self._copy, self._print):
            button.setEnabled(first is not None)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self.shown))

    def _on_print(self) -> None:
        self.print_requested.emit(self.shown)


def _told(action: QAction, place: str) -> PaneKey:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    path = "" if place == _PAGES else menu_path(action)
    # undo and redo name their step in the menu; here they are themselves
    named = next((each.text for each in COMMANDS if each.name == action.objectName()), "")
    what = bare(named or action.text()).removesuffix("…")
    return PaneKey(place, keys, f"{what} ({path})" if path else what)


def _words(key: PaneKey) -> str:
    return f"{' '.join(key).casefold()} {plain(' '.join(key))}"
