"""Reads the journal as people ask for it: steps to undo, history, the trash."""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from perm_desktop.store import journal


class Step(NamedTuple):
    """An edit that can be taken back or made again."""

    edit: int
    label: str


class EditRecord(NamedTuple):
    """One line of the history."""

    edit: int
    at: str
    author: str
    label: str
    kind: str
    state: str


def next_undo(connection: sqlite3.Connection) -> Step | None:
    """Return the latest edit that stands; the catalog's creation is no edit."""
    return _step(connection, "state = 'done' ORDER BY id DESC")


def next_redo(connection: sqlite3.Connection) -> Step | None:
    """Return the edit that was taken back last, unless something was done since."""
    return _step(connection, "state = 'undone' ORDER BY id")


def _step(connection: sqlite3.Connection, condition: str) -> Step | None:
    row = connection.execute(
        f"SELECT id, label FROM edit WHERE kind = 'do' AND {condition} LIMIT 1"
    ).fetchone()
    return Step._make(row) if row else None


def edits(
    connection: sqlite3.Connection, meeting: int | None = None, limit: int = 500
) -> list[EditRecord]:
    """Return edits, newest first: all, or those that touched one meeting or what hangs on it."""
    columns = "id, at, author, label, kind, state"
    if meeting is None:
        rows = connection.execute(f"SELECT {columns} FROM edit ORDER BY id DESC LIMIT ?", [limit])
        return [EditRecord._make(row) for row in rows]
    rows = connection.execute(
        f"SELECT {columns} FROM edit WHERE id IN (SELECT edit FROM journal WHERE meeting = ?)"
        " ORDER BY id DESC LIMIT ?",
        [meeting, limit],
    )
    return [EditRecord._make(row) for row in rows]


def changes(
    connection: sqlite3.Connection, edit: int, meeting: int | None = None
) -> Sequence[journal.Entry]:
    """Return the row changes of an edit, limited to one meeting when it is given."""
    found = journal.legible_entries(connection, edit)
    if meeting is None:
        return found
    return [entry for entry in found if _concerns(entry, meeting)]


def _concerns(entry: journal.Entry, meeting: int) -> bool:
    if entry.table == "meeting":
        return entry.row == meeting
    rows = (entry.before or {}, entry.after or {})
    return any(row.get("meeting") == meeting for row in rows)


def last_image(connection: sqlite3.Connection, table: str, row: int) -> dict[str, Any] | None:
    """Return a row as the journal saw it last, also one that is gone."""
    found = connection.execute(
        "SELECT edit FROM journal WHERE tbl = ? AND row = ? ORDER BY edit DESC LIMIT 1",
        [table, row],
    ).fetchone()
    if found is None:
        return None
    entries = journal.entries(connection, int(found[0]))
    entry = next(each for each in entries if (each.table, each.row) == (table, row))
    return entry.after or entry.before


def last_edit_at(connection: sqlite3.Connection) -> str:
    """UTC time of the latest edit, empty in a new catalog."""
    row = connection.execute("SELECT at FROM edit ORDER BY id DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""
