"""Tracks of the timeline: meetings that share a row, with what is asked of them over and over."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import NOT_RECORDED, OVERDUE, Look, meeting_look
from perm_desktop.core.timeline.axis import Unit
from perm_desktop.core.timeline.density import Bin, count
from perm_desktop.core.timeline.marks import Run
from perm_desktop.core.timeline.series import Series, build, line_of

_ORDERS = ((0, 1, 2), (1, 0, 2), (2, 1, 0))  # lines of a row to try, by line wanted


class Attention(NamedTuple):
    """What asks for something in a row: the gravest look and how many things there are."""

    look: Look
    things: int


@dataclass(frozen=True, eq=False)  # no slots: what is derived is kept once it was asked for
class Track:
    """Meetings of a row as they stand at ``now`` (UTC minutes), sorted by time."""

    key: str
    title: str
    rows: tuple[MeetingRow, ...]
    now: int

    @cached_property
    def run(self) -> Run:
        """All meetings."""
        return Run(self.rows, self.now)

    @cached_property
    def singles(self) -> Run:
        """Meetings of no series."""
        return Run(tuple(row for row in self.rows if row.series is None), self.now)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """Series, those of the upper line first."""
        found = (
            build(rows, self._lines.get(ident, 0), self.now)
            for ident, rows in self._members.items()
        )
        return tuple(sorted(found, key=lambda each: (each.line, each.title, each.starts[0])))

    @cached_property
    def fits(self) -> bool:
        """Whether its series have lines of their own, so that they can be shown as strips."""
        return bool(self._members) and len(self._lines) == len(self._members)

    @cached_property
    def rhythm(self) -> int:
        """Minutes from one call to the next in its quickest series; 0 without any."""
        return min((each.interval for each in self.series), default=0)

    @cached_property
    def attention(self) -> Attention | None:
        """What asks for something: gaps, late meetings outside them, missing attendance."""
        gaps = {each.id: each.gaps for each in self.series if each.gaps}
        late = unrecorded = 0
        for row in self.rows:
            look = meeting_look(row, self.now)
            if look is NOT_RECORDED:
                unrecorded += 1
            elif look is OVERDUE:
                inside = gaps.get(row.series, ()) if row.series is not None else ()
                late += not any(gap.start < row.utc < gap.end for gap in inside)
        missing = sum(map(len, gaps.values()))
        things = late + unrecorded + missing
        if not things:
            return None
        return Attention(OVERDUE if late or missing else NOT_RECORDED, things)

    def bins(self, unit: Unit, zone: ZoneInfo) -> tuple[Bin, ...]:
        """Meetings counted in pieces of time, for far zooms."""
        found = self._counted.get((unit, zone))
        if found is None:
            found = self._counted[unit, zone] = tuple(count(self.run, unit, zone))
        return found

    @cached_property
    def _counted(self) -> dict[tuple[Unit, ZoneInfo], tuple[Bin, ...]]:
        return {}

    @cached_property
    def _members(self) -> Mapping[int, list[MeetingRow]]:
        """Meetings by series."""
        found: dict[int, list[MeetingRow]] = {}
        for row in self.rows:
            if row.series is not None:
                found.setdefault(row.series, []).append(row)
        return found

    @cached_property
    def _lines(self) -> dict[int, int]:
        """Line of each series: its host's, or another one where that is taken at the time.

        A series for which no line is free is not in it.
        """
        lines: dict[int, int] = {}
        taken: list[tuple[int, int, int]] = []
        for ident, rows in self._members.items():
            start, end = rows[0].utc, rows[-1].utc
            busy = {line for line, first, last in taken if first <= end and start <= last}
            free = next((line for line in _ORDERS[line_of(rows[0])] if line not in busy), None)
            if free is not None:
                lines[ident] = free
                taken.append((free, start, end))
        return lines
