"""Who wrote the notes of a meeting, by the journal."""

import sqlite3
from typing import NamedTuple


class Recorder(NamedTuple):
    """Somebody who wrote, and when last (UTC, ISO 8601)."""

    author: str
    at: str


_OF_NOTES = """
SELECT edit.author, max(edit.at) FROM journal JOIN edit ON edit.id = journal.edit
WHERE journal.meeting = ? AND journal.tbl = 'note' AND edit.kind = 'do' AND edit.state = 'done'
GROUP BY edit.author ORDER BY 2 DESC
"""


def of_notes(connection: sqlite3.Connection, meeting: int) -> list[Recorder]:
    """Return who wrote in a meeting's notes, the latest first; what was undone does not count."""
    return [Recorder._make(row) for row in connection.execute(_OF_NOTES, [meeting])]
