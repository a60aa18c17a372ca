"""What the timeline shows while there is no meeting: one sentence, one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

_MARGIN = 12


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
        self._label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        layout.addWidget(self._label)
        layout.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        self.explain(None, filtered=False)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._label.text()

    def explain(self, year: int | None, *, filtered: bool) -> None:
        """Say why nothing is there: some states alone are shown, or no cycle, or no plan."""
        self._filtered = filtered
        if filtered:
            self._label.setText(self.tr("The chosen states have no meetings here."))
            self._button.setText(self.tr("Show all states"))
        elif year is None:
            self._label.setText(self.tr("No cycle yet. Add one, then plan it."))
            self._button.setText(self.tr("Add cycle…"))
        else:
            self._label.setText(self.tr("RY {} has no meetings yet.").format(year))
            self._button.setText(self.tr("Plan cycle…"))

    def _on_clicked(self) -> None:
        (self.states_requested if self._filtered else self.plan_requested).emit()
