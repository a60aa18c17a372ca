"""Brings a catalog file to the schema of this program, in one transaction."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache

from perm_desktop import assets
from perm_desktop.store import journal
from perm_desktop.store.header import APPLICATION_ID

Schema = dict[tuple[str, str], str]


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


def apply_pending(
    connection: sqlite3.Connection, from_version: int, to_version: int | None = None
) -> None:
    """Run every newer migration inside the caller's transaction; ``seal`` must follow.

    The journal's triggers are gone until then. Raises sqlite3.Error; the caller rolls back.
    """
    journal.drop_triggers(connection)
    for number in range(from_version + 1, (to_version or latest()) + 1):
        for statement in _statements(scripts()[number]):
            connection.execute(statement)


def seal(connection: sqlite3.Connection, version: int | None = None) -> None:
    """Make the triggers, check the references and write down the schema's number."""
    journal.create_triggers(connection)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.IntegrityError("a migration left rows that refer to nothing")
    connection.execute(f"PRAGMA user_version = {version or latest()}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def version_of(connection: sqlite3.Connection) -> int:
    """Schema number that an open file says it has."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Return the SQL of each table, index and trigger by kind and name."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    # SQLite keeps a table of its own for AUTOINCREMENT
    return {(kind, name): sql for kind, name, sql in rows if not name.startswith("sqlite_")}


def fresh_schema(version: int | None = None) -> Schema:
    """Return the schema that a new catalog of a version has."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        apply_pending(connection, 0, version)
        seal(connection, version)
        return schema_of(connection)


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
