"""Makes, opens and refuses catalog files."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from enum import Enum
from pathlib import Path

from perm_desktop.core.errors import CatalogRefusedError, NotFoundError, UserError
from perm_desktop.store import copying, failures, migrations, shape, upgrading
from perm_desktop.store.catalog import Catalog, Clock, stamp
from perm_desktop.store.connection import BUSY_SECONDS, WINDOW_BUSY_SECONDS, Mode, connect
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
    with copying.appearing(path) as hidden, closing(connect(hidden)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        migrations.apply_pending(connection, 0)
        connection.execute(
            "INSERT INTO catalog (id, uid, created_at, is_sample) VALUES (1, ?, ?, ?)",
            [os.urandom(16).hex(), stamp(clock()), int(is_sample)],
        )
        fill(connection)
        migrations.seal(connection)
        connection.execute("COMMIT")


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
            if mode is Mode.WRITE:
                upgrading.upgrade_if_older(path)
            patience = WINDOW_BUSY_SECONDS if access is Access.WINDOW else BUSY_SECONDS
            connection = opened.enter_context(closing(connect(path, mode, patience)))
            shape.check(connection, path)
            if access in (Access.COMMAND, Access.READ):
                copying.check_integrity(connection, path)
            # after the checks: a refused file gets no lock file beside it
            lock = _lock(path, access, mode)
            if lock is not None:
                opened.enter_context(lock)
            _expect_latest(connection, path, mode)
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
    if header.is_wal:
        shape.check_closed(path)


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


def _expect_latest(connection: sqlite3.Connection, path: Path, mode: Mode) -> None:
    if migrations.version_of(connection) == migrations.latest():
        return
    if mode is Mode.WRITE:
        raise UserError(
            f"“{path.name}” was replaced while it was being opened.", "Open the file again."
        )
    raise UserError(
        f"“{path.name}” is of an older version and open for reading only.",
        "Save a copy in a folder that can be written and open that.",
    )


def _refusal(path: Path, error: sqlite3.DatabaseError) -> UserError:
    if failures.code(error).startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        return UserError(f"“{path.name}” cannot be opened here.", "Look at its permissions.")
    return failures.told(error, path) or failures.damaged(path)
