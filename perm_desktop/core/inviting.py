"""Who is missing from joint meetings that stand already: states taken in after planning."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.clock import EASTERN
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.office_hours import HostCalendar, bounds, starts
from perm_desktop.core.plan_rules import PlanRules


class Invitation(NamedTuple):
    """A state to be asked into a meeting that stands."""

    meeting: int
    state: str
    day: date  # of the meeting, Eastern


@dataclass(frozen=True, slots=True)
class Unmet:
    """A meeting that cannot be planned: the rule in the way and the nearest way out."""

    rule: str
    what: str
    relaxation: str


def invitations(
    cycle: Cycle,
    rows: Iterable[MeetingRow],
    states: Mapping[str, State],
    hosts: HostCalendar,
    rules: PlanRules,
) -> tuple[list[Invitation], list[Unmet]]:
    """Return who is to be asked into the joint meetings given, and who cannot come.

    Enters the invitations into the calendar, so that the planner leaves those hours free.
    """
    found: list[Invitation] = []
    unmet: list[Unmet] = []
    liaisons = {member.code: member.liaison for member in cycle.states}
    for row in rows:
        start = clock.local(row.utc, EASTERN)
        day, minute = start.date(), start.hour * 60 + start.minute
        for code in cycle.codes:
            if code in row.state_codes or rules.suspended(day, row.host_codes, (code,)):
                continue
            first, last = bounds([states[code].zone], [day], rules.opens, rules.closes)
            names = _names(code, liaisons, row)
            if not first <= minute <= last - row.minutes:
                unmet.append(_outside(row, day, states, code, rules))
            elif not hosts.is_free(names, day, minute, row.minutes):
                what = f"{_named(row, day)}: {code} is in another meeting then"
                unmet.append(Unmet("one meeting at a time", what, "Move one of the two."))
            else:
                hosts.take(names, day, minute, row.minutes)
                found.append(Invitation(row.id, code, day))
    return found, unmet


def _names(code: str, liaisons: Mapping[str, str], row: MeetingRow) -> list[str]:
    """The state, and its liaison unless that person is in the meeting already."""
    liaison = liaisons[code]
    there = {liaisons.get(other, "") for other in row.state_codes}
    return [f"state {code}", *([f"liaison {liaison}"] if liaison and liaison not in there else [])]


def _outside(
    row: MeetingRow, day: date, states: Mapping[str, State], code: str, rules: PlanRules
) -> Unmet:
    zones = [states[each].zone for each in (*row.state_codes, code)]
    suiting = starts(zones, day, row.minutes, rules.opens, rules.closes)
    way_out = f"Hold a meeting of its own for {code}."
    if suiting:
        way_out = f"Move it to {clock.clock(_at(day, suiting[0]))} Eastern."
    return Unmet("hours", f"{_named(row, day)}: outside the hours of {code}", way_out)


def _at(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60))


def _named(row: MeetingRow, day: date) -> str:
    return f"{row.short_title} ({row.number}), {clock.day(day)}"
