"""Close a meeting: it was held, and perhaps all who were expected came."""

from perm_desktop.core.vocabulary import Mark, MeetingStatus
from perm_desktop.services import attendance
from perm_desktop.services import meetings as meeting_services
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store import meetings
from perm_desktop.store.catalog import Catalog


def close_meeting(catalog: Catalog, ident: int, *, all_attended: bool = False) -> None:
    """Mark a meeting as held; with ``all_attended`` also every state without a mark.

    Both are one step to undo. Raises UserError.
    """
    row = meeting_services.get(catalog, ident)
    values = meeting_services.changed_values(row, MeetingChange(status=MeetingStatus.HELD))
    to_mark = attendance.unmarked(catalog, row) if all_attended else []
    suffix = ", all attended" if to_mark else ""
    with catalog.edit(f"Mark held: {meeting_services.describe(row)}{suffix}") as edit:
        meetings.update(edit, ident, values)
        attendance.put_marks(edit, ident, to_mark, Mark.ATTENDED)
