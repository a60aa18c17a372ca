"""What is owed as the worklist looks at it, and a line about a type and some states."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from perm_desktop.core import symbols
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.deadlines import Deadline
from perm_desktop.core.obligations.status import Obligation, Status
from perm_desktop.core.owings import Owing, owings
from perm_desktop.core.people.vacant import Vacant
from perm_desktop.core.symbols import Tone
from perm_desktop.core.vocabulary import CadenceKind
from perm_desktop.core.worklist_known import Known, named, place
from perm_desktop.core.worklist_lines import Act, Line
from perm_desktop.core.worklist_meetings import DRAFT, EARLIER, OVER, UNRECORDED, Dealt, Waiting

_LOUD = frozenset((Status.OVERDUE, Status.DUE, Status.NOT_RECORDED, Status.UNDECIDED))
_NAMED = 6  # codes that a shared line names


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed in the cycles that are looked at."""

    judged: Sequence[Coverage] = ()
    states: frozenset[str] = frozenset()  # of these alone; none stand for all
    deadlines: Sequence[tuple[int, Deadline]] = ()  # with their reporting year
    vacant: Sequence[tuple[str, Vacant]] = ()  # posts that a meeting needs soon, by their role


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is owed, as the lines are told from it."""

    owed: Owed
    known: Known
    today: date
    all: tuple[Owing, ...]  # that something may wait of
    rows: Mapping[int, MeetingRow]
    told: frozenset[int]  # meetings that have a line of their own
    silent: frozenset[tuple[str, str]]  # type and state of series that have one

    @property
    def is_one_cycle(self) -> bool:
        """Whether a reporting year goes without saying."""
        return len(self.owed.judged) < 2


def look(owed: Owed, known: Known, dealt: Dealt) -> Outlook:
    """Put together what lines are told from, with what other lines tell already."""
    waiting = (row for name in (OVER, UNRECORDED, DRAFT, EARLIER) for row in dealt.of(name))
    return Outlook(
        owed=owed,
        known=known,
        today=known.today,
        all=tuple(owings(owed.judged, owed.states, _waits)),
        rows={row.id: row for judged in owed.judged for row in judged.facts.rows},
        told=frozenset(row.id for row in waiting),
        silent=frozenset(
            (row.type, code)
            for each in dealt.silent
            for row in each.rows
            for code in row.state_codes
        ),
    )


def _waits(owed: Obligation) -> bool:
    """Whether an obligation may have a line; most have none, and there are thousands."""
    status = owed.verdict.status
    if status in _LOUD or owed.verdict.question:
        return True
    match owed.kind:
        case CadenceKind.N_OF_M:
            return status in (Status.SCHEDULED, Status.PARTLY)
        case CadenceKind.TRIGGERED:
            return status is not Status.NOT_TRIGGERED
        case _:
            return False


def owed_line(group: Sequence[Owing], outlook: Outlook, wrong: str, act: Act) -> Line:
    """A line with what all lines about obligations have."""
    first = group[0]
    codes = tuple(each.state for each in group)
    evidence = first.owed.verdict.evidence
    year = "" if outlook.is_one_cycle else f", RY {first.year}"
    return Line(
        meeting=evidence[0] if evidence and len(group) == 1 else 0,
        look=symbols.obligation_look(first.status.value),
        place=place(codes, outlook.known.members),
        title=f"{first.kind.short_title}{year}",
        wrong=wrong,
        when="",
        tone=Tone.MUTED,
        act=act,
        names=named(codes, outlook.known),
        year=first.year,
        type=first.kind.key,
        states=codes,
        about=f"{first.year}/{first.kind.key}/{'+'.join(codes)}",
    )


def listed(codes: Sequence[str]) -> str:
    """ "AK, AZ, DC and 9 more"."""
    shown = ", ".join(codes[:_NAMED])
    rest = len(codes) - _NAMED
    return f"{shown} and {rest} more" if rest > 0 else shown


Teller = Callable[[Outlook], Waiting]
