"""Small strokes that every control shares: chevrons, the focus ring, panels with an edge."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

RADIUS = 4.0
_REACH = 4.0  # of a chevron, to each side of its middle
_WAYS = {
    Qt.ArrowType.DownArrow: ((-1.0, -0.5), (0.0, 0.5), (1.0, -0.5)),
    Qt.ArrowType.UpArrow: ((-1.0, 0.5), (0.0, -0.5), (1.0, 0.5)),
    Qt.ArrowType.RightArrow: ((-0.5, -1.0), (0.5, 0.0), (-0.5, 1.0)),
    Qt.ArrowType.LeftArrow: ((0.5, -1.0), (-0.5, 0.0), (0.5, 1.0)),
}


def chevron(painter: QPainter, color: QColor, middle: QPointF, way: Qt.ArrowType) -> None:
    """Draw the sign that something opens, or which way it sorts."""
    points = [(x * _REACH, y * _REACH) for x, y in _WAYS[way]]
    stroke(painter, color, 1.5, points, middle)


def ring(painter: QPainter, area: QRectF, color: QColor) -> None:
    """Draw the focus: two pixels, just inside an area."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    painter.restore()


def panel(
    painter: QPainter,
    area: QRectF,
    fill: QColor | None,
    edge: QColor | None,
    radius: float = RADIUS,
) -> None:
    """Fill an area and draw an edge of one pixel around it; None leaves either out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if edge is None else QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    inside = area if edge is None else area.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inside, radius, radius)
    painter.restore()


def stroke(
    painter: QPainter,
    color: QColor,
    width: float,
    points: Sequence[tuple[float, float]],
    middle: QPointF,
) -> None:
    """Draw a line with round ends through points about a middle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline([middle + QPointF(x, y) for x, y in points])
    painter.restore()
