"""Which catalogs this account has made, opened by name or imported; others are offered an import.

A list of the catalogs' own identities in the data folder, one a line.
"""

import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from perm_desktop.core.errors import UserError
from perm_desktop.store import shape

_FILE = "known-catalogs"
_UID = re.compile(r"[0-9a-f]{32}")


def remember(folder: Path, uid: str) -> None:
    """Put a catalog on the list; without a list, an import is offered once too often."""
    if uid in _listed(folder) or not _UID.fullmatch(uid):
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / _FILE).open("a", encoding="ascii") as file:
            file.write(f"{uid}\n")


def is_known(folder: Path, path: Path) -> bool:
    """Return whether a file is one of the catalogs on the list; it is not touched.

    What is no catalog at all counts as known: opening it says what is wrong with it.
    """
    try:
        with closing(shape.unchanging(path)) as connection:
            uid = shape.uid_of(connection)
    except (sqlite3.Error, UserError, OSError, TypeError, ValueError):
        return True
    return uid in _listed(folder)


def uid_of(path: Path) -> str:
    """Return the identity of a closed catalog of ours. Raises sqlite3.Error."""
    with closing(shape.unchanging(path)) as connection:
        return shape.uid_of(connection)


def _listed(folder: Path) -> frozenset[str]:
    try:
        return frozenset((folder / _FILE).read_text("ascii", "replace").split())
    except OSError:
        return frozenset()
