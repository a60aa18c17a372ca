"""How a cycle is planned, as it is kept: rules, choices by type, pauses, and series anchors."""

import json
import sqlite3
from dataclasses import asdict
from datetime import date
from typing import Any

from perm_desktop.core.plan import Series
from perm_desktop.core.plan_rules import PlanRules, Suspension, TypeRules
from perm_desktop.core.rhythm import Anchor
from perm_desktop.store.catalog import Edit

_RULES = ("weekdays", "skip_holidays", "opens", "closes", "one_time_per_day", "moves_at_most")


def rules(connection: sqlite3.Connection, cycle: int) -> PlanRules:
    """Return the rules of a cycle; what was never changed has the shipped default."""
    (text,) = connection.execute("SELECT rules FROM cycle WHERE id = ?", [cycle]).fetchone()
    kept = json.loads(text)
    values: dict[str, Any] = {name: kept[name] for name in _RULES if name in kept}
    if "weekdays" in values:
        values["weekdays"] = tuple(values["weekdays"])
    return PlanRules(
        **values,
        extra_holidays=tuple(map(date.fromisoformat, kept.get("extra_holidays", []))),
        types=_type_rules(connection, cycle),
        suspensions=tuple(pause for _, pause in suspensions(connection, cycle)),
    )


def put_rules(edit: Edit, cycle: int, chosen: PlanRules) -> None:
    """Keep the rules of a cycle; types and pauses have rows of their own."""
    kept: dict[str, Any] = {name: getattr(chosen, name) for name in _RULES}
    kept["extra_holidays"] = [day.isoformat() for day in chosen.extra_holidays]
    edit.connection.execute("UPDATE cycle SET rules = ? WHERE id = ?", [json.dumps(kept), cycle])


def put_type_rules(edit: Edit, cycle: int, kind: int, chosen: TypeRules) -> None:
    """Keep what was chosen for one type of a cycle."""
    values = asdict(chosen)
    for name in ("first", "last"):
        values[name] = values[name].isoformat() if values[name] else None
    edit.connection.execute(
        "INSERT INTO cycle_type (id, cycle, type, rules) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (cycle, type) DO UPDATE SET rules = excluded.rules",
        [edit.mint(), cycle, kind, json.dumps(values)],
    )


def suspensions(connection: sqlite3.Connection, cycle: int) -> list[tuple[int, Suspension]]:
    """Return the pauses of a cycle with their row ids, earliest first."""
    rows = connection.execute(
        "SELECT suspension.id, starts, reason, ends, host, coalesce(code, '') FROM suspension"
        " LEFT JOIN state ON state.id = suspension.state WHERE cycle = ? ORDER BY starts",
        [cycle],
    )
    return [
        (
            ident,
            Suspension(
                starts=date.fromisoformat(starts),
                reason=reason,
                ends=date.fromisoformat(ends) if ends else None,
                host=host,
                state=code,
            ),
        )
        for ident, starts, reason, ends, host, code in rows
    ]


def add_suspension(edit: Edit, cycle: int, pause: Suspension, state: int | None) -> int:
    """Insert a pause; returns its id."""
    ident = edit.mint()
    edit.connection.execute(
        "INSERT INTO suspension (id, cycle, host, state, starts, ends, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            *(ident, cycle, pause.host, state, pause.starts.isoformat()),
            *(pause.ends.isoformat() if pause.ends else None, pause.reason),
        ],
    )
    return ident


def end_suspension(edit: Edit, ident: int, last_day: date) -> None:
    """Close a pause."""
    edit.connection.execute(
        "UPDATE suspension SET ends = ? WHERE id = ?", [last_day.isoformat(), ident]
    )


def anchors(connection: sqlite3.Connection, cycle: int) -> dict[Series, Anchor]:
    """Return what each series of a cycle hangs on."""
    rows = connection.execute(
        "SELECT meeting_type.key, coalesce(state.code, ''), first_due, start, series.zone"
        " FROM series JOIN meeting_type ON meeting_type.id = series.type"
        " LEFT JOIN state ON state.id = series.state"
        " WHERE cycle = ? AND first_due IS NOT NULL",
        [cycle],
    )
    return {
        (key, code): Anchor(date.fromisoformat(first), start, zone)
        for key, code, first, start, zone in rows
    }


def _type_rules(connection: sqlite3.Connection, cycle: int) -> dict[str, TypeRules]:
    rows = connection.execute(
        "SELECT key, rules FROM cycle_type JOIN meeting_type ON meeting_type.id = cycle_type.type"
        " WHERE cycle = ?",
        [cycle],
    )
    found: dict[str, TypeRules] = {}
    for key, text in rows:
        values = json.loads(text)
        for name in ("first", "last"):
            values[name] = date.fromisoformat(values[name]) if values[name] else None
        found[key] = TypeRules(**values)
    return found
