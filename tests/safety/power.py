"""A disk that loses its power: which files may be found afterwards.

The model: a sector of 512 bytes is written whole or not at all; what was synced is there; of the
rest any part may be there, in any order; names reach the medium in the order they were given, and
syncing a file brings its own name along with all before it, as journaling file systems do.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.safety.recording import (
    Cut,
    Event,
    Linked,
    Made,
    Removed,
    Renamed,
    Said,
    Synced,
    Wrote,
)

SECTOR = 512
Change = Wrote | Cut


@dataclass(eq=False)
class _File:
    """The bytes on the medium, and what was done since and may be lost."""

    durable: bytes
    changes: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        self.durable = _applied(self.durable, self.changes)
        self.changes.clear()

    def torn(self, chance: random.Random, kept: float) -> bytes:
        """The bytes when each unsynced sector has survived with a likelihood of ``kept``."""
        survivors = [
            piece for change in self.changes for piece in _pieces(change) if chance.random() < kept
        ]
        return _applied(self.durable, survivors)


def _pieces(change: Change) -> list[Change]:
    if isinstance(change, Cut):
        return [change]
    first = SECTOR - change.offset % SECTOR
    starts = [0, *range(first, len(change.data), SECTOR)]
    ends = [*starts[1:], len(change.data)]
    return [
        Wrote(change.path, change.offset + start, change.data[start:end])
        for start, end in zip(starts, ends, strict=True)
    ]


def _applied(content: bytes, changes: list[Change]) -> bytes:
    found = bytearray(content)
    for change in changes:
        end = change.length if isinstance(change, Cut) else change.offset
        found.extend(bytes(max(end - len(found), 0)))
        if isinstance(change, Cut):
            del found[end:]
        else:
            found[end : end + len(change.data)] = change.data
    return bytes(found)


class Disk:
    """The files of one folder, as its processes see them and as the medium has them."""

    def __init__(self, folder: Path) -> None:
        self._files = {str(path): _File(path.read_bytes()) for path in folder.iterdir()}
        self._durable_names = dict(self._files)
        self._names_to_come: list[dict[str, _File]] = []
        self.said: list[str] = []

    def apply(self, event: Event) -> None:
        """Let the next thing happen that the process did."""
        match event:
            case Said(text):
                self.said.append(text)
            case Wrote(path) | Cut(path):
                self._files[path].changes.append(event)
            case Synced(path):
                self._sync(path)
            case Made(path, emptied):
                self._make(path, emptied)
            case Linked(path, name):
                self._name(self._files | {name: self._files[path]})
            case Renamed(path, name):
                self._name(_without(self._files, path) | {name: self._files[path]})
            case Removed(path):
                self._name(_without(self._files, path))

    def after_power_cut(self, chance: random.Random) -> dict[str, bytes]:
        """One of the many states in which the medium may be found, by file name."""
        names = chance.choice([self._durable_names, *self._names_to_come])
        kept = chance.choice([0.0, 1.0, chance.random()])
        return {Path(path).name: file.torn(chance, kept) for path, file in names.items()}

    def _make(self, path: str, emptied: bool) -> None:
        if path not in self._files:
            self._name(self._files | {path: _File(b"")})
        elif emptied:
            self._files[path].changes.append(Cut(path, 0))

    def _name(self, names: dict[str, _File]) -> None:
        self._files = names
        self._names_to_come.append(names)

    def _sync(self, path: str) -> None:
        file = self._files.get(path)
        if file is None:  # the folder
            arrived = len(self._names_to_come)
        else:
            file.sync()
            arrived = next(
                (n for n, names in enumerate(self._names_to_come, 1) if names.get(path) is file), 0
            )
            if self._durable_names.get(path) is file:
                arrived = 0
        if arrived:
            self._durable_names = self._names_to_come[arrived - 1]
            del self._names_to_come[:arrived]


def _without(names: Mapping[str, _File], path: str) -> dict[str, _File]:
    return {name: file for name, file in names.items() if name != path}
