"""Tries to move meetings: where they would go, and what is in the way there.

A step of a drag is tried on frozen rows and looks at neighbors in time only, so that it costs
the same in a large catalog.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from perm_desktop.core import clashes
from perm_desktop.core.clashes import Clash, Liaisons
from perm_desktop.core.clock import EASTERN, clock, local, zone_label
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.holidays import federal_holidays, is_business_day
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.office_hours import suits
from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.timeline.dragging import Offset, moved
from perm_desktop.core.vocabulary import Phase

_NEAR = 2 * DAY  # how far from a meeting another one can be in its way
_NAMES = {Phase.PRE: "pre-cycle", Phase.INTRA: "intra-cycle", Phase.POST: "post-cycle"}


class Relocation(NamedTuple):
    """A meeting and where it would start."""

    row: MeetingRow  # as it would be
    before: MeetingRow


@dataclass(frozen=True)  # no slots: what is derived is kept once it was asked for
class Dragged:
    """Meetings that are about to be moved, and everything they may run into."""

    rows: tuple[MeetingRow, ...]  # that can move, the one under the hand first
    staying: int  # chosen ones that cannot
    every: Sequence[MeetingRow]  # meetings of all cycles
    cycles: Sequence[Cycle]
    states: Mapping[str, State]
    liaisons: Liaisons
    now: int  # UTC minutes

    @cached_property
    def ids(self) -> frozenset[int]:
        """Ids of the meetings that move."""
        return frozenset(row.id for row in self.rows)

    @cached_property
    def others(self) -> tuple[list[int], list[MeetingRow]]:
        """All other meetings by time, with their starts."""
        rest = sorted(
            (row for row in self.every if row.id not in self.ids), key=lambda row: row.utc
        )
        return [row.utc for row in rest], rest

    @cached_property
    def phases(self) -> dict[tuple[int | None, str], DateSpan]:
        """Days of each phase of each cycle."""
        return {
            (cycle.year, phase.value): span
            for cycle in self.cycles
            for phase, span in cycle.phases.items()
        }


class Trial(NamedTuple):
    """What a step of a drag would do."""

    offset: Offset
    moves: tuple[Relocation, ...]  # the one under the hand first
    problems: tuple[str, ...]  # sentences, the gravest first


def tried(dragged: Dragged, offset: Offset) -> Trial:
    """Return where the meetings would go, and what is in the way there."""
    moves = tuple(Relocation(moved(row, offset), row) for row in dragged.rows)
    if not offset.days and not offset.minutes:
        return Trial(offset, moves, ())
    fresh = [move.row for move in moves]
    problems = (*_clashes(dragged, fresh), *_misfits(dragged, fresh))
    return Trial(offset, moves, tuple(dict.fromkeys(problems)))


def _clashes(dragged: Dragged, fresh: Sequence[MeetingRow]) -> Iterator[str]:
    """Who would be in two meetings at once."""
    starts, others = dragged.others
    near = {row.id: row for row in fresh}
    for row in fresh:
        low, high = bisect_left(starts, row.utc - _NEAR), bisect_left(starts, row.utc + _NEAR)
        near.update((other.id, other) for other in others[low:high])
    for clash in clashes.find(near.values(), dragged.ids, dragged.liaisons):
        yield _said(clash, dragged)


def _said(clash: Clash, dragged: Dragged) -> str:
    if clash.kind == "overload":
        return f"{clash.who} has more than {clashes.STATE_MEETINGS_A_DAY} meetings that day."
    other = clash.second if clash.first.id in dragged.ids else clash.first
    codes, start = other.state_codes, local(other.utc, EASTERN)
    whose = ", ".join(codes) if len(codes) <= 3 else f"{len(codes)} states"
    time = f"{clock(start)} {zone_label(start)}"
    return f"{clash.who} is busy: {other.short_title}, {whose}, {time}."


def _misfits(dragged: Dragged, fresh: Sequence[MeetingRow]) -> Iterator[str]:
    """Days and hours that do not suit, counted where several meetings move."""
    found = Counter(phrase for row in fresh for phrase in _faults(dragged, row))
    for phrase, count in found.items():
        if len(fresh) == 1:
            yield f"{phrase[0].upper()}{phrase[1:]}."
        elif count == len(fresh):
            yield f"All {count:,} {phrase}."
        else:
            yield f"{count:,} of {len(fresh):,} {phrase}."


def _faults(dragged: Dragged, row: MeetingRow) -> Iterator[str]:
    day = date.fromisoformat(row.starts[:10])
    if row.utc <= dragged.now:
        yield "in the past"
    if not is_business_day(day):
        yield f"on {federal_holidays(day.year).get(day, 'a weekend')}"
    span = dragged.phases.get((row.year, row.phase))
    if span is not None and day not in span:
        yield f"outside the {_NAMES.get(Phase(row.phase), 'phase')}"
    start = local(row.utc, EASTERN)
    zones = [dragged.states[code].zone for code in row.state_codes if code in dragged.states]
    if not suits(zones, start.date(), start.hour * 60 + start.minute, row.minutes):
        yield "outside office hours"
