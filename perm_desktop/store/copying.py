"""Writes catalog files whole: under a hidden name first, verified, synced, then named."""

import os
import re
import sqlite3
import sys
import time
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from perm_desktop.core.errors import UserError
from perm_desktop.store import failures

_ABANDONED_SECONDS = 3_600.0  # no save of ours takes an hour
_OURS = re.compile(r"\.perm-[0-9a-f]{16}\.new|\..{1,40}-[0-9a-f]{12}\.part|\..+\.upgrading")
_JOURNAL = "-journal"
_PIECE = 1_000_000  # bytes
# a virus scanner or a sync program holds a new file for a moment
_RETRIES, _PAUSE_SECONDS = 5, 0.4


def save_copy(source: sqlite3.Connection, path: Path) -> None:
    """Write a verified copy of an open catalog under a new name. Raises UserError."""
    with appearing(path) as hidden:
        copy_into(source, hidden, path)


def copy_into(source: sqlite3.Connection, hidden: Path, named: Path) -> None:
    """Copy every page into a file, look it over and bring it to the disk.

    Raises CatalogRefusedError, about ``named``, when the copy is damaged; OSError or sqlite3.Error.
    """
    copy_pages(source, hidden)
    with closing(sqlite3.connect(hidden, isolation_level=None)) as target:
        check_integrity(target, named)


def copy_pages(source: sqlite3.Connection, hidden: Path) -> None:
    """Copy every page into a file and bring it to the disk; who calls looks it over.

    Raises OSError or sqlite3.Error.
    """
    with closing(sqlite3.connect(hidden, isolation_level=None)) as target:
        # the file has no name yet: what a power cut leaves of it is nobody's
        target.execute("PRAGMA synchronous = OFF")
        target.execute("PRAGMA journal_mode = OFF")
        source.backup(target)
    sync(hidden)


def check_integrity(connection: sqlite3.Connection, path: Path) -> None:
    """Raises CatalogRefusedError when a page, an index or a constraint is not as it should be."""
    (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if answer != "ok":
        raise failures.damaged(path)


def hidden_beside(path: Path) -> Path:
    """A name in the same folder that nobody sees and nobody has."""
    return path.with_name(f".perm-{os.urandom(8).hex()}.new")


class NameTakenError(UserError):
    """A file of that name is there already, or came while the new one was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is already a file “{path}”.", "Choose another name; nothing was replaced."
        )


@contextmanager
def appearing(path: Path) -> Generator[Path]:
    """A hidden file beside ``path`` that takes its name when the block ends well.

    Until then the name does not exist: a process that dies leaves no half catalog under it.
    Raises NameTakenError, or UserError when it cannot be made.
    """
    hidden = hidden_beside(path)
    try:
        if os.path.lexists(path):
            raise FileExistsError
        hidden.touch(exist_ok=False)
        try:
            yield hidden
            give_name(hidden, path)
        finally:
            remove(hidden)
        sync_folder(path.parent)
    except FileExistsError as error:
        raise NameTakenError(path) from error
    except OSError as error:
        raise UserError(
            f"“{path}” cannot be made ({error.strerror}).", "Choose a folder that can be written."
        ) from error
    except sqlite3.DatabaseError as error:
        if (sentence := failures.told(error, path)) is not None:
            raise sentence from error
        raise


def give_name(hidden: Path, path: Path) -> None:
    """Rename without ever replacing a file. Raises FileExistsError."""
    if sys.platform == "win32":
        hidden.rename(path)  # refuses a taken name there
        return
    try:
        path.hardlink_to(hidden)
    except FileExistsError:
        raise
    except OSError as error:
        # a memory stick's file system has no links
        if os.path.lexists(path):
            raise FileExistsError from error
        hidden.rename(path)


def put_in_place(hidden: Path, path: Path) -> None:
    """Let a closed, synced file take the place of another, which must be closed too.

    Raises UserError when the system refuses for longer than a scanner needs.
    """
    for again in reversed(range(_RETRIES)):
        try:
            hidden.replace(path)
            break
        except OSError as error:
            if not isinstance(error, PermissionError) or not again:
                raise UserError(
                    f"“{path.name}” could not be replaced ({error.strerror}); it is as it was.",
                    "Close other programs that have it open and try again.",
                ) from error
            time.sleep(_PAUSE_SECONDS)
    sync_folder(path.parent)


def keep_bytes(path: Path, target: Path) -> None:
    """Copy a file as it is, damaged or not, with the journal that belongs to it.

    Raises UserError.
    """
    with appearing(target) as hidden:
        _copy_bytes(path, hidden)
    journal = journal_of(path)
    if journal.is_file() and journal.stat().st_size:
        with appearing(journal_of(target)) as hidden:
            _copy_bytes(journal, hidden)


def _copy_bytes(source: Path, target: Path) -> None:
    with source.open("rb") as old, target.open("wb") as new:
        while piece := old.read(_PIECE):
            new.write(piece)
        new.flush()
        os.fsync(new.fileno())


def journal_of(path: Path) -> Path:
    """The rollback journal of a catalog file."""
    return path.with_name(f"{path.name}{_JOURNAL}")


def remove(hidden: Path) -> None:
    """Take a hidden file away, with its journal. Raises OSError."""
    for leftover in (hidden, journal_of(hidden)):
        leftover.unlink(missing_ok=True)


def is_leftover(path: Path) -> bool:
    """True for a hidden file that only a killed process leaves behind."""
    return _OURS.fullmatch(path.name) is not None


def clear_leftovers(folder: Path, now: float | None = None) -> int:
    """Take away hidden files of ours that a killed process left; returns how many.

    Only names that the program gives, older than any save takes, and held by nobody.
    """
    limit = (time.time() if now is None else now) - _ABANDONED_SECONDS
    cleared = 0
    with suppress(OSError):
        for path in list(folder.iterdir()):
            if _OURS.fullmatch(path.name.removesuffix(_JOURNAL)) and _is_abandoned(path, limit):
                remove(path)
                cleared += 1
    return cleared


def _is_abandoned(path: Path, limit: float) -> bool:
    if not path.is_file() or path.is_symlink() or path.stat().st_mtime > limit:
        return False
    if path.name.endswith(_JOURNAL):
        return not path.with_name(path.name.removesuffix(_JOURNAL)).exists()
    if path.suffix == ".part" or not path.stat().st_size:
        return True
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        return not failures.code(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
    return True


def sync(path: Path) -> None:
    """Bring a file's bytes to the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a new name durable where folders can be synced (not on Windows)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
