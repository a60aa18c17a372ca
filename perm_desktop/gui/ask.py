"""The questions the program asks, in one place, so that tests answer them without dialogs."""

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from perm_desktop.core.errors import UserError
from perm_desktop.store.files import SUFFIX

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_KINDS = MappingProxyType(
    {
        SUFFIX: "PERM catalogs",
        ".pdf": "PDF documents",
        ".csv": "CSV tables",
        ".xlsx": "Excel workbooks",
    }
)
_FILTER = f"PERM catalogs (*{SUFFIX});;All files (*)"


class Ask:
    """Asks the person at the screen; modal to the window it was made for."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def tell(self, error: UserError) -> None:
        """Show a plain sentence and the next step."""
        box = QMessageBox(self._above)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("PERM Desktop")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(error.sentence)
        box.setInformativeText(error.next_step)
        box.exec()
        box.deleteLater()

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """Ask for a yes where undo does not reach; ``yes`` is the verb on the button."""
        box = QMessageBox(self._above)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("PERM Desktop")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(question)
        box.setInformativeText(detail)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is accept

    def new_file(self, title: str, suggestion: Path, kinds: Sequence[str] = ()) -> Path | None:
        """Ask for the name of a file to be made.

        ``kinds`` are the suffixes to choose from, else it is that of the suggestion. A name
        without one of them gets the chosen one, so that the suffix always tells what is written.
        """
        suffixes = kinds or (suggestion.suffix or SUFFIX,)
        filters = {f"{_KINDS.get(suffix, 'Files')} (*{suffix})": suffix for suffix in suffixes}
        first = next((f for f, suffix in filters.items() if suffix == suggestion.suffix), "")
        name, chosen = QFileDialog.getSaveFileName(
            self._above, title, str(suggestion), ";;".join(filters), first
        )
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() in suffixes:
            return path
        path = path.with_name(f"{path.name}{filters.get(chosen, suffixes[0])}")
        return path if not path.exists() or self._may_replace(path) else None

    def _may_replace(self, path: Path) -> bool:
        """Ask about a name that the system's own dialog has not seen."""
        return self.confirm(f"{path.name} is there already.", "It would be replaced.", "Replace")

    def existing_file(self, title: str, folder: Path) -> Path | None:
        """Ask for a catalog to be opened."""
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), _FILTER)
        return Path(name) if name else None

    def existing_list(self, title: str, folder: Path, kinds: Sequence[str]) -> Path | None:
        """Ask for a file that another program wrote, by its suffixes; any other may be chosen."""
        wanted = " ".join(f"*{suffix}" for suffix in kinds)
        filters = f"Lists ({wanted});;All files (*)"
        name, _ = QFileDialog.getOpenFileName(self._above, title, str(folder), filters)
        return Path(name) if name else None

    def existing_reports(self, title: str, folder: Path) -> list[Path]:
        """Ask for tables that another program wrote, one or several."""
        filters = "Reports (*.csv *.tsv *.txt *.xlsx);;All files (*)"
        names, _ = QFileDialog.getOpenFileNames(self._above, title, str(folder), filters)
        return [Path(name) for name in names]

    def folder(self, title: str, folder: Path) -> Path | None:
        """Ask where documents go."""
        name = QFileDialog.getExistingDirectory(self._above, title, str(folder))
        return Path(name) if name else None

    def existing_picture(self, title: str, folder: Path) -> Path | None:
        """Ask for a picture that documents can show."""
        kinds = "Pictures (*.png *.jpg *.jpeg)"
        name, _ = QFileDialog.getOpenFileName(self._above, title, str(folder), kinds)
        return Path(name) if name else None

    def printer(self, title: str) -> "QPrinter | None":
        """Ask for a printer, set to letter paper. Raises UserError where there is none."""
        # start-up: only printing needs the printers of the system
        from PySide6.QtGui import QPageSize
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            raise UserError(
                "No printer is set up on this computer.",
                "Save as PDF, or add a printer in the settings of the system.",
            )
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        dialog = QPrintDialog(printer, self._above)
        dialog.setWindowTitle(title)
        accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        return printer if accepted else None

    @property
    def _above(self) -> QWidget:
        """The window, or the dialog that is open over it."""
        return QApplication.activeModalWidget() or self._window

    def open_outside(self, place: QUrl) -> None:
        """Show a file or folder of ours in the system's own program."""
        QDesktopServices.openUrl(place)
