"""What is there for commands to act on, and what is missing where one is off."""

from types import MappingProxyType

from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.actions import Needs
from perm_desktop.gui.session import Session

_SETTLED = frozenset({MeetingStatus.HELD.value, MeetingStatus.CANCELLED.value})
_WRITING = frozenset(Needs) - {Needs.NOTHING, Needs.CATALOG, Needs.MEETING}
_MISSING = MappingProxyType(
    {
        Needs.CYCLE: "Add a cycle first",
        Needs.MEETING: "Select a meeting first",
        Needs.CHANGE_MEETING: "Select a meeting first",
        Needs.OPEN_MEETING: "Select a meeting that is not held or cancelled yet",
        Needs.STANDING_MEETING: "Select a meeting that is not cancelled",
        Needs.SETTLED_MEETING: "Select a meeting that was held or cancelled",
    }
)


def possible(session: Session | None) -> frozenset[Needs]:
    """Return the needs that are met; of several chosen meetings one is enough."""
    have = {Needs.NOTHING}
    if session is None:
        return frozenset(have)
    have.add(Needs.CATALOG)
    if session.selected_row is not None:
        have.add(Needs.MEETING)
        have |= _of_statuses(session)
    if session.cycle:
        have.add(Needs.CYCLE)
    have.add(Needs.WRITABLE)
    return frozenset(have - _WRITING if session.catalog.read_only else have)


def why_off(needs: Needs | None, session: Session | None) -> str:
    """Return what is missing for a command."""
    if session is None:
        return "Open a catalog first"
    if session.catalog.read_only and needs in _WRITING:
        return "This catalog is open for reading only"
    if needs is None:
        return "There is nothing to do it with"
    return _MISSING.get(needs, "There is nothing to do it with")


def _of_statuses(session: Session) -> set[Needs]:
    statuses = {session.rows[ident].status for ident in session.chosen if ident in session.rows}
    have = {Needs.CHANGE_MEETING}
    if statuses - _SETTLED:
        have.add(Needs.OPEN_MEETING)
    if statuses & _SETTLED:
        have.add(Needs.SETTLED_MEETING)
    if statuses - {MeetingStatus.CANCELLED.value}:
        have.add(Needs.STANDING_MEETING)
    return have
