"""Who would be in two meetings at once after a change, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from perm_desktop.core import clashes
from perm_desktop.core.clashes import Clash
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.small_dialogs import Question

_CANCEL = QDialogButtonBox.StandardButton.Cancel


class ClashDialog(Question):
    """Tells of a change that is made; only its own button asks for it to be undone."""

    undo_requested = Signal()

    def __init__(self, found: Sequence[Clash], parent: QWidget | None) -> None:
        super().__init__(
            "Clashes",
            f"The change is made. It leads to {counted(found)}:",
            "&Keep",
            parent,
        )
        self.buttons.button(_CANCEL).hide()  # Escape keeps the change
        undo = self.buttons.addButton("&Undo", QDialogButtonBox.ButtonRole.ResetRole)
        undo.clicked.connect(self._on_undo)
        lines = QPlainTextEdit("\n".join(map(clashes.sentence, found)))
        lines.setAccessibleName("Clashes")
        lines.setReadOnly(True)
        lines.setTabChangesFocus(True)
        self.middle.addWidget(lines)
        resize_within_screen(self, QSize(620, 260))

    def _on_undo(self) -> None:
        self.accept()
        self.undo_requested.emit()


def counted(found: Sequence[Clash]) -> str:
    """ "1 clash", "12 clashes"."""
    return "1 clash" if len(found) == 1 else f"{len(found):,} clashes"
