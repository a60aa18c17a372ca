"""Mends what is no liaison's data: indexes, triggers, an open edit, the counter of numbers."""

import sqlite3
from collections.abc import Callable

from perm_desktop.store import inspection, journal, migrations


def in_transaction(
    connection: sqlite3.Connection, mend: Callable[[sqlite3.Connection], None]
) -> None:
    """Do one repair wholly or not at all. Raises sqlite3.DatabaseError."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        mend(connection)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def close_edit(connection: sqlite3.Connection) -> None:
    """Close the step that was left open; what it wrote stays, with its history."""
    connection.execute("DELETE FROM open_edit")


def remake_schema(connection: sqlite3.Connection) -> None:
    """Put triggers and indexes back to how a new catalog has them."""
    _, names = inspection.schema_faults(connection)
    found, wanted = migrations.schema_of(connection), migrations.fresh_schema()
    for kind in ("trigger", "index"):
        for name in names:
            if (kind, name) in found:
                connection.execute(f'DROP {kind.upper()} "{name}"')
            if (kind, name) in wanted:
                connection.execute(wanted[kind, name])


def drop_reference(connection: sqlite3.Connection, table: str, column: str, row: int) -> None:
    """Let a row refer to nothing."""
    connection.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', [row])


def remake_indexes(connection: sqlite3.Connection) -> None:
    """Fill all indexes anew from the rows."""
    connection.execute("REINDEX")


def count_on(connection: sqlite3.Connection) -> None:
    """Let the counter go on after the highest number there is; one far beyond comes back."""
    connection.execute(
        "INSERT INTO counter (name, value) SELECT 'meeting', coalesce(max(number), 0) FROM meeting"
        " WHERE true ON CONFLICT (name) DO UPDATE SET"
        " value = iif(value > ?, excluded.value, max(value, excluded.value))",
        [inspection.HIGHEST_NUMBER],
    )


def put_row(connection: sqlite3.Connection, table: str, image: inspection.Row) -> None:
    """Insert a row, or give the one that is there the values of an image."""
    names = [column.name for column in journal.columns(connection, table) if column.name in image]
    marks, columns = ", ".join("?" * len(names)), ", ".join(f'"{name}"' for name in names)
    values = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != "id")
    connection.execute(
        f'INSERT INTO "{table}" ({columns}) VALUES ({marks})'
        f" ON CONFLICT (id) DO UPDATE SET {values}",
        [image[name] for name in names],
    )
