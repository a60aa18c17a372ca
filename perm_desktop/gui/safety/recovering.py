"""Leads from a catalog that cannot be opened to one that can."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

from perm_desktop.core.errors import DamagedValueError, UserError
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.gui.stage import Stage
from perm_desktop.gui.tasks import Tasks
from perm_desktop.store import failures
from perm_desktop.store.catalog import Clock

if TYPE_CHECKING:
    from perm_desktop.gui.safety.mending import Mending
    from perm_desktop.gui.safety.recover_dialog import RecoverDialog
    from perm_desktop.services.recovery import Offer

# start-up: the dialog and the service are imported when a catalog cannot be opened


class Recovering(QObject):
    """Look, ask, restore, open; each outcome goes to the window that is there then."""

    def __init__(
        self,
        stage: Stage,
        tasks: Tasks,
        clock: Clock,
        open_path: Callable[[Path], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stage, self._tasks, self._clock = stage, tasks, clock
        self._open = open_path

    def serve(self, window: MainWindow) -> None:
        """Do what a window asks for."""
        window.recover_requested.connect(self._recover)
        if window.session is not None:
            here = window.session.catalog.path
            window.restore_requested.connect(partial(self._restore_over, here))

    # -- a catalog that cannot be opened

    def has_backup(self, path: Path, error: UserError) -> bool:
        """Return whether there is something to go on with after a catalog was refused."""
        from perm_desktop.services import recovery

        if isinstance(error, DamagedValueError):
            return True  # the file itself can be put right
        return recovery.has_backups(path) and recovery.can_help(path, error)

    def refused(self, path: Path, error: UserError) -> None:
        """Lead to what there is of a catalog that is damaged or gone; tell anything else."""
        from perm_desktop.services import recovery

        if isinstance(error, DamagedValueError):
            self._mending().offer(path, error)
            return
        if not recovery.can_help(path, error):
            self._stage.tell(error)
            return
        self._look(path, error)

    def _look(self, path: Path, error: UserError) -> None:
        from perm_desktop.services import recovery

        look = recovery.prepared_look(path)
        ask = partial(self._ask, error)
        self._tasks.run("Looking for backups", look, ask, self._stage.tell)

    def _mending(self) -> "Mending":
        from perm_desktop.gui.safety.mending import Mending

        return Mending(self._stage, self._tasks, self._clock, self._open, self._look, self)

    # -- a catalog that is open

    def _recover(self, catalog: Path) -> None:
        """It turned out to be damaged: close it and offer what there is."""
        if self._stage.show(None):
            self.refused(catalog, failures.damaged(catalog))

    def _restore_over(self, catalog: Path, chosen: Path) -> None:
        """Put a backup into the place of the catalog, which is closed for it."""
        from perm_desktop.services import recovery

        if self._stage.show(None):
            self._run(partial(recovery.restore, chosen, catalog, self._clock), catalog)

    # -- asking and doing

    def _ask(self, reason: UserError, offer: "Offer") -> None:
        from perm_desktop.gui.safety.recover_dialog import RecoverDialog
        from perm_desktop.services import recovery

        window = self._stage.window
        if window is None or (offer.newest is None and offer.rescue is None):
            recovery.drop(offer)
            self._stage.tell(UserError(reason.sentence, " ".join(recovery.nothing(offer))))
            return
        dialog = RecoverDialog(offer, reason.sentence, window.colors, window)
        place = QUrl.fromLocalFile(str(offer.folder))
        dialog.folder_requested.connect(partial(window.ask.open_outside, place))
        dialog.accepted.connect(partial(self._chosen, dialog, offer))
        dialog.rejected.connect(partial(recovery.drop, offer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, dialog: "RecoverDialog", offer: "Offer") -> None:
        from perm_desktop.services import recovery

        chosen = dialog.chosen()
        if chosen is None:
            return

        def restore() -> Path | None:
            try:
                return recovery.restore(chosen, offer.catalog, self._clock)
            finally:
                recovery.drop(offer)

        self._run(restore, offer.catalog)

    def _run(self, restore: Callable[[], Path | None], path: Path) -> None:
        """Whether it was restored or is as it was, the catalog is opened again."""

        def done(kept: Path | None) -> None:
            self._open(path)
            window = self._stage.window
            if window is not None:
                aside = f" What was there is kept as {kept.name}." if kept is not None else ""
                window.tell(f"Restored {path.name}.{aside}")

        def refused(error: UserError) -> None:
            self._stage.tell(error)
            self._open(path)

        self._tasks.run("Restoring", restore, done, refused)
