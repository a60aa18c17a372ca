"""What a printed agenda says, as plain values: gathered by services, laid out by agenda.py."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocalStart:
    """Attending states that read the same time on their clocks."""

    time: str  # "8:00 AM"
    zones: str  # "Hawaii (HST)"
    states: str  # "Hawaii"


@dataclass(frozen=True, slots=True)
class AudienceGroup:
    """Roles with the same expectation: ("Required", ("PERM lead", "Data lead"))."""

    expectation: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetItem:
    """A numbered agenda item with the clock time it starts at."""

    clock: str  # "2:05"
    title: str
    minutes: int
    presenter: str
    notes: str


@dataclass(frozen=True, slots=True)
class AgendaSheet:
    """One meeting's agenda. All strings are user text and go through the kit's one door."""

    title: str
    program_line: str  # "Payment Error Rate Measurement (PERM)"
    cycle_line: str  # "Reporting Year 2027 · Cycle 3", or "" outside a cycle
    date: str  # "Wednesday, April 15, 2026"
    time: str  # "1:00–2:00 PM Eastern (EDT), 60 minutes"
    zone_label: str  # "EDT": head of the clock column
    hosts: str
    place: str  # "" prints "Given in the invitation"
    number: str  # "Meeting 214", the short number people type
    status: str  # "Draft", "Cancelled: reason"; "" when nothing has to be said
    purpose: str
    audience_text: str  # the catalog's wording of the target audience
    audience: tuple[AudienceGroup, ...]
    local_starts: tuple[LocalStart, ...]  # earliest local time last
    items: tuple[SheetItem, ...]
    end_clock: str
    total_minutes: int
    overrun_minutes: int  # > 0 when the items are longer than the meeting
    prepared: str  # "April 14, 2026"
    office: str  # PDF author: the office, never a person
