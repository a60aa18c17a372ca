"""The window as its commands see it, and what all commands share."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from perm_desktop.gui.ask import Ask
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.look.theme import Theme
from perm_desktop.gui.page_stack import PageStack
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from perm_desktop.gui.plan_page import PlanPage

_MESSAGE_MS = 8_000


class Desk(QMainWindow):
    """A window with pages, a memory, and ways to another catalog.

    This is all that commands know of the window; `MainWindow` puts bars and menus around it.
    """

    path_requested = Signal(object)  # Path of another catalog
    anew_requested = Signal(object)  # Path of this catalog, which was changed from below
    restore_requested = Signal(object)  # Path of a backup that takes this catalog's place
    recover_requested = Signal(object)  # Path of this catalog, which is damaged

    def __init__(self, session: Session | None, theme: Theme, memory: Preferences) -> None:
        super().__init__()
        self.session = session
        self.memory = memory
        self._theme = theme
        self._pages: PageStack | None = None  # there is none without a catalog

    @property
    def pages(self) -> PageStack:
        """The pages of the catalog."""
        if self._pages is None:
            raise RuntimeError("a page was asked for without a catalog")
        return self._pages

    @property
    def plan(self) -> "PlanPage":
        """The Plan page, made when it is first asked for."""
        return cast("PlanPage", self.page("plan"))

    def page(self, name: str) -> QWidget:
        """Return a page, made when it is first asked for."""
        return self.pages.page(name)

    @property
    def open_page(self) -> str:
        """Name of the page that is seen."""
        return self.pages.open_page

    @property
    def colors(self) -> Palette:
        """The palette in use."""
        return self._theme.palette

    def flush(self) -> bool:
        """Write what is being typed; False when the catalog refused a text."""
        return self._pages is None or self._pages.flush()

    def open_catalog(self, path: Path) -> None:
        """Open another catalog in the place of this one."""
        self.path_requested.emit(path)

    def reopen(self) -> None:
        """Read the catalog anew in a new window, when what is going on here is over."""
        if self.session is not None:
            again = partial(self.anew_requested.emit, self.session.catalog.path)
            QTimer.singleShot(0, self, again)

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
