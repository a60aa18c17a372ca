"""Backups of a catalog: once a day, before every act on many meetings, and when asked for.

They live in the account's data folder, which no cloud program syncs, wherever the catalog is
(docs/decisions/0004-backups.md).
"""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from perm_desktop import places
from perm_desktop.core import clock
from perm_desktop.core.backup_names import WORDS, Reason
from perm_desktop.core.errors import UserError
from perm_desktop.services import catalogs
from perm_desktop.store import backups, copying
from perm_desktop.store.backups import Backup, Contents
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

_log = logging.getLogger("perm_desktop.backups")
FEW = 10  # meetings; undo is enough for an act on fewer


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup and what a look into it found."""

    path: Path
    at: datetime
    reason: Reason
    size: int  # bytes
    contents: Contents | None  # None: it is damaged and cannot be restored

    @property
    def is_good(self) -> bool:
        """True when every page and note of it is as it was saved."""
        return self.contents is not None

    @property
    def when(self) -> str:
        """ "Sat, Nov 21, 4:10 PM EST"."""
        return clock.short_time(clock.home(self.at))

    @property
    def why(self) -> str:
        """The reason in words."""
        return WORDS[self.reason]


def folder_of(catalog: Catalog) -> Path:
    """Where the backups of a catalog are; the readable notes are in its folder “notes”."""
    (uid,) = catalog.connection.execute("SELECT uid FROM catalog").fetchone()
    return backups.folder_of(places.data_folder(), uid, catalog.path)


def make(catalog: Catalog, reason: Reason = Reason.MANUAL) -> Backup:
    """Write a verified backup now.

    Raises CatalogRefusedError when the catalog is damaged: nothing bad stands beside the good ones.
    """
    folder = folder_of(catalog)
    return backups.write(catalog.connection, catalog.path, folder, catalog.now(), reason)


def before(catalog: Catalog, reason: Reason, meetings: int) -> Backup | None:
    """Make a backup before an act on many meetings, unless nothing was done since the last one.

    An act on a few costs no backup. One that cannot be written does not keep anybody from working,
    since the act can be taken back; the daily backup tells what is wrong.
    """
    if meetings < FEW:
        return None
    try:
        if _is_up_to_date(catalog.connection, folder_of(catalog)):
            return None
        return make(catalog, reason)
    except (UserError, OSError, sqlite3.Error) as error:
        _log.warning("no backup %s: %s", reason.value, type(error).__name__)
        return None


def prepared_daily(catalog: Catalog) -> Callable[[], Backup | None]:
    """Return a function that makes the backup of the day on any thread.

    It returns None when there is one already or nothing has changed. Raises UserError.
    """
    return partial(_daily, catalog.path, catalog.now(), folder_of(catalog))


def prepared_list(folder: Path) -> Callable[[], list[Listed]]:
    """Return a function that looks over all backups of a folder on any thread."""
    return partial(listed, folder)


def prepared_backup(catalog: Catalog) -> Callable[[], Backup]:
    """Return a function that backs an open catalog up on any thread."""
    return partial(_make_beside, catalog.path, catalog.now())


def listed(folder: Path) -> list[Listed]:
    """Return the backups of a folder, newest first, each looked over."""
    return [look(backup) for backup in backups.backups_in(folder)]


def look(backup: Backup) -> Listed:
    """Look a backup over."""
    try:
        contents = backups.look_over(backup.path)
    except (UserError, OSError):
        contents = None
    size = backup.path.stat().st_size if backup.path.is_file() else 0
    return Listed(backup.path, backup.at, backup.reason, size, contents)


def holds(contents: Contents) -> str:
    """ "312 meetings, 84 notes, last change Nov 21, 4:10 PM"."""
    parts = [
        _count(contents.meetings, "meeting"),
        _count(contents.notes, "note"),
        _changed(contents),
    ]
    return ", ".join(parts)


def _changed(contents: Contents) -> str:
    if contents.last_change:
        return f"last change {moment(contents.last_change)}"
    return "time of the last change unknown" if contents.last_step else "no change yet"


def moment(stamp: str) -> str:
    """ "Nov 21, 4:10 PM" on the Eastern clock, with the year where it is another."""
    at = clock.home(datetime.fromisoformat(stamp))
    return f"{clock.day(at.date())}, {clock.clock(at)}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _make_beside(path: Path, now: datetime) -> Backup:
    with closing(catalogs.open_catalog(path, Access.WORKER, clock=lambda: now)) as catalog:
        return make(catalog)


def _daily(path: Path, now: datetime, folder: Path) -> Backup | None:
    # start-up: written once a day
    from perm_desktop.services import note_copies

    for place in (path.parent, folder):
        copying.clear_leftovers(place)
    with closing(catalogs.open_catalog(path, Access.WORKER, clock=lambda: now)) as catalog:
        made = None if _has_one(catalog, folder) else make(catalog, Reason.DAILY)
        note_copies.write(catalog, folder / backups.NOTES)
    if made is not None:
        backups.thin(folder, now)
    return made


def _has_one(catalog: Catalog, folder: Path) -> bool:
    """A good one of today, by the calendar on the wall, or one of all that was done."""
    today = clock.home(catalog.now()).date()
    found = backups.backups_in(folder)
    enough = [
        each
        for each in found
        if each.reason is Reason.DAILY and clock.home(each.at).date() == today
    ]
    if found and backups.is_up_to_date(catalog.connection, found[0]):
        enough.append(found[0])
    return any(backups.is_good(each.path) for each in enough)


def _is_up_to_date(connection: sqlite3.Connection, folder: Path) -> bool:
    newest = next(iter(backups.backups_in(folder)), None)
    return newest is not None and backups.is_up_to_date(connection, newest)
