"""Makes, opens, copies and refuses catalog files."""

import os
import sqlite3
import sys
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing, contextmanager
from enum import Enum
from itertools import count
from pathlib import Path

from perm_desktop.core.errors import CatalogRefusedError, NotFoundError, UserError
from perm_desktop.store import failures, migrations
from perm_desktop.store.catalog import Catalog, Clock, stamp
from perm_desktop.store.connection import Mode, connect
from perm_desktop.store.header import APPLICATION_ID, read_header
from perm_desktop.store.lock import CatalogLock

SUFFIX = ".perm"


class Access(Enum):
    """What the opener is going to do."""

    WINDOW = "window"
    COMMAND = "command"
    READ = "read"
    # reads beside the window of the same process, whose header must not be read again: closing
    # a plain file handle would drop the locks that SQLite holds for the window
    WORKER = "worker"


def create(
    path: Path,
    clock: Clock,
    *,
    fill: Callable[[sqlite3.Connection], None],
    is_sample: bool = False,
) -> None:
    """Make a new catalog; ``fill`` puts the factory data in before the journal begins.

    The file appears whole or not at all. Raises UserError when the name is taken or the folder
    cannot be written.
    """
    with _appearing(path) as hidden, closing(connect(hidden)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        migrations.apply_pending(connection, 0)
        connection.execute(
            "INSERT INTO catalog (id, uid, created_at, is_sample) VALUES (1, ?, ?, ?)",
            [os.urandom(16).hex(), stamp(clock()), int(is_sample)],
        )
        fill(connection)
        migrations.seal(connection)
        connection.execute("COMMIT")


def save_copy(source: sqlite3.Connection, path: Path) -> None:
    """Write a verified copy of an open catalog under a new name. Raises UserError."""
    with _appearing(path) as hidden:
        with closing(sqlite3.connect(hidden, isolation_level=None)) as target:
            source.backup(target)
            _check_integrity(target, path)
        _sync(hidden)


def open_catalog(path: Path, clock: Clock, *, author: str, access: Access) -> Catalog:
    """Open a catalog of ours, bringing an older schema up to date.

    Raises NotFoundError, CatalogRefusedError for a foreign, newer or damaged file (which is not
    touched), CatalogInUseError when a window holds it and ``access`` is for writing.
    """
    if access is not Access.WORKER:
        _check_header(path)
    mode = _mode(path, access)
    with ExitStack() as opened:
        try:
            connection = opened.enter_context(closing(connect(path, mode)))
            if access in (Access.COMMAND, Access.READ):
                _check_integrity(connection, path)
            # after the checks: a refused file gets no lock file beside it
            lock = _lock(path, access, mode)
            if lock is not None:
                opened.enter_context(lock)
            _upgrade(connection, path, mode)
        except sqlite3.DatabaseError as error:
            raise _refusal(path, error) from error
        opened.pop_all()
    return Catalog(
        path, connection, clock, author=author, lock=lock, read_only=mode is not Mode.WRITE
    )


def can_be_upgraded(path: Path) -> bool:
    """True for a catalog of ours of an older schema in a place that can be written."""
    header = read_header(path) if path.is_file() and os.access(path, os.R_OK | os.W_OK) else None
    return (
        header is not None
        and header.application_id == APPLICATION_ID
        and 0 < header.schema_version < migrations.latest()
        and os.access(path.parent, os.W_OK)
    )


def _check_header(path: Path) -> None:
    """Refuse what is no catalog of ours, without SQLite so that nothing is touched."""
    if not path.is_file():
        raise NotFoundError(
            f"There is no catalog “{path}”.",
            "Make one with New, or “perm-desktop new FILE”.",
        )
    try:
        header = read_header(path)
    except OSError as error:
        raise UserError(
            f"“{path.name}” cannot be read ({error.strerror}).", "Look at its permissions."
        ) from error
    if header is None or header.application_id != APPLICATION_ID:
        raise CatalogRefusedError(
            f"“{path.name}” is not a PERM Desktop catalog; it was left as it is.",
            f"Choose a file that ends in {SUFFIX}.",
        )
    if header.schema_version > migrations.latest():
        raise CatalogRefusedError(
            f"“{path.name}” was written by a newer PERM Desktop (catalog version"
            f" {header.schema_version}, this program reads up to {migrations.latest()});"
            " it was left as it is.",
            "Open it with the newer program.",
        )
    if header.schema_version < 1:
        raise failures.damaged(path)


def _mode(path: Path, access: Access) -> Mode:
    """A window falls back to reading where it cannot write; a writing command cannot."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return Mode.QUERY if access in (Access.READ, Access.WORKER) else Mode.WRITE
    if access is Access.COMMAND:
        raise UserError(
            f"“{path.name}” or its folder is write-protected.", "Save a copy and work in that."
        )
    return Mode.READ_ONLY


def _lock(path: Path, access: Access, mode: Mode) -> CatalogLock | None:
    if mode is not Mode.WRITE:
        return None
    if access is Access.WINDOW:
        return CatalogLock.for_window(path)
    return CatalogLock.for_command(path)


def _upgrade(connection: sqlite3.Connection, path: Path, mode: Mode) -> None:
    version = _version(connection)
    if version == migrations.latest():
        return
    if mode is not Mode.WRITE:
        raise UserError(
            f"“{path.name}” is of an older version and open for reading only.",
            "Save a copy in a folder that can be written and open that.",
        )
    save_copy(connection, _free_name(path.with_stem(f"{path.stem}.version-{version}")))
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        # asked again: another process may have done it while this one waited
        migrations.apply_pending(connection, _version(connection))
        migrations.seal(connection)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys = ON")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _free_name(path: Path) -> Path:
    """The path itself or, where an earlier copy has it, one with a number."""
    names = (path.with_stem(f"{path.stem}-{n}") for n in count(2))
    return path if not path.exists() else next(name for name in names if not name.exists())


def _check_integrity(connection: sqlite3.Connection, path: Path) -> None:
    (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if answer != "ok":
        raise failures.damaged(path)


def _refusal(path: Path, error: sqlite3.DatabaseError) -> UserError:
    if failures.code(error).startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        return UserError(f"“{path.name}” cannot be opened here.", "Look at its permissions.")
    return failures.told(error, path) or failures.damaged(path)


@contextmanager
def _appearing(path: Path) -> Generator[Path]:
    """A hidden file beside ``path`` that takes its name when the block ends well.

    Until then the name does not exist: a process that dies leaves no half catalog under it.
    Raises UserError.
    """
    hidden = path.with_name(f".perm-{os.urandom(8).hex()}.new")
    try:
        if os.path.lexists(path):
            raise FileExistsError
        hidden.touch(exist_ok=False)
        try:
            yield hidden
            _give_name(hidden, path)
        finally:
            for leftover in (hidden, Path(f"{hidden}-journal")):
                leftover.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except FileExistsError as error:
        raise UserError(
            f"There is already a file “{path}”.", "Choose another name; nothing was replaced."
        ) from error
    except OSError as error:
        raise UserError(
            f"“{path}” cannot be made ({error.strerror}).", "Choose a folder that can be written."
        ) from error
    except sqlite3.DatabaseError as error:
        if (sentence := failures.told(error, path)) is not None:
            raise sentence from error
        raise


def _give_name(hidden: Path, path: Path) -> None:
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


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name durable where folders can be synced (not on Windows)."""
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
