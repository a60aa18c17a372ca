"""Lanes of the timeline: meetings grouped and sorted once a data set, looked into when seen.

How meetings fall into lanes is a function (``Grouping``); ``by_state`` is the first of them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import NOT_RECORDED, OVERDUE, Look, meeting_look
from perm_desktop.core.timeline_marks import Run
from perm_desktop.core.timeline_series import Series, build
from perm_desktop.core.vocabulary import MeetingStatus

JOINT = "joint"  # key of the lane of meetings with more than one state
_ORDERS = ((0, 1, 2), (1, 0, 2), (2, 1, 0))  # lines of a closed lane to try, by line wanted
_OPEN = frozenset({MeetingStatus.DRAFT.value, MeetingStatus.SCHEDULED.value})
_by_time = itemgetter(MeetingRow._fields.index("utc"))
_id = itemgetter(MeetingRow._fields.index("id"))


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


@dataclass(frozen=True)  # no slots: what is derived is kept once it was asked for
class Lane:
    """One lane as it stands at ``now`` (UTC minutes), everything in it sorted by time."""

    key: str
    title: str
    may_open: bool
    rows: tuple[MeetingRow, ...]
    now: int

    @cached_property
    def run(self) -> Run:
        """All meetings."""
        return Run(self.rows, self.now)

    @cached_property
    def singles(self) -> Run:
        """Meetings of no series."""
        return Run(tuple(row for row in self.rows if row.series is None), self.now)

    @cached_property
    def opens(self) -> bool:
        """Whether its series can be shown one by one."""
        return self.may_open and any(row.series is not None for row in self.rows)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """Series, those of the upper line first."""
        members: dict[int, list[MeetingRow]] = {}
        for row in self.rows:
            if row.series is not None:
                members.setdefault(row.series, []).append(row)
        lines = _lines(members)
        found = (build(rows, lines[ident], self.now) for ident, rows in members.items())
        return tuple(sorted(found, key=lambda each: (each.line, each.title, each.starts[0])))

    @cached_property
    def attention(self) -> Attention | None:
        """What asks for something: gaps, late meetings outside them, missing attendance."""
        gaps = [(each.id, gap) for each in self.series for gap in each.gaps]
        late = unrecorded = 0
        for row in self.rows:
            look = meeting_look(row, self.now)
            if look is NOT_RECORDED:
                unrecorded += 1
            elif look is OVERDUE:
                late += not any(
                    ident == row.series and gap.start < row.utc < gap.end for ident, gap in gaps
                )
        things = late + unrecorded + len(gaps)
        if not things:
            return None
        return Attention(OVERDUE if late or gaps else NOT_RECORDED, things)

    def series_number(self, row: MeetingRow) -> int:
        """Number of the series of a meeting of the lane, -1 for one of no series."""
        if row.series is None:
            return -1
        return next(nth for nth, each in enumerate(self.series) if each.id == row.series)


@dataclass(frozen=True)  # no slots: see Lane
class Index:
    """All lanes of a data set as they stand at ``now`` (UTC minutes)."""

    lanes: tuple[Lane, ...]
    meetings: Mapping[int, MeetingRow]
    homes: Mapping[int, int]  # meeting id -> number of its lane
    now: int

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Starts of all meetings."""
        return tuple(sorted(map(_by_time, self.meetings.values())))

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last start; None without meetings."""
        return (self.starts[0], self.starts[-1]) if self.starts else None

    @cached_property
    def series_titles(self) -> Collection[str]:
        """Short titles of the meetings that belong to series."""
        return {row.short_title for row in self.meetings.values() if row.series is not None}

    @cached_property
    def next_change(self) -> int | None:
        """Minute at which the next meeting begins or will be late."""
        moments = (
            moment
            for row in self.meetings.values()
            if row.status in _OPEN
            for moment in (row.utc, row.utc + row.minutes)
            if moment > self.now
        )
        return min(moments, default=None)

    def home(self, ident: int) -> tuple[int, int] | None:
        """Return the numbers of lane and series (or -1) of a meeting."""
        number, row = self.homes.get(ident), self.meetings.get(ident)
        if number is None or row is None:
            return None
        return number, self.lanes[number].series_number(row)


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
    before: Index | None = None,
) -> Index:
    """Return the lanes of a data set; lanes that did not change since ``before`` are kept."""
    known = {lane.key: lane for lane in before.lanes} if before and before.now == now else {}
    lanes = tuple(_lane(group, now, known.get(group.key)) for group in grouping(rows, states))
    homes: dict[int, int] = {}
    for number, lane in enumerate(lanes):
        homes.update(dict.fromkeys(map(_id, lane.rows), number))
    return Index(lanes, dict(zip(map(_id, rows), rows, strict=True)), homes, now)


def _lane(group: Group, now: int, before: Lane | None) -> Lane:
    rows = tuple(sorted(group.rows, key=_by_time))
    if before is not None and before.title == group.title and before.rows == rows:
        return before
    return Lane(group.key, group.title, group.opens, rows, now)


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
