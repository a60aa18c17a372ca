"""Who cancelled a meeting, and when: read from the journal."""

import sqlite3
from collections.abc import Collection

_AT_A_TIME = 500  # variables of a statement


def cancelled_by(
    connection: sqlite3.Connection, meetings: Collection[int]
) -> dict[int, tuple[str, str]]:
    """Return the author and the moment (UTC, as edits are stamped) of the last cancelling.

    A meeting that was cancelled before the journal began, or was made as cancelled, is left out.
    """
    found: dict[int, tuple[str, str]] = {}
    wanted = list(meetings)
    for first in range(0, len(wanted), _AT_A_TIME):
        some = wanted[first : first + _AT_A_TIME]
        marks = ", ".join("?" * len(some))
        rows = connection.execute(
            "SELECT journal.meeting, edit.author, edit.at FROM journal"
            " JOIN edit ON edit.id = journal.edit"
            f" WHERE journal.meeting IN ({marks}) AND tbl = 'meeting' AND edit.state = 'done'"
            " AND json_extract(after, '$.status') = 'cancelled'"
            " AND json_extract(before, '$.status') <> 'cancelled' ORDER BY edit.id",
            some,
        )
        found |= {meeting: (author, at) for meeting, author, at in rows}
    return found
