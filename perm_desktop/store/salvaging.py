"""Brings everything readable of a damaged catalog into a new file.

Each row is known twice: in its table and in the journal's latest image of it. What one of them lost
the other has. The damaged file is only read, from a copy.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from perm_desktop.core.texts import checksum, is_sound
from perm_desktop.store import copying, journal, migrations
from perm_desktop.store.connection import connect
from perm_desktop.store.salvage_source import LONG_AGO, Row, Source, copy_whole, opened

Fill = Callable[[sqlite3.Connection], None]

DAMAGED_NOTE = "[Saved from a damaged file: parts of this text may be wrong.]\n"
_LINKED = ("meeting_state", "agenda_item", "note", "attendance")


class Salvaged(NamedTuple):
    """What came out of a damaged file."""

    rows: int
    lost: int  # rows that are known to have been there
    doubtful: int  # notes whose text is not the one that was saved


def salvage(damaged: Path, target: Path, uid: str, fill: Fill) -> Salvaged:
    """Fill ``target``, an empty file, with what can be read; ``fill`` has the factory data.

    Raises OSError or sqlite3.Error when even the new file cannot be written.
    """
    source = copying.hidden_beside(target)
    try:
        copy_whole(damaged, source)
        found = Source(source)
        with closing(connect(target)) as connection:
            return _Filling(connection, found, uid, fill).go()
    finally:
        copying.remove(source)


class _Filling:
    """Puts what was found into a new catalog of the same schema."""

    def __init__(
        self, connection: sqlite3.Connection, source: Source, uid: str, fill: Fill
    ) -> None:
        self._connection = connection
        self._source = source
        self._uid = uid
        self._fill = fill
        self._rows = self._lost = self._doubtful = 0

    def go(self) -> Salvaged:
        """Write everything in one transaction."""
        connection, version = self._connection, self._source.version
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        migrations.apply_pending(connection, 0, version)
        self._facts()
        for table in journal.user_tables(connection):
            self._table(table)
        self._factory()
        self._history()
        self._mend()
        self._count_on()
        migrations.seal(connection, version)
        connection.execute("COMMIT")
        return Salvaged(self._rows, self._lost, self._doubtful)

    def _facts(self) -> None:
        kept = self._source.facts()
        uid = self._uid or kept["uid"] or os.urandom(16).hex()
        values = [uid, kept["created_at"], kept["is_sample"]]
        self._connection.execute(
            "INSERT INTO catalog (id, uid, created_at, is_sample) VALUES (1, ?, ?, ?)", values
        )

    def _table(self, table: str) -> None:
        names = [column.name for column in journal.columns(self._connection, table)]
        found = self._source.rows(table, names)
        latest = {row: image for (name, row), image in self._source.latest.items() if name == table}
        if table == "note":
            for ident, note in self._source.notes.items():
                is_missing = ident not in found and latest.get(ident, note) is not None
                if is_missing or not _is_sound(found.get(ident, note)):
                    found[ident] = note
        for ident in sorted({*found, *latest}):
            row = _best(table, found.get(ident), latest.get(ident))
            if row is None:
                continue
            if table == "note" and not _is_sound(row):
                row = _marked(row)
                self._doubtful += 1
            self._put(table, {name: row[name] for name in names if name in row})

    def _put(self, table: str, row: Row) -> None:
        marks, names = ", ".join("?" * len(row)), ", ".join(f'"{name}"' for name in row)
        try:
            self._connection.execute(
                f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(row.values())
            )
            self._rows += 1
        except sqlite3.IntegrityError:
            self._lost += 1

    def _factory(self) -> None:
        """What every catalog has and this one lost, as it was shipped."""
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
            migrations.apply_pending(fresh, 0)
            self._fill(fresh)
            for table in ("role", "state", "meeting_type", "type_text", "type_role", "type_source"):
                names = [column.name for column in journal.columns(self._connection, table)]
                columns = ", ".join(f'"{name}"' for name in names)
                marks = ", ".join("?" * len(names))
                for row in fresh.execute(f'SELECT {columns} FROM "{table}"'):
                    if (table, row[0]) not in self._source.latest:
                        self._connection.execute(
                            f'INSERT OR IGNORE INTO "{table}" ({columns}) VALUES ({marks})', row
                        )

    def _history(self) -> None:
        """Edits and their changes; where some are gone, the others can no longer be taken back."""
        entries, whole = self._source.entries()
        columns = ["id", "at", "author", "label", "kind", "target", "state", "merge_key"]
        edits = self._source.rows("edit", columns)
        known = {entry["edit"] for entry in entries if isinstance(entry["edit"], int)}
        if not whole or not known <= edits.keys():
            for edit in edits.values():
                edit["state"] = "abandoned"
        for ident in sorted(known - edits.keys()):
            edits[ident] = _unknown_edit(ident)
        for ident in sorted(edits):
            self._put("edit", edits[ident])
        for entry in entries:
            self._put("journal", entry)
        if self._source.version >= 4:
            self._removals()

    def _removals(self) -> None:
        """What was removed for good stays on record."""
        names = ["id", "uid", "after_edit", "at", "author", "reason", "places"]
        for row in self._source.rows("removal", names).values():
            self._put("removal", row)
        with suppress(sqlite3.Error), closing(opened(self._source.path)) as connection:
            for removal, meeting in connection.execute("SELECT * FROM removal_meeting"):
                self._put("removal_meeting", {"removal": removal, "meeting": meeting})

    def _mend(self) -> None:
        """Rows that refer to nothing: without the reference, under a new meeting, or not at all."""
        for _ in range(8):
            broken = self._connection.execute("PRAGMA foreign_key_check").fetchall()
            if not broken:
                return
            for table, rowid, parent, number in broken:
                self._mend_one(table, rowid, parent, number)

    def _mend_one(self, table: str, rowid: int, parent: str, number: int) -> None:
        connection = self._connection
        keys = connection.execute('SELECT id, "from" FROM pragma_foreign_key_list(?)', [table])
        column = next(name for ident, name in keys if ident == number)
        required = {each.name for each in journal.columns(connection, table) if each.required}
        if not rowid:  # a table without row ids: the journal, or what a removal concerned
            connection.execute(
                f'DELETE FROM "{table}" WHERE "{column}" NOT IN (SELECT id FROM "{parent}")'
            )
        elif column not in required:
            connection.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', [rowid])
        elif parent == "meeting" and table in _LINKED:
            (meeting,) = connection.execute(
                f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', [rowid]
            ).fetchone()
            self._stand_in(meeting)
        else:
            connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', [rowid])
            self._lost += 1

    def _stand_in(self, meeting: int) -> None:
        """A meeting for notes and marks that have lost theirs."""
        self._connection.execute(
            "INSERT OR IGNORE INTO meeting (id, number, uid, type, title, starts, zone, minutes,"
            " utc, status) SELECT ?1, coalesce(max(number), 0) + 1, 'recovered-' || ?1,"
            " (SELECT min(id) FROM meeting_type), 'Recovered: the meeting of these notes is lost',"
            " '2000-01-03T09:00', 'America/New_York', 60, 15781800, 'draft' FROM meeting",
            [meeting],
        )
        self._lost += 1

    def _count_on(self) -> None:
        """Numbers that were given are never given again."""
        counters = self._source.counters()
        (highest,) = self._connection.execute(
            "SELECT coalesce(max(number), 0) FROM meeting"
        ).fetchone()
        counters["meeting"] = max(counters.get("meeting", 0), highest)
        self._connection.executemany(
            "INSERT INTO counter (name, value) VALUES (?, ?)", counters.items()
        )


def _best(table: str, row: Row | None, image: Row | None) -> Row | None:
    """Which of two versions of a row is the one that was saved."""
    if row is None or image is None:
        return row or image
    if table == "note":
        return row if _is_sound(row) else image
    if journal.agrees(table, row, image):
        return row
    # columns that a later schema added are in the row alone
    return row | image if _is_torn(row) else row


def _is_torn(row: Row) -> bool:
    """A text with a broken character, or a value where none can be, is not as it was saved."""
    return any(isinstance(value, (str, bytes)) and _is_garbled(value) for value in row.values())


def _is_garbled(value: str | bytes) -> bool:
    return isinstance(value, bytes) or any(
        char == "\ufffd" or (ord(char) < 32 and char not in "\t\n") for char in value
    )


def _is_sound(note: Row) -> bool:
    return is_sound(note.get("text"), note.get("sha256"))


def _marked(note: Row) -> Row:
    text = f"{DAMAGED_NOTE}{note.get('text') or ''}".replace("\x00", "")
    return note | {"text": text, "sha256": checksum(text), "revision": note.get("revision") or 1}


def _unknown_edit(ident: int) -> Row:
    return {
        "id": ident,
        "at": LONG_AGO,
        "author": "unknown",
        "label": "A change whose name is lost",
        "kind": "do",
        "target": None,
        "state": "abandoned",
        "merge_key": "",
    }
