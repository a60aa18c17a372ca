"""The one place where a bug ends up: logged without personal data, told once, nothing lost.

Every edit is committed when it is made; what is being typed is saved, or kept as a draft, before
anything is said.
"""

import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from perm_desktop.core.errors import UserError

_log = logging.getLogger("perm_desktop")
_LOG_BYTES, _LOG_FILES = 1_000_000, 5
_HARD = "hard-crash.log"  # written by the interpreter itself while it dies
_SAVED = "Everything you did is saved."
_DRAFT = "What you typed last is kept as a draft; all else is saved."


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
    _watch_for_hard_crashes(folder / _HARD)


def _watch_for_hard_crashes(file: Path) -> None:
    """Take over what the last run left while it died, and let this one leave its own."""
    with suppress(OSError):
        left = file.read_text("utf-8", "replace") if file.exists() else ""
        if left.strip():
            _log.error("Hard crash\n%s", "\n".join(map(_without_folders, left.splitlines())))
        # open to the end: it is written when nothing else can be done any more
        faulthandler.enable(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))


def _without_folders(line: str) -> str:
    """Cut the folders off a file name: they may hold the name of the account."""
    before, quote, rest = line.partition('"')
    path, end, after = rest.partition('"')
    return f"{before}{quote}{_short(path)}{end}{after}"


def _short(path: str) -> str:
    """The part of a path from the package on, or its last name."""
    parts = path.replace("\\", "/").split("/")
    start = parts.index("perm_desktop") if "perm_desktop" in parts else -1
    return "/".join(parts[start:])


class CrashHandler(QObject):
    """Catches what nobody caught, on any thread, and says so in a plain sentence, once a time."""

    _caught = Signal(str)
    _refused = Signal(object)  # UserError

    def __init__(self, log_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = log_folder
        self._telling = self._keeping = False
        self._keep: Callable[[], bool] = lambda: True
        self._explain: Callable[[BaseException], UserError | None] = lambda _: None
        self._tell_refusal: Callable[[UserError], None] = lambda _: None
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self._on_refused, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the interpreter's hooks."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def serve(
        self,
        keep: Callable[[], bool],
        explain: Callable[[BaseException], UserError | None],
        tell: Callable[[UserError], None],
    ) -> None:
        """Work for a window: how it keeps what is typed, and what is no bug but can be told."""
        self._keep, self._explain, self._tell_refusal = keep, explain, tell

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        refusal = self._explain(error)
        if refusal is not None:
            self._refused.emit(refusal)
            return
        # start-up: needed when something broke
        import traceback

        # the message of an error may quote a note or a name; its kind and place do not
        places = (
            f"  {_short(f.filename)}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)
        )
        _log.error("%s\n%s", kind.__name__, "\n".join(places))
        if threading.current_thread() is threading.main_thread():
            self._keep_typed()
        self._caught.emit(kind.__name__)

    def _on_thread_exception(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._on_exception(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _keep_typed(self) -> bool:
        """Save what is being typed, or keep it as a draft; the way there may be broken too."""
        if self._keeping:
            return False
        self._keeping = True
        try:
            return self._keep()
        except Exception as error:  # whatever it is, the first error is the one to tell
            _log.error("%s while keeping what was typed", type(error).__name__)
            return False
        finally:
            self._keeping = False

    def _on_refused(self, error: UserError) -> None:
        if not self._telling:
            self._telling = True
            self._tell_refusal(error)
            self._telling = False

    def _tell(self, kind: str) -> None:
        if self._telling:
            return  # a bug in painting comes many times a second
        self._telling = True
        # start-up: needed when something broke
        from PySide6.QtWidgets import QMessageBox

        kept = _SAVED if self._keep_typed() else _DRAFT
        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle("PERM Desktop")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"Something went wrong inside the program. {kept}")
        box.setInformativeText(
            f"You can go on. If it happens again, close and open the program, and send the log"
            f" ({kind}) in {self._folder}."
        )
        box.exec()
        box.deleteLater()
        self._telling = False
