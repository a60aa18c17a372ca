"""What is kept of a text that was removed for good: when, by whom, why, from how many places."""

import sqlite3
from collections.abc import Collection
from typing import NamedTuple


class Removal(NamedTuple):
    """What is kept of an act of removing; never the text."""

    uid: str
    at: str
    author: str
    reason: str


class RemovalRecord(NamedTuple):
    """A removal as the history shows it, after the edit that was the latest then."""

    after_edit: int
    at: str
    author: str
    reason: str
    places: int


def removals(connection: sqlite3.Connection, meeting: int | None = None) -> list[RemovalRecord]:
    """Return what was removed for good, latest first: all, or what concerned one meeting."""
    concerned = (
        ""
        if meeting is None
        else (" WHERE id IN (SELECT removal FROM removal_meeting WHERE meeting = ?)")
    )
    rows = connection.execute(
        f"SELECT after_edit, at, author, reason, places FROM removal{concerned}"
        " ORDER BY after_edit DESC, id DESC",
        [] if meeting is None else [meeting],
    )
    return [RemovalRecord._make(row) for row in rows]


def is_kept(connection: sqlite3.Connection, uid: str) -> bool:
    """Return whether a removal was carried through in this catalog."""
    if not has_table(connection, "removal"):
        return False
    row = connection.execute("SELECT 1 FROM removal WHERE uid = ?", [uid]).fetchone()
    return row is not None


def keep(
    connection: sqlite3.Connection, removal: Removal, places: int, meetings: Collection[int]
) -> None:
    """Keep that a text was removed, once.

    A backup of an older schema has no place for the record; the catalog itself has.
    """
    if not has_table(connection, "removal") or is_kept(connection, removal.uid):
        return
    (ident,) = connection.execute(
        "INSERT INTO removal (uid, after_edit, at, author, reason, places)"
        " SELECT ?, coalesce(max(id), 0), ?, ?, ?, ? FROM edit RETURNING id",
        [*removal, places],
    ).fetchone()
    connection.executemany(
        "INSERT INTO removal_meeting (removal, meeting) VALUES (?, ?)",
        [(ident, meeting) for meeting in sorted(meetings)],
    )


def has_table(connection: sqlite3.Connection, table: str) -> bool:
    """Return whether a catalog, perhaps of an older schema, has a table."""
    return bool(
        connection.execute(
            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", [table]
        ).fetchone()
    )
