"""Three steps to a planned cycle: my states, the cycle, what to begin with."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.gui.ask import Ask
from perm_desktop.gui.first_run.begin_step import CycleStep, Start, StartStep
from perm_desktop.gui.first_run.states_step import StatesStep
from perm_desktop.gui.first_run.step_strip import StepStrip
from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.shell.busy_corner import BusyCorner
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import first_run
from perm_desktop.services.first_run import FirstRun

_STEPS = ("My states", "Cycle", "Begin")
_QUESTIONS = (
    "Which states do you answer for? It can be changed at any time.",
    "Which cycle do you begin with? Others can be added later.",
    "How do you want to begin?",
)
_LAST = len(_STEPS) - 1


class FirstRunSteps(QWidget):
    """Short pages with Back and Next; every step has an answer already, so Next is enough."""

    begin_requested = Signal(object)  # FirstRun
    sample_requested = Signal()
    left = Signal()  # Back on the first step

    def __init__(
        self, path: Path, today: date, tasks: Tasks, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._can_leave = True
        self._known = first_run.jurisdictions()
        self.strip, self._question = StepStrip(_STEPS), QLabel(_QUESTIONS[0])
        self.states, self.cycle = StatesStep(self._known), CycleStep()
        self.start = StartStep(path, ask)
        self._pages = QStackedWidget()
        self.back, self.next = QPushButton("&Back"), QPushButton("&Next")
        self._busy = BusyCorner(tasks)
        self._build()
        self.states.changed.connect(self._offer)
        self.start.changed.connect(self._name_next)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        tasks.busy_changed.connect(self._on_busy)
        self._offer()

    @property
    def step(self) -> int:
        """The step that is shown, from 0."""
        return self._pages.currentIndex()

    def stay(self) -> None:
        """There is nothing to go back to from the first step."""
        self._can_leave = False
        self._name_next()

    def begin(self) -> None:
        """Put the focus into the step that is shown."""
        (self.states, self.cycle, self.start)[self.step].begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape goes back, wherever the focus is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.next.isEnabled():
            self.next.click()
        elif event.key() == Qt.Key.Key_Escape and self.step:
            self.back.click()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setObjectName("firstRunSteps")
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self._question.setWordWrap(True)
        self.back.setObjectName("stepBack")
        self.next.setObjectName("stepNext")
        self.next.setDefault(True)
        for button in (self.back, self.next):
            button.setAutoDefault(False)
            button.setMinimumWidth(button.fontMetrics().averageCharWidth() * 14)
        self.next.setDefault(True)
        for page in (self.states, self.cycle, self.start):
            self._pages.addWidget(page)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._busy, 1)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.strip)
        layout.addWidget(self._question)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)

    def _offer(self) -> None:
        """The years that are offered follow from the states."""
        codes = self.states.codes()
        offers = first_run.offers(self._today, codes, self._known)
        self.cycle.offer(offers, first_run.suggested(self._today, codes, self._known))

    def _show(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        self.strip.set_current(step)
        self._question.setText(_QUESTIONS[step])
        self._name_next()
        self.begin()

    def _name_next(self) -> None:
        words = "&Next"
        if self.step == _LAST:
            words = "Open the &sample" if self.start.start is Start.SAMPLE else "&Begin"
        self.next.setText(words)
        self.back.setText("Bac&k" if words == "&Begin" else "&Back")
        self.back.setEnabled(bool(self.step) or self._can_leave)

    def _on_back(self) -> None:
        if self.step:
            self._show(self.step - 1)
        else:
            self.left.emit()

    def _on_next(self) -> None:
        if self.step < _LAST:
            self._show(self.step + 1)
        elif self.start.start is Start.SAMPLE:
            self.sample_requested.emit()
        else:
            self.begin_requested.emit(self._chosen())

    def _chosen(self) -> FirstRun:
        return FirstRun(
            path=self.start.path,
            states=self.states.codes(),
            year=self.cycle.year(),
            plan=self.start.start is Start.PLAN,
        )

    def _on_busy(self, what: str) -> None:
        for part in (self._pages, self.back, self.next):
            part.setEnabled(not what)
        if not what:
            self._name_next()


class FirstRunDialog(QDialog):
    """The same steps over an open catalog."""

    begin_requested = Signal(object)  # FirstRun
    sample_requested = Signal()

    def __init__(
        self, path: Path, today: date, tasks: Tasks, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("New catalog")
        self.setObjectName("firstRunDialog")
        self.steps = FirstRunSteps(path, today, tasks, ask)
        self.steps.begin_requested.connect(self.begin_requested)
        self.steps.sample_requested.connect(self.sample_requested)
        self.steps.left.connect(self.reject)
        self.steps.begin_requested.connect(self._on_begun)
        self._tasks = tasks
        self._begun = False
        dialog_column(self).addWidget(self.steps)
        resize_within_screen(self, QSize(640, 480))
        self.steps.begin()

    def reject(self) -> None:
        """Leaving ends the work too, where it has begun."""
        if self._begun:
            self._tasks.stop()
        super().reject()

    def _on_begun(self) -> None:
        self._begun = True
