"""How often states and their roles came to what was held, with what each number is a part of.

Not recorded is neither present nor absent: it is told beside every rate and is in none. A meeting
that several states are invited to counts once for each of them, one with several hosts for each.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.attendance import EVERYBODY
from perm_desktop.core.meeting_types import ExpectedRole, MeetingType, Role
from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.obligations.chances import Chances
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.engine import is_federal
from perm_desktop.core.review.figures import Pair
from perm_desktop.core.review.outcomes import outcomes
from perm_desktop.core.review.totals import NO_HOST, in_order
from perm_desktop.core.state_review import AttendanceCount
from perm_desktop.core.vocabulary import Expectation, Mark

RULE = (
    "The rate is attended, in part or in whole, of what is recorded: attended, excused and absent."
    " Not recorded and not required are in neither."
)
ROLE_RULE = (
    "A role counts at each meeting that requires it, and where it is recorded. It came when"
    " anybody in it did. A mark for a state as a whole does not say which of its roles came."
)
_OF_STAFF = "state"  # the side of the roles that "all state PERM staff" stands for

RoleMarks = Mapping[str, Mark]  # by role code
_NO_MARKS: RoleMarks = MappingProxyType({})
_BEST = (Mark.ATTENDED, Mark.PARTIAL, Mark.EXCUSED, Mark.ABSENT, Mark.NOT_REQUIRED)


class By(StrEnum):
    """What attendance is counted by."""

    STATE = "state"
    ROLE = "role"
    HOST = "host"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted; states and types that are not named stand for all."""

    states: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None

    def holds(self, row: MeetingRow) -> bool:
        """Whether a meeting is among them, by its type and its day."""
        day = row.starts[:10]
        return (
            (not self.types or row.type in self.types)
            and (self.first is None or self.first.isoformat() <= day)
            and (self.last is None or day <= self.last.isoformat())
        )

    def codes(self, known: Coverage) -> list[str]:
        """Return the states of a cycle that are counted."""
        return [code for code in known.cycle.codes if not self.states or code in self.states]


@dataclass(frozen=True, slots=True)
class Seen:
    """A cycle with what is recorded of roles, and whom single meetings expect otherwise."""

    coverage: Coverage
    kinds: Mapping[str, MeetingType]  # of the cycle, by their keys
    roles: Mapping[str, Role]
    marks: Mapping[tuple[int, str], RoleMarks] = field(
        default_factory=dict[tuple[int, str], RoleMarks]
    )
    audiences: Mapping[tuple[int, str], Sequence[ExpectedRole]] = field(
        default_factory=dict[tuple[int, str], Sequence[ExpectedRole]]
    )  # by meeting and state, where that is another than the type's

    def audience(self, row: MeetingRow, state: str) -> Sequence[ExpectedRole]:
        """Return the roles that a meeting expects of a state."""
        kind = self.kinds.get(row.type)
        return self.audiences.get((row.id, state), kind.roles if kind is not None else ())

    def marks_of(self, row: MeetingRow, state: str) -> RoleMarks:
        """Return what is recorded of the roles of a state at a meeting."""
        return self.marks.get((row.id, state), _NO_MARKS)


class Occasion(NamedTuple):
    """A state at a meeting that took place."""

    row: MeetingRow
    state: str
    mark: Mark | None  # None where nothing is to be marked for the state: its federal staff meets


class Tally(NamedTuple):
    """How often somebody came: a state, a role, the states at the calls of a host or a month."""

    key: str
    title: str
    counts: AttendanceCount


def occasions(known: Coverage, scope: Scope) -> list[Occasion]:
    """Return every state at every meeting that took place, by time; as coverage judges it."""
    federal = {kind.key for kind in known.facts.types if is_federal(kind)}
    found = outcomes(known.facts, scope.codes(known), known.as_of)
    every = chain.from_iterable(
        _took_place(pair, chances, pair.type in federal) for pair, chances in found.items()
    )
    return sorted((each for each in every if scope.holds(each.row)), key=_time)


def role_marks(lines: Iterable[AttendanceLine]) -> RoleMarks:
    """Return what the lines of one state say of its roles: of several persons, the best."""
    found: RoleMarks = _NO_MARKS
    for line in lines:
        if line.role:
            found = with_mark(found, line.role, Mark(line.mark))
    return found


def with_mark(marks: RoleMarks, role: str, mark: Mark) -> RoleMarks:
    """Return the marks with one more of a role: it came when anybody in it did."""
    if mark is Mark.NOT_RECORDED:
        return marks
    return {**marks, role: min(marks.get(role, mark), mark, key=_BEST.index)}


def mark_of(role: str, seen: Seen, marks: RoleMarks) -> Mark:
    """Return what is recorded of a role; "all state PERM staff" is said of each of the state's."""
    own = marks.get(role)
    if own is None and EVERYBODY in marks and seen.roles[role].side == _OF_STAFF:
        own = marks[EVERYBODY]
    return Mark.NOT_RECORDED if own is None else own


def required(roles: Iterable[ExpectedRole]) -> tuple[str, ...]:
    """Return the roles of an audience that must come."""
    return tuple(each.role for each in roles if each.expectation is Expectation.REQUIRED)


def count(marks: Mapping[Mark, int]) -> AttendanceCount:
    """Return a count from how often each mark is there."""
    return AttendanceCount(
        held=sum(marks.values()),
        attended=marks.get(Mark.ATTENDED, 0) + marks.get(Mark.PARTIAL, 0),
        partly=marks.get(Mark.PARTIAL, 0),
        excused=marks.get(Mark.EXCUSED, 0),
        absent=marks.get(Mark.ABSENT, 0),
        not_required=marks.get(Mark.NOT_REQUIRED, 0),
    )


def tallies(seen: Seen, found: Sequence[Occasion], scope: Scope, by: By) -> list[Tally]:
    """Count by states, roles, hosts or months."""
    match by:
        case By.STATE:
            return _by_state(seen.coverage, found, scope)
        case By.ROLE:
            return _by_role(seen, found)
        case By.HOST:
            counts = _counts(found, lambda row: row.host_codes or ("",))
            return [Tally(host, host or NO_HOST, count(counts[host])) for host in in_order(counts)]
        case By.MONTH:
            counts = _counts(found, lambda row: (row.starts[:7],))
            return [Tally(month, _month(month), count(counts[month])) for month in sorted(counts)]


def whole(found: Iterable[Occasion]) -> AttendanceCount:
    """Count all states at all meetings, each once."""
    return count(Counter(each.mark for each in found if each.mark is not None))


def rate_words(counts: AttendanceCount) -> str:
    """ "attended 41 of 52 recorded; 7 not recorded are in neither"."""
    if not counts.held:
        return "nothing was held"
    rest = ""
    if counts.not_recorded:
        verb = "is" if counts.not_recorded == 1 else "are"
        rest = f"; {counts.not_recorded:,} not recorded {verb} in neither"
    if not counts.recorded:
        return f"nothing is recorded of {counts.held:,} held" if rest else "not required"
    return f"attended {counts.attended:,} of {counts.recorded:,} recorded{rest}"


def _took_place(pair: Pair, chances: Chances, federal: bool) -> Iterable[Occasion]:
    groups = (
        (chances.attended, Mark.ATTENDED),
        (chances.partly, Mark.PARTIAL),
        (chances.excused, Mark.EXCUSED),
        (chances.absent, Mark.ABSENT),
        (chances.not_required, Mark.NOT_REQUIRED),
        (chances.unrecorded, Mark.NOT_RECORDED),
    )
    return (
        Occasion(row, pair.state, None if federal else mark)
        for rows, mark in groups
        for row in rows
    )


def _counts(
    found: Iterable[Occasion], keys: Callable[[MeetingRow], Collection[str]]
) -> dict[str, Counter[Mark]]:
    counts: dict[str, Counter[Mark]] = defaultdict(Counter)
    for each in found:
        if each.mark is not None:
            for key in keys(each.row):
                counts[key][each.mark] += 1
    return counts


def _by_state(known: Coverage, found: Iterable[Occasion], scope: Scope) -> list[Tally]:
    """Every state has its line, also one that nothing was held with."""
    counts: dict[str, Counter[Mark]] = defaultdict(Counter)
    for each in found:
        if each.mark is not None:
            counts[each.state][each.mark] += 1
    codes = sorted(scope.codes(known), key=lambda code: known.names[code])
    return [Tally(code, known.names[code], count(counts[code])) for code in codes]


def _by_role(seen: Seen, found: Iterable[Occasion]) -> list[Tally]:
    """The roles in the order of the catalog."""
    usual = {key: required(kind.roles) for key, kind in seen.kinds.items()}
    counts: dict[str, Counter[Mark]] = defaultdict(Counter)
    for row, state, mark in found:
        changed = seen.audiences.get((row.id, state))
        wanted = usual[row.type] if changed is None else required(changed)
        marks = seen.marks_of(row, state)
        unsaid = Mark.NOT_REQUIRED if mark is Mark.NOT_REQUIRED else Mark.NOT_RECORDED
        for role in (*wanted, *(role for role in marks if role not in wanted)):
            said = mark_of(role, seen, marks) if marks else Mark.NOT_RECORDED
            counts[role][unsaid if said is Mark.NOT_RECORDED else said] += 1
    return [
        Tally(code, role.name, count(counts[code]))
        for code, role in seen.roles.items()
        if code in counts
    ]


def _month(text: str) -> str:
    """ "April 2026"."""
    day = date.fromisoformat(f"{text}-01")
    return f"{clock.long_day(day).partition(' ')[0]} {day.year}"


def _time(each: Occasion) -> tuple[int, int, str]:
    return each.row.utc, each.row.number, each.state
