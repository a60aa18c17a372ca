"""Paints what stays above the lanes: phases, axis, milestones and the word for today."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from perm_desktop.core.clock import weekday
from perm_desktop.core.symbols import MILESTONE
from perm_desktop.core.timeline_axis import Axis, Tick, day_at, midnight
from perm_desktop.core.timeline_labels import Label, Placed, Priority, place
from perm_desktop.core.timeline_phases import Band, Milestone
from perm_desktop.core.vocabulary import Phase
from perm_desktop.gui import symbols
from perm_desktop.gui.palettes import Token
from perm_desktop.gui.timeline_body import today_line
from perm_desktop.gui.timeline_style import MARK, TimelineStyle

_PILL_PAD = 9.0
_BAND_PAD = 6.0


class HeaderPainter:
    """Paints the head of the chart; x = 0 is the left edge of the lanes."""

    def __init__(
        self,
        style: TimelineStyle,
        axis: Axis,
        bands: Sequence[Sequence[Band]],
        milestones: Sequence[Milestone],
        ticks: Sequence[Tick],
        now: int,
    ) -> None:
        self._style = style
        self._axis = axis
        self._bands = bands
        self._milestones = milestones
        self._ticks = ticks
        self._today = axis.x(now)
        self._now = now

    def paint(self, painter: QPainter, grounds: Sequence[Band]) -> None:
        """Paint the head into the painter's origin."""
        style, width = self._style, self._axis.width
        line, lines = style.line, band_lines(self._bands)
        painter.fillRect(
            QRectF(0, 0, width, header_height(style, self._bands, self._milestones)),
            style.color(Token.SURFACE),
        )
        pill = self._pill_span()
        for number, bands in enumerate(self._bands):
            blocked = pill if number == lines - 1 else None
            self._band_line(painter, bands, number * line, blocked)
        self._axis_line(painter, lines * line)
        if self._milestones:
            self._milestone_line(painter, (lines + 1) * line, grounds)
        self._today_pill(painter, (lines - 1) * line, pill)

    def _band_line(
        self,
        painter: QPainter,
        bands: Sequence[Band],
        top: float,
        pill: tuple[float, float] | None,
    ) -> None:
        style = self._style
        for band in bands:
            left, right = max(self._axis.x(band.start), 0), self._axis.x(band.end) - 1
            right = min(right, self._axis.width)
            if right <= left:
                continue
            intra = band.phase is Phase.INTRA
            token = Token.HEADER if intra else Token.TINT_SCHEDULED
            painter.fillRect(QRectF(left, top, right - left, style.line), style.color(token))
            painter.setPen(style.color(Token.BAND_LABEL))
            self._band_word(painter, band, (left, right), top, pill)

    def _band_word(
        self,
        painter: QPainter,
        band: Band,
        span: tuple[float, float],
        top: float,
        pill: tuple[float, float] | None,
    ) -> None:
        """Write into the wider part of the band that the word for today leaves free."""
        left, right = span
        parts = [span]
        if pill is not None and pill[0] < right and left < pill[1]:
            parts = [(left, pill[0]), (pill[1], right)]
        font = self._style.caption_strong
        needed = font.width(band.label) + 2 * _BAND_PAD
        fits = next((part for part in parts if part[1] - part[0] >= needed), None)
        part = fits or max(parts, key=lambda part: part[1] - part[0])
        room = part[1] - part[0] - 2 * _BAND_PAD
        text = band.label if fits else band.short
        if font.width(text) <= room:
            font.draw(painter, part[0] + _BAND_PAD, top + self._style.line / 2, text)

    def _axis_line(self, painter: QPainter, top: float) -> None:
        style = self._style
        bottom = top + style.line
        for tick in self._ticks:
            if tick.x >= 0:
                height = style.line if tick.major else 4
                token = Token.RULE if tick.major else Token.CONTROL_EDGE
                x = style.snapped(tick.x)
                painter.fillRect(QRectF(x, bottom - height, 1, height), style.color(token))
        edge = QRectF(0, bottom - 1, self._axis.width, 1)
        painter.fillRect(edge, style.color(Token.CONTROL_EDGE))
        if 0 <= self._today <= self._axis.width:
            line = today_line(style, self._today, QRectF(0, top, 1, style.line))
            painter.fillRect(line, style.color(Token.TODAY))
        for tick in self._ticks:
            if tick.label:
                self._tick_word(painter, tick, top)

    def _tick_word(self, painter: QPainter, tick: Tick, top: float) -> None:
        """Write the word of a tick; the today line makes way for one of a larger unit."""
        style = self._style
        font = style.caption_strong if tick.major else style.caption
        left, right = tick.label_x - 3, tick.label_x + font.width(tick.label) + 3
        if left < self._today < right:
            if not tick.major:
                return
            ground = QRectF(left, top + 1, right - left, style.line - 6)
            painter.fillRect(ground, style.color(Token.SURFACE))
        painter.setPen(style.color(Token.TEXT if tick.major else Token.TEXT_MUTED))
        font.draw(painter, tick.label_x, top + style.line / 2 - 1, tick.label)

    def _milestone_line(self, painter: QPainter, top: float, grounds: Sequence[Band]) -> None:
        style, width = self._style, self._axis.width
        area = QRectF(0, top, width, milestone_height(style))
        for band in sorted(grounds, key=lambda band: band.phase is not Phase.INTRA):
            left, right = max(self._axis.x(band.start), 0), min(self._axis.x(band.end), width)
            token = Token.BAND_INTRA if band.phase is Phase.INTRA else Token.BAND
            if left < right:
                part = QRectF(left, top, right - left, area.height())
                painter.fillRect(part, style.color(token))
        painter.fillRect(QRectF(0, area.bottom() - 1, width, 1), style.color(Token.RULE))
        if 0 <= self._today <= width:
            line = today_line(style, self._today, area)
            painter.fillRect(line, style.color(Token.TODAY))
        painter.setPen(style.color(Token.TEXT_SECONDARY))
        middle = top + area.height() / 2
        for placed in self._milestone_words():
            style.caption.draw(painter, placed.left, middle, placed.text)
        self._diamonds(painter, middle)

    def _diamonds(self, painter: QPainter, middle: float) -> None:
        style = self._style
        color, ground = style.color(Token.MILESTONE), style.color(Token.SURFACE)
        picture = symbols.pixmap(MILESTONE.symbol, color, MARK, style.ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        for x, _ in self._milestone_places():
            if -MARK < x < self._axis.width + MARK:
                reach = MARK / 2
                painter.drawPolygon(
                    [
                        QPointF(x - reach, middle),
                        QPointF(x, middle - reach),
                        QPointF(x + reach, middle),
                        QPointF(x, middle + reach),
                    ]
                )
                left, top = style.snapped(x - MARK / 2), style.snapped(middle - MARK / 2)
                painter.drawPixmap(QPointF(left, top), picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _milestone_places(self) -> list[tuple[float, str]]:
        """Milestones with their pixels; those that would hide each other share one mark."""
        found: list[tuple[float, str]] = []
        for milestone in self._milestones:
            x = self._axis.x(midnight(milestone.day, self._axis.zone))
            if found and x - found[-1][0] < MARK:
                found[-1] = (found[-1][0], f"{found[-1][1]} · {milestone.label}")
            else:
                found.append((x, milestone.label))
        return found

    def _milestone_words(self) -> list[Placed]:
        labels = [Label(x, text, Priority.MILESTONE) for x, text in self._milestone_places()]
        blocked = [(self._today - 2, self._today + 2)]
        return place(labels, self._axis.width, self._style.caption.width, blocked)

    def _pill_span(self) -> tuple[float, float] | None:
        if not 0 <= self._today <= self._axis.width:
            return None
        half = self._style.caption_strong.width(self._today_text()) / 2 + _PILL_PAD
        left = min(max(self._today - half, 2), self._axis.width - 2 * half - 2)
        return left, left + 2 * half

    def _today_text(self) -> str:
        return f"Today, {weekday(day_at(self._now, self._axis.zone))}"

    def _today_pill(self, painter: QPainter, top: float, span: tuple[float, float] | None) -> None:
        if span is None:
            return
        style = self._style
        area = QRectF(span[0], top + 1, span[1] - span[0], style.line - 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.color(Token.TODAY))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(style.color(Token.TODAY_TEXT))
        style.caption_strong.draw(
            painter, span[0] + _PILL_PAD, area.center().y(), self._today_text()
        )


def band_lines(bands: Sequence[Sequence[Band]]) -> int:
    """Lines above the axis; one is there in any case, for the word for today."""
    return max(len(bands), 1)


def milestone_height(style: TimelineStyle) -> float:
    """Height of the line of milestones."""
    return style.line + 3


def header_height(
    style: TimelineStyle, bands: Sequence[Sequence[Band]], milestones: Sequence[Milestone]
) -> float:
    """Height of all that stays above the lanes."""
    height = (band_lines(bands) + 1) * style.line
    return height + (milestone_height(style) if milestones else 0)
