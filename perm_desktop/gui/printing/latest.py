"""Work that follows what a person changes: only the newest wish counts."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer

from perm_desktop.core.errors import UserError
from perm_desktop.gui.printing.bugs import Bug, guarded
from perm_desktop.gui.tasks import Tasks

Work = Callable[[], Any]  # on the worker
_FAILED = UserError("This cannot be shown.", "Choose something else, or close and open it again.")


class _Wish(NamedTuple):
    """What is wanted: gathered on the window's thread, made on the worker."""

    gather: Callable[[], Work]
    on_done: Callable[[Any], None]
    on_error: Callable[[UserError], None]


class Latest(QObject):
    """Runs the newest wish when wishes have settled, one at a time.

    A newer wish takes the place of one that waits. What comes of an older one is dropped, so
    that nothing stale is ever shown.
    """

    def __init__(self, tasks: Tasks, settles_after: int, parent: QObject) -> None:
        """``settles_after`` is in milliseconds from the last wish."""
        super().__init__(parent)
        self._tasks, self._settles_after = tasks, settles_after
        self._wish: _Wish | None = None  # the newest, until it is there
        self._running: _Wish | None = None
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self._begin)

    @property
    def is_waiting(self) -> bool:
        """Whether something wanted is not there yet."""
        return self._wish is not None

    def want(
        self,
        gather: Callable[[], Work],
        on_done: Callable[[Any], None],
        on_error: Callable[[UserError], None],
        *,
        at_once: bool = False,
    ) -> None:
        """Want something in place of what was wanted before, perhaps without settling first."""
        self._wish = _Wish(gather, on_done, on_error)
        self._settling.start(0 if at_once else self._settles_after)

    def drop(self) -> None:
        """Want nothing any more."""
        self._wish = None
        self._settling.stop()

    def _begin(self) -> None:
        wish = self._wish
        if wish is None or self._running is not None:
            return
        try:
            work = wish.gather()
        except UserError as error:
            self._wish = None
            wish.on_error(error)
            return
        except Exception:
            self._wish = None
            wish.on_error(_FAILED)
            raise  # a bug: the crash handler tells
        self._running = wish
        self._tasks.run("", guarded(work), self._on_done, self._on_error)

    def _on_done(self, result: Any) -> None:
        if isinstance(result, Bug):
            self._finish(lambda wish: wish.on_error(_FAILED))
            raise result.error  # the crash handler tells
        self._finish(lambda wish: wish.on_done(result))

    def _on_error(self, error: UserError) -> None:
        self._finish(lambda wish: wish.on_error(error))

    def _finish(self, tell: Callable[[_Wish], None]) -> None:
        """Tell of the newest wish only; a newer one that has settled meanwhile runs now."""
        done, self._running = self._running, None
        if done is not None and done is self._wish:
            self._wish = None
            tell(done)
        elif self._wish is not None and not self._settling.isActive():
            self._begin()
