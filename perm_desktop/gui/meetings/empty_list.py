"""What the list shows while there is no meeting in it: one sentence, one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

_MARGIN = 12


class EmptyList(QWidget):
    """Leads out: to all meetings again, or to a plan."""

    cleared = Signal()
    plan_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meetingsEmpty")
        self._leads_to_plan = False
        self._sentence = QLabel()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._button = QPushButton()
        self._button.setObjectName("meetingsWayOut")
        self._button.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        layout.addWidget(self._sentence)
        layout.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignLeft)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def tell(self, total: int, typed: str, *, has_cycle: bool) -> None:
        """Say why nothing is shown."""
        self._leads_to_plan = not total
        if total:
            what = f"has “{typed.strip()}”" if typed.strip() else "passes the filters"
            self._sentence.setText(f"None of {total:,} meetings {what}.")
            self._button.setText("Clear filters")
        elif has_cycle:
            self._sentence.setText("No meetings planned yet.")
            self._button.setText("Plan the cycle…")
        else:
            self._sentence.setText("No cycle yet.")
            self._button.setText("Add a cycle…")

    def _on_clicked(self) -> None:
        if self._leads_to_plan:
            self.plan_requested.emit()
        else:
            self.cleared.emit()
