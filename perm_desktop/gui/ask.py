"""The questions the program asks, in one place, so that tests answer them without dialogs."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from perm_desktop.core.errors import UserError
from perm_desktop.store.files import SUFFIX

_FILTER = f"PERM catalogs (*{SUFFIX});;All files (*)"


class Ask:
    """Asks the person at the screen; modal to the window it was made for."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def tell(self, error: UserError) -> None:
        """Show a plain sentence and the next step."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("PERM Desktop")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(error.sentence)
        box.setInformativeText(error.next_step)
        box.exec()
        box.deleteLater()

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """Ask for a yes where undo does not reach; ``yes`` is the verb on the button."""
        box = QMessageBox(self._window)
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

    def new_file(self, title: str, suggestion: Path) -> Path | None:
        """Ask for the name of a catalog to be made."""
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(suggestion), _FILTER)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(SUFFIX)

    def existing_file(self, title: str, folder: Path) -> Path | None:
        """Ask for a catalog to be opened."""
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), _FILTER)
        return Path(name) if name else None

    def folder(self, title: str, folder: Path) -> Path | None:
        """Ask where documents go."""
        name = QFileDialog.getExistingDirectory(self._window, title, str(folder))
        return Path(name) if name else None

    def open_outside(self, place: QUrl) -> None:
        """Show a file or folder of ours in the system's own program."""
        QDesktopServices.openUrl(place)
