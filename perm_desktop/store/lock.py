"""One window writes a catalog; commands write beside each other, but never beside a window.

The lock is an empty SQLite file next to the catalog, held by SQLite's own file locks: they work
alike on Windows, macOS and Linux, vanish with a killed process, and need no process ids.
"""

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

from perm_desktop.core.errors import CatalogInUseError

_WAIT_SECONDS = 10.0
_MOMENT_SECONDS = 0.5


def lock_path(catalog: Path) -> Path:
    """Where the lock of a catalog lives."""
    return catalog.with_name(catalog.name + ".lock")


class CatalogLock:
    """Holds the window's exclusive lock or a command's shared one until closed."""

    def __init__(self, catalog: Path, connection: sqlite3.Connection) -> None:
        self._catalog = catalog
        self._connection = connection

    @classmethod
    def for_window(cls, catalog: Path) -> Self:
        """Take the catalog for one window; waits for a command that is writing.

        Raises CatalogInUseError when another window has it, OSError or sqlite3.Error when the
        folder cannot be written.
        """
        # where commands, not a window, hold the lock, waiting helps
        wait = _WAIT_SECONDS if cls.is_free_for_commands(catalog) else 0
        return cls._take(catalog, "BEGIN EXCLUSIVE", wait)

    @classmethod
    def for_command(cls, catalog: Path) -> Self:
        """Take the catalog for one writing command. Raises CatalogInUseError.

        Waits a moment: another command that upgraded the file lets go of it soon after.
        """
        return cls._take(catalog, "BEGIN", _MOMENT_SECONDS)

    @classmethod
    def is_free_for_commands(cls, catalog: Path) -> bool:
        """Return whether commands could take the catalog at this moment."""
        try:
            cls._take(catalog, "BEGIN", 0).close()
        except CatalogInUseError:
            return False
        return True

    @classmethod
    def for_upgrade(cls, catalog: Path) -> Self:
        """Take the catalog while its file is exchanged; waits for who writes or upgrades it.

        Raises CatalogInUseError when a window keeps it.
        """
        return cls._take(catalog, "BEGIN EXCLUSIVE", _WAIT_SECONDS)

    @classmethod
    def _take(cls, catalog: Path, begin: str, wait: float) -> Self:
        connection = sqlite3.connect(lock_path(catalog), timeout=wait, isolation_level=None)
        try:
            # no journal file beside the lock: nothing is ever written to it
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute(begin)
            # a deferred BEGIN takes its shared lock at the first read
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if "locked" in str(error):
                raise in_use(catalog) from error
            raise
        return cls(catalog, connection)

    def close(self) -> None:
        """Let the catalog go. Closing twice is harmless."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def in_use(catalog: Path) -> CatalogInUseError:
    """The sentence for a catalog that a window holds."""
    return CatalogInUseError(
        f"“{catalog.name}” is open in a PERM Desktop window.",
        "Make the change there, or close the window and try again.",
    )
