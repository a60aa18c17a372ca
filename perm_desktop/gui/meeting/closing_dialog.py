"""Asks before a meeting is closed that nobody attended, or that has not begun."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QWidget

from perm_desktop.core.closing import Doubt
from perm_desktop.gui.kit.dialog_layout import dialog_column

_NAMED = 6  # states that are named; more are counted


class Answer(StrEnum):
    """What to do with the meeting."""

    CANCEL = "cancel"
    CLOSE = "close"
    CLOSE_ATTENDED = "close-attended"
    RECORD = "record"


class ClosingDialog(QDialog):
    """One button an answer; Enter and Escape leave everything as it is."""

    def __init__(
        self,
        meeting: str,
        ahead: str,
        doubts: Sequence[Doubt],
        parent: QWidget | None,
        *,
        missing: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mark as held")
        self.answer = Answer.CANCEL
        sentences = [_missing_words(meeting, doubts, missing)]
        sentences += [f"{ahead} Is this the meeting that was held?"] if ahead else []
        layout = dialog_column(self, spacing=8)
        for sentence in sentences:
            layout.addWidget(_label(sentence))
        layout.addSpacing(4)
        for answer, words in _choices(doubts):
            layout.addWidget(self._button(answer, words))
        layout.addSpacing(4)
        layout.addWidget(self._cancel())

    def sizeHint(self) -> QSize:
        """Wide enough for a sentence."""
        return super().sizeHint().expandedTo(QSize(440, 0))

    def _button(self, answer: Answer, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(answer.value)
        button.setAutoDefault(False)

        def choose() -> None:
            self.answer = answer
            self.accept()

        button.clicked.connect(choose)
        return button

    def _cancel(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.rejected.connect(self.reject)
        cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setDefault(True)
        cancel.setFocus()
        return box


def _missing_words(meeting: str, doubts: Sequence[Doubt], missing: Sequence[str]) -> str:
    """What is missing, by name as far as that can be read at a glance."""
    if Doubt.NOBODY in doubts:
        return f"Nobody is recorded for {meeting}."
    if Doubt.SOME not in doubts:
        return f"{meeting}."
    named = ", ".join(missing[:_NAMED])
    more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    return f"Nothing is recorded of {named}{more}, for {meeting}."


def _choices(doubts: Sequence[Doubt]) -> list[tuple[Answer, str]]:
    if Doubt.NOBODY not in doubts and Doubt.SOME not in doubts:
        return [(Answer.CLOSE, "&Mark as held")]
    is_bare = Doubt.NOBODY in doubts
    who = "all expected" if is_bare else "the rest"
    return [
        (Answer.CLOSE_ATTENDED, f"&Mark {who} attended and close"),
        (Answer.CLOSE, f"Close &without {'attendance' if is_bare else 'them'}"),
        (Answer.RECORD, "&Go to attendance"),
    ]


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
