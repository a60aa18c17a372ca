"""Counts in the journal since a moment: what happened while nobody looked."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from perm_desktop.store.history import EditRecord

_STANDING = "edit.kind = 'do' AND edit.state = 'done' AND edit.at > ?"


class StatusChange(NamedTuple):
    """A meeting's status and start before and after an edit; None where it was not there."""

    before_status: str | None
    after_status: str | None
    before_starts: str | None
    after_starts: str | None


def status_changes(connection: sqlite3.Connection, since: str) -> Iterator[StatusChange]:
    """Yield what standing edits after a moment (UTC, as edits are stamped) did to meetings."""
    found = connection.execute(
        "SELECT json_extract(before, '$.status'), json_extract(after, '$.status'),"
        " json_extract(before, '$.starts'), json_extract(after, '$.starts')"
        f" FROM journal JOIN edit ON edit.id = journal.edit WHERE tbl = 'meeting' AND {_STANDING}",
        [since],
    )
    return map(StatusChange._make, found)


def marks(connection: sqlite3.Connection, since: str) -> int:
    """Count the attendance marks that were made or changed after a moment."""
    (count,) = connection.execute(
        "SELECT count(*) FROM journal JOIN edit ON edit.id = journal.edit"
        f" WHERE tbl = 'attendance' AND after IS NOT NULL AND {_STANDING}",
        [since],
    ).fetchone()
    return int(count)


def edits(connection: sqlite3.Connection, since: str, limit: int = 500) -> list[EditRecord]:
    """Return the edits after a moment, newest first."""
    rows = connection.execute(
        "SELECT id, at, author, label, kind, state FROM edit WHERE at > ? ORDER BY id DESC LIMIT ?",
        [since, limit],
    )
    return [EditRecord._make(row) for row in rows]


def meetings(connection: sqlite3.Connection, since: str) -> dict[int, int]:
    """Return the meeting of each edit after a moment that was about one alone and left it there."""
    rows = connection.execute(
        "SELECT edit.id, min(journal.meeting) FROM journal JOIN edit ON edit.id = journal.edit"
        " JOIN meeting ON meeting.id = journal.meeting AND meeting.trashed_at IS NULL"
        " WHERE edit.at > ? GROUP BY edit.id HAVING count(DISTINCT journal.meeting) = 1",
        [since],
    )
    return dict(rows.fetchall())
