"""Catalogs as somebody with bad intentions, or a bad disk, would send them."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

Spoil = Callable[[Path], object]


def sql(*statements: str) -> Spoil:
    """Run statements over a catalog, its own rules switched off."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN")
            for statement in statements:
                connection.execute(statement)
            connection.execute("COMMIT")

    return spoil


def without_journal(*statements: str) -> Spoil:
    """Run statements that the journal's triggers would refuse."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            kept = connection.execute(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
            ).fetchall()
            for name, _ in kept:
                connection.execute(f'DROP TRIGGER "{name}"')
            for statement in statements:
                connection.execute(statement)
            for _, made in kept:
                connection.execute(made)

    return spoil


def loosened(table: str, *statements: str) -> Spoil:
    """Rebuild a table without STRICT, keys and checks, then run statements."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute(f"CREATE TABLE loose AS SELECT * FROM {table}")
            connection.execute(f"DROP TABLE {table}")
            connection.execute(f"ALTER TABLE loose RENAME TO {table}")
            for statement in statements:
                connection.execute(statement)

    return spoil


def over(offset: int, patch: bytes) -> Spoil:
    """Lay bytes over those of the file."""

    def spoil(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[offset : offset + len(patch)] = patch
        path.write_bytes(data)

    return spoil


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100_000])


def _linked(path: Path) -> None:
    real = path.with_name("real.perm")
    path.rename(real)
    path.symlink_to(real)


def _wal(path: Path) -> None:
    """As the file lies there while another program writes it."""
    copy = path.with_name("writing.perm")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE more (id INTEGER PRIMARY KEY)")
        for ending in ("", "-wal", "-shm"):
            shutil.copy(f"{path}{ending}", f"{copy}{ending}")
    path.unlink()
    for ending in ("", "-wal", "-shm"):
        os.replace(f"{copy}{ending}", f"{path}{ending}")


def _large(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(400_000_000)


ENDLESS = (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    " SELECT i AS id, i AS meeting, NULL AS state, 'x' AS text, 'x' AS sha256, 1 AS revision FROM n"
)

# What an import refuses as a whole, with words of the reason.
REFUSED: Mapping[str, tuple[Spoil, str]] = MappingProxyType(
    {
        "a view in place of a table": (
            sql("ALTER TABLE note RENAME TO kept", "CREATE VIEW note AS SELECT * FROM kept"),
            "a view|a trigger",
        ),
        "a view without end": (sql("DROP TABLE note", f"CREATE VIEW note AS {ENDLESS}"), "a view"),
        "one more view": (sql("CREATE VIEW spy AS SELECT text FROM note"), "a view"),
        "a trigger that deletes notes": (
            sql("CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM note; END"),
            "a trigger",
        ),
        "a virtual table": (sql("CREATE VIRTUAL TABLE spy USING fts5(text)"), "a virtual table"),
        "a computed column": (
            sql("ALTER TABLE topic ADD COLUMN loud TEXT AS (upper(topic))"),
            "computed",
        ),
        "a lost table": (sql("DROP TABLE topic"), "lacks what a catalog has"),
        "a lost column": (
            loosened("topic", "ALTER TABLE topic DROP COLUMN topic"),
            "lacks what a catalog has",
        ),
        "too many tables": (
            sql(*(f"CREATE TABLE t{number} (x)" for number in range(1_001))),
            "more tables",
        ),
        "another program's number": (over(68, bytes(4)), "is not a PERM Desktop catalog"),
        "a huge version": (over(60, b"\x7f\xff\xff\xff"), "newer"),
        "a negative version": (over(60, b"\xff\xff\xff\xff"), "damaged"),
        "a version of nothing": (over(60, bytes(4)), "damaged"),
        "a file that was cut off": (_truncated, "damaged|cut off"),
        "an archive": (lambda path: path.write_bytes(b"PK\x03\x04" + bytes(1020)), "is not a"),
        "noise": (lambda path: path.write_bytes(bytes(range(256)) * 8), "is not a"),
        "nothing": (lambda path: path.write_bytes(b""), "is not a"),
        "a link": (_linked, "no file of its own"),
        "a file that is being written": (_wal, "was not closed"),
        "four hundred megabytes": (_large, "larger than a catalog can be"),
        "a blob of thirty megabytes": (
            loosened("topic", "INSERT INTO topic VALUES (1, 1, '2026-04', zeroblob(30000000))"),
            "damaged",
        ),
        "choices nested without end": (
            without_journal(
                "INSERT INTO setting VALUES (1, 'list-views', '{\"a\": [1, 2]}')",
            ),
            "values that no catalog has",
        ),
    }
)

# What is not opened as ours, but may be imported without what is wrong.
FOREIGN: Mapping[str, Spoil] = MappingProxyType(
    {
        "one more table": sql("CREATE TABLE more (id INTEGER PRIMARY KEY)"),
        "one more index": sql("CREATE INDEX spy ON note (text)"),
        "an index over an expression": sql("CREATE INDEX spy ON note (upper(text))"),
        "a table without its rules": loosened("topic"),
        "a lost trigger": sql("DROP TRIGGER journal_note_update"),
        "a path for an identity": sql("UPDATE catalog SET uid = '../../evil'"),
        "no identity": sql("DELETE FROM catalog"),
        "a changed trigger": sql(
            "DROP TRIGGER journal_note_delete",
            "CREATE TRIGGER journal_note_delete AFTER DELETE ON note BEGIN SELECT 1; END",
        ),
    }
)
