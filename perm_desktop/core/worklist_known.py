"""What the day's worklist is told by: the moment, the states, and the words for days and places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow

_HOUR = 60


@dataclass(frozen=True, slots=True)
class Known:
    """What lines are told by, beside the meetings."""

    now: int  # UTC minutes
    states: Mapping[str, State]
    types: Mapping[str, MeetingType]
    can_write: bool = True  # else a line can only be opened
    members: int = 0  # states of the cycle; a meeting of all of them says "All"
    day: date | None = None  # that is looked at, where it is over in every state by ``now``

    @property
    def today(self) -> date:
        """The day that is looked at, else today in Eastern time."""
        return self.day or clock.local(self.now, clock.EASTERN).date()


def day_start(day: date) -> int:
    """Return midnight of a day in Eastern time, in UTC minutes."""
    return clock.utc_minutes(f"{day}T00:00", clock.EASTERN)


def place(codes: Sequence[str], members: int = 0) -> str:
    """ "HI", "HI +3", or "All" where there are as many as the cycle has."""
    if len(codes) <= 1:
        return codes[0] if codes else ""
    return "All" if len(codes) >= members > 0 else f"{codes[0]} +{len(codes) - 1}"


def named(codes: Sequence[str], known: Known) -> str:
    """Name the one state, or count them."""
    if len(codes) != 1:
        return f"{len(codes)} states" if codes else ""
    return known.states[codes[0]].name if codes[0] in known.states else codes[0]


def when(row: MeetingRow, known: Known) -> str:
    """The day, where that is not today, and the clocks."""
    day = clock.local(row.utc, clock.EASTERN).date()
    times = clocks(row, known)
    return times if day == known.today else f"{day_word(day, known.today)}, {times}"


def clocks(row: MeetingRow, known: Known) -> str:
    """ "2:00 PM EDT, 8:00 AM HST": Eastern, and the state's own where that is another."""
    eastern = clock.local(row.utc, clock.EASTERN)
    ours = f"{clock.clock(eastern)} {clock.zone_label(eastern)}"
    codes = row.state_codes
    if len(codes) != 1 or codes[0] not in known.states:
        return ours
    there = clock.local(row.utc, known.states[codes[0]].zone)
    theirs = f"{clock.clock(there)} {clock.zone_label(there)}"
    return ours if theirs == ours else f"{ours}, {theirs}"


def day_word(day: date, today: date) -> str:
    """ "today", or the day as it is written."""
    names = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return names.get((day - today).days) or dated(day, today)


def dated(day: date, today: date) -> str:
    """ "Thu, Apr 9"; with the year where that is another."""
    return clock.weekday(day) if day.year == today.year else clock.day(day)


def ago(row: MeetingRow, now: int) -> str:
    """ "ended 2 hours ago", "Thu, Apr 9, 5 days ago"; the year where it is another."""
    day = clock.local(row.utc, clock.EASTERN).date()
    today = clock.local(now, clock.EASTERN).date()
    days = (today - day).days
    if days == 0:
        hours = (now - row.utc - row.minutes) // _HOUR
        return f"ended {counted(hours, 'hour')} ago" if hours else "just ended"
    if days == 1:
        return "yesterday"
    return f"{dated(day, today)}, {counted(days, 'day')} ago"


def short(day: date, today: date) -> str:
    """ "Apr 9"; with the year where that is another."""
    text = clock.day(day)
    return text.partition(",")[0] if day.year == today.year else text


def distance(day: date, today: date) -> str:
    """ "today", "in 16 days", "75 days ago"."""
    days = (day - today).days
    if days == 0:
        return "today"
    return f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} ago"
