"""Answers to "who is this?" in attendance reports: rows in, rows out."""

import sqlite3

from perm_desktop.core.people import names
from perm_desktop.store.catalog import Edit


def remembered(connection: sqlite3.Connection) -> dict[tuple[str, str], set[int | None]]:
    """Return who was meant by the key of a name and an address; None for nobody.

    People who are no longer in the directory count for nothing.
    """
    found: dict[tuple[str, str], set[int | None]] = {}
    for name, email, person in connection.execute(
        "SELECT known_name.name, known_name.email, known_name.person FROM known_name"
        " LEFT JOIN person ON person.id = known_name.person"
        " WHERE known_name.person IS NULL OR person.trashed_at IS NULL ORDER BY known_name.id"
    ):
        found.setdefault((names.key(name), email), set()).add(person)
    return found


def put(edit: Edit, name: str, email: str, person: int | None) -> None:
    """Keep an answer; another one to the same name and address is forgotten."""
    own = names.key(name)
    known = edit.connection.execute(
        "SELECT id, name, person FROM known_name WHERE email = ?", [email]
    ).fetchall()
    same = [(ident, kept) for ident, written, kept in known if names.key(written) == own]
    if [kept for _, kept in same] == [person]:
        return
    for ident, _ in same:
        edit.connection.execute("DELETE FROM known_name WHERE id = ?", [ident])
    edit.connection.execute(
        "INSERT INTO known_name (id, name, email, person) VALUES (?, ?, ?, ?)",
        [edit.mint(), name, email, person],
    )
