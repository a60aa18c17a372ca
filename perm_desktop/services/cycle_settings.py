"""Change what a cycle says about itself: states, methods, dates, rules, what is not held."""

from datetime import date

from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.errors import UserError
from perm_desktop.core.plan_rules import PlanRules, TypeRules
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import Methodology, Phase
from perm_desktop.store import cycles, plan_settings, reference
from perm_desktop.store.catalog import Catalog, Edit

_MOST_DAYS = 3660


def add_state(catalog: Catalog, year: int, code: str) -> None:
    """Take a state into a cycle. Raises UserError when it is there."""
    cycle, state = cycles.cycle(catalog.connection, year), reference.state(catalog.connection, code)
    if state.code in cycle.codes:
        raise UserError(f"{state.name} is in RY {year} already.", "")
    with catalog.edit(f"Take {state.code} into RY {year}") as edit:
        cycles.add_member(edit, cycle.id, state.id)


def remove_state(catalog: Catalog, year: int, code: str) -> int:
    """Take a state out of a cycle; returns how many open meetings of it remain.

    Its meetings stay: they say what happened. Raises UserError.
    """
    cycle, state = _member(catalog, year, code)
    with catalog.edit(f"Take {code.upper()} out of RY {year}") as edit:
        cycles.remove_member(edit, cycle.id, state)
    return cycles.open_meetings(catalog.connection, cycle.id, state)


def set_method(catalog: Catalog, year: int, code: str, method: str) -> None:
    """Say how a state submits its data. Raises UserError."""
    cycle, state = _member(catalog, year, code)
    try:
        found = Methodology(method)
    except ValueError as error:
        raise UserError(
            f"“{method}” is not a methodology.", f"Use one of {', '.join(Methodology)}."
        ) from error
    with catalog.edit(f"Set {code.upper()} to {found.value}") as edit:
        cycles.update_member(edit, cycle.id, state, methodology=found.value)


def set_liaison(catalog: Catalog, year: int, code: str, name: str) -> None:
    """Assign a liaison to a state of a cycle; an empty name assigns nobody."""
    cycle, state = _member(catalog, year, code)
    with catalog.edit(f"Assign {code.upper()} of RY {year}") as edit:
        cycles.update_member(edit, cycle.id, state, liaison=kept_line(name))


def set_phase(catalog: Catalog, year: int, phase: str, starts: date, ends: date) -> None:
    """Change the dates of a phase. Raises UserError."""
    cycle = cycles.cycle(catalog.connection, year)
    if phase not in (Phase.PRE, Phase.INTRA, Phase.POST):
        raise UserError(f"“{phase}” is not a phase of a cycle.", "Use pre, intra or post.")
    if not 0 <= (ends - starts).days <= _MOST_DAYS:
        raise UserError("A phase ends on or after the day it begins.", "Change --from or --to.")
    with catalog.edit(f"Set the dates of {phase}-cycle, RY {year}") as edit:
        cycles.put_phase(edit, cycle.id, Phase(phase), DateSpan(starts, ends))


def set_cutoff(catalog: Catalog, year: int, day: date) -> None:
    """Change the cut-off date of a cycle."""
    cycle = cycles.cycle(catalog.connection, year)
    with catalog.edit(f"Set the cut-off of RY {year}") as edit:
        cycles.put_cutoff(edit, cycle.id, day)


def set_not_held(catalog: Catalog, year: int, key: str, reason: str) -> None:
    """Say that a type is not held in a cycle, and why; an empty reason takes it back.

    Nothing is deleted: what is scheduled stays until it is cancelled. Raises UserError.
    """
    cycle = cycles.cycle(catalog.connection, year)
    kind = reference.meeting_type(catalog.connection, key)
    cleaned = kept_line(reason)
    verb = "Not held" if cleaned else "Held again"
    with catalog.edit(f"{verb} in RY {year}: {kind.short_title}") as edit:
        cycles.put_not_held(edit, cycle.id, kind.id, cleaned)


def rules(catalog: Catalog, year: int) -> PlanRules:
    """Return how a cycle is planned."""
    return plan_settings.rules(catalog.connection, cycles.cycle(catalog.connection, year).id)


def set_rules(catalog: Catalog, year: int, chosen: PlanRules) -> None:
    """Keep the rules of a cycle with the choices by type, as one step. Raises UserError."""
    cycle = cycles.cycle(catalog.connection, year)
    check_rules(catalog, chosen)
    with catalog.edit(f"Change the planning rules of RY {year}") as edit:
        put_rules(edit, cycle.id, chosen)


def check_rules(catalog: Catalog, chosen: PlanRules) -> None:
    """Refuse rules that nothing can be planned by. Raises UserError."""
    if not 0 <= chosen.opens < chosen.closes <= 24 * 60:
        raise UserError("The day must open before it closes.", "Change the hours.")
    if not chosen.weekdays:
        raise UserError("At least one weekday is needed.", "Choose one.")
    kinds = reference.meeting_types(catalog.connection)
    for key, choice in chosen.types.items():
        _check(kinds[key].short_title, choice)


def put_rules(edit: Edit, cycle: int, chosen: PlanRules) -> None:
    """Write checked rules of a cycle, by its row id, inside an edit of the caller's."""
    plan_settings.put_rules(edit, cycle, chosen)
    kinds = reference.meeting_types(edit.connection)
    for key, choice in chosen.types.items():
        plan_settings.put_type_rules(edit, cycle, kinds[key].id, choice)


def _check(title: str, choice: TypeRules) -> None:
    if choice.first and choice.last and choice.first > choice.last:
        raise UserError(f"The window of {title} ends before it begins.", "Change its dates.")


def _member(catalog: Catalog, year: int, code: str) -> tuple[Cycle, int]:
    cycle, state = cycles.cycle(catalog.connection, year), reference.state(catalog.connection, code)
    if state.code not in cycle.codes:
        raise UserError(f"{state.name} is not in RY {year}.", "Take it in first.")
    return cycle, state.id
