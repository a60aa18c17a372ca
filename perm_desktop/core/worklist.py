"""The day's worklist: what the catalog knows to be waiting, group by group."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core import worklist_lines as lines
from perm_desktop.core.holidays import next_business_day
from perm_desktop.core.listing.groups import is_left_open, is_open, is_over, is_unrecorded
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline import series as timeline_series
from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.core.worklist_lines import Act, Group, Known, Line, day_start

_FRIDAY = 4
AT_FIRST = 12  # lines of a group, until it is opened
# No rhythm is shorter than a week, so a call more recent than this leaves no gap.
_NO_GAP_YET = 13 * DAY


class Section(NamedTuple):
    """A heading with its lines."""

    group: Group
    title: str
    lines: tuple[Line, ...]
    hidden: int = 0  # how many more there are than a page should begin with

    @property
    def total(self) -> int:
        """All lines, those that are not shown yet too."""
        return len(self.lines) + self.hidden


class _Horizon(NamedTuple):
    """Up to when things are near: ends of days in UTC minutes, and their names."""

    soon: int
    week: int
    soon_title: str
    week_title: str


def sections(
    rows: Iterable[MeetingRow], known: Known, opened: Collection[Group] = ()
) -> list[Section]:
    """Return what waits today, group by group; groups without a line are left out.

    A long group shows its first lines only, unless it was opened.
    """
    horizon = _horizon(known.today)
    found = _sorted_out(rows, known.now, horizon)
    for group in (Group.OVER, Group.UNRECORDED):
        found[group].reverse()  # what was just over is remembered best

    def section(group: Group, title: str, tell: Callable[[MeetingRow, Known], Line]) -> Section:
        of_group = found[group]
        first = of_group if group in opened else of_group[:AT_FIRST]
        told = tuple(tell(row, known) for row in first)
        return Section(group, title, told, len(of_group) - len(first))

    every = [
        section(Group.OVER, "Over, not closed", lines.over),
        section(Group.UNRECORDED, "Held without attendance", lines.unrecorded),
        section(Group.SOON, horizon.soon_title, lines.soon),
        section(Group.BARE, horizon.week_title, lines.bare),
        Section(Group.GAP, "Series without a call", _gaps(found[Group.GAP], known)),
        section(Group.DRAFT, "Drafts to schedule", lines.draft),
        Section(Group.EARLIER, "From before the plan", lines.earlier(found[Group.EARLIER])),
    ]
    return [_possible(section, known) for section in every if section.lines]


def _possible(section: Section, known: Known) -> Section:
    """Where nothing can be written, a line leads to its meeting."""
    if known.can_write:
        return section
    told = (
        line._replace(act=Act.OPEN) if line.act in lines.WRITING else line for line in section.lines
    )
    return section._replace(lines=tuple(told))


def needed(found: Iterable[Section]) -> int:
    """Count the lines that need somebody; a call that is ready does not."""
    return sum(
        section.hidden + sum(not line.is_ready for line in section.lines) for section in found
    )


def of_day(rows: Iterable[MeetingRow], day: date, known: Known) -> list[Section]:
    """Return the meetings of one Eastern day, whatever became of them."""
    begin, end = day_start(day), day_start(day + timedelta(days=1))
    held = sorted((row for row in rows if begin <= row.utc < end), key=lambda row: row.utc)
    told = tuple(lines.on_day(row, known)._replace(group=Group.DAY) for row in held)
    return [Section(Group.DAY, clock.long_weekday(day), told)] if told else []


def _horizon(today: date) -> _Horizon:
    soon = next_business_day(today + timedelta(days=1))
    is_tomorrow = soon == today + timedelta(days=1)
    day = "tomorrow" if is_tomorrow else clock.long_weekday(soon).partition(",")[0]
    sunday = today + timedelta(days=6 - today.weekday())
    is_next = today.weekday() >= _FRIDAY or soon > sunday
    last = sunday + timedelta(days=7 if is_next else 0)
    return _Horizon(
        soon=day_start(soon + timedelta(days=1)),
        week=day_start(last + timedelta(days=1)),
        soon_title=f"Today and {day}",
        week_title=f"{'Next' if is_next else 'This'} week without an agenda",
    )


def _sorted_out(
    rows: Iterable[MeetingRow], now: int, horizon: _Horizon
) -> dict[Group, list[MeetingRow]]:
    """Deal the meetings out to the groups; one pass over plain numbers, for there may be many."""
    found: dict[Group, list[MeetingRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.utc):
        if row.series is not None:
            found[Group.GAP].append(row)
        if is_unrecorded(row):
            found[Group.UNRECORDED].append(row)
        elif is_open(row):
            if is_over(row, now):
                found[Group.OVER if is_left_open(row, now) else Group.EARLIER].append(row)
            elif row.status == MeetingStatus.DRAFT:
                found[Group.DRAFT].append(row)
            elif row.utc < horizon.soon:
                found[Group.SOON].append(row)
            elif row.utc < horizon.week and not row.agenda_items:
                found[Group.BARE].append(row)
    return found


def _gaps(rows: Sequence[MeetingRow], known: Known) -> tuple[Line, ...]:
    series: dict[int, list[MeetingRow]] = defaultdict(list)
    for row in rows:
        series[row.series or 0].append(row)
    found = [(gap, of_one) for of_one in series.values() if (gap := _gap(of_one, known.now))]
    ranked = sorted(found, key=_since)
    return tuple(lines.gap_line(gap, of_one, known) for gap, of_one in ranked)


def _since(found: tuple[timeline_series.Gap, list[MeetingRow]]) -> int:
    return found[0].start


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
