"""Bring an older text of a meeting back, as a new step; what is there now becomes history."""

from typing import Any

from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import AgendaItem
from perm_desktop.core.texts import kept
from perm_desktop.services import meetings as meeting_services
from perm_desktop.services.history import FieldChange
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store import details, history, meetings
from perm_desktop.store.catalog import Catalog, Edit

_ITEM_FIELDS = ("title", "presenter", "notes")
_MEETING_FIELDS = ("title", "place", "starts", "minutes")


def can_restore(catalog: Catalog, meeting: int, change: FieldChange) -> bool:
    """Return whether what a change left is something to bring back, and not there now."""
    if not change.after or not is_known(change):
        return False
    return _now(catalog, meeting, change) != change.after


def restore(catalog: Catalog, meeting: int, change: FieldChange) -> None:
    """Put a text back as it was after a change. Raises UserError.

    An agenda item that is gone comes back with it, at the end of the agenda.
    """
    row = meeting_services.get(catalog, meeting)
    if not can_restore(catalog, meeting, change):
        raise UserError("This is what is there now.", "Choose an older text.")
    with catalog.edit(f"Restore {_what(change)} of {meeting_services.describe(row)}") as edit:
        match change.table:
            case "note":
                image = history.last_image(edit.connection, "note", change.row) or {}
                details.put_note(edit, meeting, image.get("state"), kept(str(change.after)))
            case "agenda_item":
                _restore_item(edit, meeting, change)
            case _:
                wanted = MeetingChange(**{change.field: change.after})
                meetings.update(edit, meeting, meeting_services.changed_values(row, wanted))


def is_known(change: FieldChange) -> bool:
    """Return whether a change is one of a text or value that can be brought back."""
    match change.table:
        case "note":
            return change.field == "text"
        case "agenda_item":
            return change.field in _ITEM_FIELDS
        case "meeting":
            return change.field in _MEETING_FIELDS
        case _:
            return False


def _now(catalog: Catalog, meeting: int, change: FieldChange) -> Any:
    """The value that stands now; None where its row is gone."""
    connection = catalog.connection
    match change.table:
        case "note":
            image = history.last_image(connection, "note", change.row) or {}
            return details.note_text(connection, meeting, image.get("state"))
        case "agenda_item":
            found = (item for item in details.agenda(connection, meeting) if item.id == change.row)
            item = next(found, None)
            return getattr(item, change.field) if item else None
        case _:
            return getattr(meeting_services.get(catalog, meeting), change.field)


def _restore_item(edit: Edit, meeting: int, change: FieldChange) -> None:
    there = {item.id: item for item in details.agenda(edit.connection, meeting)}
    value = {change.field: str(change.after)}
    if change.row in there:
        details.update_item(edit, there[change.row]._replace(**value))
        return
    image = history.last_image(edit.connection, "agenda_item", change.row) or {}
    gone = AgendaItem(0, *(image[name] for name in ("title", "minutes", "presenter", "notes")))
    details.add_items(edit, meeting, [gone._replace(**value)])


def _what(change: FieldChange) -> str:
    match change.table:
        case "note":
            return "note"
        case "agenda_item":
            return "item notes" if change.field == "notes" else f"item {change.field}"
        case _:
            return "start" if change.field == "starts" else change.field
