"""The timeline of the Plan page: lanes of meetings, by mouse, by keys and for screen readers."""

from collections.abc import Collection
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from perm_desktop.core.clock import EASTERN
from perm_desktop.core.timeline.axis import Axis, day_at
from perm_desktop.core.timeline.moves import Cursor
from perm_desktop.core.timeline.trial import Trial
from perm_desktop.gui.kit.announcing import announce
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.timeline.band import Band
from perm_desktop.gui.timeline.drag import MarkDrag, Mover
from perm_desktop.gui.timeline.hover import Hover
from perm_desktop.gui.timeline.keys import Keys
from perm_desktop.gui.timeline.lane_surface import LaneSurface
from perm_desktop.gui.timeline.mouse import Mouse
from perm_desktop.gui.timeline.place import Place, place_at
from perm_desktop.gui.timeline.pointer import wheel_move
from perm_desktop.gui.timeline.selection import Picker
from perm_desktop.gui.timeline.talk import spoken


class TimelineView(LaneSurface):
    """Lanes over time. Ids of meetings are 63 bits wide, hence ``Signal(object)``."""

    meetings_selected = Signal(object, object)  # id or None, frozenset of all chosen ids
    meeting_activated = Signal(object)  # id
    context_menu_requested = Signal(object, QPoint)  # Place, point of the screen

    def __init__(
        self, palette: Palette, zone: ZoneInfo | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(palette, zone or ZoneInfo(EASTERN), parent)
        self._picker = Picker(self)
        self.hover_card = Hover(self, palette)
        self._drag = MarkDrag(self, self.hover_card, palette)
        self._band = Band(self, self._picker, palette)
        self._mouse = Mouse(self, self._picker, self._drag, self._band, self.hover_card)
        self._keys = Keys(self, self._picker, self._drag, self._mouse, self.hover_card)
        self._connect()
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Timeline"))
        self.setWhatsThis(
            self.tr(
                "Drag a mark to move it, beside marks to choose several."
                " Pan with the middle button, Space or the axis. Zoom with Ctrl and the wheel."
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    def _connect(self) -> None:
        self.verticalScrollBar().valueChanged.connect(self._on_moved)
        self.changing.connect(self._mouse.cancel)
        self.shown_changed.connect(self._describe)
        self._picker.picked.connect(self.meetings_selected)
        self._picker.moved.connect(self._describe)
        self._mouse.lane_clicked.connect(self._on_lane_clicked)
        self._keys.opened.connect(self._on_opened)
        self._keys.lane_toggled.connect(self._on_lane_toggled)
        self._keys.date_wanted.connect(self.ask_for_date)
        self._keys.explained.connect(self._say)
        self._drag.said.connect(self._say)
        self._drag.ended.connect(self._describe)

    # What others tell the timeline

    def set_selected(self, ids: Collection[int] | int | None, current: int | None = None) -> None:
        """Show what is chosen elsewhere, and scroll to the current one; emits nothing."""
        if isinstance(ids, int):
            ids, current = (ids,), ids
        self._picker.follow(frozenset(ids or ()), current)

    def set_mover(self, mover: Mover | None) -> None:
        """Let meetings be moved; without a mover they stay."""
        self._drag.mover = mover

    @property
    def trial(self) -> Trial | None:
        """What dropping the meetings that are being moved would do."""
        return self._drag.trial

    def cancel(self) -> None:
        """Give up a rubber band or a move under way."""
        self._mouse.cancel()

    def aim(self, axis: Axis) -> None:
        """Show a window at once; the card does not stay where its mark no longer is."""
        super().aim(axis)
        self._on_moved()

    def _on_moved(self) -> None:
        if not self._drag.is_active:
            self.hover_card.leave()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        super().set_palette(palette)
        self.hover_card.set_palette(palette)
        self._drag.set_palette(palette)
        self._band.palette = palette

    # Lanes and words

    def _on_lane_clicked(self, number: int) -> None:
        row = self._board.rows.items[number]
        self._picker.go(Cursor(row.lane, row.part, None))
        if row.part < 0:
            self.toggle_lane(row.lane)

    def _on_lane_toggled(self) -> None:
        if self._board.cursor is not None:
            self.toggle_lane(self._board.cursor.lane)

    def _on_opened(self) -> None:
        current = self._board.current()
        if current is not None:
            self.meeting_activated.emit(current.id)
        else:
            self._on_lane_toggled()

    def ask_for_date(self) -> None:
        """Go to a date that the person names."""
        from perm_desktop.gui.timeline.go_to_date import GoToDate

        middle = day_at(self.axis.minute(self.axis.width / 2), self._board.zone)
        dialog = GoToDate(middle, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.go_to_day)
        dialog.open()

    def _describe(self) -> None:
        """Tell assistive technology where the keys are, once and politely."""
        text = spoken(self._board)
        if text != self.accessibleDescription():
            self._say(text)

    def _say(self, text: str) -> None:
        self.setAccessibleDescription(text)
        if text and self.hasFocus():
            announce(self, text)

    # Events

    def event(self, event: QEvent) -> bool:
        """Keep our own keys from the commands of the window."""
        asks = event.type() is QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and self._keys.knows(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from mark to mark, choose, move, zoom, pan, open."""
        if not self._keys.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space acts when it goes up."""
        if not self._keys.release(event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are, and say it."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            if self._board.cursor is None:
                self._board.cursor = self._picker.entry()  # the focus alone selects nothing
            self._describe()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take ring and card away, and leave a move by keys."""
        super().focusOutEvent(event)
        self._keys.forget()
        self.hover_card.leave()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what may be a click or a drag."""
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, or follow with ring and card."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag or a click."""
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the meeting that the first click selected."""
        found = self.hit_at(event.position())
        current = self._board.current()
        left = event.button() is Qt.MouseButton.LeftButton
        if left and found is not None and current is not None and current.id in found.ids:
            self.meeting_activated.emit(current.id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll lanes; pan with Shift; zoom at the pointer with Ctrl."""
        move = wheel_move(event)
        if move.zoom != 1.0:
            self.zoom_at(event.position(), move.zoom)
        if move.pan:
            self.pan(move.pan)
        if move.scroll:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(move.scroll))
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu: of what is at the pointer, or of the current mark by key."""
        self.hover_card.leave()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            place, point = place_at(self, QPointF(event.pos())), event.globalPos()
        else:
            place, point = self._current_place()
        self.context_menu_requested.emit(place, point)

    def _current_place(self) -> tuple[Place, QPoint]:
        """Where the keys are, for a menu by key."""
        spot, current = self.current_spot(), self._board.current()
        at = self.point_of(spot) if spot is not None else self.areas.body.topLeft()
        lane = self._board.cursor.lane if self._board.cursor is not None else None
        place = Place(current.id if current is not None else None, lane, None)
        return place, self.viewport().mapToGlobal(at).toPoint()

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow pinching, and notice that the pointer has gone; the rest goes its way."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_at(event.position(), 1 + event.value())
                return True
        elif event.type() is QEvent.Type.Leave:
            self.hover(None)
            self.hover_card.leave()
        return super().viewportEvent(event)

    def paint_over(self, painter: QPainter) -> None:
        """Paint the rubber band, and the marks that are being moved."""
        self._band.paint(painter)
        self._drag.paint(painter)
