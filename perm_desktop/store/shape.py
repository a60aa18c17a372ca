"""Whether a file's schema is exactly ours: a view or a trigger from elsewhere is code.

A file of ours has the tables, indexes and triggers that the migrations of its version make, and
nothing else. Anything else may be read by an import, but is never opened.
"""

import re
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from perm_desktop import assets
from perm_desktop.core.errors import CatalogRefusedError
from perm_desktop.store import migrations
from perm_desktop.store.connection import uri_of

_UID = re.compile(r"[0-9a-f]{32}")
_OBJECTS = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
_NAMES = re.compile(
    r'CREATE (?:UNIQUE )?(TABLE|INDEX|TRIGGER) "?(\w+)"?(?:[\w\s]*?\sON\s+"?(\w+)"?)?', re.ASCII
)
# made by SQLite itself: for AUTOINCREMENT, for keys
_SEQUENCE = (
    "table",
    "sqlite_sequence",
    "sqlite_sequence",
    "CREATE TABLE sqlite_sequence(name,seq)",
)
_AUTO_INDEX = "sqlite_autoindex_"
_JOURNAL = "journal_"

Object = tuple[str, str, str, str]


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose schema is not ours; nothing is written. Raises CatalogRefusedError."""
    if not is_ours(connection):
        raise not_ours(path)


def check_closed(path: Path) -> None:
    """Refuse a file in a journal mode that ours never are in, unless it is one of ours.

    Another program may have switched it; opening it would write, so it is read as it lies there.
    Raises UserError.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise CatalogRefusedError(
            f"“{path.name}” is being written by another program, or was left half-written by one;"
            " it was left as it is.",
            "Close the other program and open the file again.",
        )
    with closing(unchanging(path)) as connection:
        check(connection, path)


def unchanging(path: Path) -> sqlite3.Connection:
    """Open a closed file so that neither it nor its folder can change. Raises sqlite3.Error."""
    uri = f"{uri_of(path)}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def is_ours(connection: sqlite3.Connection) -> bool:
    """Return whether schema and identity are those that this program gives a file."""
    version = migrations.version_of(connection)
    if not 1 <= version <= migrations.latest():
        return False
    found = frozenset(connection.execute(_OBJECTS).fetchall())
    if not (_is_snapshot(version, found) or _is_made(version, found)):
        return False
    uids = connection.execute("SELECT uid FROM catalog LIMIT 2").fetchall()
    return len(uids) == 1 and _UID.fullmatch(str(uids[0][0])) is not None


def uid_of(connection: sqlite3.Connection) -> str:
    """Return what tells a catalog from every other."""
    (uid,) = connection.execute("SELECT uid FROM catalog").fetchone()
    return str(uid)


def not_ours(path: Path) -> CatalogRefusedError:
    """The sentence for a file that says it is a catalog, and is more or less than one."""
    return CatalogRefusedError(
        f"“{path.name}” is not as PERM Desktop makes catalogs; it was left as it is.",
        "Bring in what it holds with File > Import a catalog, or"
        " “perm-desktop import FILE --to NEW”.",
    )


def _is_snapshot(version: int, found: frozenset[Object]) -> bool:
    """What the migrations add up to is shipped with them: making it anew takes 40 ms."""
    if version != migrations.latest():
        return False
    automatic = {each for each in found if each[1].startswith(_AUTO_INDEX) and not each[3]}
    return found - automatic == _snapshot() and {table for _, _, table, _ in automatic} <= {
        name for kind, name, _, _ in _snapshot() if kind == "table"
    }


@cache
def _snapshot() -> frozenset[Object]:
    text = (assets.tree("db") / "schema.sql").read_text("utf-8")
    statements = text.partition("\n\n")[2].removesuffix(";\n").split(";\n\n")
    return frozenset({_SEQUENCE, *map(_object, statements)})


def _object(statement: str) -> Object:
    named = _NAMES.match(statement)
    if named is None:
        raise RuntimeError(f"a statement makes nothing: {statement[:60]}")
    kind, name, table = named.groups()
    return kind.lower(), name, table or name, statement


def _is_made(version: int, found: frozenset[Object]) -> bool:
    """Compare with what the migrations make; tests give others."""
    scripts = tuple(text for _, text in sorted(migrations.scripts().items()))[:version]
    made = _made(version, scripts)
    if version == migrations.latest():
        return found == made
    # triggers of an older program may read otherwise: an upgrade drops them before it writes
    return _without_journal(found) == _without_journal(made)


def _without_journal(objects: frozenset[Object]) -> frozenset[Object]:
    return frozenset(
        (kind, name, table, "" if kind == "trigger" and name.startswith(_JOURNAL) else sql)
        for kind, name, table, sql in objects
    )


@cache
def _made(version: int, scripts: tuple[str, ...]) -> frozenset[Object]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.apply_pending(connection, 0, version)
        migrations.seal(connection, version)
        return frozenset(connection.execute(_OBJECTS).fetchall())
    finally:
        connection.close()
