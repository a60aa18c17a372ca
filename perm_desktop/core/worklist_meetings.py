"""What waits of the meetings themselves: those of the day, those left open, those unprepared."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core import worklist_lines as lines
from perm_desktop.core.holidays import next_business_day
from perm_desktop.core.listing.groups import is_left_open, is_over, is_unrecorded
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline import series as timeline_series
from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.core.worklist_known import Known, day_start
from perm_desktop.core.worklist_lines import Line

OVER, UNRECORDED, SOON, BARE = "over", "unrecorded", "soon", "bare"
GAP, DRAFT, EARLIER = "gap", "draft", "earlier"
_FRIDAY = 4
# No rhythm is shorter than a week, so a call more recent than this leaves no gap.
_NO_GAP_YET = 13 * DAY


class Waiting(NamedTuple):
    """What a source has: how many lines, each told when it is shown."""

    total: int
    lines: Iterable[Line]
    title: str = ""  # where it differs from day to day

    @classmethod
    def of(cls, found: Sequence[Line]) -> "Waiting":
        """Return lines that are told already."""
        return cls(len(found), found)


class Horizon(NamedTuple):
    """Up to when things are near: ends of days in UTC minutes, and their names."""

    soon: int
    week: int
    soon_title: str
    week_title: str


class Silence(NamedTuple):
    """A series without a call for too long."""

    gap: timeline_series.Gap
    rows: list[MeetingRow]


@dataclass(frozen=True, slots=True)
class Dealt:
    """The meetings by what they wait for; one that waits for nothing is left out."""

    by_group: Mapping[str, list[MeetingRow]]
    silent: list[Silence]  # the longest first

    def of(self, group: str) -> list[MeetingRow]:
        """Return the meetings of a group."""
        return self.by_group.get(group, [])


def deal(rows: Iterable[MeetingRow], now: int, horizon: Horizon) -> Dealt:
    """Deal the meetings out; one pass over plain numbers, for there may be many."""
    found: dict[str, list[MeetingRow]] = defaultdict(list)
    in_series: dict[int, list[MeetingRow]] = defaultdict(list)
    held, cancelled = MeetingStatus.HELD.value, MeetingStatus.CANCELLED.value
    for row in sorted(rows, key=attrgetter("utc")):
        if row.series is not None:
            in_series[row.series].append(row)
        if row.status == held:
            if is_unrecorded(row):
                found[UNRECORDED].append(row)
        elif row.status != cancelled:
            if is_over(row, now):
                found[OVER if is_left_open(row, now) else EARLIER].append(row)
            elif row.status == MeetingStatus.DRAFT:
                found[DRAFT].append(row)
            elif row.utc < horizon.soon:
                found[SOON].append(row)
            elif row.utc < horizon.week and not row.agenda_items:
                found[BARE].append(row)
    for group in (OVER, UNRECORDED):
        found[group].reverse()  # what was just over is remembered best
    return Dealt(found, _silent(in_series.values(), now))


def horizon(today: date) -> Horizon:
    """Return what is near on a day: the next working day, and this week or the next."""
    soon = next_business_day(today + timedelta(days=1))
    is_tomorrow = soon == today + timedelta(days=1)
    day = "tomorrow" if is_tomorrow else clock.long_weekday(soon).partition(",")[0]
    sunday = today + timedelta(days=6 - today.weekday())
    is_next = today.weekday() >= _FRIDAY or soon > sunday
    last = sunday + timedelta(days=7 if is_next else 0)
    return Horizon(
        soon=day_start(soon + timedelta(days=1)),
        week=day_start(last + timedelta(days=1)),
        soon_title=f"Today and {day}",
        week_title=f"{'Next' if is_next else 'This'} week without an agenda",
    )


def told(
    rows: Sequence[MeetingRow],
    known: Known,
    tell: Callable[[MeetingRow, Known], Line],
    title: str = "",
) -> Waiting:
    """Return a line for each meeting, told when it is looked at."""
    return Waiting(len(rows), (tell(row, known) for row in rows), title)


def silences(dealt: Dealt, known: Known) -> Waiting:
    """Return a line for each series without a call."""
    found = dealt.silent
    return Waiting(len(found), (lines.gap_line(gap, rows, known) for gap, rows in found))


def _silent(series: Iterable[list[MeetingRow]], now: int) -> list[Silence]:
    found = [Silence(gap, rows) for rows in series if (gap := _gap(rows, now)) is not None]
    return sorted(found, key=lambda each: each.gap.start)


def _gap(rows: Sequence[MeetingRow], now: int) -> timeline_series.Gap | None:
    """The stretch without a call that lasts until now.

    A call that is over and not closed may have been held: then that is what waits, not a gap.
    """
    last = next(
        (row for row in reversed(rows) if row.utc <= now and row.status != MeetingStatus.CANCELLED),
        None,
    )
    if last is None or last.status != MeetingStatus.HELD or now - last.utc <= _NO_GAP_YET:
        return None
    gaps = timeline_series.build(rows, 0, now).gaps
    return gaps[-1] if gaps and gaps[-1].end == now else None
