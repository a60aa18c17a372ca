"""Looks for values in an open catalog that the program cannot read.

The schema and its checks let them through: a word that is no date, a zone that is not there, JSON
that is none.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from perm_desktop.core import clock, kept_json, texts
from perm_desktop.core.errors import UserError
from perm_desktop.core.sound_values import check_of, is_sound
from perm_desktop.store import journal

RECORDS = ("catalog", "edit", "removal")  # what is no liaison's data, but is read
_READ_FIRST = (
    *("role", "state", "meeting_type", "type_text", "type_role", "standing_item", "setting"),
    *("cycle", "cycle_phase", "cycle_state", "cycle_contractor", "cycle_type", "not_held"),
    *("topic", "suspension", "series", "decision", "difference", "data_delay"),
    *("deadline_rule", "deadline_start", "deadline_met", "frozen_type", "person", "tenure"),
)
_SPANS = (
    ("cycle", "review_from", "review_to"),
    ("cycle_phase", "starts", "ends"),
    ("suspension", "starts", "ends"),
    ("data_delay", "starts", "ends"),
    ("tenure", "starts", "ends"),
)
_BEFORE_IT_BEGINS = "lies before the first day"
_OTHER_MOMENT = "is not the moment of its date, time and zone"

_LONGEST = 40  # characters that are shown of a value
_KINDS = {"cycle": "RY", "edit": "step", "catalog": "the file"}
_OWN_NAMES = {"meeting": "number", "cycle": "year", "edit": "id", "removal": "id"}
_OWNERS = (
    ("meeting", "meeting", "number"),
    ("cycle", "cycle", "year"),
    ("type", "meeting_type", "key"),
    ("state", "state", "code"),
)


class Unsound(NamedTuple):
    """A value that cannot be read, and the rows that have it."""

    table: str
    column: str
    value: object
    fault: str  # "is not a time zone"
    rows: tuple[int, ...]


def shown(value: object) -> str:
    """Return a value as it can be shown in a sentence, cut and without what cannot be seen."""
    text = "".join(each if each.isprintable() else "�" for each in str(value)[:_LONGEST])
    return f"{text}…" if len(str(value)) > _LONGEST else text


@contextmanager
def whole_texts(connection: sqlite3.Connection) -> Generator[None]:
    """Inside, bytes that are no text are read as lone surrogates instead of failing."""
    before = connection.text_factory
    connection.text_factory = _decoded
    try:
        yield
    finally:
        connection.text_factory = before


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def unsound(connection: sqlite3.Connection) -> list[Unsound]:
    """Return all values that cannot be read; those of a kind together."""
    found = [
        each
        for table in (*journal.user_tables(connection), *RECORDS)
        for each in _of_table(connection, table)
    ]
    bad = {(each.table, row, each.column) for each in found for row in each.rows}
    for of_rows in (_notes, _settings, _spans, _anchors, _moments):
        found += [
            each
            for each in of_rows(connection)
            if not any((each.table, row, each.column) in bad for row in each.rows)
        ]
    return _together(found)


def unsound_settings(connection: sqlite3.Connection) -> list[Unsound]:
    """Return what a window would fail on at once, in a few milliseconds; not the meetings."""
    found = [each for table in _READ_FIRST for each in _of_table(connection, table)]
    found += _of_column(connection, "edit", "at")
    found += [*_settings(connection), *_spans(connection), *_anchors(connection)]
    return _together(found)


def phaseless(connection: sqlite3.Connection) -> list[tuple[int, int, str]]:
    """Return id and year of cycles that lack a phase, with the phase."""
    return connection.execute(
        "SELECT cycle.id, year, wanted.value FROM cycle"
        ' JOIN json_each(\'["pre","intra","post"]\') AS wanted'
        " WHERE NOT EXISTS (SELECT 1 FROM cycle_phase"
        " WHERE cycle = cycle.id AND phase = wanted.value) ORDER BY year"
    ).fetchall()


def has_facts(connection: sqlite3.Connection) -> bool:
    """Return whether the file still says what catalog it is."""
    return connection.execute("SELECT 1 FROM catalog").fetchone() is not None


def whose(connection: sqlite3.Connection, table: str, row: int) -> tuple[str, str]:
    """Name a row as a person knows it: "meeting" and "3", "agenda item of meeting" and "3"."""
    names = [column.name for column in journal.columns(connection, table)]
    found = connection.execute(f'SELECT * FROM "{table}" WHERE id = ?', [row]).fetchone()
    values = dict(zip(names, found or (), strict=False))
    kind = _KINDS.get(table, table.replace("_", " "))
    for name in (_OWN_NAMES.get(table, ""), "key", "code"):
        if name in values:
            return kind, shown(values[name])
    owner, label = _owner(connection, values)
    return (f"{kind} of {owner}" if owner else kind), label


# -- looking


def _of_table(connection: sqlite3.Connection, table: str) -> Iterator[Unsound]:
    for column in journal.columns(connection, table):
        # a note's text is held against its checksum first
        if column.name != "id" and (table != "note" or column.name not in ("text", "sha256")):
            yield from _of_column(connection, table, column.name)


def _of_column(connection: sqlite3.Connection, table: str, column: str) -> Iterator[Unsound]:
    check = check_of(table, column)
    # most columns have few values that differ, and SQLite finds those sooner than we look
    values = connection.execute(f'SELECT DISTINCT "{column}" FROM "{table}"')
    if all(value is None or check.test(value) for (value,) in values):
        return
    for row, value in connection.execute(f'SELECT id, "{column}" FROM "{table}"'):
        if value is not None and not check.test(value):
            yield Unsound(table, column, value, check.fault, (row,))


def _notes(connection: sqlite3.Connection) -> Iterator[Unsound]:
    check = check_of("note", "text")
    for row, text, digest in connection.execute("SELECT id, text, sha256 FROM note"):
        if not check.test(text) and texts.is_sound(text, digest):
            yield Unsound("note", "text", text, check.fault, (row,))


def _settings(connection: sqlite3.Connection) -> Iterator[Unsound]:
    for row, key, value in connection.execute("SELECT id, key, value FROM setting"):
        if is_sound("setting", "value", value) and not kept_json.is_setting(
            key, kept_json.read(value)
        ):
            wrong = "is not data that this program can read"
            yield Unsound("setting", "value", value, wrong, (row,))


def _spans(connection: sqlite3.Connection) -> Iterator[Unsound]:
    for table, first, last in _SPANS:
        rows = connection.execute(f'SELECT id, "{first}", "{last}" FROM "{table}"')
        for row, starts, ends in rows:
            if None in (starts, ends) or not is_sound(table, first, starts):
                continue
            if ends < starts:
                yield Unsound(table, last, ends, _BEFORE_IT_BEGINS, (row,))


def _anchors(connection: sqlite3.Connection) -> Iterator[Unsound]:
    """A series that has a first date has its time and zone, too."""
    for column in ("start", "zone"):
        rows = connection.execute(
            f'SELECT id FROM series WHERE first_due IS NOT NULL AND "{column}" IS NULL'
        )
        for (row,) in rows:
            yield Unsound("series", column, None, "is missing", (row,))


def _moments(connection: sqlite3.Connection) -> Iterator[Unsound]:
    rows = connection.execute("SELECT id, starts, zone, utc FROM meeting")
    for row, starts, zone, utc in rows:
        wanted = utc_of(starts, zone)
        if wanted is not None and utc != wanted:
            yield Unsound("meeting", "utc", utc, _OTHER_MOMENT, (row,))


def utc_of(starts: str, zone: str) -> int | None:
    """Return the moment of a wall time in a zone; None where that cannot be read."""
    try:
        utc = clock.utc_minutes(starts, zone)
    except (UserError, ValueError, OverflowError):
        return None
    return utc if is_sound("meeting", "utc", utc) else None


def _together(found: Iterable[Unsound]) -> list[Unsound]:
    rows: dict[tuple[str, str, object, str], list[int]] = defaultdict(list)
    for each in found:
        rows[each[:4]].extend(each.rows)
    return [Unsound(*key, tuple(ids)) for key, ids in rows.items()]


def _owner(connection: sqlite3.Connection, values: dict[str, Any]) -> tuple[str, str]:
    for column, table, name in _OWNERS:
        if values.get(column) is not None:
            row = connection.execute(
                f'SELECT "{name}" FROM "{table}" WHERE id = ?', [values[column]]
            ).fetchone()
            return _KINDS.get(table, table.replace("_", " ")), shown(row[0]) if row else ""
    return "", ""
