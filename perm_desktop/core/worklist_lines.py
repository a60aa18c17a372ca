"""The lines of the day's worklist: one thing that waits each, with what settles it."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core import clock, symbols
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.missing_calls import Gap
from perm_desktop.core.symbols import Look, Tone
from perm_desktop.core.vocabulary import Expectation, MeetingStatus
from perm_desktop.core.worklist_known import Known, ago, clocks, day_word, named, place, when

OPEN = (MeetingStatus.SCHEDULED, MeetingStatus.DRAFT)


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
    MEET = "Schedule meeting"
    SPECIAL = "Plan special session"
    SETTLE = "Settle"
    DECIDE = "Decide"
    WHY = "Show why"
    DEADLINES = "Show deadlines"
    CONTACTS = "Show contact"


PLANNING = (Act.MEET, Act.SPECIAL)  # a meeting of the line's type with its states
WRITING = (Act.HOLD, Act.ADD_NEXT, Act.SCHEDULE, *PLANNING, Act.SETTLE, Act.DECIDE)
# what is left where nothing can be written
READING: Mapping[Act, Act] = MappingProxyType(
    dict.fromkeys((*PLANNING, Act.SETTLE, Act.DECIDE), Act.WHY)
)


class Line(NamedTuple):
    """One thing that waits: symbol, state, meeting, what is wrong, when, and what settles it."""

    meeting: int  # 0 where there is none
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
    group: str = ""  # name of the source it comes from
    year: int = 0  # with type and states: the obligation that it is about
    type: str = ""
    states: tuple[str, ...] = ()
    rule: str = ""  # of a deadline, and which of its parts: "Q1", "Medicaid"
    part: str = ""
    about: str = ""  # what it is about, where that is no meeting
    due: date | None = None
    person: int = 0  # of the directory

    @property
    def key(self) -> str:
        """What the line is about; the same from one list to the next."""
        return f"{self.group}:{self.about or self.meeting}"

    @property
    def is_about_owed(self) -> bool:
        """Whether it is about why something is owed, not about a meeting."""
        return self.act in (*PLANNING, Act.SETTLE, Act.DECIDE, Act.WHY)

    @property
    def spoken(self) -> str:
        """The line as a sentence, with what Enter does."""
        parts = (self.names, self.title, self.wrong, self.when)
        return f"{', '.join(part for part in parts if part)}. Enter: {self.act}"


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


def _line(row: MeetingRow, known: Known) -> Line:
    """A line with what all of a meeting's lines have."""
    return Line(
        meeting=row.id,
        look=symbols.meeting_look(row, known.now),
        place=place(row.state_codes, known.members),
        title=meeting_title(row, known.types),
        wrong="",
        when="",
        tone=Tone.MUTED,
        act=Act.OPEN,
        names=named(row.state_codes, known),
        year=row.year or 0,
        type=row.type,
        states=row.state_codes,
    )


def over(row: MeetingRow, known: Known) -> Line:
    """A call that is over and of which nobody said whether it was held."""
    return _line(row, known)._replace(
        wrong="was it held?", when=ago(row, known.now), tone=Tone.OVERDUE, act=Act.HOLD
    )


def unrecorded(row: MeetingRow, known: Known) -> Line:
    """A held call of which nobody recorded who came."""
    day = clock.local(row.utc, clock.EASTERN).date()
    return _line(row, known)._replace(
        wrong=f"nobody recorded yet{_expected(row, known)}",
        when=f"held {day_word(day, known.today)}",
        act=Act.RECORD,
    )


def soon(row: MeetingRow, known: Known) -> Line:
    """A call of today or of the next working day."""
    line = _line(row, known)._replace(when=when(row, known))
    if row.utc <= known.now:
        return line._replace(wrong="in progress", tone=Tone.SCHEDULED, is_ready=True)
    if not row.agenda_items:
        return line._replace(wrong="the agenda is empty", act=Act.PREPARE)
    items = "1 item" if row.agenda_items == 1 else f"{row.agenda_items} items"
    return line._replace(wrong=f"agenda ready, {items}", act=Act.PRINT, is_ready=True)


def bare(row: MeetingRow, known: Known) -> Line:
    """A call of this week that has no agenda yet."""
    return _line(row, known)._replace(
        wrong="the agenda is empty", when=when(row, known), act=Act.PREPARE
    )


def draft(row: MeetingRow, known: Known) -> Line:
    """A call that is to come and is not scheduled yet."""
    return _line(row, known)._replace(
        wrong="still a draft", when=when(row, known), act=Act.SCHEDULE
    )


def earlier(rows: Sequence[MeetingRow]) -> tuple[Line, ...]:
    """One line for all: what was over when it was planned waits, but quietly."""
    if not rows:
        return ()
    count = len(rows)
    return (
        Line(
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
    return _line(row, known)._replace(
        look=symbols.OVERDUE,
        title=kind.short_title if kind else row.short_title,
        wrong=f"no call since {since}{ahead}",
        when=f"{gap.words} without a call",
        tone=Tone.OVERDUE,
        act=Act.OPEN_NEXT if coming else Act.ADD_NEXT,
    )


def on_day(row: MeetingRow, known: Known) -> Line:
    """The line a meeting has, whatever became of it."""
    if row.status == MeetingStatus.HELD:
        if not row.marked_states:
            return unrecorded(row, known)._replace(when=clocks(row, known))
        line = _line(row, known)._replace(wrong=_came(row))
    elif row.status == MeetingStatus.CANCELLED:
        line = _line(row, known)._replace(wrong=f"cancelled: {row.reason}")
    elif row.utc + row.minutes <= known.now:
        return over(row, known)._replace(when=clocks(row, known))
    elif row.status == MeetingStatus.DRAFT:
        return draft(row, known)._replace(when=clocks(row, known))
    else:
        return soon(row, known)._replace(when=clocks(row, known))
    return line._replace(when=clocks(row, known), is_ready=True)


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
