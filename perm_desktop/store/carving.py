"""Finds records on the pages of a damaged file, without the trees that should lead to them.

Journal records name their table and hold a whole row; a note carries the checksum of its text. Both
can be told from anything else wherever they lie, so they are found even when the first page, which
tells SQLite where everything is, is gone.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

from perm_desktop.core.texts import is_sound

_LEAF_TABLE, _LEAF_INDEX, _INNER_INDEX = 0x0D, 0x0A, 0x02
_HEAD = {_LEAF_TABLE: 8, _LEAF_INDEX: 8, _INNER_INDEX: 12}
_FILE_HEAD = 100
_PAGE = 4096
_FIXED = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}
_JOURNAL_COLUMNS = _NOTE_COLUMNS = 6


class Entry(NamedTuple):
    """A journal record as it is kept, and the row that its later image holds."""

    edit: int
    tbl: str
    row: int
    meeting: int | None
    before: str | None
    after: str | None
    image: dict[str, Any] | None


class Carved(NamedTuple):
    """What was found: journal records in the order of their edits, and notes by their ids."""

    entries: list[Entry]
    notes: dict[int, dict[str, Any]]


def carve(path: Path) -> Carved:
    """Read all that can be told on the pages of a file. Raises OSError."""
    pages = _Pages(path.read_bytes())
    entries: list[Entry] = []
    notes: dict[int, dict[str, Any]] = {}
    for rowid, record in pages.records():
        if (entry := _entry(record)) is not None:
            entries.append(entry)
        elif (note := _note(rowid, record)) is not None:
            notes[rowid] = note
    return Carved(sorted(entries, key=lambda entry: entry[:3]), notes)


def _entry(record: list[Any]) -> Entry | None:
    """A record of the journal begins with its key: edit, table, row."""
    if len(record) != _JOURNAL_COLUMNS:
        return None
    edit, table, row, meeting, before, after = record
    if not (isinstance(edit, int) and isinstance(table, str) and isinstance(row, int)):
        return None
    try:
        images = [None if text is None else _row(text) for text in (before, after)]
    except (TypeError, ValueError):
        return None
    return Entry(edit, table, row, meeting, before, after, images[1])


def _row(text: str) -> dict[str, Any]:
    found: Any = json.loads(text, strict=False)
    if not isinstance(found, dict):
        raise TypeError
    return cast("dict[str, Any]", found)


def _note(rowid: int, record: list[Any]) -> dict[str, Any] | None:
    if len(record) != _NOTE_COLUMNS:
        return None
    _, meeting, state, text, digest, revision = record
    if not is_sound(text, digest):
        return None
    names = ("id", "meeting", "state", "text", "sha256", "revision")
    return dict(zip(names, (rowid, meeting, state, text, digest, revision), strict=True))


class _Pages:
    """The pages of a file; whatever is no record is passed over."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def records(self) -> Iterator[tuple[int, list[Any]]]:
        """Yield the row id, 0 in an index, and the values of every record that reads well."""
        for start in range(0, len(self._data) - _PAGE + 1, _PAGE):
            head = start + (_FILE_HEAD if start == 0 else 0)
            kind = self._data[head]
            if kind not in _HEAD:
                continue
            for number in range(int.from_bytes(self._data[head + 3 : head + 5], "big")):
                place = head + _HEAD[kind] + 2 * number
                cell = start + int.from_bytes(self._data[place : place + 2], "big")
                try:
                    yield self._cell(kind, cell, start + _PAGE)
                except (IndexError, ValueError, OverflowError):
                    continue

    def _cell(self, kind: int, at: int, end: int) -> tuple[int, list[Any]]:
        if kind == _INNER_INDEX:
            at += 4  # the page of smaller keys
        size, at = self._varint(at, end)
        rowid = 0
        if kind == _LEAF_TABLE:
            rowid, at = self._varint(at, end)
        return rowid, _values(self._payload(kind, size, at, end))

    def _payload(self, kind: int, size: int, at: int, end: int) -> bytes:
        """Bytes of a record; what does not fit its page goes on over a chain of others."""
        least = (_PAGE - 12) * 32 // 255 - 23
        most = _PAGE - 35 if kind == _LEAF_TABLE else (_PAGE - 12) * 64 // 255 - 23
        if not 0 < size <= len(self._data):
            raise ValueError
        if size <= most:
            if at + size > end:
                raise ValueError
            return self._data[at : at + size]
        local = least + (size - least) % (_PAGE - 4)
        local = local if local <= most else least
        found = bytearray(self._data[at : at + local])
        page = int.from_bytes(self._data[at + local : at + local + 4], "big")
        while len(found) < size:
            start = (page - 1) * _PAGE
            if not 0 < start < len(self._data):
                raise ValueError
            found += self._data[start + 4 : start + _PAGE][: size - len(found)]
            page = int.from_bytes(self._data[start : start + 4], "big")
        return bytes(found)

    def _varint(self, at: int, end: int) -> tuple[int, int]:
        if at >= end:
            raise ValueError
        return _varint(self._data, at)


def _values(payload: bytes) -> list[Any]:
    head, at = _varint(payload, 0)
    types: list[int] = []
    while at < head:
        kind, at = _varint(payload, at)
        types.append(kind)
    return [value for value, _ in _read(payload, types, head)]


def _read(payload: bytes, types: list[int], at: int) -> Iterator[tuple[Any, int]]:
    for kind in types:
        size = _FIXED[kind] if kind < 10 and kind in _FIXED else max(kind - 12, 0) // 2
        piece = payload[at : at + size]
        if len(piece) < size or kind in (7, 10, 11):
            raise ValueError
        at += size
        if kind == 0:
            yield None, at
        elif kind in (8, 9):
            yield kind - 8, at
        elif kind in _FIXED:
            yield int.from_bytes(piece, "big", signed=True), at
        else:
            yield (piece.decode("utf-8") if kind % 2 else piece), at


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of up to nine bytes, seven bits each but for the last, and where it ends."""
    found = 0
    for n in range(9):
        byte = data[at + n]
        if n == 8:
            found = (found << 8) | byte
            return (found - (1 << 64) if found >> 63 else found), at + 9
        found = (found << 7) | (byte & 0x7F)
        if byte < 0x80:
            return found, at + n + 1
    raise ValueError
