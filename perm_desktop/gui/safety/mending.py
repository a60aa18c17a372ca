"""Leads from a catalog whose values cannot be read to one that can be opened again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from perm_desktop.core.errors import UserError
from perm_desktop.gui.stage import Stage
from perm_desktop.gui.tasks import Tasks
from perm_desktop.store.catalog import Clock

if TYPE_CHECKING:
    from perm_desktop.gui.safety.check_dialog import CheckDialog
    from perm_desktop.services.checking import Problem
    from perm_desktop.services.repairing import Outcome

# start-up: the dialog and the services are imported when a catalog cannot be opened


class Mending(QObject):
    """Shows what is wrong with a file that is not open, repairs it, and opens it."""

    def __init__(
        self,
        stage: Stage,
        tasks: Tasks,
        clock: Clock,
        open_path: Callable[[Path], None],
        recover: Callable[[Path, UserError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stage, self._tasks, self._clock = stage, tasks, clock
        self._open, self._recover = open_path, recover

    def offer(self, path: Path, reason: UserError) -> None:
        """Look the file over, then show what was found."""
        from perm_desktop.services import checking

        look = partial(checking.problems_of, path)
        show = partial(self._show, path, reason)
        self._tasks.run("Looking the catalog over", look, show, self._stage.tell)

    def _show(self, path: Path, reason: UserError, problems: "list[Problem]") -> None:
        from perm_desktop.gui.safety.check_dialog import CheckDialog

        window = self._stage.window
        if window is None or not problems:
            self._stage.tell(reason)
            return
        dialog = CheckDialog(problems, window.colors, window)
        dialog.say_why(path.name)
        dialog.repair_requested.connect(partial(self._repair, path, dialog))
        dialog.recover_requested.connect(dialog.reject)
        dialog.recover_requested.connect(partial(self._recover, path, reason))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _repair(self, path: Path, dialog: "CheckDialog") -> None:
        from perm_desktop.services import repairing

        def open_it(_result: int) -> None:
            self._open(path)

        def repaired(outcome: "Outcome") -> None:
            dialog.show_outcome(outcome)
            if not outcome.left:
                dialog.finished.connect(open_it)

        work = partial(repairing.repair_file, path, self._clock)
        dialog.repair.setEnabled(False)
        self._tasks.run("Repairing", work, repaired, self._stage.tell)
