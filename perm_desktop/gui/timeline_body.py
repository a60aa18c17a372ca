"""Paints the lanes: bands, rows, grid, today line, strips, gaps, marks - in this order."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from perm_desktop.core.symbols import OVERDUE
from perm_desktop.core.timeline import (
    GAP_SYMBOL,
    Chart,
    PlacedGap,
    PlacedMark,
    PlacedStrip,
    Scene,
    scene,
)
from perm_desktop.core.timeline_axis import Tick
from perm_desktop.core.timeline_labels import SPACE
from perm_desktop.core.timeline_phases import Band
from perm_desktop.core.timeline_rows import Row
from perm_desktop.core.timeline_series import Strip
from perm_desktop.core.vocabulary import Phase
from perm_desktop.gui import symbols
from perm_desktop.gui.palettes import Token
from perm_desktop.gui.timeline_style import MARK, TimelineStyle

_HELD, _THIN = 3.0, 1.3  # thickness of strips
_HOLLOW = 5.0
_STRIP_TOKENS = {
    Strip.HELD: Token.STRIP_HELD,
    Strip.FUTURE: Token.STRIP_FUTURE,
    Strip.OPEN: Token.OVERDUE,
    Strip.CANCELLED: Token.TEXT_MUTED,
    Strip.NOT_RECORDED: Token.NOT_RECORDED,
}


class BodyPainter:
    """Paints pieces of the lanes of one moment."""

    def __init__(
        self,
        style: TimelineStyle,
        chart: Chart,
        bands: Sequence[Band],
        ticks: Sequence[Tick],
        now: int,
        selected: tuple[int, int] | None,
    ) -> None:
        self._style = style
        self._chart = chart
        self._bands = sorted(bands, key=lambda band: band.phase is not Phase.INTRA)
        self._ticks = ticks
        self._today = chart.axis.x(now)
        self._selected = selected  # lane and series of the row that is selected

    def paint(self, painter: QPainter, piece: QRectF) -> None:
        """Paint a piece, in pixels from the top of the first row."""
        found = scene(self._chart, piece.left(), piece.right(), piece.top(), piece.bottom())
        self._grounds(painter, piece, found.rows)
        self._grid(painter, piece)
        self._guides(painter, found)
        for kind, strips in found.strips.items():
            self._strips(painter, kind, strips)
        for gap in found.gaps:
            self._gap(painter, gap)
        for mark in found.marks:
            self._mark(painter, mark)

    def _grounds(self, painter: QPainter, piece: QRectF, rows: Sequence[Row]) -> None:
        style, contrast = self._style, self._style.palette.is_contrast
        painter.fillRect(piece, style.color(Token.SURFACE))
        for band in self._bands:
            left, right = self._chart.axis.x(band.start), self._chart.axis.x(band.end)
            area = QRectF(left, piece.top(), right - left, piece.height())
            painter.fillRect(area & piece, style.color(_band_token(band)))
        left, width = piece.left(), piece.width()
        for row in rows:
            area = QRectF(left, row.top, width, row.height)
            if row[:2] == self._selected and not contrast:
                painter.fillRect(area, style.color(Token.SELECTION))
            elif row.open and not contrast:
                painter.fillRect(area, style.color(Token.SUNKEN))
            if not contrast:
                line = QRectF(left, row.top + row.height - 1, width, style.whole(1))
                painter.fillRect(line, style.color(Token.RULE))

    def _grid(self, painter: QPainter, piece: QRectF) -> None:
        style = self._style
        xs = [tick.x for tick in self._ticks if tick.major and piece.left() - 1 <= tick.x]
        rule = style.color(Token.RULE)
        for x in xs:
            if x <= piece.right():
                line = QRectF(style.snapped(x), piece.top(), style.whole(1), piece.height())
                painter.fillRect(line, rule)
        if piece.left() - 2 <= self._today <= piece.right() + 2:
            painter.fillRect(today_line(style, self._today, piece), style.color(Token.TODAY))
        if style.palette.is_contrast:
            self._frame(painter, piece)

    def _frame(self, painter: QPainter, piece: QRectF) -> None:
        """In high contrast a selected row is a frame, so that its marks stay readable."""
        for row in self._chart.rows.between(piece.top(), piece.bottom()):
            if row[:2] == self._selected:
                color = self._style.color(Token.SELECTION)
                for top in (row.top, row.top + row.height - 1):
                    painter.fillRect(QRectF(piece.left(), top, piece.width(), 1), color)

    def _guides(self, painter: QPainter, found: Scene) -> None:
        if not found.guides:
            return
        painter.setPen(self._style.pen(Token.GUIDE))
        lines = [QLineF(guide.left, guide.y, guide.right, guide.y) for guide in found.guides]
        painter.drawLines(lines)

    def _strips(self, painter: QPainter, kind: Strip, strips: Sequence[PlacedStrip]) -> None:
        style = self._style
        color = style.color(_STRIP_TOKENS[kind])
        if kind is Strip.CANCELLED:
            pen = QPen(color, style.whole(_THIN))
            pen.setDashPattern([1.5, 2.0])
            painter.setPen(pen)
            painter.drawLines([QLineF(x, y, x + width, y) for x, width, y in strips])
            return
        hollow = kind is Strip.NOT_RECORDED
        height = style.whole(_HOLLOW if hollow else _HELD if kind is Strip.HELD else _THIN)
        painter.setPen(style.pen(_STRIP_TOKENS[kind]) if hollow else Qt.PenStyle.NoPen)
        painter.setBrush(style.color(Token.SURFACE) if hollow else color)
        inset = 1.0 if hollow else 0.0
        painter.drawRects(
            [
                QRectF(x, style.snapped(y - height / 2), max(width - inset, 1), height - inset)
                for x, width, y in strips
            ]
        )

    def _gap(self, painter: QPainter, gap: PlacedGap) -> None:
        style = self._style
        height = self._chart.sizes.gap
        top = style.snapped(gap.y - height / 2)
        left, right = style.snapped(gap.left), style.snapped(gap.right)
        color = style.color(Token.OVERDUE)
        pen = QPen(color, style.whole(1))
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(style.color(Token.TINT_OVERDUE))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, right - left - 1, height - 1), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(color)
        for x in gap.symbols:
            area = QRectF(x, gap.y - GAP_SYMBOL / 2, GAP_SYMBOL, GAP_SYMBOL)
            symbols.paint(painter, OVERDUE.symbol, color, area, style.ratio)
            style.caption_strong.draw(painter, x + GAP_SYMBOL + SPACE, gap.y, gap.text)

    def _mark(self, painter: QPainter, mark: PlacedMark) -> None:
        ground = self._ground_at(mark)
        if len(mark.ids) == 1:
            self._style.draw_mark(painter, mark.x, mark.y, mark.look, ground)
        else:
            self._pill(painter, mark, ground)

    def _pill(self, painter: QPainter, mark: PlacedMark, ground: str) -> None:
        style = self._style
        height = MARK + 1
        left = style.snapped(mark.x - mark.half + 1)
        top = style.snapped(mark.y - height / 2)
        area = QRectF(left + 0.5, top + 0.5, 2 * mark.half - 3, height - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(style.pen(Token.CONTROL_EDGE))
        painter.setBrush(style.color(ground))
        painter.drawRoundedRect(area, height / 2, height / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        text = str(len(mark.ids))
        size = MARK - 2
        start = mark.x - (size + 3 + style.caption_strong.width(text)) / 2
        color = style.color(mark.look.token)
        symbol = symbols.pixmap(mark.look.symbol, color, size, style.ratio)
        painter.drawPixmap(QPointF(style.snapped(start), style.snapped(mark.y - size / 2)), symbol)
        painter.setPen(style.color(Token.TEXT_SECONDARY))
        style.caption_strong.draw(painter, start + size + 3, mark.y, text)

    def _ground_at(self, mark: PlacedMark) -> str:
        if not self._style.palette.is_contrast:
            if mark.row[:2] == self._selected:
                return Token.SELECTION
            if mark.row.open:
                return Token.SUNKEN
        for band in reversed(self._bands):
            if band.start <= mark.minute < band.end:
                return _band_token(band)
        return Token.SURFACE


def today_line(style: TimelineStyle, x: float, area: QRectF) -> QRectF:
    """Return the today line over the height of an area."""
    width = style.whole(1.6)
    return QRectF(style.snapped(x - width / 2), area.top(), width, area.height())


def _band_token(band: Band) -> str:
    return Token.BAND_INTRA if band.phase is Phase.INTRA else Token.BAND
