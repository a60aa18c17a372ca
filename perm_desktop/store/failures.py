"""What SQLite reports, as a sentence with a next step."""

import sqlite3
from pathlib import Path

from perm_desktop.core.errors import CatalogRefusedError, UserError


def told(error: sqlite3.DatabaseError, path: Path) -> UserError | None:
    """Return the error as a person reads it, or None when it is a bug of ours."""
    name = code(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return UserError(
            f"Another program is writing “{path.name}”.", "Wait a moment and try again."
        )
    if name == "SQLITE_FULL":
        return UserError("The disk is full; nothing was changed.", "Free some space and try again.")
    if name == "SQLITE_READONLY_DBMOVED":
        return UserError(
            f"“{path.name}” was moved or replaced while it was open; nothing was changed.",
            "Open the file again.",
        )
    if name.startswith("SQLITE_READONLY"):
        return UserError(
            f"“{path.name}” or its folder is write-protected.", "Save a copy and work in that."
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged(path)
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return UserError(
            f"“{path.name}” could not be written; nothing was changed.",
            "Look whether the disk or the network drive is there, and try again.",
        )
    return None


def damaged(path: Path) -> CatalogRefusedError:
    """The sentence for a file whose pages are not as they were written."""
    return CatalogRefusedError(
        f"“{path.name}” is damaged; it was left as it is.", "Open a copy or a backup of it."
    )


def code(error: sqlite3.DatabaseError) -> str:
    """SQLite's name of the error ("SQLITE_FULL"), empty when Python itself raised it."""
    return getattr(error, "sqlite_errorname", "") or ""
