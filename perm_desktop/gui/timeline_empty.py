"""What the timeline shows while there is no meeting: one sentence, one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class EmptyTimeline(QWidget):
    """Lies over the whole viewport of an empty timeline."""

    plan_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timelineEmpty")
        self.setAutoFillBackground(True)
        label = QLabel(self.tr("No meetings planned yet."))
        label.setTextFormat(Qt.TextFormat.PlainText)
        button = QPushButton(self.tr("Plan a cycle…"))
        button.setObjectName("timelinePlan")
        button.clicked.connect(self._on_plan_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        for widget in (label, button):
            row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignTop)
        row.addStretch()

    def _on_plan_clicked(self) -> None:
        self.plan_requested.emit()
