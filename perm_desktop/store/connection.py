"""The one recipe by which the catalog file is opened.

Journal mode TRUNCATE with synchronous FULL: replayed power cuts lost nothing with it, while the
defaults of sqlite3 and sqlite-utils lost acknowledged rows, and a copied or replaced file stays
whole because there is no second file to match (docs/decisions/0001-store.md).
"""

import os
import sqlite3
from enum import Enum
from pathlib import Path
from urllib.parse import quote

BUSY_SECONDS = 10.0
_MAX_VALUE_BYTES = 20_000_000
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
)


class Mode(Enum):
    """How far a connection may go."""

    WRITE = "write"
    QUERY = "query"  # reads, but may finish what a killed writer left behind
    READ_ONLY = "read-only"  # the medium cannot be written


def connect(path: Path, mode: Mode = Mode.WRITE) -> sqlite3.Connection:
    """Open an existing file by the recipe; the caller closes it.

    Autocommit (isolation_level None): transactions are opened by ``Catalog.edit`` alone.
    Raises sqlite3.Error.
    """
    access = "ro" if mode is Mode.READ_ONLY else "rw"
    connection = sqlite3.connect(
        f"{_uri(path)}?mode={access}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
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


def _uri(path: Path) -> str:
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
