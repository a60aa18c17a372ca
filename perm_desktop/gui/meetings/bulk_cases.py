"""What the window's commands do when many meetings are selected."""

from collections.abc import Callable, Mapping

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.desk import Cases
from perm_desktop.services import bulk
from perm_desktop.services.bulk import Act, Bulk

_DONE = {
    Act.CANCEL: "Cancelled",
    Act.HOLD: "Marked held:",
    Act.SCHEDULE: "Scheduled again:",
    Act.PLACE: "Set the place of",
    Act.DELETE: "Moved to the trash:",
}


class BulkCases(Cases):
    """Acts on many meetings show what they would do first; one meeting has its own way."""

    def handlers(self, alone: Mapping[str, Callable[[], None]]) -> dict[str, Callable[[], None]]:
        """Return the handlers by command; ``alone`` has those for one meeting."""
        return {
            "cancel": self._for_many(Act.CANCEL, alone["cancel"]),
            "hold": self._for_many(Act.HOLD, alone["hold"]),
            "schedule": self._for_many(Act.SCHEDULE, alone["schedule"]),
            "delete": self._for_many(Act.DELETE, alone["delete"]),
            "set_place": lambda: self.offer(Act.PLACE),
        }

    def offer(self, act: Act) -> None:
        """Show what an act would do to the selected meetings, then do it."""
        from perm_desktop.gui.meetings.bulk_dialogs import BulkDialog

        session, rows = self._session, self._chosen()
        if not rows:
            return
        dialog = BulkDialog(session.catalog, act, rows, self._window)
        if self._accepted(dialog):
            self._do(dialog.bulk)

    def _do(self, wanted: Bulk) -> None:
        session = self._session
        done = session.attempt(lambda: bulk.commit(session.catalog, wanted))
        if done:
            count = "1 meeting" if done == 1 else f"{done:,} meetings"
            self._window.tell(f"{_DONE[wanted.act]} {count}. Undo takes it back in one step.")

    def _for_many(self, act: Act, alone: Callable[[], None]) -> Callable[[], None]:
        return lambda: self.offer(act) if len(self._session.chosen) > 1 else alone()

    def _chosen(self) -> list[MeetingRow]:
        """The selected meetings in the order of time, with what is being typed written."""
        self._window.flush()
        session = self._session
        rows = (session.rows[ident] for ident in session.chosen if ident in session.rows)
        return sorted(rows, key=lambda row: (row.utc, row.number))
