"""What a state's one-pager says, as plain values; laid out by state_page.py."""

from dataclasses import dataclass
from typing import NamedTuple

from perm_desktop.core.symbols import Look
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.calendar_sheet import SheetHead

OUTSIDE = "Outside: "


class OpenLine(NamedTuple):
    """Something that is owed and not satisfied, and why."""

    look: Look
    title: str
    why: str


class PhaseLine(NamedTuple):
    """A phase: what is satisfied of what is owed, and what is outside of it."""

    name: str
    share: Cell  # "12 of 13"
    satisfied: str  # the types, by their names
    outside: str  # "Outside: MRR/MR orientation (not held this cycle)"


class MeetingLine(NamedTuple):
    """A meeting in a list."""

    when: str
    title: str
    look: Look


class CallsLine(NamedTuple):
    """A series of calls."""

    title: str
    attended: Cell  # "24 of 29" held
    unrecorded: Cell
    cancelled: Cell
    gaps: str


class Entry(NamedTuple):
    """A fact with what it is about, and a remark."""

    about: str
    said: str
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class StatePageSheet:
    """One state in one cycle. All strings are user text and go through the kit's one door."""

    head: SheetHead
    facts: tuple[tuple[str, str], ...]  # labels and values
    phases: tuple[PhaseLine, ...]
    open: tuple[OpenLine, ...]
    upcoming: tuple[MeetingLine, ...]
    past: tuple[MeetingLine, ...]
    differences: tuple[Entry, ...]
    deadlines: tuple[Entry, ...]
    calls: tuple[CallsLine, ...]
    sessions: tuple[Entry, ...]  # left over, or still to be used
    exceptions: tuple[Entry, ...]
    comment: str  # the reviewer's, on this state
