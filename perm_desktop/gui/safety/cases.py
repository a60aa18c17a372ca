"""The commands that keep the catalog safe: backups, a look at the whole of it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl

from perm_desktop.core.errors import UserError
from perm_desktop.gui.desk import Cases

if TYPE_CHECKING:
    from pathlib import Path

    from perm_desktop.gui.safety.backups_dialog import BackupsDialog
    from perm_desktop.gui.safety.check_dialog import CheckDialog
    from perm_desktop.services.backups import Listed
    from perm_desktop.services.checking import Problem
    from perm_desktop.store.backups import Backup


class SafetyCases(Cases):
    """Dialogs and services are imported when they are first asked for."""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {"backups": self.open_backups, "check_catalog": self.check_catalog}

    # -- backups

    def open_backups(self) -> None:
        """Show the backups; they are looked over on the worker."""
        from perm_desktop.gui.safety.backups_dialog import BackupsDialog
        from perm_desktop.services import backups

        self._window.flush()
        folder = backups.folder_of(self._session.catalog)
        dialog = BackupsDialog(self._window.colors, self._window)
        dialog.backup_requested.connect(partial(self._back_up, dialog))
        dialog.restore_requested.connect(partial(self._restore, dialog))
        dialog.folder_requested.connect(partial(self._show_folder, folder))
        dialog.finished.connect(dialog.deleteLater)
        self._look_over(dialog)
        dialog.open()

    def _look_over(self, dialog: "BackupsDialog") -> None:
        from perm_desktop.services import backups

        look = backups.prepared_list(backups.folder_of(self._session.catalog))
        show = _while_open(dialog, dialog.show_backups)
        self._tasks.run("Looking the backups over", look, show, self._ask.tell)

    def _back_up(self, dialog: "BackupsDialog") -> None:
        from perm_desktop.services import backups

        def made(backup: "Backup") -> None:
            self._window.tell(f"Backed up as {backup.path.name}.")
            again(backup)

        def refused(error: UserError) -> None:
            self._ask.tell(error)
            again(error)

        again = _while_open(dialog, lambda _: self._look_over(dialog))
        dialog.wait()
        make = backups.prepared_backup(self._session.catalog)
        self._tasks.run("Backing up", make, made, refused)

    def _restore(self, dialog: "BackupsDialog", chosen: "Listed") -> None:
        """Ask first: what is there now goes aside, and undo does not reach across."""
        from perm_desktop.services import backups

        held = backups.holds(chosen.contents) if chosen.contents else ""
        if self._ask.confirm(
            f"Go back to the backup of {chosen.when}?",
            f"It holds {held}. The catalog as it is now is kept beside the backups.",
            "Restore",
        ):
            dialog.reject()
            self._window.restore_requested.emit(chosen.path)

    def _show_folder(self, folder: "Path") -> None:
        self._ask.open_outside(QUrl.fromLocalFile(str(folder)))

    # -- the place

    def move_home(self) -> None:
        """Put a verified copy into the data folder and open it; the old file stays."""
        from perm_desktop.services import folders

        def moved(path: "Path") -> None:
            self._window.open_catalog(path)

        self._window.flush()
        source = self._session.catalog.path
        if self._ask.confirm(
            f"Move “{source.name}” to this computer’s data folder?",
            f"You go on in “{folders.home_for(source)}”. The old file stays where it is; delete it"
            " when you have looked that all is there.",
            "Move",
        ):
            move = folders.prepared_move(self._session.catalog)
            self._tasks.run("Moving the catalog", move, moved, self._ask.tell)

    # -- a look at the whole

    def check_catalog(self) -> None:
        """Look the whole catalog over on the worker, then show what was found."""
        from perm_desktop.services import checking

        self._window.flush()
        look = checking.prepared_problems(self._session.catalog)
        self._tasks.run("Looking the catalog over", look, self.show_problems, self._ask.tell)

    def show_problems(self, problems: "list[Problem]") -> None:
        """Show what was found, with the repair that mends it."""
        from perm_desktop.gui.safety.check_dialog import CheckDialog

        dialog = CheckDialog(problems, self._window.colors, self._window)
        dialog.repair_requested.connect(partial(self._repair, dialog))
        dialog.recover_requested.connect(partial(self._recover, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _repair(self, dialog: "CheckDialog") -> None:
        from perm_desktop.services import repairing

        outcome = self._session.attempt(lambda: repairing.repair(self._session.catalog))
        if outcome is not None:
            dialog.show_outcome(outcome)

    def _recover(self, dialog: "CheckDialog") -> None:
        dialog.reject()
        self._window.recover_requested.emit(self._session.catalog.path)


def _while_open(dialog: "BackupsDialog", show: Callable[[Any], object]) -> Callable[[Any], None]:
    """A result that comes after its dialog was closed is dropped."""
    open_dialogs = [dialog]
    dialog.finished.connect(open_dialogs.clear)

    def result(value: Any) -> None:
        if open_dialogs:
            show(value)

    return result
