"""What a value was before, or should be, where one that is there cannot be read."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from typing import Any, cast

from perm_desktop.core import texts
from perm_desktop.core.errors import UserError
from perm_desktop.core.sound_values import is_sound
from perm_desktop.store import migrations
from perm_desktop.store.soundness import Unsound, utc_of

_FACTORY = ("role", "state", "meeting_type", "type_text", "type_role", "type_source")
_LONG_AGO = "2000-01-01T00:00:00Z"
# what a choice is while none was made; what cannot be read stays in the history
_UNCHOSEN = {"my-states": "[]", "list-views": "[]"}

Cell = tuple[str, int, str]  # table, row, column


def before(
    connection: sqlite3.Connection, found: Iterable[Unsound]
) -> dict[Cell, int | str | None]:
    """Return the values that cells had before, or should have; only those that are known."""
    wanted = {(each.table, row, each.column): each.value for each in found for row in each.rows}
    known = _by_arithmetic(connection, wanted)
    known |= _by_history(connection, wanted.keys() - known.keys(), wanted)
    missing = {cell for cell in wanted.keys() - known.keys() if cell[0] in _FACTORY}
    known |= _as_shipped(missing) if missing else {}
    return known | _unchosen(connection, wanted.keys() - known.keys())


def phase_before(connection: sqlite3.Connection, cycle: int, phase: str) -> dict[str, Any] | None:
    """Return a phase of a cycle as the history had it last."""
    entries = connection.execute(
        "SELECT before, after FROM journal WHERE tbl = 'cycle_phase' ORDER BY edit DESC"
    )
    for images in entries:
        for image in map(_image, reversed(images)):
            if (image.get("cycle"), image.get("phase")) == (cycle, phase) and all(
                is_sound("cycle_phase", name, value) for name, value in image.items()
            ):
                return image
    return None


def put(connection: sqlite3.Connection, cell: Cell, value: int | str | None) -> None:
    """Put a value into a cell."""
    table, row, column = cell
    if (table, column) == ("note", "text"):
        connection.execute(
            "UPDATE note SET text = ?, sha256 = ?, revision = revision + 1 WHERE id = ?",
            [value, texts.checksum(str(value)), row],
        )
        return
    connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', [value, row])


def _by_arithmetic(
    connection: sqlite3.Connection, wanted: dict[Cell, object]
) -> dict[Cell, int | str | None]:
    """What follows from other values: a meeting's moment, about when a step was made, a text."""
    known: dict[Cell, int | str | None] = {}
    steps: set[int] = set()
    for cell, value in wanted.items():
        table, row, column = cell
        if (table, column) == ("meeting", "utc"):
            starts = connection.execute("SELECT starts, zone FROM meeting WHERE id = ?", [row])
            if (utc := utc_of(*starts.fetchone())) is not None:
                known[cell] = utc
        elif (table, column) == ("edit", "at"):
            steps.add(row)
        elif (text := _cleaned(table, column, value)) is not None:
            known[cell] = text
    return known | (_times_of_steps(connection, steps) if steps else {})


def _cleaned(table: str, column: str, value: object) -> str | None:
    """The text without characters that no text has, where that is all that is wrong."""
    try:
        text = texts.kept(value) if isinstance(value, str) else ""
    except UserError:
        return None
    return text if text and text != value and is_sound(table, column, text) else None


def _times_of_steps(
    connection: sqlite3.Connection, wanted: set[int]
) -> dict[Cell, int | str | None]:
    """No earlier than the step before."""
    last = _LONG_AGO
    known: dict[Cell, int | str | None] = {}
    for row, at in connection.execute("SELECT id, at FROM edit ORDER BY id"):
        if row in wanted:
            known["edit", row, "at"] = last
        elif is_sound("edit", "at", at):
            last = at
    return known


def _by_history(
    connection: sqlite3.Connection, cells: set[Cell], wanted: dict[Cell, object]
) -> dict[Cell, int | str | None]:
    """The latest value in the journal that can be read, and that is another."""
    columns: dict[tuple[str, int], set[str]] = defaultdict(set)
    for table, row, column in cells:
        columns[table, row].add(column)
    known: dict[Cell, int | str | None] = {}
    entries = connection.execute(
        "SELECT tbl, row, before, after FROM journal"
        " WHERE tbl IN (SELECT value FROM json_each(?)) ORDER BY edit DESC",
        [json.dumps(sorted({table for table, _ in columns}))],
    )
    for table, row, *images in entries:
        for column in columns.get((table, row), ()):
            cell = table, row, column
            for image in map(_image, reversed(images)):
                if cell in known or column not in image:
                    continue
                value = image[column]
                if value != wanted[cell] and is_sound(table, column, value):
                    known[cell] = value
    return known


def _image(text: object) -> dict[str, Any]:
    try:
        found = json.loads(text, strict=False) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _as_shipped(cells: set[Cell]) -> dict[Cell, int | str | None]:
    """What never changed is as the program ships it."""
    # start-up: only a damaged catalog needs it
    from perm_desktop.store import seed

    known: dict[Cell, int | str | None] = {}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrations.apply_pending(fresh, 0)
        seed.fill(fresh)
        for cell in cells:
            table, row, column = cell
            found = fresh.execute(f'SELECT "{column}" FROM "{table}" WHERE id = ?', [row])
            if (value := found.fetchone()) is not None:
                known[cell] = value[0]
    return known


def _unchosen(connection: sqlite3.Connection, cells: set[Cell]) -> dict[Cell, int | str | None]:
    known: dict[Cell, int | str | None] = {}
    for cell in cells:
        table, row, column = cell
        if (table, column) == ("setting", "value"):
            found = connection.execute("SELECT key FROM setting WHERE id = ?", [row]).fetchone()
            known[cell] = _UNCHOSEN.get(found[0], "null")
        elif (table, column) == ("cycle", "rules"):
            known[cell] = "{}"
    return known
