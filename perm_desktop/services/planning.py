"""Plan a cycle: gather what is there, let core propose, commit as one step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from perm_desktop.core import clock
from perm_desktop.core.ids import meeting_uid
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.office_hours import HostCalendar
from perm_desktop.core.planning import Plan, Planned, Planner
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.store import cycles, meetings, reference, series
from perm_desktop.store.catalog import Catalog, Edit
from perm_desktop.store.meetings import NewMeeting


@dataclass(frozen=True, slots=True)
class _Ids:
    """Row ids of what a planned meeting refers to."""

    cycle: int
    types: dict[str, int]
    states: dict[str, int]
    series: dict[tuple[str, str | None], int]


def preview(catalog: Catalog, year: int) -> Plan:
    """Return what planning a cycle would add, without writing. Raises NotFoundError."""
    return prepared(catalog, year)()


def prepared(catalog: Catalog, year: int) -> Callable[[], Plan]:
    """Read all that planning needs; the function returned works on values alone.

    So the planning itself may run on another thread. Raises NotFoundError.
    """
    connection = catalog.connection
    types = list(reference.meeting_types(connection).values())
    cycle = cycles.cycle(connection, year)
    planner = Planner(
        cycle,
        reference.states(connection),
        _busy_hosts(catalog),
        series.taken_slots(connection, cycle.id),
    )
    return partial(planner.plan, types)


def commit(catalog: Catalog, year: int, plan: Plan) -> int:
    """Write a plan as one step to undo; returns the number of meetings made.

    What another program has planned since the preview is left out.
    """
    if not plan.meetings:
        return 0
    connection = catalog.connection
    cycle = cycles.cycle(connection, year)
    types = reference.meeting_types(connection)
    states = {state.code: state.id for state in reference.states(connection).values()}
    with catalog.edit(f"Plan RY {year}: {len(plan.meetings):,} meetings") as edit:
        taken = set(series.taken_slots(connection, cycle.id))
        missing = [planned for planned in plan.meetings if planned.slot not in taken]
        ids = _Ids(
            cycle=cycle.id,
            types={key: kind.id for key, kind in types.items()},
            states=states,
            series=_make_series(edit, cycle.id, missing, types, states),
        )
        meetings.insert_many(edit, [_new(edit, planned, ids) for planned in missing])
    return len(missing)


def _busy_hosts(catalog: Catalog) -> HostCalendar:
    calendar = HostCalendar()
    for row in meetings.rows(catalog.connection):
        if row.status != MeetingStatus.CANCELLED:
            calendar.take_utc(row.host_codes, row.utc, row.minutes)
    return calendar


def _make_series(
    edit: Edit,
    cycle: int,
    missing: Sequence[Planned],
    types: dict[str, MeetingType],
    states: dict[str, int],
) -> dict[tuple[str, str | None], int]:
    wanted = {
        (planned.type, _series_state(planned, types)): planned.every
        for planned in missing
        if planned.every
    }
    return {
        (key, code): series.ensure(
            edit, cycle, types[key].id, states[code] if code else None, every
        )
        for (key, code), every in wanted.items()
    }


def _series_state(planned: Planned, types: dict[str, MeetingType]) -> str | None:
    return None if types[planned.type].joint else planned.states[0]


def _new(edit: Edit, planned: Planned, ids: _Ids) -> NewMeeting:
    ident, starts = edit.mint(), planned.wall
    joint, own = (planned.type, None), (planned.type, planned.states[0])
    return NewMeeting(
        id=ident,
        type_id=ids.types[planned.type],
        state_ids=[ids.states[code] for code in planned.states],
        starts=starts,
        zone=clock.EASTERN,
        minutes=planned.minutes,
        utc=clock.utc_minutes(starts, clock.EASTERN),
        uid=meeting_uid(ident, edit.at),
        cycle_id=ids.cycle,
        session=planned.session,
        series=ids.series.get(own, ids.series.get(joint)) if planned.every else None,
        occurrence=planned.occurrence,
        variant=planned.variant,
        slot=planned.slot,
    )
