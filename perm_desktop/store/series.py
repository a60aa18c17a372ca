"""Series of meetings, and the slots of a cycle that are spoken for."""

import sqlite3

from perm_desktop.core.rhythm import Anchor
from perm_desktop.store.catalog import Edit


def ensure(edit: Edit, cycle: int, kind: int, state: int | None, every: str, anchor: Anchor) -> int:
    """Return the series of a type in a cycle (of one state, or joint), made when missing."""
    found = edit.connection.execute(
        "SELECT id FROM series WHERE cycle = ? AND type = ? AND state IS ?", [cycle, kind, state]
    ).fetchone()
    if found:
        return int(found[0])
    ident = edit.mint()
    edit.connection.execute(
        "INSERT INTO series (id, cycle, type, state, every, first_due, start, zone)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(ident, cycle, kind, state, every),
            *(anchor.first.isoformat(), anchor.start, anchor.zone),
        ],
    )
    return ident


def set_rhythm(
    edit: Edit, cycle: int, kind: int, state: int | None, every: str, anchor: Anchor
) -> None:
    """Let a series that began before go on otherwise: it hangs on a new day, at a new distance."""
    edit.connection.execute(
        "UPDATE series SET every = ?, first_due = ?, start = ?, zone = ?"
        " WHERE cycle = ? AND type = ? AND state IS ?",
        [
            *(every, anchor.first.isoformat(), anchor.start, anchor.zone),
            *(cycle, kind, state),
        ],
    )


def set_start(edit: Edit, ident: int, start: int, zone: str) -> None:
    """Change the time at which occurrences planned from now on begin, in minutes of the day."""
    edit.connection.execute(
        "UPDATE series SET start = ?, zone = ? WHERE id = ?", [start, zone, ident]
    )


def taken_slots(connection: sqlite3.Connection, cycle: int) -> list[str]:
    """Slots that have a meeting, the cancelled and the deleted included."""
    rows = connection.execute("SELECT slot FROM meeting WHERE cycle = ? AND slot <> ''", [cycle])
    return [slot for (slot,) in rows]
