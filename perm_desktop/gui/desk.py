"""The window as its commands see it, and what all commands share."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from perm_desktop.gui.ask import Ask
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from perm_desktop.gui.plan_page import PlanPage

_MESSAGE_MS = 8_000


class Desk(QMainWindow):
    """A window with the Plan page, and a place to say something."""

    restore_requested = Signal(object)  # Path of a backup that takes this catalog's place
    recover_requested = Signal(object)  # Path of this catalog, which is damaged

    @property
    def plan(self) -> "PlanPage":
        """The Plan page, made when it is first asked for."""
        raise NotImplementedError

    def page(self, name: str) -> QWidget:
        """Return a page, made when it is first asked for."""
        raise NotImplementedError

    @property
    def open_page(self) -> str:
        """Name of the page that is seen."""
        raise NotImplementedError

    @property
    def colors(self) -> Palette:
        """The palette in use."""
        raise NotImplementedError

    @property
    def memory(self) -> Preferences:
        """What this account's windows remember."""
        raise NotImplementedError

    def flush(self) -> bool:
        """Write what is being typed; False when the catalog refused a text."""
        raise NotImplementedError

    def open_catalog(self, path: Path) -> None:
        """Open another catalog in the place of this one."""
        raise NotImplementedError

    def reopen(self) -> None:
        """Read the catalog anew in a new window, for it was changed from below."""
        raise NotImplementedError

    def tell(self, sentence: str) -> None:
        """Say something that needs no answer."""
        self.statusBar().showMessage(sentence, _MESSAGE_MS)


class Cases(QObject):
    """Commands over a window and, where one is open, a catalog."""

    def __init__(self, window: Desk, session: Session | None, tasks: Tasks, ask: Ask) -> None:
        super().__init__(window)
        self._window = window
        self._current = session
        self._tasks = tasks
        self._ask = ask

    @property
    def _session(self) -> Session:
        if self._current is None:
            raise RuntimeError("a command that needs a catalog ran without one")
        return self._current

    def _accepted(self, dialog: QDialog) -> bool:
        """Show a dialog and free it."""
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted
