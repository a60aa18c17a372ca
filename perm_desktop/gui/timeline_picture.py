"""Keeps the painted lanes as a picture: what only moved is shifted, and the new edge painted."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

Render = Callable[[QPainter, QRectF], None]  # a piece, in logical pixels of the picture


class Picture:
    """A picture of a window over something larger. All positions are device pixels."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._key: Hashable = None
        self._left = 0
        self._top = 0

    def at(
        self, key: Hashable, left: int, top: int, size: QSize, ratio: float, render: Render
    ) -> QPixmap:
        """Return the picture of the window at a place.

        ``key`` says what is shown: while it stays the same, only pieces that came into the
        window are painted.
        """
        dx, dy = self._left - left, self._top - top
        fresh = key != self._key or size != self._pixmap.size()
        fresh = fresh or abs(dx) >= size.width() or abs(dy) >= size.height()
        if fresh:
            self._pixmap = QPixmap(size)
            self._pixmap.setDevicePixelRatio(ratio)
            self._render(QRect(0, 0, size.width(), size.height()), ratio, render)
        elif dx or dy:
            self._pixmap.scroll(dx, dy, self._pixmap.rect())
            for piece in _uncovered(size, dx, dy):
                self._render(piece, ratio, render)
        self._key, self._left, self._top = key, left, top
        return self._pixmap

    def _render(self, piece: QRect, ratio: float, render: Render) -> None:
        painter = QPainter(self._pixmap)
        area = QRectF(
            piece.x() / ratio, piece.y() / ratio, piece.width() / ratio, piece.height() / ratio
        )
        painter.setClipRect(area)
        render(painter, area)
        painter.end()


def _uncovered(size: QSize, dx: int, dy: int) -> list[QRect]:
    """Return the pieces that a shift leaves open."""
    width, height = size.width(), size.height()
    found: list[QRect] = []
    if dx:
        found.append(QRect(0 if dx > 0 else width + dx, 0, abs(dx), height))
    if dy:
        found.append(QRect(0, 0 if dy > 0 else height + dy, width, abs(dy)))
    return found
