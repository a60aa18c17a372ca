"""The command that brings people in from a file."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from perm_desktop import places
from perm_desktop.core.errors import UserError
from perm_desktop.gui.desk import Cases

if TYPE_CHECKING:
    from perm_desktop.core.people.columns import Field
    from perm_desktop.services.people_import import Listed, Preview

_KINDS = (".csv", ".tsv", ".txt", ".xlsx", ".vcf")


class PeopleImportCases(Cases):
    """Asks for a file, reads it off the window's thread, shows what it would do."""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {"import_people": self.import_people}

    def import_people(self) -> None:
        """Ask for a file of people."""
        path = self._ask.existing_list("Import people", places.documents_folder(), _KINDS)
        if path is not None:
            self.bring_in(path)

    def bring_in(self, path: Path) -> None:
        """Read a file, then show the preview; which columns are what is asked where need be."""
        from perm_desktop.services import people_import

        self._tasks.run(
            "Reading people", partial(people_import.read, path), self._on_read, self._ask.tell
        )

    def _on_read(self, listed: "Listed") -> None:
        from perm_desktop.gui.imports.people_dialog import PeopleImportDialog

        preview = self._compared(listed)
        if preview is None:
            return
        change = None if listed.is_cards else partial(self._columns, listed)
        dialog = PeopleImportDialog(
            self._session, preview, self._window.colors, self._window, change
        )
        if self._accepted(dialog) and dialog.imported is not None:
            self._window.tell(f"{dialog.imported.sentence} Undo takes it back.")

    def _compared(self, listed: "Listed") -> "Preview | None":
        """Compare a file by its heads; without a name among them they are asked for."""
        from perm_desktop.core.people import columns
        from perm_desktop.services import people_import

        try:
            people_import.columns_of(listed)
        except UserError:
            return self._columns(listed, columns.recognized(listed.header))
        try:
            return people_import.compared(self._session.catalog, listed)
        except UserError as error:
            self._ask.tell(error)
            return None

    def _columns(self, listed: "Listed", columns: "Mapping[Field, str]") -> "Preview | None":
        from perm_desktop.gui.imports.people_columns_dialog import PeopleColumnsDialog

        dialog = PeopleColumnsDialog(
            *(self._session, listed, columns),
            *(self._window.colors, QApplication.activeModalWidget() or self._window),
        )
        return dialog.preview if self._accepted(dialog) else None
