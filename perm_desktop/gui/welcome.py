"""What the window shows while no catalog is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from perm_desktop.gui import theme

_RECENT_SHOWN = 5


class Welcome(QWidget):
    """One sentence and the ways to begin."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    recent_requested = Signal(object)  # Path

    def __init__(self, recent: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 40, 40, 40)
        layout.setSpacing(12)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        head = QLabel("Plan, track and prove every meeting of a PERM cycle")
        head.setFont(theme.font(theme.PAGE))
        sentence = QLabel(
            "A catalog is one file on this computer. Make one, open one, or look around in the"
            " sample, which has made-up people and meetings."
        )
        for label in (head, sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)
        for text, signal in (
            ("&New catalog…", self.new_requested),
            ("&Open a catalog…", self.open_requested),
            ("Open the &sample", self.sample_requested),
        ):
            button = QPushButton(text)
            button.setMinimumSize(220, 32)
            button.clicked.connect(signal)
            layout.addWidget(button)
        self._add_recent(layout, recent[:_RECENT_SHOWN])

    def _add_recent(self, layout: QVBoxLayout, recent: Sequence[Path]) -> None:
        if not recent:
            return
        head = QLabel("Recent")
        head.setFont(theme.font(theme.STRONG))
        layout.addWidget(head)
        for path in recent:
            button = QPushButton(str(path).replace("&", "&&"))
            button.setFlat(True)
            button.setProperty("path", str(path))
            button.clicked.connect(self._on_recent)
            layout.addWidget(button)

    def _on_recent(self) -> None:
        self.recent_requested.emit(Path(self.sender().property("path")))
