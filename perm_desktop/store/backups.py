"""Backup files of one catalog: where they are, how one is written, verified and thinned."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from perm_desktop.core import backup_thinning
from perm_desktop.core.backup_names import SUFFIX, Reason, backup_name, parsed, stamped
from perm_desktop.core.errors import CatalogRefusedError, UserError
from perm_desktop.core.filenames import slug
from perm_desktop.core.texts import checksum, is_sound
from perm_desktop.store import copying, failures, migrations
from perm_desktop.store.connection import Mode, connect
from perm_desktop.store.header import APPLICATION_ID, read_header
from perm_desktop.store.salvage_source import LONG_AGO

NOTES = "notes"  # the folder of the readable copies, beside the backups
_ORIGIN = "from.txt"  # the catalog whose backups a folder holds
_LONGEST_STEM = 40


class Contents(NamedTuple):
    """What a catalog file holds, after it was looked over."""

    uid: str
    version: int
    meetings: int
    notes: int
    last_change: str  # UTC, empty when nothing was ever done in it, or its time is not known
    last_step: int = 0  # its number; 0 when nothing was ever done in it


class Backup(NamedTuple):
    """A backup file by its name."""

    path: Path
    at: datetime
    reason: Reason


def root(data_folder: Path) -> Path:
    """The folder of all backups of this account."""
    return data_folder / "backups"


def folder_of(data_folder: Path, uid: str, catalog: Path) -> Path:
    """The folder for the backups of one catalog at one place; a copy elsewhere has its own."""
    place = os.path.normcase(catalog.resolve())
    name = f"{slug(catalog.stem, _LONGEST_STEM)}-{checksum(str(place))[:6]}"
    return root(data_folder) / uid[:16] / name


def folders_for(data_folder: Path, catalog: Path) -> list[Path]:
    """Folders that may hold backups of a file, also one that cannot be read any more.

    Those made at this very place come first, then those of copies of the same catalog.
    """
    wanted = str(os.path.normcase(catalog.resolve()))
    folders = sorted(path.parent for path in root(data_folder).glob(f"*/*/{_ORIGIN}"))
    here = [folder for folder in folders if os.path.normcase(origin(folder)) == wanted]
    families = {folder.parent for folder in here}
    return here + [each for each in folders if each.parent in families and each not in here]


def origin(folder: Path) -> str:
    """Where the catalog was whose backups a folder holds, empty when nobody knows."""
    try:
        return (folder / _ORIGIN).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups of a folder by their names, newest first."""
    if not folder.is_dir():
        return []
    named = [(path, parsed(path.name)) for path in folder.iterdir()]
    found = [Backup(path, *name) for path, name in named if name is not None]
    return sorted(found, key=_moment, reverse=True)


def _moment(backup: Backup) -> tuple[datetime, int, str]:
    """Of one second the one with the longer number is the later one."""
    return backup.at, len(backup.path.name), backup.path.name


def replaced_in(folder: Path) -> list[Path]:
    """Catalogs that a restore put aside, as they were; nobody looked them over."""
    return sorted(folder.glob(f"replaced-*{SUFFIX}"), reverse=True)


def write(
    source: sqlite3.Connection, catalog: Path, folder: Path, moment: datetime, reason: Reason
) -> Backup:
    """Write a verified backup of an open catalog; it appears whole or not at all.

    Raises CatalogRefusedError when the catalog is damaged, UserError when it cannot be written.
    """
    _prepare(folder, catalog)
    while True:
        path = _free(folder, lambda number: backup_name(_stem(catalog), moment, reason, number))
        # another program may make one of the same second
        with suppress(copying.NameTakenError), copying.appearing(path) as hidden:
            expected = _copy(source, hidden)
            if look_over(hidden, catalog) != expected:
                raise failures.damaged(catalog)
            return Backup(path, moment, reason)


def put_aside(catalog: Path, folder: Path, moment: datetime) -> Path:
    """Keep a file as it is, whatever it is, before another takes its place. Raises UserError."""
    _prepare(folder, catalog)
    path = _free(folder, lambda n: f"replaced-{stamped(moment)}-{_stem(catalog)}{_nth(n)}{SUFFIX}")
    copying.keep_bytes(catalog, path)
    return path


def look_over(path: Path, named: Path | None = None) -> Contents:
    """Verify every page, reference and note of a closed file, and count what it holds.

    Raises CatalogRefusedError, about ``named`` where the file has another name for the person.
    """
    shown = named or path
    header = read_header(path)
    if header is None or header.application_id != APPLICATION_ID:
        raise failures.damaged(shown)
    try:
        with closing(connect(path, Mode.READ_ONLY)) as connection:
            copying.check_integrity(connection, shown)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise failures.damaged(shown)
            for text, digest in connection.execute("SELECT text, sha256 FROM note"):
                if not is_sound(text, digest):
                    raise failures.damaged(shown)
            return contents_of(connection)
    except sqlite3.DatabaseError as error:
        raise failures.told(error, shown) or failures.damaged(shown) from error


def contents_of(connection: sqlite3.Connection) -> Contents:
    """Count what an open file holds. Raises sqlite3.DatabaseError."""
    (uid,) = connection.execute("SELECT uid FROM catalog").fetchone() or ("",)
    (meetings,) = connection.execute(
        "SELECT count(*) FROM meeting WHERE trashed_at IS NULL"
    ).fetchone()
    (notes,) = connection.execute("SELECT count(*) FROM note WHERE text <> ''").fetchone()
    last = connection.execute("SELECT at, id FROM edit ORDER BY id DESC LIMIT 1").fetchone()
    at, step = last or ("", 0)
    version = migrations.version_of(connection)
    return Contents(uid, version, meetings, notes, "" if at == LONG_AGO else at, step)


def mark_of(connection: sqlite3.Connection) -> str:
    """What differs between two states of a catalog: the latest step and what it did.

    Typing that goes on changes the latest step without adding one, so its rows count.
    """
    last = connection.execute("SELECT id, merge_key FROM edit ORDER BY id DESC LIMIT 1").fetchone()
    if last is None:
        return ""
    images = ""
    if last[1]:
        rows = connection.execute(
            "SELECT after FROM journal WHERE edit = ? ORDER BY tbl, row", [last[0]]
        )
        images = checksum("\n".join(after or "" for (after,) in rows))
    return f"{last[0]} {images}".strip()


def is_up_to_date(connection: sqlite3.Connection, backup: Backup) -> bool:
    """Return whether nothing was done since a backup; one that cannot be read is not."""
    try:
        with closing(connect(backup.path, Mode.READ_ONLY)) as kept:
            return mark_of(kept) == mark_of(connection)
    except (sqlite3.Error, UserError):
        return False


def thin(folder: Path, now: datetime) -> list[Path]:
    """Remove what newer good backups make superfluous; returns what went.

    A backup that does not verify stays and stands in for none.
    """
    good = [backup for backup in backups_in(folder) if is_good(backup.path)]
    gone = backup_thinning.superfluous([backup.at for backup in good], now)
    removed: list[Path] = []
    for backup in good:
        if backup.at in gone:
            backup.path.unlink(missing_ok=True)
            removed.append(backup.path)
    return removed


def is_good(path: Path) -> bool:
    """Return whether a backup verifies."""
    try:
        look_over(path)
    except (CatalogRefusedError, UserError, OSError):
        return False
    return True


def _copy(source: sqlite3.Connection, hidden: Path) -> Contents:
    """Copy and count in one view of the catalog: a command may be writing beside us."""
    source.execute("BEGIN")
    try:
        expected = contents_of(source)
        copying.copy_pages(source, hidden)
    finally:
        source.execute("ROLLBACK")
    return expected


def _prepare(folder: Path, catalog: Path) -> None:
    # start-up: it brings modules of OpenSSL along
    from perm_desktop.core.safe_write import write_whole

    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = str(catalog.resolve())
        if origin(folder) != place:
            write_whole(folder / _ORIGIN, f"{place}\n".encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise UserError(
            f"No backup could be made: “{folder}” cannot be written ({error.strerror}).",
            "Free some space, or look at the permissions of that folder.",
        ) from error


def _free(folder: Path, name: Callable[[int], str]) -> Path:
    paths = (folder / name(number) for number in count(1))
    return next(path for path in paths if not os.path.lexists(path))


def _stem(catalog: Path) -> str:
    return slug(catalog.stem, _LONGEST_STEM)


def _nth(number: int) -> str:
    return f"-{number}" if number > 1 else ""
