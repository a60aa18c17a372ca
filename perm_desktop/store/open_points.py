"""Find the meetings whose notes may have left something open."""

import sqlite3
from collections.abc import Sequence

from perm_desktop.core.meetings import MeetingRow, Note
from perm_desktop.store import details, meetings
from perm_desktop.store.meetings import Filter

_EARLIER = """
SELECT other.id FROM meeting AS other JOIN meeting AS this ON this.id = ?
WHERE other.utc <= this.utc AND other.id <> this.id AND other.trashed_at IS NULL
AND (other.series = this.series OR (other.type = this.type AND other.cycle IS this.cycle))
AND EXISTS (SELECT 1 FROM note WHERE note.meeting = other.id AND text LIKE '%[_]%')
"""


def earlier(
    connection: sqlite3.Connection, meeting: int
) -> tuple[Sequence[MeetingRow], dict[int, Sequence[Note]]]:
    """Return the meetings of a kind before one that have boxes in their notes, and the notes.

    Raises CatalogRefusedError for a damaged text.
    """
    ids = [ident for (ident,) in connection.execute(_EARLIER, [meeting])]
    rows = meetings.rows(connection, Filter(ids=ids)) if ids else []
    return rows, {row.id: details.notes(connection, row.id) for row in rows}
