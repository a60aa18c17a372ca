"""What an obligation is in a few words, and how many are satisfied."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.status import UNCOUNTED, Obligation, Status
from perm_desktop.core.symbols import obligation_look
from perm_desktop.core.vocabulary import CadenceKind

_ATTENTION = frozenset({Status.OVERDUE, Status.NOT_RECORDED, Status.DUE, Status.UNDECIDED})
SPECIAL = "special"  # a session beyond the numbered ones
_FAR_OFF = 300  # days from which on a date without its year would mislead


class Tally(NamedTuple):
    """So many satisfied of so many owed."""

    satisfied: int
    owed: int

    @property
    def words(self) -> str:
        """ "13 / 18", or a dash where nothing is owed."""
        return f"{self.satisfied} / {self.owed}" if self.owed else "–"

    @property
    def told(self) -> str:
        """ "13 of 18 satisfied"."""
        return f"{self.satisfied} of {self.owed} satisfied" if self.owed else "nothing owed"


NONE = Tally(0, 0)


def tally(found: Iterable[Obligation]) -> Tally:
    """Count what is owed, and what of it is satisfied."""
    owed = satisfied = 0
    for each in found:
        if each.status not in UNCOUNTED:
            owed += 1
            satisfied += each.status is Status.SATISFIED
    return Tally(satisfied, owed)


def needs_attention(found: Obligation) -> bool:
    """True where somebody has to do something.

    A call of a series that a state missed stays a record: no other call makes up for it.
    """
    status = found.status
    if status in _ATTENTION or found.verdict.question:
        return True
    return status is Status.PARTLY and found.kind is not CadenceKind.SERIES


def is_due_by(found: Obligation, day: date) -> bool:
    """True for what is still open and has its last day by then."""
    is_open = found.status not in UNCOUNTED and found.status is not Status.SATISFIED
    due = found.verdict.due
    return is_open and due is not None and due <= day


def short_words(found: Obligation, rows: Mapping[int, MeetingRow], today: date) -> str:
    """What stands under the symbol of a cell: "S1", "4 of 4", "May 4"; often nothing."""
    verdict, status = found.verdict, found.status
    first = rows.get(verdict.evidence[0]) if verdict.evidence else None
    if status is Status.SCHEDULED and first is not None:
        return short_day(first.start.date(), today)
    if verdict.done is not None and verdict.done[1]:
        return f"{verdict.done[0]} of {verdict.done[1]}"
    if status is Status.DUE and verdict.due is not None:
        return short_day(verdict.due, today)
    if found.kind is CadenceKind.N_OF_M:
        return _of_sessions(status, verdict.evidence, first)
    if found.kind is CadenceKind.AD_HOC:
        now = sum(1 for each in verdict.evidence if each in rows)
        return str(now) if now else ""
    return ""


def short_day(day: date, today: date) -> str:
    """ "May 4", or "May ’28" where the year would be guessed wrongly."""
    if abs((day - today).days) < _FAR_OFF:
        return clock.weekday(day).rpartition(", ")[2]
    return f"{clock.day(day)[:3]} ’{day.year % 100:02}"


def told(found: Obligation, short: str) -> str:
    """ "Overdue, 0 of 3": the word of a status with what stands under its symbol."""
    word = obligation_look(found.status.value).word
    return f"{word}, {short}" if short else word


def _of_sessions(status: Status, evidence: Sequence[int], first: MeetingRow | None) -> str:
    if status is Status.OVERDUE and evidence:
        return f"0 of {len(evidence)}"
    came = status in (Status.SATISFIED, Status.PARTLY, Status.NOT_RECORDED)
    if not came or first is None:
        return ""
    return f"S{first.session}" if first.session else SPECIAL
