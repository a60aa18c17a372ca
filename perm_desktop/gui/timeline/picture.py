"""Keeps the painted lanes as a picture: when the window moves, only what came in is painted."""

from collections.abc import Callable, Hashable, Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

Render = Callable[[QPainter, QRectF], None]  # a piece, in logical pixels of the window


class Picture:
    """A picture of a window over something larger. All positions are device pixels.

    The pixmap is used as a ring in both directions: a place of the large picture always lies
    at the same pixel, modulo the size. So a move copies nothing.
    """

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._key: Hashable = None
        self._area = QRect()
        self._origin = QPoint()  # a place that lies at the first pixel
        self._ratio = 1.0

    def show(self, painter: QPainter, at: QPointF) -> None:
        """Draw the window with its top left corner at a logical point."""
        for piece, ring in self._pieces(self._area):
            offset = piece.topLeft() - self._area.topLeft()
            target = QPointF(offset) / self._ratio + at
            painter.drawPixmap(target, self._pixmap, QRectF(ring))

    def update(self, key: Hashable, corner: tuple[int, int], size: QSize, render: Render) -> None:
        """Move the window there. While ``key`` stays, what was in the window is not painted."""
        area = QRect(*corner, size.width(), size.height())
        if key != self._key or size != self._area.size() or not area.intersects(self._area):
            self._area, self._origin = QRect(), area.topLeft()
        for piece in _uncovered(area, self._area):
            self._render(piece, area, render)
        self._key, self._area = key, area

    def resize(self, size: QSize, ratio: float) -> None:
        """Make room for a window of this size."""
        if size != self._pixmap.size() or ratio != self._ratio:
            self._pixmap = QPixmap(size)
            self._pixmap.setDevicePixelRatio(ratio)
            self._ratio = ratio
            self._area = QRect()

    def _render(self, piece: QRect, area: QRect, render: Render) -> None:
        """Paint a piece of the large picture; the painter's origin is the window's corner."""
        painter = QPainter(self._pixmap)
        ratio = self._ratio
        for part, ring in self._pieces(piece):
            logical = _scaled(part.translated(-area.topLeft()), ratio)
            painter.resetTransform()
            painter.setClipRect(_scaled(ring, ratio))
            painter.translate(_scaled(ring, ratio).topLeft() - logical.topLeft())
            render(painter, logical)
        painter.end()

    def _pieces(self, piece: QRect) -> Iterator[tuple[QRect, QRect]]:
        """Cut a piece where the ring closes; yield each part with its place in the pixmap."""
        width, height = self._pixmap.width(), self._pixmap.height()
        x, y = self._origin.x(), self._origin.y()
        for left, right in _cut(piece.left() - x, piece.width(), width):
            for top, bottom in _cut(piece.top() - y, piece.height(), height):
                part = QRect(left + x, top + y, right - left, bottom - top)
                yield part, QRect(left % width, top % height, part.width(), part.height())


class Still:
    """A picture that is painted once for a key."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._key: Hashable = None

    def show(
        self,
        painter: QPainter,
        at: QPointF,
        key: Hashable,
        size: QSize,
        ratio: float,
        render: Callable[[QPainter], None],
    ) -> None:
        """Draw it at a logical point; ``size`` is in device pixels."""
        if key != self._key or size != self._pixmap.size():
            self._pixmap = QPixmap(size)
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            own = QPainter(self._pixmap)
            render(own)
            own.end()
            self._key = key
        painter.drawPixmap(at, self._pixmap)


def _cut(start: int, length: int, size: int) -> list[tuple[int, int]]:
    end, seam = start + length, (start // size + 1) * size
    return [(start, end)] if end <= seam else [(start, seam), (seam, end)]


def _uncovered(area: QRect, known: QRect) -> list[QRect]:
    """Return the pieces of a window that a window of the same size did not show."""
    if known.isEmpty():
        return [area]
    dx, dy = area.left() - known.left(), area.top() - known.top()
    width, height = area.width(), area.height()
    found: list[QRect] = []
    if dx:
        left = area.left() if dx < 0 else area.left() + width - dx
        found.append(QRect(left, area.top(), abs(dx), height))
    if dy:
        top = area.top() if dy < 0 else area.top() + height - dy
        found.append(QRect(area.left(), top, width, abs(dy)))
    return found


def _scaled(area: QRect, ratio: float) -> QRectF:
    return QRectF(area.x() / ratio, area.y() / ratio, area.width() / ratio, area.height() / ratio)
