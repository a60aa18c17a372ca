"""Asking a state into a meeting that stands."""

from perm_desktop.core.errors import UserError
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services import meetings
from perm_desktop.store import meetings as store
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog

_SETTLED = (MeetingStatus.HELD, MeetingStatus.CANCELLED)


def invite(catalog: Catalog, meeting: int, code: str) -> None:
    """Ask a state into a meeting. Raises UserError for one that was held or cancelled."""
    row, state = meetings.get(catalog, meeting), reference.state(catalog.connection, code)
    if MeetingStatus(row.status) in _SETTLED:
        raise UserError(
            f"Meeting {row.number} is {row.status} already.",
            "Invite the state to another session, or add a walk-in there.",
        )
    with catalog.edit(f"Invite {state.name} to {meetings.describe(row)}") as edit:
        store.invite(edit, row.id, state.id)
