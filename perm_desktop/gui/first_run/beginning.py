"""The way to a new catalog: asked for in three steps, made off the window's thread, opened."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from perm_desktop import places
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.gui.opening import Opening
from perm_desktop.gui.stage import Stage
from perm_desktop.gui.tasks import Tasks
from perm_desktop.store.catalog import Clock

if TYPE_CHECKING:
    from perm_desktop.services.first_run import FirstRun

# start-up: who has a catalog does not need the dialogs and the service


class Beginning(QObject):
    """Makes new catalogs for whichever window is there."""

    def __init__(self, stage: Stage, tasks: Tasks, opening: Opening, clock: Clock) -> None:
        super().__init__()
        self._stage, self._tasks, self._opening, self._clock = stage, tasks, opening, clock

    def serve(self, window: MainWindow) -> None:
        """Do what a window asks for."""
        window.new_requested.connect(self._ask)
        window.begin_requested.connect(self._begin)

    def _ask(self) -> None:
        """Lead through the steps: on the welcome page, or over the catalog that is open."""
        from perm_desktop.gui.first_run.steps import FirstRunDialog
        from perm_desktop.gui.first_run.welcome import Welcome
        from perm_desktop.services import first_run

        window = self._stage.window
        if window is None:
            return
        welcome = window.centralWidget()
        if isinstance(welcome, Welcome):
            welcome.show_steps()
            return
        path = first_run.free_path(places.default_catalog())
        day = first_run.today(self._clock)
        dialog = FirstRunDialog(path, day, self._tasks, window.ask, window)
        dialog.begin_requested.connect(self._begin)
        dialog.sample_requested.connect(self._opening.open_sample)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _begin(self, chosen: "FirstRun") -> None:
        """Make the catalog, then open it."""
        from perm_desktop.services import first_run

        what = f"Planning RY {chosen.year}" if chosen.plan else "Making the catalog"
        work = partial(first_run.begin, chosen, self._clock)
        self._tasks.run_long(what, work, partial(self._show, chosen.path), self._stage.tell)

    def _show(self, path: Path, planned: int) -> None:
        self._opening.open(path)
        if planned and self._stage.window is not None:
            self._stage.window.tell(f"Planned {planned:,} meetings. Undo takes them back.")
