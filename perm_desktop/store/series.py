"""Series of meetings, and the slots of a cycle that are spoken for."""

import sqlite3

from perm_desktop.store.catalog import Edit


def ensure(edit: Edit, cycle: int, kind: int, state: int | None, every: str) -> int:
    """Return the series of a type in a cycle (of one state, or joint), made when missing."""
    found = edit.connection.execute(
        "SELECT id FROM series WHERE cycle = ? AND type = ? AND state IS ?", [cycle, kind, state]
    ).fetchone()
    if found:
        return int(found[0])
    ident = edit.mint()
    edit.connection.execute(
        "INSERT INTO series (id, cycle, type, state, every) VALUES (?, ?, ?, ?, ?)",
        [ident, cycle, kind, state, every],
    )
    return ident


def taken_slots(connection: sqlite3.Connection, cycle: int) -> list[str]:
    """Slots that have a meeting, the cancelled and the deleted included."""
    rows = connection.execute("SELECT slot FROM meeting WHERE cycle = ? AND slot <> ''", [cycle])
    return [slot for (slot,) in rows]
