"""Meeting types as they were when a cycle was over: what changes later leaves its past alone."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from perm_desktop.core.meeting_types import Cadence, ExpectedRole, MeetingType, PlanWindow
from perm_desktop.core.vocabulary import CadenceKind, Expectation, Phase, RollUpRule
from perm_desktop.store import cycles, reference
from perm_desktop.store.catalog import Edit


def of_cycle(connection: sqlite3.Connection, cycle: int) -> list[MeetingType]:
    """Return the meeting types of a cycle: as kept with it, else as the catalog has them.

    A type that came into the catalog after the cycle was over is none of the cycle's.
    """
    types = reference.meeting_types(connection)
    kept = dict(
        connection.execute(
            "SELECT key, settings FROM frozen_type"
            " JOIN meeting_type ON meeting_type.id = frozen_type.type WHERE cycle = ?",
            [cycle],
        ).fetchall()
    )
    if not kept:
        return list(types.values())
    return [_as_kept(types[key], json.loads(kept[key])) for key in types if key in kept]


def freeze_past(edit: Edit, today: date) -> None:
    """Keep the types of each cycle that is over; to be called before a type is changed."""
    for cycle in cycles.all_cycles(edit.connection):
        if cycle.span.ends < today:
            _freeze(edit, cycle.id, reference.meeting_types(edit.connection).values())


def _freeze(edit: Edit, cycle: int, types: Iterable[MeetingType]) -> None:
    known = edit.connection.execute("SELECT 1 FROM frozen_type WHERE cycle = ?", [cycle])
    if known.fetchone():
        return
    edit.connection.executemany(
        "INSERT INTO frozen_type (id, cycle, type, settings) VALUES (?, ?, ?, ?)",
        [(edit.mint(), cycle, kind.id, json.dumps(_settings(kind))) for kind in types],
    )


def _settings(kind: MeetingType) -> dict[str, Any]:
    window = kind.window
    return {
        "phase": kind.phase,
        "kind": kind.cadence.kind,
        "cadence": kind.cadence.details,
        "joint": kind.joint,
        "hosts": list(kind.hosts),
        "short_title": kind.short_title,
        "window": window
        and {"phase": window.phase, "from_day": window.from_day, "to_day": window.to_day},
        "roles": [[role.role, role.expectation] for role in kind.roles],
        "roll_up": kind.roll_up,
    }


def _as_kept(kind: MeetingType, kept: dict[str, Any]) -> MeetingType:
    window = kept["window"]
    return replace(
        kind,
        phase=Phase(kept["phase"]),
        cadence=Cadence(CadenceKind(kept["kind"]), kept["cadence"]),
        joint=kept["joint"],
        hosts=tuple(kept["hosts"]),
        short_title=kept["short_title"],
        window=PlanWindow(Phase(window["phase"]), window["from_day"], window["to_day"])
        if window
        else None,
        roles=tuple(ExpectedRole(role, Expectation(how)) for role, how in kept["roles"]),
        roll_up=RollUpRule(kept["roll_up"]),
    )
