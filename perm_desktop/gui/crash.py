"""The one place where a bug ends up: logged without personal data, told once, nothing lost.

Every edit is committed when it is made, so there is nothing to save here.
"""

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

_log = logging.getLogger("perm_desktop")
_LOG_BYTES, _LOG_FILES = 1_000_000, 5


def start_log(folder: Path) -> None:
    """Log to five files of a megabyte in the data folder; ids and error names only."""
    # start-up: it brings the network modules of the standard library along
    from logging.handlers import RotatingFileHandler

    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "perm-desktop.log",
        maxBytes=_LOG_BYTES,
        backupCount=_LOG_FILES - 1,
        encoding="utf-8",
        delay=True,
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    _log.propagate = False


class CrashHandler(QObject):
    """Catches what nobody caught, on any thread, and says so in a plain sentence, once a time."""

    _caught = Signal(str)

    def __init__(self, log_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = log_folder
        self._telling = False
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the interpreter's hooks."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        # start-up: needed when something broke
        import traceback

        # the message of an error may quote a note or a name; its kind and place do not
        _log.error("%s\n%s", kind.__name__, "".join(traceback.format_tb(trace)))
        self._caught.emit(kind.__name__)

    def _on_thread_exception(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._on_exception(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _tell(self, kind: str) -> None:
        if self._telling:
            return  # a bug in painting comes many times a second
        self._telling = True
        # start-up: needed when something broke
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle("PERM Desktop")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("Something went wrong inside the program. Everything you did is saved.")
        box.setInformativeText(
            f"You can go on. If it happens again, close and open the program, and send the log"
            f" ({kind}) in {self._folder}."
        )
        box.exec()
        box.deleteLater()
        self._telling = False
