"""The commands for what should not be there, and for what comes from elsewhere."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from perm_desktop import places
from perm_desktop.core.errors import UserError
from perm_desktop.gui.ask import Ask
from perm_desktop.gui.desk import Cases, Desk
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from perm_desktop.services.importing import Imported


class ForeignCases(Cases):
    """Remove a spill, import a catalog; dialogs and services come when they are asked for."""

    def __init__(self, window: Desk, session: Session | None, tasks: Tasks, ask: Ask) -> None:
        super().__init__(window, session, tasks, ask)
        if session is not None:
            session.spill_seen.connect(self.remove_spill)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {"remove_spill": self.remove_spill, "import_catalog": self.import_catalog}

    # -- a text that should never have been typed

    def remove_spill(self, text: str = "") -> None:
        """Remove a text for good; then all is read anew, for fields and undo still hold it."""
        from perm_desktop.gui.safety.spill_dialog import SpillDialog

        path = self._session.catalog.path
        if not self._window.flush():
            self._ask.tell(
                UserError(
                    "A text that you typed is not saved yet, so it cannot be looked through.",
                    "Save it, or take it out, and try again.",
                )
            )
            return
        self._window.memory.flush()
        dialog = SpillDialog(path, self._tasks, text, self._window)
        if self._accepted(dialog):
            clipboard = QGuiApplication.clipboard()
            if dialog.removed is not None and dialog.removed.is_in(clipboard.text()):
                clipboard.clear()
            self._window.reopen()

    # -- a catalog that somebody sent

    def import_catalog(self) -> None:
        """Ask for a file and for the name of the new catalog."""
        path = self._ask.existing_file("Import a catalog", places.documents_folder())
        if path is not None:
            self.bring_in(path)

    def offer(self, path: Path) -> None:
        """Offer an import in the place of opening a file that was not made here."""
        from perm_desktop.gui.safety.import_dialog import OfferImportDialog

        if self._accepted(OfferImportDialog(path.name, self._window)):
            self.bring_in(path)

    def bring_in(self, path: Path) -> None:
        """Import a file off the window's thread, and tell what came over."""
        from perm_desktop.services import first_run, importing

        suggestion = first_run.free_path(places.data_folder() / f"{path.stem} imported.perm")
        target = self._ask.new_file("Import into a new catalog", suggestion)
        if target is not None:
            work = partial(importing.bring_in, path, target)
            self._tasks.run_long("Importing", work, self._on_imported, self._ask.tell)

    def _on_imported(self, found: "Imported") -> None:
        from perm_desktop.gui.safety.import_dialog import ImportedDialog

        if self._accepted(ImportedDialog(found, self._window)):
            self._window.open_catalog(found.path)
