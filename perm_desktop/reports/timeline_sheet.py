"""What a printed timeline shows, as plain values: gathered by services, laid out by timeline_paper.

Its lanes are laid out from the meetings when it is printed, by the rules of the screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from perm_desktop.core.cycles import Cycle
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.paging import Fit, SeenTimeline
from perm_desktop.reports.calendar_sheet import CalendarLine, SheetHead


@dataclass(frozen=True, slots=True)
class TimelineSheet:
    """One timeline."""

    head: SheetHead
    seen: SeenTimeline
    fit: Fit
    rows: tuple[MeetingRow, ...]
    states: tuple[State, ...]  # those that have lanes
    cycles: tuple[Cycle, ...]
    now: int  # UTC minutes
    listed: Mapping[int, CalendarLine]  # what is said of each meeting; empty for too many of them
    count: int  # meetings in the window
