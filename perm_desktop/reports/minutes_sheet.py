"""What printed minutes say, as plain values: gathered by services, laid out by minutes.py."""

from dataclasses import dataclass

from perm_desktop.core.symbols import Look
from perm_desktop.reports.agenda_sheet import SheetItem
from perm_desktop.reports.meeting_head import MeetingHead, PointList


@dataclass(frozen=True, slots=True)
class WhoCame:
    """A line of the attendance: a state, or a role or person of it."""

    state: str  # "Ohio"
    who: str  # "PERM lead: Ana Diaz"; of a state what its mark follows from
    look: Look
    remark: str
    is_state: bool = False


@dataclass(frozen=True, slots=True)
class StateNote:
    """What was said of one state."""

    state: str
    text: str


@dataclass(frozen=True, slots=True)
class MinutesSheet:
    """One meeting's minutes. All strings are user text and go through the kit's one door."""

    head: MeetingHead
    standing: Look  # held, cancelled, scheduled, ...
    remark: str  # why these are a draft
    counts: str  # "14 of 18 states attended."
    others: tuple[str, ...]  # "Absent: Ohio, Texas"
    attendance: tuple[WhoCame, ...]
    items: tuple[SheetItem, ...]
    note: str
    state_notes: tuple[StateNote, ...]
    open_points: PointList
    done_points: PointList
    recorded: tuple[str, ...]  # who recorded what, and when
    with_attendance: bool = True
    with_items: bool = True
    with_notes: bool = True
