"""Paints what stays above the lanes: phases, axis, milestones and the word for today."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from perm_desktop.core.symbols import MILESTONE
from perm_desktop.core.timeline.axis import Axis, Tick
from perm_desktop.core.timeline.head import PILL_PAD, Head, PlacedBand
from perm_desktop.core.timeline.phases import Band, BandLine, Milestone
from perm_desktop.core.vocabulary import Phase
from perm_desktop.gui.look import symbols
from perm_desktop.gui.look.palettes import Token
from perm_desktop.gui.timeline.body import today_line
from perm_desktop.gui.timeline.style import MARK, TimelineStyle, band_token

_STRIPE = 3.0  # of a phase that goes on behind the next one
_HEAD_TOKENS = {Phase.INTRA: Token.HEADER, Phase.ANY: Token.BAND_INTRA}


class HeaderPainter:
    """Paints the head of the chart; x = 0 is the left edge of the lanes."""

    def __init__(self, style: TimelineStyle, axis: Axis, head: Head) -> None:
        self._style = style
        self._axis = axis
        self._head = head

    def paint(self, painter: QPainter, grounds: Sequence[Band], height: float) -> None:
        """Paint the head into the painter's origin."""
        style, head = self._style, self._head
        painter.fillRect(QRectF(0, 0, self._axis.width, height), style.color(Token.SURFACE))
        for number, line in enumerate(head.lines):
            self._bands(painter, line, number * style.line)
        axis_top = max(len(head.lines), 1) * style.line
        self._axis_line(painter, axis_top)
        if height > axis_top + style.line:
            self._milestone_line(painter, axis_top + style.line, grounds)
        self._today_pill(painter, axis_top - style.line)

    def _bands(self, painter: QPainter, line: Sequence[PlacedBand], top: float) -> None:
        """Paint a line of bands; one that goes on behind the next one stays as a stripe."""
        style = self._style
        for placed in line:
            token = _HEAD_TOKENS.get(placed.band.phase, Token.TINT_SCHEDULED)
            area = QRectF(placed.left, top, placed.right - placed.left, style.line - 1)
            painter.fillRect(area, style.color(token))
        for placed in line:
            if placed.covered < placed.right:
                stripe = QRectF(placed.covered, top, placed.right - placed.covered, _STRIPE)
                painter.fillRect(stripe, style.color(Token.GUIDE))
            if placed.band.phase is Phase.ANY:  # a review period is a thin band under its words
                foot = top + style.line - 1 - _STRIPE
                thin = QRectF(placed.left, foot, placed.right - placed.left, _STRIPE - 1)
                painter.fillRect(thin, style.color(Token.GUIDE))
            if placed.left > 0:
                edge = QRectF(style.snapped(placed.left), top, style.whole(1), style.line - 1)
                painter.fillRect(edge, style.color(Token.GUIDE))
            painter.setPen(style.color(Token.BAND_LABEL))
            middle = top + style.line / 2
            style.caption_strong.draw(painter, placed.text_left, middle, placed.text)
        edge = QRectF(0, top + style.line - 1, self._axis.width, style.whole(1))
        painter.fillRect(edge, style.color(Token.SURFACE))

    def _axis_line(self, painter: QPainter, top: float) -> None:
        style, head = self._style, self._head
        bottom = top + style.line
        for tick in head.ticks:
            if tick.x >= 0:
                height = style.line if tick.major else 4
                token = Token.RULE if tick.major else Token.CONTROL_EDGE
                x = style.snapped(tick.x)
                painter.fillRect(QRectF(x, bottom - height, 1, height), style.color(token))
        edge = QRectF(0, bottom - 1, self._axis.width, 1)
        painter.fillRect(edge, style.color(Token.CONTROL_EDGE))
        self._today_line(painter, QRectF(0, top, 1, style.line))
        for tick in head.ticks:
            if tick.label:
                self._tick_word(painter, tick, top)

    def _tick_word(self, painter: QPainter, tick: Tick, top: float) -> None:
        """Write the word of a tick; the today line makes way for it."""
        style = self._style
        font = style.caption_strong if tick.major else style.caption
        left, right = tick.label_x - 3, tick.label_x + font.width(tick.label) + 3
        if left < self._head.today < right:
            ground = QRectF(left, top + 1, right - left, style.line - 6)
            painter.fillRect(ground, style.color(Token.SURFACE))
        painter.setPen(style.color(Token.TEXT if tick.major else Token.TEXT_MUTED))
        font.draw(painter, tick.label_x, top + style.line / 2 - 1, tick.label)

    def _milestone_line(self, painter: QPainter, top: float, grounds: Sequence[Band]) -> None:
        style, width = self._style, self._axis.width
        area = QRectF(0, top, width, milestone_height(style))
        paint_grounds(painter, style, self._axis, grounds, area)
        painter.fillRect(QRectF(0, area.bottom() - 1, width, 1), style.color(Token.RULE))
        self._today_line(painter, area)
        painter.setPen(style.color(Token.TEXT_SECONDARY))
        middle = top + area.height() / 2
        for placed in self._head.words:
            style.caption.draw(painter, placed.left, middle, placed.text)
        self._diamonds(painter, middle)

    def _diamonds(self, painter: QPainter, middle: float) -> None:
        style, reach = self._style, MARK / 2
        color, ground = style.color(Token.MILESTONE), style.color(Token.SURFACE)
        picture = symbols.pixmap(MILESTONE.symbol, color, MARK, style.ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        for x, _ in self._head.milestones:
            corners = ((x - reach, middle), (x, middle - reach), (x + reach, middle))
            painter.drawPolygon([QPointF(*each) for each in (*corners, (x, middle + reach))])
            left, top = style.snapped(x - reach), style.snapped(middle - reach)
            painter.drawPixmap(QPointF(left, top), picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _today_line(self, painter: QPainter, area: QRectF) -> None:
        if 0 <= self._head.today <= self._axis.width:
            line = today_line(self._style, self._head.today, area)
            painter.fillRect(line, self._style.color(Token.TODAY))

    def _today_pill(self, painter: QPainter, top: float) -> None:
        pill, style = self._head.pill, self._style
        if pill is None:
            return
        area = QRectF(pill.left, top + 1, pill.width, style.line - 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.color(Token.TODAY))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(style.color(Token.TODAY_TEXT))
        style.caption_strong.draw(painter, pill.left + PILL_PAD, area.center().y(), pill.text)


def paint_grounds(
    painter: QPainter, style: TimelineStyle, axis: Axis, bands: Sequence[Band], area: QRectF
) -> None:
    """Paint the phases of a cycle behind an area; a phase goes over the one under way."""
    for band in sorted(bands, key=lambda band: band.phase is not Phase.INTRA):
        left, right = axis.x(band.start), axis.x(band.end)
        part = QRectF(left, area.top(), right - left, area.height()) & area
        painter.fillRect(part, style.color(band_token(band)))


def milestone_height(style: TimelineStyle) -> float:
    """Height of the line of milestones."""
    return style.line + 3


def header_height(
    style: TimelineStyle, lines: Sequence[BandLine], milestones: Sequence[Milestone]
) -> float:
    """Height of all that stays above the lanes; a line for today is there in any case."""
    height = (max(len(lines), 1) + 1) * style.line
    return height + (milestone_height(style) if milestones else 0)
