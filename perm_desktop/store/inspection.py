"""Looks for everything in an open catalog that is not as its edits left it."""

import json
import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple, cast

from perm_desktop.core.texts import is_sound
from perm_desktop.store import journal, migrations

_INDEX_FAULT = re.compile(
    r"row \d+ missing from index|wrong # of entries in index|non-unique entry in index"
)
_MOST_MESSAGES = 200

HIGHEST_NUMBER = 1 << 31  # of a meeting

REPAIR = "Repair "  # begins the name of a step that puts right what no step did

Row = dict[str, Any]
_Images = list[tuple[str | None, str | None, bool]]  # before, after, made by a repair


class Unlike(NamedTuple):
    """A row that is not the one its latest change left."""

    table: str
    row: int
    found: Row | None  # None: it is gone
    image: Row


class Dangling(NamedTuple):
    """A row that refers to another which is not there."""

    table: str
    row: int
    column: str
    parent: str
    wanted: int
    required: bool


class DamagedNote(NamedTuple):
    """A note whose text and checksum do not belong together."""

    id: int
    text: str
    sha256: str
    meeting: int


def page_faults(connection: sqlite3.Connection) -> tuple[bool, bool]:
    """Return whether pages are damaged, and whether indexes are wrong (which can be remade)."""
    try:
        rows = connection.execute(f"PRAGMA integrity_check({_MOST_MESSAGES})").fetchall()
    except sqlite3.DatabaseError:
        return True, False
    messages = [str(message) for (message,) in rows if message != "ok"]
    of_index = [message for message in messages if _INDEX_FAULT.search(message)]
    # a cancelled meeting without a reason breaks a CHECK, and is named by itself
    others = [m for m in messages if m not in of_index and "CHECK constraint" not in m]
    return bool(others), bool(of_index)


def schema_faults(connection: sqlite3.Connection) -> tuple[list[str], list[str]]:
    """Return names of tables that are not as they should be, and of triggers and indexes."""
    found, wanted = migrations.schema_of(connection), migrations.fresh_schema()
    different = sorted(key for key in {*found, *wanted} if found.get(key) != wanted.get(key))
    tables = [name for kind, name in different if kind == "table"]
    return tables, [name for kind, name in different if kind in ("trigger", "index")]


def has_open_edit(connection: sqlite3.Connection) -> bool:
    """Return whether an edit was left open; every writer would fail."""
    return connection.execute("SELECT 1 FROM open_edit").fetchone() is not None


def dangling(connection: sqlite3.Connection) -> list[Dangling]:
    """Return the rows that refer to nothing."""
    found: list[Dangling] = []
    for table, rowid, parent, number in connection.execute("PRAGMA foreign_key_check").fetchall():
        keys = connection.execute('SELECT id, "from" FROM pragma_foreign_key_list(?)', [table])
        column = next(name for ident, name in keys if ident == number)
        if rowid is None:
            found.append(Dangling(table, 0, column, parent, 0, True))
            continue
        (wanted,) = connection.execute(
            f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', [rowid]
        ).fetchone()
        required = any(c.name == column and c.required for c in journal.columns(connection, table))
        found.append(Dangling(table, rowid, column, parent, wanted, required))
    return found


def damaged_notes(connection: sqlite3.Connection) -> list[DamagedNote]:
    """Return the notes whose text is not the one that was saved."""
    rows = connection.execute("SELECT id, text, sha256, meeting FROM note")
    return [note for note in map(DamagedNote._make, rows) if not is_sound(note.text, note.sha256)]


def twice_given(connection: sqlite3.Connection) -> list[int]:
    """Return meeting numbers that more than one meeting has."""
    # without its index, which may be what is wrong
    rows = connection.execute(
        "SELECT number FROM meeting NOT INDEXED GROUP BY +number HAVING count(*) > 1 ORDER BY 1"
    )
    return [number for (number,) in rows]


def meetings_of_number(connection: sqlite3.Connection, number: int) -> list[int]:
    """Return the ids of the meetings that have a number, the first first."""
    rows = connection.execute(
        "SELECT id FROM meeting NOT INDEXED WHERE +number = ? ORDER BY id", [number]
    )
    return [ident for (ident,) in rows]


def counter_behind(connection: sqlite3.Connection) -> int:
    """Return by how much the counter of numbers is behind the meetings, or beyond all; or 0."""
    (highest,) = connection.execute("SELECT coalesce(max(number), 0) FROM meeting").fetchone()
    row = connection.execute("SELECT value FROM counter WHERE name = 'meeting'").fetchone()
    counted = row[0] if row else 0
    return max(highest - counted, counted - HIGHEST_NUMBER, 0)


def without_state(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Return id and number of meetings that have no state."""
    return connection.execute(
        "SELECT id, number FROM meeting WHERE id NOT IN (SELECT meeting FROM meeting_state)"
    ).fetchall()


def without_reason(connection: sqlite3.Connection) -> list[int]:
    """Return numbers of cancelled meetings that do not say why."""
    rows = connection.execute(
        "SELECT number FROM meeting WHERE status = 'cancelled' AND reason = ''"
    )
    return [number for (number,) in rows]


def against_history(connection: sqlite3.Connection) -> tuple[list[Unlike], int]:
    """Compare every row with its latest change, and each change with the one before it.

    Returns the rows that differ, and how many changes do not follow from those before. Text is
    compared as it is kept; it is read only where it differs.
    """
    unlike: list[Unlike] = []
    broken = 0
    standing: dict[str, dict[int, str]] = {}
    for table, row, images in _chains(connection):
        broken += _gaps(table, images)
        last = images[-1][1]
        if table not in standing:
            standing[table] = _rows(connection, table)
        found = standing[table].get(row)
        if found == last or last is None:
            continue
        image, there = _load(last), _load(found)
        if image is None or (found is not None and there is None):
            broken += 1
        elif not journal.agrees(table, there, image):
            unlike.append(Unlike(table, row, there, image))
    return unlike, broken


def note_texts(connection: sqlite3.Connection, note: int) -> Iterator[tuple[str, str]]:
    """Yield texts and checksums that a note had, the latest first; only whole ones."""
    rows = connection.execute(
        "SELECT before, after FROM journal WHERE tbl = 'note' AND row = ? ORDER BY edit DESC",
        [note],
    )
    for before, after in rows:
        for image in (_load(after), _load(before)):
            if image and is_sound(image.get("text"), image.get("sha256")):
                yield image["text"], image["sha256"]


def last_image(connection: sqlite3.Connection, table: str, row: int) -> Row | None:
    """Return a row as its latest change left it; None when it was deleted or never changed."""
    found = connection.execute(
        "SELECT after FROM journal WHERE tbl = ? AND row = ? ORDER BY edit DESC LIMIT 1",
        [table, row],
    ).fetchone()
    return _load(found[0]) if found else None


def _chains(connection: sqlite3.Connection) -> Iterator[tuple[str, int, _Images]]:
    """Yield each row that was ever changed, with its changes in their order."""
    known = set(journal.user_tables(connection))
    repairs = {
        edit
        for (edit,) in connection.execute("SELECT id FROM edit WHERE label GLOB ?", [f"{REPAIR}*"])
    }
    key: tuple[str, int] | None = None
    images: _Images = []
    rows = connection.execute(
        "SELECT tbl, row, before, after, edit FROM journal ORDER BY tbl, row, edit"
    )
    for table, row, before, after, edit in rows:
        if key != (table, row):
            if key is not None and key[0] in known:
                yield *key, images
            key, images = (table, row), []
        images.append((before, after, edit in repairs))
    if key is not None and key[0] in known:
        yield *key, images


def _gaps(table: str, images: _Images) -> int:
    count = 0
    for (_, earlier, _), (later, _, is_repair) in pairwise(images):
        if earlier == later or is_repair:
            continue
        first, second = _load(earlier), _load(later)
        is_legible = (earlier is None) == (first is None) and (later is None) == (second is None)
        count += not (is_legible and journal.agrees(table, second, first))
    return count


def _rows(connection: sqlite3.Connection, table: str) -> dict[int, str]:
    expression = journal.as_json(f'"{table}"', journal.columns(connection, table))
    return dict(connection.execute(f'SELECT id, {expression} FROM "{table}"').fetchall())


def _load(text: str | None) -> Row | None:
    if text is None:
        return None
    try:
        found = json.loads(text, strict=False)
    except ValueError:
        return None
    return cast("Row", found) if isinstance(found, dict) else None
