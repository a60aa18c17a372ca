"""What was done since a moment, newest first."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from perm_desktop.core import clock
from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.look import theme
from perm_desktop.services.worklist import KINDS
from perm_desktop.store.history import EditRecord


class ChangesDialog(QDialog):
    """A table of edits: when, what, who."""

    def __init__(self, edits: Sequence[EditRecord], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What changed")
        self.setObjectName("changesDialog")
        sentence = QLabel(f"{len(edits):,} steps since you last looked, the latest first.")
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        self.table = QTreeWidget()
        self.table.setAccessibleName("What changed")
        self.table.setHeaderLabels(["When", "What", "Who"])
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setFont(theme.font(theme.TABLE))
        for edit in edits:
            at = clock.home(datetime.fromisoformat(edit.at))
            what = f"{KINDS.get(edit.kind, '')}{edit.label}"
            item = QTreeWidgetItem([clock.short_time(at), what, edit.author])
            item.setToolTip(1, what)
            self.table.addTopLevelItem(item)
        head = self.table.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = dialog_column(self)
        for part in (sentence, self.table, buttons):
            layout.addWidget(part)
        resize_within_screen(self, QSize(620, 360))
