"""The one recipe by which the catalog file is opened.

Journal mode TRUNCATE with synchronous FULL: replayed power cuts lost nothing with it, while the
defaults of sqlite3 and sqlite-utils lost acknowledged rows, and a copied or replaced file stays
whole because there is no second file to match (docs/decisions/0001-store.md).
"""

import os
import sqlite3
import time
from enum import Enum
from pathlib import Path
from typing import Any
from urllib.parse import quote

from perm_desktop.store import failures

BUSY_SECONDS = 10.0
# a window does not stand still while another program writes: it is told, and tries again
WINDOW_BUSY_SECONDS = 0.1
_NOT_AGAIN_SECONDS = 1.0
_MAX_VALUE_BYTES = 20_000_000
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",  # else sorting leaves texts in the system's folder
)


class Mode(Enum):
    """How far a connection may go."""

    WRITE = "write"
    QUERY = "query"  # reads, but may finish what a killed writer left behind
    READ_ONLY = "read-only"  # the medium cannot be written


class _Connection(sqlite3.Connection):
    """Says of a file that another program has that it is so, wherever it was to be used.

    Where a window has waited in vain it waits no more for a second, so that one that reads in
    twenty places stands still once and not twenty times.
    """

    path: Path
    patience: float = BUSY_SECONDS
    _in_vain: float | None = None  # when it was waited for last

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Raises CatalogBusyError in place of SQLite's own error."""
        if self._in_vain is not None and time.monotonic() - self._in_vain > _NOT_AGAIN_SECONDS:
            self._in_vain = None
            self._wait(self.patience)
        try:
            return super().execute(sql, parameters)
        except sqlite3.OperationalError as error:
            if not failures.is_busy(error):
                raise
            if self._in_vain is None and self.patience < BUSY_SECONDS:
                self._in_vain = time.monotonic()
                self._wait(0)
            raise failures.CatalogBusyError(self.path) from error

    def _wait(self, seconds: float) -> None:
        super().execute(f"PRAGMA busy_timeout = {round(1000 * seconds)}")


def connect(
    path: Path, mode: Mode = Mode.WRITE, busy_seconds: float = BUSY_SECONDS
) -> sqlite3.Connection:
    """Open an existing file by the recipe; the caller closes it.

    Autocommit (isolation_level None): transactions are opened by ``Catalog.edit`` alone.
    Raises sqlite3.Error, and CatalogBusyError when another program had the file for so long.
    """
    access = "ro" if mode is Mode.READ_ONLY else "rw"
    connection = sqlite3.connect(
        f"{uri_of(path)}?mode={access}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        factory=_Connection,
    )
    connection.path, connection.patience = path, busy_seconds
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MAX_VALUE_BYTES)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        # the first read takes back what a killed writer began, and meets a damaged head
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if mode is Mode.WRITE:
            _prepare_for_writing(connection)
        else:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def uri_of(path: Path) -> str:
    """An empty authority, because SQLite takes the server of a UNC path for one."""
    name = path.absolute().as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{quote(os.fsencode(name))}"


def _prepare_for_writing(connection: sqlite3.Connection) -> None:
    """The mode is kept in the file when it is WAL, so the answer is checked."""
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    (answer,) = connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    if answer != "truncate":
        raise sqlite3.OperationalError(f"journal mode is {answer}, not truncate")
