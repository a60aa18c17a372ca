"""Which column of a file is what, kept under a name: rows in, rows out."""

import json
import sqlite3
from collections.abc import Mapping

from perm_desktop.core.vocabulary import FileKind
from perm_desktop.store.catalog import Edit


def of(connection: sqlite3.Connection, kind: FileKind) -> dict[str, dict[str, str]]:
    """Return the heads of columns by their fields, of each kept mapping by its name."""
    rows = connection.execute(
        "SELECT name, columns FROM column_map WHERE kind = ? ORDER BY name", [kind]
    )
    return {name: json.loads(columns) for name, columns in rows}


def put(edit: Edit, kind: FileKind, name: str, columns: Mapping[str, str]) -> None:
    """Keep a mapping; one of the same name is replaced."""
    edit.connection.execute(
        "INSERT INTO column_map (id, kind, name, columns) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, name) DO UPDATE SET columns = excluded.columns",
        [edit.mint(), kind, name, json.dumps(columns)],
    )


def delete(edit: Edit, kind: FileKind, name: str) -> None:
    """Forget a mapping; the journal keeps it."""
    edit.connection.execute("DELETE FROM column_map WHERE kind = ? AND name = ?", [kind, name])
