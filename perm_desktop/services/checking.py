"""Look a catalog over: is every page, reference and note as it was saved?"""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from perm_desktop.core.texts import checksum
from perm_desktop.services import catalogs
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

_QUERIES = {
    "meetings without a state": "SELECT number FROM meeting WHERE id NOT IN"
    " (SELECT meeting FROM meeting_state)",
    "meetings whose number was given twice": "SELECT number FROM meeting GROUP BY number"
    " HAVING count(*) > 1",
    "cancelled meetings without a reason": "SELECT number FROM meeting"
    " WHERE status = 'cancelled' AND reason = ''",
}


def prepared(catalog: Catalog) -> Callable[[], list[str]]:
    """Return a function that checks an open catalog on any thread, over a connection of its own."""
    return partial(_check_file, catalog.path)


def _check_file(path: Path) -> list[str]:
    with closing(catalogs.open_catalog(path, Access.WORKER)) as catalog:
        return check(catalog)


def check(catalog: Catalog) -> list[str]:
    """Return what is wrong, a sentence each; an empty list when all is well."""
    connection = catalog.connection
    (integrity,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if integrity != "ok":
        return ["The file is damaged. Open a copy or a backup of it."]
    problems = [
        f"A row of {table} refers to something that is not there."
        for table, *_ in connection.execute("PRAGMA foreign_key_check")
    ]
    problems += [
        f"Note {ident} is damaged: its text is not the one that was saved."
        for ident, text, digest in connection.execute("SELECT id, text, sha256 FROM note")
        if checksum(text) != digest
    ]
    for what, query in _QUERIES.items():
        numbers = [str(number) for (number,) in connection.execute(query)]
        if numbers:
            problems.append(f"There are {what}: {', '.join(numbers[:10])}.")
    return problems
