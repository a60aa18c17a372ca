"""Which states are above the 64/21 thresholds, since when, and what was done about it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.differences import Measure, above, measures, program_name
from perm_desktop.core.obligations.engine import thresholds_of
from perm_desktop.core.obligations.triggered import is_open
from perm_desktop.core.owings import is_coming, is_reconciliation
from perm_desktop.core.vocabulary import MeetingStatus


class Exceeded(NamedTuple):
    """A program of a state with differences above a threshold, resolved or not."""

    year: int
    type: str
    title: str
    state: str
    program: str  # as it is written: "Medicaid"
    over: tuple[Measure, ...]
    resolved: date | None  # None while one of them is open
    held: tuple[MeetingRow, ...]  # calls with the state
    coming: tuple[MeetingRow, ...]

    @property
    def since(self) -> date:
        """When the first of them was entered."""
        return min(each.since for each in self.over)

    @property
    def words(self) -> str:
        """ "18.2% in Q2, 6% overall"."""
        return ", ".join(each.words for each in self.over)


def exceeded(found: Sequence[Coverage], states: Collection[str] = ()) -> list[Exceeded]:
    """Return the programs above a threshold, cycle by cycle, state by state."""
    return [
        one
        for judged in found
        for kind in judged.facts.types
        if is_reconciliation(kind)
        for code in judged.facts.cycle.codes
        if not states or code in states
        for one in _of_state(judged, kind, code)
    ]


def _of_state(judged: Coverage, kind: MeetingType, code: str) -> Iterator[Exceeded]:
    facts, now = judged.facts, judged.as_of.now
    own = [each for each in facts.differences if each.state == code]
    if not own or kind.key in facts.cycle.not_held:
        return
    calls = [row for row in facts.rows if row.type == kind.key and code in row.state_codes]
    held = MeetingStatus.HELD.value
    for program in (program.lower() for program in facts.member(code).programs):
        measured = measures([each for each in own if each.program == program])
        over = above(measured, thresholds_of(kind))
        if over:
            yield Exceeded(
                *(facts.cycle.year, kind.key, kind.short_title, code, program_name(program)),
                over=tuple(over),
                resolved=_resolved(over, judged),
                held=tuple(row for row in calls if row.status == held and row.utc <= now),
                coming=tuple(row for row in calls if is_coming(row, judged)),
            )


def _resolved(over: Sequence[Measure], judged: Coverage) -> date | None:
    if any(is_open(each, judged.as_of) for each in over):
        return None
    return max(each.resolved for each in over if each.resolved is not None)
