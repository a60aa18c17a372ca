"""The states of a cycle: take some in or out, and say how they take part; each one step to undo."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.backup_names import Reason
from perm_desktop.core.cycles import Cycle, CycleState
from perm_desktop.core.errors import UserError
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import MeetingStatus, Methodology
from perm_desktop.services import backups
from perm_desktop.store import cycle_details, cycles, meetings, reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter

MEDICAID, CHIP = "Medicaid", "CHIP"
_OPEN = (MeetingStatus.SCHEDULED, MeetingStatus.DRAFT)


@dataclass(frozen=True, slots=True)
class MemberChange:
    """New values for some states of a cycle; None leaves one as it is."""

    methodology: str | None = None  # empty: not said
    medicaid: bool | None = None
    chip: bool | None = None
    liaison: str | None = None  # empty: nobody


class StillToCome(NamedTuple):
    """What is planned for states and not over."""

    own: tuple[MeetingRow, ...]  # of these states alone
    joint: tuple[MeetingRow, ...]  # with others


def change(catalog: Catalog, year: int, codes: Sequence[str], wanted: MemberChange) -> None:
    """Change what a cycle says of its states, as one step. Raises UserError.

    Every state is to be in the cycle, and keeps at least one program.
    """
    cycle, states = cycles.cycle(catalog.connection, year), _states(catalog, codes)
    members = {member.code: member for member in cycle.states}
    if missing := [state for state in states if state.code not in members]:
        raise UserError(f"{_names(missing)} is not in RY {year}.", "Take it in first.")
    changed = [(state, _changed(members[state.code], wanted, state)) for state in states]
    with catalog.edit(f"{_verb(wanted)} {_who(states)}, RY {year}") as edit:
        for state, member in changed:
            cycles.put_member(edit, cycle.id, state.id, member)


def take_in(catalog: Catalog, year: int, codes: Sequence[str]) -> int:
    """Take states into a cycle, as one step; returns how many were not in it."""
    cycle = cycles.cycle(catalog.connection, year)
    states = [state for state in _states(catalog, codes) if state.code not in cycle.codes]
    today = clock.home(catalog.now()).date()
    joined = today if today > cycle.span.starts else None
    if states:
        with catalog.edit(f"Take {_who(states)} into RY {year}") as edit:
            for state in states:
                cycles.add_member(edit, cycle.id, state.id, joined)
    return len(states)


def still_to_come(catalog: Catalog, year: int, codes: Collection[str]) -> StillToCome:
    """Return what is planned for states of a cycle and not over."""
    now, wanted = int(catalog.now().timestamp()) // 60, frozenset(codes)
    rows = [
        row
        for row in meetings.rows(catalog.connection, Filter(years=[year]))
        if row.status in _OPEN
        and row.utc + row.minutes > now
        and not wanted.isdisjoint(row.state_codes)
    ]
    return StillToCome(
        own=tuple(row for row in rows if wanted.issuperset(row.state_codes)),
        joint=tuple(row for row in rows if not wanted.issuperset(row.state_codes)),
    )


def take_out(catalog: Catalog, year: int, codes: Sequence[str], reason: str = "") -> int:
    """Take states out of a cycle, as one step; returns how many meetings were cancelled.

    With a reason, what is to come of these states alone is cancelled with it, and they are taken
    off the joint meetings to come. Without one all meetings stay. Raises UserError.
    """
    cycle = cycles.cycle(catalog.connection, year)
    states = [state for state in _states(catalog, codes) if state.code in cycle.codes]
    if not states:
        raise UserError(f"None of these states is in RY {year}.", "")
    cleaned = kept_line(reason)
    coming = still_to_come(catalog, year, [state.code for state in states])
    if cleaned:
        backups.before(catalog, Reason.CHANGES, len(coming.own) + len(coming.joint))
    with catalog.edit(f"Take {_who(states)} out of RY {year}") as edit:
        for state in states:
            cycles.remove_member(edit, cycle.id, state.id)
        if not cleaned:
            return 0
        cancelled = {"status": MeetingStatus.CANCELLED.value, "reason": cleaned}
        for row in coming.own:
            meetings.update(edit, row.id, cancelled)
        for row in coming.joint:
            for state in states:
                cycle_details.uninvite(edit, row.id, state.id)
    return len(coming.own)


def open_by_state(catalog: Catalog, cycle: Cycle) -> dict[str, int]:
    """Count what a cycle still has to come, by state invited."""
    now = int(catalog.now().timestamp()) // 60
    return cycle_details.open_by_state(catalog.connection, cycle.id, now)


def _changed(member: CycleState, wanted: MemberChange, state: State) -> CycleState:
    programs = {MEDICAID: MEDICAID in member.programs, CHIP: CHIP in member.programs}
    for name, chosen in ((MEDICAID, wanted.medicaid), (CHIP, wanted.chip)):
        programs[name] = programs[name] if chosen is None else chosen
    if not any(programs.values()):
        raise UserError(f"{state.name} needs at least one program.", "Keep Medicaid or CHIP.")
    changed = replace(member, programs=tuple(name for name, is_in in programs.items() if is_in))
    if wanted.methodology is not None:
        changed = replace(changed, methodology=_method(wanted.methodology))
    if wanted.liaison is not None:
        changed = replace(changed, liaison=kept_line(wanted.liaison))
    return changed


def _method(text: str) -> Methodology | None:
    if not text:
        return None
    try:
        return Methodology(text)
    except ValueError as error:
        raise UserError(
            f"“{text}” is not a methodology.", f"Use one of {', '.join(Methodology)}."
        ) from error


def _verb(wanted: MemberChange) -> str:
    """The first words of the undo step, by what is new."""
    verbs = {
        "methodology": "Set methodology of",
        "medicaid": "Set programs of",
        "chip": "Set programs of",
        "liaison": "Assign",
    }
    said = {verbs[one.name] for one in fields(wanted) if getattr(wanted, one.name) is not None}
    return said.pop() if len(said) == 1 else "Change"


def _states(catalog: Catalog, codes: Sequence[str]) -> list[State]:
    found = [reference.state(catalog.connection, code) for code in codes]
    return list({state.code: state for state in found}.values())


def _names(states: Sequence[State]) -> str:
    return states[0].name if len(states) == 1 else f"One of {len(states)} states"


def _who(states: Sequence[State]) -> str:
    return states[0].code if len(states) == 1 else f"{len(states)} states"
