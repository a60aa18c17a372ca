"""The corner of the status bar that tells of long work and lets it be stopped."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from perm_desktop.gui.tasks import Tasks

_PATIENCE = 400  # milliseconds: what is done sooner needs no bar


class BusyCorner(QWidget):
    """Words, a bar and Cancel; hidden while nothing takes long."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._bar = QLabel(), QProgressBar()
        self._bar.setAccessibleName("Progress")
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(160)
        self._cancel = QPushButton("Cancel")
        self._cancel.setAccessibleName("Cancel what is running")
        self._cancel.hide()
        self._cancel.clicked.connect(tasks.stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        for part in (self._words, self._bar, self._cancel):
            layout.addWidget(part)
        self._waiting = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._waiting.timeout.connect(self.show)
        tasks.busy_changed.connect(self._on_busy)
        tasks.progressed.connect(self._on_progress)
        tasks.stoppable_changed.connect(self._cancel.setVisible)
        self.hide()

    def _on_busy(self, what: str) -> None:
        self._bar.setRange(0, 0)  # moves without an end until there is a report
        if what:
            self._words.setText(f"{what}…")
            self._waiting.start()
        else:
            self._waiting.stop()
            self.hide()

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
