"""What the catalog has on record of single states: marks, and the people that were named."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from perm_desktop.core.meetings import AttendanceLine


class PersonLine(NamedTuple):
    """A name in the attendance of a state."""

    person: str
    role: str  # code, empty when none was said
    meetings: int
    last: str  # wall time of the latest of them


def marks(
    connection: sqlite3.Connection, meetings: Sequence[int] | None = None
) -> dict[tuple[int, str], list[AttendanceLine]]:
    """Return the marks of all meetings that are there, or of some, by meeting and state."""
    only = "" if meetings is None else " AND meeting.id IN (SELECT value FROM json_each(?))"
    bound = [] if meetings is None else [json.dumps(list(meetings))]
    found = connection.execute(
        "SELECT attendance.meeting, attendance.id, state.code, coalesce(role.code, ''), person,"
        " mark, recorded_at, recorded_by FROM attendance"
        " JOIN state ON state.id = attendance.state"
        " JOIN meeting ON meeting.id = attendance.meeting"
        " LEFT JOIN role ON role.id = attendance.role"
        f" WHERE meeting.trashed_at IS NULL{only}",
        bound,
    )
    lines: dict[tuple[int, str], list[AttendanceLine]] = defaultdict(list)
    for meeting, *rest in found:
        lines[meeting, rest[1]].append(AttendanceLine(*rest))
    return lines


class ToldMarks(NamedTuple):
    """All marks of one state at one meeting as one text, alike for alike marks."""

    meeting: int
    state: str
    text: str

    def lines(self, roles: Mapping[int, str]) -> list[AttendanceLine]:
        """Return the marks, without who recorded them; ``roles`` are codes by id."""
        return [
            AttendanceLine(0, self.state, roles.get(role, ""), person, mark, "", "")
            for role, person, mark in json.loads(self.text)
        ]


def told_marks(
    connection: sqlite3.Connection, meetings: Sequence[int] | None = None
) -> list[ToldMarks]:
    """Return the marks of all meetings, or of some, a row for each meeting and state.

    SQLite puts the marks together, which costs a quarter of reading 40,000 of them one by one.
    """
    only = "" if meetings is None else " WHERE meeting IN (SELECT value FROM json_each(?))"
    bound = [] if meetings is None else [json.dumps(list(meetings))]
    found = connection.execute(
        "SELECT marked.meeting, code, marks FROM"
        " (SELECT meeting, state, json_group_array(json_array(role, person, mark)) AS marks"
        f" FROM attendance{only} GROUP BY meeting, state) AS marked"
        " JOIN state ON state.id = marked.state",
        bound,
    )
    return [ToldMarks._make(row) for row in found]


def people(connection: sqlite3.Connection, state: str) -> list[PersonLine]:
    """Return the names recorded for a state, the one seen last first."""
    found = connection.execute(
        "SELECT person, coalesce(role.code, ''), count(DISTINCT meeting.id), max(meeting.starts)"
        " FROM attendance JOIN state ON state.id = attendance.state"
        " JOIN meeting ON meeting.id = attendance.meeting"
        " LEFT JOIN role ON role.id = attendance.role"
        " WHERE state.code = ? AND person <> '' AND meeting.trashed_at IS NULL"
        " GROUP BY person, role.code ORDER BY 4 DESC, person",
        [state],
    )
    return [PersonLine._make(row) for row in found]
