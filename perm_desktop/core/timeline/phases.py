"""Phases, review periods and milestones of cycles, as the timeline shows them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from perm_desktop.core.clock import day
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.obligations.deadline_rules import of_cycle
from perm_desktop.core.obligations.deadlines import deadlines
from perm_desktop.core.timeline.axis import midnight
from perm_desktop.core.vocabulary import Phase

_NAMES = {
    Phase.PRE: "Pre-cycle",
    Phase.INTRA: "Intra-cycle",
    Phase.POST: "Post-cycle",
    Phase.ANY: "Whole cycle",
}
_MOST_LINES = 4
_MINOR = frozenset({"cms-64"})  # keys of deadlines whose words give way to others


class Band(NamedTuple):
    """A stretch of a cycle, in UTC minutes; ``end`` is not part of it."""

    start: int
    end: int
    phase: Phase
    label: str
    short: str


class BandLine(NamedTuple):
    """Bands side by side. Phases may overlap; the later one then goes before."""

    name: str  # "RY 2026", empty where several cycles share the line
    bands: tuple[Band, ...]  # sorted

    def until(self, number: int) -> int:
        """Minute at which the next band begins, or this one ends."""
        band, rest = self.bands[number], self.bands[number + 1 :]
        return min(band.end, rest[0].start) if rest else band.end


class Milestone(NamedTuple):
    """A day to keep in mind. Where nobody proved the date, it says so."""

    day: date
    text: str
    verified: bool = True
    minor: bool = False  # gives way to the words of others

    @property
    def label(self) -> str:
        """ "Review period ends Jun 30", with the tag where the date is not proved."""
        return f"{self.text} {day(self.day).partition(',')[0]}{self._tag}"

    @property
    def short(self) -> str:
        """The same without the date, which is where the mark stands."""
        return f"{self.text}{self._tag}"

    @property
    def _tag(self) -> str:
        return "" if self.verified else ", unverified"


def milestones(cycles: Iterable[Cycle]) -> list[Milestone]:
    """Return what the cycles themselves say, by day.

    The end of the review period, and the deadlines of the whole cycle whose rules have words for
    it: the cut-off, and after each quarter the days on which data and Form CMS-64 are due.
    """
    cycles = list(cycles)
    found: list[Milestone] = []
    for cycle in cycles:
        prefix = f"RY {cycle.year} " if len(cycles) > 1 else ""
        found += (
            each._replace(text=f"{prefix}{each.text}" if prefix else _capitalized(each.text))
            for each in _dates(cycle)
        )
    return sorted(found)


def bands(cycles: Sequence[Cycle], zone: ZoneInfo) -> list[BandLine]:
    """Return lines of phases: one a cycle while they are few, else as few as do not overlap."""
    own = [line for cycle in cycles if (line := _phases(cycle, zone)).bands]
    own.sort(key=lambda line: line.bands)
    if len(own) <= _MOST_LINES:
        return own
    lines: list[list[Band]] = []
    for line in own:
        named = [
            band._replace(label=f"{line.name} {_lowered(band.label)}", short=f"{line.name}")
            for band in line.bands
        ]
        start = named[0].start
        free = next((each for each in lines if max(b.end for b in each) <= start), None)
        if free is None:
            lines.append(named)
        else:
            free += named
    return [BandLine("", tuple(line)) for line in lines[:_MOST_LINES]]


def reviews(cycles: Sequence[Cycle], zone: ZoneInfo) -> BandLine:
    """Return the review periods on one line; they follow each other from year to year."""
    found: list[Band] = []
    for cycle in sorted(cycles, key=lambda cycle: cycle.review.starts):
        name = f"RY {cycle.year}" if len(cycles) > 1 else "Review period"
        found.append(_band(cycle.review, Phase.ANY, name, zone))
    ends = [*(after.start for _, after in pairwise(found)), *(each.end for each in found[-1:])]
    apart = (band._replace(end=min(band.end, end)) for band, end in zip(found, ends, strict=True))
    return BandLine("Review period", tuple(apart))


def ground(lines: Sequence[BandLine]) -> list[Band]:
    """Return the bands to be painted behind the lanes: those of a single cycle, sorted.

    The phases of several cycles lie over each other and would say nothing.
    """
    return list(lines[0].bands) if len(lines) == 1 and lines[0].name else []


def _phases(cycle: Cycle, zone: ZoneInfo) -> BandLine:
    found = (_band(span, phase, _NAMES[phase], zone) for phase, span in cycle.phases.items())
    return BandLine(f"RY {cycle.year}", tuple(sorted(found)))


def _band(span: DateSpan, phase: Phase, name: str, zone: ZoneInfo) -> Band:
    return Band(
        midnight(span.starts, zone),
        midnight(span.ends + timedelta(days=1), zone),
        phase,
        f"{name} · {day(span.starts)} to {day(span.ends)}",
        name,
    )


def _dates(cycle: Cycle) -> list[Milestone]:
    shown = [rule for rule in of_cycle(cycle) if rule.words]
    return [
        Milestone(cycle.review.ends, "review period ends"),
        *(
            Milestone(
                *(one.due, f"{one.part} {one.rule.words}".strip(), one.rule.verified),
                minor=one.rule.key in _MINOR,
            )
            for one in deadlines(cycle, shown, (), ())
            if one.due is not None
        ),
    ]


def _capitalized(text: str) -> str:
    return text[0].upper() + text[1:]


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]
