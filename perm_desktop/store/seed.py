"""Fills a new catalog with the factory data of db/seed."""

import json
import sqlite3
from typing import Any

from perm_desktop import assets

_LAYERS = ("source", "shipped", "own")
_TEXTS = ("title", "hosts", "frequency", "purpose", "audience")
Row = dict[str, Any]


def load(name: str) -> list[Row]:
    """Return the rows of one seed file."""
    return json.loads((assets.tree("db") / "seed" / f"{name}.json").read_text("utf-8"))


def fill(connection: sqlite3.Connection) -> None:
    """Insert roles, states and meeting types; runs inside the creating transaction."""
    # sqlite-utils takes 113 ms or more to import, and only a new catalog needs it
    from sqlite_utils import Database

    database = Database(connection, execute_plugins=False)
    roles, types = load("roles"), load("meeting_types")
    role_ids = {str(role["code"]): int(role["id"]) for role in roles}
    tables: dict[str, list[Row]] = {
        "role": [role | {"aliases": json.dumps(role["aliases"])} for role in roles],
        "state": [_state(row) for row in load("states")],
        "meeting_type": [_type(row) for row in types],
        "type_text": [text for row in types for text in _texts(row)],
        "type_role": [role for row in types for role in _roles(row, role_ids)],
        "type_source": [source for row in types for source in _sources(row)],
    }
    for table, rows in tables.items():
        database.table(table).insert_all(rows)


def _state(row: Row) -> Row:
    return {
        "id": row["id"],
        "code": row["code"],
        "name": row["name"],
        "cycle_group": row["group"],
        "zone": row["zone"],
        "zones": json.dumps(row["zones"]),
        "liaison": "",
    }


def _type(row: Row) -> Row:
    cadence = dict(row["cadence"])
    return {
        "id": row["id"],
        "key": row["key"],
        "phase": row["phase"],
        "cadence_kind": cadence.pop("kind"),
        "cadence": json.dumps(cadence),
        "joint": int(row["joint"]),
        "minutes": row["minutes"],
        "hosts": ",".join(row["hosts"]),
        "variants": json.dumps(row["variants"]),
        "short_title": row["shipped"]["short_title"],
        "plan_window": json.dumps(row["window"]) if row["window"] else None,
        "factory": 1,
    }


def _texts(row: Row) -> list[Row]:
    layers: dict[str, Row] = {"source": row["source"], "shipped": row["shipped"], "own": {}}
    return [
        {"id": row["id"] * 10 + n, "type": row["id"], "layer": layer}
        | {text: layers[layer].get(text) for text in _TEXTS}
        for n, layer in enumerate(_LAYERS)
    ]


def _roles(row: Row, role_ids: dict[str, int]) -> list[Row]:
    return [
        {
            "id": row["id"] * 100 + n,
            "type": row["id"],
            "role": role_ids[expected["role"]],
            "expectation": expected["expectation"],
        }
        for n, expected in enumerate(row["roles"])
    ]


def _sources(row: Row) -> list[Row]:
    return [
        {"id": row["id"] * 10 + n, "type": row["id"], **source}
        for n, source in enumerate(row["sources"])
    ]
