"""What SQLite reports, as a sentence with a next step."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from perm_desktop.core.errors import CatalogRefusedError, UserError


class CatalogDamagedError(CatalogRefusedError):
    """The file's pages are not as they were written."""


class CatalogTroubleError(UserError):
    """What was to be done is fine, but the file cannot take it now."""


class CatalogBusyError(CatalogTroubleError):
    """Another program has the file at this moment; the same is worth trying again."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Another program is writing “{path.name}”.", "Wait a moment and try again."
        )


class CatalogMovedError(CatalogTroubleError):
    """The file that is open is no longer the one that its name stands for."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was moved, replaced or deleted while it was open; nothing was changed.",
            "Save a copy of what you see here, or open the file again.",
        )


class CommitUnsureError(CatalogTroubleError):
    """The disk failed at the very end of a commit: it may have kept the change or not."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The disk reported an error while “{path.name}” was being saved.",
            "Look whether your last change is there before you make it again,"
            " and save a copy on another disk.",
        )


def told(error: sqlite3.DatabaseError, path: Path) -> UserError | None:
    """Return the error as a person reads it, or None when it is a bug of ours."""
    name = code(error)
    if is_busy(error):
        return CatalogBusyError(path)
    if name == "SQLITE_FULL":
        return CatalogTroubleError(
            "The disk is full; nothing was changed.", "Free some space and try again."
        )
    if name == "SQLITE_READONLY_DBMOVED":
        return CatalogMovedError(path)
    if name.startswith("SQLITE_READONLY"):
        return CatalogTroubleError(
            f"“{path.name}” or its folder is write-protected.", "Save a copy and work in that."
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged(path)
    if is_disk_fault(error) or name.startswith("SQLITE_CANTOPEN"):
        return CatalogTroubleError(
            f"“{path.name}” could not be written; nothing was changed.",
            "Look whether the disk or the network drive is there, and try again.",
        )
    return None


@contextmanager
def telling(path: Path) -> Generator[None]:
    """What SQLite reports inside the block is raised as a person reads it."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if (sentence := told(error, path)) is None:
            raise
        raise sentence from error


def is_busy(error: sqlite3.DatabaseError) -> bool:
    """True when another connection has the lock that was needed."""
    return code(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def is_disk_fault(error: sqlite3.DatabaseError) -> bool:
    """True when the disk itself refused to read, write or sync."""
    return code(error).startswith("SQLITE_IOERR")


def damaged(path: Path) -> CatalogRefusedError:
    """The sentence for a file whose pages are not as they were written."""
    return CatalogDamagedError(
        f"“{path.name}” is damaged; it was left as it is.", "Open a copy or a backup of it."
    )


def code(error: sqlite3.DatabaseError) -> str:
    """SQLite's name of the error ("SQLITE_FULL"), empty when Python itself raised it."""
    return getattr(error, "sqlite_errorname", "") or ""
