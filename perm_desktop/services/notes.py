"""Write what was said."""

from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow, Note
from perm_desktop.core.texts import kept
from perm_desktop.services import meetings as meeting_services
from perm_desktop.store import details, reference
from perm_desktop.store.catalog import Catalog


def read(catalog: Catalog, meeting: int) -> list[Note]:
    """Return the meeting's notes. Raises CatalogRefusedError for a damaged text."""
    return details.notes(catalog.connection, meeting)


def append(catalog: Catalog, meeting: int, text: str, state: str = "") -> None:
    """Add a paragraph after an empty line. Raises UserError for an empty one."""
    paragraph = kept(text).strip("\n")
    if not paragraph.strip():
        raise UserError("The note is empty.", "Write something, for example --text “Ohio asked …”.")
    row = meeting_services.get(catalog, meeting)
    state_id = _state_id(catalog, row, state)
    with catalog.edit(f"Note on {meeting_services.describe(row)}") as edit:
        earlier = details.note_text(edit.connection, meeting, state_id)
        joined = f"{earlier.rstrip(chr(10))}\n\n{paragraph}" if earlier.strip() else paragraph
        details.put_note(edit, meeting, state_id, kept(joined))


def write(catalog: Catalog, meeting: int, text: str, state: str = "") -> None:
    """Replace a note's text, as typed; typing that goes on stays one step to undo."""
    row = meeting_services.get(catalog, meeting)
    state_id = _state_id(catalog, row, state)
    label = f"Note on {meeting_services.describe(row)}"
    cleaned = kept(text)
    with catalog.edit(label, merge_key=f"note/{meeting}/{state}") as edit:
        if cleaned != details.note_text(edit.connection, meeting, state_id):
            details.put_note(edit, meeting, state_id, cleaned)


def _state_id(catalog: Catalog, row: MeetingRow, state: str) -> int | None:
    if not state:
        return None
    found = reference.state(catalog.connection, state)
    if found.code not in row.state_codes:
        raise UserError(
            f"{found.name} is not invited to meeting {row.number}.",
            f"Invited: {', '.join(row.state_codes)}.",
        )
    return found.id
