"""The meetings that somebody has a mark at, by name or by the role they held on that day."""

import sqlite3
from typing import NamedTuple


class PersonMark(NamedTuple):
    """A mark that is about a person."""

    meeting: int
    state: str
    role: str  # code, empty when none was said
    mark: str
    by_name: bool  # else the role was marked that the person held on the day


def marks(connection: sqlite3.Connection, person: int) -> list[PersonMark]:
    """Return the marks of a person, those of the latest meeting first."""
    found = connection.execute(
        "SELECT meeting.id, state.code, coalesce(role.code, ''), mark, by_name FROM ("
        "SELECT meeting, state, role, mark, 1 AS by_name FROM attendance WHERE contact = ?1"
        " UNION ALL "
        "SELECT DISTINCT attendance.meeting, attendance.state, attendance.role, mark, 0"
        " FROM tenure JOIN attendance ON attendance.role = tenure.role"
        " AND attendance.state = coalesce(tenure.state, attendance.state)"
        " JOIN meeting ON meeting.id = attendance.meeting"
        " WHERE tenure.person = ?1 AND contact IS NULL AND attendance.person = ''"
        " AND coalesce(tenure.starts, '') <= substr(meeting.starts, 1, 10)"
        " AND coalesce(tenure.ends, '9999') >= substr(meeting.starts, 1, 10)"
        ") AS marked JOIN meeting ON meeting.id = marked.meeting"
        " JOIN state ON state.id = marked.state LEFT JOIN role ON role.id = marked.role"
        " WHERE meeting.trashed_at IS NULL"
        " ORDER BY meeting.starts DESC, meeting.id, by_name DESC, state.code, role.id",
        [person],
    )
    lines = [
        PersonMark(meeting, state, role, mark, bool(by_name))
        for meeting, state, role, mark, by_name in found
    ]
    named = {(line.meeting, line.state, line.role) for line in lines if line.by_name}
    return [
        line for line in lines if line.by_name or (line.meeting, line.state, line.role) not in named
    ]
