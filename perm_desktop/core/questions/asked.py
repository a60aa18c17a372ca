"""What an answer is made from, and what it is made of."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from perm_desktop.core import clock, symbols
from perm_desktop.core.meeting_types import Role
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.owings import Owing, owings
from perm_desktop.core.people.cycle_attendance import CycleAttendance
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.review.comparing import Comparison
from perm_desktop.core.symbols import Look
from perm_desktop.core.worklist_known import Known
from perm_desktop.core.worklist_outlook import Owed


class Step(NamedTuple):
    """Something that was done: when, what, by whom, and the one meeting it was about."""

    at: str  # as it is shown
    what: str
    who: str
    meeting: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known where a question is asked."""

    known: Known
    owed: Owed  # the cycles and states that are looked at
    rows: Sequence[MeetingRow] = ()  # their meetings
    beside: Sequence[Comparison] = ()  # with the cycle before; made for who asks for it
    steps: Sequence[Step] = ()  # since a moment; read for who asks for them
    since: date | None = None
    type: str = ""  # key of the one meeting type that is asked about; empty for all
    attendance: Sequence[CycleAttendance] = ()  # of the cycles; counted for who asks for it
    directory: Directory | None = None  # read for who asks about people
    roles: Mapping[str, Role] = field(default_factory=dict[str, Role])  # by code, likewise

    @property
    def today(self) -> date:
        """The day that is looked at."""
        return self.known.today

    @property
    def judged(self) -> Sequence[Coverage]:
        """The cycles."""
        return self.owed.judged

    def owings(self) -> Iterator[Owing]:
        """Yield all obligations of the cycles, the states and the type."""
        every = owings(self.owed.judged, self.owed.states)
        return (each for each in every if self.type in ("", each.kind.key))

    def codes(self, judged: Coverage) -> list[str]:
        """Return the states of a cycle that are looked at."""
        shown = self.owed.states
        return [code for code in judged.facts.cycle.codes if not shown or code in shown]

    def title_of(self, type_key: str) -> str:
        """Short title of a meeting type; empty for one that no cycle has."""
        kinds = (kind for judged in self.judged for kind in judged.facts.types)
        return next((kind.short_title for kind in kinds if kind.key == type_key), "")

    def day(self, day: date | None) -> str:
        """ "Apr 14, 2026", for answers are read later too; empty without a day."""
        return clock.day(day) if day else ""

    def meeting_day(self, row: MeetingRow) -> str:
        """The day of a meeting in its own zone."""
        return self.day(row.start.date())


class Place(NamedTuple):
    """Where a line of an answer leads to.

    A meeting, an obligation, a deadline, a figure, or a person.
    """

    meeting: int = 0
    year: int = 0
    type: str = ""
    state: str = ""
    rule: str = ""  # of a deadline, and which of its parts
    part: str = ""
    figure: str = ""  # its key in the review
    beside: int = 0  # the year that the review is to show beside it
    person: int = 0  # of the directory

    def __bool__(self) -> bool:
        """False where there is nowhere to go."""
        return bool(self.meeting or self.type or self.rule or self.figure or self.person)


class Head(NamedTuple):
    """A column of an answer."""

    title: str
    widest: str = ""  # its widest usual text; the one without takes what is left
    is_status: bool = False


class Found(NamedTuple):
    """A line of an answer: a text for each column, and where it leads to."""

    cells: tuple[str, ...]
    place: Place
    look: Look | None = None  # of the column that is a status
    type: str = ""  # title of the meeting type of its place, where it can be asked of one alone


class Answer(NamedTuple):
    """A table with a sentence that says what it counts, and of how many."""

    sentence: str
    heads: tuple[Head, ...]
    lines: tuple[Found, ...]
    none: str = "Nothing to tell."  # what is said instead of an empty table
    looked_at: str = ""  # "RY 2027, all 18 states"
    day: date | None = None  # as of which it is told

    @property
    def told(self) -> str:
        """The sentence of the table, or what is said instead of an empty one."""
        return self.sentence if self.lines else self.none

    @property
    def scope(self) -> str:
        """ "RY 2027, all 18 states, as of Apr 14, 2026"."""
        when = f"as of {clock.day(self.day)}" if self.day else ""
        return ", ".join(part for part in (self.looked_at, when) if part)


STATE = Head("State", "District of Columbia")
YEAR = Head("RY", "RY 2027")
MEETING = Head("Meeting", "MRR/MR policy questionnaire")
STATUS = Head("Status", "Not held this cycle", is_status=True)
DAY = Head("Last day", "Sep 30, 2025")
WHY = Head("Why")


def look_of(status: Status) -> Look:
    """How a status is shown."""
    return symbols.obligation_look(status.value)


def place_of(each: Owing) -> Place:
    """Where it is told why, and what settles it."""
    return Place(year=each.year, type=each.kind.key, state=each.state)


def ry(year: int) -> str:
    """ "RY 2027"."""
    return f"RY {year}"


def of_many(count: int, many: int, noun: str) -> str:
    """ "3 of 18 states"."""
    return f"{count:,} of {many:,} {noun}{'' if many == 1 else 's'}"


def states_of(found: Collection[Owing]) -> int:
    """Count the states."""
    return len({each.state for each in found})
