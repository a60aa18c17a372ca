"""What hangs on one meeting: agenda items, notes and attendance."""

import sqlite3
from collections.abc import Sequence

from perm_desktop.core.errors import CatalogRefusedError
from perm_desktop.core.meetings import AgendaItem, AttendanceLine, Note
from perm_desktop.core.texts import checksum
from perm_desktop.store.catalog import Edit

_ONE_LINE = "meeting = ? AND state = ? AND role IS ? AND person = ? AND coalesce(contact, 0) = ?"


def agenda(connection: sqlite3.Connection, meeting: int) -> list[AgendaItem]:
    """Return the items in their order."""
    rows = connection.execute(
        "SELECT id, title, minutes, presenter, notes FROM agenda_item WHERE meeting = ?"
        " ORDER BY position, id",
        [meeting],
    )
    return [AgendaItem._make(row) for row in rows]


def add_items(edit: Edit, meeting: int, items: Sequence[AgendaItem]) -> list[int]:
    """Append items; their ids are minted here and returned."""
    (last,) = edit.connection.execute(
        "SELECT coalesce(max(position), 0) FROM agenda_item WHERE meeting = ?", [meeting]
    ).fetchone()
    ids = [edit.mint() for _ in items]
    edit.connection.executemany(
        "INSERT INTO agenda_item (id, meeting, position, title, minutes, presenter, notes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (ident, meeting, last + n, item.title, item.minutes, item.presenter, item.notes)
            for n, (ident, item) in enumerate(zip(ids, items, strict=True), start=1)
        ],
    )
    return ids


def update_item(edit: Edit, item: AgendaItem) -> None:
    """Replace the fields of one item."""
    edit.connection.execute(
        "UPDATE agenda_item SET title = ?, minutes = ?, presenter = ?, notes = ? WHERE id = ?",
        [item.title, item.minutes, item.presenter, item.notes, item.id],
    )


def delete_items(edit: Edit, items: Sequence[int]) -> None:
    """Remove items with the roles that they want; the journal keeps them."""
    edit.connection.executemany(
        "DELETE FROM agenda_item_role WHERE item = ?", [(ident,) for ident in items]
    )
    edit.connection.executemany(
        "DELETE FROM agenda_item WHERE id = ?", [(ident,) for ident in items]
    )


def order_items(edit: Edit, items: Sequence[int]) -> None:
    """Number items in the order given."""
    edit.connection.executemany(
        "UPDATE agenda_item SET position = ? WHERE id = ?",
        [(position, ident) for position, ident in enumerate(items, start=1)],
    )


def previous_of_series(
    connection: sqlite3.Connection, series: int, utc: int
) -> tuple[int, str] | None:
    """Return id and start of the meeting of a series before a time that was not cancelled."""
    row = connection.execute(
        "SELECT id, starts FROM meeting WHERE series = ? AND utc < ? AND status <> 'cancelled'"
        " AND trashed_at IS NULL ORDER BY utc DESC LIMIT 1",
        [series, utc],
    ).fetchone()
    return (int(row[0]), str(row[1])) if row else None


def notes(connection: sqlite3.Connection, meeting: int) -> list[Note]:
    """Return the meeting's note, then those of single states.

    Raises CatalogRefusedError when a text is not the one that was saved.
    """
    found: list[Note] = []
    for ident, code, text, sha256 in connection.execute(
        "SELECT note.id, coalesce(state.code, ''), text, sha256 FROM note"
        " LEFT JOIN state ON state.id = note.state WHERE meeting = ? ORDER BY 2",
        [meeting],
    ):
        if checksum(text) != sha256:
            raise damaged_note(ident)
        found.append(Note(ident, code, text))
    return found


def note_text(connection: sqlite3.Connection, meeting: int, state: int | None) -> str:
    """Return one note's text, empty when there is none."""
    row = connection.execute(
        "SELECT text FROM note WHERE meeting = ? AND state IS ?", [meeting, state]
    ).fetchone()
    return str(row[0]) if row else ""


def put_note(edit: Edit, meeting: int, state: int | None, text: str) -> None:
    """Insert or replace a note, read it back and compare before the edit commits."""
    digest = checksum(text)
    (ident,) = edit.connection.execute(
        "INSERT INTO note (id, meeting, state, text, sha256, revision) VALUES (?, ?, ?, ?, ?, 1)"
        " ON CONFLICT (meeting, coalesce(state, 0)) DO UPDATE"
        " SET text = excluded.text, sha256 = excluded.sha256, revision = revision + 1"
        " RETURNING id",
        [edit.mint(), meeting, state, text, digest],
    ).fetchone()
    (kept,) = edit.connection.execute("SELECT text FROM note WHERE id = ?", [ident]).fetchone()
    if checksum(kept) != digest:
        raise damaged_note(ident)


def damaged_note(ident: int) -> CatalogRefusedError:
    """The sentence for a note whose text does not match its checksum."""
    return CatalogRefusedError(
        f"Note {ident} is damaged: its text is not the one that was saved.",
        "Run “perm-desktop check” and open a backup.",
    )


def attendance(connection: sqlite3.Connection, meeting: int) -> list[AttendanceLine]:
    """Return the marks of a meeting, the states' own before those of roles."""
    rows = connection.execute(
        "SELECT attendance.id, state.code, coalesce(role.code, ''), person, mark, recorded_at,"
        " recorded_by, remark, coalesce(contact, 0), minutes, part"
        " FROM attendance JOIN state ON state.id = attendance.state"
        " LEFT JOIN role ON role.id = attendance.role WHERE meeting = ?"
        " ORDER BY state.code, role.id, person, contact",
        [meeting],
    )
    return [AttendanceLine._make(row) for row in rows]


def put_mark(
    edit: Edit,
    meeting: int,
    state: int,
    role: int | None,
    mark: str,
    person: str = "",
    contact: int = 0,
) -> None:
    """Insert or replace a mark; a remark that is there stays.

    How long somebody was there stays as long as they were, what they missed as long as it is
    part of a meeting that they attended.
    """
    edit.connection.execute(
        "INSERT INTO attendance"
        " (id, meeting, state, role, person, contact, mark, recorded_at, recorded_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (meeting, state, coalesce(role, 0), person, coalesce(contact, 0)) DO UPDATE"
        " SET mark = excluded.mark, recorded_at = excluded.recorded_at,"
        " recorded_by = excluded.recorded_by,"
        " part = CASE excluded.mark WHEN 'partial' THEN part ELSE '' END,"
        " minutes = CASE WHEN excluded.mark IN ('attended', 'partial') THEN minutes END"
        " WHERE mark <> excluded.mark",
        [
            *(edit.mint(), meeting, state, role, person, contact or None),
            *(mark, edit.stamp, edit.author),
        ],
    )


def clear_mark(
    edit: Edit, meeting: int, state: int, role: int | None, person: str = "", contact: int = 0
) -> None:
    """Back to not recorded: no row."""
    edit.connection.execute(
        f"DELETE FROM attendance WHERE {_ONE_LINE}", [meeting, state, role, person, contact]
    )


def put_remark(
    edit: Edit,
    meeting: int,
    state: int,
    role: int | None,
    person: str,
    remark: str,
    contact: int = 0,
) -> None:
    """Keep what is remarked on a mark."""
    edit.connection.execute(
        f"UPDATE attendance SET remark = ? WHERE {_ONE_LINE}",
        [remark, meeting, state, role, person, contact],
    )


def put_part(
    edit: Edit,
    meeting: int,
    state: int,
    role: int | None,
    part: str,
    minutes: int | None,
    person: str = "",
    contact: int = 0,
) -> None:
    """Keep which part of a meeting a mark is about, and for how long somebody was there."""
    edit.connection.execute(
        f"UPDATE attendance SET part = ?, minutes = ? WHERE {_ONE_LINE}",
        [part, minutes, meeting, state, role, person, contact],
    )
