"""The timeline in its dock, following the session."""

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from perm_desktop.gui.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.gui.timeline_toolbar import TimelineToolbar
from perm_desktop.gui.timeline_view import TimelineView

_CLOCK_STEP = 60_000  # milliseconds


class TimelinePane(QWidget):
    """Feeds the view from the session; the selection is the session's."""

    opened = Signal()
    plan_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view = TimelineView(palette)
        self.tools = TimelineToolbar(self.view, palette)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        session.rows_reset.connect(self._show)
        session.rows_updated.connect(self._show)
        session.cycles_changed.connect(self._show)
        session.selected.connect(self._follow)
        self.view.meeting_selected.connect(session.select)
        self.view.meeting_activated.connect(self._on_activated)
        self.view.plan_requested.connect(self.plan_requested)
        self.view.context_menu_requested.connect(self._on_menu)
        self._ticking = QTimer(self, interval=_CLOCK_STEP)
        self._ticking.timeout.connect(self._on_minute)
        self._ticking.start()
        self._show()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self.view.set_palette(palette)
        self.tools.set_palette(palette)

    def _show(self) -> None:
        session = self._session
        shown = session.shown_cycles
        members = {code for cycle in shown for code in cycle.codes}
        codes = members | {code for row in session.rows.values() for code in row.state_codes}
        states = [state for state in session.reference.states.values() if state.code in codes]
        self.view.set_data(list(session.rows.values()), states, shown, session.today)
        self._on_minute()
        self._follow(session.selection)

    def _on_minute(self) -> None:
        """What is overdue and what runs depends on the clock."""
        self.view.set_now(self._session.catalog.now())

    def _follow(self, ident: int | None) -> None:
        self.view.set_selected(ident)

    def _on_activated(self, ident: int) -> None:
        self._session.select(ident)
        self.opened.emit()

    def _on_menu(self, ident: int, point: QPoint) -> None:
        self._session.select(ident)
        self.menu_requested.emit(point)
