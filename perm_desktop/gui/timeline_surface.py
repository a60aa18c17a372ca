"""Shows a timeline and moves its window; what a person does to it is in ``timeline_view``."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QWidget

from perm_desktop.core.timeline import Hit, Spot, hit
from perm_desktop.core.timeline_axis import Axis, between, scale_of
from perm_desktop.core.timeline_board import Board
from perm_desktop.gui.palettes import Palette
from perm_desktop.gui.timeline_canvas import Areas, Canvas, Rings

_GLIDE = 160  # milliseconds
_STEP = 1.5  # of zooming by a button or a key
_PAGE = 0.8  # of the window
_MOST_RINGS = 200


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
        self._motion = True
        self._glide_from = self._glide_to = self._board.axis
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._on_glide_moved)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._canvas = Canvas(palette, self.devicePixelRatioF())
        self._board.resize_text(self._canvas.style.sizes, self._canvas.style.heights)
        self._board.ratio = self._canvas.style.ratio
        self._arrange()
        self.aim(self._board.axis)

    def set_motion(self, on: bool) -> None:
        """Glide where the window is moved for the person, or jump there at once."""
        self._motion = on

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
        axis = self._board.axis
        first = self._board.now - axis.width / 2 / axis.scale
        self._glide_towards(replace(axis, first=first))

    def zoom(self, steps: float) -> None:
        """Zoom in (above zero) or out, around the current mark or the middle of the window."""
        axis = self._glide_target()
        spot = self._current_spot()
        x = spot.x if spot is not None and 0 <= spot.x <= axis.width else axis.width / 2
        self._glide_towards(axis.zoomed(_STEP**steps, x))

    def zoom_in(self) -> None:
        """Zoom in by a step."""
        self.zoom(1)

    def zoom_out(self) -> None:
        """Zoom out by a step."""
        self.zoom(-1)

    def page(self, pages: int) -> None:
        """Go later (above zero) or earlier by most of a window."""
        axis = self._glide_target()
        self._glide_towards(axis.moved(pages * axis.width * _PAGE))

    def reveal(self, ident: int) -> None:
        """Scroll until a meeting can be seen."""
        spot = self._board.spot(ident)
        meeting = self._board.index.meetings.get(ident)
        if spot is None or meeting is None:
            return
        self._reveal_row(spot.row.top, spot.row.height)
        self._glide_towards(self._board.revealed(meeting.utc))

    def _reveal_row(self, top: float, height: float) -> None:
        """Scroll up or down until rows can be seen; the top of them goes before the end."""
        bar = self.verticalScrollBar()
        low = top + height - self._areas.body.height()
        bar.setValue(round(min(max(bar.value(), low), top)))

    def _current_spot(self) -> Spot | None:
        current = self._board.current()
        return None if current is None else self._board.spot(current.id)

    def aim(self, axis: Axis) -> None:
        """Show a window at once."""
        self._board.aim(axis)
        word = self.scale_word
        if word != self._word:
            self._word = word
            self.zoom_changed.emit(word)
        self.viewport().update()

    def _glide_target(self) -> Axis:
        running = self._glide.state() == QVariantAnimation.State.Running
        return self._glide_to if running else self._board.axis

    def _glide_towards(self, axis: Axis) -> None:
        """Move the window there in a moment; a move under way goes on from where it is."""
        self._glide.stop()
        milliseconds = _GLIDE if self._moves() else 0
        if not milliseconds or axis == self._board.axis:
            self.aim(axis)
            return
        self._glide_from, self._glide_to = self._board.axis, axis
        self._glide.setDuration(milliseconds)
        self._glide.start()

    def _moves(self) -> bool:
        """Whether motion is welcome: seen, and turned off neither here nor in the system."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        system = self.style().styleHint(hint, None, self) > 0
        return self._motion and system and self.isVisible()

    def _on_glide_moved(self, share: float) -> None:
        self.aim(between(self._glide_from, self._glide_to, share))

    def _on_scrolled(self) -> None:
        self.viewport().update()

    def _arrange(self) -> None:
        """Divide the viewport anew, after a change of size, rows or fonts."""
        self._canvas.forget()
        self._areas = self._canvas.areas(self._board, self.viewport().size())
        self._board.widen(self._areas.body.width())
        bar = self.verticalScrollBar()
        room = max(self._areas.body.height(), 0)
        bar.setRange(0, max(round(self._board.rows.height - room), 0))
        bar.setPageStep(max(round(room), 1))
        bar.setSingleStep(round(self._canvas.style.heights.lane))
        self.viewport().update()

    def _hit(self, position: QPointF) -> Hit | None:
        """Return what is at a point of the lanes."""
        if not self._areas.body.contains(position):
            return None
        x = position.x() - self._areas.body.left()
        return hit(self._board.chart, x, self._content_y(position))

    def _content_y(self, position: QPointF) -> float:
        return position.y() - self._areas.body.top() + self.verticalScrollBar().value()

    def _rings(self) -> Rings:
        board = self._board
        focus = board.cursor if self.hasFocus() else None
        focused = self._current_spot() if focus is not None else None
        inner = [ident for ident in board.selected if focus is None or ident != focus.ident]
        selected = [board.spot(ident) for ident in sorted(inner)[:_MOST_RINGS]]
        row = None
        if focus is not None and focus.ident is None:
            item = board.rows.items[board.rows.number(focus.lane, focus.series)]
            row = QRectF(0, item.top, 0, item.height)
        hovered = board.spot(self._hovered) if self._hovered is not None else None
        return Rings([spot for spot in selected if spot is not None], hovered, focused, row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the viewport in one go."""
        painter = QPainter(self.viewport())
        top = round(self.verticalScrollBar().value() * self._canvas.style.ratio)
        self._canvas.paint(painter, self._board, self._areas, top, self._rings())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle of the window where it is."""
        axis = self._board.axis
        middle = axis.minute(axis.width / 2)
        self._arrange()
        axis = self._board.axis
        self.aim(replace(axis, first=middle - axis.width / 2 / axis.scale))

    def event(self, event: QEvent) -> bool:
        """Paint anew for a screen with another pixel ratio."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.set_palette(self._canvas.style.palette)
        return super().event(event)
