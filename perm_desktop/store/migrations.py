"""Brings a catalog file to the schema of this program, in one transaction."""

import sqlite3
from collections.abc import Iterator
from functools import cache

from perm_desktop import assets
from perm_desktop.store import journal
from perm_desktop.store.header import APPLICATION_ID


@cache
def scripts() -> dict[int, str]:
    """Return the SQL of each migration by its number (1, 2, …, without gaps)."""
    folder = assets.tree("db") / "migrations"
    found = {
        int(entry.name.partition("_")[0]): entry.read_text("utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".sql")
    }
    if sorted(found) != list(range(1, len(found) + 1)):
        raise RuntimeError(f"migrations are not numbered without gaps: {sorted(found)}")
    return found


def latest() -> int:
    """Schema number that this program reads and writes."""
    return len(scripts())


def apply_pending(connection: sqlite3.Connection, from_version: int) -> None:
    """Run every newer migration inside the caller's transaction; ``seal`` must follow.

    The journal's triggers are gone until then. Raises sqlite3.Error; the caller rolls back.
    """
    journal.drop_triggers(connection)
    for number in range(from_version + 1, latest() + 1):
        for statement in _statements(scripts()[number]):
            connection.execute(statement)


def seal(connection: sqlite3.Connection) -> None:
    """Make the triggers, check the references and write down the schema's number."""
    journal.create_triggers(connection)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.IntegrityError("a migration left rows that refer to nothing")
    connection.execute(f"PRAGMA user_version = {latest()}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _statements(script: str) -> Iterator[str]:
    """Split a script; executescript would commit the transaction we are in."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        raise RuntimeError(f"unfinished statement in a migration: {pending.strip()[:60]}")
