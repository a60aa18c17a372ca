"""What refers to a person: rows in, and rows out when two records become one."""

import sqlite3
from collections.abc import Iterable

from perm_desktop.core.people import merging, names
from perm_desktop.core.people.merging import MergePreview
from perm_desktop.core.people.records import Answered, Attended, Named, Records
from perm_desktop.store import known_names, people
from perm_desktop.store.catalog import Edit


def records(connection: sqlite3.Connection, person: int) -> Records:
    """Return all that refers to a person, the earliest first; ids of rows tell the time."""

    def rows(select: str) -> Iterable[tuple[object, ...]]:
        return connection.execute(f"{select} = ? ORDER BY id", [person]).fetchall()

    marks = rows(
        "SELECT id, meeting, state, role, person, mark, recorded_at, recorded_by, remark, minutes,"
        " part FROM attendance WHERE contact"
    )
    changes = rows("SELECT id, meeting, state, role, change FROM audience_change WHERE person")
    answers = rows("SELECT id, meeting, answer FROM rsvp WHERE person")
    return Records(
        [each for each in people.tenures(connection) if each.person == person],
        [Attended._make(row) for row in marks],
        [Named._make(row) for row in changes],
        [Answered._make(row) for row in answers],
        len(list(rows("SELECT id FROM known_name WHERE person"))),
    )


def merge(edit: Edit, plan: MergePreview) -> None:
    """Let all that refers to one person refer to the other, and put the first into the trash.

    What is dropped goes first, so that what is said now finds its place free.
    """
    for table, moves in (
        ("tenure", plan.tenures),
        ("attendance", plan.marks),
        ("audience_change", plan.changes),
        ("rsvp", plan.answers),
    ):
        for ident in moves.dropped:
            edit.connection.execute(f"DELETE FROM {table} WHERE id = ?", [ident])
    _put_tenures(edit, plan)
    _put_marks(edit, plan)
    _put_choices(edit, plan)
    _put_names(edit, plan)
    people.update_person(edit, plan.merged)
    people.trash_person(edit, plan.gone.id)


def set_post(edit: Edit, tenure: int, state: int | None, role: int | None) -> None:
    """Replace the post of a tenure; ids are those of rows."""
    edit.connection.execute(
        "UPDATE tenure SET state = ?, role = ? WHERE id = ?", [state, role, tenure]
    )


def _put_tenures(edit: Edit, plan: MergePreview) -> None:
    for tenure in (*plan.tenures.moved, *plan.tenures.changed):
        edit.connection.execute(
            "UPDATE tenure SET person = ? WHERE id = ?", [plan.keep.id, tenure.id]
        )
        people.update_tenure(edit, tenure)


def _put_marks(edit: Edit, plan: MergePreview) -> None:
    for each in (*plan.marks.moved, *plan.marks.changed):
        edit.connection.execute(
            "UPDATE attendance SET contact = ?, person = ?, mark = ?, recorded_at = ?,"
            " recorded_by = ?, remark = ?, minutes = ?, part = ? WHERE id = ?",
            [plan.keep.id, *each[4:], each.id],
        )


def _put_choices(edit: Edit, plan: MergePreview) -> None:
    for change in (*plan.changes.moved, *plan.changes.changed):
        edit.connection.execute(
            "UPDATE audience_change SET person = ?, change = ? WHERE id = ?",
            [plan.keep.id, change.change, change.id],
        )
    for answered in (*plan.answers.moved, *plan.answers.changed):
        edit.connection.execute(
            "UPDATE rsvp SET person = ?, answer = ? WHERE id = ?",
            [plan.keep.id, answered.answer, answered.id],
        )


def _put_names(edit: Edit, plan: MergePreview) -> None:
    """A report that names the record that goes means the person who stays from now on."""
    edit.connection.execute(
        "UPDATE known_name SET person = ? WHERE person = ?", [plan.keep.id, plan.gone.id]
    )
    answered = known_names.remembered(edit.connection)
    for name, address in merging.spellings(plan):
        if (names.key(name), address) not in answered:
            known_names.put(edit, name, address, plan.keep.id)
