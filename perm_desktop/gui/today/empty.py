"""What the Today page shows while nothing waits: one sentence, one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyToday(QWidget):
    """A sentence and, where something leads on, its button."""

    run_requested = Signal(str)  # a command of the window
    open_requested = Signal(object)  # int: a meeting

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._command, self._meeting = "", 0
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.button = QPushButton()
        self.button.setObjectName("todayLead")
        self.button.clicked.connect(self._on_clicked)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self.sentence)
        layout.addLayout(row)
        layout.addStretch(1)

    def say(self, sentence: str) -> None:
        """Show a sentence alone."""
        self._show(sentence, "")

    def lead(self, sentence: str, words: str, command: str) -> None:
        """Show a sentence and the command that helps."""
        self._command = command
        self._show(sentence, words)

    def offer(self, sentence: str, meeting: int) -> None:
        """Show a sentence about a meeting, with the way to it."""
        self._command, self._meeting = "", meeting
        self._show(sentence, "Open it")

    def _show(self, sentence: str, words: str) -> None:
        self.sentence.setText(sentence)
        self.button.setText(words)
        self.button.setVisible(bool(words))

    def _on_clicked(self) -> None:
        if self._command:
            self.run_requested.emit(self._command)
        else:
            self.open_requested.emit(self._meeting)
