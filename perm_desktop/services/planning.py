"""Plan a cycle: gather what is there, let core propose, commit as one step."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.backup_names import Reason
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.ids import meeting_uid
from perm_desktop.core.inviting import invitations
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.office_hours import HostCalendar
from perm_desktop.core.plan import Plan, Planned, Series
from perm_desktop.core.plan_limits import busy_names
from perm_desktop.core.plan_rules import PlanRules
from perm_desktop.core.planning import Planner
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services import backups, cycle_settings
from perm_desktop.store import cycles, meetings, plan_settings, reference, series
from perm_desktop.store.catalog import Catalog, Edit
from perm_desktop.store.meetings import NewMeeting

_OPEN = (MeetingStatus.SCHEDULED, MeetingStatus.DRAFT)


@dataclass(frozen=True, slots=True)
class _Ids:
    """Row ids of what a planned meeting refers to."""

    cycle: int
    types: dict[str, int]
    states: dict[str, int]
    series: dict[Series, int]


def preview(
    catalog: Catalog,
    year: int,
    *,
    within: DateSpan | None = None,
    rules: PlanRules | None = None,
) -> Plan:
    """Return what planning a cycle would add, without writing.

    ``within`` keeps to some days, ``rules`` tries other rules than those of the cycle. Raises
    NotFoundError.
    """
    plan = prepared(catalog, year, rules)()
    return _limited(plan, within) if within else plan


def prepared(catalog: Catalog, year: int, rules: PlanRules | None = None) -> Callable[[], Plan]:
    """Read all that planning needs; the function returned works on values alone.

    So the planning itself may run on another thread. Raises NotFoundError.
    """
    connection = catalog.connection
    types = list(reference.meeting_types(connection).values())
    every_cycle = cycles.all_cycles(connection)
    cycle = cycles.cycle(connection, year)
    rows = [row for row in meetings.rows(connection) if row.status != MeetingStatus.CANCELLED]
    states, hosts = reference.states(connection), busy(rows, every_cycle)
    chosen = rules or plan_settings.rules(connection, cycle.id)
    planner = Planner(
        cycle,
        states,
        hosts,
        series.taken_slots(connection, cycle.id),
        rules=chosen,
        anchors=plan_settings.anchors(connection, cycle.id),
        one_time=_one_time(rows),
        sessions=_sessions(rows, year),
    )
    upcoming = _upcoming_joint(rows, year, types, int(catalog.now().timestamp()) // 60)

    def plan() -> Plan:
        invited, unmet = invitations(cycle, upcoming, states, hosts, chosen)
        found = planner.plan(types)
        return replace(found, invitations=invited, unmet=[*unmet, *found.unmet])

    return plan


def commit(catalog: Catalog, year: int, plan: Plan, *, is_new: bool = False) -> int:
    """Write a plan with its invitations as one step to undo; returns how many meetings it made.

    What another program has planned since the preview is left out. A catalog that is being made
    has nothing to back up.
    """
    if plan.is_empty:
        return 0
    cycle = cycles.cycle(catalog.connection, year)
    if not is_new:
        _back_up(catalog, plan)
    with catalog.edit(_label(year, plan)) as edit:
        return _write(catalog, edit, cycle.id, plan)


def commit_with_rules(catalog: Catalog, year: int, plan: Plan, rules: PlanRules) -> int:
    """Keep the rules of a cycle and write the plan made by them, as one step to undo.

    Returns the number of meetings made. Raises UserError for rules that make no sense.
    """
    cycle = cycles.cycle(catalog.connection, year)
    cycle_settings.check_rules(catalog, rules)
    _back_up(catalog, plan)
    with catalog.edit(_label(year, plan)) as edit:
        cycle_settings.put_rules(edit, cycle.id, rules)
        return _write(catalog, edit, cycle.id, plan)


def _back_up(catalog: Catalog, plan: Plan) -> None:
    backups.before(catalog, Reason.PLANNING, len(plan.meetings) + len(plan.invitations))


def _label(year: int, plan: Plan) -> str:
    if plan.meetings:
        return f"Plan RY {year}: {len(plan.meetings):,} meetings"
    if plan.invitations:
        return f"Plan RY {year}: {len(plan.invitations):,} invitations"
    return f"Change the planning rules of RY {year}"


def _write(catalog: Catalog, edit: Edit, cycle: int, plan: Plan) -> int:
    taken = set(series.taken_slots(catalog.connection, cycle))
    missing = [planned for planned in plan.meetings if planned.slot not in taken]
    put(catalog, edit, cycle, replace(plan, meetings=missing))
    return len(missing)


def put(catalog: Catalog, edit: Edit, cycle: int, plan: Plan) -> None:
    """Write a plan as it is, inside an edit of the caller's."""
    connection = catalog.connection
    types = reference.meeting_types(connection)
    states = {state.code: state.id for state in reference.states(connection).values()}
    now = int(catalog.now().timestamp()) // 60
    ids = _Ids(
        cycle=cycle,
        types={key: kind.id for key, kind in types.items()},
        states=states,
        series=_make_series(edit, cycle, plan, types, states),
    )
    meetings.insert_many(edit, [_new(edit, planned, ids, now) for planned in plan.meetings])
    for invitation in plan.invitations:
        meetings.invite(edit, invitation.meeting, states[invitation.state])


def _limited(plan: Plan, within: DateSpan) -> Plan:
    kept = [planned for planned in plan.meetings if planned.day in within]
    skipped = [skipped for skipped in plan.skipped if skipped.date in within]
    invited = [invitation for invitation in plan.invitations if invitation.day in within]
    return replace(plan, meetings=kept, skipped=skipped, invitations=invited)


def busy(rows: Iterable[MeetingRow], every_cycle: Iterable[Cycle]) -> HostCalendar:
    """Return who is taken when by meetings of any cycle."""
    liaisons = {
        cycle.year: {state.code: state.liaison for state in cycle.states} for cycle in every_cycle
    }
    calendar = HostCalendar()
    for row in rows:
        of_cycle = liaisons.get(row.year, {}) if row.year is not None else {}
        names = busy_names(row.host_codes, row.state_codes, of_cycle)
        calendar.take_utc(names, row.utc, row.minutes)
    return calendar


def _one_time(rows: Sequence[MeetingRow]) -> Counter[tuple[str, date]]:
    """One-time meetings of single states that each host has on each Eastern day."""
    return Counter(
        (host, clock.local(row.utc, clock.EASTERN).date())
        for row in rows
        if row.series is None and len(row.state_codes) == 1
        for host in row.host_codes
    )


def _sessions(rows: Sequence[MeetingRow], year: int) -> dict[str, list[tuple[int, int]]]:
    """Weekday and start, in minutes, of the sessions that stand, by type."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        if row.year == year and row.session is not None:
            start = row.start
            found[row.type].append((start.weekday(), start.hour * 60 + start.minute))
    return found


def _upcoming_joint(
    rows: Sequence[MeetingRow], year: int, types: Sequence[MeetingType], now: int
) -> list[MeetingRow]:
    """Planned joint meetings that are still to come; one made by hand has the states it has."""
    joint = {kind.key for kind in types if kind.joint}
    return [
        row
        for row in rows
        if row.year == year
        and row.type in joint
        and row.slot
        and row.status in _OPEN
        and row.utc > now
    ]


def _make_series(
    edit: Edit,
    cycle: int,
    plan: Plan,
    types: dict[str, MeetingType],
    states: dict[str, int],
) -> dict[Series, int]:
    wanted = {planned.series: planned.every for planned in plan.meetings if planned.every}
    return {
        (key, code): series.ensure(
            *(edit, cycle, types[key].id, states[code] if code else None, every),
            plan.anchors[key, code],
        )
        for (key, code), every in wanted.items()
    }


def _new(edit: Edit, planned: Planned, ids: _Ids, now: int) -> NewMeeting:
    ident, starts = edit.mint(), planned.wall
    utc = clock.utc_minutes(starts, planned.zone)
    return NewMeeting(
        id=ident,
        type_id=ids.types[planned.type],
        state_ids=[ids.states[code] for code in planned.states],
        starts=starts,
        zone=planned.zone,
        minutes=planned.minutes,
        utc=utc,
        uid=meeting_uid(ident, edit.at),
        cycle_id=ids.cycle,
        session=planned.session,
        series=ids.series[planned.series] if planned.every else None,
        occurrence=planned.occurrence,
        variant=planned.variant,
        slot=planned.slot,
        planned_starts=starts,
        entered_afterwards=utc + planned.minutes <= now,
    )
