"""Look a catalog over: is every page, reference and note as it was saved, and what mends it?"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from perm_desktop.core.errors import DamagedValueError
from perm_desktop.services import catalogs, spill
from perm_desktop.store import former_values, inspection, soundness
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

DAMAGED = "The file is damaged. Open a copy or a backup of it."
_BY_HAND = "Nothing in the catalog says what it was; a backup may."
_SHOWN = 10
_COLUMNS = {
    "utc": "UTC time",
    "starts": "start",
    "ends": "end",
    "review_from": "first day of review",
    "review_to": "last day of review",
    "at": "time",
}
# What a reader of the catalog may stumble over; the rest is wrong, but can be read.
_STUMBLING = frozenset(
    {
        *("damaged-pages", "open-edit", "unreadable-value", "missing-phase", "missing-facts"),
        *("dangling-reference", "number-twice", "number-counter", "history"),
    }
)


class Repair(StrEnum):
    """What can be mended without losing anything, by name."""

    OPEN_EDIT = "open-edit"
    TRIGGERS = "triggers-and-indexes"
    NUMBERS = "meeting-numbers"
    INDEXES = "index-contents"  # after the numbers: an index of them refuses two alike
    COUNTER = "number-counter"
    RECORDS = "records"
    VALUES = "values"
    PHASES = "phases"
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
    return partial(problems_of, catalog.path)


def _check_file(path: Path) -> list[str]:
    return [problem.sentence for problem in problems_of(path)]


def problems_of(path: Path) -> list[Problem]:
    """Return what is wrong with a file, on any thread. Raises UserError when it is refused."""
    with closing(catalogs.open_catalog(path, Access.WORKER)) as catalog:
        return problems(catalog)


def cause(catalog: Catalog) -> DamagedValueError | None:
    """Return what in the catalog may be why something could not be done; None for a bug of ours."""
    found = next((each for each in problems(catalog) if each.kind in _STUMBLING), None)
    return None if found is None else DamagedValueError(found.sentence)


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
        return _sought(catalog, has_wrong_indexes)
    except sqlite3.DatabaseError:
        pass  # bytes that are no text, or worse
    try:
        with soundness.whole_texts(connection):
            return _sought(catalog, has_wrong_indexes)
    except sqlite3.DatabaseError:
        return [Problem("damaged-pages", DAMAGED)]


def _sought(catalog: Catalog, has_wrong_indexes: bool) -> list[Problem]:
    connection = catalog.connection
    return [
        *_indexes(has_wrong_indexes),
        *_of_file(connection),
        *_of_values(connection),
        *_of_rows(connection),
        *_of_removal(catalog.path),
    ]


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


def _of_values(connection: sqlite3.Connection) -> Iterator[Problem]:
    found = soundness.unsound(connection)
    known = former_values.before(connection, found) if found else {}
    for each in found:
        is_known = all((each.table, row, each.column) in known for row in each.rows)
        value = "it" if each.value is None else f"“{soundness.shown(each.value)}”"
        sentence = f"{_which(connection, each)}: {value} {each.fault}."
        if is_known:
            repair = Repair.RECORDS if each.table in soundness.RECORDS else Repair.VALUES
            yield Problem("unreadable-value", sentence, repair)
        else:
            yield Problem("unreadable-value", f"{sentence} {_BY_HAND}")
    for _, year, phase in soundness.phaseless(connection):
        yield Problem("missing-phase", f"RY {year} has no {phase}-cycle.", Repair.PHASES)
    if not soundness.has_facts(connection):
        yield Problem("missing-facts", "The file does not say which catalog it is.")


def _which(connection: sqlite3.Connection, found: soundness.Unsound) -> str:
    rows = [soundness.whose(connection, found.table, row) for row in found.rows[:_SHOWN]]
    more = len(found.rows) - len(rows)
    labels = ", ".join(dict.fromkeys(label for _, label in rows))
    column = _COLUMNS.get(found.column, found.column.replace("_", " "))
    beyond = f" and {more:,} more" if more else ""
    return f"The {column} of {f'{rows[0][0]} {labels}'.strip()}{beyond} cannot be read"


def _of_removal(path: Path) -> Iterator[Problem]:
    if spill.is_unfinished(path):
        sentence = (
            "The removal of a text was interrupted. Remove it again: Edit > Remove a spill, or"
            " “perm-desktop spill”."
        )
        yield Problem("unfinished-removal", sentence)


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
