"""The timeline of the Plan page: lanes of meetings, by mouse, by keys and for screen readers."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from perm_desktop.core.clock import EASTERN
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline_moves import Cursor, across, along, cursor_at, entry
from perm_desktop.core.timeline_phases import Milestone
from perm_desktop.gui.palettes import Palette
from perm_desktop.gui.timeline_empty import EmptyTimeline
from perm_desktop.gui.timeline_pointer import Drag, wheel_move
from perm_desktop.gui.timeline_surface import TimelineSurface
from perm_desktop.gui.timeline_talk import announce, literal, spoken, tip


class TimelineView(TimelineSurface):
    """Lanes over time. Ids of meetings are 63 bits wide, hence ``Signal(object)``."""

    meeting_selected = Signal(object)  # id
    meeting_activated = Signal(object)  # id
    context_menu_requested = Signal(object, QPoint)  # id or None, place on the screen
    plan_requested = Signal()
    lanes_changed = Signal()  # a lane was opened or closed

    def __init__(
        self, palette: Palette, zone: ZoneInfo | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(palette, zone or ZoneInfo(EASTERN), parent)
        self._drag: Drag | None = None
        self._empty = EmptyTimeline(self.viewport())
        self._empty.plan_requested.connect(self.plan_requested)
        self._keys = self._key_table()
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    # What others tell the timeline

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
        self._board.load(rows, states, cycles, today, milestones)
        self._empty.setVisible(not rows)
        self._hovered = None
        self._arrange()
        self.aim(self._board.axis)
        self._describe()

    def set_now(self, moment: datetime) -> None:
        """Move the today line; an aware datetime."""
        if self._board.tick(int(moment.timestamp()) // 60):
            self._arrange()
        self.viewport().update()

    def set_selected(self, ids: Collection[int] | int | None) -> None:
        """Show what is selected elsewhere, and scroll there; emits nothing."""
        chosen = frozenset((ids,)) if isinstance(ids, int) else frozenset(ids or ())
        if chosen == self._board.selected:
            return
        self._board.select(chosen)
        current = self._board.current()
        if current is not None and current.id in chosen:
            self.reveal(current.id)
        self._describe()
        self.viewport().update()

    @property
    def expanded(self) -> frozenset[str]:
        """Keys of the open lanes, to be remembered."""
        return self._board.expanded

    def expand(self, keys: Collection[str]) -> None:
        """Open exactly the lanes of these keys."""
        self._board.expand(keys)
        self._arrange()
        self.lanes_changed.emit()

    # Selection and lanes

    def _go(self, cursor: Cursor | None) -> None:
        """Put the keys on a mark and select it."""
        if cursor is None or cursor == self._board.cursor:
            return
        self._board.cursor = cursor
        row = self._board.rows.items[self._board.rows.number(cursor.lane, cursor.series)]
        self._reveal_row(row.top, row.height)
        if cursor.ident is not None:
            self._board.selected = frozenset((cursor.ident,))
            self.reveal(cursor.ident)
            self.meeting_selected.emit(cursor.ident)
        self._describe()
        self.viewport().update()

    def _select(self, ids: Sequence[int]) -> None:
        """Select a meeting at a point; a further click takes the next one of a pill."""
        current = self._board.current()
        at = ids.index(current.id) + 1 if current is not None and current.id in ids else 0
        self._go(cursor_at(self._board.index, self._board.rows, ids[at % len(ids)]))

    def _toggle(self, lane: int) -> None:
        self._board.toggle(lane)
        self._arrange()
        rows = [row for row in self._board.rows.items if row.lane == lane]
        self._reveal_row(rows[0].top, sum(row.height for row in rows))
        self.lanes_changed.emit()

    def _describe(self) -> None:
        """Tell assistive technology where the keys are, once and politely."""
        text = spoken(self._board)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            if text and self.hasFocus():
                announce(self, text)

    # Keys

    def _key_table(self) -> dict[int, Callable[[], None]]:
        key = Qt.Key
        return {
            key.Key_Left: self._on_left,
            key.Key_Right: self._on_right,
            key.Key_Up: self._on_up,
            key.Key_Down: self._on_down,
            key.Key_Home: self.fit,
            key.Key_T: self.go_to_today,
            key.Key_Plus: self.zoom_in,
            key.Key_Equal: self.zoom_in,
            key.Key_Minus: self.zoom_out,
            key.Key_PageUp: self._on_page_up,
            key.Key_PageDown: self._on_page_down,
            key.Key_Return: self._on_enter,
            key.Key_Enter: self._on_enter,
            key.Key_Space: self._on_space,
        }

    def _on_left(self) -> None:
        self._move_along(-1)

    def _on_right(self) -> None:
        self._move_along(1)

    def _on_up(self) -> None:
        self._move_across(-1)

    def _on_down(self) -> None:
        self._move_across(1)

    def _on_page_up(self) -> None:
        self.page(-1)

    def _on_page_down(self) -> None:
        self.page(1)

    def _move_along(self, step: int) -> None:
        board = self._board
        if board.cursor is None:
            self._go(self._entry())
        else:
            self._go(along(board.index, board.rows, board.cursor, step))

    def _move_across(self, step: int) -> None:
        board = self._board
        if board.cursor is None:
            self._go(self._entry())
            return
        middle = board.axis.minute(board.axis.width / 2)
        self._go(across(board.index, board.rows, board.cursor, step, middle))

    def _entry(self) -> Cursor | None:
        """Begin at the mark nearest to today, in the first row that has one."""
        return entry(self._board.index, self._board.rows, self._board.now)

    def _on_enter(self) -> None:
        current = self._board.current()
        if current is not None:
            self.meeting_activated.emit(current.id)
        else:
            self._on_space()

    def _on_space(self) -> None:
        if self._board.cursor is not None:
            self._toggle(self._board.cursor.lane)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from mark to mark, zoom, pan, open."""
        plain = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        act = self._keys.get(event.key())
        if act is None or plain != Qt.KeyboardModifier.NoModifier or not self._board.index.starts:
            event.ignore()
            return
        act()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are, and say it."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            if self._board.cursor is None:
                self._board.cursor = self._entry()  # the focus alone selects nothing
            self._describe()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Mouse and touchpad

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what may be a click or a drag of the window."""
        position = event.position()
        if event.button() not in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            return
        self._glide.stop()
        on_overview = self._areas.overview.contains(position)
        scroll = self.verticalScrollBar().value()
        self._drag = Drag(position, self._board.axis, scroll, on_overview)
        if on_overview:
            self._aim_overview(position)

    def _click(self, position: QPointF) -> None:
        """Select what is there, or open the lane whose name it is."""
        found = self._hit(position)
        if found is not None and found.ids:
            self._select(found.ids)
        elif position.x() < self._areas.gutter and position.y() >= self._areas.header:
            number = self._board.rows.at(self._content_y(position))
            if number is not None:
                row = self._board.rows.items[number]
                self._go(Cursor(row.lane, row.series, None))
                if row.series < 0:
                    self._toggle(row.lane)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the window; without a button, follow with the hover ring."""
        drag, position = self._drag, event.position()
        if drag is None:
            found = self._hit(position)
            self._hover(found.ids[0] if found is not None and found.ids else None)
        elif drag.on_overview:
            self._aim_overview(position)
        else:
            self._pan_by_drag(drag, position - drag.start)

    def _pan_by_drag(self, drag: Drag, way: QPointF) -> None:
        if not drag.moved and way.manhattanLength() < QApplication.startDragDistance():
            return
        if not drag.moved:
            self._drag = drag._replace(moved=True)
            self._hover(None)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.verticalScrollBar().setValue(round(drag.scroll - way.y()))
        self.aim(drag.axis.moved(-way.x()))

    def _aim_overview(self, position: QPointF) -> None:
        """Bring the middle of the window to a point of the strip of the whole cycle."""
        strip = self._canvas.overview_axis(self._board, self._areas)
        minute = strip.minute(position.x() - self._areas.overview.left())
        axis = self._board.axis
        self.aim(replace(axis, first=minute - axis.width / 2 / axis.scale))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag; a press that did not move is a click."""
        drag, self._drag = self._drag, None
        self.viewport().unsetCursor()
        clicked = drag is not None and not drag.moved and not drag.on_overview
        if clicked and event.button() is Qt.MouseButton.LeftButton:
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the meeting that the first click selected."""
        found = self._hit(event.position())
        current = self._board.current()
        left = event.button() is Qt.MouseButton.LeftButton
        if left and found is not None and current is not None and current.id in found.ids:
            self.meeting_activated.emit(current.id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll lanes; pan with Shift; zoom at the pointer with Ctrl."""
        move = wheel_move(event)
        if move.zoom != 1.0:
            self._zoom_at(event.position(), move.zoom)
        if move.pan:
            self._glide.stop()
            self.aim(self._board.axis.moved(move.pan))
        if move.scroll:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(move.scroll))
        event.accept()

    def _zoom_at(self, position: QPointF, factor: float) -> None:
        self._glide.stop()
        x = position.x() - self._areas.body.left()
        self.aim(self._board.axis.zoomed(factor, max(x, 0)))

    def _hover(self, ident: int | None) -> None:
        if ident != self._hovered:
            self._hovered = ident
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu: of the mark at the pointer, or of the current one by key."""
        current = self._board.current()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            found = self._hit(QPointF(event.pos()))
            ids = found.ids if found is not None else ()
            ident = (
                current.id if current is not None and current.id in ids else next(iter(ids), None)
            )
            self.context_menu_requested.emit(ident, event.globalPos())
        else:
            ident = current.id if current is not None else None
            self.context_menu_requested.emit(ident, self._menu_place())

    def _menu_place(self) -> QPoint:
        spot = self._current_spot()
        body = self._areas.body
        x, y = (spot.x, spot.y - self.verticalScrollBar().value()) if spot is not None else (0, 0)
        return self.viewport().mapToGlobal(QPointF(body.left() + x, body.top() + y)).toPoint()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show hover cards and follow pinching; the rest goes its way."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = literal(tip(self._board, self._hit(QPointF(event.pos()))))
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom_at(event.position(), 1 + event.value())
                return True
        elif event.type() is QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the empty page cover the new size."""
        super().resizeEvent(event)
        self._empty.setGeometry(self.viewport().rect())
