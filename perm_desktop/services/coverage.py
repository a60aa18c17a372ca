"""What every state of a cycle owes or is owed: read once, told for any day."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta

from perm_desktop.core import clock
from perm_desktop.core.attendance import RollUp, roll_up
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.coverage import Coverage, judged
from perm_desktop.core.obligations.engine import obligations
from perm_desktop.core.obligations.facts import AsOf, CycleFacts, Presence
from perm_desktop.store import (
    cycles,
    facts,
    frozen_types,
    meetings,
    plan_settings,
    reference,
    state_records,
)
from perm_desktop.store.catalog import Catalog, Change
from perm_desktop.store.meetings import Filter

_LAST_ZONE = "Pacific/Honolulu"  # of the 52 jurisdictions, where a day ends last

# Rows of other tables than these do not change what a state owes.
_BY_MEETING = frozenset(("meeting", "meeting_state", "attendance"))
_RECORDS = frozenset(("decision", "difference", "data_delay"))  # few, and read in no time
_OF_CYCLE = frozenset(
    ("cycle", "cycle_phase", "cycle_state", "cycle_type", "suspension", "not_held", "frozen_type")
)
_REFERENCE = frozenset(("meeting_type", "type_role", "type_text", "state"))
TABLES = _BY_MEETING | _RECORDS | _OF_CYCLE | _REFERENCE


class CoverageMemory:
    """The cycles that were asked for, kept up with what changes; read when asked again."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._known: dict[int, Coverage] = {}
        self._missed: dict[int, list[Change]] = {}

    def of(self, year: int) -> Coverage:
        """Return a cycle as of now. Raises NotFoundError for a year that is not there."""
        moment = now(self._catalog)
        found = self._known.get(year)
        if found is None:
            found = read(self._catalog, year, moment)
        for change in self._missed.pop(year, ()):
            found = refreshed(self._catalog, found, change, moment)
        if found.as_of != moment:
            found = found.at(moment)
        self._known[year] = found
        return found

    def facts(self, year: int) -> CycleFacts:
        """Return what is known of a cycle; judges it anew only where something changed."""
        found = self._known.get(year)
        return self.of(year).facts if found is None or self._missed.get(year) else found.facts

    def follow(self, change: Change) -> None:
        """Take note of what was committed."""
        for year in self._known:
            self._missed.setdefault(year, []).append(change)

    def forget(self) -> None:
        """Read everything anew: another program wrote the catalog."""
        self._known.clear()
        self._missed.clear()


def read(catalog: Catalog, year: int, as_of: AsOf | None = None) -> Coverage:
    """Read a cycle and judge it. Raises NotFoundError for a year that is not there."""
    cycle = cycles.cycle(catalog.connection, year)
    found = gather(catalog, cycle)
    names = {code: state.name for code, state in reference.states(catalog.connection).items()}
    moment = as_of or now(catalog)
    return judged(found, names, moment)


def now(catalog: Catalog) -> AsOf:
    """Return this moment."""
    moment = catalog.now()
    return AsOf(clock.home(moment).date(), int(moment.timestamp()) // 60)


def end_of(day: date) -> AsOf:
    """Return the moment at which a day is over in every state: what was held on it has been."""
    return AsOf(day, clock.utc_minutes(f"{day + timedelta(days=1)}T00:00", _LAST_ZONE) - 1)


def gather(catalog: Catalog, cycle: Cycle) -> CycleFacts:
    """Read all that the statuses of a cycle follow from."""
    connection = catalog.connection
    types = frozen_types.of_cycle(connection, cycle.id)
    rows = meetings.rows(connection, Filter(years=[cycle.year]))
    found = CycleFacts(
        cycle=cycle,
        types=types,
        rows=rows,
        presence=_presence(catalog, types, rows),
        rules=plan_settings.rules(connection, cycle.id),
    )
    return _with_records(catalog, found)


def refreshed(catalog: Catalog, before: Coverage, change: Change, as_of: AsOf) -> Coverage:
    """Return a cycle after a change: read and judged again where it was touched.

    ``before`` itself is returned where nothing that counts was touched.
    """
    if change.is_foreign or change.touches(*(TABLES - _BY_MEETING - _RECORDS)):
        return read(catalog, before.cycle.year, as_of)
    has_records, touched = change.touches(*_RECORDS), change.meetings
    if not has_records and not change.touches(*_BY_MEETING):
        return before
    found, pairs = _with_meetings(catalog, before.facts, touched)
    if has_records:
        found = _with_records(catalog, found)
    elif not pairs:
        return before
    if has_records or as_of != before.as_of:
        judged = obligations(found, before.names, as_of)
        return replace(before, facts=found, as_of=as_of, obligations=judged)
    by_pair = {
        (each.type, each.state): each for each in obligations(found, before.names, as_of, pairs)
    }
    kept = [by_pair.get((each.type, each.state), each) for each in before.obligations]
    return replace(before, facts=found, obligations=kept)


def _with_meetings(
    catalog: Catalog, known: CycleFacts, touched: Collection[int]
) -> tuple[CycleFacts, set[tuple[str, str]]]:
    """Read some meetings again; returns also the types and states that they are about."""
    gone = [row for row in known.rows if row.id in touched]
    fresh = meetings.rows(catalog.connection, Filter(ids=list(touched))) if touched else []
    fresh = [row for row in fresh if row.year == known.cycle.year]
    if not fresh and not gone:
        return known, set()
    rows = sorted(
        [row for row in known.rows if row.id not in touched] + fresh,
        key=lambda row: (row.utc, row.number),
    )
    presence = {key: value for key, value in known.presence.items() if key[0] not in touched}
    presence |= _presence(catalog, known.types, fresh, touched)
    pairs = {(row.type, code) for row in (*gone, *fresh) for code in row.states.split(",")}
    return replace(known, rows=rows, presence=presence), pairs


def _with_records(catalog: Catalog, known: CycleFacts) -> CycleFacts:
    """Read decisions, differences and delays again."""
    connection, cycle = catalog.connection, known.cycle.id
    return replace(
        known,
        decisions=facts.decisions(connection, cycle),
        differences=facts.differences(connection, cycle),
        delays=[delay for _, delay in facts.delays(connection, cycle)],
    )


def _presence(
    catalog: Catalog,
    types: Iterable[MeetingType],
    rows: Iterable[MeetingRow],
    only: Collection[int] | None = None,
) -> Presence:
    """What the marks of each state at each meeting amount to, by the rule of the type.

    Many states are marked alike: the same marks at meetings of a type are rolled up once.
    """
    connection = catalog.connection
    kinds = {kind.key: kind for kind in types}
    roles = reference.roles(connection)
    names = {code: role.name for code, role in roles.items()}
    codes = {role.id: code for code, role in roles.items()}
    type_of = {row.id: row.type for row in rows}
    rolled: dict[tuple[str, str], RollUp] = {}
    found: dict[tuple[int, str], RollUp] = {}
    for told in state_records.told_marks(connection, None if only is None else list(only)):
        kind = kinds.get(type_of.get(told.meeting, ""))
        if kind is None:
            continue
        key = kind.key, told.text
        if key not in rolled:
            rolled[key] = roll_up(told.lines(codes), kind.roles, names, kind.roll_up)
        found[told.meeting, told.state] = rolled[key]
    return found
