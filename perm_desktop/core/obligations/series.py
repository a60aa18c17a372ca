"""Calls that come again and again: what was due, what was held, and where calls are missing."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.chances import Chances, day_of, ids
from perm_desktop.core.obligations.status import Status, Verdict

_DAY = 24 * 60
_LENGTHS = {"month": 31 * _DAY, "14-days": 14 * _DAY, "7-days": 7 * _DAY}
_SLACK = 1.5  # a call is missing once half an interval has gone by


class Gap(NamedTuple):
    """A stretch without a call, in UTC minutes; the second end is now where it goes on."""

    start: int
    end: int

    @property
    def words(self) -> str:
        """ "5 weeks", or days below a fortnight."""
        days = round((self.end - self.start) / _DAY)
        return f"{round(days / 7)} weeks" if days >= 13 else f"{days} days"


def judge(name: str, chances: Chances, every: str, until: int) -> Verdict:
    """Judge a series up to a moment (UTC minutes): now, or the end of the series before."""
    due = len(chances.open) + chances.held
    done = len(chances.attended)
    counted = (done, due)
    late = _late(name, chances, every, until)
    if late is not None:
        return Verdict(Status.OVERDUE, *late, done=counted)
    if chances.unrecorded:
        why = f"{calls(len(chances.unrecorded))} held without a record for {name}."
        return Verdict(Status.NOT_RECORDED, why, ids(chances.unrecorded), done=counted)
    if chances.partly or chances.missed:
        why = _short(name, chances, due)
        return Verdict(Status.PARTLY, why, ids(chances.partly, chances.missed), done=counted)
    if done:
        why = f"{name} attended {done} of {calls(due)}{_cancelled(chances)}."
        return Verdict(Status.SATISFIED, why, ids(chances.attended), done=counted)
    return _not_begun(name, chances)


def gaps(rows: Sequence[MeetingRow], every: str, until: int) -> list[Gap]:
    """Return the stretches without a call among held ones, and from the last of them to now."""
    length = _LENGTHS.get(every, _LENGTHS["14-days"]) * _SLACK
    marks = [row.utc for row in rows if row.utc <= until]
    ends = [*marks, until] if marks else []
    return [Gap(first, last) for first, last in pairwise(ends) if last - first > length]


def _late(
    name: str, chances: Chances, every: str, until: int
) -> tuple[str, tuple[int, ...]] | None:
    if chances.open:
        last = chances.open[-1]
        why = f"{calls(len(chances.open))} passed and nobody said whether they were held"
        return f"{why}, the last on {day_of(last)}.", ids(chances.open)
    held = sorted(
        (*chances.attended, *chances.partly, *chances.missed, *chances.unrecorded),
        key=lambda row: row.utc,
    )
    found = gaps(held, every, until)
    if found and found[-1].end == until and not _is_over(chances, held):
        return f"No call with {name} for {found[-1].words}.", ids(held[-1:], chances.cancelled)
    return None


def _is_over(chances: Chances, held: Sequence[MeetingRow]) -> bool:
    """True when no call was planned after the last one held: the series has ended."""
    later = (*chances.coming, *chances.drafts, *chances.cancelled)
    return all(row.utc < held[-1].utc for row in later)


def _short(name: str, chances: Chances, due: int) -> str:
    missed, partly = len(chances.missed), len(chances.partly)
    told = [f"missed {missed}"] if missed else []
    told += [f"attended {partly} in part"] if partly else []
    return f"{name} {' and '.join(told)} of {calls(due)}{_cancelled(chances)}."


def _not_begun(name: str, chances: Chances) -> Verdict:
    if chances.coming:
        first = chances.coming[0]
        why = f"The first call with {name} is on {day_of(first)}."
        return Verdict(Status.SCHEDULED, why, (first.id,), first.start.date(), done=(0, 0))
    if chances.cancelled:
        why = f"All {calls(len(chances.cancelled))} so far were cancelled."
        return Verdict(Status.DUE, why, ids(chances.cancelled), done=(0, 0))
    return Verdict(Status.NOT_YET_DUE, f"No call with {name} is planned yet.", done=(0, 0))


def _cancelled(chances: Chances) -> str:
    count = len(chances.cancelled)
    return f"; {calls(count)} cancelled" if count else ""


def calls(count: int) -> str:
    """ "1 call", "12 calls"."""
    return "1 call" if count == 1 else f"{count} calls"
