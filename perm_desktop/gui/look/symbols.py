"""Paints the status symbols of ``core.symbols``, straight or as cached pictures."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache

from perm_desktop.core.symbols import (
    GRID,
    Circle,
    Close,
    Curve,
    Line,
    Move,
    Path,
    Symbol,
    shape,
)

HALO = 2.0  # pixels of lane color around a symbol that lies over strips


def pixmap(
    symbol: Symbol,
    color: QColor,
    size: float = 16.0,
    ratio: float = 1.0,
    halo: QColor | None = None,
) -> QPixmap:
    """Return the picture of a symbol, kept in Qt's own cache.

    With ``halo`` the symbol stands on a disc of that color, so that lines under it keep their
    distance; the picture is ``HALO`` pixels larger on each side.
    """
    key = ":".join(
        (
            f"symbol:{symbol}:{size}:{ratio}",
            color.name(QColor.NameFormat.HexArgb),
            halo.name(QColor.NameFormat.HexArgb) if halo else "",
        )
    )
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    made = _drawn(symbol, color, size, ratio, halo)
    QPixmapCache.insert(key, made)
    return made


def paint(painter: QPainter, symbol: Symbol, color: QColor, area: QRectF, ratio: float) -> None:
    """Paint a symbol into the middle of an area, as large as fits, on whole pixels."""
    size = min(area.width(), area.height())
    left = round((area.center().x() - size / 2) * ratio) / ratio
    top = round((area.center().y() - size / 2) * ratio) / ratio
    painter.drawPixmap(QPointF(left, top), pixmap(symbol, color, size, ratio))


def _drawn(
    symbol: Symbol, color: QColor, size: float, ratio: float, halo: QColor | None
) -> QPixmap:
    picture = _plain(symbol, color, size, ratio)
    if halo is None:
        return picture
    whole = size + HALO * 2
    ground = _blank(whole, ratio)
    painter = QPainter(ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(halo)
    painter.drawEllipse(QRectF(0, 0, whole, whole))
    painter.drawPixmap(QPointF(HALO, HALO), picture)
    painter.end()
    return ground


def _plain(symbol: Symbol, color: QColor, size: float, ratio: float) -> QPixmap:
    made = _blank(size, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / GRID, size / GRID)
    for layer in shape(symbol):
        mode = QPainter.CompositionMode.CompositionMode_SourceOver
        if layer.cuts:
            mode = QPainter.CompositionMode.CompositionMode_DestinationOut
        painter.setCompositionMode(mode)
        path = painter_path(layer.path)
        if layer.stroke:
            pen = QPen(color, layer.stroke)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, pen)
        else:
            painter.fillPath(path, color)
    painter.end()
    return made


def _blank(size: float, ratio: float) -> QPixmap:
    made = QPixmap((QSizeF(size, size) * ratio).toSize())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def painter_path(path: Path) -> QPainterPath:
    """Return a path of the 16-unit grid as Qt draws it."""
    result = QPainterPath()
    for command in path:
        match command:
            case Move(x, y):
                result.moveTo(x, y)
            case Line(x, y):
                result.lineTo(x, y)
            case Curve(x1, y1, x2, y2, x, y):
                result.cubicTo(x1, y1, x2, y2, x, y)
            case Circle(x, y, radius):
                result.addEllipse(QPointF(x, y), radius, radius)
            case Close():
                result.closeSubpath()
    return result
