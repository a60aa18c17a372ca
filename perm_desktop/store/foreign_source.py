"""Reads a catalog that somebody sent, trusting nothing in it: its bytes, its schema, its rows.

The file is read into memory, so that nothing in it or beside it can change. A schema is code: one
with views, virtual tables, generated columns or triggers of its own is refused before a row is
read.
"""

import sqlite3
import stat
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from perm_desktop.core.errors import CatalogRefusedError, NotFoundError, UserError
from perm_desktop.store import journal, migrations
from perm_desktop.store.header import APPLICATION_ID, read_header

_LARGEST = 256_000_000  # bytes of a file; a catalog of ten years has about 50 million
LONGEST = 8_000_000  # bytes of a value
_MOST_ROWS = 2_000_000
_MOST_OBJECTS = 1_000  # tables, indexes and triggers
_SCHEMA_SECONDS, _DATA_SECONDS = 4.0, 120.0
_STEPS = 10_000  # of SQLite between two looks at the time

# What is copied, and in which order: a row refers to rows before it.
TABLES = (
    *("role", "state", "meeting_type", "type_text", "type_role", "type_source", "standing_item"),
    *("cycle", "cycle_phase", "cycle_state", "cycle_contractor", "cycle_type", "not_held"),
    *("topic", "suspension", "series", "meeting", "meeting_state", "agenda_item", "note"),
    *("decision", "difference", "data_delay", "deadline_rule", "deadline_start"),
    *("deadline_met", "review_comment", "frozen_type", "person", "tenure"),
    *("attendance", "audience_change", "rsvp", "agenda_item_role", "known_name", "column_map"),
    *("setting",),
)
HISTORY = ("edit", "journal", "removal", "removal_meeting")
_FACTS = ("catalog", "counter", "open_edit")  # of the file itself
Row = dict[str, Any]
Table = dict[str, list[str]]  # columns by table


class Source:
    """A catalog of somebody else in memory, open for reading. To be closed."""

    def __init__(self, path: Path, data: bytes, version: int) -> None:
        self.path = path
        self.version = version
        self.extra = 0  # tables that a catalog has not
        self._until = time.monotonic() + _SCHEMA_SECONDS
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        try:
            self._prepare(data)
            self.tables = self._readable()
        except sqlite3.Error as error:
            self.connection.close()
            raise self.refusal() from error
        except BaseException:
            self.connection.close()
            raise
        self._until = time.monotonic() + _DATA_SECONDS

    def close(self) -> None:
        """Let the copy go."""
        self.connection.close()

    def refusal(self, why: str = "is damaged") -> CatalogRefusedError:
        """The sentence for a file that cannot be read."""
        if time.monotonic() > self._until:
            why = "takes too long to read"
        return refused(self.path, why)

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of a table, with our columns only. Raises CatalogRefusedError."""
        names = self.tables[table]
        columns = ", ".join(f'"{name}"' for name in names)
        try:
            # NOT INDEXED: an index over an expression is code, too
            found = self.connection.execute(f'SELECT {columns} FROM "{table}" NOT INDEXED')
            for number, values in enumerate(found):
                if number > _MOST_ROWS:
                    raise refused(self.path, f"has more than {_MOST_ROWS:,} rows in a table")
                yield dict(zip(names, values, strict=True))
        except sqlite3.Error as error:
            raise self.refusal() from error

    def _prepare(self, data: bytes) -> None:
        connection = self.connection
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1)
        connection.set_progress_handler(self._is_late, _STEPS)
        connection.deserialize(data)
        for name, value in (
            ("trusted_schema", "OFF"),
            ("query_only", "ON"),
            ("cell_size_check", "ON"),
            ("temp_store", "MEMORY"),
        ):
            connection.execute(f"PRAGMA {name} = {value}")

    def _is_late(self) -> int:
        return int(time.monotonic() > self._until)

    def _readable(self) -> Table:
        """Look at the schema, then let nothing be read but what is in the list."""
        objects = self.connection.execute(
            "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema LIMIT ?",
            [_MOST_OBJECTS + 1],
        ).fetchall()
        self._check_objects(objects)
        expected = columns_of(self.version)
        for table, wanted in expected.items():
            self._check_columns(table, wanted)
        self.connection.set_authorizer(_Guard(expected).allows)
        return expected

    def _check_objects(self, objects: Sequence[tuple[str, str, str, str]]) -> None:
        if len(objects) > _MOST_OBJECTS:
            raise refused(self.path, "has more tables than a catalog can have")
        for kind, name, table, sql in objects:
            if kind == "view":
                raise refused(self.path, "holds a view, which a catalog has none of")
            if sql.lstrip().upper().startswith("CREATE VIRTUAL"):
                raise refused(self.path, "holds a virtual table, which a catalog has none of")
            if kind == "trigger" and not _is_our_trigger(name, table):
                raise refused(self.path, "holds a trigger that is not of a catalog")
            if kind not in ("table", "index", "trigger"):
                raise refused(self.path, "is damaged")
        ours = {*TABLES, *HISTORY, *_FACTS}
        names = (name for kind, name, *_ in objects if kind == "table")
        self.extra = sum(name not in ours and not name.startswith("sqlite_") for name in names)

    def _check_columns(self, table: str, wanted: list[str]) -> None:
        shape = self.connection.execute(
            "SELECT name, hidden FROM pragma_table_xinfo(?)", [table]
        ).fetchall()
        if any(hidden for _, hidden in shape):
            raise refused(self.path, "holds columns that are computed")
        missing = set(wanted) - {name for name, _ in shape}
        if missing:
            raise refused(self.path, f"lacks what a catalog has ({table})")


class _Guard:
    """Says to SQLite what a statement may do: read the listed columns, and nothing else."""

    def __init__(self, tables: Table) -> None:
        self._tables = {table: frozenset(columns) for table, columns in tables.items()}

    def allows(
        self, act: int, first: str | None, second: str | None, _base: str | None, _by: str | None
    ) -> int:
        if act == sqlite3.SQLITE_SELECT:
            return sqlite3.SQLITE_OK
        if act == sqlite3.SQLITE_READ and second in self._tables.get(first or "", ()):
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY


def opened(path: Path) -> Source:
    """Read a file into memory and look at what it says it is. Raises UserError."""
    data = _data(path)
    header = read_header(path)
    if header is None or header.application_id != APPLICATION_ID:
        raise refused(path, "is not a PERM Desktop catalog")
    if header.is_wal:
        raise refused(path, "was not closed when it was copied", "Ask for one made by Save a copy.")
    if header.schema_version < 1:
        raise refused(path, "is damaged")
    if header.schema_version > migrations.latest():
        raise refused(
            path,
            f"was written by a newer PERM Desktop (catalog version {header.schema_version})",
            "Import it with the newer program.",
        )
    return Source(path, data, header.schema_version)


def refused(
    path: Path, why: str, next_step: str = "Ask the sender for another copy."
) -> CatalogRefusedError:
    """The sentence for a file that is not imported."""
    return CatalogRefusedError(f"“{path.name}” {why}; it was left as it is.", next_step)


def _data(path: Path) -> bytes:
    try:
        facts = path.lstat()
        if stat.S_ISLNK(facts.st_mode) or not stat.S_ISREG(facts.st_mode):
            raise refused(path, "is no file of its own", "Choose the file that it stands for.")
        if facts.st_size > _LARGEST:
            raise refused(path, f"is larger than a catalog can be ({facts.st_size:,} bytes)")
        for ending in ("-journal", "-wal"):
            beside = path.with_name(f"{path.name}{ending}")
            if beside.exists() and beside.stat().st_size:
                step = "Ask for one made by Save a copy."
                raise refused(path, "was not closed when it was copied", step)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFoundError(f"There is no file “{path}”.", "Look for it and try again.") from error
    except OSError as error:
        raise UserError(
            f"“{path.name}” cannot be read ({error.strerror}).", "Look at its permissions."
        ) from error
    if len(data) < 512 or len(data) % 512:
        raise refused(path, "is not a PERM Desktop catalog, or was cut off")
    return data


def _is_our_trigger(name: str, table: str) -> bool:
    """They never run here; a catalog of ours has three on each table."""
    return name in {f"journal_{table}_{event}" for event in ("insert", "update", "delete")}


def columns_of(version: int) -> Table:
    """Columns of what is copied, as the migrations of a version make them."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.apply_pending(connection, 0, version)
        tables = [*TABLES, *HISTORY, "catalog"]
        found = {
            table: [column.name for column in journal.columns(connection, table)]
            for table in tables
        }
        return {table: names for table, names in found.items() if names}
    finally:
        connection.close()
