"""Writes db/schema.sql: the schema of a fresh catalog, journal triggers included.

Run ``python -m tools.dump_schema`` after a new migration. A test fails when it is stale.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from perm_desktop.store import migrations

SNAPSHOT = Path(__file__).resolve().parents[1] / "db" / "schema.sql"
_HEAD = (
    "-- Made by tools/dump_schema.py: what db/migrations add up to. The program never reads it.\n"
)


def schema() -> str:
    """Return the SQL of every table, index and trigger, in the order they are made."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.apply_pending(connection, 0)
        migrations.seal(connection)
        statements = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%'"
            " ESCAPE '!' ORDER BY rowid"
        ).fetchall()
    return "\n".join([_HEAD, *(f"{sql};\n" for (sql,) in statements)])


if __name__ == "__main__":
    SNAPSHOT.write_text(schema(), "utf-8")
