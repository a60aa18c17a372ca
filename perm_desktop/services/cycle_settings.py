"""Change what a cycle says about itself: states, methods, dates, rules, what is not held."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.backup_names import Reason
from perm_desktop.core.cycle_review import CONTRACTOR_ROLES, Contractor, month_name
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.errors import UserError
from perm_desktop.core.holidays import federal_holidays
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.plan_rules import PlanRules, TypeRules
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import MeetingStatus, Methodology, Phase
from perm_desktop.services import backups, cycle_members
from perm_desktop.store import cycle_details, cycles, meetings, plan_settings, reference
from perm_desktop.store.catalog import Catalog, Edit
from perm_desktop.store.meetings import Filter

_MOST_DAYS = 3660
_OPEN = (MeetingStatus.SCHEDULED, MeetingStatus.DRAFT)


def add_state(catalog: Catalog, year: int, code: str) -> None:
    """Take a state into a cycle. Raises UserError when it is there."""
    cycle, state = cycles.cycle(catalog.connection, year), reference.state(catalog.connection, code)
    if state.code in cycle.codes:
        raise UserError(f"{state.name} is in RY {year} already.", "")
    cycle_members.take_in(catalog, year, [state.code])


def remove_state(catalog: Catalog, year: int, code: str) -> int:
    """Take a state out of a cycle; returns how many open meetings of it remain.

    Its meetings stay: they say what happened. Raises UserError.
    """
    cycle, state = member(catalog, year, code)
    with catalog.edit(f"Take {code.upper()} out of RY {year}") as edit:
        cycles.remove_member(edit, cycle.id, state.id)
    return cycles.open_meetings(catalog.connection, cycle.id, state.id)


def set_method(catalog: Catalog, year: int, code: str, method: str) -> None:
    """Say how a state submits its data. Raises UserError."""
    cycle, state = member(catalog, year, code)
    try:
        found = Methodology(method)
    except ValueError as error:
        raise UserError(
            f"“{method}” is not a methodology.", f"Use one of {', '.join(Methodology)}."
        ) from error
    with catalog.edit(f"Set {code.upper()} to {found.value}") as edit:
        cycles.update_member(edit, cycle.id, state.id, methodology=found.value)


def set_liaison(catalog: Catalog, year: int, code: str, name: str) -> None:
    """Assign a liaison to a state of a cycle; an empty name assigns nobody."""
    cycle, state = member(catalog, year, code)
    with catalog.edit(f"Assign {code.upper()} of RY {year}") as edit:
        cycles.update_member(edit, cycle.id, state.id, liaison=kept_line(name))


def member(catalog: Catalog, year: int, code: str) -> tuple[Cycle, State]:
    """Return a cycle and a state that is in it. Raises UserError."""
    cycle, state = cycles.cycle(catalog.connection, year), reference.state(catalog.connection, code)
    if state.code not in cycle.codes:
        raise UserError(f"{state.name} is not in RY {year}.", "Take it in first.")
    return cycle, state


def set_phase(catalog: Catalog, year: int, phase: str, starts: date, ends: date) -> None:
    """Change the dates of a phase. Raises UserError."""
    cycle = cycles.cycle(catalog.connection, year)
    if phase not in (Phase.PRE, Phase.INTRA, Phase.POST):
        raise UserError(f"“{phase}” is not a phase of a cycle.", "Use pre, intra or post.")
    if not 0 <= (ends - starts).days <= _MOST_DAYS:
        raise UserError("A phase ends on or after the day it begins.", "Change --from or --to.")
    with catalog.edit(f"Set the dates of {phase}-cycle, RY {year}") as edit:
        cycles.put_phase(edit, cycle.id, Phase(phase), DateSpan(starts, ends))


def set_dates(catalog: Catalog, year: int, phases: Mapping[Phase, DateSpan], cutoff: date) -> None:
    """Change the phases and the cut-off of a cycle, as one step. Raises UserError."""
    cycle = cycles.cycle(catalog.connection, year)
    for phase, span in phases.items():
        if not 0 <= (span.ends - span.starts).days <= _MOST_DAYS:
            raise UserError(
                f"{phase.value.capitalize()}-cycle ends before it begins, or lasts over ten years.",
                "Change its dates.",
            )
    with catalog.edit(f"Change the dates of RY {year}") as edit:
        for phase, span in phases.items():
            cycles.put_phase(edit, cycle.id, phase, span)
        cycles.put_cutoff(edit, cycle.id, cutoff)


def outside(catalog: Catalog, year: int, phases: Mapping[Phase, DateSpan]) -> int:
    """Count the meetings to come of a cycle whose day is not in their phase."""
    now = int(catalog.now().timestamp()) // 60
    return sum(
        row.status in _OPEN
        and row.utc > now
        and row.phase in phases
        and date.fromisoformat(row.starts[:10]) not in phases[Phase(row.phase)]
        for row in meetings.rows(catalog.connection, Filter(years=[year]))
    )


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


def still_planned(catalog: Catalog, year: int) -> dict[str, int]:
    """Count what a cycle still has to come, by key of the type."""
    cycle, now = cycles.cycle(catalog.connection, year), int(catalog.now().timestamp()) // 60
    return cycle_details.open_by_type(catalog.connection, cycle.id, now)


def cancel_not_held(catalog: Catalog, year: int, key: str) -> int:
    """Cancel what is to come of a type that is not held, with its reason; returns how many.

    Raises UserError when the type is held.
    """
    cycle = cycles.cycle(catalog.connection, year)
    kind = reference.meeting_type(catalog.connection, key)
    reason = cycle.not_held.get(key)
    if reason is None:
        raise UserError(f"{kind.short_title} is held in RY {year}.", "Say first why it is not.")
    now = int(catalog.now().timestamp()) // 60
    rows = meetings.rows(catalog.connection, Filter(years=[year], type=key))
    coming = [row for row in rows if row.status in _OPEN and row.utc + row.minutes > now]
    values = {"status": MeetingStatus.CANCELLED.value, "reason": f"Not held: {reason}"}
    backups.before(catalog, Reason.CHANGES, len(coming))
    with catalog.edit(f"Cancel {kind.short_title}, not held in RY {year}") as edit:
        for row in coming:
            meetings.update(edit, row.id, values)
    return len(coming)


def contractors(catalog: Catalog, year: int) -> list[Contractor]:
    """Return the contractors of a cycle; a role that nobody is known to fill has no name."""
    cycle = cycles.cycle(catalog.connection, year)
    known = cycle_details.contractors(catalog.connection, cycle.id)
    return [known.get(role, Contractor(role)) for role in CONTRACTOR_ROLES]


def set_contractor(catalog: Catalog, year: int, chosen: Contractor) -> None:
    """Say who fills a role in a cycle, where that is said, and whether it was checked.

    Without a name the role is open again. Raises UserError.
    """
    cycle = cycles.cycle(catalog.connection, year)
    if chosen.role not in CONTRACTOR_ROLES:
        raise UserError(f"“{chosen.role}” is not a contractor.", "Use SC, RC or ERC.")
    cleaned = chosen._replace(name=kept_line(chosen.name), source=kept_line(chosen.source))
    is_known = chosen.role in cycle_details.contractors(catalog.connection, cycle.id)
    if not cleaned.name and not is_known:
        raise UserError(f"Nobody is named as {chosen.role} yet.", "Type the name first.")
    if cleaned.verified and not cleaned.source:
        raise UserError(
            f"The {chosen.role} cannot be verified without a source.", "Say first where it is said."
        )
    verb = "Name" if cleaned.name else "Take back"
    with catalog.edit(f"{verb} the {chosen.role} of RY {year}") as edit:
        cycle_details.put_contractor(edit, cycle.id, cleaned)


def topics(catalog: Catalog, year: int) -> dict[str, str]:
    """Return the topics of the months of a cycle, by month, "2026-04"."""
    cycle = cycles.cycle(catalog.connection, year)
    return cycle_details.topics(catalog.connection, cycle.id)


def set_topic(catalog: Catalog, year: int, month: str, topic: str) -> None:
    """Choose the topic of a month; an empty one takes it back. Raises UserError."""
    cycle = cycles.cycle(catalog.connection, year)
    first = clock.parse_day(f"{month}-01")
    with catalog.edit(f"Set the topic of {month_name(first)}, RY {year}") as edit:
        cycle_details.put_topic(edit, cycle.id, month, kept_line(topic))


def add_day_off(catalog: Catalog, year: int, day: date) -> None:
    """Leave a day free that the law does not. Raises UserError for one that is free already."""
    cycle, known = cycles.cycle(catalog.connection, year), rules(catalog, year)
    if day in known.extra_holidays or day in federal_holidays(day.year):
        raise UserError(f"{clock.day(day)} is a day off already.", "Choose another day.")
    chosen = replace(known, extra_holidays=tuple(sorted((*known.extra_holidays, day))))
    with catalog.edit(f"Add a day off to RY {year}: {clock.day(day)}") as edit:
        plan_settings.put_rules(edit, cycle.id, chosen)


def remove_days_off(catalog: Catalog, year: int, days: Collection[date]) -> None:
    """Take days of our own back, as one step. Raises UserError for a federal holiday."""
    cycle, known = cycles.cycle(catalog.connection, year), rules(catalog, year)
    if not set(days) <= set(known.extra_holidays):
        raise UserError(
            "A federal holiday cannot be removed.", "Choose in the plan's rules to plan on it."
        )
    left = tuple(day for day in known.extra_holidays if day not in days)
    which = clock.day(min(days)) if len(days) == 1 else f"{len(days)} days"
    with catalog.edit(f"Take back a day off of RY {year}: {which}") as edit:
        plan_settings.put_rules(edit, cycle.id, replace(known, extra_holidays=left))


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
