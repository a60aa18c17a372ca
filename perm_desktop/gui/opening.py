"""The ways to a catalog that is there: the one named, used last, chosen, or the sample."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from perm_desktop import places
from perm_desktop.core.errors import CatalogInUseError, NotFoundError, UserError
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.safety.patience import patiently
from perm_desktop.gui.safety.recovering import Recovering
from perm_desktop.gui.stage import Stage
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import catalogs
from perm_desktop.store.catalog import Catalog, Clock
from perm_desktop.store.files import Access


class Opening(QObject):
    """Brings catalogs onto the stage; what cannot be opened is led on to what there is of it."""

    def __init__(
        self, stage: Stage, tasks: Tasks, preferences: Preferences, clock: Clock, rings: Path
    ) -> None:
        super().__init__()
        self._stage, self._preferences, self._clock = stage, preferences, clock
        self._rings = rings  # folder in which a second start rings
        self._recovering = Recovering(stage, tasks, clock, self.open, self)

    def serve(self, window: MainWindow) -> None:
        """Do what a window asks for."""
        window.open_requested.connect(self.choose)
        window.sample_requested.connect(self.open_sample)
        window.path_requested.connect(self.open)
        window.anew_requested.connect(self.reopen)
        self._recovering.serve(window)

    # -- at the start

    def start(self, path: Path | None, *, sample: bool) -> bool:
        """Show the first window. False when another window has the catalog and was raised.

        Raises UserError when the catalog cannot be opened and nothing is left of it.
        """
        if sample:
            path = self._sample()
        if path is None:
            return self._start_with_latest()
        try:
            self._stage.show(self._opened(path))
        except CatalogInUseError:
            # start-up: needed for a second start only
            from perm_desktop.gui.single_instance import raise_other

            if raise_other(path, self._rings):
                return False
            raise
        except UserError as error:
            if not self._recovering.has_backup(path, error):
                raise
            self._welcome(path, error)
        return True

    def _start_with_latest(self) -> bool:
        """The catalog used last, the account's own, or the welcome page."""
        for path in (*self._preferences.remembered(), places.default_catalog()):
            # one that is gone and has backups is not passed over: its notes are wanted
            if path.is_file() or self._recovering.has_backup(path, NotFoundError("gone")):
                try:
                    return self.start(path, sample=False)
                except UserError as error:
                    self._welcome(path, error)
                    return True
        self._stage.show(None)
        return True

    def _welcome(self, path: Path, error: UserError) -> None:
        """Show the welcome page, and over it what became of the catalog."""
        self._stage.show(None)
        QTimer.singleShot(0, self, partial(self._recovering.refused, path, error))

    # -- later

    def open(self, path: Path) -> None:
        """Open another catalog in a window of its own; the one that is open stays if it cannot."""
        window = self._stage.window
        here = window.session.catalog if window is not None and window.session else None
        if here is not None and path.resolve() == here.path.resolve():
            if here.is_moved:
                self.reopen(path)
            return
        try:
            self._stage.show(self._opened(path))
        except UserError as error:
            self._recovering.refused(path, error)

    def reopen(self, path: Path) -> None:
        """Open what has the catalog's name by now; its lock is held by the window that goes."""
        if not self._stage.leave():
            return
        try:
            self._stage.show(self._opened(path))
        except UserError as error:
            self._welcome(path, error)

    def choose(self) -> None:
        """Ask for a catalog; one that was not made or opened here is offered as an import."""
        window = self._stage.window
        if window is None:
            return
        path = window.ask.existing_file("Open a catalog", places.documents_folder())
        if path is None:
            return
        # start-up: the window does not need it
        from perm_desktop.services import importing

        if path.resolve() in self._preferences.recent() or importing.is_known(path):
            self.open(path)
        else:
            window.use_cases.foreign.offer(path)

    def open_sample(self) -> None:
        """Open the sample catalog, made when it is first asked for."""
        try:
            path = self._sample()
        except UserError as error:
            self._stage.tell(error)
        else:
            self.open(path)

    def _opened(self, path: Path) -> Catalog:
        return patiently(partial(catalogs.open_catalog, path, Access.WINDOW, clock=self._clock))

    def _sample(self) -> Path:
        path = places.sample_catalog()
        if not path.exists():
            # start-up: made once
            from perm_desktop.services import sample

            path.parent.mkdir(parents=True, exist_ok=True)
            sample.make(path, self._clock)
        return path
