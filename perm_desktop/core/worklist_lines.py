"""The lines of the day's worklist: one thing that waits each, with what settles it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from perm_desktop.core import clock, symbols
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import Look, Tone
from perm_desktop.core.timeline.series import Gap
from perm_desktop.core.vocabulary import Expectation, MeetingStatus

_HOUR = 60
OPEN = (MeetingStatus.SCHEDULED, MeetingStatus.DRAFT)


class Group(StrEnum):
    """Why a line is there, in the order of the page."""

    OVER = "over"
    UNRECORDED = "unrecorded"
    SOON = "soon"
    BARE = "bare"
    GAP = "gap"
    DRAFT = "draft"
    EARLIER = "earlier"
    DAY = "day"  # a day that was asked for


class Act(StrEnum):
    """What settles a line, in the words of its button."""

    HOLD = "Mark held"
    RECORD = "Record attendance"
    PREPARE = "Prepare agenda"
    PRINT = "Print agenda"
    OPEN = "Open"
    OPEN_NEXT = "Open next call"
    ADD_NEXT = "Schedule next"
    SCHEDULE = "Schedule"
    SHOW = "Show them"


WRITING = (Act.HOLD, Act.ADD_NEXT, Act.SCHEDULE)


class Line(NamedTuple):
    """One thing that waits: symbol, state, meeting, what is wrong, when, and what settles it."""

    group: Group
    meeting: int
    look: Look
    place: str  # "HI", "All"
    title: str
    wrong: str
    when: str
    tone: Tone  # of ``when``
    act: Act
    names: str = ""  # of the states, for who cannot see the code
    others: tuple[int, ...] = ()  # more meetings that the line stands for
    is_ready: bool = False  # to be known, nothing is missing

    @property
    def key(self) -> str:
        """What the line is about; the same from one list to the next."""
        return f"{self.group}:{self.meeting}"

    @property
    def spoken(self) -> str:
        """The line as a sentence, with what Enter does."""
        parts = (self.names, self.title, self.wrong, self.when)
        return f"{', '.join(part for part in parts if part)}. Enter: {self.act}"


@dataclass(frozen=True, slots=True)
class Known:
    """What lines are told by, beside the meetings."""

    now: int  # UTC minutes
    states: Mapping[str, State]
    types: Mapping[str, MeetingType]
    can_write: bool = True  # else a line can only be opened
    members: int = 0  # states of the cycle; a meeting of all of them says "All"

    @property
    def today(self) -> date:
        """Today in Eastern time."""
        return clock.local(self.now, clock.EASTERN).date()


def day_start(day: date) -> int:
    """Return midnight of a day in Eastern time, in UTC minutes."""
    return clock.utc_minutes(f"{day}T00:00", clock.EASTERN)


def meeting_title(row: MeetingRow, types: Mapping[str, MeetingType]) -> str:
    """Return the short name of a meeting, or its own title, and which of a series it is."""
    kind = types.get(row.type)
    own = kind is None or row.title != kind.title
    title = row.title if own else row.short_title or row.title
    if not row.series or not row.occurrence:
        return title
    if kind is not None and kind.cadence.every == "month":
        return f"{title}, {clock.long_day(row.start.date()).partition(' ')[0]}"
    return f"{title}, call {row.occurrence}"


def _line(group: Group, row: MeetingRow, known: Known) -> Line:
    """A line with what all of a meeting's lines have."""
    return Line(
        group=group,
        meeting=row.id,
        look=symbols.meeting_look(row, known.now),
        place=_place(row.state_codes, known.members),
        title=meeting_title(row, known.types),
        wrong="",
        when="",
        tone=Tone.MUTED,
        act=Act.OPEN,
        names=_names(row.state_codes, known),
    )


def over(row: MeetingRow, known: Known) -> Line:
    """A call that is over and of which nobody said whether it was held."""
    return _line(Group.OVER, row, known)._replace(
        wrong="was it held?", when=_ago(row, known.now), tone=Tone.OVERDUE, act=Act.HOLD
    )


def unrecorded(row: MeetingRow, known: Known) -> Line:
    """A held call of which nobody recorded who came."""
    day = clock.local(row.utc, clock.EASTERN).date()
    return _line(Group.UNRECORDED, row, known)._replace(
        wrong=f"nobody recorded yet{_expected(row, known)}",
        when=f"held {_day(day, known.today)}",
        act=Act.RECORD,
    )


def soon(row: MeetingRow, known: Known) -> Line:
    """A call of today or of the next working day."""
    line = _line(Group.SOON, row, known)._replace(when=_when(row, known))
    if row.utc <= known.now:
        return line._replace(wrong="in progress", tone=Tone.SCHEDULED, is_ready=True)
    if not row.agenda_items:
        return line._replace(wrong="the agenda is empty", act=Act.PREPARE)
    items = "1 item" if row.agenda_items == 1 else f"{row.agenda_items} items"
    return line._replace(wrong=f"agenda ready, {items}", act=Act.PRINT, is_ready=True)


def bare(row: MeetingRow, known: Known) -> Line:
    """A call of this week that has no agenda yet."""
    return _line(Group.BARE, row, known)._replace(
        wrong="the agenda is empty", when=_when(row, known), act=Act.PREPARE
    )


def draft(row: MeetingRow, known: Known) -> Line:
    """A call that is to come and is not scheduled yet."""
    return _line(Group.DRAFT, row, known)._replace(
        wrong="still a draft", when=_when(row, known), act=Act.SCHEDULE
    )


def earlier(rows: Sequence[MeetingRow]) -> tuple[Line, ...]:
    """One line for all: what was over when it was planned waits, but quietly."""
    if not rows:
        return ()
    count = len(rows)
    return (
        Line(
            group=Group.EARLIER,
            meeting=rows[-1].id,
            look=symbols.ENTERED_AFTERWARDS,
            place="",
            title="1 meeting" if count == 1 else f"{count:,} meetings",
            wrong="over before the cycle was planned; say what became of them",
            when=f"up to {clock.day(clock.local(rows[-1].utc, clock.EASTERN).date())}",
            tone=Tone.MUTED,
            act=Act.SHOW,
            others=tuple(row.id for row in rows),
            is_ready=True,
        ),
    )


def gap_line(gap: Gap, rows: Sequence[MeetingRow], known: Known) -> Line:
    """A series without a call for too long, with its next call where there is one."""
    coming = next((row for row in rows if row.utc > known.now and row.status in OPEN), None)
    row = coming or rows[-1]
    kind = known.types.get(row.type)
    since = clock.day(clock.local(gap.start, clock.EASTERN).date()).partition(",")[0]
    ahead = ""
    if coming is not None:
        ahead = f"; next {clock.weekday(clock.local(coming.utc, clock.EASTERN).date())}"
    return _line(Group.GAP, row, known)._replace(
        look=symbols.OVERDUE,
        title=kind.short_title if kind else row.short_title,
        wrong=f"no call since {since}{ahead}",
        when=f"{gap.length} without a call",
        tone=Tone.OVERDUE,
        act=Act.OPEN_NEXT if coming else Act.ADD_NEXT,
    )


def on_day(row: MeetingRow, known: Known) -> Line:
    """The line a meeting has, whatever became of it."""
    if row.status == MeetingStatus.HELD:
        if not row.marked_states:
            return unrecorded(row, known)._replace(when=_clocks(row, known))
        line = _line(Group.DAY, row, known)._replace(wrong=_came(row))
    elif row.status == MeetingStatus.CANCELLED:
        line = _line(Group.DAY, row, known)._replace(wrong=f"cancelled: {row.reason}")
    elif row.utc + row.minutes <= known.now:
        return over(row, known)._replace(when=_clocks(row, known))
    elif row.status == MeetingStatus.DRAFT:
        return draft(row, known)._replace(when=_clocks(row, known))
    else:
        return soon(row, known)._replace(when=_clocks(row, known))
    return line._replace(when=_clocks(row, known), is_ready=True)


def _came(row: MeetingRow) -> str:
    if len(row.state_codes) == 1:
        return "held, attendance recorded"
    return f"held, {row.marked_states} of {len(row.state_codes)} states recorded"


def _expected(row: MeetingRow, known: Known) -> str:
    if len(row.state_codes) > 1:
        return f", {len(row.state_codes)} states expected"
    kind = known.types.get(row.type)
    roles = (
        [role for role in kind.roles if role.expectation is Expectation.REQUIRED] if kind else []
    )
    return f", {len(roles)} roles expected" if len(roles) > 1 else ""


def _place(codes: Sequence[str], members: int) -> str:
    if len(codes) <= 1:
        return codes[0] if codes else ""
    return "All" if len(codes) >= members > 0 else f"{codes[0]} +{len(codes) - 1}"


def _names(codes: Sequence[str], known: Known) -> str:
    if len(codes) != 1:
        return f"{len(codes)} states" if codes else ""
    return known.states[codes[0]].name if codes[0] in known.states else codes[0]


def _when(row: MeetingRow, known: Known) -> str:
    day = clock.local(row.utc, clock.EASTERN).date()
    clocks = _clocks(row, known)
    return clocks if day == known.today else f"{_day(day, known.today)}, {clocks}"


def _clocks(row: MeetingRow, known: Known) -> str:
    """ "2:00 PM EDT, 8:00 AM HST": Eastern, and the state's own where that is another."""
    eastern = clock.local(row.utc, clock.EASTERN)
    ours = f"{clock.clock(eastern)} {clock.zone_label(eastern)}"
    codes = row.state_codes
    if len(codes) != 1 or codes[0] not in known.states:
        return ours
    there = clock.local(row.utc, known.states[codes[0]].zone)
    theirs = f"{clock.clock(there)} {clock.zone_label(there)}"
    return ours if theirs == ours else f"{ours}, {theirs}"


def _day(day: date, today: date) -> str:
    names = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return names.get((day - today).days) or _dated(day, today)


def _dated(day: date, today: date) -> str:
    """ "Thu, Apr 9"; with the year where that is another."""
    return clock.weekday(day) if day.year == today.year else clock.day(day)


def _ago(row: MeetingRow, now: int) -> str:
    """ "ended 2 hours ago", "Thu, Apr 9, 5 days ago"; the year where it is another."""
    day = clock.local(row.utc, clock.EASTERN).date()
    today = clock.local(now, clock.EASTERN).date()
    days = (today - day).days
    if days == 0:
        hours = (now - row.utc - row.minutes) // _HOUR
        return f"ended {_count(hours, 'hour')} ago" if hours else "just ended"
    if days == 1:
        return "yesterday"
    return f"{_dated(day, today)}, {_count(days, 'day')} ago"


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"
