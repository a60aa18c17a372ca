"""Erases a text from files beside the catalog: copies of it, drafts, logs, leftovers."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from perm_desktop.core.errors import UserError
from perm_desktop.core.safe_write import write_whole
from perm_desktop.core.spilled_text import SpilledText
from perm_desktop.store import copying, erasing, shape
from perm_desktop.store.connection import Mode, connect
from perm_desktop.store.header import APPLICATION_ID, read_header
from perm_desktop.store.lock import CatalogLock, lock_path
from perm_desktop.store.removals import Removal

_LOCK, _JOURNAL = ".lock", "-journal"
_CLOSED = frozenset({".pdf", ".xlsx", ".zip", ".docx"})  # packed: bytes say nothing, nor may change
_READ_AT_MOST = 500_000_000  # bytes


class Kind(StrEnum):
    """What a file is to the catalog."""

    COPY = "copy"  # a backup, an older version, a copy: a catalog file
    TEXT = "text"  # written by the program as plain text
    LEFTOVER = "leftover"  # of a program that was killed
    STRANGE = "strange"  # not ours to change
    UNREADABLE = "unreadable"  # a catalog file that cannot be opened


class FileHit(NamedTuple):
    """A file that holds the text, or that may and cannot be looked into."""

    path: Path
    kind: Kind
    places: int


def files_of(catalog: Path, data_folder: Path) -> list[Path]:
    """Return the files that the program may have written beside a catalog, and their neighbors."""
    found: dict[Path, None] = {}
    for path in (*_all_below(data_folder), *_beside(catalog)):
        if path != catalog.resolve() and not path.name.endswith(_LOCK):
            found[path] = None
    return sorted(found)


def _all_below(folder: Path) -> Iterator[Path]:
    for path in folder.resolve().rglob("*"):
        if path.is_file() and not path.is_symlink():
            yield path


def _beside(catalog: Path) -> Iterator[Path]:
    """The folder itself, and folders in it that carry the catalog's name."""
    folder = catalog.resolve().parent
    for path in folder.iterdir():
        if path.is_symlink():
            continue
        if path.is_file():
            yield path
        elif path.is_dir() and path.name.startswith((catalog.stem, ".perm")):
            yield from _all_below(path)


def look(path: Path, spilled: SpilledText, *, is_ours: bool) -> FileHit | None:
    """Return what a file holds; None when it holds nothing. ``is_ours``: the program wrote it."""
    try:
        if path.stat().st_size > _READ_AT_MOST:
            return FileHit(path, Kind.STRANGE, 0) if is_ours else None
        header = read_header(path)
        if header is not None and header.application_id == APPLICATION_ID:
            return _look_into(path, spilled)
        holds = path.suffix.lower() not in _CLOSED and spilled.is_in_bytes(path.read_bytes())
    except OSError:
        return FileHit(path, Kind.STRANGE, 0) if is_ours else None
    if not holds:
        return None
    if _is_leftover(path):
        return FileHit(path, Kind.LEFTOVER, 1)
    return FileHit(path, Kind.TEXT if is_ours else Kind.STRANGE, 1)


def _look_into(path: Path, spilled: SpilledText) -> FileHit | None:
    """A catalog file: its rows, and what is left on free pages."""
    is_leftover = _is_leftover(path)
    try:
        with closing(connect(path, Mode.READ_ONLY)) as connection:
            shape.check(connection, path)
            places = erasing.look(connection, spilled).places
    except (sqlite3.DatabaseError, UserError):
        holds = is_leftover or spilled.is_in_bytes(path.read_bytes())
        kind = Kind.LEFTOVER if is_leftover else Kind.UNREADABLE
        return FileHit(path, kind, 1 if holds else 0)
    if not places and not spilled.is_in_bytes(path.read_bytes()):
        return None
    return FileHit(path, Kind.LEFTOVER if is_leftover else Kind.COPY, max(places, 1))


def _is_leftover(path: Path) -> bool:
    return copying.is_leftover(path) or path.name.endswith(_JOURNAL)


def erase(hit: FileHit, spilled: SpilledText, mark: str, removal: Removal) -> None:
    """Erase the text from a file. Raises UserError, OSError or sqlite3.Error; it is as it was."""
    match hit.kind:
        case Kind.COPY:
            _rewrite_copy(hit.path, spilled, mark, removal)
        case Kind.TEXT:
            _rewrite_text(hit.path, spilled, mark)
        case Kind.LEFTOVER:
            hit.path.unlink(missing_ok=True)
        case Kind.STRANGE | Kind.UNREADABLE:
            raise UserError(f"“{hit.path.name}” cannot be rewritten.", "Look into it yourself.")


def _rewrite_copy(path: Path, spilled: SpilledText, mark: str, removal: Removal) -> None:
    """On a hidden copy that takes the place of the file when nothing of the text is left."""
    hidden = copying.hidden_beside(path)
    with ExitStack() as held:
        if lock_path(path).exists():  # another catalog, and it may be open
            held.enter_context(CatalogLock.for_window(path))
        held.callback(copying.remove, hidden)
        shutil.copyfile(path, hidden)
        with closing(connect(hidden)) as connection:
            # nobody else knows this file, and it is thrown away when anything fails
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA journal_mode = MEMORY")
            shape.check(connection, path)
            erasing.erase(connection, spilled, mark, removal, 0)
            erasing.clean(connection)
            copying.check_integrity(connection, path)
        copying.sync(hidden)
        shutil.copystat(path, hidden)  # how old a backup is must not change
        copying.put_in_place(hidden, path)


def _rewrite_text(path: Path, spilled: SpilledText, mark: str) -> None:
    """A log is rewritten where it is, for it is open in this very program."""
    data = path.read_bytes()
    cleaned = spilled.without_bytes(data, mark)
    if ".log" not in path.suffixes:
        stat = path.stat()
        write_whole(path, cleaned)
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        return
    with path.open("r+b") as file:
        file.write(cleaned)
        file.truncate()
        file.flush()
        with suppress(OSError):
            os.fsync(file.fileno())
