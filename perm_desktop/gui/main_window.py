"""The window: composes the panes, connects them to the session, and remembers its place."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDockWidget,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolBar,
    QWidget,
)

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.gui import docks
from perm_desktop.gui.actions import Actions, Needs
from perm_desktop.gui.ask import Ask
from perm_desktop.gui.audience_pane import AudiencePane
from perm_desktop.gui.desk import Desk
from perm_desktop.gui.meeting_pane import MeetingPane
from perm_desktop.gui.meetings_pane import MeetingsPane
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.gui.theme import Choice, Theme
from perm_desktop.gui.timeline_pane import TimelinePane
from perm_desktop.gui.use_cases import UseCases
from perm_desktop.gui.welcome import Welcome
from perm_desktop.services import catalogs, history

_LOOKS = {
    Choice.SYSTEM: "As the &system",
    Choice.LIGHT: "&Light",
    Choice.DARK: "&Dark",
    Choice.HIGH_CONTRAST: "&High contrast",
}
_FIRST_SIZE = QSize(1440, 900)
_UNSAVED = (
    "The text you typed last could not be saved.",
    "Copy it before you close, or stay and try again.",
    "Close without it",
)


class MainWindow(Desk):
    """One window over one catalog, or the welcome page over none."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    path_requested = Signal(object)  # Path of a recent catalog

    def __init__(
        self,
        session: Session | None,
        theme: Theme,
        preferences: Preferences,
        tasks: Tasks,
        make_ask: Callable[[QWidget], Ask] = Ask,
    ) -> None:
        super().__init__()
        self.session = session
        self._theme = theme
        self._preferences = preferences
        self._tasks = tasks
        self.ask = make_ask(self)
        self._docks: dict[str, QDockWidget] = {}
        self._titles: list[docks.DockTitle] = []
        self.setObjectName("mainWindow")
        self.setDockNestingEnabled(True)
        self.use_cases = UseCases(self, session, tasks, self.ask)
        self.actions_by_name = Actions(self, theme.palette, self._handlers())
        self._build_menus()
        if session is None:
            self._build_welcome()
        else:
            self._build_workspace(session)
        self._restore_place()
        theme.changed.connect(self._on_theme)
        tasks.busy_changed.connect(self._on_busy)
        self._refresh()

    # -- building

    def _handlers(self) -> dict[str, Callable[[], object]]:
        cases = self.use_cases
        return {
            "new": self.new_requested.emit,
            "open": self.open_requested.emit,
            "sample": self.sample_requested.emit,
            "quit": self.close,
            "find": self._find,
            **cases.handlers(),
        }

    def _build_menus(self) -> None:
        file, view = self.actions_by_name.menus["&File"], self.actions_by_name.menus["&View"]
        recent = QMenu("Open &recent", self)
        for path in self._preferences.recent():
            recent.addAction(str(path).replace("&", "&&")).setData(str(path))
        recent.setEnabled(not recent.isEmpty())
        recent.triggered.connect(self._on_recent)
        file.insertMenu(self.actions_by_name["sample"], recent)
        looks = view.addMenu("&Look")
        for choice, text in _LOOKS.items():
            action = looks.addAction(text)
            action.setCheckable(True)
            action.setChecked(choice is self._theme.choice)
            action.setData(choice.value)
        looks.triggered.connect(self._on_look)
        self._looks = looks

    def _build_welcome(self) -> None:
        welcome = Welcome(self._preferences.recent())
        welcome.new_requested.connect(self.new_requested)
        welcome.open_requested.connect(self.open_requested)
        welcome.sample_requested.connect(self.sample_requested)
        welcome.recent_requested.connect(self.path_requested)
        self.setCentralWidget(welcome)

    def _build_workspace(self, session: Session) -> None:
        palette = self._theme.palette
        self.timeline = TimelinePane(session, palette)
        self.meetings = MeetingsPane(session, palette)
        self.meeting = MeetingPane(session, palette)
        self.audience = AudiencePane(session, palette)
        self._add_dock("timeline", "Timeline", "gantt_chart", self.timeline, self.timeline.tools)
        self._add_dock(
            "meetings", "Meetings", "text_bullet_list", self.meetings, self.meetings.filter
        )
        self._add_dock("meeting", "Meeting", "calendar_ltr", self.meeting, None)
        self._add_dock("audience", "Audience", "people", self.audience, None)
        self._build_toolbar()
        self._build_status()
        self._connect(session)

    def _add_dock(
        self, name: str, title: str, icon: str, pane: QWidget, tools: QWidget | None
    ) -> None:
        dock, row = docks.make_dock(self, name, title, icon, pane, tools)
        row.set_palette(self._theme.palette)
        self._docks[name] = dock
        self._titles.append(row)
        counted = getattr(pane, "counted", None)
        if counted is not None:
            counted.connect(row.count.setText)
            row.count.setText(getattr(pane, "count", ""))
        self.actions_by_name.menus["&View"].addAction(dock.toggleViewAction())

    def _build_toolbar(self) -> None:
        bar = QToolBar("Main", self)
        bar.setObjectName("mainBar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._years = QComboBox()
        self._years.setAccessibleName("Cycle")
        self._years.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        bar.addWidget(self._years)
        for name in ("add_meeting", "plan", "print"):
            bar.addAction(self.actions_by_name[name])
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        for name in ("undo", "redo"):
            action = self.actions_by_name[name]
            bar.addAction(action)
            button = bar.widgetForAction(action)
            button.setProperty("toolButtonStyle", Qt.ToolButtonStyle.ToolButtonIconOnly)
        for child in bar.findChildren(QWidget):
            if child.inherits("QToolButton"):
                child.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addToolBar(bar)
        view = self.actions_by_name.menus["&View"]
        view.addSeparator()
        view.addAction("&Reset layout").triggered.connect(self.reset_layout)

    def _build_status(self) -> None:
        self._saved, self._facts = QLabel(), QLabel()
        for label in (self._saved, self._facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.statusBar().addWidget(self._saved)
        self.statusBar().addPermanentWidget(self._facts)

    def _connect(self, session: Session) -> None:
        session.changed.connect(self._refresh)
        session.selected.connect(self._refresh)
        session.cycles_changed.connect(self._show_years)
        session.refused.connect(self._on_refused)
        self._years.activated.connect(self._on_year)
        self.timeline.opened.connect(self._open_meeting)
        self.timeline.plan_requested.connect(self._begin_planning)
        self.timeline.menu_requested.connect(self._open_context_menu)
        self.meetings.opened.connect(self._open_meeting)
        self.meetings.menu_requested.connect(self._open_context_menu)
        self.meeting.print_requested.connect(self.use_cases.print_agenda)
        self._show_years()
        self.meetings.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what happens

    def _refresh(self, _: Any = None) -> None:
        """Switch commands on and off, and say what was saved."""
        session = self.session
        have = {Needs.NOTHING}
        if session is not None:
            writable = not session.catalog.read_only
            meeting = session.selected_row is not None
            have |= {Needs.CATALOG} | ({Needs.MEETING} if meeting else set())
            have |= {Needs.WRITABLE} if writable else set()
            have |= {Needs.CYCLE} if writable and session.cycle else set()
            have |= {Needs.CHANGE_MEETING} if writable and meeting else set()
        self.actions_by_name.enable(frozenset(have))
        if session is None:
            self.setWindowTitle("PERM Desktop")
            return
        self.actions_by_name.name_steps(*history.next_steps(session.catalog))
        self._tell_saved(session)
        label = session.cycle.label if session.cycle else "no cycle"
        sample = " (sample)" if catalogs.is_sample(session.catalog) else ""
        self.setWindowTitle(f"{label} · {session.catalog.path.stem}{sample} - PERM Desktop")

    def _tell_saved(self, session: Session) -> None:
        if session.catalog.read_only:
            self._saved.setText("Open for reading only")
            return
        at = history.last_saved(session.catalog)
        if at:
            local = clock.datetime.fromisoformat(at).astimezone()
            self._saved.setText(f"Saved {clock.clock(local)}")
        self._facts.setText(_facts(session))

    def _show_years(self) -> None:
        if self.session is None:
            return
        self._years.clear()
        for cycle in reversed(self.session.cycles):
            self._years.addItem(cycle.label, cycle.year)
        self._years.addItem("All cycles" if self.session.cycles else "No cycle yet", None)
        self._years.setCurrentIndex(
            self._years.findData(self.session.years[0] if self.session.years else None)
        )
        self._refresh()

    def _on_year(self) -> None:
        if self.session is not None:
            year = self._years.currentData()
            self.session.choose_years([] if year is None else [year])

    def _on_refused(self, error: UserError) -> None:
        self.ask.tell(error)

    def _on_busy(self, what: str) -> None:
        self.statusBar().showMessage(f"{what}…" if what else "")

    def _find(self) -> None:
        if self.session is not None:
            self._docks["meetings"].show()
            self.meetings.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.meetings.filter.selectAll()

    def _begin_planning(self) -> None:
        """Before anything can be planned there must be a cycle."""
        has_cycle = self.session is not None and self.session.cycle is not None
        self.actions_by_name["plan" if has_cycle else "add_cycle"].trigger()

    def _open_meeting(self) -> None:
        """Enter on a meeting goes on to its agenda."""
        dock = self._docks["meeting"]
        dock.show()
        dock.raise_()
        self.meeting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_context_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        for name in ("change_meeting", "move", "hold", "cancel", "schedule", "print", "delete"):
            menu.addAction(self.actions_by_name[name])
        menu.exec(point)
        menu.deleteLater()

    def _on_recent(self, action: QAction) -> None:
        self.path_requested.emit(Path(action.data()))

    def _on_look(self, action: QAction) -> None:
        self._theme.choose(Choice(action.data()))
        self._preferences.set_value("look", action.data())
        for other in self._looks.actions():
            other.setChecked(other is action)

    def _on_theme(self) -> None:
        palette = self._theme.palette
        self.actions_by_name.set_palette(palette)
        for row in self._titles:
            row.set_palette(palette)
        if self.session is not None:
            for pane in (self.timeline, self.meetings, self.meeting, self.audience):
                pane.set_palette(palette)

    # -- place and end

    def _restore_place(self) -> None:
        if not self.restoreGeometry(self._preferences.bytes("geometry")):
            # no larger than the screen: a laptop has 1366 x 768
            self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize()))
        if self._docks and not self.restoreState(self._preferences.bytes("layout")):
            docks.place(self, self._docks)

    def reset_layout(self) -> None:
        """Put the panes back to their first places, by the window's width."""
        docks.place(self, self._docks)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed and remember the window's place."""
        if self.session is not None:
            if not self.meeting.flush() and not self.ask.confirm(*_UNSAVED):
                event.ignore()
                return
            self._preferences.set_bytes("layout", self.saveState())
        self._preferences.set_bytes("geometry", self.saveGeometry())
        self._preferences.flush()
        super().closeEvent(event)


def _facts(session: Session) -> str:
    """What the status bar counts: this week, what nobody recorded, all."""
    week = session.today + timedelta(days=6 - session.today.weekday())
    days = (session.today.isoformat(), f"{week.isoformat()}T24")
    rows = session.rows.values()
    due = sum(days[0] <= row.starts < days[1] and row.status == "scheduled" for row in rows)
    bare = sum(row.status == "held" and not row.marked_states for row in rows)
    return f"{due:,} due this week · {bare:,} held without attendance · {len(rows):,} meetings"
