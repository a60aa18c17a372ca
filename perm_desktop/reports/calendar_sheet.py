"""What a printed calendar says, as plain values: gathered by services, laid out by calendar.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from perm_desktop.core.calendar_pages import CalendarView
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.letterhead import Letterhead
from perm_desktop.core.symbols import Look
from perm_desktop.core.timeline.phases import Milestone


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What stands around the meetings, on the first page and in head and foot of all others."""

    title: str  # "April 2026"
    subtitle: str  # "Calendar of meetings"
    program_line: str  # "Payment Error Rate Measurement (PERM)"
    cycle_line: str  # "Reporting Year 2027 · Cycle 3"; "" for several cycles
    name: str  # in the foot: "Monthly calendar: April 2026"
    remarks: tuple[str, ...]  # what is shown, how many, in which zone
    prepared: date
    office: str  # PDF author: the office, never a person
    draft: bool = False
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """One meeting."""

    day: date
    begins: str  # "2:00 PM"
    lasts: str  # "2:00–3:00 PM"
    title: str
    kind: str  # short title of its type: a row of the overview of a cycle
    recurring: bool
    joint: bool  # of several states
    states: str  # "OH, PA" or "All 17 states"
    hosts: str
    place: str
    look: Look
    reason: str  # why it was cancelled


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day with its meetings by time."""

    day: date
    holiday: str
    lines: tuple[CalendarLine, ...]


@dataclass(frozen=True, slots=True)
class CalendarSheet:
    """One calendar. All strings are user text and go through the kit's one door."""

    head: SheetHead
    view: CalendarView
    span: DateSpan
    today: date
    days: tuple[CalendarDay, ...]  # every day of the span
    cycles: tuple[Cycle, ...] = ()  # those that a calendar of whole cycles shows
    milestones: tuple[Milestone, ...] = ()

    def lines(self) -> Iterator[CalendarLine]:
        """All meetings by time."""
        return (line for day in self.days for line in day.lines)
