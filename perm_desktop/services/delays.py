"""Data delays: while a state's data are late, it has a series of check-ins with the SC."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from perm_desktop.core import clock
from perm_desktop.core.backup_names import Reason
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.errors import UserError
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import Cadence, MeetingType, PlanWindow
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import Delay
from perm_desktop.core.plan import Plan
from perm_desktop.core.planning import Planner
from perm_desktop.core.vocabulary import CadenceKind, MeetingStatus, Phase
from perm_desktop.services import backups, planning
from perm_desktop.services.cycle_settings import member
from perm_desktop.store import cycles, facts, meetings, plan_settings, reference, series
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter

TRIGGER = "data-delay"  # in the cadence of the type whose meetings a delay brings
AD_HOC = "ad-hoc-call"  # the SC's calls with states that have no schedule of their own
_OPEN = (MeetingStatus.SCHEDULED, MeetingStatus.DRAFT)


def of_state(catalog: Catalog, year: int, state: str) -> list[Delay]:
    """Return the data delays of a state in a cycle, earliest first. Raises UserError."""
    return [delay for _, delay in _delays(catalog, *member(catalog, year, state))]


def preview(catalog: Catalog, year: int, state: str, starts: date, weeks: int = 2) -> Plan:
    """Return the check-ins that a delay from a day on would bring, without writing.

    Raises UserError for a day outside the cycle, and for another distance than 1 or 2 weeks.
    """
    cycle, found = member(catalog, year, state)
    _check(cycle, starts, weeks)
    return _plan(catalog, cycle, found, starts, weeks)


def turn_on(catalog: Catalog, year: int, state: str, starts: date, weeks: int = 2) -> int:
    """Note that the data of a state are late, and plan its check-ins; returns how many.

    They keep a weekday and an hour that suit everybody, every week or every other one, to the end
    of intra-cycle. One step to undo. Raises UserError where a delay is on already.
    """
    cycle, found = member(catalog, year, state)
    _check(cycle, starts, weeks)
    for _, delay in _reaching(catalog, cycle, found, starts):
        raise UserError(f"{_is_late(found, delay)}.", "End that delay first, or begin after it.")
    plan = _plan(catalog, cycle, found, starts, weeks)
    kind = _kind(catalog)
    backups.before(catalog, Reason.PLANNING, len(plan.meetings))
    with catalog.edit(f"Turn on the data delay of {found.code}, RY {year}") as edit:
        facts.add_delay(edit, cycle.id, found.id, Delay(found.code, starts, weeks=weeks))
        planning.put(catalog, edit, cycle.id, plan)
        for anchor in plan.anchors.values():
            series.set_rhythm(edit, cycle.id, kind.id, found.id, _every(weeks), anchor)
    return len(plan.meetings)


def turn_off(catalog: Catalog, year: int, state: str, starts: date) -> int:
    """Note that the data of a state are no longer late from a day on; returns what was deleted.

    Check-ins from that day on that are neither held nor cancelled go to the trash; what was before
    stays. A delay that had not begun by then never was. One step to undo. Raises UserError where
    no delay is on.
    """
    cycle, found = member(catalog, year, state)
    reaching = _reaching(catalog, cycle, found, starts)
    if not reaching:
        raise _not_late(found, starts)
    rows = _left_over(catalog, year, found, starts)
    backups.before(catalog, Reason.DELETING, len(rows))
    with catalog.edit(f"Turn off the data delay of {found.code}, RY {year}") as edit:
        for ident, delay in reaching:
            if delay.starts < starts:
                facts.end_delay(edit, ident, starts - timedelta(days=1))
            else:
                facts.delete_delay(edit, ident)
        for row in rows:
            meetings.update(edit, row.id, {"trashed_at": edit.stamp})
    return len(rows)


def count_left_over(catalog: Catalog, year: int, state: str, starts: date) -> int:
    """Return how many check-ins turning a delay off from a day on would delete.

    Raises UserError where no delay is on.
    """
    cycle, found = member(catalog, year, state)
    if not _reaching(catalog, cycle, found, starts):
        raise _not_late(found, starts)
    return len(_left_over(catalog, year, found, starts))


def questioned(catalog: Catalog, year: int, state: str, day: date | None = None) -> str:
    """Return why an SC ad hoc call for a state is questioned; empty where nothing speaks against.

    Asked for today unless a day is named. Raises UserError for a state that is not in the cycle.
    """
    cycle, found = member(catalog, year, state)
    asked = day or clock.home(catalog.now()).date()
    for _, delay in _delays(catalog, cycle, found):
        if delay.covers(asked):
            often = "weekly" if delay.weeks == 1 else "every-other-week"
            return (
                f"{found.name} has {often} SC check-ins because its data are late since"
                f" {clock.day(delay.starts)}; ad hoc calls are for states without such a schedule."
            )
    return ""


def _check(cycle: Cycle, starts: date, weeks: int) -> None:
    if weeks not in (1, 2):
        raise UserError("Check-ins are held every week or every other week.", "Use 1 or 2.")
    first, last = cycle.span.starts, cycle.phases[Phase.INTRA].ends
    if not first <= starts <= last:
        raise UserError(
            f"{clock.day(starts)} is not a day for check-ins of RY {cycle.year}.",
            f"Choose one from {clock.day(first)} to {clock.day(last)}, the end of intra-cycle.",
        )


def _delays(catalog: Catalog, cycle: Cycle, state: State) -> list[tuple[int, Delay]]:
    found = facts.delays(catalog.connection, cycle.id)
    return [(ident, delay) for ident, delay in found if delay.state == state.code]


def _not_late(state: State, day: date) -> UserError:
    return UserError(
        f"The data of {state.name} are not late on {clock.day(day)}.",
        "There is nothing to turn off; choose a day on which they are.",
    )


def _reaching(catalog: Catalog, cycle: Cycle, state: State, day: date) -> list[tuple[int, Delay]]:
    """The delays that reach a day: open ones, and those that end on it or later."""
    found = _delays(catalog, cycle, state)
    return [each for each in found if each[1].ends is None or each[1].ends >= day]


def _is_late(state: State, delay: Delay) -> str:
    since = f"The data of {state.name} are noted as late from {clock.day(delay.starts)}"
    return f"{since} to {clock.day(delay.ends)}" if delay.ends else f"{since} on"


def _every(weeks: int) -> str:
    return f"{7 * weeks}-days"


def _kind(catalog: Catalog) -> MeetingType:
    kinds = reference.meeting_types(catalog.connection).values()
    found = next((k for k in kinds if k.cadence.details.get("trigger") == TRIGGER), None)
    if found is None:
        raise UserError(
            "No meeting type is held because data are late.",
            "Restore the SC check-in in the catalog of meeting types.",
        )
    return found


def _plan(catalog: Catalog, cycle: Cycle, state: State, starts: date, weeks: int) -> Plan:
    """Plan one series for one state, as if its type were one that every state owes.

    Slots in the trash are free again: a delay that comes back is planned anew.
    """
    connection, kind = catalog.connection, _kind(catalog)
    rows = meetings.rows(connection)
    own = [row for row in rows if (row.year, row.type) == (cycle.year, kind.key)]
    rules = plan_settings.rules(connection, cycle.id)
    days = replace(
        rules.of_type(kind.key), skip=False, first=starts, last=cycle.phases[Phase.INTRA].ends
    )
    planner = Planner(
        replace(cycle, states=tuple(each for each in cycle.states if each.code == state.code)),
        {state.code: state},
        planning.busy(
            (row for row in rows if row.status != MeetingStatus.CANCELLED),
            cycles.all_cycles(connection),
        ),
        [row.slot for row in own],
        rules=replace(rules, types={**rules.types, kind.key: days}),
    )
    found = planner.plan([_as_series(kind, weeks)])
    return _numbered_on(found, [row for row in own if row.state_codes == (state.code,)])


def _as_series(kind: MeetingType, weeks: int) -> MeetingType:
    return replace(
        kind,
        cadence=Cadence(CadenceKind.SERIES, {"every": _every(weeks)}),
        window=PlanWindow(Phase.INTRA, 0, 0),  # its days are those of the delay
    )


def _numbered_on(plan: Plan, own: Sequence[MeetingRow]) -> Plan:
    """Count the occurrences on from those of a delay before."""
    last = max((row.occurrence or 0 for row in own), default=0)
    numbered = [
        replace(planned, occurrence=(planned.occurrence or 0) + last) for planned in plan.meetings
    ]
    return replace(plan, meetings=numbered)


def _left_over(catalog: Catalog, year: int, state: State, starts: date) -> list[MeetingRow]:
    """The check-ins that an end of the delay leaves without a reason.

    One that is over and has marks was held, though nobody said so.
    """
    now = int(catalog.now().timestamp()) // 60
    which = Filter(
        years=[year], type=_kind(catalog).key, state=state.code, first_day=starts.isoformat()
    )
    return [
        row
        for row in meetings.rows(catalog.connection, which)
        if row.series is not None
        and row.status in _OPEN
        and not (row.marked_states and row.utc <= now)
    ]
