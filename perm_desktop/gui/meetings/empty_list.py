"""What the list shows while there is no meeting in it: one sentence, one button."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from perm_desktop.core.cycles import Cycle

_MARGIN = 12


class EmptyList(QWidget):
    """Leads out: to all meetings again, to all states, or to a plan."""

    cleared = Signal()
    states_requested = Signal()
    plan_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meetingsEmpty")
        self._way_out = self.plan_requested
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

    def tell(self, total: int, typed: str, cycle: Cycle | None, *, filtered: bool) -> None:
        """Say why nothing is shown; ``filtered`` when some states alone are shown."""
        if total:
            what = f"has “{typed.strip()}”" if typed.strip() else "passes the filters"
            self._lead(f"None of {total:,} meetings {what}.", "Clear filters", self.cleared)
        elif filtered:
            sentence = "The chosen states have no meetings here."
            self._lead(sentence, "Show all states", self.states_requested)
        elif cycle is None:
            sentence = "No cycle yet. Add one, then plan it."
            self._lead(sentence, "Add cycle…", self.plan_requested)
        else:
            sentence = f"RY {cycle.year} has no meetings yet."
            self._lead(sentence, "Plan cycle…", self.plan_requested)

    def _lead(self, sentence: str, words: str, way_out: SignalInstance) -> None:
        self._sentence.setText(sentence)
        self._button.setText(words)
        self._way_out = way_out

    def _on_clicked(self) -> None:
        self._way_out.emit()
