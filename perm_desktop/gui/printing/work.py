"""Long work of the print dialog: gathering, then writing or printing, with a way out."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import Report
from perm_desktop.gui.printing.bugs import Bug, guarded
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services.printing.job import Step
from perm_desktop.services.printing.paper import Paper

_FAILED = UserError(
    "This could not be made.",
    "Try again with fewer documents, or close and open the catalog again.",
)
_SLICE = 8  # documents gathered before the window may breathe: about 20 ms


class Order(NamedTuple):
    """What is to be done with documents, and who is told how it went."""

    what: str  # "Writing"
    steps: Sequence[Step]
    make: Callable[[Sequence[Paper]], Callable[[Report], Any]]  # the worker runs what it returns
    on_done: Callable[[Any], None]
    on_error: Callable[[UserError], None]
    on_stopped: Callable[[], None]  # before the worker began
    may_begin: Callable[[Sequence[Paper]], bool] = bool  # asked when all is gathered


class Work(QWidget):
    """A row of words, a bar and Cancel; seen while there is work.

    Gathering reads the catalog, so it is done on the window's thread, a few documents at a time.
    """

    finished = Signal()  # whatever became of it

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._order: Order | None = None
        self._papers: list[Paper] = []
        self._words, self._bar, self._cancel = QLabel(), QProgressBar(), QPushButton("Cancel")
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._gather)
        self._cancel.clicked.connect(self.stop)
        tasks.progressed.connect(self._tell)
        self._build()

    @property
    def is_running(self) -> bool:
        """Whether something is being made."""
        return self._order is not None

    def start(self, order: Order) -> None:
        """Gather the documents, then let the worker do what is ordered."""
        self._order, self._papers = order, []
        self._tell(0, len(order.steps))
        self._words.setText("Gathering…")
        self.show()
        self._cancel.setFocus()
        self._slices.start()

    def stop(self) -> None:
        """End the work where it is; documents that are written stay."""
        order = self._order
        if order is not None and self._slices.isActive():
            self._slices.stop()
            self._finish(order.on_stopped)
        else:
            self._tasks.stop()

    def _build(self) -> None:
        self._bar.setAccessibleName("Progress")
        self._bar.setTextVisible(False)
        self._cancel.setAccessibleName("Cancel what is running")
        self._cancel.setAutoDefault(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._words)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._cancel)
        self.hide()

    def _gather(self) -> None:
        order, place = self._order, len(self._papers)
        if order is None:
            return
        try:
            self._papers += [step() for step in order.steps[place : place + _SLICE]]
        except UserError as error:
            self._slices.stop()
            self._finish(partial(order.on_error, error))
            return
        except Exception:
            self._slices.stop()
            self._finish(partial(order.on_error, _FAILED))
            raise  # a bug: the crash handler tells
        self._tell(len(self._papers), len(order.steps))
        if len(self._papers) == len(order.steps):
            self._slices.stop()
            self._begin(order)

    def _begin(self, order: Order) -> None:
        if not order.may_begin(self._papers):
            self._finish(order.on_stopped)
            return
        self._words.setText(f"{order.what}…")
        self._bar.setRange(0, 0)  # moves without an end until there is a report
        self._tasks.run_long(
            order.what,
            guarded(order.make(self._papers)),
            partial(self._on_done, order),
            lambda error: self._finish(partial(order.on_error, error)),
        )

    def _on_done(self, order: Order, result: Any) -> None:
        if isinstance(result, Bug):
            self._finish(partial(order.on_error, _FAILED))
            raise result.error  # the crash handler tells
        self._finish(partial(order.on_done, result))

    def _finish(self, tell: Callable[[], None]) -> None:
        self._order, self._papers = None, []
        self.hide()
        self.finished.emit()
        tell()

    def _tell(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
