"""What hangs on a cycle beside its states: contractors, topics, and counts of what is planned."""

import sqlite3

from perm_desktop.core.cycle_review import Contractor
from perm_desktop.store.catalog import Edit

_OPEN = (
    "status IN ('draft', 'scheduled') AND trashed_at IS NULL AND meeting.utc + meeting.minutes > ?"
)


def contractors(connection: sqlite3.Connection, cycle: int) -> dict[str, Contractor]:
    """Return who is named for the roles of a cycle, by role."""
    found = connection.execute(
        "SELECT role, name, source, verified FROM cycle_contractor WHERE cycle = ?", [cycle]
    )
    return {
        role: Contractor(role, name, source, bool(verified))
        for role, name, source, verified in found
    }


def put_contractor(edit: Edit, cycle: int, chosen: Contractor) -> None:
    """Insert or change who fills a role; without a name nobody does."""
    if not chosen.name:
        edit.connection.execute(
            "DELETE FROM cycle_contractor WHERE cycle = ? AND role = ?", [cycle, chosen.role]
        )
        return
    edit.connection.execute(
        "INSERT INTO cycle_contractor (id, cycle, role, name, source, verified)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (cycle, role) DO UPDATE SET"
        " name = excluded.name, source = excluded.source, verified = excluded.verified",
        [edit.mint(), cycle, chosen.role, chosen.name, chosen.source, int(chosen.verified)],
    )


def topics(connection: sqlite3.Connection, cycle: int) -> dict[str, str]:
    """Return the topics of a cycle by month, "2026-04"."""
    return dict(connection.execute("SELECT month, topic FROM topic WHERE cycle = ?", [cycle]))


def put_topic(edit: Edit, cycle: int, month: str, topic: str) -> None:
    """Insert, change or, with an empty text, delete the topic of a month."""
    if not topic:
        edit.connection.execute("DELETE FROM topic WHERE cycle = ? AND month = ?", [cycle, month])
        return
    edit.connection.execute(
        "INSERT INTO topic (id, cycle, month, topic) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (cycle, month) DO UPDATE SET topic = excluded.topic",
        [edit.mint(), cycle, month, topic],
    )


def open_by_state(connection: sqlite3.Connection, cycle: int, now: int) -> dict[str, int]:
    """Count what a cycle still has to come, by state invited."""
    found = connection.execute(
        "SELECT code, count(*) FROM meeting"
        " JOIN meeting_state ON meeting_state.meeting = meeting.id"
        " JOIN state ON state.id = meeting_state.state"
        f" WHERE cycle = ? AND {_OPEN} GROUP BY code",
        [cycle, now],
    )
    return dict(found.fetchall())


def open_by_type(connection: sqlite3.Connection, cycle: int, now: int) -> dict[str, int]:
    """Count what a cycle still has to come, by key of the type."""
    found = connection.execute(
        "SELECT key, count(*) FROM meeting JOIN meeting_type ON meeting_type.id = meeting.type"
        f" WHERE cycle = ? AND {_OPEN} GROUP BY key",
        [cycle, now],
    )
    return dict(found.fetchall())


def uninvite(edit: Edit, meeting: int, state: int) -> None:
    """Take a state off a meeting; the journal keeps that it was asked."""
    edit.connection.execute(
        "DELETE FROM meeting_state WHERE meeting = ? AND state = ?", [meeting, state]
    )
