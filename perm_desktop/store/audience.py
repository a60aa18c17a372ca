"""What one meeting's audience has of its own: changes, answers, and roles of agenda items."""

import sqlite3
from collections.abc import Iterable

from perm_desktop.core.people.expected import OneOff, Wish
from perm_desktop.core.vocabulary import Answer, AudienceChange
from perm_desktop.store.catalog import Edit

_ONE = "meeting = ? AND state IS ? AND role IS ? AND person IS ?"


def changes(connection: sqlite3.Connection, meeting: int) -> list[OneOff]:
    """Return what a meeting's audience has otherwise than its type says, the oldest first."""
    rows = connection.execute(
        "SELECT change, coalesce(state.code, ''), coalesce(role.code, ''), coalesce(person, 0)"
        " FROM audience_change LEFT JOIN state ON state.id = audience_change.state"
        " LEFT JOIN role ON role.id = audience_change.role WHERE meeting = ?"
        " ORDER BY audience_change.id",
        [meeting],
    )
    return [OneOff(AudienceChange(change), *whom) for change, *whom in rows]


def put_change(
    edit: Edit, meeting: int, change: str, state: int | None, role: int | None, person: int | None
) -> None:
    """Say that somebody is expected, is not, or is only informed."""
    edit.connection.execute(
        "INSERT INTO audience_change (id, meeting, state, role, person, change)"
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (meeting, coalesce(state, 0), coalesce(role, 0), coalesce(person, 0))"
        " DO UPDATE SET change = excluded.change WHERE change <> excluded.change",
        [edit.mint(), meeting, state, role, person, change],
    )


def clear_change(
    edit: Edit, meeting: int, state: int | None, role: int | None, person: int | None
) -> None:
    """Back to what the type says: no row."""
    edit.connection.execute(
        f"DELETE FROM audience_change WHERE {_ONE}", [meeting, state, role, person]
    )


def answers(connection: sqlite3.Connection, meeting: int) -> dict[int, Answer]:
    """Return what people answered to the invitation, by person."""
    rows = connection.execute("SELECT person, answer FROM rsvp WHERE meeting = ?", [meeting])
    return {person: Answer(answer) for person, answer in rows}


def put_answer(edit: Edit, meeting: int, person: int, answer: Answer | None) -> None:
    """Keep an answer in the place of the one before; without one, take that away."""
    if answer is None:
        edit.connection.execute(
            "DELETE FROM rsvp WHERE meeting = ? AND person = ?", [meeting, person]
        )
        return
    edit.connection.execute(
        "INSERT INTO rsvp (id, meeting, person, answer) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (meeting, person) DO UPDATE SET answer = excluded.answer"
        " WHERE answer <> excluded.answer",
        [edit.mint(), meeting, person, answer.value],
    )


def item_roles(connection: sqlite3.Connection, meeting: int) -> dict[int, tuple[str, ...]]:
    """Return the codes of the roles that each agenda item wants; others want none."""
    found: dict[int, tuple[str, ...]] = {}
    for item, code in connection.execute(
        "SELECT item, code FROM agenda_item_role JOIN role ON role.id = agenda_item_role.role"
        " WHERE meeting = ? ORDER BY item, role.id",
        [meeting],
    ):
        found[item] = (*found.get(item, ()), code)
    return found


def wishes(connection: sqlite3.Connection, meeting: int) -> list[Wish]:
    """Return the roles that the agenda wants, item by item."""
    rows = connection.execute(
        "SELECT numbered.number, numbered.title, code FROM"
        " (SELECT id, title, row_number() OVER (ORDER BY position, id) AS number"
        " FROM agenda_item WHERE meeting = ?) AS numbered"
        " JOIN agenda_item_role ON agenda_item_role.item = numbered.id"
        " JOIN role ON role.id = agenda_item_role.role ORDER BY numbered.number, role.id",
        [meeting],
    )
    return [Wish._make(row) for row in rows]


def meeting_of_item(connection: sqlite3.Connection, item: int) -> int | None:
    """Return the meeting whose agenda has an item."""
    row = connection.execute("SELECT meeting FROM agenda_item WHERE id = ?", [item]).fetchone()
    return int(row[0]) if row else None


def set_item_roles(edit: Edit, meeting: int, item: int, roles: Iterable[int]) -> None:
    """Let an item want these roles and no others; what it wanted before keeps its row."""
    wanted = set(roles)
    rows = edit.connection.execute("SELECT role FROM agenda_item_role WHERE item = ?", [item])
    had = {role for (role,) in rows}
    edit.connection.executemany(
        "DELETE FROM agenda_item_role WHERE item = ? AND role = ?",
        [(item, role) for role in sorted(had - wanted)],
    )
    edit.connection.executemany(
        "INSERT INTO agenda_item_role (id, meeting, item, role) VALUES (?, ?, ?, ?)",
        [(edit.mint(), meeting, item, role) for role in sorted(wanted - had)],
    )
