"""Meetings in the catalog: lists of rows, single meetings, and their writing."""

import json
import sqlite3
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.errors import DamagedValueError, NotFoundError, UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.store.catalog import Edit

# One query for lists and single meetings: the inner queries are index look-ups, so a list costs
# what grouped subqueries would and a single meeting next to nothing.
_SELECT = """
SELECT m.id, m.number, m.uid, c.year, t.key,
       coalesce(m.title, own.title, shipped.title, source.title, t.key),
       t.short_title, t.phase, t.hosts,
       coalesce((
           SELECT group_concat(code) FROM (
               SELECT code FROM meeting_state AS ms JOIN state ON state.id = ms.state
               WHERE ms.meeting = m.id ORDER BY code
           )
       ), ''),
       m.starts, m.zone, m.minutes, m.utc, m.status, m.reason,
       m.session, m.series, m.occurrence, m.variant, m.place,
       (SELECT count(*) FROM agenda_item WHERE meeting = m.id),
       (SELECT count(DISTINCT state) FROM attendance WHERE meeting = m.id),
       EXISTS (SELECT 1 FROM note WHERE meeting = m.id AND text <> ''),
       CASE WHEN m.planned_starts <> m.starts THEN m.planned_starts ELSE '' END,
       m.entered_afterwards, m.slot
FROM meeting AS m
JOIN meeting_type AS t ON t.id = m.type
LEFT JOIN cycle AS c ON c.id = m.cycle
LEFT JOIN type_text AS source ON source.type = m.type AND source.layer = 'source'
LEFT JOIN type_text AS shipped ON shipped.type = m.type AND shipped.layer = 'shipped'
LEFT JOIN type_text AS own ON own.type = m.type AND own.layer = 'own'
"""

_FIRST_WALL, _LAST_WALL = "1900", "2200"
_WALL_LENGTH = len("2026-04-14T14:00")
_EARLIEST, _LATEST = -1 << 26, 1 << 27  # minutes since 1970, of those years


@dataclass(frozen=True, slots=True)
class Filter:
    """Which meetings a list shows; empty fields let everything through."""

    ids: Sequence[int] = ()
    years: Sequence[int] = ()
    or_no_cycle: bool = False  # meetings of no cycle beside those of the years
    type: str = ""
    state: str = ""
    host: str = ""
    phase: str = ""
    first_day: str = ""  # ISO date, of the wall time
    last_day: str = ""
    trashed: bool = False

    def where(self) -> tuple[str, list[Any]]:
        """Return the SQL condition and its parameters."""
        terms = ["m.trashed_at IS NOT NULL" if self.trashed else "m.trashed_at IS NULL"]
        values: list[Any] = []

        def add(term: str, *bound: Any) -> None:
            terms.append(term)
            values.extend(bound)

        if self.ids:
            # one JSON list instead of a mark each: SQLite bounds the number of marks
            add("m.id IN (SELECT value FROM json_each(?))", json.dumps(list(self.ids)))
        if self.years:
            alone = " OR m.cycle IS NULL" if self.or_no_cycle else ""
            add(f"(c.year IN ({_marks(self.years)}){alone})", *self.years)
        if self.type:
            add("t.key = ?", self.type)
        if self.state:
            add(
                "m.id IN (SELECT meeting FROM meeting_state JOIN state ON state.id = state"
                " WHERE code = ?)",
                self.state,
            )
        if self.host:
            add("',' || t.hosts || ',' LIKE '%,' || ? || ',%'", self.host)
        if self.phase:
            add("t.phase = ?", self.phase)
        if self.first_day:
            add("m.starts >= ?", self.first_day)
        if self.last_day:
            add("substr(m.starts, 1, 10) <= ?", self.last_day)
        return " AND ".join(terms), values


def rows(connection: sqlite3.Connection, which: Filter | None = None) -> list[MeetingRow]:
    """Return meetings in the order of their starts. Raises DamagedValueError."""
    condition, values = (which or Filter()).where()
    cursor = connection.execute(f"{_SELECT} WHERE {condition} ORDER BY m.utc, m.number", values)
    found = [MeetingRow._make(row) for row in cursor]
    if not _are_legible(found):
        bad = [row.number for row in found if not _are_legible([row])]
        more = f" and {len(bad) - 1:,} more" if len(bad) > 1 else ""
        raise DamagedValueError(f"The date, time or zone of meeting {bad[0]}{more} cannot be read.")
    return found


def _are_legible(found: Sequence[MeetingRow]) -> bool:
    """Whether times can be read: panes do it while they paint, when it is late to fail."""
    walls = [row.starts for row in found] + [row.moved_from for row in found if row.moved_from]
    moments = [row.utc for row in found]
    try:
        deque(map(datetime.fromisoformat, walls), maxlen=0)
        for zone in {row.zone for row in found}:
            clock.zone_info(zone)
    except (UserError, ValueError):
        return False
    return not found or (
        set(map(len, walls)) == {_WALL_LENGTH}
        and _FIRST_WALL <= min(walls) <= max(walls) < _LAST_WALL
        and _EARLIEST <= min(moments) <= max(moments) <= _LATEST
    )


def find(connection: sqlite3.Connection, name: str, *, trashed: bool = False) -> int:
    """Return the id of a meeting named by its short number or by its id.

    Raises NotFoundError; a meeting in the trash is found only when asked for.
    """
    # 63 bits have 19 digits at most, and SQLite takes no larger number
    if name.isascii() and name.isdigit() and len(name) <= 19 and int(name) < 1 << 63:
        where = "IS NOT NULL" if trashed else "IS NULL"
        found = connection.execute(
            f"SELECT id FROM meeting WHERE (number = ?1 OR id = ?1) AND trashed_at {where}",
            [int(name)],
        ).fetchone()
        if found:
            return int(found[0])
    raise NotFoundError(f"There is no meeting “{name}”.", "“perm-desktop meetings” lists them.")


class NewMeeting(NamedTuple):
    """What has to be known to insert a meeting; the rest has defaults."""

    type_id: int
    state_ids: Sequence[int]
    starts: str
    zone: str
    minutes: int
    utc: int
    uid: str
    cycle_id: int | None = None
    title: str | None = None
    place: str = ""
    status: str = "scheduled"
    session: int | None = None
    series: int | None = None
    occurrence: int | None = None
    variant: str | None = None
    slot: str = ""
    planned_starts: str | None = None
    entered_afterwards: bool = False
    id: int = 0  # minted when left out


def take_numbers(edit: Edit, count: int) -> range:
    """Reserve short numbers; they are never given again, not even after an undo."""
    (last,) = edit.connection.execute(
        "INSERT INTO counter (name, value) VALUES ('meeting', ?1)"
        " ON CONFLICT (name) DO UPDATE SET value = value + ?1 RETURNING value",
        [count],
    ).fetchone()
    return range(last - count + 1, last + 1)


def insert_many(edit: Edit, meetings: Sequence[NewMeeting]) -> list[int]:
    """Insert meetings with their states; returns their ids in the same order."""
    numbers = take_numbers(edit, len(meetings))
    ids = [meeting.id or edit.mint() for meeting in meetings]
    edit.connection.executemany(
        "INSERT INTO meeting (id, number, uid, cycle, type, title, starts, zone, minutes, utc,"
        " place, status, session, series, occurrence, variant, slot, planned_starts,"
        " entered_afterwards)"
        f" VALUES ({', '.join('?' * 19)})",
        [
            (
                *(ident, number, new.uid, new.cycle_id, new.type_id, new.title, new.starts),
                *(new.zone, new.minutes, new.utc, new.place, new.status, new.session),
                *(new.series, new.occurrence, new.variant, new.slot, new.planned_starts),
                int(new.entered_afterwards),
            )
            for ident, number, new in zip(ids, numbers, meetings, strict=True)
        ],
    )
    edit.connection.executemany(
        "INSERT INTO meeting_state (id, meeting, state) VALUES (?, ?, ?)",
        [
            (edit.mint(), ident, state)
            for ident, new in zip(ids, meetings, strict=True)
            for state in new.state_ids
        ],
    )
    return ids


def update(edit: Edit, meeting: int, values: Mapping[str, Any]) -> None:
    """Change columns of one meeting; names come from our own code, never from outside."""
    if not values:
        return
    assignments = ", ".join(f"{name} = ?" for name in values)
    edit.connection.execute(
        f"UPDATE meeting SET {assignments} WHERE id = ?", [*values.values(), meeting]
    )


def invite(edit: Edit, meeting: int, state: int) -> None:
    """Ask a state into a meeting, unless it is in it."""
    edit.connection.execute(
        "INSERT INTO meeting_state (id, meeting, state) VALUES (?, ?, ?)"
        " ON CONFLICT (meeting, state) DO NOTHING",
        [edit.mint(), meeting, state],
    )


def suspended(connection: sqlite3.Connection, suspension: int, first_day: str) -> list[MeetingRow]:
    """Return what a suspension cancelled from a day on and is cancelled still."""
    found = connection.execute(
        "SELECT id FROM meeting WHERE suspension = ? AND status = 'cancelled' AND starts >= ?",
        [suspension, first_day],
    )
    ids = [ident for (ident,) in found]
    return rows(connection, Filter(ids=ids)) if ids else []


def _marks(values: Iterable[Any]) -> str:
    return ", ".join("?" for _ in values)
