"""Composition root: builds the application and its objects, and wires them."""

import os
import sqlite3
import sys
from argparse import Namespace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from perm_desktop import places
from perm_desktop.core.errors import UserError
from perm_desktop.gui.crash import CrashHandler, start_log
from perm_desktop.gui.first_run.beginning import Beginning
from perm_desktop.gui.look.theme import Choice, Theme
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.gui.opening import Opening
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.safety.keeping import Keeping
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import catalogs, damage
from perm_desktop.store import failures
from perm_desktop.store.catalog import Catalog, Clock

_PICTURE_SIZE = (1440, 900)
_LOG_AFTER = 300  # milliseconds: the first picture does not wait for the log
_RINGS = "rings"  # folder in which a second start rings
_SETTLING_ROUNDS = 5  # layouts and first paints


def run(arguments: Namespace) -> int:
    """Open the window (or do what ``demo`` and ``--self-test`` ask); returns the exit code."""
    app = make_application()
    if arguments.self_test:
        return self_test(app)
    if arguments.command == "demo":
        return demo(app, arguments.out)
    folder = places.data_folder()
    crash = CrashHandler(folder)
    crash.install()
    QTimer.singleShot(_LOG_AFTER, crash, partial(start_log, folder))
    desktop = Desktop(app, folder)
    crash.serve(desktop.keep_typed, desktop.explain, desktop.tell_uncaught)
    try:
        opened = desktop.start(arguments.catalog, sample=arguments.sample)
    except UserError as error:
        print(error, file=sys.stderr)
        desktop.close()
        return error.exit_code
    if opened:
        app.exec()
    desktop.close()
    return 0


def make_application() -> QApplication:
    """Make the one application object with its names."""
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("PERM Desktop")
    app.setApplicationDisplayName("")  # the window's own title says it
    app.setDesktopFileName("perm-desktop")
    return app


def demo(app: QApplication, folder: Path) -> int:
    """Make a sample catalog, its plan, one agenda and one picture; print the four paths."""
    # start-up: the window does not need it
    from perm_desktop.services.demo import make_all

    try:
        paths = make_all(folder, partial(take_picture, app))
    except (UserError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    for name, path in paths.items():
        print(f"{name}: {path}")
    return 0


def self_test(app: QApplication) -> int:
    """Try every part that packaging can break; prints what was tried, returns the exit code."""
    import tempfile  # start-up: the window does not need it

    with tempfile.TemporaryDirectory() as folder:
        if code := demo(app, Path(folder)):
            return code
    print(f"Self-test passed ({app.platformName()}).")
    return 0


def take_picture(app: QApplication, catalog: Path, selected: int, target: Path) -> None:
    """Save a picture of the window with a meeting selected. Raises UserError."""
    import tempfile  # start-up: the window does not need it

    with tempfile.TemporaryDirectory() as settings:
        desktop = Desktop(app, Path(settings))
        try:
            desktop.start(catalog)
            if desktop.window is None or desktop.window.session is None:
                raise RuntimeError("the window did not open")
            desktop.window.resize(*_PICTURE_SIZE)
            desktop.window.show_page("plan")
            desktop.window.reset_layout()
            desktop.window.session.select(selected)
            for _ in range(_SETTLING_ROUNDS):
                app.processEvents()
            if not desktop.window.grab().save(str(target)):
                raise UserError(f"“{target}” cannot be written.", "Choose another folder.")
        finally:
            desktop.close()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Desktop(QObject):
    """The stage: shows one window at a time, over a catalog or as the welcome page.

    Everything a window asks for is done by the small objects beside it; each is made here and
    told what it works with.
    """

    def __init__(
        self, app: QApplication, folder: Path, clock: Clock = catalogs.system_clock
    ) -> None:
        super().__init__(app)
        self._folder, self._rings = folder, folder / _RINGS
        self._preferences = Preferences(folder / "window.ini")
        self._theme = Theme(app, _look(self._preferences.value("look")))
        self._tasks = Tasks(self)
        self._opening = Opening(self, self._tasks, self._preferences, clock, self._rings)
        self._beginning = Beginning(self, self._tasks, self._opening, clock)
        self.window: MainWindow | None = None

    def start(self, path: Path | None, *, sample: bool = False) -> bool:
        """Show the first window. False when another window has the catalog and was raised.

        Raises UserError when a catalog named on the command line cannot be opened.
        """
        return self._opening.start(path, sample=sample)

    def open_path(self, path: Path) -> None:
        """Open another catalog in a window of its own and close this one."""
        self._opening.open(path)

    def close(self) -> None:
        """Let everything go; the catalog first, for the next start wants it."""
        self._let_go()
        self._tasks.close()

    # -- the stage

    def show(self, catalog: Catalog | None) -> bool:
        """Put a window, or the welcome page, in the place of the one that is there: see Stage."""
        session = _session(catalog) if catalog is not None else None
        if not self.leave():
            if session is not None:
                session.close()
            return False
        window = MainWindow(session, self._theme, self._preferences, self._tasks)
        self._opening.serve(window)
        self._beginning.serve(window)
        self.window = window
        window.show()
        if session is not None:
            session.setParent(window)
            self._preferences.remember(session.catalog.path)
            Keeping(window, session, self._tasks, self._folder, self._rings)
        return True

    def leave(self) -> bool:
        """Close the window and its catalog; False when the liaison stays."""
        if self.window is not None and not self.window.close():
            return False
        self._let_go()
        return True

    def tell(self, error: UserError) -> None:
        """Say it in the window that is there."""
        if self.window is not None:
            self.window.ask.tell(error)

    def _let_go(self) -> None:
        window, self.window = self.window, None
        if window is None:
            return
        if window.isVisible():
            window.close()
        if window.session is not None:
            window.session.close()
        window.deleteLater()

    # -- what nobody caught

    def keep_typed(self) -> bool:
        """Save what is being typed; False when it is kept as a draft."""
        return self.window is None or self.window.flush()

    def explain(self, error: BaseException) -> UserError | None:
        """What can be told of an error that nobody caught; nothing of a bug."""
        session = self.window.session if self.window is not None else None
        if isinstance(error, UserError) or session is None:
            return error if isinstance(error, UserError) else None
        if isinstance(error, sqlite3.DatabaseError):
            told = failures.told(error, session.catalog.path)
            if told is not None:
                return told
        return session.explain(error)

    def tell_uncaught(self, error: UserError) -> None:
        """A file that is busy is read again when it is free; the rest is told."""
        session = self.window.session if self.window is not None else None
        if isinstance(error, failures.CatalogBusyError) and session is not None:
            session.is_stale = True
        else:
            self.tell(error)


def _session(catalog: Catalog) -> Session:
    try:
        with damage.telling(catalog):
            damage.expect_legible(catalog)
            return Session(catalog)
    except UserError:
        catalog.close()
        raise


def _look(name: str) -> Choice:
    return Choice(name) if name in set(Choice) else Choice.SYSTEM
