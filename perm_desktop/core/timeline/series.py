"""A series as a cadence strip: what became of each occurrence, and where calls are missing.

Everything here is made once a data set; the window then only cuts slices out of it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.missing_calls import Gap, is_gap
from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.timeline.marks import Run
from perm_desktop.core.vocabulary import MeetingStatus

_FORTNIGHT = 14 * DAY


class Strip(StrEnum):
    """What a segment of a cadence strip tells."""

    HELD = "held"
    FUTURE = "future"
    CANCELLED = "cancelled"
    NOT_RECORDED = "not recorded"
    OPEN = "open"  # its time is over and nobody said whether it was held
    AFTERWARDS = "afterwards"  # it was over when it was planned


class Segment(NamedTuple):
    """A stretch of a strip, in UTC minutes; ``end`` is not part of it."""

    start: int
    end: int
    kind: Strip


class Stretches(NamedTuple):
    """Segments of one kind, sorted; they do not overlap."""

    kind: Strip
    starts: list[int]
    ends: list[int]


@dataclass(frozen=True, slots=True)
class Series:
    """The occurrences of one series in one lane, sorted by time."""

    id: int
    title: str
    hosts: tuple[str, ...]
    line: int  # 0 is the upper line of a collapsed lane
    run: Run
    interval: int  # minutes from one occurrence to the next, as a rule
    segments: tuple[Segment, ...]  # one an occurrence
    stretches: tuple[Stretches, ...]  # the same, by kind
    joined: tuple[Stretches, ...]  # neighbors of one kind made one, for far zooms
    gaps: tuple[Gap, ...]

    @property
    def rows(self) -> tuple[MeetingRow, ...]:
        """Occurrences."""
        return self.run.rows

    @property
    def starts(self) -> tuple[int, ...]:
        """Starts of the occurrences, in UTC minutes."""
        return self.run.starts

    @property
    def host(self) -> str:
        """Who calls, for a short caption: the contractor where CMS is not alone."""
        return next((code for code in self.hosts if code != "CMS"), "CMS")


def build(rows: Sequence[MeetingRow], line: int, now: int) -> Series:
    """Return the series of rows that share a series id, sorted by ``utc``."""
    run = Run(tuple(rows), now)
    interval = _interval(run.starts)
    segments = tuple(_segments(rows, interval, now))
    first = rows[0]
    return Series(
        id=first.series or 0,
        title=first.short_title or first.title,
        hosts=first.host_codes,
        line=line,
        run=run,
        interval=interval,
        segments=segments,
        stretches=_by_kind(segments),
        joined=_by_kind(_joined(segments)),
        gaps=tuple(_gaps(rows, interval, now)),
    )


def _interval(starts: Sequence[int]) -> int:
    distances = [b - a for a, b in pairwise(starts) if b > a]
    return int(median(distances)) if distances else _FORTNIGHT


def line_of(row: MeetingRow) -> int:
    """RC above, ERC below; whoever else calls has the line between them."""
    hosts = row.host_codes
    if "RC" in hosts and "ERC" not in hosts:
        return 0
    return 2 if "ERC" in hosts and "RC" not in hosts else 1


def kind_of(row: MeetingRow, now: int) -> Strip:
    """Return what became of an occurrence."""
    if row.status == MeetingStatus.HELD:
        return Strip.HELD if row.marked_states else Strip.NOT_RECORDED
    if row.status == MeetingStatus.CANCELLED:
        return Strip.CANCELLED
    if row.utc + row.minutes > now:
        return Strip.FUTURE
    return Strip.AFTERWARDS if row.entered_afterwards else Strip.OPEN


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


def _by_kind(segments: Sequence[Segment]) -> tuple[Stretches, ...]:
    found: dict[Strip, list[Segment]] = {}
    for segment in segments:
        found.setdefault(segment.kind, []).append(segment)
    return tuple(
        Stretches(kind, [each.start for each in members], [each.end for each in members])
        for kind, members in found.items()
    )


def _joined(segments: Sequence[Segment]) -> list[Segment]:
    found: list[Segment] = []
    start, end, kind = segments[0]
    for segment in segments[1:]:
        if segment.kind is kind and segment.start <= end:
            end = max(end, segment.end)
        else:
            found.append(Segment(start, end, kind))
            start, end, kind = segment
    return [*found, Segment(start, end, kind)]


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
        if is_gap(
            *(start, end, interval),
            bisect_left(cancelled, end) - bisect_left(cancelled, start),
        )
    ]
