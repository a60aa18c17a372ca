"""Shows a timeline and moves its window; what a person does there is in ``timeline_view``."""

from dataclasses import replace
from html import escape
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from perm_desktop.core.timeline.axis import Axis, scale_of, usual_width
from perm_desktop.core.timeline.board import Board
from perm_desktop.core.timeline.head import said_at
from perm_desktop.core.timeline.layout import Hit, Spot, hit
from perm_desktop.core.timeline.picking import spots
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.timeline.canvas import Areas, Canvas, Rings
from perm_desktop.gui.timeline.glide import Glide

_SETTLED = 120  # milliseconds after a change of zoom in which another one is expected
_STEP = 1.5  # of zooming by a button or a key
_PAGE = 0.8  # of the window
_MOST_RINGS = 500  # places in one window


class TimelineSurface(QAbstractScrollArea):
    """A painted board: scrolling up and down, moving in time, zooming."""

    zoom_changed = Signal(str)  # the scale's word: "Quarter"

    def __init__(self, palette: Palette, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = Canvas(palette, self.devicePixelRatioF())
        self._board = Board(zone, self._canvas.style.sizes, self._canvas.style.heights)
        self._board.ratio = self._canvas.style.ratio
        self._areas = Areas(0, 0, QRectF(), QRectF())
        self._hovered: int | None = None
        self._word = ""
        self._glide = Glide(self)
        self._glide.moved.connect(self.aim)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settling.timeout.connect(self._on_settled)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._canvas = Canvas(palette, self.devicePixelRatioF())
        self._board.resize_text(self._canvas.style.sizes, self._canvas.style.heights)
        self._board.ratio = self._canvas.style.ratio
        self.arrange()
        self.aim(self._board.axis)

    def set_motion(self, on: bool) -> None:
        """Glide where the window is moved for the person, or jump there at once."""
        self._glide.welcome = on

    @property
    def board(self) -> Board:
        """What is shown."""
        return self._board

    @property
    def areas(self) -> Areas:
        """Where the parts lie in the viewport."""
        return self._areas

    @property
    def axis(self) -> Axis:
        """The window, as it can be shown again."""
        return self._board.axis

    @property
    def scale_word(self) -> str:
        """What the zoom is called."""
        return scale_of(self._board.axis).word

    def fit(self) -> None:
        """Show everything there is."""
        self._glide_towards(self._board.fitted())

    def go_to_today(self) -> None:
        """Bring today to the middle."""
        self.go_to(self._board.now)

    def go_to(self, minute: float) -> None:
        """Bring a minute to the middle."""
        self._glide_towards(self._centered(minute))

    def zoom_to(self, word: str) -> None:
        """Take the zoom of a name ("Quarter"); the middle of the window stays."""
        axis = self._glide_target()
        self._glide_towards(axis.zoomed(usual_width(word) / axis.day_width, axis.width / 2))

    def pan(self, pixels: float) -> None:
        """Go later (above zero) or earlier at once."""
        self._glide.stop()
        self.aim(self._board.axis.moved(pixels))

    def zoom_at(self, position: QPointF, factor: float) -> None:
        """Zoom around a point of the viewport at once."""
        self._glide.stop()
        x = position.x() - self._areas.body.left()
        self.aim(self._board.axis.zoomed(factor, max(x, 0)))

    def aim_overview(self, position: QPointF) -> None:
        """Bring the middle of the window to a point of the strip of the whole cycle."""
        self._glide.stop()
        strip = self._canvas.overview_axis(self._board, self._areas)
        self.aim(self._centered(strip.minute(position.x() - self._areas.overview.left())))

    def _centered(self, minute: float) -> Axis:
        axis = self._board.axis
        return replace(axis, first=minute - axis.width / 2 / axis.scale)

    def zoom(self, steps: float) -> None:
        """Zoom in (above zero) or out, around the current mark or the middle of the window."""
        axis = self._glide_target()
        spot = self.current_spot()
        x = spot.x if spot is not None and 0 <= spot.x <= axis.width else axis.width / 2
        self._glide_towards(axis.zoomed(_STEP**steps, x))

    def zoom_in(self) -> None:
        """Zoom in by a step."""
        self.zoom(1)

    def zoom_out(self) -> None:
        """Zoom out by a step."""
        self.zoom(-1)

    def page(self, pages: float) -> None:
        """Go later (above zero) or earlier by pages; one is most of a window."""
        axis = self._glide_target()
        self._glide_towards(axis.moved(pages * axis.width * _PAGE))

    def reveal(self, ident: int) -> None:
        """Scroll until a meeting can be seen."""
        spot = self._board.spot(ident)
        meeting = self._board.index.meetings.get(ident)
        if spot is None or meeting is None:
            return
        self.reveal_row(spot.row.top, spot.row.height)
        self.reveal_minute(meeting.utc)

    def reveal_minute(self, minute: float) -> None:
        """Move the window until a minute is in it."""
        self._glide_towards(self._board.revealed(minute))

    def reveal_row(self, top: float, height: float) -> None:
        """Scroll up or down until rows can be seen; the top of them goes before the end."""
        bar = self.verticalScrollBar()
        low = top + height - self._areas.body.height()
        pinned = self._board.rows.pinned(top)  # a heading lies over the first of the parts
        high = top - pinned[0].height if pinned is not None else top
        bar.setValue(round(min(max(bar.value(), low), high)))
        pinned = self._board.rows.pinned(bar.value())
        if pinned is not None:  # a heading lies over the first rows
            hidden = pinned[1] + pinned[0].height - top
            bar.setValue(bar.value() - round(max(hidden, 0)))

    def hover(self, ident: int | None) -> None:
        """Ring the mark under the pointer."""
        if ident != self._hovered:
            self._hovered = ident
            self.viewport().update()

    def point_of(self, spot: Spot) -> QPointF:
        """Return where a spot lies in the viewport."""
        body = self._areas.body
        return QPointF(body.left() + spot.x, body.top() + spot.y - self.verticalScrollBar().value())

    def current_spot(self) -> Spot | None:
        """Return where the meeting is drawn on which the keys are."""
        current = self._board.current()
        return None if current is None else self._board.spot(current.id)

    def aim(self, axis: Axis) -> None:
        """Show a window at once; while the zoom changes, strips are painted without detail."""
        before = self._board.axis.scale
        self._board.aim(axis)
        if self._board.axis.scale != before and self.isVisible():
            self._canvas.rough = True
            self._settling.start()
        word = self.scale_word
        if word != self._word:
            self._word = word
            self.zoom_changed.emit(word)
        self.viewport().update()

    def settle(self) -> None:
        """End a move under way where it leads to, so that what is beside a mark stays there."""
        goal = self._glide.goal
        if goal is not None:
            self._glide.stop()
            self.aim(goal)

    def _glide_target(self) -> Axis:
        return self._glide.goal or self._board.axis

    def _glide_towards(self, axis: Axis) -> None:
        """Move the window there in a moment; a move under way goes on from where it is."""
        self._glide.go(self._board.axis, axis)

    def _on_settled(self) -> None:
        self._canvas.rough = False
        self.viewport().update()

    def _on_scrolled(self) -> None:
        self.viewport().update()

    def arrange(self) -> None:
        """Divide the viewport anew, after a change of size, rows or fonts."""
        self._canvas.forget()
        self._areas = self._canvas.areas(self._board, self.viewport().size())
        self._board.widen(self._areas.body.width())
        self._board.fill_height(self._areas.body.height(), self._canvas.style.roomy_heights)
        bar = self.verticalScrollBar()
        room = max(self._areas.body.height(), 0)
        bar.setRange(0, max(round(self._board.rows.height - room), 0))
        bar.setPageStep(max(round(room), 1))
        bar.setSingleStep(round(self._canvas.style.heights.lane))
        self.viewport().update()

    def hit_at(self, position: QPointF) -> Hit | None:
        """Return what is at a point of the lanes."""
        if not self._areas.body.contains(position):
            return None
        x = position.x() - self._areas.body.left()
        return hit(self._board.chart, x, self.lane_y(position))

    def lane_y(self, position: QPointF) -> float:
        """The same, but on the heading that stays in sight it is a pixel of that heading."""
        y = self.content_y(position)
        pinned = self._board.rows.pinned(self.verticalScrollBar().value())
        if pinned is not None and pinned[1] <= y < pinned[1] + pinned[0].height:
            return pinned[0].top + y - pinned[1]
        return y

    def said_above(self, position: QPointF) -> str:
        """Return in words what is at a point above the lanes; empty elsewhere."""
        x, line = position.x() - self._areas.gutter, position.y() // self._canvas.style.line
        if x < 0 or position.y() >= self._areas.header:
            return ""
        return said_at(self._board.head, self._board.axis, x, int(line))

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in full what stands above the lanes."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = escape(self.said_above(QPointF(event.pos())))
            markup = f"<p style='white-space:pre'>{words}</p>" if words else ""
            QToolTip.showText(event.globalPos(), markup, self.viewport())
            return True
        return super().viewportEvent(event)

    def content_y(self, position: QPointF) -> float:
        """Pixels from the top of the first row to what is at a point of the viewport."""
        top = self.verticalScrollBar().value()
        y = position.y() - self._areas.body.top() + top
        pinned = self._board.rows.pinned(top)
        if pinned is not None and top <= y < pinned[1] + pinned[0].height:
            return pinned[0].top + y - pinned[1]
        return y

    def _rings(self) -> Rings:
        board = self._board
        focus = board.cursor if self.hasFocus() else None
        focused = self.current_spot() if focus is not None else None
        inner = [ident for ident in board.selected if focus is None or ident != focus.ident]
        selected = spots(board.chart, inner, _MOST_RINGS)
        row = None
        if focus is not None and focus.ident is None:
            item = board.rows.items[board.rows.number(focus.lane, focus.part)]
            row = QRectF(0, item.top, 0, item.height)
        hovered = board.spot(self._hovered) if self._hovered is not None else None
        return Rings(selected, hovered, focused, row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the viewport in one go."""
        painter = QPainter(self.viewport())
        top = round(self.verticalScrollBar().value() * self._canvas.style.ratio)
        self._canvas.paint(painter, self._board, self._areas, top, self._rings())
        painter.setClipRect(self._areas.body)
        self.paint_over(painter)
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the lanes for a moment; nothing here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle of the window where it is."""
        axis = self._board.axis
        middle = axis.minute(axis.width / 2)
        self.arrange()
        axis = self._board.axis
        self.aim(replace(axis, first=middle - axis.width / 2 / axis.scale))

    def event(self, event: QEvent) -> bool:
        """Paint anew for a screen with another pixel ratio."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.set_palette(self._canvas.style.palette)
        return super().event(event)
