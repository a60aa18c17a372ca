"""Long work off the window's thread: one worker, values in, values out."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import Report, StoppedError

_log = logging.getLogger(__name__)


class _Outcome(NamedTuple):
    """A finished task and who waits for it."""

    future: Future[Any]
    on_done: Callable[[Any], None]
    on_error: Callable[[UserError], None]
    is_told: bool


class Tasks(QObject):
    """Runs functions one after another on a single worker thread.

    A function takes and returns plain values; it sees no widget and no open catalog. Its outcome
    comes back on the thread that owns this object.
    """

    busy_changed = Signal(str)  # what is being done, empty when nothing is
    progressed = Signal(int, int)  # done, total
    stoppable_changed = Signal(bool)
    _finished = Signal(object)  # _Outcome

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="worker")
        self._stop = Event()
        self._is_closed = False
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        what: str,
        function: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[UserError], None],
    ) -> None:
        """Run ``function`` and hand its result to ``on_done``, a UserError to ``on_error``.

        An empty ``what`` is told to nobody: it is over before anyone would ask.
        """
        self._begin(what, function, on_done, on_error)

    def run_long(
        self,
        what: str,
        function: Callable[[Report], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[UserError], None],
    ) -> None:
        """Run what reports its progress and can be stopped; then neither callable is called."""
        self._stop.clear()
        self.stoppable_changed.emit(True)
        self._begin(what, lambda: function(self._report), on_done, on_error)

    def stop(self) -> None:
        """Ask the running long task to end; it does at its next report."""
        self._stop.set()

    def close(self) -> None:
        """Wait for what is running and drop what is waiting; no outcome is told any more."""
        self._is_closed = True
        self.stop()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _begin(
        self,
        what: str,
        function: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[UserError], None],
    ) -> None:
        is_told = bool(what)
        if is_told:
            self.busy_changed.emit(what)
        future = self._executor.submit(function)
        future.add_done_callback(
            lambda done: self._finished.emit(_Outcome(done, on_done, on_error, is_told))
        )

    def _report(self, done: int, total: int) -> None:
        """Called on the worker; the signal is queued to the window's thread."""
        if self._stop.is_set():
            raise StoppedError
        self.progressed.emit(done, total)

    def _on_finished(self, outcome: _Outcome) -> None:
        if self._is_closed:
            return
        if outcome.is_told:
            self.stoppable_changed.emit(False)
            self.busy_changed.emit("")
        error = outcome.future.exception()
        if error is None:
            outcome.on_done(outcome.future.result())
        elif isinstance(error, UserError):
            outcome.on_error(error)
        elif not isinstance(error, StoppedError):
            raise error  # a bug: the crash handler tells
