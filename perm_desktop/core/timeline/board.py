"""What the timeline shows at the moment: data, window, open lanes and where the keys are.

Every change is a method here and free of Qt; the view paints and passes on what the person does.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from perm_desktop.core.cycles import Cycle
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.axis import DAY, Axis, midnight
from perm_desktop.core.timeline.chart import Chart, Sizes
from perm_desktop.core.timeline.grouping import GROUPINGS, Grouping, Lanes
from perm_desktop.core.timeline.head import Head, layout
from perm_desktop.core.timeline.lanes import Index, build_index, updated
from perm_desktop.core.timeline.layout import Spot, spot
from perm_desktop.core.timeline.moves import Cursor, cursor_at
from perm_desktop.core.timeline.phases import BandLine, Milestone, bands, milestones, reviews
from perm_desktop.core.timeline.rows import Rows, arrange

_FIRST_ZOOM = 5.2  # pixels a day: about two quarters in a window
_EDGE = 60 * DAY  # how far beyond the data the middle of the window may go
_SPARE_ROWS = 6  # for the parts of a lane that is opened
_REVEAL = 40.0  # pixels between a revealed mark and the edge


class RowHeights(NamedTuple):
    """Heights of rows in pixels."""

    lane: float
    series: float


class Board:
    """The state of one timeline."""

    def __init__(self, zone: ZoneInfo, sizes: Sizes, heights: RowHeights) -> None:
        self._zone = zone
        self._sizes = sizes
        self._heights = self._text_heights = heights
        self.lanes = Lanes.STATE
        self._open_before: dict[Lanes, frozenset[str]] = {}
        self._meetings: Sequence[MeetingRow] = ()
        self._lane_states: Sequence[State] = ()
        self._expanded: frozenset[str] = frozenset()
        self._axis = Axis(0.0, _FIRST_ZOOM / DAY, 1.0, zone)
        self._index = build_index((), (), 0)
        self.now = 0
        self.ratio = 1.0  # device pixels a pixel
        self.bands: list[BandLine] = []
        self.reviews = BandLine("", ())
        self.milestones: list[Milestone] = []
        self.cursor: Cursor | None = None
        self.selected: frozenset[int] = frozenset()

    @property
    def index(self) -> Index:
        """The lanes."""
        return self._index

    @property
    def head_lines(self) -> list[BandLine]:
        """Lines of bands above the axis."""
        return [*self.bands, self.reviews] if self.reviews.bands else self.bands

    @property
    def axis(self) -> Axis:
        """The window."""
        return self._axis

    @property
    def zone(self) -> ZoneInfo:
        """Zone in which days begin."""
        return self._zone

    @property
    def grouping(self) -> Grouping:
        """What the lanes stand for."""
        return GROUPINGS[self.lanes]

    @property
    def expanded(self) -> frozenset[str]:
        """Keys of the open lanes."""
        return self._expanded

    @cached_property
    def rows(self) -> Rows:
        """Rows under each other."""
        return arrange(self._index, self._expanded, self._heights.lane, self._heights.series)

    @cached_property
    def states(self) -> dict[str, State]:
        """States by code."""
        return {state.code: state for state in self._lane_states}

    @property
    def chart(self) -> Chart:
        """Everything that decides what lies where."""
        return Chart(self._index, self.rows, self._axis, self._sizes, self.now)

    @property
    def head(self) -> Head:
        """What stays above the lanes."""
        return layout(self._axis, self.head_lines, self.milestones, self.now, self._sizes)

    def load(
        self,
        meetings: Sequence[MeetingRow],
        states: Sequence[State],
        cycles: Sequence[Cycle],
        today: date,
        dates: Sequence[Milestone] = (),
    ) -> None:
        """Take new data. The window, open lanes and the place of the keys stay where they can.

        ``dates`` are milestones besides those of the cycles.
        """
        was_empty = self._index.span is None
        self._meetings, self._lane_states = meetings, states
        self.bands = bands(cycles, self._zone)
        self.reviews = reviews(cycles, self._zone)
        self.milestones = sorted((*milestones(cycles), *dates))
        self.__dict__.pop("states", None)
        noon = midnight(today, self._zone) + DAY // 2
        self._rebuild(self.now if abs(self.now - noon) <= DAY // 2 else noon)
        if was_empty:
            self.aim(replace(self._axis, first=self.now - self._axis.width / 2 / self._axis.scale))

    def update(self, changed: Sequence[MeetingRow], gone: Collection[int]) -> None:
        """Take some meetings that changed, came or went; the other lanes stay as they are."""
        index = updated(self._index, changed, gone)
        if index is None:
            fresh = {**self._index.meetings, **{row.id: row for row in changed}}
            rows = [row for ident, row in fresh.items() if ident not in gone]
            index = build_index(rows, self._lane_states, self._index.now, self.grouping)
        self._meetings = tuple(index.meetings.values())
        self._take(index)

    def group_by(self, lanes: Lanes, expanded: Collection[str] | None = None) -> None:
        """Put the meetings into other lanes, with those of the given keys open.

        Without keys, those that were open when the lanes were shown last.
        """
        self._open_before[self.lanes] = self._expanded
        self.lanes = lanes
        kept = self._open_before.get(lanes, frozenset())
        self._expanded = kept if expanded is None else frozenset(expanded)
        self._rebuild(self.now)

    def tick(self, now: int) -> bool:
        """Move the today line; return whether a meeting began or got late by that."""
        change = self._index.next_change
        if now < self.now or (change is not None and now >= change):
            self._rebuild(now)
            return True
        self.now = now
        return False

    def resize_text(self, sizes: Sizes, heights: RowHeights) -> None:
        """Take other sizes, after a change of font."""
        self._sizes, self._heights, self._text_heights = sizes, heights, heights
        self._forget_rows()

    def fill_height(self, room: float, roomy: RowHeights) -> None:
        """Take high rows where all lanes fit with room to spare, else those of the text.

        Open lanes do not count, so that rows keep their height while lanes open and close.
        """
        needed = len(self._index.lanes) * roomy.lane + _SPARE_ROWS * roomy.series
        heights = roomy if needed <= room else self._text_heights
        if heights != self._heights:
            self._heights = heights
            self._forget_rows()

    def aim(self, axis: Axis) -> None:
        """Show another window, kept near the data."""
        first, last = self._index.span or (self.now, self.now)
        middle = axis.minute(axis.width / 2)
        kept = min(max(middle, first - _EDGE), last + _EDGE)
        self._axis = axis.moved((kept - middle) * axis.scale).snapped(self.ratio)

    def widen(self, width: float) -> None:
        """Take another width of the window; its left edge stays."""
        self._axis = self._axis.resized(width)

    def fitted(self) -> Axis:
        """Return the window that shows all meetings, cycles and milestones."""
        minutes = [*(self._index.span or ())]
        for line in self.head_lines:
            minutes += (minute for band in line.bands for minute in band[:2])
        return self._axis.fitted(min(minutes), max(minutes)) if minutes else self._axis

    def toggle(self, lane: int) -> None:
        """Open a lane, or close it."""
        key = self._index.lanes[lane].key
        if self._index.lanes[lane].opens:
            self.expand(self._expanded ^ {key})

    def expand(self, keys: Collection[str]) -> None:
        """Open exactly the lanes of these keys."""
        self._expanded = frozenset(keys)
        self._forget_rows()
        if self.cursor is not None and self.cursor.ident is not None:
            self.cursor = cursor_at(self._index, self.rows, self.cursor.ident)
        elif self.cursor is not None:
            self.cursor = self.cursor._replace(part=-1)

    def select(self, ids: frozenset[int]) -> None:
        """Take a selection; the keys go to it where they are not in it already."""
        self.selected = ids
        if self.cursor is not None and self.cursor.ident in ids:
            return
        found = (cursor_at(self._index, self.rows, ident) for ident in sorted(ids))
        self.cursor = next(filter(None, found), self.cursor)

    def current(self) -> MeetingRow | None:
        """Return the meeting on which the keys are."""
        if self.cursor is None or self.cursor.ident is None:
            return None
        return self._index.meetings.get(self.cursor.ident)

    def spot(self, ident: int) -> Spot | None:
        """Return where a meeting is drawn, also when that is outside the window."""
        return spot(self.chart, ident)

    def revealed(self, minute: float) -> Axis:
        """Return the window that shows a minute, moved as little as need be."""
        x = self._axis.x(minute)
        if _REVEAL <= x <= self._axis.width - _REVEAL:
            return self._axis
        return replace(self._axis, first=minute - self._axis.width / 2 / self._axis.scale)

    def _rebuild(self, now: int) -> None:
        self.now = now
        self._take(build_index(self._meetings, self._lane_states, now, self.grouping, self._index))

    def _take(self, index: Index) -> None:
        self._index = index
        self._forget_rows()
        if self.cursor is not None:
            ident = self.cursor.ident
            self.cursor = None if ident is None else cursor_at(self._index, self.rows, ident)

    def _forget_rows(self) -> None:
        self.__dict__.pop("rows", None)
