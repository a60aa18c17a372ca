"""Choices kept in the catalog by name, each as JSON."""

import json
import sqlite3
from typing import Any

from perm_desktop.store.catalog import Edit


def read(connection: sqlite3.Connection, key: str, default: Any) -> Any:
    """Return a choice, or the default while none was made."""
    found = connection.execute("SELECT value FROM setting WHERE key = ?", [key]).fetchone()
    return default if found is None else json.loads(found[0])


def put(edit: Edit, key: str, value: Any) -> None:
    """Keep a choice."""
    edit.connection.execute(
        "INSERT INTO setting (id, key, value) VALUES (?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [edit.mint(), key, json.dumps(value)],
    )
