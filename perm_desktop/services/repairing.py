"""Repairs by name: each mends one kind of problem without losing anything, as one step.

Before the first, the file is put aside as it is, beside the backups.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from perm_desktop.core.cycles import default_phases
from perm_desktop.core.errors import UserError
from perm_desktop.core.vocabulary import Phase
from perm_desktop.services import backups, catalogs, checking
from perm_desktop.services.checking import Problem, Repair
from perm_desktop.store import backups as backup_files
from perm_desktop.store import (
    failures,
    former_values,
    history,
    inspection,
    meetings,
    mending,
    soundness,
)
from perm_desktop.store.catalog import Catalog, Clock, Edit
from perm_desktop.store.connection import Mode, connect
from perm_desktop.store.files import Access

_SENTENCES = {
    Repair.OPEN_EDIT: "Closed the step that was left open.",
    Repair.TRIGGERS: "Made triggers and indexes as they should be.",
    Repair.INDEXES: "Filled the indexes anew.",
    Repair.NUMBERS: "Gave a number of their own to meetings that shared one.",
    Repair.COUNTER: "Set the counter of meeting numbers after the highest.",
    Repair.RECORDS: "Put right what could not be read in the record of steps.",
    Repair.VALUES: "Put back the value that was there before one that cannot be read.",
    Repair.PHASES: "Put back the phases that a cycle lacked.",
    Repair.ROWS: "Put rows back to how their latest step left them.",
    Repair.REFERENCES: "Mended rows that referred to nothing.",
    Repair.NOTES: "Put notes back to the latest text that matches its checksum.",
}


class Outcome(NamedTuple):
    """What a repair run did."""

    kept: Path | None  # the file as it was before
    done: list[tuple[Repair, str]]
    left: list[Problem]


def repair_file(path: Path, clock: Clock = catalogs.system_clock) -> Outcome:
    """Mend a catalog that no window has open, on any thread. Raises UserError."""
    with closing(catalogs.open_catalog(path, Access.COMMAND, clock=clock)) as catalog:
        return repair(catalog)


def repair(catalog: Catalog) -> Outcome:
    """Mend what can be mended; one problem may hide another, so it is looked again.

    Raises UserError when nothing can be written; damaged pages are left to ``recovery``.
    """
    found = checking.problems(catalog)
    if not any(problem.repair for problem in found):
        return Outcome(None, [], found)
    kept = backup_files.put_aside(catalog.path, backups.folder_of(catalog), catalog.now())
    done: list[tuple[Repair, str]] = []
    for _ in range(len(Repair)):
        wanted = {problem.repair for problem in found} - {name for name, _ in done} - {None}
        name = next((each for each in Repair if each in wanted), None)
        if name is None:
            break
        _run(catalog, name)
        done.append((name, _SENTENCES[name]))
        found = checking.problems(catalog)
    return Outcome(kept, done, found)


def _run(catalog: Catalog, name: Repair) -> None:
    """One repair, one transaction: of the file itself, or an edit that can be taken back."""
    plain: dict[Repair, Callable[[sqlite3.Connection], None]] = {
        Repair.OPEN_EDIT: mending.close_edit,
        Repair.TRIGGERS: mending.remake_schema,
        Repair.INDEXES: mending.remake_indexes,
        Repair.COUNTER: mending.count_on,
        Repair.RECORDS: _records,
    }
    if name not in plain:
        with (
            catalog.edit(f"{inspection.REPAIR}{name.value}") as edit,
            soundness.whole_texts(edit.connection),
        ):
            _EDITS[name](catalog, edit)
        return
    if catalog.read_only:
        raise UserError(
            f"“{catalog.path.name}” is open for reading only.", "Save a copy and repair that."
        )
    try:
        with soundness.whole_texts(catalog.connection):
            mending.in_transaction(catalog.connection, plain[name])
    except sqlite3.DatabaseError as error:
        raise failures.told(error, catalog.path) or failures.damaged(catalog.path) from error


def _numbers(_catalog: Catalog, edit: Edit) -> None:
    """The meeting that had the number first keeps it; another gets back its own, or a new one."""
    connection = edit.connection
    # the index may not list the row whose entry is to change, which SQLite takes for damage
    connection.execute("PRAGMA writable_schema = ON")
    try:
        for number in inspection.twice_given(connection):
            for ident in inspection.meetings_of_number(connection, number)[1:]:
                meetings.update(edit, ident, {"number": _own_number(edit, ident)})
    finally:
        connection.execute("PRAGMA writable_schema = OFF")


def _own_number(edit: Edit, meeting: int) -> int:
    connection = edit.connection
    image = inspection.last_image(connection, "meeting", meeting) or {}
    number = image.get("number")
    if isinstance(number, int) and not inspection.meetings_of_number(connection, number):
        return number
    mending.count_on(connection)
    return meetings.take_numbers(edit, 1)[0]


def _values(_catalog: Catalog, edit: Edit) -> None:
    """What follows from other values, what the history says was there, or what is shipped."""
    connection = edit.connection
    for _ in range(2):  # a meeting's moment follows from a date that is put right itself
        _put_back(connection, lambda table: table not in soundness.RECORDS)


def _records(connection: sqlite3.Connection) -> None:
    """The record of steps is no part of what steps can change."""
    _put_back(connection, lambda table: table in soundness.RECORDS)


def _put_back(connection: sqlite3.Connection, is_meant: Callable[[str], bool]) -> None:
    found = [each for each in soundness.unsound(connection) if is_meant(each.table)]
    for cell, value in former_values.before(connection, found).items():
        former_values.put(connection, cell, value)


def _phases(_catalog: Catalog, edit: Edit) -> None:
    """As the history had them last, else with the shipped dates."""
    connection = edit.connection
    for cycle, year, phase in soundness.phaseless(connection):
        image = former_values.phase_before(connection, cycle, phase)
        span = default_phases(year)[Phase(phase)]
        mending.put_row(
            connection,
            "cycle_phase",
            image
            or {
                "id": edit.mint(),
                "cycle": cycle,
                "phase": phase,
                "starts": span.starts.isoformat(),
                "ends": span.ends.isoformat(),
            },
        )


def _rows(_catalog: Catalog, edit: Edit) -> None:
    """What is there now stays in the history as the row before this step."""
    unlike, _ = inspection.against_history(edit.connection)
    edit.connection.execute("PRAGMA defer_foreign_keys = ON")
    for row in unlike:
        mending.put_row(edit.connection, row.table, row.image)


def _references(_catalog: Catalog, edit: Edit) -> None:
    """Bring back what is referred to, or drop the reference where it is not needed.

    What neither history nor the row itself can mend stays, and is named again.
    """
    connection = edit.connection
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for row in inspection.dangling(connection):
        image = inspection.last_image(connection, row.table, row.row)
        parent = history.last_image(connection, row.parent, row.wanted)
        if image is not None and image.get(row.column) != row.wanted:
            mending.put_row(connection, row.table, image)
        elif parent is not None:
            mending.put_row(connection, row.parent, parent)
        elif not row.required:
            mending.drop_reference(connection, row.table, row.column, row.row)


def _notes(catalog: Catalog, edit: Edit) -> None:
    for note in inspection.damaged_notes(edit.connection):
        sound = _sound_text(catalog, edit.connection, note)
        if sound is not None:
            edit.connection.execute(
                "UPDATE note SET text = ?, sha256 = ?, revision = revision + 1 WHERE id = ?",
                [*sound, note.id],
            )


def _sound_text(
    catalog: Catalog, connection: sqlite3.Connection, note: inspection.DamagedNote
) -> tuple[str, str] | None:
    """The text of that checksum from history or backups, else the latest whole one."""
    texts = [*inspection.note_texts(connection, note.id), *_in_backups(catalog, note.id)]
    exact = (each for each in texts if each[1] == note.sha256 or each[0] == note.text)
    return next(exact, next(iter(texts), None))


def _in_backups(catalog: Catalog, note: int) -> Iterator[tuple[str, str]]:
    for backup in backup_files.backups_in(backups.folder_of(catalog)):
        with (
            suppress(sqlite3.Error, UserError),
            closing(connect(backup.path, Mode.READ_ONLY)) as connection,
        ):
            row = connection.execute("SELECT text, sha256 FROM note WHERE id = ?", [note])
            found = row.fetchone()
            if found and not any(each.id == note for each in inspection.damaged_notes(connection)):
                yield found


_EDITS: dict[Repair, Callable[[Catalog, Edit], None]] = {
    Repair.NUMBERS: _numbers,
    Repair.VALUES: _values,
    Repair.PHASES: _phases,
    Repair.ROWS: _rows,
    Repair.REFERENCES: _references,
    Repair.NOTES: _notes,
}
