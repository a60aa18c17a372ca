"""What an answer is made from, and what it is made of."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from perm_desktop.core import symbols
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.owings import Owing, owings
from perm_desktop.core.review.comparing import Comparison
from perm_desktop.core.symbols import Look
from perm_desktop.core.worklist_known import Known, short
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

    @property
    def today(self) -> date:
        """The day that is looked at."""
        return self.known.today

    @property
    def judged(self) -> Sequence[Coverage]:
        """The cycles."""
        return self.owed.judged

    def owings(self) -> Iterator[Owing]:
        """Yield all obligations of the cycles and states."""
        return owings(self.owed.judged, self.owed.states)

    def codes(self, judged: Coverage) -> list[str]:
        """Return the states of a cycle that are looked at."""
        shown = self.owed.states
        return [code for code in judged.facts.cycle.codes if not shown or code in shown]

    def day(self, day: date | None) -> str:
        """ "Apr 14", with the year where that is another; empty without a day."""
        return short(day, self.today) if day else ""

    def meeting_day(self, row: MeetingRow) -> str:
        """The day of a meeting in its own zone."""
        return self.day(row.start.date())


class Place(NamedTuple):
    """Where a line of an answer leads to: a meeting, an obligation, or a page."""

    meeting: int = 0
    year: int = 0
    type: str = ""
    state: str = ""
    page: str = ""


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
    type: str = ""  # title of the meeting type, where the answer can be kept to one


class Answer(NamedTuple):
    """A table with a sentence that says what it counts, and of how many."""

    sentence: str
    heads: tuple[Head, ...]
    lines: tuple[Found, ...]
    none: str = "Nothing to tell."  # what is said instead of an empty table


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
