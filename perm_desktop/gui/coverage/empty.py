"""What the page shows in place of the grid: why there is none, and what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from perm_desktop.core.coverage.sieve import Sieve
from perm_desktop.gui.session import Session


class EmptyCoverage(QWidget):
    """A sentence and its button."""

    wanted = Signal(str)  # what the button is for, as told

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = ""
        self.sentence, self.button = QLabel(), QPushButton()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.button.setObjectName("coverageLead")
        self.button.clicked.connect(lambda: self.wanted.emit(self._what))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self.sentence)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def tell(self, sentence: str, words: str = "", what: str = "") -> None:
        """Say why there is nothing; without words there is no button."""
        self._what = what
        self.sentence.setText(sentence)
        self.button.setText(words)
        self.button.setVisible(bool(words))


def why_empty(session: Session, sieve: Sieve) -> tuple[str, ...]:
    """Return why nothing is shown, and what leads on: the words of a button and its act."""
    if not session.shown_cycles:
        if session.catalog.read_only:
            return ("This catalog has no cycle.",)
        return ("No cycle yet. Add one to see what its states owe.", "Add cycle…", "add_cycle")
    if sieve.picks or sieve.count or sieve.text:
        return ("Nothing is found with these filters.", "Show everything", "clear")
    if session.shown_states:
        return ("The chosen states are not in these cycles.", "Show all states", "states")
    return ("No states are in this cycle. Choose them on the Catalog page.", "Go there", "go")
