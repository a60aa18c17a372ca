"""What is known of a cycle, as the engine reads it.

A day is looked at with what is known now: a mark, a decision or a difference counts whenever it was
recorded. What happened later does not: a meeting, the end of a delay, a resolution.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.attendance import RollUp
from perm_desktop.core.cycles import Cycle, CycleState, DateSpan
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.differences import Difference
from perm_desktop.core.plan_rules import PlanRules, Suspension
from perm_desktop.core.vocabulary import Need, Phase

DUE_WITHIN = timedelta(days=30)  # before its last day an obligation is called due


class Decision(NamedTuple):
    """A recorded decision; a later one for the same type and state takes its place."""

    type: str
    state: str
    need: Need
    basis: str  # Basis, or empty
    day: date
    by: str
    reason: str


class Delay(NamedTuple):
    """A stretch in which a state's data are late; open while ``ends`` is None."""

    state: str
    starts: date
    ends: date | None = None  # the last day
    weeks: int = 2  # from one check-in to the next

    def covers(self, day: date) -> bool:
        """True on the days of the stretch."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


class AsOf(NamedTuple):
    """The moment that a cycle is looked at."""

    day: date
    now: int  # UTC minutes


def first_minute(day: date) -> int:
    """Return the first minute of a day in Eastern time, in UTC minutes."""
    return clock.utc_minutes(f"{day}T00:00", clock.EASTERN)


def last_minute(day: date) -> int:
    """Return the last minute of a day in Eastern time, in UTC minutes."""
    return first_minute(day + timedelta(days=1)) - 1


Presence = Mapping[tuple[int, str], RollUp]  # by meeting and state; missing: nobody is recorded


@dataclass(frozen=True, slots=True)
class CycleFacts:
    """All that the statuses of one cycle follow from."""

    cycle: Cycle
    types: Sequence[MeetingType]
    rows: Sequence[MeetingRow]  # of the cycle, without the trash, sorted by start
    presence: Presence
    rules: PlanRules = field(default_factory=PlanRules)
    decisions: Sequence[Decision] = ()  # in the order in which they were recorded
    differences: Sequence[Difference] = ()
    delays: Sequence[Delay] = ()  # earliest first

    def member(self, code: str) -> CycleState:
        """Return what the cycle says of a state. Raises StopIteration for one that is not in it."""
        return next(each for each in self.cycle.states if each.code == code)

    def window(self, kind: MeetingType) -> DateSpan:
        """Return the days in which a type is to be held: what was chosen, else its phase."""
        chosen = self.rules.of_type(kind.key)
        span = self._phase_window(kind)
        first = chosen.first or span.starts
        return DateSpan(first, max(chosen.last or span.ends, first))

    def paused(self, kind: MeetingType, state: str, day: date) -> Suspension | None:
        """Return the suspension that a type and a state are under on a day."""
        found = (each for each in self.pauses(kind, state) if each.starts <= day)
        return next((each for each in found if each.ends is None or day <= each.ends), None)

    def pauses(self, kind: MeetingType, state: str) -> list[Suspension]:
        """Return the suspensions that a type and a state were ever under."""
        return [
            each
            for each in self.rules.suspensions
            if (each.ends is None or each.starts <= each.ends)
            and each.covers(each.starts, kind.hosts, (state,))
        ]

    def due(self, kind: MeetingType, state: str) -> date:
        """Return the last day; a state that came in later has as many days from then on."""
        window = self.window(kind)
        begins = self.begins(kind, state)
        late = begins + timedelta(days=window.days) if begins > window.starts else window.ends
        return max(window.ends, late)

    def begins(self, kind: MeetingType, state: str) -> date:
        """Return the first day on which a type is owed to a state."""
        return max(self.window(kind).starts, self.member(state).joined or date.min)

    def _phase_window(self, kind: MeetingType) -> DateSpan:
        if kind.phase is Phase.ANY:
            return self.cycle.span
        phase = self.cycle.phases[kind.phase]
        if kind.window is None or kind.window.phase is not kind.phase:
            return phase
        starts = phase.starts + timedelta(days=kind.window.from_day)
        return DateSpan(starts, max(phase.starts + timedelta(days=kind.window.to_day), starts))
