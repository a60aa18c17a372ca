"""Reads the factory side of a catalog: states, roles and meeting types."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from perm_desktop.core.errors import NotFoundError
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import (
    Cadence,
    ExpectedRole,
    MeetingType,
    PlanWindow,
    Role,
    SourceText,
    Wording,
)
from perm_desktop.core.vocabulary import CadenceKind, Expectation, Methodology, Phase, RollUpRule

_STATE = "SELECT id, code, name, cycle_group, zone, zones FROM state"
_ROLE = "SELECT id, code, name, side, aliases FROM role"


def states(connection: sqlite3.Connection) -> dict[str, State]:
    """Return the jurisdictions by USPS code, in the order of their names."""
    return {row[1]: _state(row) for row in connection.execute(f"{_STATE} ORDER BY name")}


def state(connection: sqlite3.Connection, code: str) -> State:
    """Return one jurisdiction by its code in any case. Raises NotFoundError."""
    row = _by_code(connection, _STATE, code)
    if row is None:
        raise NotFoundError(
            f"There is no state “{code}”.", "Use a two-letter code, for example OH."
        )
    return _state(row)


def roles(connection: sqlite3.Connection) -> dict[str, Role]:
    """Return the roles by code."""
    return {row[1]: _role(row) for row in connection.execute(f"{_ROLE} ORDER BY id")}


def role(connection: sqlite3.Connection, code: str) -> Role:
    """Return one role by its code in any case. Raises NotFoundError."""
    row = _by_code(connection, _ROLE, code)
    if row is None:
        known = ", ".join(roles(connection))
        raise NotFoundError(f"There is no role “{code}”.", f"Roles: {known}.")
    return _role(row)


def _by_code(connection: sqlite3.Connection, select: str, code: str) -> Sequence[Any] | None:
    # a code from the command line may hold bytes that are no text, which SQLite cannot take
    if not code.isascii():
        return None
    return connection.execute(f"{select} WHERE code = ?", [code.strip().upper()]).fetchone()


def _state(row: Sequence[Any]) -> State:
    return State._make((*row[:5], tuple(json.loads(row[5]))))


def _role(row: Sequence[Any]) -> Role:
    return Role._make((*row[:4], tuple(json.loads(row[4]))))


def meeting_types(connection: sqlite3.Connection) -> dict[str, MeetingType]:
    """Return the meeting types by key, in catalog order."""
    texts = _texts(connection)
    expected = _expected_roles(connection)
    sources = _sources(connection)
    rows = connection.execute(
        "SELECT id, key, phase, cadence_kind, cadence, joint, minutes, hosts, variants,"
        " short_title, plan_window, factory, roll_up FROM meeting_type ORDER BY id"
    )
    found = (_type(row, texts[row[0]], expected[row[0]], sources[row[0]]) for row in rows)
    return {kind.key: kind for kind in found}


def _type(
    row: Sequence[Any],
    layers: Mapping[str, Wording],
    roles: Iterable[ExpectedRole],
    sources: Iterable[SourceText],
) -> MeetingType:
    ident, key, phase, kind, cadence, joint, minutes, hosts, variants, short, *rest = row
    window, ours, roll_up = rest
    return MeetingType(
        id=ident,
        key=key,
        phase=Phase(phase),
        cadence=Cadence(CadenceKind(kind), json.loads(cadence)),
        joint=bool(joint),
        minutes=minutes,
        hosts=tuple(hosts.split(",")) if hosts else (),
        variants=tuple(Methodology(variant) for variant in json.loads(variants)),
        short_title=short,
        window=_window(window),
        factory=bool(ours),
        source=layers.get("source", Wording()),
        shipped=layers.get("shipped", Wording()),
        own=layers.get("own", Wording()),
        roles=tuple(roles),
        sources=tuple(sources),
        roll_up=RollUpRule(roll_up),
    )


def meeting_type(connection: sqlite3.Connection, key: str) -> MeetingType:
    """Return one meeting type by its key. Raises NotFoundError that suggests near keys."""
    types = meeting_types(connection)
    if key in types:
        return types[key]
    # start-up: only a mistyped key needs the comparison
    from difflib import get_close_matches

    near = get_close_matches(key, types, n=3)
    hint = f"Did you mean {' or '.join(near)}?" if near else "“perm-desktop types” lists them."
    raise NotFoundError(f"There is no meeting type “{key}”.", hint)


def _window(text: str | None) -> PlanWindow | None:
    if text is None:
        return None
    window = json.loads(text)
    return PlanWindow(Phase(window["phase"]), window["from_day"], window["to_day"])


def _texts(connection: sqlite3.Connection) -> dict[int, dict[str, Wording]]:
    layers: dict[int, dict[str, Wording]] = defaultdict(dict)
    for ident, layer, *texts in connection.execute(
        "SELECT type, layer, title, hosts, frequency, purpose, audience FROM type_text"
    ):
        layers[ident][layer] = Wording(*texts)
    return layers


def _expected_roles(connection: sqlite3.Connection) -> dict[int, list[ExpectedRole]]:
    found: dict[int, list[ExpectedRole]] = defaultdict(list)
    for ident, code, expectation in connection.execute(
        "SELECT type, code, expectation FROM type_role JOIN role ON role.id = type_role.role"
        " ORDER BY type_role.id"
    ):
        found[ident].append(ExpectedRole(code, Expectation(expectation)))
    return found


def _sources(connection: sqlite3.Connection) -> dict[int, list[SourceText]]:
    found: dict[int, list[SourceText]] = defaultdict(list)
    for ident, document, text in connection.execute(
        "SELECT type, document, text FROM type_source ORDER BY id"
    ):
        found[ident].append(SourceText(document, text))
    return found
