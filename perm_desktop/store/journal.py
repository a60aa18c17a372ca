"""The journal: every change of every user row, written by triggers so that no path escapes it.

Each edit keeps one entry a row, the net change: the row before the edit's first touch and after
its last. From these entries come undo and redo, history, the trash and the change notice.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, NamedTuple, cast

from perm_desktop.core.errors import DamagedValueError, UserError

# Tables that are the record of edits or facts of the file, not the liaison's data.
_BOOKKEEPING = {
    *("catalog", "counter", "edit", "open_edit", "journal"),
    *("removal", "removal_meeting"),
}

# Columns that a migration wrote anew, with the schema that did: older images hold other values.
REWRITTEN = frozenset({("meeting", "slot")})  # 2


class Entry(NamedTuple):
    """The net change of one row in one edit; None stands for "no such row"."""

    table: str
    row: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def user_tables(connection: sqlite3.Connection) -> list[str]:
    """Names of the journaled tables."""
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%'"
        " ESCAPE '!' ORDER BY name"
    )
    return [name for (name,) in rows if name not in _BOOKKEEPING]


class Column(NamedTuple):
    """A column of a STRICT table."""

    name: str
    type: str  # INTEGER or TEXT
    required: bool


def columns(connection: sqlite3.Connection, table: str) -> list[Column]:
    """Columns of a table, in order."""
    rows = connection.execute(
        'SELECT name, type, "notnull" OR pk FROM pragma_table_info(?)', [table]
    )
    return [Column(name, kind, bool(required)) for name, kind, required in rows]


def drop_triggers(connection: sqlite3.Connection) -> None:
    """Remove all journal triggers, as a migration must before it changes tables."""
    found = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal!_%'"
        " ESCAPE '!'"
    ).fetchall()
    for (name,) in found:
        connection.execute(f'DROP TRIGGER "{name}"')


def create_triggers(connection: sqlite3.Connection) -> None:
    """Put the three journal triggers on every user table."""
    for table in user_tables(connection):
        for statement in _triggers(table, columns(connection, table)):
            connection.execute(statement)


def _triggers(table: str, shape: list[Column]) -> list[str]:
    old, new = as_json("OLD", shape), as_json("NEW", shape)
    changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name, *_ in shape)
    return [
        _trigger(table, shape, "insert", "", ("NEW", "NULL", new)),
        _trigger(table, shape, "update", f"\nWHEN {changed}", ("NEW", old, new)),
        _trigger(table, shape, "delete", "", ("OLD", old, "NULL")),
    ]


def _trigger(
    table: str, shape: list[Column], event: str, condition: str, images: tuple[str, str, str]
) -> str:
    """An upsert keeps the first ``before`` and the last ``after`` of the edit.

    Outside an edit the subquery is NULL and the key of the journal refuses it.
    """
    alias, before, after = images
    owner = "id" if table == "meeting" else "meeting"
    meeting = f'{alias}."{owner}"' if any(column.name == owner for column in shape) else "NULL"
    return (
        f'CREATE TRIGGER "journal_{table}_{event}" AFTER {event.upper()} ON "{table}"{condition}\n'
        "BEGIN INSERT INTO journal (edit, tbl, row, meeting, before, after)\n"
        f"VALUES ((SELECT edit FROM open_edit), '{table}', {alias}.id, {meeting},\n"
        f"{before},\n{after})\n"
        "ON CONFLICT (edit, tbl, row) DO UPDATE SET after = excluded.after; END"
    )


def as_json(alias: str, shape: list[Column]) -> str:
    """SQL for the row as a JSON object.

    Spelled out, because SQLite up to 3.40 does not trust json_object() in a schema. Texts hold
    no control characters but tab and line feed (core.texts); those two are escaped in the whole
    row at once, which saves two calls a column.
    """
    members = [_json_member(f'{alias}."{column.name}"', column) for column in shape]
    pattern = ",".join(f'"{name}":{place}' for name, place, _ in members)
    values = ", ".join(value for *_, value in members)
    row = f"printf('{{{pattern}}}',\n{values})"
    return f"replace(replace({row}, char(10), '\\n'), char(9), '\\t')"


def _json_member(value: str, column: Column) -> tuple[str, str, str]:
    """The column's name, its place in a printf pattern, and SQL for what goes there."""
    place = "%s"
    if column.type == "TEXT":
        value = rf"""replace(replace({value}, '\', '\\'), '"', '\"')"""
        if column.required:
            place = '"%s"'
        else:
            value = f"""'"' || {value} || '"'"""
    return column.name, place, value if column.required else f"coalesce({value}, 'null')"


def entries(connection: sqlite3.Connection, edit: int) -> list[Entry]:
    """Return the net changes of an edit. Raises DamagedValueError."""
    return [_entry(row) for row in _kept(connection, edit)]


def legible_entries(connection: sqlite3.Connection, edit: int) -> list[Entry]:
    """Return those net changes of an edit that can be read: for who looks, and does nothing."""
    found: list[Entry] = []
    for row in _kept(connection, edit):
        with suppress(DamagedValueError):
            found.append(_entry(row, "replace"))
    return found


def _kept(connection: sqlite3.Connection, edit: int) -> sqlite3.Cursor:
    return connection.execute(
        "SELECT tbl, row, CAST(before AS BLOB), CAST(after AS BLOB) FROM journal WHERE edit = ?"
        " ORDER BY tbl, row",
        [edit],
    )


def _entry(row: tuple[str, int, bytes | None, bytes | None], errors: str = "strict") -> Entry:
    table, ident, before, after = row
    return Entry(table, ident, _load(before, errors), _load(after, errors))


def _load(data: bytes | None, errors: str) -> dict[str, Any] | None:
    if data is None:
        return None
    try:
        found = json.loads(data.decode("utf-8", errors), strict=False)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise DamagedValueError("A step of the history cannot be read.")
    return cast("dict[str, Any]", found)


def touched(
    connection: sqlite3.Connection, edit: int
) -> tuple[dict[str, frozenset[int]], frozenset[int]]:
    """Return the ids of the rows an edit changed, by table, and of the meetings concerned."""
    ids: dict[str, set[int]] = {}
    meetings: set[int] = set()
    for table, row, meeting in connection.execute(
        "SELECT tbl, row, meeting FROM journal WHERE edit = ?", [edit]
    ):
        ids.setdefault(table, set()).add(row)
        if meeting is not None:
            meetings.add(meeting)
    return {table: frozenset(found) for table, found in ids.items()}, frozenset(meetings)


def revert(connection: sqlite3.Connection, edit: int) -> None:
    """Put every row of an edit back to what it was before, inside the caller's open edit.

    Raises UserError, before anything is written, when a row is not as the edit left it.
    """
    changes = [entry for entry in entries(connection, edit) if entry.before != entry.after]
    _expect_names(connection, changes)
    for entry in changes:
        _expect(connection, entry)
    # a row may point at one that comes back later in the same list
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for entry in changes:
        if entry.before is None:
            connection.execute(f'DELETE FROM "{entry.table}" WHERE id = ?', [entry.row])
    for entry in changes:
        if entry.before is not None and entry.after is not None:
            _update(connection, entry.table, entry.row, _differing(entry.before, entry.after))
    for entry in changes:
        if entry.before is not None and entry.after is None:
            _insert(connection, entry.table, entry.before)


def _expect_names(connection: sqlite3.Connection, changes: Iterable[Entry]) -> None:
    """Names out of a damaged history must not become SQL."""
    known = {
        table: {column.name for column in columns(connection, table)}
        for table in user_tables(connection)
    }
    for entry in changes:
        names = (entry.before or {}).keys() | (entry.after or {}).keys()
        if not names <= known.get(entry.table, set()):
            raise DamagedValueError("A step of the history names what no catalog has.")


def _expect(connection: sqlite3.Connection, entry: Entry) -> None:
    expression = as_json(f'"{entry.table}"', columns(connection, entry.table))
    found = connection.execute(
        f'SELECT CAST({expression} AS BLOB) FROM "{entry.table}" WHERE id = ?', [entry.row]
    ).fetchone()
    if not agrees(entry.table, _load(found[0], "strict") if found else None, entry.after):
        raise UserError(
            "This step cannot be taken back: what it changed has been changed since.",
            "Look at the history of the meeting to put back a single text.",
        )


def agrees(table: str, found: dict[str, Any] | None, image: dict[str, Any] | None) -> bool:
    """Return whether a row is the one of an image, as far as later schemas left it alone."""
    if found is None or image is None:
        return found is image
    return all(
        name in found and (found[name] == value or (table, name) in REWRITTEN)
        for name, value in image.items()
    )


def _differing(wanted: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """The columns to set; the others would only cost SQLite their indexes."""
    return {name: value for name, value in wanted.items() if found[name] != value}


def _update(connection: sqlite3.Connection, table: str, row: int, values: dict[str, Any]) -> None:
    assignments = ", ".join(f'"{name}" = ?' for name in values)
    connection.execute(f'UPDATE "{table}" SET {assignments} WHERE id = ?', [*values.values(), row])


def _insert(connection: sqlite3.Connection, table: str, values: dict[str, Any]) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', [*values.values()])
