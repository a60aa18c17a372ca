"""Agenda items that every new agenda of a meeting type begins with."""

import sqlite3
from collections.abc import Sequence

from perm_desktop.core.meeting_types import StandingItem
from perm_desktop.store.catalog import Edit


def items(connection: sqlite3.Connection, kind: int) -> list[StandingItem]:
    """Return the items of a type, by its row id, in their order."""
    rows = connection.execute(
        "SELECT id, title, minutes, presenter FROM standing_item WHERE type = ?"
        " ORDER BY position, id",
        [kind],
    )
    return [StandingItem._make(row) for row in rows]


def append(edit: Edit, kind: int, item: StandingItem) -> int:
    """Add an item at the end; its id is minted here and returned."""
    ident = edit.mint()
    edit.connection.execute(
        "INSERT INTO standing_item (id, type, position, title, minutes, presenter)"
        " VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM standing_item WHERE type = ?),"
        " ?, ?, ?)",
        [ident, kind, kind, item.title, item.minutes, item.presenter],
    )
    return ident


def update(edit: Edit, item: StandingItem) -> None:
    """Replace the fields of an item."""
    edit.connection.execute(
        "UPDATE standing_item SET title = ?, minutes = ?, presenter = ? WHERE id = ?",
        [item.title, item.minutes, item.presenter, item.id],
    )


def delete(edit: Edit, ident: int) -> None:
    """Remove an item."""
    edit.connection.execute("DELETE FROM standing_item WHERE id = ?", [ident])


def order(edit: Edit, idents: Sequence[int]) -> None:
    """Number items in the order given."""
    edit.connection.executemany(
        "UPDATE standing_item SET position = ? WHERE id = ?",
        [(position, ident) for position, ident in enumerate(idents, start=1)],
    )
