"""What the papers of one meeting begin with, as plain values."""

import datetime
from dataclasses import dataclass

from perm_desktop.core.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """Which meeting a paper is about. All strings are user text, for the kit's one door."""

    title: str
    program_line: str  # "Payment Error Rate Measurement (PERM)"
    cycle_line: str  # "Reporting Year 2027 · Cycle 3", or "" outside a cycle
    date: str  # "Wednesday, April 15, 2026"
    time: str  # "1:00–2:00 PM Eastern (EDT), 60 minutes"
    states: tuple[str, ...]  # names of those invited
    hosts: str
    place: str  # "" prints "Given in the invitation"
    number: str  # "Meeting 214", the short number people type
    status: str  # "Draft", "Cancelled: reason"; "" when nothing has to be said
    prepared: datetime.date | None
    office: str  # PDF author: the office, never a person
    draft: bool = False  # marked as a draft on every page
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point that is open or done, and where it was noted."""

    text: str
    state: str  # "Ohio", "All"
    noted: str  # "Mar 11, 2026, meeting 198"


@dataclass(frozen=True, slots=True)
class PointList:
    """Points as far as they are shown, and how many are not."""

    lines: tuple[PointLine, ...] = ()
    more: int = 0
