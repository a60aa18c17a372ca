"""Paints the lanes: bands, rows, grid, today line, strips, bars, gaps, marks - in this order."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from perm_desktop.core.symbols import OVERDUE
from perm_desktop.core.timeline.axis import Tick
from perm_desktop.core.timeline.captions import Caption
from perm_desktop.core.timeline.chart import Chart, PlacedMark
from perm_desktop.core.timeline.density import BESIDE, Share
from perm_desktop.core.timeline.gaps import SYMBOL, PlacedGap
from perm_desktop.core.timeline.labels import SPACE
from perm_desktop.core.timeline.layout import BarRow, MarkRow, Scene, StripLine, cut_numbers, scene
from perm_desktop.core.timeline.phases import Band
from perm_desktop.core.timeline.rows import Row
from perm_desktop.core.timeline.series import Strip
from perm_desktop.core.vocabulary import Phase
from perm_desktop.gui.look import symbols
from perm_desktop.gui.look.palettes import Token
from perm_desktop.gui.timeline.style import MARK, TimelineStyle, band_token

_HELD, _THIN, _HOLLOW = 3.0, 1.3, 5.0  # thickness of strips
_STRIP_TOKENS = {
    Strip.HELD: Token.STRIP_HELD,
    Strip.FUTURE: Token.STRIP_FUTURE,
    Strip.OPEN: Token.OVERDUE,
    Strip.AFTERWARDS: Token.TEXT_MUTED,
    Strip.CANCELLED: Token.TEXT_MUTED,
    Strip.NOT_RECORDED: Token.NOT_RECORDED,
}
_SHARE_TOKENS = {
    Share.HELD: Token.STRIP_HELD,
    Share.AFTERWARDS: Token.NOT_YET_DUE,
    Share.FUTURE: Token.STRIP_FUTURE,
    Share.NOT_RECORDED: Token.NOT_RECORDED,
    Share.OVERDUE: Token.OVERDUE,
}
_LEAST_BAR = 2.0  # pixels of a part of a bar, so that what asks for something is seen


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
        *,
        rough: bool,
    ) -> None:
        self._style = style
        self._chart = chart
        self._bands = sorted(bands, key=lambda band: band.phase is not Phase.INTRA)
        self._ticks = ticks
        self._today = chart.axis.x(now)
        self._rough = rough
        self._selected = selected  # lane and series of the row that is selected

    def paint(self, painter: QPainter, piece: QRectF) -> None:
        """Paint a piece, in pixels from the top of the first row."""
        sides = (piece.left(), piece.right(), piece.top(), piece.bottom())
        found = scene(self._chart, *sides, rough=self._rough)
        self._grounds(painter, piece, found.rows)
        self._lines(painter, piece, found.rows)
        self._guides(painter, found)
        self._strips(painter, found.strips)
        self._bars_of_rows(painter, found.bars)
        for gap in found.gaps:
            self._gap(painter, gap)
        for marks in found.marks:
            self._marks(painter, marks)
        self._captions(painter, found.captions)

    def _grounds(self, painter: QPainter, piece: QRectF, rows: Sequence[Row]) -> None:
        style = self._style
        painter.fillRect(piece, style.color(Token.SURFACE))
        if style.palette.is_contrast:
            return
        for band in self._bands:
            left, right = self._chart.axis.x(band.start), self._chart.axis.x(band.end)
            area = QRectF(left, piece.top(), right - left, piece.height())
            painter.fillRect(area & piece, style.color(band_token(band)))
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

    def _bars_of_rows(self, painter: QPainter, rows: Sequence[BarRow]) -> None:
        """Paint what is counted, share by share, each share in one call."""
        style, ratio = self._style, self._style.ratio
        found: dict[Share, list[QRectF]] = {share: [] for share in Share}
        for row, bars, highest in rows:
            foot, tall = row.top + row.height - 2, (row.height - 4) / max(highest, 1)
            for x, width, _, piece in bars:
                left, upper = round(x * ratio) / ratio, foot
                for share, count in piece.parts:
                    height = max(round(count * tall * ratio) / ratio, _LEAST_BAR)
                    upper -= height
                    found[share].append(QRectF(left, upper, width, height))
        painter.setPen(Qt.PenStyle.NoPen)
        for share, areas in found.items():
            if areas:
                painter.setBrush(style.color(_SHARE_TOKENS[share]))
                painter.drawRects(areas)
        painter.setPen(style.color(Token.TEXT_MUTED))
        for row, bars, _ in rows:
            for bar in bars:
                if bar.number:
                    left = bar.left + bar.width + BESIDE
                    style.caption.draw(painter, left, row.middle + 1, bar.number)

    def cover_cut_numbers(self, painter: QPainter, top: float, bottom: float) -> None:
        """Hide what is left of numbers at the edges of the window: a 9 that was 19 misleads."""
        chart, style = self._chart, self._style
        for row in chart.rows.between(top, bottom):
            height = row.height - 2
            for left, right, minute in cut_numbers(chart, row):
                ground = self._row_ground(row) or self._ground_at(minute)
                area = QRectF(left, row.top, right - left, height)
                painter.fillRect(area, style.color(ground))

    def _captions(self, painter: QPainter, captions: Sequence[Caption]) -> None:
        """Write the words beside marks, on the color of their ground, for lines lie under them."""
        style = self._style
        painter.setPen(style.color(Token.TEXT_SECONDARY))
        for caption in captions:
            height = style.caption.height - 2
            area = QRectF(caption.left - 1, caption.y - height / 2, caption.width + 2, height)
            ground = self._row_ground(caption.row) or self._ground_at(caption.minute)
            painter.fillRect(area, style.color(ground))
            style.caption.draw(painter, caption.left, caption.y, caption.text)

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
        fixed = self._row_ground(found.row) or ("" if self._bands else Token.SURFACE)
        whole = ratio == 1.0  # then a place is two whole numbers, which cost half as much
        pictures: dict[tuple[int, str], QPixmap] = {}
        for mark in found.marks:
            x, _, minute, look, first, last = mark
            ground = fixed or self._ground_at(minute)
            if last - first > 1:
                self._pill(painter, found.row.middle, mark, ground)
                continue
            picture = pictures.get((id(look), ground))
            if picture is None:
                picture = pictures[id(look), ground] = self._style.mark(look, ground)
            if whole:
                draw(round(x - half), round(top), picture)
            else:
                draw(QPointF(round((x - half) * ratio) / ratio, top), picture)

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
        for band in reversed(self._bands):
            if band.start <= minute < band.end:
                return band_token(band)
        return Token.SURFACE


def today_line(style: TimelineStyle, x: float, area: QRectF) -> QRectF:
    """Return the today line over the height of an area."""
    width = style.whole(1.6)
    return QRectF(style.snapped(x - width / 2), area.top(), width, area.height())
