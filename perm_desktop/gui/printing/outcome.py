"""What became of printing or saving, in a sentence, with what may be done next."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from perm_desktop.core.counting import counted
from perm_desktop.core.errors import UserError
from perm_desktop.gui.kit.announcing import announce
from perm_desktop.services.printing.saving import Written


class Outcome(QWidget):
    """A sentence and two buttons; hidden while there is nothing to say."""

    def __init__(self, open_place: Callable[[Path], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_place = open_place
        self._file: Path | None = None
        self._folder: Path | None = None
        self._sentence = QLabel()
        self._open, self._open_folder = QPushButton("Open"), QPushButton("Open folder")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._open.clicked.connect(lambda: self._show(self._file))
        self._open_folder.clicked.connect(lambda: self._show(self._folder))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._open)
        layout.addWidget(self._open_folder)
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self.hide()

    def tell_saved(self, written: Written) -> None:
        """Say where the documents are, and how many of them where the work was stopped."""
        self._file, self._folder = written.file, written.folder
        self._say(_saved(written), written.count > 0)
        if written.file is not None:
            self._open.setFocus()
        elif written.count:
            self._open_folder.setFocus()

    def tell(self, sentence: str) -> None:
        """Say something that leads nowhere."""
        self._file = self._folder = None
        self._say(sentence, leads=False)

    def refuse(self, error: UserError) -> None:
        """Say what went wrong and what to do."""
        self.tell(str(error))

    def _say(self, sentence: str, leads: bool) -> None:
        self._sentence.setText(sentence)
        self._open.setVisible(leads and self._file is not None)
        self._open_folder.setVisible(leads)
        self.show()
        announce(self, sentence)

    def _show(self, place: Path | None) -> None:
        if place is not None:
            self._open_place(place)


def _saved(written: Written) -> str:
    if not written.count:
        return "Stopped. Nothing was written."
    if not written.is_complete:
        whole, verb = counted(written.count, "document"), "is" if written.count == 1 else "are"
        return f"Stopped. {whole} of {written.total:,} {verb} in “{written.folder}”."
    if written.file is not None:
        return f"Saved “{written.file.name}” in “{written.folder}”."
    return f"Saved {counted(written.count, 'document')} in “{written.folder}”."
