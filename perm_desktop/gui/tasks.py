"""Long work off the window's thread: one worker, values in, values out."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from perm_desktop.core.errors import UserError

_log = logging.getLogger(__name__)


class Tasks(QObject):
    """Runs functions one after another on a single worker thread.

    A function takes and returns plain values; it sees no widget and no open catalog. Its outcome
    comes back on the thread that owns this object.
    """

    busy_changed = Signal(str)  # what is being done, empty when nothing is
    _finished = Signal(object, object, object)  # future, on_done, on_error

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="worker")
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        what: str,
        function: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[UserError], None],
    ) -> None:
        """Run ``function`` and hand its result to ``on_done``, a UserError to ``on_error``."""
        self.busy_changed.emit(what)
        future = self._executor.submit(function)
        future.add_done_callback(lambda done: self._finished.emit(done, on_done, on_error))

    def close(self) -> None:
        """Wait for what is running and drop what is waiting."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _on_finished(
        self,
        future: Future[Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[UserError], None],
    ) -> None:
        self.busy_changed.emit("")
        error = future.exception()
        if error is None:
            on_done(future.result())
        elif isinstance(error, UserError):
            on_error(error)
        else:
            raise error  # a bug: the crash handler tells
