"""What a cycle review consists of.

A number is never kept beside the list it was counted from: it is the length of that list. Lists are
of pairs (a meeting type and a state: one obligation) or of ids of meetings. Each figure has a key
that stays the same from day to day; comments are kept by it, and it finds the list again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.missing_calls import Gap
from perm_desktop.core.obligations.differences import OVERALL, percent_words, program_name
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.obligations.status import UNCOUNTED, Obligation, Status

Ids = tuple[int, ...]  # of meetings, in the order of time

# Of what is owed, from what is done to what is late; and what is outside of it.
OWED = (
    *(Status.SATISFIED, Status.PARTLY, Status.SCHEDULED, Status.NOT_YET_DUE, Status.DUE),
    *(Status.OVERDUE, Status.NOT_RECORDED, Status.UNDECIDED, Status.SUSPENDED),
)
OUTSIDE = tuple(status for status in Status if status in UNCOUNTED)


class Pair(NamedTuple):
    """One obligation: a meeting type and a state."""

    type: str
    state: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Obligations by their status: of a cycle, a phase, a host or a state."""

    key: str  # "total", "phase/pre", "host/RC", "state/OH"
    title: str
    pairs: Mapping[Status, tuple[Pair, ...]]

    def count(self, *statuses: Status) -> int:
        """How many have one of some statuses."""
        return sum(len(self.pairs.get(status, ())) for status in statuses)

    def behind(self, statuses: Iterable[Status]) -> tuple[Pair, ...]:
        """Return the obligations that have one of some statuses."""
        return tuple(pair for status in statuses for pair in self.pairs.get(status, ()))

    @property
    def satisfied(self) -> int:
        """How many are satisfied."""
        return self.count(Status.SATISFIED)

    @property
    def owed(self) -> int:
        """The denominator: all that is owed, whatever became of it."""
        return self.count(*OWED)

    @property
    def outside(self) -> int:
        """How many are outside the denominator: not needed, not triggered, not held, ad hoc."""
        return self.count(*OUTSIDE)

    @property
    def total(self) -> int:
        """All of them: owed and outside."""
        return self.owed + self.outside


class ExceptionKind(StrEnum):
    """Why something did not take place, or not as planned."""

    NOT_HELD = "not-held"  # the type is not held this cycle
    NOT_NEEDED = "not-needed"
    CANCELLED = "cancelled"
    SUSPENDED = "suspended"
    SKIPPED = "skipped"  # a stretch of a series went by without a call


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Something that did not take place, or not as planned, and why."""

    key: str  # "exception/cancelled/2041": the same as long as the thing is the same
    kind: ExceptionKind
    type: str  # key of a meeting type; empty for a pause of many
    title: str  # of the meeting type, or what is paused: "RC calls", "All meetings"
    states: tuple[str, ...]  # codes
    day: date | None  # of the meeting, the decision, or the first day of a pause or a gap
    ends: date | None = None  # the last day of a pause or a gap
    reason: str = ""  # empty: none was given
    by: str = ""  # who decided or recorded it; empty where nobody is named
    noted: date | None = None  # when that was
    meetings: Ids = ()


@dataclass(frozen=True, slots=True)
class StateFigure:
    """One state: what it owes, what is satisfied, and what is excepted."""

    code: str
    name: str
    tally: Tally
    exceptions: tuple[Exceptional, ...]  # without those that concern every state of the cycle


@dataclass(frozen=True, slots=True)
class SeriesFigure:
    """The calls of one series type with one state, though a call may be joint with others."""

    key: str  # "series/rc-check-in/OH"
    type: str
    title: str
    state: str  # code
    planned: Ids  # all that were ever planned: held, coming and cancelled
    due: Ids  # those whose time has come and that were not cancelled
    held: Ids  # of the due ones
    attended: Ids  # of the held ones, in full
    unrecorded: Ids  # of the held ones: nothing is marked for the state
    cancelled: Ids
    moved: Ids  # from where the plan had put them, whatever became of them
    gaps: tuple[Gap, ...]  # stretches without a call
    skipped: int  # occurrences that no meeting was ever made for
    reasons: tuple[str, ...]  # why calls were cancelled, each once

    def gaps_words(self, now: int) -> str:
        """ "5 weeks from Mar 3, 2026; 3 weeks, up to now"."""
        return "; ".join(_gap_words(gap, now) for gap in self.gaps)


def _gap_words(gap: Gap, now: int) -> str:
    if gap.end == now:
        return f"{gap.words}, up to now"
    return f"{gap.words} from {clock.day(clock.home(clock.at_utc(gap.start)).date())}"


@dataclass(frozen=True, slots=True)
class DifferenceFigure:
    """A 64/21 difference of a state, program and quarter, or overall, as it counts."""

    key: str  # "difference/OH/medicaid/Q2"
    state: str  # code
    program: str  # "medicaid" or "chip"
    quarter: str  # "Q1" to "Q4", "overall"
    percent: Decimal | None  # None: the form is zero, so that it has to be asked for
    is_typed: bool  # else computed from universe and form
    above: bool  # strictly above what is allowed, so that reconciliation is called for
    limit: Decimal
    since: date  # when it was entered
    resolved: date | None  # by the day looked at
    calls: Ids  # reconciliation calls held with the state, of both programs

    @property
    def percent_words(self) -> str:
        """ "18.2%"; a dash where the amounts give none."""
        return percent_words(self.percent) if self.percent is not None else "–"

    @property
    def from_words(self) -> str:
        """Where the percentage is from: what was typed, else the amounts."""
        return "Typed" if self.is_typed else "Computed"

    @property
    def limit_words(self) -> str:
        """ "15%"."""
        return percent_words(self.limit)

    @property
    def program_words(self) -> str:
        """ "Medicaid"."""
        return program_name(self.program)

    @property
    def quarter_words(self) -> str:
        """ "Q2", "Overall"."""
        return "Overall" if self.quarter == OVERALL else self.quarter


@dataclass(frozen=True, slots=True)
class SessionFigure:
    """One session of several, and who used it."""

    number: int | None  # None for a special session
    meetings: Ids
    day: date  # of the first of them
    is_held: bool
    is_coming: bool
    attended: tuple[str, ...]  # codes of the states


@dataclass(frozen=True, slots=True)
class SessionsFigure:
    """A type of which a state need attend only some sessions."""

    key: str  # "sessions/smerf"
    type: str
    title: str
    needed: int
    sessions: tuple[SessionFigure, ...]  # in the order of time
    used: Mapping[str, Ids]  # by code of each state: what it attended, in the order of time
    left: date | None  # the last chance still to come

    @property
    def none(self) -> tuple[str, ...]:
        """Codes of the states that attended none."""
        return tuple(code for code, ids in self.used.items() if not ids)

    @property
    def several(self) -> tuple[str, ...]:
        """Codes of the states that attended more than they need."""
        return tuple(code for code, ids in self.used.items() if len(ids) > self.needed)

    @property
    def enough(self) -> tuple[str, ...]:
        """Codes of the states that attended as many as they need."""
        return tuple(code for code, ids in self.used.items() if len(ids) >= self.needed)

    def key_of(self, session: SessionFigure) -> str:
        """Key of one session: "sessions/smerf/2"; a special one has that of its meeting."""
        number = session.number if session.number is not None else session.meetings[0]
        return f"{self.key}/{number}"


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """Meetings held with a state of which nothing is marked: neither present nor absent."""

    key: str  # "unrecorded/OH"
    code: str
    name: str
    meetings: Ids
    held: Ids  # the denominator: all that were held with the state


@dataclass(frozen=True, slots=True)
class HostFigure:
    """The meetings of one host; a joint one counts for each of its hosts."""

    key: str  # "scorecard/RC"
    host: str  # "SC", "RC", "ERC", "CMS"
    planned: Ids  # all, whatever became of them
    past: Ids  # of the planned ones: their time has come
    held: Ids
    moved: Ids
    cancelled: Ids  # those still to come as well
    joint: Ids  # of the planned ones: with another host as well

    @property
    def open(self) -> Ids:
        """Those that are neither held nor cancelled."""
        settled = {*self.held, *self.cancelled}
        return tuple(each for each in self.planned if each not in settled)


class ChangeLine(NamedTuple):
    """A step taken in the catalog."""

    at: str  # UTC, ISO 8601
    author: str
    label: str  # "Mark OH attended"
    is_taken_back: bool

    @property
    def key(self) -> str:
        """Key of the step as a figure."""
        return f"step/{self.at}/{self.label}"


class Shift(NamedTuple):
    """An obligation whose status is another than on the day that changes are counted from."""

    pair: Pair
    before: Status
    after: Status

    @property
    def key(self) -> str:
        """Key of the change as a figure."""
        return f"change/{self.pair.type}/{self.pair.state}"


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different since a day, which counts from its end."""

    since: date
    shifts: tuple[Shift, ...]  # by what happened and was planned until then, as known now
    steps: tuple[ChangeLine, ...]  # newest first; of the whole catalog
    is_cut: bool = False  # there are more steps than are listed


class Point(NamedTuple):
    """How much of what is owed once was settled by the end of a day."""

    day: date
    pairs: tuple[Pair, ...]  # satisfied until then


@dataclass(frozen=True, slots=True)
class Review:
    """A cycle at one moment."""

    year: int
    label: str  # "RY 2027 · Cycle 3"
    as_of: AsOf
    cycle: Cycle  # group, review period, phases, cut-off, states
    totals: Tally
    by_phase: tuple[Tally, ...]
    by_host: tuple[Tally, ...]  # a joint meeting type counts for each of its hosts
    states: tuple[StateFigure, ...]
    series: tuple[SeriesFigure, ...]
    differences: tuple[DifferenceFigure, ...]
    sessions: tuple[SessionsFigure, ...]
    scorecard: tuple[HostFigure, ...]
    exceptions: tuple[Exceptional, ...]
    unrecorded: tuple[Unrecorded, ...]  # only states that have such meetings
    names: Mapping[str, str]  # of the states, by code
    titles: Mapping[str, str]  # of the meeting types, by key
    obligations: Mapping[Pair, Obligation]  # all that the tallies were counted from
    progress: tuple[Point, ...] = ()  # month by month, from the first day to the day looked at
    owed_once: tuple[Pair, ...] = ()  # the denominator of the progress: no series, no triggers
    changes: Changes | None = None
    rule: str = ""  # by which 64/21 differences call for reconciliation
    comments: Mapping[str, str] = field(default_factory=dict[str, str])  # by key of a figure
