"""Keep the meeting catalog: own words, settings, expected roles, and types of the liaison's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from perm_desktop.core import clock, type_settings
from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import (
    Cadence,
    ExpectedRole,
    MeetingType,
    PlanWindow,
    Wording,
)
from perm_desktop.core.texts import TITLE_LIMIT, kept, kept_line
from perm_desktop.core.type_settings import TypeSettings, checked, settings_of
from perm_desktop.core.vocabulary import CadenceKind, Expectation, Methodology, Phase
from perm_desktop.store import frozen_types, reference, standing_items, type_edits
from perm_desktop.store.catalog import Catalog, Edit

_TEXT_LIMIT = 20_000
_NAMES = MappingProxyType(
    {
        "short_title": "short title",
        "phase": "phase",
        "cadence": "rhythm",
        "joint": "kind of meeting",
        "minutes": "length",
        "hosts": "hosts",
        "variants": "contents",
        "window": "planned days",
        "roll_up": "attendance rule",
    }
)
_TURNED = ("minutes", "window")  # numbers with arrows
_LINES = ("title", "hosts", "frequency")  # texts of one line


@dataclass(frozen=True, slots=True)
class Shipped:
    """Settings and roles of a type as the program came."""

    settings: TypeSettings
    roles: tuple[ExpectedRole, ...]


# -- the words


def set_text(catalog: Catalog, key: str, field: str, text: str) -> None:
    """Keep an own text of a type; an empty one lets the layer below through again.

    Typing on in one text stays one step. Raises UserError.
    """
    kind = reference.meeting_type(catalog.connection, key)
    own = kind.own._replace(**{field: _kept_text(field, text)})
    _check_title(kind, own)
    label = f"Change the {field} of {kind.short_title}"
    with catalog.edit(label, merge_key=f"type-text/{kind.id}/{field}") as edit:
        type_edits.put_own(edit, kind.id, own)


def restore_text(catalog: Catalog, key: str, field: str = "") -> None:
    """Clear one own text of a type, or all of them, as one step. Raises UserError."""
    kind = reference.meeting_type(catalog.connection, key)
    own = kind.own._replace(**{field: None}) if field else Wording()
    _check_title(kind, own)
    what = f"the {field}" if field else "all texts"
    with catalog.edit(f"Restore {what} of {kind.short_title}") as edit:
        type_edits.put_own(edit, kind.id, own)


def _kept_text(field: str, text: str) -> str | None:
    found = kept_line(text) if field in _LINES else kept(text, _TEXT_LIMIT)
    return found if found.strip() else None


def _check_title(kind: MeetingType, own: Wording) -> None:
    if not own.over(kind.shipped).over(kind.source).title:
        raise UserError("A meeting type needs a title.", "Write what prints on agendas.")


# -- settings and roles


def change(catalog: Catalog, key: str, wanted: TypeSettings) -> None:
    """Replace the settings of a type, as one step.

    Meetings that stand keep their length and their states. Turning a number on stays one step.
    Raises UserError.
    """
    kind = reference.meeting_type(catalog.connection, key)
    settings = checked(wanted, may_lack_hosts=not kind.hosts)
    _check_hosts(catalog, settings)
    what, merge_key = _named_change(kind, settings)
    with catalog.edit(f"Change the {what} of {kind.short_title}", merge_key=merge_key) as edit:
        _leave_past_alone(catalog, edit)
        type_edits.update(edit, kind.id, settings)


def _named_change(kind: MeetingType, settings: TypeSettings) -> tuple[str, str]:
    """What an edit of settings is called, and the key by which turning a number is one step."""
    before = settings_of(kind)
    changed = [name for name in _NAMES if getattr(before, name) != getattr(settings, name)]
    if len(changed) != 1:
        return "settings", ""
    (name,) = changed
    return _NAMES[name], f"type-settings/{kind.id}/{name}" if name in _TURNED else ""


def expect(
    catalog: Catalog, key: str, roles: Collection[str], expectation: Expectation | None
) -> None:
    """Say how firmly roles are expected at a type, None for not at all, as one step."""
    kind = reference.meeting_type(catalog.connection, key)
    found = [reference.role(catalog.connection, code) for code in roles]
    with catalog.edit(f"Change who is expected at {kind.short_title}") as edit:
        _leave_past_alone(catalog, edit)
        for role in found:
            type_edits.put_role(edit, kind.id, role.id, expectation)


def restore_settings(catalog: Catalog, key: str) -> None:
    """Put settings and roles of a type back to how the program came, as one step.

    Raises UserError for a type of the liaison's own.
    """
    kind = reference.meeting_type(catalog.connection, key)
    shipped = shipped_types().get(key) if kind.factory else None
    if shipped is None:
        raise UserError(
            f"{kind.short_title} did not come with the program.", "Use Undo to go back."
        )
    with catalog.edit(f"Restore the settings of {kind.short_title}") as edit:
        _leave_past_alone(catalog, edit)
        type_edits.update(edit, kind.id, shipped.settings)
        type_edits.put_roles(edit, kind.id, shipped.roles)


def shipped_types() -> Mapping[str, Shipped]:
    """Return settings and roles of the factory types by key."""
    # start-up: only the catalog page compares with what was shipped
    from perm_desktop.store import seed

    return {str(row["key"]): _shipped(row) for row in seed.load("meeting_types")}


def corrections() -> dict[tuple[str, str], list[str]]:
    """Return why shipped texts differ from their source, by type key and field."""
    # start-up: only the catalog page tells the reasons
    from perm_desktop.store import seed

    found: dict[tuple[str, str], list[str]] = {}
    for row in seed.load("corrections"):
        found.setdefault((row["type"], row["field"]), []).append(row["why"])
    return found


def _shipped(row: dict[str, Any]) -> Shipped:
    cadence = dict(row["cadence"])
    window = row["window"]
    settings = TypeSettings(
        short_title=row["shipped"]["short_title"],
        phase=Phase(row["phase"]),
        cadence=Cadence(CadenceKind(cadence.pop("kind")), cadence),
        joint=row["joint"],
        minutes=row["minutes"],
        hosts=tuple(row["hosts"]),
        variants=tuple(map(Methodology, row["variants"])),
        window=PlanWindow(Phase(window["phase"]), window["from_day"], window["to_day"])
        if window
        else None,
    )
    roles = [ExpectedRole(each["role"], Expectation(each["expectation"])) for each in row["roles"]]
    return Shipped(settings, tuple(roles))


def _check_hosts(catalog: Catalog, settings: TypeSettings) -> None:
    kinds = reference.meeting_types(catalog.connection).values()
    known = {*type_settings.HOSTS, *(host for kind in kinds for host in kind.hosts)}
    for host in settings.hosts:
        if host not in known:
            raise UserError(f"There is no host “{host}”.", f"Hosts: {', '.join(sorted(known))}.")


def _leave_past_alone(catalog: Catalog, edit: Edit) -> None:
    """Keep the types of cycles that are over as they are."""
    frozen_types.freeze_past(edit, clock.home(catalog.now()).date())


# -- types of the liaison's own


def add(catalog: Catalog, title: str, settings: TypeSettings) -> str:
    """Add a meeting type; returns its key. Raises UserError."""
    kind_title = kept_line(title)
    if not kind_title:
        raise UserError("A meeting type needs a title.", "Write what prints on agendas.")
    found = checked(settings)
    _check_hosts(catalog, found)
    taken = reference.meeting_types(catalog.connection)
    key = type_settings.minted_key(kind_title, taken)
    with catalog.edit(f"Add meeting type {found.short_title}") as edit:
        _leave_past_alone(catalog, edit)
        ident = type_edits.insert(edit, key, found)
        type_edits.put_own(edit, ident, Wording(title=kind_title))
    return key


def duplicate(catalog: Catalog, key: str) -> str:
    """Make an own type with the words, settings and roles of another; returns its key."""
    connection = catalog.connection
    kind = reference.meeting_type(connection, key)
    title = _copy_of(kind.title, TITLE_LIMIT)
    short = _copy_of(kind.short_title, type_settings.SHORT_TITLE_LIMIT)
    new_key = type_settings.minted_key(title, reference.meeting_types(connection))
    with catalog.edit(f"Duplicate {kind.short_title}") as edit:
        _leave_past_alone(catalog, edit)
        settings = replace(settings_of(kind), short_title=short)
        ident = type_edits.insert(edit, new_key, settings)
        type_edits.put_own(edit, ident, _said(kind.wording)._replace(title=title))
        type_edits.put_roles(edit, ident, kind.roles)
        for item in standing_items.items(connection, kind.id):
            standing_items.append(edit, ident, item)
    return new_key


def _said(words: Wording) -> Wording:
    """Words with None where nothing is said."""
    return Wording(*(text or None for text in words))


def _copy_of(title: str, limit: int) -> str:
    suffix = " (copy)"
    return f"{title[: limit - len(suffix)]}{suffix}"


def delete(catalog: Catalog, key: str) -> None:
    """Remove a type of the liaison's that no meeting is of. Raises UserError."""
    kind = reference.meeting_type(catalog.connection, key)
    if kind.factory:
        raise UserError(
            f"{kind.short_title} came with the program and stays.",
            "Say in a cycle that it is not held.",
        )
    used = type_edits.usage(catalog.connection, kind.id)
    if any(used):
        raise UserError(_in_use(kind.short_title, used), "Keep the type, so that they keep it.")
    with catalog.edit(f"Delete meeting type {kind.short_title}") as edit:
        _leave_past_alone(catalog, edit)
        type_edits.delete(edit, kind.id)


def _in_use(title: str, used: type_edits.Usage) -> str:
    count = sum(used)
    which = "1 meeting is" if count == 1 else f"{count:,} meetings are"
    trashed = f", {used.trashed:,} of them in the trash" if used.trashed else ""
    return f"{which} of the type {title}{trashed}."
