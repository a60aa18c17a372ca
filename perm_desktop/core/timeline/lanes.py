"""Lanes of the timeline: meetings grouped and sorted once a data set, looked into when seen."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter
from zoneinfo import ZoneInfo

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.axis import Unit
from perm_desktop.core.timeline.density import tallest
from perm_desktop.core.timeline.grouping import GROUPINGS, Grouping, Lanes, Names, names_of
from perm_desktop.core.timeline.tracks import Track
from perm_desktop.core.vocabulary import MeetingStatus

_OPEN = frozenset({MeetingStatus.DRAFT.value, MeetingStatus.SCHEDULED.value})
_by_time = itemgetter(MeetingRow._fields.index("utc"))
_id = itemgetter(MeetingRow._fields.index("id"))


class Level:
    """Rows of one kind, whose bars are measured by the same highest one."""

    def __init__(self, tracks: Sequence[Track]) -> None:
        self._tracks = tracks
        self._highest: dict[tuple[Unit, ZoneInfo], int] = {}

    def highest(self, unit: Unit, zone: ZoneInfo) -> int:
        """Most meetings of a row in one piece of time."""
        key = (unit, zone)
        if key not in self._highest:
            self._highest[key] = max(tallest(each.bins(unit, zone)) for each in self._tracks)
        return self._highest[key]


@dataclass(frozen=True, eq=False)  # no slots: see Track
class Lane(Track):
    """A track that opens into others."""

    grouping: Grouping
    names: Names

    @property
    def opens(self) -> bool:
        """Whether there is anything to be shown one by one."""
        return bool(self.rows)

    @cached_property
    def parts(self) -> tuple[Track, ...]:
        """Its sub-rows."""
        found = _sorted_in(self.rows, self.grouping.part)
        headings = self.grouping.parts(found, self.names)
        return tuple(Track(key, title, tuple(found[key]), self.now) for key, title in headings)

    @cached_property
    def level(self) -> Level:
        """Its sub-rows beside each other."""
        return Level(self.parts)

    def part_number(self, row: MeetingRow) -> int:
        """Number of the sub-row of a meeting of the lane."""
        return self._numbers[self.grouping.part(row)]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {part.key: number for number, part in enumerate(self.parts)}


@dataclass(frozen=True, eq=False)  # no slots: see Track
class Index:
    """All lanes of a data set as they stand at ``now`` (UTC minutes)."""

    lanes: tuple[Lane, ...]
    meetings: Mapping[int, MeetingRow]
    homes: Mapping[int, int]  # meeting id -> number of its lane
    now: int
    grouping: Grouping

    @cached_property
    def level(self) -> Level:
        """The lanes beside each other."""
        return Level(self.lanes)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Starts of all meetings."""
        return tuple(sorted(map(_by_time, self.meetings.values())))

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last start; None without meetings."""
        return (self.starts[0], self.starts[-1]) if self.starts else None

    @cached_property
    def part_titles(self) -> Collection[str]:
        """Names that sub-rows can have, whichever lanes are open."""
        if self.grouping.names_type:
            return {row.short_title or row.title for row in self.meetings.values()}
        return [name for lane in self.lanes[:1] for name in lane.names.values()]

    @cached_property
    def next_change(self) -> int | None:
        """Minute at which the next meeting begins or will be late."""
        now = self.now
        moments = (
            row.utc if row.utc > now else row.utc + row.minutes
            for row in self.meetings.values()
            if row.status in _OPEN and row.utc + row.minutes > now
        )
        return min(moments, default=None)

    def home(self, ident: int) -> tuple[int, int] | None:
        """Return the numbers of lane and sub-row of a meeting."""
        number, row = self.homes.get(ident), self.meetings.get(ident)
        if number is None or row is None:
            return None
        return number, self.lanes[number].part_number(row)


def build_index(
    rows: Sequence[MeetingRow],
    states: Sequence[State],
    now: int,
    grouping: Grouping = GROUPINGS[Lanes.STATE],
    before: Index | None = None,
) -> Index:
    """Return the lanes of a data set; lanes that did not change since ``before`` are kept."""
    found, names = _sorted_in(sorted(rows, key=_by_time), grouping.lane), names_of(states)
    fresh = before is not None and before.now == now and before.grouping is grouping
    known = {lane.key: lane for lane in before.lanes} if before is not None and fresh else {}
    homes: dict[int, int] = {}
    lanes: list[Lane] = []
    for number, (key, title) in enumerate(grouping.lanes(found, names)):
        members = tuple(found.get(key, ()))
        lane, old = Lane(key, title, members, now, grouping, names), known.get(key)
        unchanged = old is not None and (old.title, old.rows) == (title, members)
        lanes.append(old if old is not None and unchanged else lane)
        homes.update(dict.fromkeys(map(_id, members), number))
    return Index(tuple(lanes), dict(zip(map(_id, rows), rows, strict=True)), homes, now, grouping)


def updated(index: Index, changed: Iterable[MeetingRow], gone: Collection[int]) -> Index | None:
    """Return the index with some meetings changed, come or gone; all other lanes are kept.

    None where a lane would come or go: then all of it is to be built.
    """
    numbers = {lane.key: number for number, lane in enumerate(index.lanes)}
    changed = list(changed)
    meetings, homes = dict(index.meetings), dict(index.homes)
    touched: dict[int, list[MeetingRow]] = defaultdict(list)
    out = frozenset((*gone, *map(_id, changed)))
    for ident in out & homes.keys():
        touched[homes.pop(ident)] += ()
        del meetings[ident]
    for row in changed:
        number = numbers.get(index.grouping.lane(row))
        if number is None:
            return None
        touched[number].append(row)
        meetings[row.id], homes[row.id] = row, number
    lanes = list(index.lanes)
    for number, added in touched.items():
        kept = [row for row in lanes[number].rows if row.id not in out]
        members = tuple(sorted([*kept, *added], key=_by_time))
        if not members and not index.grouping.keeps_empty:
            return None
        lanes[number] = replace(lanes[number], rows=members)
    return replace(index, lanes=tuple(lanes), meetings=meetings, homes=homes)


def _sorted_in(
    rows: Iterable[MeetingRow], key: Callable[[MeetingRow], str]
) -> dict[str, list[MeetingRow]]:
    """Return rows by a key, in the order in which they came."""
    found: dict[str, list[MeetingRow]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
