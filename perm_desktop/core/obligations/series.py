"""Calls that come again and again: what was due, what was held, and where calls are missing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.missing_calls import Gap, is_gap
from perm_desktop.core.obligations.chances import Chances, day_of, ids, in_time, local_day
from perm_desktop.core.obligations.status import SeriesCount, Status, Verdict

_DAY = 24 * 60
# A month between two calls on the same weekday has four weeks or five.
_LENGTHS = {"month": 28 * _DAY, "14-days": 14 * _DAY, "7-days": 7 * _DAY}

Pause = tuple[int, int]  # the first minute of a suspension, and the first one after it


class Course(NamedTuple):
    """How a series runs: its rhythm, up to when it is looked at, and what stopped it."""

    every: str
    until: int  # UTC minutes: now, or the end of the series before
    since: int | None = None  # UTC minutes: the first moment of its days
    is_over: bool = False  # it has ended, so that no call is missing any more
    pauses: Sequence[Pause] = ()


def judge(name: str, chances: Chances, course: Course) -> Verdict:
    """Judge a series up to a moment; it begins with its first call.

    "Each due occurrence held" settles it, so a gap that cannot be made up leaves it partly.
    """
    counted = count(chances, course)
    found = _late(name, chances, counted, course) or _of_held(name, chances, counted)
    found = found or _not_begun(name, chances, counted)
    return replace(
        found,
        done=(len(chances.attended), len(chances.open) + chances.held),
        series=counted,
    )


def count(chances: Chances, course: Course) -> SeriesCount:
    """Count what became of the occurrences that came due so far, and list the gaps."""
    held, until = chances.took_place, course.until
    cancelled = [row for row in chances.cancelled if row.utc <= until]
    known = in_time(held, chances.open, cancelled, chances.coming, chances.drafts)
    marks = in_time(held, chances.open)
    missing = gaps(marks, course.every, until, cancelled=cancelled, pauses=course.pauses)
    return SeriesCount(
        held=ids(held),
        open=ids(chances.open),
        cancelled=ids(cancelled),
        skipped=_skipped(known, until),
        moved=tuple(row.id for row in known if row.moved_from),
        gaps=tuple(missing),
        lead=_lead(marks, chances, course),
    )


def _lead(marks: Sequence[MeetingRow], chances: Chances, course: Course) -> Gap | None:
    """The time before the first call where it is long: told, though a series begins with it."""
    if course.since is None or not marks:
        return None
    first = marks[0].utc
    before = course._replace(until=first)
    return Gap(course.since, first) if is_late(course.since, chances, before) else None


def gaps(
    rows: Sequence[MeetingRow],
    every: str,
    until: int,
    *,
    cancelled: Sequence[MeetingRow] = (),
    pauses: Sequence[Pause] = (),
) -> list[Gap]:
    """Return the stretches without a call among those given, and from the last of them to now.

    One cancelled call is a decision; a second one in a row leaves a gap all the same. The days of
    a suspension are no gap: counting begins anew after it.
    """
    length = _LENGTHS.get(every, _LENGTHS["14-days"])
    marks = [row.utc for row in rows if row.utc <= until]
    stretches = pairwise([*marks, until]) if marks else ()
    return [
        Gap(start, end)
        for first, last in stretches
        for start, end in _without(pauses, first, last)
        if is_gap(start, end, length, sum(start < row.utc < end for row in cancelled))
    ]


def is_late(begins: int, chances: Chances, course: Course) -> bool:
    """Whether a series should have had a call since its first minute, or since its last pause."""
    length = _LENGTHS.get(course.every, _LENGTHS["14-days"])
    stretches = list(_without(course.pauses, begins, course.until))
    return any(
        is_gap(start, end, length, sum(start < row.utc < end for row in chances.cancelled))
        for start, end in stretches[-1:]
    )


def calls(number: int) -> str:
    """ "1 call", "12 calls"."""
    return "1 call" if number == 1 else f"{number} calls"


def _without(pauses: Sequence[Pause], first: int, last: int) -> Iterable[tuple[int, int]]:
    """The parts of a stretch that no pause covers."""
    start = first
    for begins, ends in sorted(pauses):
        if start < begins < last:
            yield start, begins
        if begins < last:
            start = max(start, ends)
    if start < last:
        yield start, last


def _skipped(rows: Sequence[MeetingRow], until: int) -> int:
    """Count the numbers missing between the calls of each series, as far as they came due."""
    by_series: dict[int, list[MeetingRow]] = {}
    for row in rows:
        if row.series is not None and row.occurrence is not None:
            by_series.setdefault(row.series, []).append(row)
    found = 0
    for members in by_series.values():
        members.sort(key=lambda row: (row.occurrence or 0, row.utc))
        found += sum(_missing(*both, until) for both in pairwise(members))
    return found


def _missing(before: MeetingRow, after: MeetingRow, until: int) -> int:
    """How many numbers between two calls were due by a moment, spread evenly between the two."""
    steps = (after.occurrence or 0) - (before.occurrence or 0)
    apart = after.utc - before.utc
    return sum(before.utc + apart * nth // steps <= until for nth in range(1, steps))


def _late(name: str, chances: Chances, counted: SeriesCount, course: Course) -> Verdict | None:
    """What passed without a call; a call that nobody closed is late once the next one is due."""
    if chances.open:
        first, last = chances.open[0], chances.open[-1]
        length = _LENGTHS.get(course.every, _LENGTHS["14-days"])
        is_late = course.is_over or first.utc + length <= course.until
        why = (
            f"Nobody said whether the call with {name} on {day_of(last)} was held."
            if len(chances.open) == 1
            else f"{calls(len(chances.open))} with {name} passed and nobody said whether they were"
            f" held, the last on {day_of(last)}."
        )
        return Verdict(Status.OVERDUE if is_late else Status.DUE, why, ids(chances.open))
    if counted.gaps and counted.gaps[-1].end == course.until and not course.is_over:
        last = chances.took_place[-1]
        why = (
            f"No call with {name} for {counted.gaps[-1].words}; the last was on"
            f" {day_of(last)}{_besides(counted)}."
        )
        return Verdict(Status.OVERDUE, why, (last.id, *counted.cancelled))
    return None


def _of_held(name: str, chances: Chances, counted: SeriesCount) -> Verdict | None:
    """What became of the calls that were held."""
    if not chances.held:
        return None
    missed, partly, unrecorded = chances.missed, chances.partly, chances.unrecorded
    came = f"{name} attended {len(chances.attended)} of {calls(chances.held)}"
    short = (f"{len(missed)} missed" if missed else "", f"{len(partly)} in part" if partly else "")
    without = f"{len(unrecorded)} without a record" if unrecorded else ""
    why = f"{came}{_besides(counted, without, *short)}{_gap_words(counted)}."
    if unrecorded:
        return Verdict(Status.NOT_RECORDED, why, ids(unrecorded))
    if partly or missed:
        return Verdict(Status.PARTLY, why, ids(in_time(partly, missed)))
    if counted.gaps:
        return Verdict(Status.PARTLY, why, ids(chances.attended))
    return Verdict(Status.SATISFIED, why, ids(chances.attended))


def _gap_words(counted: SeriesCount) -> str:
    """ ", with a gap of 6 weeks", ", with 2 gaps, the longest of 6 weeks"; empty without one."""
    lead = f", the first after {counted.lead.words}" if counted.lead else ""
    if not counted.gaps:
        return lead
    longest = max(counted.gaps, key=lambda gap: gap.end - gap.start).words
    many = len(counted.gaps)
    told = f"a gap of {longest}" if many == 1 else f"{many} gaps, the longest of {longest}"
    return f"{lead}, with {told}"


def _not_begun(name: str, chances: Chances, counted: SeriesCount) -> Verdict:
    if chances.coming:
        first = chances.coming[0]
        why = f"The first call with {name} is on {day_of(first)}{_besides(counted)}."
        return Verdict(Status.SCHEDULED, why, (first.id,), local_day(first))
    if chances.not_required:
        why = f"{name} was not required at the {calls(len(chances.not_required))} held."
        return Verdict(Status.NOT_NEEDED, why, ids(chances.not_required))
    if counted.cancelled:
        why = f"{calls(len(counted.cancelled))} with {name} cancelled, and no other is scheduled."
        return Verdict(Status.DUE, why, counted.cancelled)
    return Verdict(Status.NOT_YET_DUE, f"No call with {name} is planned yet.")


def _besides(counted: SeriesCount, *more: str) -> str:
    """ "; 3 missed, 2 cancelled, 1 skipped": what did not go as planned so far."""
    told = [*filter(None, more)]
    told += [f"{len(counted.cancelled)} cancelled"] if counted.cancelled else []
    told += [f"{counted.skipped} skipped"] if counted.skipped else []
    return f"; {', '.join(told)}" if told else ""
