"""The backups of the catalog: make one, look at them, go back to one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.safety.copies_table import CopiesTable
from perm_desktop.services.backups import Listed

_HEAD = (
    "Every backup was read and checked when it was made, and again just now. One is made each day"
    " and before each change to many meetings; they stay on this computer."
)
_LOOKING = "Looking the backups over…"
_EMPTY = "There are no backups yet. The first is made today; “Back up now” makes one at once."


class BackupsDialog(QDialog):
    """A table and what can be done with it; the work is done by who opened it."""

    backup_requested = Signal()
    restore_requested = Signal(object)  # Listed
    folder_requested = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = CopiesTable("Backups")
        self.empty, self._middle = QLabel(_EMPTY), QStackedWidget()
        self.sentence, self.state = QLabel(_HEAD), QLabel(_LOOKING)
        self.back_up = QPushButton("&Back up now")
        self.restore = QPushButton("&Restore…")
        self.folder = QPushButton("Show the &folder")
        self._build(palette)

    def show_backups(self, found: Sequence[Listed]) -> None:
        """Show what there is."""
        self.table.show_copies(found)
        self._middle.setCurrentWidget(self.table if found else self.empty)
        self.state.setText(_counted(found) if found else "")
        self.folder.setEnabled(bool(found))
        self.sentence.setVisible(bool(found))
        self.back_up.setEnabled(True)
        self._on_chosen()

    def wait(self) -> None:
        """Say that a backup is being made."""
        self.back_up.setEnabled(False)
        self.state.setText("Backing up…")

    def _build(self, palette: Palette) -> None:
        self.setWindowTitle("Backups")
        self.setObjectName("backupsDialog")
        for label in (self.sentence, self.state, self.empty):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.table, self.empty):
            self._middle.addWidget(part)
        make_primary(self.back_up, palette)
        self.back_up.setDefault(True)
        for button in (self.restore, self.folder):
            button.setAutoDefault(False)
            button.setEnabled(False)
        close = QPushButton("&Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        for button in (self.restore, self.back_up, close):
            buttons.addWidget(button)
        self.back_up.clicked.connect(self.backup_requested)
        self.restore.clicked.connect(self._on_restore)
        self.folder.clicked.connect(self.folder_requested)
        self.table.currentItemChanged.connect(self._on_chosen)
        layout = dialog_column(self)
        layout.addWidget(self.sentence)
        layout.addWidget(self._middle, 1)
        layout.addWidget(self.state)
        layout.addLayout(buttons)
        resize_within_screen(self, QSize(860, 420))

    def _on_chosen(self) -> None:
        self.restore.setEnabled(self.table.chosen() is not None)

    def _on_restore(self) -> None:
        chosen = self.table.chosen()
        if chosen is not None:
            self.restore_requested.emit(chosen)


def _counted(found: Sequence[Listed]) -> str:
    bad = sum(1 for each in found if not each.is_good)
    many = "1 backup" if len(found) == 1 else f"{len(found)} backups"
    if not bad:
        return f"{many}, all good." if len(found) > 1 else f"{many}, good."
    damaged = "1 of them is damaged" if bad == 1 else f"{bad} of them are damaged"
    return f"{many}; {damaged} and is kept out of the count."
