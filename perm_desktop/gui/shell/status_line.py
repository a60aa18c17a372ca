"""The foot of the window: what was saved and when, what waits, what runs, what time it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar

from perm_desktop.core import clock
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.gui.shell.busy_corner import BusyCorner
from perm_desktop.gui.shell.clock_label import ClockLabel
from perm_desktop.gui.shell.status_facts import StatusFacts
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import history


class StatusLine:
    """Fills the status bar of a window over a catalog."""

    def __init__(self, bar: QStatusBar, session: Session, tasks: Tasks, palette: Palette) -> None:
        self._session = session
        self._saved = QLabel()
        self._saved.setTextFormat(Qt.TextFormat.PlainText)
        self._saved.setFont(theme.font(theme.TABLE))
        self._saved.setContentsMargins(8, 0, 8, 0)
        self.facts = StatusFacts(palette)
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._saved)
        bar.addWidget(self.facts)
        bar.addPermanentWidget(BusyCorner(tasks))
        bar.addPermanentWidget(ClockLabel(session.catalog.now))

    def refresh(self) -> None:
        """Count anew, and say what was saved."""
        self.facts.follow(self._session)
        self._saved.setText(_saved(self._session))

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self.facts.set_palette(palette)


def _saved(session: Session) -> str:
    if session.catalog.read_only:
        return "Open for reading only"
    at = history.last_saved(session.catalog)
    return f"Saved {clock.clock(clock.home(clock.datetime.fromisoformat(at)))}" if at else ""
