"""The rubber band of the timeline: a rectangle that chooses what it touches."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from perm_desktop.core.timeline.picking import Rectangle, within
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.timeline.selection import Picker
from perm_desktop.gui.timeline.surface import TimelineSurface

_FILL = 28  # opacity of the ground, of 255


class Band:
    """Held in time and in lanes, so that the window may move under it."""

    def __init__(self, surface: TimelineSurface, picker: Picker, palette: Palette) -> None:
        self._surface = surface
        self._picker = picker
        self.palette = palette
        self._start: tuple[float, float] | None = None
        self._end = (0.0, 0.0)
        self._before: frozenset[int] = frozenset()
        self._kept: frozenset[int] = frozenset()

    @property
    def is_active(self) -> bool:
        """Whether a band is being drawn."""
        return self._start is not None

    def begin(self, at: QPointF, *, adds: bool) -> None:
        """Put the first corner; with ``adds`` what is chosen stays so."""
        self._start = self._end = self._place(at)
        self._before = self._surface.board.selected
        self._kept = self._before if adds else frozenset()

    def stretch(self, at: QPointF) -> None:
        """Put the other corner, and show what would be chosen."""
        self._end = self._place(at)
        self._picker.preview(self._touched())

    def finish(self) -> None:
        """Choose what the band touches."""
        touched = self._touched()
        self._start = None
        self._picker.take(touched)

    def cancel(self) -> bool:
        """Choose what was chosen before; False when there was no band."""
        if self._start is None:
            return False
        self._start = None
        self._picker.preview(self._before)
        return True

    def paint(self, painter: QPainter) -> None:
        """Paint the band over the lanes."""
        if self._start is None:
            return
        body, area = self._surface.areas.body, self._area()
        top = body.top() - self._surface.verticalScrollBar().value()
        frame = QRectF(
            body.left() + area.left, top + area.top, area.right - area.left, area.bottom - area.top
        )
        edge = self.palette.color(Token.SELECTION_EDGE)
        if not self.palette.is_contrast:
            ground = self.palette.color(Token.SELECTION_EDGE).toRgb()
            ground.setAlpha(_FILL)
            painter.fillRect(frame, ground)
        painter.setPen(QPen(edge, 1))
        painter.drawRect(frame)

    def _place(self, at: QPointF) -> tuple[float, float]:
        """Return a point as a minute and pixels from the first row."""
        x = at.x() - self._surface.areas.body.left()
        return self._surface.axis.minute(x), self._surface.content_y(at)

    def _touched(self) -> frozenset[int]:
        return self._kept | frozenset(within(self._surface.board.chart, self._area()))

    def _area(self) -> Rectangle:
        start, axis = self._start or self._end, self._surface.axis
        left, right = sorted((axis.x(start[0]), axis.x(self._end[0])))
        top, bottom = sorted((start[1], self._end[1]))
        return Rectangle(left, top, right, bottom)
