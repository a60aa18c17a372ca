"""How long the window stands still while another process has the catalog, and what it keeps.

    python bench/bench_locked.py [SECONDS ...]     default: 1 5; the long drill: 1 30

A process holds the file, for reading too, while keys are typed into the notes, meetings are
chosen, pages turned and a command is run; a heartbeat finds the longest stand-still of the window.
"""

import os
import sqlite3
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from perm_desktop.app import Desktop, make_application
from perm_desktop.gui.crash import CrashHandler
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.services import notes, sample

BEAT = 5  # milliseconds
KEY_EVERY = 120  # milliseconds


def hold(path: str, seconds: float, begin: str, holding: Event) -> None:
    """Have the file for so long, as another program would."""
    with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as other:
        other.execute(begin)
        holding.set()
        time.sleep(seconds)
        other.execute("ROLLBACK")


class Heart:
    """Finds the longest time in which the window did nothing."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def begin(self) -> None:
        """Forget what was before."""
        self.longest, self._last = 0.0, time.perf_counter()


def main() -> None:
    """Hold the file for each time and both kinds of hold; print what was seen."""
    with TemporaryDirectory() as folder:
        os.environ["PERM_DESKTOP_HOME"] = folder
        measure(Path(folder))


def measure(folder: Path) -> None:
    """Open a window over a sample, and drill."""
    app = make_application()
    path = folder / "sample.perm"
    sample.make(path, lambda: datetime.now(UTC))
    desktop = Desktop(app, folder)
    crash = CrashHandler(folder)
    crash.install()
    crash.serve(desktop.keep_typed, desktop.explain, desktop.tell_uncaught)
    desktop.start(path)
    window = desktop.window
    assert window is not None
    window.show_page("plan")
    run_for(app, 3.0)  # what a start does later
    heart = Heart()
    heart.begin()
    work(app, window, 4.0, "")
    print(f"file free: longest stand-still {heart.longest * 1000:.0f} ms")
    for seconds in map(float, sys.argv[1:] or ("1", "5")):
        for begin in ("BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"):
            drill(app, window, heart, seconds, begin)
    desktop.close()


def drill(app: QApplication, window: MainWindow, heart: Heart, seconds: float, begin: str) -> None:
    """One hold."""
    session = window.session
    assert session is not None
    context = get_context("spawn")
    holding = context.Event()
    arguments = (str(session.catalog.path), seconds, begin, holding)
    process = context.Process(target=hold, args=arguments)
    process.start()
    while not holding.is_set():
        app.processEvents()
    heart.begin()
    typed = work(app, window, seconds, begin)
    longest = heart.longest
    process.join()
    freed = time.perf_counter()
    while (session.typed.pending or not window.flush()) and time.perf_counter() < freed + 10:
        app.processEvents()
    later = time.perf_counter() - freed
    kept = notes.read(session.catalog, typed[0])[0].text.endswith(typed[1])
    print(
        f"{begin}, {seconds:g} s: longest stand-still {longest * 1000:.0f} ms;"
        f" {'all' if kept else 'NOT'} typed text in the catalog {later:.1f} s after it was free"
    )


def work(app: QApplication, window: MainWindow, seconds: float, mark: str) -> tuple[int, str]:
    """Type, choose and turn pages for so long; returns a meeting and what was typed there last."""
    session = window.session
    assert session is not None
    meetings = sorted(session.rows)[:5]
    session.select(meetings[0])
    window.plan.meeting.open_notes()
    editor = window.plan.meeting.notes.editor
    text = f"{mark} {seconds} typed "
    keys = iter(text * 1000)
    typing = QTimer(interval=KEY_EVERY)
    typing.timeout.connect(lambda: editor.insertPlainText(next(keys)))
    typing.start()
    elsewhere = (
        partial(window.show_page, "today"),
        partial(window.show_page, "plan"),
        partial(session.select, meetings[1]),
        partial(session.select, meetings[0]),
        window.plan.meeting.open_notes,
    )
    for act in elsewhere:
        run_for(app, seconds / (len(elsewhere) + 1))
        typing.stop()
        act()
        typing.start()
    run_for(app, seconds / (len(elsewhere) + 1))
    typing.stop()
    return meetings[0], editor.toPlainText()[-20:]


def run_for(app: QApplication, seconds: float) -> None:
    """Let the window work."""
    ends = time.perf_counter() + seconds
    while time.perf_counter() < ends:
        app.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    main()
