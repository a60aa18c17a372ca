"""Leads from a catalog that cannot be opened to one that can."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl

from perm_desktop.core.errors import UserError
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.gui.safety.recover_dialog import RecoverDialog
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import recovery
from perm_desktop.services.recovery import Offer
from perm_desktop.store.catalog import Clock


class Recovering(QObject):
    """Look, ask, restore, open; whichever window is there then."""

    def __init__(
        self,
        window: Callable[[], MainWindow | None],
        tasks: Tasks,
        clock: Clock,
        open_path: Callable[[Path], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._tasks, self._clock = window, tasks, clock
        self._open = open_path

    def offer(self, path: Path, reason: UserError) -> None:
        """Look for what there is, then ask; where there is nothing, say so."""
        self._tasks.run(
            "Looking for backups",
            recovery.prepared_look(path),
            partial(self._ask, reason),
            self._tell,
        )

    def restore(self, chosen: Path, path: Path) -> None:
        """Put a file into the place of a catalog that is closed, and open it."""
        self._run(partial(recovery.restore, chosen, path, self._clock), path)

    def _ask(self, reason: UserError, offer: Offer) -> None:
        window = self._window()
        if window is None or (offer.newest is None and offer.rescue is None):
            recovery.drop(offer)
            self._tell(UserError(reason.sentence, " ".join(recovery.nothing(offer))))
            return
        dialog = RecoverDialog(offer, reason.sentence, window.colors, window)
        place = QUrl.fromLocalFile(str(offer.folder))
        dialog.folder_requested.connect(partial(window.ask.open_outside, place))
        dialog.accepted.connect(partial(self._chosen, dialog, offer))
        dialog.rejected.connect(partial(recovery.drop, offer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, dialog: RecoverDialog, offer: Offer) -> None:
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
            window = self._window()
            if window is not None:
                aside = f" What was there is kept as {kept.name}." if kept is not None else ""
                window.tell(f"Restored {path.name}.{aside}")

        def refused(error: UserError) -> None:
            self._tell(error)
            self._open(path)

        self._tasks.run("Restoring", restore, done, refused)

    def _tell(self, error: UserError) -> None:
        window = self._window()
        if window is not None:
            window.ask.tell(error)
