"""What a printed agenda says, as plain values: gathered by services, laid out by agenda.py."""

from dataclasses import dataclass

from perm_desktop.reports.meeting_head import MeetingHead, PointList


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

    head: MeetingHead
    zone_label: str  # "EDT": head of the clock column
    purpose: str
    audience_text: str  # the catalog's wording of the target audience
    audience: tuple[AudienceGroup, ...]
    local_starts: tuple[LocalStart, ...]  # earliest local time last
    local_remark: str  # what else there is to know of local times
    items: tuple[SheetItem, ...]
    end_clock: str
    total_minutes: int
    overrun_minutes: int  # > 0 when the items are longer than the meeting
    open_points: PointList
    room_for_notes: bool = True
