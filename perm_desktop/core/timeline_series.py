"""A series as a cadence strip: what became of each occurrence, and where calls are missing.

Everything here is made once a data set; the window then only cuts slices out of it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline_axis import DAY
from perm_desktop.core.vocabulary import MeetingStatus

_FORTNIGHT = 14 * DAY


class Strip(StrEnum):
    """What a segment of a cadence strip tells."""

    HELD = "held"
    FUTURE = "future"
    CANCELLED = "cancelled"
    NOT_RECORDED = "not recorded"
    OPEN = "open"  # its time is over and nobody said whether it was held


class Segment(NamedTuple):
    """A stretch of a strip, in UTC minutes; ``end`` is not part of it."""

    start: int
    end: int
    kind: Strip


class Gap(NamedTuple):
    """A stretch without a call, from the last call to the next one or to now (UTC minutes)."""

    start: int
    end: int

    @property
    def length(self) -> str:
        """ "6 weeks", or days below a fortnight."""
        days = round((self.end - self.start) / DAY)
        return f"{round(days / 7)} weeks" if days >= 13 else f"{days} days"


@dataclass(frozen=True, slots=True)
class Series:
    """The occurrences of one series in one lane, sorted by time."""

    id: int
    title: str
    hosts: tuple[str, ...]
    line: int  # 0 is the upper line of a collapsed lane
    rows: tuple[MeetingRow, ...]
    starts: tuple[int, ...]
    interval: int  # minutes from one occurrence to the next, as a rule
    segments: tuple[Segment, ...]  # one an occurrence
    runs: tuple[Segment, ...]  # neighbors of one kind joined, for far zooms
    run_starts: tuple[int, ...]
    gaps: tuple[Gap, ...]

    @property
    def host(self) -> str:
        """Who calls, for a short caption: the contractor where CMS is not alone."""
        return next((code for code in self.hosts if code != "CMS"), "CMS")


def build(rows: Sequence[MeetingRow], line: int, now: int) -> Series:
    """Return the series of rows that share a series id, sorted by ``utc``."""
    starts = tuple(row.utc for row in rows)
    interval = _interval(starts)
    segments = tuple(_segments(rows, interval, now))
    runs = tuple(_runs(segments))
    first = rows[0]
    return Series(
        id=first.series or 0,
        title=first.short_title or first.title,
        hosts=first.host_codes,
        line=line,
        rows=tuple(rows),
        starts=starts,
        interval=interval,
        segments=segments,
        runs=runs,
        run_starts=tuple(run.start for run in runs),
        gaps=tuple(_gaps(rows, interval, now)),
    )


def overlapping(
    starts: Sequence[int], segments: Sequence[Segment], first: float, last: float
) -> Sequence[Segment]:
    """Return the segments that reach into a window; they follow each other without overlap."""
    low = max(bisect_right(starts, first) - 1, 0)
    return segments[low : bisect_left(starts, last)]


def _interval(starts: Sequence[int]) -> int:
    distances = [b - a for a, b in pairwise(starts) if b > a]
    return int(median(distances)) if distances else _FORTNIGHT


def kind_of(row: MeetingRow, now: int) -> Strip:
    """Return what became of an occurrence."""
    if row.status == MeetingStatus.HELD:
        return Strip.HELD if row.marked_states else Strip.NOT_RECORDED
    if row.status == MeetingStatus.CANCELLED:
        return Strip.CANCELLED
    return Strip.OPEN if row.utc + row.minutes <= now else Strip.FUTURE


def _segments(rows: Sequence[MeetingRow], interval: int, now: int) -> list[Segment]:
    """A segment lasts to the next due date, but what has happened ends at now."""
    found: list[Segment] = []
    for number, row in enumerate(rows):
        end = row.utc + interval
        if number + 1 < len(rows) and rows[number + 1].utc - row.utc < 1.5 * interval:
            end = rows[number + 1].utc
        if row.utc < now:
            end = min(end, now)
        found.append(Segment(row.utc, max(end, row.utc + 1), kind_of(row, now)))
    return found


def _runs(segments: Sequence[Segment]) -> list[Segment]:
    found: list[Segment] = []
    for segment in segments:
        joins = found and found[-1].kind == segment.kind and found[-1].end >= segment.start
        if joins:
            found[-1] = found[-1]._replace(end=max(found[-1].end, segment.end))
        else:
            found.append(segment)
    return found


def _gaps(rows: Sequence[MeetingRow], interval: int, now: int) -> list[Gap]:
    """Find where at least one call is missing that nobody cancelled.

    One cancelled call is a decision; a second one in a row leaves a gap all the same.
    """
    calls = [row.utc for row in rows if row.status == MeetingStatus.HELD and row.utc <= now]
    if not calls:
        return []
    goes_on = rows[-1].utc > calls[-1]
    cancelled = [row.utc for row in rows if row.status == MeetingStatus.CANCELLED]
    return [
        Gap(start, end)
        for start, end in pairwise([*calls, now] if goes_on else calls)
        if _is_gap(
            end - start, interval, bisect_left(cancelled, end) - bisect_left(cancelled, start)
        )
    ]


def _is_gap(length: int, interval: int, cancelled: int) -> bool:
    missing = round(length / interval) - 1
    return length >= 2 * interval - DAY and missing - min(cancelled, 1) >= 1
