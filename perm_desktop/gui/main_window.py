"""The window: composes bar, notices, pages and status, and remembers its place."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from perm_desktop.gui.actions import Actions
from perm_desktop.gui.ask import Ask
from perm_desktop.gui.desk import Desk
from perm_desktop.gui.look.theme import Choice, Theme
from perm_desktop.gui.page_kinds import PAGES
from perm_desktop.gui.page_stack import PageStack
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.possible import possible
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.safety.leaving import may_leave_unsaved
from perm_desktop.gui.safety.notices import Notices
from perm_desktop.gui.safety.watch import Watch
from perm_desktop.gui.session import Session
from perm_desktop.gui.shell.page_bar import BarActions, PageBar
from perm_desktop.gui.shell.status_line import StatusLine
from perm_desktop.gui.shell.window_menus import look_menu, meeting_menu, page_actions, recent_menu
from perm_desktop.gui.shell.window_title import window_title
from perm_desktop.gui.tasks import Tasks
from perm_desktop.gui.use_cases import UseCases
from perm_desktop.services import history

_FIRST_SIZE = QSize(1440, 900)


class MainWindow(Desk):
    """One window over one catalog, or the welcome page over none."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    begin_requested = Signal(object)  # FirstRun: a catalog to be made

    def __init__(
        self,
        session: Session | None,
        theme: Theme,
        preferences: Preferences,
        tasks: Tasks,
        make_ask: Callable[[QWidget], Ask] = Ask,
    ) -> None:
        super().__init__(session, theme, preferences)
        self._tasks = tasks
        self.ask = make_ask(self)
        self.setObjectName("mainWindow")
        self.use_cases = UseCases(self, session, tasks, self.ask)
        self.actions_by_name = Actions(self, theme.palette, self._handlers())
        self._build_menus()
        self._restore_place()
        if session is None:
            self._build_welcome()
        else:
            self._build_workspace(session)
        theme.changed.connect(self._on_theme)
        self._refresh()

    # -- pages

    def show_page(self, name: str) -> None:
        """Open a page; what was typed on the one before is written."""
        self.flush()
        self.pages.show_page(name)
        self._bar.show_page(name)
        self._context.preferences.set_value("page", name)

    def make_ready(self) -> None:
        """Make the pages asked for most before they are asked for; Today counts what waits."""
        for name in ("today", "plan"):
            self.page(name)

    def come_to_front(self) -> None:
        """Be seen and have the keys: another start asked for this catalog."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    def go_to_page(self, name: str) -> None:
        """Open a page and put the focus where it was there last."""
        self.show_page(name)
        page, focus = self.page(name), self.focusWidget()
        if not (focus and page.isAncestorOf(focus)):
            (page.focusWidget() or page).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- building

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self.new_requested.emit,
            "open": self.open_requested.emit,
            "sample": self.sample_requested.emit,
            "quit": self.close,
            "find": self._find,
            "next_pane": lambda: self._go_round(1),
            "previous_pane": lambda: self._go_round(-1),
            "reset_layout": self.reset_layout,
            **self.use_cases.handlers(),
        }

    def _build_menus(self) -> None:
        file, view = self.actions_by_name.menus["&File"], self.actions_by_name.menus["&View"]
        recent = recent_menu(self.memory.remembered(), self.path_requested.emit, self)
        file.insertMenu(self.actions_by_name["sample"], recent)
        view.addMenu(look_menu(self._theme.choice, self._choose_look, self))
        self._panes = view.addMenu("&Panes")
        self._panes.setEnabled(self.session is not None)

    def _build_welcome(self) -> None:
        # start-up: who has a catalog does not need it
        from perm_desktop.gui.first_run.welcome import Welcome

        welcome = Welcome(self.memory.remembered(), self._tasks, self.ask)
        welcome.new_requested.connect(self.new_requested)
        welcome.open_requested.connect(self.open_requested)
        welcome.sample_requested.connect(self.sample_requested)
        welcome.recent_requested.connect(self.path_requested)
        welcome.begin_requested.connect(self.begin_requested)
        self.setCentralWidget(welcome)

    def _build_workspace(self, session: Session) -> None:
        actions, palette = self.actions_by_name, self._theme.palette
        self._context = PageContext(
            session=session,
            palette=palette,
            preferences=self.memory.of_catalog(session.catalog.path),
            tasks=self._tasks,
            ask=self.ask,
            run=lambda name: actions[name].trigger(),
            open_menu=self._open_menu,
            tell_count=lambda page, count: self._bar.tabs.set_count(page, count),
        )
        shown = BarActions(
            actions["palette"],
            actions["undo"],
            actions["redo"],
            actions["print"],
            actions["add_cycle"],
        )
        self._bar = PageBar(PAGES, session, shown, palette)
        self._pages = PageStack(self._context)
        self._pages.made.connect(self._on_page_made)
        memory = self._context.preferences
        self.notices = Notices(session, palette, memory, self.use_cases.move_home)
        self._watch = Watch(session, self.flush, self)
        self._status = StatusLine(self.statusBar(), session, self._tasks, palette)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self.notices)
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self._build_go_menu()
        self._connect(session)
        self.go_to_page(self._first_page())

    def _build_go_menu(self) -> None:
        go = self.actions_by_name.menus["&Go"]
        before = go.actions()[0]
        go.insertActions(before, page_actions(PAGES, self.go_to_page, self))
        go.insertSeparator(before)

    def _connect(self, session: Session) -> None:
        session.changed.connect(self._refresh)
        session.selected.connect(self._enable)
        session.cycles_changed.connect(self._refresh)
        session.rows_reset.connect(self._refresh)
        session.refused.connect(self.ask.tell)
        session.closed.connect(self._come_to_rest)
        session.page_wanted.connect(self.go_to_page)
        session.cycles_changed.connect(self._bar.refit)
        self._bar.page_chosen.connect(self.show_page)
        self._bar.states.several_requested.connect(self.use_cases.choose_states)
        self._bar.states.mine_requested.connect(self.use_cases.choose_my_states)
        self._status.facts.asked.connect(lambda: self.show_page(PAGES[0].name))
        trouble = self.notices.trouble
        self._watch.troubled.connect(trouble.tell)
        trouble.retry_wanted.connect(self._watch.retry)
        trouble.copy_wanted.connect(self.actions_by_name["save_copy"].trigger)
        trouble.reopen_wanted.connect(partial(self.open_catalog, session.catalog.path))

    def _first_page(self) -> str:
        """The page that was open last; at first the worklist, once there is something in it."""
        usual = "today" if self._context.session.rows else "plan"
        kept = self._context.preferences.value("page", usual)
        return kept if any(kind.name == kept for kind in PAGES) else usual

    # -- what happens

    def _refresh(self, _: Any = None) -> None:
        """Switch commands on and off, and say what was saved."""
        session = self.session
        self.setWindowTitle(window_title(session))
        self._enable()
        if session is not None:
            self.actions_by_name.name_steps(*history.next_steps(session.catalog))
            self._status.refresh()

    def _enable(self, _: Any = None) -> None:
        """Switch commands on and off: all that another selection changes here."""
        self.actions_by_name.enable(possible(self.session))

    def _find(self) -> None:
        if self.session is not None:
            self.pages.begin_search()

    def _go_round(self, step: int) -> None:
        if self.session is not None and self.open_page == "plan":
            self.plan.go_round(step)
        else:
            self.focusNextPrevChild(step > 0)

    def _open_menu(self, point: QPoint) -> None:
        menu = meeting_menu(self.actions_by_name, self)
        menu.exec(point)
        menu.deleteLater()

    def _choose_look(self, choice: Choice) -> None:
        self._theme.choose(choice)
        self.memory.set_value("look", choice.value)

    def _on_page_made(self, name: str) -> None:
        if name == "plan":
            self._panes.addActions(self.plan.pane_actions())

    def _on_theme(self) -> None:
        palette = self._theme.palette
        self.actions_by_name.set_palette(palette)
        if self.session is not None:
            for part in (self._bar, self.notices, self._status, self.pages):
                part.set_palette(palette)

    # -- place and end

    def _restore_place(self) -> None:
        if not self.restoreGeometry(self.memory.bytes("geometry")):
            # no larger than the screen: a laptop has 1366 x 768
            self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize()))

    def reset_layout(self) -> None:
        """Put the panes back to their first places, by the window's width."""
        self.plan.reset_layout()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed and remember the window's place."""
        session = self.session
        if session and not self.flush() and not may_leave_unsaved(session, self.ask):
            event.ignore()
            return
        self._come_to_rest()
        self.memory.set_bytes("geometry", self.saveGeometry())
        self.memory.flush()
        super().closeEvent(event)

    def _come_to_rest(self) -> None:
        """Stop all that ticks in this window, whoever made it: its catalog may be closed next."""
        for timer in self.findChildren(QTimer):
            timer.stop()
