"""A catalog that cannot be opened: what there is to go on with, the best first."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.safety.copies_table import CopiesTable
from perm_desktop.services import backups, recovery
from perm_desktop.services.recovery import Offer

_KEPT = "The file as it is now is kept beside the backups, whatever you choose."
_SET_IN = 24
_AWAY = "Nothing is written until you choose."


class RecoverDialog(QDialog):
    """Two ways: what is readable of the file itself, or a backup; the better one is chosen."""

    folder_requested = Signal()

    def __init__(self, offer: Offer, reason: str, palette: Palette, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._offer = offer
        self.from_file = QRadioButton("What is readable of the file &itself", self)
        self.from_backup = QRadioButton("A &backup")
        self.table = CopiesTable("Backups")
        self.loss = _label("")
        self.recover, self.folder = QPushButton("&Recover"), QPushButton("Show the &folder")
        self._build(reason, palette)
        self.table.show_copies(offer.backups)
        best = self.from_file if offer.prefers_rescue else self.from_backup
        best.setChecked(True)
        self._on_chosen()

    def chosen(self) -> Path | None:
        """The file to go on with."""
        if self.from_file.isChecked():
            return self._offer.rescue.path if self._offer.rescue is not None else None
        found = self.table.chosen()
        return found.path if found is not None else None

    def _build(self, reason: str, palette: Palette) -> None:
        self.setWindowTitle(f"Recover {self._offer.catalog.name}")
        self.setObjectName("recoverDialog")
        head = _label(reason)
        head.setFont(theme.font(theme.STRONG))
        layout = dialog_column(self)
        layout.addWidget(head)
        if self._offer.rescue is not None:
            layout.addLayout(self._way(self.from_file, _label(self._rescue_words())))
        else:
            self.from_file.hide()
        layout.addLayout(self._way(self.from_backup, self.table, self.loss), 1)
        layout.addWidget(_label(_KEPT if self._offer.is_there else _AWAY))
        layout.addLayout(self._buttons(palette))
        if not self._offer.backups:
            for part in (self.from_backup, self.table, self.loss):
                part.hide()
        self.from_backup.setVisible(bool(self._offer.backups) and self._offer.rescue is not None)
        for way in (self.from_file, self.from_backup):
            way.toggled.connect(self._on_chosen)
        self.table.currentItemChanged.connect(self._on_row)
        resize_within_screen(self, QSize(900, 440))

    def _way(self, button: QRadioButton, *parts: QWidget) -> QVBoxLayout:
        """A choice, and below it, set in, what it means."""
        column, inside = QVBoxLayout(), QVBoxLayout()
        column.setSpacing(4)
        inside.setSpacing(4)
        if self._offer.rescue is not None and self._offer.backups:
            inside.setContentsMargins(_SET_IN, 0, 0, 0)
        column.addWidget(button)
        column.addLayout(inside, 1)
        for part in parts:
            inside.addWidget(part, int(isinstance(part, CopiesTable)))
        return column

    def _buttons(self, palette: Palette) -> QHBoxLayout:
        cancel = QPushButton("&Cancel")
        make_primary(self.recover, palette)
        self.recover.setDefault(True)
        for button in (self.folder, cancel):
            button.setAutoDefault(False)
        self.folder.clicked.connect(self.folder_requested)
        self.recover.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder)
        row.addStretch(1)
        row.addWidget(self.recover)
        row.addWidget(cancel)
        return row

    def _rescue_words(self) -> str:
        rescue = self._offer.rescue
        if rescue is None:
            return ""
        return f"{backups.holds(rescue.contents)}. {recovery.rescue_words(rescue)}"

    def _on_row(self) -> None:
        self.from_backup.setChecked(True)
        self._on_chosen()

    def _on_chosen(self) -> None:
        found = self.table.chosen()
        self.loss.setText(recovery.loss(self._offer, found) if found is not None else "")
        self.recover.setEnabled(self.chosen() is not None)


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
