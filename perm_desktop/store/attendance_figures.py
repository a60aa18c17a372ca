"""What figures of attendance need of the whole catalog: few rows of many meetings at a time."""

import sqlite3
from collections import defaultdict
from typing import NamedTuple

from perm_desktop.core.people.expected import OneOff, Wish
from perm_desktop.core.vocabulary import AudienceChange


class ContactMark(NamedTuple):
    """A mark of a known person of whom no role was said."""

    meeting: int
    state: str
    contact: int
    mark: str


def contact_marks(connection: sqlite3.Connection) -> list[ContactMark]:
    """Return the marks of people of the directory that are kept under no role."""
    rows = connection.execute(
        "SELECT meeting, code, contact, mark FROM attendance"
        " JOIN state ON state.id = attendance.state WHERE contact IS NOT NULL AND role IS NULL"
    )
    return [ContactMark._make(row) for row in rows]


def role_changes(connection: sqlite3.Connection) -> dict[int, list[OneOff]]:
    """Return by meeting the roles that it expects otherwise than its type says."""
    found: dict[int, list[OneOff]] = defaultdict(list)
    for meeting, change, state, role in connection.execute(
        "SELECT meeting, change, coalesce(state.code, ''), role.code FROM audience_change"
        " JOIN role ON role.id = audience_change.role"
        " LEFT JOIN state ON state.id = audience_change.state WHERE person IS NULL"
        " ORDER BY audience_change.id"
    ):
        found[meeting].append(OneOff(AudienceChange(change), state, role))
    return found


def item_wishes(connection: sqlite3.Connection) -> dict[int, list[Wish]]:
    """Return by meeting the roles that its agenda wants."""
    found: dict[int, list[Wish]] = defaultdict(list)
    for meeting, title, role in connection.execute(
        "SELECT agenda_item_role.meeting, title, role.code FROM agenda_item_role"
        " JOIN agenda_item ON agenda_item.id = agenda_item_role.item"
        " JOIN role ON role.id = agenda_item_role.role ORDER BY agenda_item_role.id"
    ):
        found[meeting].append(Wish(0, title, role))
    return found
