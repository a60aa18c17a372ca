"""Shows meetings in lanes that open and close; what a person does is in ``timeline_view``."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from perm_desktop.core.cycles import Cycle
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.axis import midnight
from perm_desktop.core.timeline.grouping import Lanes
from perm_desktop.core.timeline.paging import SeenTimeline
from perm_desktop.core.timeline.phases import Milestone
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.timeline.empty import EmptyTimeline
from perm_desktop.gui.timeline.surface import TimelineSurface

_NOON = 720  # minutes of a day


class LaneSurface(TimelineSurface):
    """A surface that takes meetings and keeps their lanes."""

    plan_requested = Signal()
    states_requested = Signal()  # all of them, where those chosen have no meetings
    changing = Signal()  # other meetings or lanes are about to be shown
    shown_changed = Signal()  # other meetings, lanes or statuses are shown
    lanes_changed = Signal()  # a lane was opened or closed, or lanes stand for something else

    def __init__(self, palette: Palette, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(palette, zone, parent)
        self._empty = EmptyTimeline(self.viewport())
        self._empty.plan_requested.connect(self.plan_requested)
        self._empty.states_requested.connect(self.states_requested)

    def set_data(
        self,
        rows: Sequence[MeetingRow],
        states: Sequence[State],
        cycles: Sequence[Cycle],
        today: date,
        milestones: Sequence[Milestone] = (),
    ) -> None:
        """Show these meetings in lanes of these states; window and open lanes stay.

        The cycles bring their own milestones; ``milestones`` are those besides.
        """
        self.changing.emit()
        self._board.load(rows, states, cycles, today, milestones)
        self._show_lanes()

    @property
    def is_empty(self) -> bool:
        """Whether there is no meeting to show."""
        return not self._board.index.meetings

    def explain_empty(self, year: int | None, *, filtered: bool) -> None:
        """Say why nothing is there, should that be so; ``year`` is that of the cycle."""
        self._empty.explain(year, filtered=filtered)

    def update_rows(self, changed: Sequence[MeetingRow], gone: Collection[int]) -> None:
        """Show what became of some meetings; the rest stays as it is."""
        self.changing.emit()
        self._board.update(changed, gone)
        self._show_lanes()

    @property
    def lanes(self) -> Lanes:
        """What the lanes stand for."""
        return self._board.lanes

    def group_by(self, lanes: Lanes, expanded: Collection[str] | None = None) -> None:
        """Put the meetings into other lanes, with those of the given keys open.

        Without keys, those that were open when the lanes were shown last.
        """
        self.changing.emit()
        self._board.group_by(lanes, expanded)
        self._show_lanes()
        self.lanes_changed.emit()

    def _show_lanes(self) -> None:
        self._hovered = None
        self._empty.setVisible(self.is_empty)
        shown = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            shown.ScrollBarAlwaysOff if self.is_empty else shown.ScrollBarAsNeeded
        )
        self.arrange()
        self.aim(self._board.axis)
        self.shown_changed.emit()

    def set_now(self, moment: datetime) -> None:
        """Move the today line; an aware datetime."""
        if self._board.tick(int(moment.timestamp()) // 60):
            self.arrange()
            self.shown_changed.emit()
        self.viewport().update()

    @property
    def expanded(self) -> frozenset[str]:
        """Keys of the open lanes, to be remembered."""
        return self._board.expanded

    def seen(self) -> SeenTimeline:
        """Return what is shown: the window, its zoom, the lanes and which of them are open."""
        axis = self._board.axis
        return SeenTimeline(axis.first, axis.last, axis.day_width, self.lanes, self.expanded)

    def expand(self, keys: Collection[str]) -> None:
        """Open exactly the lanes of these keys."""
        self._board.expand(keys)
        self.arrange()
        self.lanes_changed.emit()

    def open_all(self) -> None:
        """Open every lane."""
        self.expand({lane.key for lane in self._board.index.lanes})

    def close_all(self) -> None:
        """Close every lane."""
        self.expand(())

    def go_to_day(self, day: date) -> None:
        """Bring the noon of a day to the middle."""
        self.go_to(midnight(day, self._board.zone) + _NOON)

    def toggle_lane(self, lane: int) -> None:
        """Open a lane or close it, and bring all of it into sight."""
        self._board.toggle(lane)
        self.arrange()
        rows = [row for row in self._board.rows.items if row.lane == lane]
        self.reveal_row(rows[0].top, sum(row.height for row in rows))
        self.lanes_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the empty page cover the new size."""
        super().resizeEvent(event)
        self._empty.setGeometry(self.viewport().rect())
