"""What an obligation can be, and what it says for itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from perm_desktop.core.missing_calls import Gap
from perm_desktop.core.vocabulary import CadenceKind


class Status(StrEnum):
    """The closed list; the values are what the command line prints."""

    OVERDUE = "overdue"
    NOT_RECORDED = "not-recorded"
    DUE = "due"
    UNDECIDED = "undecided"
    PARTLY = "partly"
    SCHEDULED = "scheduled"
    NOT_YET_DUE = "not-yet-due"
    SUSPENDED = "suspended"
    SATISFIED = "satisfied"
    NOT_NEEDED = "not-needed"
    NOT_TRIGGERED = "not-triggered"
    NOT_HELD = "not-held"
    NOTHING_OWED = "nothing-owed"


# From what wants somebody most to what wants nobody: the order in which they are declared.
_RANK = {status: rank for rank, status in enumerate(Status)}

# Statuses of what is not counted among what is owed.
UNCOUNTED = frozenset(
    {Status.NOT_NEEDED, Status.NOT_TRIGGERED, Status.NOT_HELD, Status.NOTHING_OWED}
)


@dataclass(frozen=True, slots=True)
class SeriesCount:
    """What became of the calls of a series for one state; ids in the order of time.

    Every occurrence that came due so far is in one of ``held``, ``open``, ``cancelled`` and
    ``skipped``; the moved ones are among them or still to come.
    """

    held: tuple[int, ...] = ()  # also those at which the state was not required
    open: tuple[int, ...] = ()  # over, and nobody said whether they were held
    cancelled: tuple[int, ...] = ()
    skipped: int = 0  # occurrences that no meeting was ever made for
    moved: tuple[int, ...] = ()  # to another time than the plan had put them
    gaps: tuple[Gap, ...] = ()
    lead: Gap | None = None  # a long time before the first call

    @property
    def due(self) -> int:
        """How many occurrences came due."""
        return len(self.held) + len(self.open) + len(self.cancelled) + self.skipped


@dataclass(frozen=True, slots=True)
class Part:
    """One of several things an obligation consists of: a program, a quarter, a trigger."""

    name: str  # "Medicaid, Q3"
    status: Status
    why: str
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with the sentence and the meetings that prove it."""

    status: Status
    why: str
    evidence: tuple[int, ...] = ()
    due: date | None = None  # the last day; once planned, the day of the meeting or last session
    parts: tuple[Part, ...] = ()
    done: tuple[int, int] | None = None  # attended of all whose time has come, for a series
    optional: tuple[int, ...] = ()  # the other sessions once enough were attended
    question: str = ""  # something here contradicts something else
    series: SeriesCount | None = None


@dataclass(frozen=True, slots=True)
class Obligation:
    """What one state owes or is owed of one meeting type in a cycle."""

    state: str
    type: str
    kind: CadenceKind
    verdict: Verdict

    @property
    def status(self) -> Status:
        """The status by itself."""
        return self.verdict.status


def worst(statuses: Iterable[Status]) -> Status:
    """Return the status that wants somebody most. Raises ValueError without any."""
    return min(statuses, key=_RANK.__getitem__)
