"""Writes meeting types: settings, the liaison's own words, expected roles, standing items."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from typing import NamedTuple

from perm_desktop.core.meeting_types import ExpectedRole, PlanWindow, Wording
from perm_desktop.core.type_settings import TypeSettings
from perm_desktop.core.vocabulary import Expectation
from perm_desktop.store import reference
from perm_desktop.store.catalog import Edit

_OWN = "own"
# what hangs on a type and goes with it
_PARTS = ("type_text", "type_role", "type_source", "standing_item")
_CHOICES = ("cycle_type", "not_held", "series", "decision", "frozen_type")


class Usage(NamedTuple):
    """How many meetings are of a type."""

    shown: int
    trashed: int


def insert(edit: Edit, key: str, settings: TypeSettings) -> int:
    """Add a type of the liaison's; returns its row id."""
    ident = edit.mint()
    columns = {"id": ident, "key": key, "factory": 0, **_columns(settings)}
    marks = ", ".join("?" * len(columns))
    edit.connection.execute(
        f"INSERT INTO meeting_type ({', '.join(columns)}) VALUES ({marks})", [*columns.values()]
    )
    return ident


def update(edit: Edit, ident: int, settings: TypeSettings) -> None:
    """Replace the settings of a type."""
    columns = _columns(settings)
    edit.connection.execute(
        f"UPDATE meeting_type SET {', '.join(f'{name} = ?' for name in columns)} WHERE id = ?",
        [*columns.values(), ident],
    )


def put_own(edit: Edit, ident: int, own: Wording) -> None:
    """Replace the liaison's own words; None lets the layer below through."""
    names = Wording._fields
    edit.connection.execute(
        f"INSERT INTO type_text (id, type, layer, {', '.join(names)})"
        f" VALUES (?, ?, ?, {', '.join('?' * len(names))})"
        " ON CONFLICT (type, layer) DO UPDATE SET"
        f" {', '.join(f'{name} = excluded.{name}' for name in names)}",
        [edit.mint(), ident, _OWN, *own],
    )


def put_role(edit: Edit, ident: int, role: int, expectation: Expectation | None) -> None:
    """Say how firmly a role is expected; None expects it no longer."""
    if expectation is None:
        edit.connection.execute("DELETE FROM type_role WHERE type = ? AND role = ?", [ident, role])
        return
    edit.connection.execute(
        "INSERT INTO type_role (id, type, role, expectation) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (type, role) DO UPDATE SET expectation = excluded.expectation",
        [edit.mint(), ident, role, expectation.value],
    )


def put_roles(edit: Edit, ident: int, expected: Sequence[ExpectedRole]) -> None:
    """Expect these roles and no others; what stays as it was is not written."""
    known = reference.roles(edit.connection)
    wanted = {known[each.role].id: each.expectation for each in expected}
    rows = edit.connection.execute(
        "SELECT role, expectation FROM type_role WHERE type = ?", [ident]
    )
    found: dict[int, str] = dict(rows.fetchall())
    for role in found.keys() - wanted.keys():
        put_role(edit, ident, role, None)
    for role, expectation in wanted.items():
        if found.get(role) != expectation.value:
            put_role(edit, ident, role, expectation)


def delete(edit: Edit, ident: int) -> None:
    """Remove a type that no meeting is of, with all that is said about it."""
    for table in (*_PARTS, *_CHOICES):
        edit.connection.execute(f"DELETE FROM {table} WHERE type = ?", [ident])
    edit.connection.execute("DELETE FROM meeting_type WHERE id = ?", [ident])


def usage(connection: sqlite3.Connection, ident: int) -> Usage:
    """Count the meetings of a type, those in the trash apart."""
    shown, trashed = connection.execute(
        "SELECT count(*) FILTER (WHERE trashed_at IS NULL),"
        " count(*) FILTER (WHERE trashed_at IS NOT NULL) FROM meeting WHERE type = ?",
        [ident],
    ).fetchone()
    return Usage(shown, trashed)


def _columns(settings: TypeSettings) -> dict[str, str | int | None]:
    return {
        "phase": settings.phase.value,
        "cadence_kind": settings.cadence.kind.value,
        "cadence": json.dumps(settings.cadence.details),
        "joint": int(settings.joint),
        "minutes": settings.minutes,
        "hosts": ",".join(settings.hosts),
        "variants": json.dumps([variant.value for variant in settings.variants]),
        "short_title": settings.short_title,
        "plan_window": _window(settings.window),
        "roll_up": settings.roll_up.value,
    }


def _window(window: PlanWindow | None) -> str | None:
    return None if window is None else json.dumps(asdict(window))
