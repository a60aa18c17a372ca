"""People and their tenures: rows in, rows out."""

import sqlite3
from datetime import date

from perm_desktop.core.errors import NotFoundError
from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.core.people.posts import Directory
from perm_desktop.store.catalog import Edit

_PERSON = (
    "SELECT id, name, organization, agency, program, phone, email,"
    " coalesce(zone, ''), note FROM person"
)


def people(connection: sqlite3.Connection) -> list[Person]:
    """Return all people who are not in the trash, by name."""
    rows = connection.execute(f"{_PERSON} WHERE trashed_at IS NULL ORDER BY name, id")
    return [_person(row) for row in rows]


def person(connection: sqlite3.Connection, ident: int) -> Person:
    """Return one person. Raises NotFoundError."""
    found = connection.execute(f"{_PERSON} WHERE id = ? AND trashed_at IS NULL", [ident]).fetchone()
    if found is None:
        raise NotFoundError("This person is no longer in the directory.", "Look at the history.")
    return _person(found)


def tenures(connection: sqlite3.Connection) -> list[Tenure]:
    """Return the tenures of all people, the earliest first."""
    rows = connection.execute(
        "SELECT tenure.id, person, coalesce(state.code, ''), coalesce(role.code, ''), starts, ends,"
        " acting FROM tenure LEFT JOIN state ON state.id = tenure.state"
        " LEFT JOIN role ON role.id = tenure.role ORDER BY coalesce(starts, ''), tenure.id"
    )
    return [
        Tenure(ident, who, Post(state, role), _day(starts), _day(ends), bool(acting))
        for ident, who, state, role, starts, ends, acting in rows
    ]


def directory(connection: sqlite3.Connection) -> Directory:
    """Return everybody with their posts."""
    return Directory(people(connection), tenures(connection))


def add_person(edit: Edit, entered: Person) -> int:
    """Insert a person under an id minted here, which is returned."""
    ident = edit.mint()
    edit.connection.execute(
        "INSERT INTO person"
        " (id, name, organization, agency, program, phone, email, zone, note)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [ident, *_values(entered)],
    )
    return ident


def update_person(edit: Edit, changed: Person) -> None:
    """Replace the fields of a person."""
    edit.connection.execute(
        "UPDATE person SET name = ?, organization = ?, agency = ?, program = ?, phone = ?,"
        " email = ?, zone = ?, note = ? WHERE id = ?",
        [*_values(changed), changed.id],
    )


def trash_person(edit: Edit, ident: int) -> None:
    """Take a person off the directory; what refers to the row stays."""
    edit.connection.execute("UPDATE person SET trashed_at = ? WHERE id = ?", [edit.stamp, ident])


def add_tenure(edit: Edit, tenure: Tenure, state: int | None, role: int | None) -> int:
    """Insert a tenure under an id minted here, which is returned; ids are those of rows."""
    ident = edit.mint()
    edit.connection.execute(
        "INSERT INTO tenure (id, person, role, state, starts, ends, acting)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [ident, tenure.person, role, state, *_days(tenure), int(tenure.acting)],
    )
    return ident


def update_tenure(edit: Edit, tenure: Tenure) -> None:
    """Replace the days of a tenure, and whether it is acting."""
    edit.connection.execute(
        "UPDATE tenure SET starts = ?, ends = ?, acting = ? WHERE id = ?",
        [*_days(tenure), int(tenure.acting), tenure.id],
    )


def delete_tenure(edit: Edit, ident: int) -> None:
    """Delete a tenure that never was; the journal keeps it."""
    edit.connection.execute("DELETE FROM tenure WHERE id = ?", [ident])


def _person(row: tuple[int, str, str, str, str, str, str, str, str]) -> Person:
    ident, name, organization, *rest = row
    return Person(ident, name, Organization(organization), *rest)


def _values(entered: Person) -> tuple[str | None, ...]:
    return (
        *(entered.name, entered.organization.value, entered.agency, entered.program),
        *(entered.phone, entered.email, entered.zone or None, entered.note),
    )


def _days(tenure: Tenure) -> tuple[str | None, str | None]:
    return (
        tenure.starts.isoformat() if tenure.starts else None,
        tenure.ends.isoformat() if tenure.ends else None,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
