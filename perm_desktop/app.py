"""Composition root: builds the application and its objects, and wires them."""

import os
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from perm_desktop import places
from perm_desktop.core.errors import CatalogInUseError, NotFoundError, UserError
from perm_desktop.gui.crash import CrashHandler, start_log
from perm_desktop.gui.look.theme import Choice, Theme
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.safety.guard import Guard
from perm_desktop.gui.safety.open_mark import OpenMark
from perm_desktop.gui.safety.patience import patiently
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import catalogs
from perm_desktop.store import failures
from perm_desktop.store.catalog import Catalog, Clock
from perm_desktop.store.files import Access

if TYPE_CHECKING:
    from perm_desktop.services.first_run import FirstRun

_PICTURE_SIZE = (1440, 900)
_AFTER_FIRST_PICTURE = 300  # milliseconds: what the eye does not wait for
_WHILE_READING = 1_000  # milliseconds: the first page is being read
_RINGS = "rings"  # folder in which a second start rings
_CUT_OFF = "PERM Desktop did not end as it should last time. Your catalog was checked: all is well."
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
    QTimer.singleShot(_AFTER_FIRST_PICTURE, crash, partial(start_log, folder))
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
    """Opens catalogs into windows; one window at a time."""

    def __init__(
        self, app: QApplication, folder: Path, clock: Clock = catalogs.system_clock
    ) -> None:
        super().__init__(app)
        self._clock, self._folder = clock, folder
        self._mark: OpenMark | None = None
        self._was_cut_off = False  # the run before did not end as it should
        self._preferences = Preferences(folder / "window.ini")
        self._theme = Theme(app, _look(self._preferences.value("look")))
        self._tasks = Tasks(self)
        self._catalog: Catalog | None = None
        self._doorbell: QObject | None = None
        self._listening = QTimer(self, singleShot=True, interval=_AFTER_FIRST_PICTURE)
        self._listening.timeout.connect(self._hang_doorbell)
        self._listening.timeout.connect(self._look_for_drafts)
        self._listening.timeout.connect(self._look_over)
        self._listening.timeout.connect(self._remember)
        self._reading = QTimer(self, singleShot=True, interval=_WHILE_READING)
        self._reading.timeout.connect(self._make_ready)
        self.window: MainWindow | None = None
        self._guard = Guard(
            *(lambda: self.window, self._tasks, clock, self.open_path, self._close_catalog, self)
        )

    def start(self, path: Path | None, *, sample: bool = False) -> bool:
        """Show the first window. False when another window has the catalog and was raised.

        Raises UserError when a catalog named on the command line cannot be opened.
        """
        if sample:
            path = self._sample()
        if path is None:
            return self._start_with_recent()
        try:
            self._show(self._opened(path))
        except CatalogInUseError:
            # start-up: needed for a second start only
            from perm_desktop.gui.single_instance import raise_other

            if raise_other(path, self._folder / _RINGS):
                return False
            raise
        except UserError as error:
            if not self._guard.can_recover(path, error):
                raise
            self._show(None)
            QTimer.singleShot(0, self, partial(self._guard.refused, path, error))
        return True

    def open_path(self, path: Path) -> None:
        """Open another catalog in a window of its own and close this one."""
        open_already = self._catalog
        if open_already is not None and path.resolve() == open_already.path.resolve():
            if open_already.is_moved:
                self._reopen(path)
            return
        self._show_or_recover(path)

    def _show_or_recover(self, path: Path) -> None:
        """Open a catalog; where it is damaged or gone, lead to what there is of it."""
        try:
            self._show(self._opened(path))
        except UserError as error:
            self._guard.refused(path, error)

    def _reopen(self, path: Path) -> None:
        """Open what has the catalog's name by now; its lock is held by the window that goes."""
        if self.window is not None and not self.window.close():
            return
        try:
            self._let_go()
            self._show(self._opened(path))
        except UserError as error:
            self._show(None)
            self._tell(error)

    def close(self) -> None:
        """Let everything go."""
        self._tasks.close()
        self._let_go()

    def keep_typed(self) -> bool:
        """Save what is being typed; False when it is kept as a draft."""
        return self.window is None or self.window.flush()

    def explain(self, error: BaseException) -> UserError | None:
        """What can be told of an error that nobody caught; nothing of a bug."""
        if isinstance(error, sqlite3.DatabaseError) and self._catalog is not None:
            return failures.told(error, self._catalog.path)
        return error if isinstance(error, UserError) else None

    def tell_uncaught(self, error: UserError) -> None:
        """A file that is busy is read again when it is free; the rest is told."""
        session = self.window.session if self.window is not None else None
        if isinstance(error, failures.CatalogBusyError) and session is not None:
            session.is_stale = True
        else:
            self._tell(error)

    def _start_with_recent(self) -> bool:
        """The catalog used last, the account's own, or the welcome page."""
        for path in (*self._preferences.remembered(), places.default_catalog()):
            if path.is_file() or self._guard.can_recover(path, NotFoundError("gone")):
                try:
                    return self.start(path)
                except UserError as error:
                    self._show(None)
                    QTimer.singleShot(0, self, partial(self._guard.refused, path, error))
                    return True
        self._show(None)
        return True

    def _opened(self, path: Path) -> Catalog:
        opening = partial(catalogs.open_catalog, path, Access.WINDOW, clock=self._clock)
        return patiently(opening)

    def _sample(self) -> Path:
        path = places.sample_catalog()
        if not path.exists():
            # start-up: made once
            from perm_desktop.services import sample

            path.parent.mkdir(parents=True, exist_ok=True)
            sample.make(path, self._clock)
        return path

    def _show(self, catalog: Catalog | None) -> None:
        """Put a new window in the place of the old one."""
        self._let_go()
        self._catalog = catalog
        session = Session(catalog) if catalog is not None else None
        window = MainWindow(session, self._theme, self._preferences, self._tasks)
        window.new_requested.connect(self._on_new)
        window.begin_requested.connect(self._on_begin)
        window.open_requested.connect(self._on_open)
        window.sample_requested.connect(self._on_sample)
        window.path_requested.connect(self.open_path)
        window.anew_requested.connect(self._reopen)
        if catalog is not None:
            window.restore_requested.connect(partial(self._guard.restore, catalog.path))
        window.recover_requested.connect(self._guard.recover)
        if session is not None:
            session.setParent(window)
        self.window = window
        window.show()
        if catalog is not None:
            self._mark = None if catalog.read_only else OpenMark(self._folder, catalog.path)
            self._was_cut_off = self._mark is not None and self._mark.put()
            self._preferences.remember(catalog.path)
            self._listening.start()
            self._reading.start()

    def _make_ready(self) -> None:
        if self.window is not None:
            self.window.make_ready()

    def _hang_doorbell(self) -> None:
        """Listen for a second start."""
        # start-up: after the first picture is early enough
        from perm_desktop.gui.single_instance import Doorbell

        if self._catalog is None or self._catalog.read_only:
            return
        doorbell = Doorbell(self._catalog.path, self._folder / _RINGS, self)
        doorbell.rung.connect(self._come_to_front)
        self._doorbell = doorbell

    def _look_for_drafts(self) -> None:
        if self.window is not None:
            self.window.look_for_drafts()

    def _look_over(self) -> None:
        """Check the whole file on the worker; damage is told before more is built on it."""
        if self._catalog is not None:
            self._guard.look_over(self._catalog, self._on_well)

    def _remember(self) -> None:
        """Count the catalog as known, and finish the removal of a text that was cut off."""
        # start-up: after the first picture is early enough
        from perm_desktop.services import importing, spill

        if self._catalog is None:
            return
        importing.remember_open(self._catalog)
        if not self._catalog.read_only:
            self._attempt(partial(self._finish_removal, spill.unfinished, self._catalog.path))

    def _finish_removal(self, finish: Callable[[Path], str], path: Path) -> None:
        if sentence := finish(path):
            raise UserError(sentence, "Remove it again with Edit > Remove a spill.")

    def _on_well(self) -> None:
        if self._was_cut_off and self.window is not None:
            self.window.tell(_CUT_OFF)

    def _close_catalog(self) -> bool:
        """Show the welcome page instead; False when a text could not be saved."""
        if self.window is None or not self.window.close():
            return False
        self._show(None)
        return True

    def _come_to_front(self) -> None:
        if self.window is not None:
            self.window.showNormal() if self.window.isMinimized() else self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def _let_go(self) -> None:
        self._listening.stop()
        self._reading.stop()
        if self._doorbell is not None:
            self._doorbell.deleteLater()
            self._doorbell = None
        if self.window is not None:
            self.window.close()
            self.window.stop_watching()
            self.window.deleteLater()
            self.window = None
        if self._catalog is not None:
            self._catalog.close()
            self._catalog = None
        if self._mark is not None:
            self._mark.take_away()
            self._mark = None

    def _on_new(self) -> None:
        """Lead to a new catalog: on the welcome page, or over the catalog that is open."""
        window = self.window
        if window is None:
            return
        # start-up: who has a catalog does not need them
        from perm_desktop.gui.first_run.steps import FirstRunDialog
        from perm_desktop.gui.first_run.welcome import Welcome
        from perm_desktop.services import first_run

        welcome = window.centralWidget()
        if isinstance(welcome, Welcome):
            welcome.show_steps()
            return
        path = first_run.free_path(places.default_catalog())
        day = first_run.today(self._clock)
        dialog = FirstRunDialog(path, day, self._tasks, window.ask, window)
        dialog.begin_requested.connect(self._on_begin)
        dialog.sample_requested.connect(self._on_sample)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_begin(self, chosen: "FirstRun") -> None:
        """Make the catalog off the window's thread, then open it."""
        from perm_desktop.services import first_run

        def show(planned: int) -> None:
            self._attempt(lambda: self._show(self._opened(chosen.path)))
            if self.window is not None and planned:
                self.window.tell(f"Planned {planned:,} meetings. Undo takes them back.")

        what = f"Planning RY {chosen.year}" if chosen.plan else "Making the catalog"
        work = partial(first_run.begin, chosen, self._clock)
        self._tasks.run_long(what, work, show, self._tell)

    def _on_open(self) -> None:
        if self.window is None:
            return
        path = self.window.ask.existing_file("Open a catalog", places.documents_folder())
        if path is None:
            return
        # start-up: the window does not need it
        from perm_desktop.services import importing

        if path.resolve() in self._preferences.recent() or importing.is_known(path):
            self.open_path(path)
        else:
            self.window.use_cases.foreign.offer(path)

    def _on_sample(self) -> None:
        self._attempt(lambda: self.open_path(self._sample()))

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            self._tell(error)

    def _tell(self, error: UserError) -> None:
        if self.window is not None:
            self.window.ask.tell(error)


def _look(name: str) -> Choice:
    return Choice(name) if name in set(Choice) else Choice.SYSTEM
