"""Puts a good catalog file in the place of another, which is kept."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from perm_desktop.core.errors import UserError
from perm_desktop.store import backups, copying, failures
from perm_desktop.store.connection import Mode, connect
from perm_desktop.store.lock import CatalogLock


def replace(good: Path, catalog: Path, kept_in: Path, moment: datetime) -> Path | None:
    """Put a verified copy of ``good`` at the catalog's place; returns where the old file is kept.

    The old file, damaged or not, is put aside first with its journal. Until the exchange the
    catalog stays as it was. Raises UserError; CatalogInUseError while a window has the catalog.
    """
    expected = backups.look_over(good)
    try:
        catalog.parent.mkdir(parents=True, exist_ok=True)
        with CatalogLock.for_upgrade(catalog):
            hidden = copying.hidden_beside(catalog)
            try:
                with closing(connect(good, Mode.READ_ONLY)) as source:
                    copying.copy_pages(source, hidden)
                if backups.look_over(hidden, good) != expected:
                    raise failures.damaged(good)
                kept = _put_aside(catalog, kept_in, moment)
                # a journal of the old file would be played into the new one
                copying.journal_of(catalog).unlink(missing_ok=True)
                copying.put_in_place(hidden, catalog)
            finally:
                copying.remove(hidden)
    except (OSError, sqlite3.DatabaseError) as error:
        raise _told(error, catalog) from error
    return kept


def _put_aside(catalog: Path, folder: Path, moment: datetime) -> Path | None:
    return backups.put_aside(catalog, folder, moment) if catalog.is_file() else None


def _told(error: OSError | sqlite3.DatabaseError, catalog: Path) -> UserError:
    if isinstance(error, sqlite3.DatabaseError) and (told := failures.told(error, catalog)):
        return told
    why = error.strerror if isinstance(error, OSError) else "it cannot be locked"
    return UserError(
        f"“{catalog}” could not be written ({why}); it is as it was.",
        "Free some space, or look at the permissions of its folder, and try again.",
    )
