"""The command palette: one line to type, and everything that can be done or shown."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.gui.kit.announcing import announce
from perm_desktop.gui.kit.hairline import hairline
from perm_desktop.gui.kit.key_hints import KeyHints
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.pages import PageKind
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.shell import palette_entries as entries
from perm_desktop.gui.shell.palette_delegate import PaletteDelegate
from perm_desktop.gui.shell.palette_entries import Entry, MeetingFinder
from perm_desktop.gui.shell.palette_model import PaletteModel
from perm_desktop.gui.shell.people_finder import PeopleFinder

_RECENT = "palette-recent"
_KEPT = 8
_SIZE = QSize(640, 440)
_FROM_TOP = 48
_MARGIN = 12
# The window went to the back, or the line's own menu opened.
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_HINTS = (("↑ ↓", "move"), ("Enter", "choose"), ("Esc", "close"))
_TO_LIST = {
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
}


class CommandPalette(QFrame):
    """Lies over a window and goes away with the choice; the focus returns to where it was.

    It is a part of the window, not a window of its own: it stays inside it on every screen, and no
    window manager has to let it take the keyboard.
    """

    finished = Signal()

    def __init__(
        self,
        actions: Iterable[QAction],
        session: Session | None,
        pages: Sequence[PageKind],
        palette: Palette,
        preferences: Preferences | None = None,
        finder: MeetingFinder | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._before = QApplication.focusWidget()
        found = _entries(list(actions), session, pages)
        people = PeopleFinder(session) if session is not None else None
        self.model = PaletteModel(found, finder, self._recent(), self, people)
        self.line, self.list = QLineEdit(), QListView()
        self._count = QLabel()
        self._delegate = PaletteDelegate(palette, self)
        self._hints = KeyHints(_HINTS, palette)
        self._build()
        self.line.textChanged.connect(self._ask)
        self.list.clicked.connect(self.choose)
        self._ask("")

    def open_over(self, window: QWidget) -> None:
        """Show it near the top of a window, inside it."""
        room = window.size() - QSize(2 * _MARGIN, _FROM_TOP + _MARGIN)
        size = _SIZE.boundedTo(room)
        corner = QPoint((window.width() - size.width()) // 2, _FROM_TOP)
        self.setGeometry(QRect(corner, size))
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def choose(self) -> None:
        """Close and do what the current line says; what is off stays on the screen."""
        index = self.list.currentIndex()
        chosen = self.model.entry(index.row()) if index.isValid() else None
        if chosen is None or not chosen.enabled:
            return
        self._remember(chosen)
        self.leave()
        chosen.act()

    def leave(self) -> None:
        """Go away and give the focus back, before anything else takes it."""
        if self.isHidden():
            return
        has_focus = self.line.hasFocus()
        self.hide()
        if has_focus and self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.finished.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down go through the list; who goes elsewhere leaves the palette."""
        if watched is self.line and event.type() is QEvent.Type.FocusOut:
            if isinstance(event, QFocusEvent) and event.reason() not in _STAYS:
                self.leave()
        elif (
            watched is self.line
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.choose()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() in _TO_LIST:
                QApplication.sendEvent(self.list, event)
                self._say_current()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame, since it floats."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _build(self) -> None:
        self.setObjectName("commandPalette")
        self.setAccessibleName("Find anything")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.line.setObjectName("paletteLine")
        self.line.setAccessibleName("Find anything")
        self.line.setPlaceholderText("A command, a meeting, a person, a state…")
        self.line.setMinimumHeight(self.line.fontMetrics().height() + 14)
        self.line.installEventFilter(self)
        view = self.list
        view.setObjectName("paletteList")
        view.setAccessibleName("Found")
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setFont(theme.font(theme.TABLE))
        self._count.setContentsMargins(_MARGIN, 2, _MARGIN, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 6)
        top.addWidget(self.line)
        layout.addLayout(top)
        layout.addWidget(self._count)
        layout.addWidget(view, 1)
        layout.addWidget(hairline())
        layout.addWidget(self._hints)

    def _ask(self, text: str) -> None:
        self.model.ask(text)
        row = self.model.first()
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row, 0))
            self.list.scrollToTop()
        found = self.model.found
        words = f"{found:,} found" if found else f"Nothing fits “{text.strip()}”."
        self._count.setText(words if text.strip() else "Type a few letters of what you look for.")
        if text.strip():
            announce(self.line, f"{words}. {self._current_words()}")

    def _say_current(self) -> None:
        """The focus stays in the line, so a screen reader is told what the list has."""
        announce(self.line, self._current_words())

    def _current_words(self) -> str:
        index = self.list.currentIndex()
        return str(index.data() or "") if index.isValid() else ""

    def _recent(self) -> list[str]:
        kept = self._preferences.value(_RECENT) if self._preferences is not None else ""
        return [key for key in kept.split("\n") if key]

    def _remember(self, chosen: Entry) -> None:
        if self._preferences is not None:
            others = [key for key in self._recent() if key != chosen.key]
            self._preferences.set_value(_RECENT, "\n".join([chosen.key, *others][:_KEPT]))


def _entries(
    actions: Sequence[QAction], session: Session | None, pages: Sequence[PageKind]
) -> list[Entry]:
    """Everything but the meetings; commands that only open a page are told as the page."""
    if session is None:
        return entries.action_entries(actions, None)
    names = {page.name for page in pages}
    keys = {
        action.data(): action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        for action in actions
        if action.data() in names
    }
    others = [action for action in actions if action.data() not in names]
    return [
        *entries.page_entries(pages, session, keys),
        *entries.action_entries(others, session),
        *entries.state_entries(session),
        *entries.cycle_entries(session),
    ]
