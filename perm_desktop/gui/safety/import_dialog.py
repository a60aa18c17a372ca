"""What an import brought over, and what it did not; and the offer of one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from perm_desktop.gui.small_dialogs import Question
from perm_desktop.services.importing import Imported

_CANCEL = QDialogButtonBox.StandardButton.Cancel
_ALL = "Everything came over, with its history. The file you were sent was left as it is."
_NOT_ALL = "The file you were sent was left as it is. Not everything came over:"


class ImportedDialog(Question):
    """The report of an import; accepting opens the new catalog."""

    def __init__(self, found: Imported, parent: QWidget | None) -> None:
        sentence = f"{found.sentence} {_NOT_ALL if found.left else _ALL}"
        super().__init__("Import a catalog", sentence, "Open it", parent)
        self.buttons.button(_CANCEL).setText("Later")
        self.left = _lines(found.left)
        self.left.setVisible(bool(found.left))
        self.middle.addWidget(self.left)


class OfferImportDialog(Question):
    """Says why a file is not opened as it is."""

    def __init__(self, name: str, parent: QWidget | None) -> None:
        super().__init__(
            "Import a catalog",
            f"“{name}” was not made on this computer. Its meetings, notes and history can be"
            " copied into a new catalog of yours, where each value is looked at first. The file"
            " itself is left as it is.",
            "Import…",
            parent,
        )


def _lines(lines: Sequence[str]) -> QPlainTextEdit:
    field = QPlainTextEdit("\n".join(lines))
    field.setAccessibleName("What did not come over")
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setMinimumHeight(80)
    return field
