"""The timeline in its dock, following the session."""

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.timeline import memory as timeline_memory
from perm_desktop.gui.timeline.menus import TimelineMenus
from perm_desktop.gui.timeline.mover import SessionMover
from perm_desktop.gui.timeline.place import Place
from perm_desktop.gui.timeline.toolbar import TimelineToolbar
from perm_desktop.gui.timeline.twin import TableTwin
from perm_desktop.gui.timeline.view import TimelineView

_CLOCK_STEP = 60_000  # milliseconds


class TimelinePane(QWidget):
    """Feeds the view from the session; the selection is the session's."""

    opened = Signal()
    plan_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(
        self,
        session: Session,
        palette: Palette,
        parent: QWidget | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._codes: set[str] = set()  # of the states that have lanes
        self._preferences = preferences
        self.view = TimelineView(palette)
        if preferences is not None:
            timeline_memory.restore(self.view, preferences)
        self.tools = TimelineToolbar(self.view, palette)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.view.set_mover(SessionMover(session, self))
        self._connect(session)
        self._menus = TimelineMenus(session, self.view)
        self.twin = TableTwin(session, self.view, layout, palette)
        self.setFocusProxy(self.view)
        self.tools.as_table.clicked.connect(self.twin.toggle)
        self.twin.toggled.connect(self._on_table_toggled)
        self.twin.opened.connect(self._on_activated)
        self.twin.menu_requested.connect(self.menu_requested)
        self._ticking = QTimer(self, interval=_CLOCK_STEP)
        self._ticking.timeout.connect(self._on_minute)
        self._ticking.start()
        self._show()
        if preferences is not None and timeline_memory.was_table(preferences):
            self.twin.show(on=True)

    def _connect(self, session: Session) -> None:
        for signal in (session.rows_reset, session.cycles_changed, session.states_changed):
            signal.connect(self._show)
        session.rows_updated.connect(self._on_rows_updated)
        session.selected.connect(self._follow)
        self.view.meetings_selected.connect(session.select)
        self.view.meeting_activated.connect(self._on_activated)
        self.view.plan_requested.connect(self.plan_requested)
        self.view.states_requested.connect(self._on_states_requested)
        self.view.context_menu_requested.connect(self._on_menu)
        self.view.lanes_changed.connect(self._on_lanes_changed)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self.view.set_palette(palette)
        self.twin.set_palette(palette)
        self.tools.set_palette(palette)

    def _show(self) -> None:
        session = self._session
        shown = session.shown_cycles
        codes = {code for cycle in shown for code in cycle.codes}
        for states in {row.states for row in session.rows.values()}:
            codes.update(filter(None, states.split(",")))
        if session.shown_states:
            codes &= session.shown_states
        self._codes = codes
        lanes = [state for state in session.reference.states.values() if state.code in codes]
        year = session.cycle.year if session.cycle is not None else None
        self.view.explain_empty(year, filtered=bool(session.shown_states))
        self.view.set_data(list(session.rows.values()), lanes, shown, session.today)
        self._on_minute()
        self._follow(session.selection)

    def _on_rows_updated(self, ids: frozenset[int]) -> None:
        """Take what changed alone, unless a state comes that has no lane yet."""
        rows = self._session.rows
        changed = [rows[ident] for ident in ids if ident in rows]
        if all(len(row.state_codes) > 1 or row.states in self._codes for row in changed):
            self.view.update_rows(changed, ids - rows.keys())
            self._follow(self._session.selection)
        else:
            self._show()

    def _on_states_requested(self) -> None:
        self._session.show_states(())

    def _on_lanes_changed(self) -> None:
        if self._preferences is not None:
            timeline_memory.keep(self.view, self._preferences)

    def _on_table_toggled(self, on: bool) -> None:
        self.tools.show_table(on)
        self.setFocusProxy(self.twin.table if on else self.view)
        if self._preferences is not None:
            timeline_memory.keep_table(self._preferences, on=on)

    def _on_minute(self) -> None:
        """What is overdue and what runs depends on the clock."""
        self.view.set_now(self._session.catalog.now())

    def _follow(self, ident: int | None) -> None:
        self.view.set_selected(self._session.chosen, ident)

    def _on_activated(self, ident: int) -> None:
        self._session.select(ident, self._session.chosen)
        self.opened.emit()

    def _on_menu(self, place: Place, point: QPoint) -> None:
        """On a meeting the window's menu acts on all chosen ones; a lane has its own."""
        if place.meeting is None:
            self._menus.open(place, point)
            return
        if place.meeting not in self._session.chosen:
            self._session.select(place.meeting)
        self.menu_requested.emit(point)
