"""Decide whether a state needs a meeting that is held only if needed; each one step to undo."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core import cadences, clock
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.errors import UserError
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.obligations import needed
from perm_desktop.core.obligations.facts import Decision
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import Basis, CadenceKind, Need
from perm_desktop.services.cycle_settings import member
from perm_desktop.store import facts, frozen_types, reference
from perm_desktop.store.catalog import Catalog

NEED_WORDS: Mapping[Need, str] = MappingProxyType(
    {
        Need.NEEDED: "needed",
        Need.NOT_NEEDED: "not needed",
        Need.UNDECIDED: "undecided",
    }
)
_REASON_LIMIT = 1_000  # characters
_INSTEAD = MappingProxyType(
    {
        CadenceKind.TRIGGERED: "A recorded difference or data delay decides.",
        CadenceKind.AD_HOC: "Nothing is owed of it; plan one when it is asked for.",
    }
)
_NOT_HELD = (
    "If a state need not come, mark it as not required; if it is held for nobody, say so in the"
    " cycle."
)


class _Made(NamedTuple):
    """A decision on what it is about."""

    cycle: Cycle
    kind: MeetingType
    state: State
    chosen: Decision


def decide(
    catalog: Catalog,
    year: int,
    type_key: str,
    state: str,
    need: Need,
    by: str,
    reason: str,
    basis: Basis | None = None,
    day: date | None = None,
) -> None:
    """Record who decided what, when and why; what was decided before stays as its history.

    UNDECIDED takes the decision back. ``day`` is today where it is not said. Raises UserError.
    """
    decide_all(catalog, year, [(type_key, state)], need, by, reason, basis, day)


def decide_all(
    catalog: Catalog,
    year: int,
    pairs: Sequence[tuple[str, str]],
    need: Need,
    by: str,
    reason: str,
    basis: Basis | None = None,
    day: date | None = None,
) -> None:
    """Record one decision for several pairs of type and state, as one step. Raises UserError."""
    made: list[_Made] = []
    for type_key, code in pairs:
        cycle, state = member(catalog, year, code)
        kind = _kind(catalog, cycle, type_key)
        chosen = Decision(
            type=kind.key,
            state=state.code,
            need=need,
            basis=basis.value if basis else "",
            day=_day(catalog, day),
            by=kept_line(by),
            reason=kept_line(reason, _REASON_LIMIT),
        )
        before = needed.latest(_of(catalog, cycle, state, kind.key))
        _check(chosen, before, f"“{kind.short_title}” for {state.name}")
        if chosen != before:
            made.append(_Made(cycle, kind, state, chosen))
    if not made:
        return
    with catalog.edit(f"Decide {_named(made)}: {NEED_WORDS[need]}") as edit:
        for cycle, kind, state, chosen in made:
            facts.add_decision(edit, cycle.id, kind.id, state.id, chosen)


def history(catalog: Catalog, year: int, type_key: str, state: str) -> list[Decision]:
    """Return what was decided of a type for a state, newest first. Raises UserError."""
    cycle, found = member(catalog, year, state)
    return _of(catalog, cycle, found, type_key)[::-1]


def _of(catalog: Catalog, cycle: Cycle, state: State, type_key: str) -> list[Decision]:
    return [
        each
        for each in facts.decisions(catalog.connection, cycle.id)
        if (each.type, each.state) == (type_key, state.code)
    ]


def _named(made: Sequence[_Made]) -> str:
    """What is decided on, for the step to undo."""
    first, titles = made[0], {each.kind.short_title for each in made}
    what = first.kind.short_title if len(titles) == 1 else f"{len(titles)} meetings"
    states = {each.state.code for each in made}
    return f"{what} for {first.state.code if len(states) == 1 else f'{len(states)} states'}"


def _kind(catalog: Catalog, cycle: Cycle, type_key: str) -> MeetingType:
    """The type as the cycle has it, which is to be held only if needed."""
    connection = catalog.connection
    now = reference.meeting_type(connection, type_key)
    kinds = {kind.key: kind for kind in frozen_types.of_cycle(connection, cycle.id)}
    kind = kinds.get(type_key)
    if kind is None:
        raise UserError(
            f"{now.short_title} came into the catalog after RY {cycle.year} was over.",
            "Nothing is owed of it there.",
        )
    if kind.cadence.kind is not CadenceKind.IF_NEEDED:
        how = cadences.in_words(kind.cadence, joint=kind.joint)
        raise UserError(
            f"{kind.short_title} is not held only if needed but “{how}”, so there is nothing to"
            " decide.",
            _INSTEAD.get(kind.cadence.kind, _NOT_HELD),
        )
    return kind


def _day(catalog: Catalog, day: date | None) -> date:
    today = clock.home(catalog.now()).date()
    if day is not None and day > today:
        raise UserError(
            f"{clock.day(day)} is still to come.", "Use the day on which it was decided."
        )
    return day or today


def _check(chosen: Decision, before: Decision | None, what: str) -> None:
    if not chosen.by:
        raise UserError(f"Who decided on {what}?", "Name a person or an office.")
    if chosen.need is Need.NOT_NEEDED and not chosen.reason:
        raise UserError(f"Why is {what} not needed?", "Give the reason; the review asks for it.")
    if chosen.need is Need.NEEDED and not (chosen.reason or chosen.basis):
        raise UserError(
            f"Why is {what} needed?", "Say who requires or requests it, or give the reason."
        )
    if chosen.basis and chosen.need is not Need.NEEDED:
        raise UserError(
            f"{what} is not decided as needed, so that it has no basis.",
            "Leave the basis out, or decide that it is needed.",
        )
    decided = before is not None and before.need is not Need.UNDECIDED
    if chosen.need is Need.UNDECIDED and not decided:
        raise UserError(f"Nothing is decided on {what}.", "There is nothing to take back.")
