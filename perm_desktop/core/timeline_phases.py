"""Phase bands and milestones of cycles, as the timeline shows them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from perm_desktop.core.clock import day
from perm_desktop.core.cycles import Cycle, default_cutoff
from perm_desktop.core.timeline_axis import midnight
from perm_desktop.core.vocabulary import Phase

_NAMES = {
    Phase.PRE: "Pre-cycle",
    Phase.INTRA: "Intra-cycle",
    Phase.POST: "Post-cycle",
    Phase.ANY: "Whole cycle",
}
_MOST_LINES = 4


class Band(NamedTuple):
    """A phase of a cycle, in UTC minutes; ``end`` is not part of it."""

    start: int
    end: int
    phase: Phase
    label: str
    short: str


class Milestone(NamedTuple):
    """A day to keep in mind. Where nobody proved the date, it says so."""

    day: date
    text: str
    verified: bool = True

    @property
    def label(self) -> str:
        """ "Review period ends Jun 30", with the tag where the date is not proved."""
        dated = f"{self.text} {day(self.day).partition(',')[0]}"
        return dated if self.verified else f"{dated}, unverified"


def milestones(cycles: Iterable[Cycle]) -> list[Milestone]:
    """Return what the cycles themselves say: the ends of the review period and the cut-off.

    A cut-off that still is the shipped assumption is not verified.
    """
    cycles = list(cycles)
    found: list[Milestone] = []
    for cycle in cycles:
        name = f"RY {cycle.year} " if len(cycles) > 1 else ""
        begins, ends = f"{name}review period begins", f"{name}review period ends"
        verified = cycle.cutoff != default_cutoff(cycle.year)
        found += [
            Milestone(cycle.review.starts, begins[0].upper() + begins[1:]),
            Milestone(cycle.review.ends, ends[0].upper() + ends[1:]),
            Milestone(cycle.cutoff, f"{name}cut-off" if name else "Cut-off", verified),
        ]
    return sorted(found)


def bands(cycles: Sequence[Cycle], zone: ZoneInfo) -> list[list[Band]]:
    """Return lines of bands, none of which overlap in a line.

    One cycle: each phase with its dates, on a second line where phases overlap. Several cycles:
    a line each at most, where a phase gives way to the next one.
    """
    lines: list[list[Band]] = []
    for group in _groups(cycles, zone):
        fitting = (line for line in lines if line[-1].end <= group[0].start)
        line = next(fitting, None)
        if line is not None:
            line += group
        elif len(lines) < _MOST_LINES:
            lines.append(list(group))
    return lines


def ground(lines: Sequence[Sequence[Band]]) -> list[Band]:
    """Return the bands to be painted behind the lanes: those of a single cycle, sorted.

    The phases of several cycles lie over each other and would say nothing.
    """
    every = sorted(band for line in lines for band in line)
    apart = len({band.phase for band in every}) == len(every)
    return every if apart else []


def _groups(cycles: Sequence[Cycle], zone: ZoneInfo) -> list[list[Band]]:
    if len(cycles) == 1:
        return [[band] for band in _phases(cycles[0], zone, "")]
    groups: list[list[Band]] = []
    for cycle in cycles:
        found = _phases(cycle, zone, f"RY {cycle.year} ")
        nexts = [band.start for band in found[1:]]
        ends = [*nexts, found[-1].end] if found else []
        groups.append(
            [
                band._replace(end=min(band.end, end), label=band.short)
                for band, end in zip(found, ends, strict=True)
                if min(band.end, end) > band.start
            ]
        )
    return sorted(group for group in groups if group)


def _phases(cycle: Cycle, zone: ZoneInfo, prefix: str) -> list[Band]:
    found: list[Band] = []
    for phase, span in cycle.phases.items():
        name = f"{prefix}{_NAMES[phase][0].lower() if prefix else _NAMES[phase][0]}"
        name += _NAMES[phase][1:]
        found.append(
            Band(
                midnight(span.starts, zone),
                midnight(span.ends + timedelta(days=1), zone),
                phase,
                f"{name} · {day(span.starts)} to {day(span.ends)}",
                name,
            )
        )
    return sorted(found)
