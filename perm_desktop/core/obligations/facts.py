"""What is known of a cycle, as the engine reads it.

A day is looked at with what is known now: a mark, a decision or a difference counts whenever it was
recorded. What happened later does not: a meeting, the end of a delay, a resolution.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from perm_desktop.core.attendance import RollUp
from perm_desktop.core.cycles import Cycle, CycleState, DateSpan
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.differences import Difference
from perm_desktop.core.plan_rules import PlanRules
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

    def paused(self, kind: MeetingType, state: str, day: date) -> str:
        """Return why a type is suspended for a state on a day; empty where it is not."""
        for pause in self.rules.suspensions:
            if pause.covers(day, kind.hosts, (state,)):
                return pause.reason
        return ""

    def _phase_window(self, kind: MeetingType) -> DateSpan:
        if kind.phase is Phase.ANY:
            return self.cycle.span
        phase = self.cycle.phases[kind.phase]
        if kind.window is None or kind.window.phase is not kind.phase:
            return phase
        starts = phase.starts + timedelta(days=kind.window.from_day)
        return DateSpan(starts, max(phase.starts + timedelta(days=kind.window.to_day), starts))
