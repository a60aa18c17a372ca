"""Paints the lanes: bands, rows, grid, today line, strips, gaps, marks - in this order."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from perm_desktop.core.symbols import OVERDUE
from perm_desktop.core.timeline import MarkRow, Scene, StripLine, scene
from perm_desktop.core.timeline_axis import Tick
from perm_desktop.core.timeline_chart import Chart, PlacedMark
from perm_desktop.core.timeline_gaps import SYMBOL, PlacedGap
from perm_desktop.core.timeline_labels import SPACE
from perm_desktop.core.timeline_phases import Band
from perm_desktop.core.timeline_rows import Row
from perm_desktop.core.timeline_series import Strip
from perm_desktop.core.vocabulary import Phase
from perm_desktop.gui import symbols
from perm_desktop.gui.palettes import Token
from perm_desktop.gui.timeline_style import MARK, TimelineStyle

_HELD, _THIN, _HOLLOW = 3.0, 1.3, 5.0  # thickness of strips
_STRIP_TOKENS = {
    Strip.HELD: Token.STRIP_HELD,
    Strip.FUTURE: Token.STRIP_FUTURE,
    Strip.OPEN: Token.OVERDUE,
    Strip.AFTERWARDS: Token.TEXT_MUTED,
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
        self._lines(painter, piece, found.rows)
        self._guides(painter, found)
        self._strips(painter, found.strips)
        for gap in found.gaps:
            self._gap(painter, gap)
        for marks in found.marks:
            self._marks(painter, marks)

    def _grounds(self, painter: QPainter, piece: QRectF, rows: Sequence[Row]) -> None:
        style = self._style
        painter.fillRect(piece, style.color(Token.SURFACE))
        if style.palette.is_contrast:
            return
        for band in self._bands:
            left, right = self._chart.axis.x(band.start), self._chart.axis.x(band.end)
            area = QRectF(left, piece.top(), right - left, piece.height())
            painter.fillRect(area & piece, style.color(_band_token(band)))
        for row in rows:
            chosen = row[:2] == self._selected
            if chosen or row.open:
                area = QRectF(piece.left(), row.top, piece.width(), row.height)
                token = Token.SELECTION if chosen else Token.SUNKEN
                painter.fillRect(area, style.color(token))

    def _lines(self, painter: QPainter, piece: QRectF, rows: Sequence[Row]) -> None:
        """Draw hairlines between rows, the grid, and the today line over both."""
        style, thin = self._style, self._style.whole(1)
        left, width = piece.left(), piece.width()
        lines = [
            QRectF(style.snapped(tick.x), piece.top(), thin, piece.height())
            for tick in self._ticks
            if tick.major and left - 1 <= tick.x <= piece.right()
        ]
        if not style.palette.is_contrast:
            lines += [QRectF(left, row.top + row.height - 1, width, thin) for row in rows]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.color(Token.RULE))
        painter.drawRects(lines)
        if left - 2 <= self._today <= piece.right() + 2:
            painter.fillRect(today_line(style, self._today, piece), style.color(Token.TODAY))
        if style.palette.is_contrast:
            self._frame(painter, piece, rows)

    def _frame(self, painter: QPainter, piece: QRectF, rows: Sequence[Row]) -> None:
        """In high contrast a selected row is a frame, so that its marks stay readable."""
        for row in rows:
            if row[:2] == self._selected:
                color = self._style.color(Token.SELECTION)
                for top in (row.top, row.top + row.height - 1):
                    painter.fillRect(QRectF(piece.left(), top, piece.width(), 1), color)

    def _guides(self, painter: QPainter, found: Scene) -> None:
        if found.guides:
            painter.setPen(self._style.pen(Token.GUIDE))
            painter.drawLines([QLineF(left, y, right, y) for left, right, y in found.guides])

    def _strips(self, painter: QPainter, lines: Sequence[StripLine]) -> None:
        """Paint the strips kind by kind, each kind in one call."""
        for kind in Strip:
            of_kind = [line for line in lines if line.kind is kind]
            if not of_kind:
                continue
            if kind is Strip.CANCELLED:
                self._dotted(painter, of_kind)
            else:
                self._bars(painter, kind, of_kind)

    def _dotted(self, painter: QPainter, lines: Sequence[StripLine]) -> None:
        style = self._style
        pen = QPen(style.color(_STRIP_TOKENS[Strip.CANCELLED]), style.whole(_THIN))
        pen.setDashPattern([1.5, 2.0])
        painter.setPen(pen)
        painter.drawLines(
            [QLineF(x, y, x + width, y) for _, y, spans in lines for x, width in spans]
        )

    def _bars(self, painter: QPainter, kind: Strip, lines: Sequence[StripLine]) -> None:
        style = self._style
        hollow = kind is Strip.NOT_RECORDED
        height = style.whole(_HOLLOW if hollow else _HELD if kind is Strip.HELD else _THIN)
        painter.setPen(style.pen(_STRIP_TOKENS[kind]) if hollow else Qt.PenStyle.NoPen)
        painter.setBrush(style.color(Token.SURFACE if hollow else _STRIP_TOKENS[kind]))
        inset = 1.0 if hollow else 0.0
        bars: list[QRectF] = []
        for _, y, spans in lines:
            top = style.snapped(y - height / 2)
            bars += [QRectF(x, top, width - inset, height - inset) for x, width in spans]
        painter.drawRects(bars)

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
            area = QRectF(x, gap.y - SYMBOL / 2, SYMBOL, SYMBOL)
            symbols.paint(painter, OVERDUE.symbol, color, area, style.ratio)
            style.caption_strong.draw(painter, x + SYMBOL + SPACE, gap.y, gap.text)

    def _marks(self, painter: QPainter, found: MarkRow) -> None:
        ratio, draw = self._style.ratio, painter.drawPixmap
        half = MARK / 2 + symbols.HALO
        top = round((found.row.middle - half) * ratio) / ratio
        fixed = self._row_ground(found.row)
        pictures: dict[tuple[int, str], QPixmap] = {}
        for mark in found.marks:
            ground = fixed or self._ground_at(mark.minute)
            if mark.meetings > 1:
                self._pill(painter, found.row.middle, mark, ground)
                continue
            key = (id(mark.look), ground)
            picture = pictures.get(key)
            if picture is None:
                picture = pictures[key] = self._style.mark(mark.look, ground)
            draw(QPointF(round((mark[0] - half) * ratio) / ratio, top), picture)

    def _pill(self, painter: QPainter, y: float, mark: PlacedMark, ground: str) -> None:
        style = self._style
        height = MARK + 1
        left, top = style.snapped(mark.x - mark.half + 1), style.snapped(y - height / 2)
        area = QRectF(left + 0.5, top + 0.5, 2 * mark.half - 3, height - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(style.pen(Token.CONTROL_EDGE))
        painter.setBrush(style.color(ground))
        painter.drawRoundedRect(area, height / 2, height / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        text, size = str(mark.meetings), MARK - 2
        start = mark.x - (size + 3 + style.caption_strong.width(text)) / 2
        color = style.color(mark.look.token)
        symbol = symbols.pixmap(mark.look.symbol, color, size, style.ratio)
        painter.drawPixmap(QPointF(style.snapped(start), style.snapped(y - size / 2)), symbol)
        painter.setPen(style.color(Token.TEXT_SECONDARY))
        style.caption_strong.draw(painter, start + size + 3, y, text)

    def _row_ground(self, row: Row) -> str:
        """Return the ground of all of a row; empty where it is that of the phases."""
        if self._style.palette.is_contrast:
            return Token.SURFACE
        if row[:2] == self._selected:
            return Token.SELECTION
        return Token.SUNKEN if row.open else ""

    def _ground_at(self, minute: float) -> str:
        if not self._bands:
            return Token.SURFACE
        for band in reversed(self._bands):
            if band.start <= minute < band.end:
                return _band_token(band)
        return Token.SURFACE


def today_line(style: TimelineStyle, x: float, area: QRectF) -> QRectF:
    """Return the today line over the height of an area."""
    width = style.whole(1.6)
    return QRectF(style.snapped(x - width / 2), area.top(), width, area.height())


def _band_token(band: Band) -> str:
    return Token.BAND_INTRA if band.phase is Phase.INTRA else Token.BAND
