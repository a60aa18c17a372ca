"""Looks after the open file: written by another program, moved away, or free again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from perm_desktop.core.errors import UserError
from perm_desktop.gui.session import Session
from perm_desktop.store.failures import CatalogBusyError, CatalogMovedError

_STEP = 1_000  # milliseconds: what another program wrote is seen within two of them
_RETRY_EVERY = 2  # steps
_QUIET_STEPS = 3  # another program is done with the file by then, mostly


class Watch(QObject):
    """Rereads what another program wrote, tries drafts again, and says what stands in the way."""

    troubled = Signal(object)  # UserError, or None when all is well again

    def __init__(
        self, session: Session, flush: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._flush = session, flush
        self._busy_steps = 0
        self._steps = 0
        self._told: UserError | None = None
        timer = QTimer(self, interval=_STEP)  # ends with the window, like all in it
        timer.timeout.connect(self.look)
        timer.start()
        session.typed.changed.connect(self._tell)

    def look(self) -> None:
        """Look once; called every second."""
        self._steps += 1
        if not self._session.catalog.is_moved:
            self._follow()
        if self._session.typed.pending and self._steps % _RETRY_EVERY == 0:
            self._session.typed.retry()
        self._tell()

    def retry(self) -> None:
        """Try at once what was refused."""
        self._flush()
        self._session.typed.retry()
        self._tell()

    def _follow(self) -> None:
        session = self._session
        try:
            if session.catalog.changed_elsewhere():
                session.is_stale = True
                # what was typed meets the text it was typed over before that is forgotten
                self._flush()
            if session.is_stale:
                session.reread()
            self._busy_steps = 0
        except CatalogBusyError:
            session.is_stale = True
            self._busy_steps += 1

    def _tell(self) -> None:
        found = self._trouble()
        if found is not self._told or found is None:
            self._told = found
            self.troubled.emit(found)

    def _trouble(self) -> UserError | None:
        catalog, typed = self._session.catalog, self._session.typed
        if catalog.is_moved:
            return CatalogMovedError(catalog.path)
        if typed.reason is not None and not typed.is_waiting:
            return typed.reason
        if self._busy_steps > _QUIET_STEPS:
            return CatalogBusyError(catalog.path)
        return None
