"""Lanes of the timeline: meetings grouped, sorted and indexed once a data set.

How meetings fall into lanes is a function (``Grouping``); ``by_state`` is the first of them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import NOT_RECORDED, OVERDUE, Look, meeting_look
from perm_desktop.core.timeline_series import Series, build
from perm_desktop.core.vocabulary import MeetingStatus

JOINT = "joint"  # key of the lane of meetings with more than one state
_ORDERS = ((0, 1, 2), (1, 0, 2), (2, 1, 0))  # lines of a collapsed lane to try, by line wanted
_OPEN = frozenset({MeetingStatus.DRAFT.value, MeetingStatus.SCHEDULED.value})
_by_time = itemgetter(MeetingRow._fields.index("utc"))


class Group(NamedTuple):
    """Meetings that share a lane, in any order."""

    key: str
    title: str
    rows: Sequence[MeetingRow]
    opens: bool = True  # whether its series can be shown one by one


Grouping = Callable[[Sequence[MeetingRow], Sequence[State]], list[Group]]


class Attention(NamedTuple):
    """What asks for something in a lane: the gravest look and how many things there are."""

    look: Look
    things: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane, everything in it sorted by time."""

    key: str
    title: str
    opens: bool
    rows: tuple[MeetingRow, ...]
    starts: tuple[int, ...]
    singles: tuple[MeetingRow, ...]  # meetings of no series
    single_starts: tuple[int, ...]
    series: tuple[Series, ...]
    attention: Attention | None


@dataclass(frozen=True, slots=True)
class Index:
    """All lanes of a data set."""

    lanes: tuple[Lane, ...]
    homes: dict[int, tuple[int, int]]  # meeting id -> lane number, series number or -1
    starts: tuple[int, ...]  # of all meetings
    now: int
    next_change: int | None  # minute at which a meeting will be late or begin

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last start, in UTC minutes; None without meetings."""
        return (self.starts[0], self.starts[-1]) if self.starts else None

    def meeting(self, ident: int) -> MeetingRow | None:
        """Return a meeting by its id."""
        home = self.homes.get(ident)
        if home is None:
            return None
        lane = self.lanes[home[0]]
        rows = lane.singles if home[1] < 0 else lane.series[home[1]].rows
        return next(row for row in rows if row.id == ident)


def by_state(rows: Sequence[MeetingRow], states: Sequence[State]) -> list[Group]:
    """One lane a state, by name, after one for meetings of several states (or of none)."""
    found: dict[str, list[MeetingRow]] = defaultdict(list)
    for row in rows:
        codes = row.states
        found[codes if codes and "," not in codes else JOINT].append(row)
    names = {state.code: state.name for state in states}
    names |= {code: code for code in found if code not in names and code != JOINT}
    lanes = sorted(names.items(), key=itemgetter(1))
    return [
        Group(JOINT, "All states (joint)", found[JOINT], opens=False),
        *(Group(code, name, found[code]) for code, name in lanes),
    ]


def build_index(
    rows: Sequence[MeetingRow],
    states: Sequence[State],
    now: int,
    grouping: Grouping = by_state,
) -> Index:
    """Return the lanes of a data set as they stand at ``now`` (UTC minutes)."""
    lanes = tuple(_lane(group, now) for group in grouping(rows, states))
    homes: dict[int, tuple[int, int]] = {}
    for number, lane in enumerate(lanes):
        for row in lane.singles:
            homes.setdefault(row.id, (number, -1))
        for nth, series in enumerate(lane.series):
            for row in series.rows:
                homes.setdefault(row.id, (number, nth))
    starts = tuple(sorted(map(_by_time, rows)))
    return Index(lanes, homes, starts, now, _next_change(rows, now))


def _lane(group: Group, now: int) -> Lane:
    rows = sorted(group.rows, key=_by_time)
    singles: list[MeetingRow] = []
    members: dict[int, list[MeetingRow]] = {}
    for row in rows:
        if row.series is None:
            singles.append(row)
        else:
            members.setdefault(row.series, []).append(row)
    lines = _lines(members)
    series = tuple(
        sorted(
            (build(found, lines[ident], now) for ident, found in members.items()),
            key=lambda each: (each.line, each.title, each.starts[0]),
        )
    )
    return Lane(
        key=group.key,
        title=group.title,
        opens=group.opens and bool(series),
        rows=tuple(rows),
        starts=tuple(map(_by_time, rows)),
        singles=tuple(singles),
        single_starts=tuple(map(_by_time, singles)),
        series=series,
        attention=_attention(rows, series, now),
    )


def _lines(members: Mapping[int, Sequence[MeetingRow]]) -> dict[int, int]:
    """Give each series its host's line, or another where that is taken at the time."""
    lines: dict[int, int] = {}
    taken: list[tuple[int, int, int]] = []
    for ident, rows in members.items():
        start, end = rows[0].utc, rows[-1].utc
        wanted = _line(rows[0])
        busy = {line for line, first, last in taken if first <= end and start <= last}
        lines[ident] = next((line for line in _ORDERS[wanted] if line not in busy), wanted)
        taken.append((lines[ident], start, end))
    return lines


def _line(row: MeetingRow) -> int:
    """RC above, ERC below; whoever else calls has the line between them."""
    hosts = row.host_codes
    if "RC" in hosts and "ERC" not in hosts:
        return 0
    return 2 if "ERC" in hosts and "RC" not in hosts else 1


def _attention(
    rows: Iterable[MeetingRow], series: Collection[Series], now: int
) -> Attention | None:
    gaps = {(each.id, gap) for each in series for gap in each.gaps}
    late = unrecorded = 0
    for row in rows:
        look = meeting_look(row, now)
        if look is NOT_RECORDED:
            unrecorded += 1
        elif look is OVERDUE:
            in_gap = any(
                ident == row.series and gap.start < row.utc < gap.end for ident, gap in gaps
            )
            late += not in_gap
    count = late + unrecorded + len(gaps)
    if not count:
        return None
    return Attention(OVERDUE if late or gaps else NOT_RECORDED, count)


def _next_change(rows: Iterable[MeetingRow], now: int) -> int | None:
    moments = (
        moment
        for row in rows
        if row.status in _OPEN
        for moment in (row.utc, row.utc + row.minutes)
        if moment > now
    )
    return min(moments, default=None)
