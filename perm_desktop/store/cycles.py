"""Cycles in the catalog: rows in, rows out."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from perm_desktop.core import cycles as rules
from perm_desktop.core.cycles import Cycle, CycleState, DateSpan
from perm_desktop.core.errors import NotFoundError
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.vocabulary import Methodology, Phase
from perm_desktop.store.catalog import Edit


def all_cycles(connection: sqlite3.Connection) -> list[Cycle]:
    """Return the cycles of the catalog, earliest reporting year first."""
    phases = _phases(connection)
    members = _members(connection)
    not_held = _not_held(connection)
    deadlines = _deadline_rules(connection)
    rows = connection.execute(
        "SELECT id, year, cycle_group, review_from, review_to, cutoff FROM cycle ORDER BY year"
    )
    return [
        Cycle(
            id=ident,
            year=year,
            group=group,
            review=DateSpan.parse(review_from, review_to),
            phases=phases[ident],
            cutoff=date.fromisoformat(cutoff),
            states=tuple(members[ident]),
            not_held=not_held[ident],
            deadline_rules=deadlines[ident],
        )
        for ident, year, group, review_from, review_to, cutoff in rows
    ]


def cycle(connection: sqlite3.Connection, year: int) -> Cycle:
    """Return the cycle of a reporting year. Raises NotFoundError."""
    for found in all_cycles(connection):
        if found.year == year:
            return found
    raise NotFoundError(
        f"RY {year} is not in this catalog.", f"Add it first: “perm-desktop cycle add {year}”."
    )


def add(edit: Edit, year: int, members: Iterable[State]) -> int:
    """Insert a cycle with the shipped dates; returns its id."""
    ident = edit.mint()
    review = rules.review_period(year)
    edit.connection.execute(
        "INSERT INTO cycle (id, year, cycle_group, review_from, review_to, cutoff)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            *(ident, year, rules.cycle_group(year), review.starts.isoformat()),
            *(review.ends.isoformat(), rules.default_cutoff(year).isoformat()),
        ],
    )
    edit.connection.executemany(
        "INSERT INTO cycle_phase (id, cycle, phase, starts, ends) VALUES (?, ?, ?, ?, ?)",
        [
            (edit.mint(), ident, phase, span.starts.isoformat(), span.ends.isoformat())
            for phase, span in rules.default_phases(year).items()
        ],
    )
    edit.connection.executemany(
        "INSERT INTO cycle_state (id, cycle, state, programs) VALUES (?, ?, ?, ?)",
        [(edit.mint(), ident, state.id, json.dumps(["Medicaid", "CHIP"])) for state in members],
    )
    return ident


def add_contractor(
    edit: Edit, cycle_id: int, role: str, name: str, source: str, *, verified: bool
) -> None:
    """Insert the contractor that fills a role in a cycle."""
    edit.connection.execute(
        "INSERT INTO cycle_contractor (id, cycle, role, name, source, verified)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [edit.mint(), cycle_id, role, name, source, int(verified)],
    )


def add_member(edit: Edit, cycle: int, state: int, joined: date | None = None) -> None:
    """Insert a state into a cycle; ``joined`` where it was not there from the beginning."""
    edit.connection.execute(
        "INSERT INTO cycle_state (id, cycle, state, programs, joined) VALUES (?, ?, ?, ?, ?)",
        [
            *(edit.mint(), cycle, state, json.dumps(["Medicaid", "CHIP"])),
            joined.isoformat() if joined else None,
        ],
    )


def remove_member(edit: Edit, cycle: int, state: int) -> None:
    """Delete a state's membership; the journal keeps it."""
    edit.connection.execute("DELETE FROM cycle_state WHERE cycle = ? AND state = ?", [cycle, state])


def update_member(
    edit: Edit,
    cycle: int,
    state: int,
    *,
    methodology: str | None = None,
    liaison: str | None = None,
) -> None:
    """Change what a cycle says of a state; None leaves a column as it is."""
    edit.connection.execute(
        "UPDATE cycle_state SET methodology = coalesce(?, methodology),"
        " liaison = coalesce(?, liaison) WHERE cycle = ? AND state = ?",
        [methodology, liaison, cycle, state],
    )


def put_member(edit: Edit, cycle: int, state: int, chosen: CycleState) -> None:
    """Insert a state into a cycle, or replace all that the cycle says of it."""
    edit.connection.execute(
        "INSERT INTO cycle_state (id, cycle, state, methodology, programs, liaison)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (cycle, state) DO UPDATE SET"
        " methodology = excluded.methodology, programs = excluded.programs,"
        " liaison = excluded.liaison",
        [
            *(edit.mint(), cycle, state, chosen.methodology and chosen.methodology.value),
            *(json.dumps(chosen.programs), chosen.liaison),
        ],
    )


def open_meetings(connection: sqlite3.Connection, cycle: int, state: int) -> int:
    """Count the meetings of a state alone that are neither held nor cancelled."""
    (count,) = connection.execute(
        "SELECT count(*) FROM meeting JOIN meeting_state ON meeting_state.meeting = meeting.id"
        " WHERE cycle = ? AND state = ? AND status IN ('draft', 'scheduled')"
        " AND trashed_at IS NULL AND (SELECT count(*) FROM meeting_state AS ms"
        " WHERE ms.meeting = meeting.id) = 1",
        [cycle, state],
    ).fetchone()
    return int(count)


def put_phase(edit: Edit, cycle: int, phase: Phase, span: DateSpan) -> None:
    """Change the dates of a phase."""
    edit.connection.execute(
        "UPDATE cycle_phase SET starts = ?, ends = ? WHERE cycle = ? AND phase = ?",
        [span.starts.isoformat(), span.ends.isoformat(), cycle, phase.value],
    )


def put_cutoff(edit: Edit, cycle: int, day: date) -> None:
    """Change the cut-off."""
    edit.connection.execute("UPDATE cycle SET cutoff = ? WHERE id = ?", [day.isoformat(), cycle])


def put_not_held(edit: Edit, cycle: int, kind: int, reason: str) -> None:
    """Insert, change or, with an empty reason, delete "not held this cycle"."""
    if not reason:
        edit.connection.execute("DELETE FROM not_held WHERE cycle = ? AND type = ?", [cycle, kind])
        return
    edit.connection.execute(
        "INSERT INTO not_held (id, cycle, type, reason) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (cycle, type) DO UPDATE SET reason = excluded.reason",
        [edit.mint(), cycle, kind, reason],
    )


def _phases(connection: sqlite3.Connection) -> dict[int, dict[Phase, DateSpan]]:
    found: dict[int, dict[Phase, DateSpan]] = defaultdict(dict)
    for ident, phase, starts, ends in connection.execute(
        "SELECT cycle, phase, starts, ends FROM cycle_phase ORDER BY starts"
    ):
        found[ident][Phase(phase)] = DateSpan.parse(starts, ends)
    return found


def _members(connection: sqlite3.Connection) -> dict[int, list[CycleState]]:
    found: dict[int, list[CycleState]] = defaultdict(list)
    for ident, code, methodology, programs, liaison, joined in connection.execute(
        "SELECT cycle, code, methodology, programs, cycle_state.liaison, joined FROM cycle_state"
        " JOIN state ON state.id = cycle_state.state ORDER BY state.name"
    ):
        method = Methodology(methodology) if methodology else None
        since = date.fromisoformat(joined) if joined else None
        member = CycleState(code, method, tuple(json.loads(programs)), liaison, since)
        found[ident].append(member)
    return found


def _not_held(connection: sqlite3.Connection) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for ident, key, reason in connection.execute(
        "SELECT cycle, key, reason FROM not_held JOIN meeting_type"
        " ON meeting_type.id = not_held.type"
    ):
        found[ident][key] = reason
    return found


def _deadline_rules(connection: sqlite3.Connection) -> dict[int, dict[str, dict[str, Any]]]:
    found: dict[int, dict[str, dict[str, Any]]] = defaultdict(dict)
    for ident, key, settings in connection.execute(
        "SELECT cycle, key, settings FROM deadline_rule ORDER BY id"
    ):
        found[ident][key] = json.loads(settings)
    return found
