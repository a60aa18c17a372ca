"""What the timeline shows while there is no meeting: one sentence, one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class EmptyTimeline(QWidget):
    """Lies over the whole viewport of an empty timeline."""

    plan_requested = Signal()
    states_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timelineEmpty")
        self.setAutoFillBackground(True)
        self._filtered = False
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton()
        self._button.setObjectName("timelinePlan")
        self._button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        for widget in (self._label, self._button):
            row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignTop)
        row.addStretch()
        self.explain(filtered=False)

    def explain(self, *, filtered: bool) -> None:
        """Say why nothing is there: some states alone are shown, or nothing is planned."""
        self._filtered = filtered
        if filtered:
            self._label.setText(self.tr("The chosen states have no meetings here."))
            self._button.setText(self.tr("Show all states"))
        else:
            self._label.setText(self.tr("No meetings planned yet."))
            self._button.setText(self.tr("Plan a cycle…"))

    def _on_clicked(self) -> None:
        (self.states_requested if self._filtered else self.plan_requested).emit()
