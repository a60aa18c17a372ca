"""The side of the day's worklist: the week's calls, the next deadlines, how far the cycle is."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.holidays import federal_holidays
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.phases import Milestone, milestones
from perm_desktop.core.vocabulary import MeetingStatus, Phase
from perm_desktop.core.worklist_known import day_start

_SATURDAY = 5
_NAMES = {
    Phase.PRE: "Pre-cycle",
    Phase.INTRA: "Intra-cycle",
    Phase.POST: "Post-cycle",
    Phase.ANY: "Any phase",
}


class Day(NamedTuple):
    """A working day of the week and how many calls it has."""

    day: date
    calls: int
    holiday: str = ""

    @property
    def words(self) -> str:
        """ "3 calls", "1 call", "none" or the holiday where nobody calls."""
        if not self.calls:
            return "holiday" if self.holiday else "none"
        return "1 call" if self.calls == 1 else f"{self.calls} calls"

    @property
    def spoken(self) -> str:
        """ "Tuesday, April 14, 2026, 2 calls"."""
        return ", ".join(filter(None, (clock.long_weekday(self.day), self.holiday, self.words)))


class Progress(NamedTuple):
    """How much of a phase has been held."""

    name: str
    held: int
    planned: int  # held ones included, cancelled ones not

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.held / self.planned if self.planned else 0.0


def week(rows: Iterable[MeetingRow], today: date) -> list[Day]:
    """Return Monday to Friday with their calls; at a weekend, those of the week to come."""
    monday = today - timedelta(days=today.weekday())
    if today.weekday() >= _SATURDAY:
        monday += timedelta(days=7)
    days = [monday + timedelta(days=n) for n in range(5)]
    starts = [day_start(day) for day in (*days, days[-1] + timedelta(days=1))]
    counts = [0] * len(days)
    for row in rows:
        if starts[0] <= row.utc < starts[-1] and row.status != MeetingStatus.CANCELLED:
            counts[sum(row.utc >= start for start in starts[1:])] += 1
    return [
        Day(day, count, federal_holidays(day.year).get(day, ""))
        for day, count in zip(days, counts, strict=True)
    ]


def deadlines(cycles: Iterable[Cycle], today: date, at_most: int = 4) -> list[Milestone]:
    """Return the milestones from today on, the nearest first."""
    return [found for found in milestones(cycles) if found.day >= today][:at_most]


def days_left(day: date, today: date) -> str:
    """ "today", "1 day", "16 days"."""
    days = (day - today).days
    return "today" if days == 0 else "1 day" if days == 1 else f"{days:,} days"


def progress(rows: Iterable[MeetingRow]) -> list[Progress]:
    """Return held of planned for each phase that has meetings."""
    held, planned = dict.fromkeys(_NAMES, 0), dict.fromkeys(_NAMES, 0)
    for row in rows:
        if row.status != MeetingStatus.CANCELLED and row.year is not None:
            phase = Phase(row.phase)
            planned[phase] += 1
            held[phase] += row.status == MeetingStatus.HELD
    return [
        Progress(name, held[phase], planned[phase])
        for phase, name in _NAMES.items()
        if planned[phase]
    ]


def next_meeting(rows: Iterable[MeetingRow], now: int) -> MeetingRow | None:
    """Return the meeting that begins next."""
    coming = (row for row in rows if row.utc > now and row.status == MeetingStatus.SCHEDULED)
    return min(coming, key=lambda row: row.utc, default=None)
