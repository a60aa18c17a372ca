"""Copies a catalog that somebody sent into a new one of ours, value by value.

Rows are copied by name of table and column, each value looked at, into the schema that our
migrations make; its keys and checks have the last word. The history comes over as a whole, or,
when it does not lead to the rows that came over, not at all.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from perm_desktop.core import clock
from perm_desktop.core.progress import Report
from perm_desktop.core.sound_values import is_sound
from perm_desktop.core.texts import checksum
from perm_desktop.store import journal, migrations
from perm_desktop.store.foreign_source import LONGEST, TABLES, Row, Source, columns_of

# references that a row can do without
_LOOSE = (("meeting", "series"), ("meeting", "suspension"), ("meeting", "cycle"))


@dataclass(slots=True)
class Copied:
    """What came over, and what did not."""

    rows: dict[str, int] = field(default_factory=dict[str, int])
    unsound: Counter[str] = field(default_factory=Counter[str])
    dangling: Counter[str] = field(default_factory=Counter[str])
    damaged: list[str] = field(default_factory=list[str])  # whose note: "meeting 214"
    has_history: bool = False
    is_sample: bool = False


def copy(source: Source, target: sqlite3.Connection, report: Report) -> Copied:
    """Copy all that is sound into an empty database of ours; triggers must not be there yet."""
    copied = Copied()
    kept: dict[str, dict[int, Row]] = {}
    tables = [table for table in TABLES if table in source.tables]
    for place, table in enumerate(tables):
        report(place, len(tables) + 1)
        kept[table] = _copy_table(source, target, table, copied)
    _set_counter(target)
    report(len(tables), len(tables) + 1)
    copied.is_sample = any(row["is_sample"] == 1 for row in source.rows("catalog"))
    copied.has_history = _copy_history(source, target, kept)
    return copied


def _copy_table(
    source: Source, target: sqlite3.Connection, table: str, copied: Copied
) -> dict[int, Row]:
    kept: dict[int, Row] = {}
    for row in source.rows(table):
        if not _is_row(table, row):
            copied.unsound[table] += 1
            continue
        if table == "note" and checksum(row["text"]) != row["sha256"]:
            copied.damaged.append(_meeting_words(target, row["meeting"]))
            continue
        if table == "meeting":
            row["utc"] = clock.utc_minutes(row["starts"], row["zone"])
        if _insert(target, table, row, copied):
            kept[row["id"]] = row
    copied.rows[table] = len(kept)
    return kept


def _is_row(table: str, row: Row) -> bool:
    return all(is_sound(table, column, value) for column, value in row.items())


def _insert(target: sqlite3.Connection, table: str, row: Row, copied: Copied) -> bool:
    """Our keys and checks have the last word."""
    for column in (name for of, name in _LOOSE if of == table and row.get(name) is not None):
        found = target.execute(f'SELECT 1 FROM "{column}" WHERE id = ?', [row[column]])
        if found.fetchone() is None:
            row[column] = None
            copied.dangling[f"{table}.{column}"] += 1
    try:
        _put(target, table, row)
    except sqlite3.IntegrityError as error:
        count = copied.dangling if "FOREIGN KEY" in str(error) else copied.unsound
        count[table] += 1
        return False
    return True


def _put(target: sqlite3.Connection, table: str, row: Row) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    target.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', [*row.values()])


def _set_counter(target: sqlite3.Connection) -> None:
    target.execute(
        "INSERT INTO counter (name, value) SELECT 'meeting', max(number) FROM meeting"
        " HAVING max(number) IS NOT NULL"
    )


def _meeting_words(target: sqlite3.Connection, meeting: int) -> str:
    row = target.execute("SELECT number FROM meeting WHERE id = ?", [meeting]).fetchone()
    return f"meeting {row[0]}" if row else "a meeting that is not there"


# -- history


def _copy_history(
    source: Source, target: sqlite3.Connection, kept: dict[str, dict[int, Row]]
) -> bool:
    """All of it or, when it does not lead to the rows that came over, nothing."""
    edits = {row["id"]: row for row in source.rows("edit")}
    entries = list(source.rows("journal"))
    if not all(_is_row("edit", row) for row in edits.values()):
        return False
    if not _leads_to(entries, edits, kept):
        return False
    target.execute("SAVEPOINT history")
    try:
        for ident in sorted(edits):
            _put(target, "edit", edits[ident])
        for entry in entries:
            _put(target, "journal", entry)
        for table in ("removal", "removal_meeting"):
            for row in source.rows(table) if table in source.tables else ():
                if not _is_row(table, row):
                    raise sqlite3.IntegrityError
                _put(target, table, row)
    except sqlite3.IntegrityError:
        target.execute("ROLLBACK TO history")
        return False
    finally:
        target.execute("RELEASE history")
    return True


def _leads_to(entries: list[Row], edits: dict[int, Row], kept: dict[str, dict[int, Row]]) -> bool:
    """Whether every image may stand in its table, and the last one of a row is the row."""
    known = {table: set(names) for table, names in columns_of(migrations.latest()).items()}
    last: dict[tuple[str, int], tuple[int, Row | None]] = {}
    for entry in entries:
        table, ident, edit = entry["tbl"], entry["row"], entry["edit"]
        if table not in kept or not isinstance(ident, int) or edit not in edits:
            return False
        columns = known[table]
        images = [_image(table, ident, entry[side], columns) for side in ("before", "after")]
        if False in images:
            return False
        before, after = images
        entry["meeting"] = _owner(table, after or before)
        if edit >= last.get((table, ident), (0, None))[0]:
            last[table, ident] = (edit, after or None)
    return all(
        journal.agrees(table, kept[table].get(ident), image)
        for (table, ident), (_, image) in last.items()
    )


def _image(table: str, ident: int, text: Any, columns: set[str]) -> Any:
    """The row that a text says; None for no row, False for what no row can be."""
    if text is None:
        return None
    if not isinstance(text, str) or len(text) > LONGEST:
        return False
    try:
        found: Any = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    if not isinstance(found, dict):
        return False
    row = cast("Row", found)
    if row.get("id") != ident or not row.keys() <= columns:
        return False
    return row if _is_row(table, row) else False


def _owner(table: str, image: Any) -> int | None:
    if not image:
        return None
    return image["id"] if table == "meeting" else image.get("meeting")


def made(source: Source, fill: Callable[[sqlite3.Connection], object]) -> sqlite3.Connection:
    """Return a database in memory with the schema of this program, filled at the source's own."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        migrations.apply_pending(connection, 0, source.version)
        fill(connection)
        migrations.apply_pending(connection, source.version)
        migrations.seal(connection)
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        connection.close()
        raise source.refusal() from error
    except BaseException:
        connection.close()
        raise
    return connection
