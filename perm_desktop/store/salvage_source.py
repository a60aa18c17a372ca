"""What a damaged catalog file still tells, read around the pages that cannot be read."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from perm_desktop.store import copying, migrations
from perm_desktop.store.carving import carve
from perm_desktop.store.header import read_header

Row = dict[str, Any]
Rows = dict[int, Row]

LONG_AGO = "2000-01-01T00:00:00Z"
_PAGE = 4096
_MOST_SEEKS = 400
_ENTRY = ("edit", "tbl", "row", "meeting", "before", "after")


def copy_whole(damaged: Path, source: Path) -> None:
    """A file that was cut off gets the length it says it has, or SQLite reads none of it."""
    data = damaged.read_bytes()
    pages = int.from_bytes(data[28:32], "big") if len(data) >= _PAGE else 0
    missing = pages * _PAGE - len(data)
    if not 0 < missing <= len(data) + 1_000 * _PAGE:
        missing = -len(data) % _PAGE
    source.write_bytes(data + bytes(missing))
    old, new = copying.journal_of(damaged), copying.journal_of(source)
    if old.is_file():
        new.write_bytes(old.read_bytes())


class Source:
    """What a damaged file still tells, table by table."""

    def __init__(self, path: Path) -> None:
        with suppress(sqlite3.Error), closing(opened(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # plays a journal
        carved = carve(path)
        header = read_header(path)
        known = header.schema_version if header is not None else 0
        self.version = known if 0 < known <= migrations.latest() else migrations.latest()
        self.notes = carved.notes
        self.latest: dict[tuple[str, int], Row | None] = {}
        for entry in carved.entries:
            self.latest[entry.tbl, entry.row] = entry.image
        self._carved = carved.entries
        self.path = path

    def rows(self, table: str, names: list[str]) -> Rows:
        """The rows of a table that can be read, by their row ids."""
        try:
            with closing(opened(self.path)) as connection:
                return _readable(connection, table, names)
        except sqlite3.Error:
            return {}

    def facts(self) -> Row:
        """What the file says of itself."""
        found = self.rows("catalog", ["uid", "created_at", "is_sample"])
        nothing: Row = {}
        facts = next(iter(found.values()), nothing)
        sound = isinstance(facts.get("uid"), str) and facts.get("is_sample") in (0, 1)
        return facts if sound else {"uid": "", "created_at": LONG_AGO, "is_sample": 0}

    def counters(self) -> dict[str, int]:
        """The highest numbers that were given."""
        with suppress(sqlite3.Error), closing(opened(self.path)) as connection:
            found = connection.execute("SELECT name, value FROM counter").fetchall()
            return {name: value for name, value in found if isinstance(value, int)}
        return {}

    def entries(self) -> tuple[list[Row], bool]:
        """Journal entries that are legible, and whether these are all of them."""
        found = [{name: getattr(entry, name) for name in _ENTRY} for entry in self._carved]
        try:
            with closing(opened(self.path)) as connection:
                counted = connection.execute("SELECT edit, tbl, row FROM journal").fetchall()
        except sqlite3.Error:
            return found, False
        return found, len(counted) == len(found)


def opened(path: Path) -> sqlite3.Connection:
    """Open a copy of a damaged file; bytes that are no text become visible marks."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = _legible
    return connection


def _legible(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _readable(connection: sqlite3.Connection, table: str, names: list[str]) -> Rows:
    """Read forwards, backwards, and from between where pages are damaged."""
    has = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", [table])}
    shared = [name for name in names if name in has]
    if not shared:
        return {}
    columns = ", ".join(f'"{name}"' for name in shared)
    reader = _Reader(connection, f'SELECT rowid, {columns} FROM "{table}"', shared)
    reader.read()
    return reader.found


class _Reader:
    """Reads a table around the pages that cannot be read."""

    def __init__(self, connection: sqlite3.Connection, select: str, names: list[str]) -> None:
        self._connection = connection
        self._select = select
        self._names = names
        self._seeks = 0
        self.found: Rows = {}

    def read(self) -> None:
        """Read all there is."""
        first = -(1 << 63)
        if self._forward(first):
            return
        low = max(self.found, default=first)
        high = self._backward(low)
        ranges = [(low, high)]
        while ranges and self._seeks < _MOST_SEEKS:
            low, high = ranges.pop(0)
            middle = low + (high - low) // 2
            if middle in (low, high):
                continue
            before = len(self.found)
            self._forward(middle, high)
            ranges.append((low, middle))
            if len(self.found) > before:
                reached = max((row for row in self.found if middle < row < high), default=middle)
                ranges.append((reached, high))
            else:
                ranges.append((middle, high))

    def _forward(self, after: int, until: int = (1 << 63) - 1) -> bool:
        return self._read("rowid > ? AND rowid <= ? ORDER BY rowid", [after, until])

    def _backward(self, low: int) -> int:
        """Returns the lowest row that was reached from the end."""
        high = (1 << 63) - 1
        known = set(self.found)
        self._read("rowid > ? ORDER BY rowid DESC", [low])
        return min((row for row in self.found if row not in known), default=high)

    def _read(self, condition: str, values: list[int]) -> bool:
        self._seeks += 1
        try:
            for row in self._connection.execute(f"{self._select} WHERE {condition}", values):
                self.found[row[0]] = dict(zip(self._names, row[1:], strict=True))
        except sqlite3.Error:
            return False
        return True
