"""What the attendance of a meeting of one state amounts to, by the rule of its type."""

from collections.abc import Callable

from perm_desktop.core.attendance import RollUp
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.session import Session


def rolled(session: Session) -> Callable[[MeetingRow], RollUp | None]:
    """Return what tells it; None of a joint meeting, of no cycle, and without any mark."""

    def of(row: MeetingRow) -> RollUp | None:
        if row.year is None or not row.marked_states or len(row.state_codes) != 1:
            return None
        return session.coverage.facts(row.year).presence.get((row.id, row.states))

    return of
