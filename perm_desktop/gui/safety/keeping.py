"""What an open catalog needs, and what its window need not wait for."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from perm_desktop.core.errors import UserError
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.gui.safety.open_mark import OpenMark
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from perm_desktop.services.checking import Problem
    from perm_desktop.services.folders import Advice
    from perm_desktop.store.backups import Backup

# start-up: what is needed after the first picture is imported then

_AFTER_FIRST_PICTURE = 300  # milliseconds: what the eye does not wait for
_WHILE_READING = 1_000  # milliseconds: the first page is being read
_CUT_OFF = "PERM Desktop did not end as it should last time. Your catalog was checked: all is well."


class Keeping(QObject):
    """Looks after one catalog from the first picture of its window to its end.

    First the look at the whole file, then the backup, then the notices: damage is told before
    anything is built on it, and the backup is of a file that is well. It belongs to the window,
    and what the worker finds after the catalog was closed is told to nobody.
    """

    def __init__(
        self, window: MainWindow, session: Session, tasks: Tasks, data: Path, rings: Path
    ) -> None:
        super().__init__(window)
        self._window, self._catalog, self._tasks = window, session.catalog, tasks
        self._rings = rings  # folder in which a second start rings
        self._is_over = False
        # two programs may read one catalog; only the one that writes it has marks to leave
        self._mark = None if self._catalog.read_only else OpenMark(data, self._catalog.path)
        self._was_cut_off = self._mark is not None and self._mark.put()
        session.closed.connect(self._end)
        for moment, act in ((_AFTER_FIRST_PICTURE, self._begin), (_WHILE_READING, self._prepare)):
            timer = QTimer(self, singleShot=True, interval=moment)
            timer.timeout.connect(act)
            timer.start()

    def _begin(self) -> None:
        from perm_desktop.services import importing

        importing.remember_open(self._catalog)
        if not self._catalog.read_only:
            self._answer_other_starts()
            self._finish_removal()
        self._look_over()

    def _prepare(self) -> None:
        """Make the pages asked for most, while the first one is being read."""
        self._window.make_ready()

    def _end(self) -> None:
        """The catalog is closed as it should be."""
        self._is_over = True
        if self._mark is not None:
            self._mark.take_away()

    # -- at once

    def _answer_other_starts(self) -> None:
        """A second start on this catalog brings its window to the front."""
        from perm_desktop.gui.single_instance import Doorbell

        doorbell = Doorbell(self._catalog.path, self._rings, self)
        doorbell.rung.connect(self._window.come_to_front)

    def _finish_removal(self) -> None:
        """End a removal of a text that was cut off, or say that it must be asked for again."""
        from perm_desktop.services import spill

        try:
            sentence = spill.unfinished(self._catalog.path)
        except UserError as error:
            self._tell(error)
        else:
            if sentence:
                self._tell(UserError(sentence, "Remove it again with Edit > Remove a spill."))

    # -- on the worker, one after the other

    def _look_over(self) -> None:
        from perm_desktop.services import checking

        check = checking.prepared_problems(self._catalog)
        self._tasks.run("Looking the catalog over", check, self._on_checked, self._on_unchecked)

    def _on_checked(self, problems: "list[Problem]") -> None:
        if self._is_over:
            return
        if problems:
            self._window.use_cases.show_problems(problems)
        else:
            self._back_up()
            if self._was_cut_off:
                self._window.tell(_CUT_OFF)
        self._look_around()

    def _on_unchecked(self, error: UserError) -> None:
        if not self._is_over:
            self._tell(error)
            self._look_around()

    def _back_up(self) -> None:
        from perm_desktop.services import backups

        make = backups.prepared_daily(self._catalog)
        self._tasks.run("Backing up", make, _unspoken, self._tell)

    def _look_around(self) -> None:
        """What an earlier start left over, and whether the folder is a safe place."""
        from perm_desktop.services import folders

        self._window.notices.drafts.look()
        look = partial(folders.advice, self._catalog.path)
        self._tasks.run("Looking at the folder", look, self._advise, self._tell)

    def _advise(self, advice: "Advice") -> None:
        if not self._is_over:
            self._window.notices.advise(advice)

    def _tell(self, error: UserError) -> None:
        if not self._is_over:
            self._window.ask.tell(error)


def _unspoken(_: "Backup | None") -> None:
    """What goes well every day is not worth a word."""
