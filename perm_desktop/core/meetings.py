"""Meetings as the panes, the planner and the reports read them: flat, frozen rows."""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo


class MeetingRow(NamedTuple):
    """One meeting of the catalog with what every list shows of it.

    A tuple of plain values, because 100,000 of them are made at a time.
    """

    id: int
    number: int  # short, for people to type; never reused
    uid: str  # RFC 5545 UID
    year: int | None  # reporting year, None for a meeting of no cycle
    type: str  # key of the meeting type
    title: str
    short_title: str
    phase: str  # Phase
    hosts: str  # codes joined by commas: "CMS,ERC,RC,SC"
    states: str  # codes joined by commas, sorted
    starts: str  # wall time in `zone`, "2026-04-14T14:00"
    zone: str  # IANA name
    minutes: int
    utc: int  # start, minutes since 1970-01-01T00:00Z (derived from starts and zone)
    status: str  # MeetingStatus
    reason: str  # why it was cancelled
    session: int | None  # 1..m where a state need attend only n of m
    series: int | None  # id of the series it belongs to
    occurrence: int | None  # 1.. in the series
    variant: str | None  # Methodology, where the type has two contents
    place: str
    agenda_items: int
    marked_states: int  # states with at least one attendance mark
    noted: int  # 1 when there is any note
    moved_from: str | None = ""  # wall time it was planned at, where that is another
    entered_afterwards: int = 0  # 1 when it was over before it was planned
    slot: str = ""  # what the plan wants it for; empty for a meeting made by hand

    @property
    def host_codes(self) -> tuple[str, ...]:
        """Codes of the host organizations."""
        return tuple(self.hosts.split(",")) if self.hosts else ()

    @property
    def state_codes(self) -> tuple[str, ...]:
        """USPS codes of the states invited."""
        return tuple(self.states.split(",")) if self.states else ()

    @property
    def start(self) -> datetime:
        """Start as an aware datetime in the meeting's own zone."""
        return datetime.fromisoformat(self.starts).replace(tzinfo=ZoneInfo(self.zone))


class AgendaItem(NamedTuple):
    """One point of a meeting's agenda."""

    id: int
    title: str
    minutes: int
    presenter: str
    notes: str


class Note(NamedTuple):
    """Running text kept with a meeting; ``state`` is empty for the meeting's own note."""

    id: int
    state: str
    text: str


class AttendanceLine(NamedTuple):
    """A mark for a state, or for one role (or person) of it."""

    id: int
    state: str
    role: str  # role code, empty for the state itself
    person: str
    mark: str  # Mark
    recorded_at: str  # UTC, ISO 8601
    recorded_by: str
    remark: str = ""
    contact: int = 0  # id of the person in the directory; 0 where only a name is known
    minutes: int | None = None  # that somebody was there; None where nobody counted
    part: str = ""  # AttendedPart, of a partial mark
