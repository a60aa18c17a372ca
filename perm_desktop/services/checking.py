"""Look a catalog over: is every page, reference and note as it was saved, and what mends it?"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from perm_desktop.services import catalogs
from perm_desktop.store import inspection
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

DAMAGED = "The file is damaged. Open a copy or a backup of it."
_SHOWN = 10


class Repair(StrEnum):
    """What can be mended without losing anything, by name."""

    OPEN_EDIT = "open-edit"
    TRIGGERS = "triggers-and-indexes"
    NUMBERS = "meeting-numbers"
    INDEXES = "index-contents"  # after the numbers: an index of them refuses two alike
    COUNTER = "number-counter"
    ROWS = "rows-by-history"
    REFERENCES = "references"
    NOTES = "note-texts"


class Problem(NamedTuple):
    """Something that is wrong."""

    kind: str
    sentence: str
    repair: Repair | None = None


def prepared(catalog: Catalog) -> Callable[[], list[str]]:
    """Return a function that checks an open catalog on any thread, over a connection of its own."""
    return partial(_check_file, catalog.path)


def prepared_problems(catalog: Catalog) -> Callable[[], list[Problem]]:
    """Return a function that finds all problems on any thread."""
    return partial(_problems_of_file, catalog.path)


def _check_file(path: Path) -> list[str]:
    return [problem.sentence for problem in _problems_of_file(path)]


def _problems_of_file(path: Path) -> list[Problem]:
    with closing(catalogs.open_catalog(path, Access.WORKER)) as catalog:
        return problems(catalog)


def check(catalog: Catalog) -> list[str]:
    """Return what is wrong, a sentence each; an empty list when all is well."""
    return [problem.sentence for problem in problems(catalog)]


def problems(catalog: Catalog) -> list[Problem]:
    """Return what is wrong, with the repair that mends it where there is one."""
    connection = catalog.connection
    has_damage, has_wrong_indexes = inspection.page_faults(connection)
    if has_damage:
        return [Problem("damaged-pages", DAMAGED)]
    try:
        return [*_indexes(has_wrong_indexes), *_of_file(connection), *_of_rows(connection)]
    except sqlite3.DatabaseError:
        return [Problem("damaged-pages", DAMAGED)]


def _indexes(are_wrong: bool) -> Iterator[Problem]:
    if are_wrong:
        sentence = "An index does not list what is there; searching may miss meetings."
        yield Problem("index-contents", sentence, Repair.INDEXES)


def _of_file(connection: sqlite3.Connection) -> Iterator[Problem]:
    tables, others = inspection.schema_faults(connection)
    if tables:
        yield Problem("tables", f"A table is not as it was made: {_few(tables)}.")
    if others:
        sentence = f"Triggers or indexes are not as they were made: {_few(others)}."
        yield Problem("triggers-and-indexes", sentence, Repair.TRIGGERS)
    if inspection.has_open_edit(connection):
        sentence = "A step was left open; nothing can be changed until it is closed."
        yield Problem("open-edit", sentence, Repair.OPEN_EDIT)


def _of_rows(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row in inspection.dangling(connection):
        sentence = f"A row of {row.table} refers to something that is not there."
        yield Problem("dangling-reference", sentence, Repair.REFERENCES)
    damaged = inspection.damaged_notes(connection)
    for note in damaged:
        sentence = f"Note {note.id} is damaged: its text is not the one that was saved."
        yield Problem("note-text", sentence, Repair.NOTES)
    yield from _of_meetings(connection)
    unlike, broken = inspection.against_history(connection)
    told = {("note", note.id) for note in damaged}
    rest = [each for each in unlike if (each.table, each.row) not in told]
    if rest:
        yield Problem("unlike-history", _unlike(rest), Repair.ROWS)
    if broken:
        what = "1 change" if broken == 1 else f"{broken:,} changes"
        yield Problem("history", f"The history is damaged: {what} cannot be read as made.")


def _of_meetings(connection: sqlite3.Connection) -> Iterator[Problem]:
    if twice := inspection.twice_given(connection):
        sentence = f"There are meetings whose number was given twice: {_few(twice)}."
        yield Problem("number-twice", sentence, Repair.NUMBERS)
    if inspection.counter_behind(connection):
        sentence = "The counter of meeting numbers is behind; a number could be given twice."
        yield Problem("number-counter", sentence, Repair.COUNTER)
    if bare := inspection.without_state(connection):
        sentence = f"There are meetings without a state: {_few([n for _, n in bare])}."
        yield Problem("no-state", sentence, Repair.ROWS)
    if silent := inspection.without_reason(connection):
        sentence = f"There are cancelled meetings without a reason: {_few(silent)}."
        yield Problem("no-reason", sentence)


def _unlike(rows: Sequence[inspection.Unlike]) -> str:
    tables = sorted({row.table.replace("_", " ") for row in rows})
    what = "1 row was" if len(rows) == 1 else f"{len(rows):,} rows were"
    return f"{what} changed or lost outside of this program ({_few(tables)})."


def _few(names: Sequence[object]) -> str:
    shown = ", ".join(str(name) for name in names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown} and {len(names) - _SHOWN:,} more"
