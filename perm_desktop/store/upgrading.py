"""Brings a catalog of an older schema up to date, on a copy that takes its place when it is good.

Whatever stops it, the catalog is the old file or the new one. The old file stays beside it as
"name.version-N.perm", where the older program still opens it and where no thinning of backups
reaches it; it keeps its very bytes, since it is given a second name before the first is taken away.
"""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from perm_desktop.core.errors import CatalogRefusedError, UserError
from perm_desktop.store import copying, failures, journal, migrations, shape
from perm_desktop.store.connection import connect
from perm_desktop.store.header import read_header
from perm_desktop.store.lock import CatalogLock


def upgrade_if_older(path: Path) -> None:
    """Upgrade a catalog that can be written; one of this schema is left alone.

    Raises UserError, with the file as it was; sqlite3.DatabaseError when it cannot be read.
    """
    if not _may_be_older(path):
        return
    with closing(connect(path)) as connection:
        if migrations.version_of(connection) == migrations.latest():
            return
        shape.check(connection, path)
        copying.check_integrity(connection, path)
    with CatalogLock.for_upgrade(path):
        _upgrade(path)


def _may_be_older(path: Path) -> bool:
    """A killed writer may have left the first page half way; its journal says what it was."""
    header, journal_file = read_header(path), copying.journal_of(path)
    is_latest = header is not None and header.schema_version == migrations.latest()
    return not is_latest or (journal_file.is_file() and journal_file.stat().st_size > 0)


def _upgrade(path: Path) -> None:
    """Held by the lock: nobody else writes, and what another attempt left is nobody's."""
    hidden = path.with_name(f".{path.name}.upgrading")
    with _told(path):
        try:
            copying.remove(hidden)
            version = _copy(path, hidden)
            if version == migrations.latest():
                return  # another program was faster
            with closing(connect(hidden)) as connection:
                _migrate(connection, version)
            # closed before the exchange: Windows moves no open file
            copying.sync(hidden)
            hidden.chmod(path.stat().st_mode & 0o777)
            copying.journal_of(hidden).unlink(missing_ok=True)
            _keep(path, version)
            copying.put_in_place(hidden, path)
        finally:
            copying.remove(hidden)


def _copy(path: Path, hidden: Path) -> int:
    with closing(connect(path)) as connection:
        version = migrations.version_of(connection)
        if version != migrations.latest():
            copying.copy_into(connection, hidden, path)
        return version


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    """All migrations in one transaction, then look whether the outcome is what it must be."""
    before = _counts(connection)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    migrations.apply_pending(connection, version)
    migrations.seal(connection)
    connection.execute("COMMIT")
    after = _counts(connection)
    lost = [table for table, rows in before.items() if after.get(table, 0) < rows]
    if lost:
        raise RuntimeError(f"an upgrade lost rows of {', '.join(lost)}")
    if migrations.schema_of(connection) != migrations.fresh_schema():
        raise RuntimeError("an upgraded schema is not that of a new catalog")
    (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if answer != "ok":
        raise RuntimeError(f"an upgrade broke the file: {answer}")


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = [*journal.user_tables(connection), "edit", "journal"]
    return {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        for table in tables
    }


def _keep(path: Path, version: int) -> None:
    """Give the old file a second name, or copy it where a file has only one."""
    for kept in _names(path.with_stem(f"{path.stem}.version-{version}")):
        if kept.exists():
            if kept.samefile(path):
                return  # an attempt that was cut off came this far
            continue
        try:
            kept.hardlink_to(path)
        except OSError:
            copying.keep_bytes(path, kept)
        return


def _names(path: Path) -> Generator[Path]:
    """The path itself, then with a number."""
    yield path
    yield from (path.with_stem(f"{path.stem}-{n}") for n in count(2))


@contextmanager
def _told(path: Path) -> Generator[None]:
    """An upgrade that fails says so; it is never taken for damage of the file."""
    try:
        yield
    except OSError as error:
        raise UserError(
            f"“{path.name}” could not be brought up to date ({error.strerror}); it is as it was.",
            "Free some space, or look at the permissions of its folder, and try again.",
        ) from error
    except (sqlite3.DatabaseError, RuntimeError) as error:
        told = failures.told(error, path) if isinstance(error, sqlite3.DatabaseError) else None
        raise told or CatalogRefusedError(
            f"“{path.name}” could not be brought to this program’s version; it is as it was.",
            "Open it with the program you used before.",
        ) from error
