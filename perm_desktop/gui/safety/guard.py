"""Keeps the open catalog safe: looks it over, backs it up, and leads out of trouble."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from perm_desktop.core.errors import UserError
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.gui.tasks import Tasks
from perm_desktop.store import failures
from perm_desktop.store.catalog import Catalog, Clock

if TYPE_CHECKING:
    from perm_desktop.gui.safety.recovering import Recovering
    from perm_desktop.services.checking import Problem
    from perm_desktop.services.folders import Advice
    from perm_desktop.store.backups import Backup

# start-up: services and dialogs are imported when a catalog is looked over or cannot be opened


class Guard(QObject):
    """Long looks run on the worker; each outcome goes to the window that is there then."""

    def __init__(
        self,
        window: Callable[[], MainWindow | None],
        tasks: Tasks,
        clock: Clock,
        open_path: Callable[[Path], None],
        close_catalog: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._tasks, self._clock = window, tasks, clock
        self._open, self._close = open_path, close_catalog

    # -- a catalog that is open

    def look_over(self, catalog: Catalog, when_well: Callable[[], None]) -> None:
        """Check the whole file; then back it up, and look where it lies."""
        from perm_desktop.services import backups, checking, folders

        check = checking.prepared_problems(catalog)
        make = backups.prepared_daily(catalog)
        advise = partial(folders.advice, catalog.path)

        def checked(problems: "list[Problem]") -> None:
            window = self._window()
            if window is None or window.session is None:
                return
            if problems:
                window.use_cases.show_problems(problems)
                return
            self._tasks.run("Backing up", make, self._backed_up, self.tell)
            self._tasks.run("Looking at the folder", advise, self._advise, self.tell)
            when_well()

        self._tasks.run("Looking the catalog over", check, checked, self.tell)

    def restore(self, catalog: Path, chosen: Path) -> None:
        """Put a backup into the place of the open catalog, which is closed for it."""
        if self._close():
            self._recovering().restore(chosen, catalog)

    def recover(self, catalog: Path) -> None:
        """The open catalog is damaged: close it and offer what there is."""
        if self._close():
            self.refused(catalog, failures.damaged(catalog))

    # -- a catalog that cannot be opened

    def refused(self, path: Path, error: UserError) -> None:
        """Lead to what there is of a catalog that is damaged or gone; tell anything else."""
        from perm_desktop.services import recovery

        if recovery.can_help(path, error):
            self._recovering().offer(path, error)
        else:
            self.tell(error)

    def can_recover(self, path: Path, error: UserError) -> bool:
        """Return whether a catalog that was refused has backups to go on with."""
        from perm_desktop.services import recovery

        return recovery.has_backups(path) and recovery.can_help(path, error)

    def tell(self, error: UserError) -> None:
        """Say it in the window that is there."""
        window = self._window()
        if window is not None:
            window.ask.tell(error)

    def _recovering(self) -> "Recovering":
        from perm_desktop.gui.safety.recovering import Recovering

        return Recovering(self._window, self._tasks, self._clock, self._open, self)

    def _backed_up(self, made: "Backup | None") -> None:
        """What goes well every day is not worth a word."""

    def _advise(self, advice: "Advice") -> None:
        window = self._window()
        if window is not None:
            window.advise(advice)
