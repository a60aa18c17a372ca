"""Paints the column of lane names left of the chart."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from perm_desktop.core.timeline.board import Board
from perm_desktop.core.timeline.lanes import Index
from perm_desktop.core.timeline.rows import Row, lane_of
from perm_desktop.core.timeline.tracks import Attention, Track
from perm_desktop.gui.look import icons, symbols
from perm_desktop.gui.look.palettes import Token
from perm_desktop.gui.timeline.style import TextFont, TimelineStyle

HEAD_RIGHT = "Needs attention"
MILESTONES = "Milestones"
_PAD = 10.0
_CHEVRON = 16.0
_NAME = 24.0  # left edge of the name of a lane that opens
_SERIES_NAME = 36.0
_SYMBOL = 13.0
_SYMBOL_AIR, _ATTENTION_AIR = 5.0, 6.0  # behind the symbol, and before it
_LEAST, _MOST = 150.0, 240.0
_EDGE = 3.0


class Heads(NamedTuple):
    """Names of the lines beside the head of the chart."""

    lines: Sequence[str]  # of the bands, from the top
    lanes: str
    milestones: float  # height of their line, 0 without any


def gutter_width(style: TimelineStyle, board: Board) -> float:
    """Width that the longest names need, within reason."""
    head = style.caption_strong.width(board.grouping.word)
    needed = [_PAD * 3 + head + style.caption.width(HEAD_RIGHT), _LEAST]
    for lane in board.index.lanes:
        needed.append(_NAME + _room(style, lane))
        if lane.opens and lane.key in board.expanded:
            needed += (_SERIES_NAME + _room(style, part) for part in lane.parts)
    titles = board.index.part_titles
    needed += (_SERIES_NAME + style.lane.width(title) + _PAD for title in titles)
    return ceil(min(max(needed), _MOST))


def _room(style: TimelineStyle, track: Track) -> float:
    """Pixels of a name at its boldest, with room for what may come to ask for something."""
    name = style.lane_strong.width(track.title) + 1  # or rounding cuts the last letter
    things = "" if track.attention is None else str(track.attention.things)
    count = max(style.lane.width("00"), style.lane.width(things))
    return name + _ATTENTION_AIR + _SYMBOL + _SYMBOL_AIR + count + _PAD


class GutterPainter:
    """Paints rows of names; y = 0 is the top of the first row."""

    def __init__(
        self,
        style: TimelineStyle,
        index: Index,
        width: float,
        selected: tuple[int, int] | None,
    ) -> None:
        self._style = style
        self._index = index
        self._width = width
        self._selected = selected

    def paint(self, painter: QPainter, area: QRectF, rows: Sequence[Row]) -> None:
        """Paint the names of some rows into an area."""
        painter.fillRect(area, self._style.color(Token.SURFACE))
        for row in rows:
            self._row(painter, row)

    def _row(self, painter: QPainter, row: Row) -> None:
        style, contrast = self._style, self._style.palette.is_contrast
        area = QRectF(0, row.top, self._width, row.height)
        chosen = row[:2] == self._selected
        if not contrast and (chosen or row.open):
            painter.fillRect(area, style.color(Token.SELECTION if chosen else Token.SUNKEN))
        if not contrast:
            rule = QRectF(0, area.bottom() - 1, self._width, style.whole(1))
            painter.fillRect(rule, style.color(Token.RULE))
        elif chosen:
            for top in (area.top(), area.bottom() - 1):
                painter.fillRect(QRectF(0, top, self._width, 1), style.color(Token.SELECTION))
        if chosen:
            edge = QRectF(0, area.top(), _EDGE, row.height)
            painter.fillRect(edge, style.color(Token.SELECTION_EDGE))
        if row.part >= 0:
            self._part(painter, row, chosen=chosen)
        else:
            self._lane(painter, row)

    def _part(self, painter: QPainter, row: Row, *, chosen: bool) -> None:
        track = lane_of(self._index, row).parts[row.part]
        font = self._style.lane_strong if chosen else self._style.lane
        right = self._attention(painter, row, track.attention)
        painter.setPen(self._style.color(Token.TEXT if chosen else Token.TEXT_SECONDARY))
        self._name(painter, font, track.title, _SERIES_NAME, right, row)

    def _lane(self, painter: QPainter, row: Row) -> None:
        style = self._style
        lane = lane_of(self._index, row)
        if lane.opens:
            name = "chevron_down" if row.open else "chevron_right"
            color = style.color(Token.TEXT_SECONDARY)
            picture = icons.pixmap(name, color, 16, style.ratio)
            top = style.snapped(row.middle - _CHEVRON / 2)
            painter.drawPixmap(QPointF(4, top), picture)
        right = self._attention(painter, row, lane.attention)
        quiet = not lane.rows
        painter.setPen(style.color(Token.TEXT_MUTED if quiet else Token.TEXT))
        font = style.lane_strong if row.open else style.lane if quiet else style.lane_medium
        self._name(painter, font, lane.title, _NAME, right, row)

    def _attention(self, painter: QPainter, row: Row, attention: Attention | None) -> float:
        """Paint what asks for something at the right edge; return where a name has to end."""
        style, right = self._style, self._width - _PAD
        if attention is None:
            return right
        right -= style.lane.width(str(attention.things))
        painter.setPen(style.color(Token.TEXT))
        style.lane.draw(painter, right, row.middle, str(attention.things))
        right -= _SYMBOL + _SYMBOL_AIR
        look = attention.look
        area = QRectF(right, row.middle - _SYMBOL / 2, _SYMBOL, _SYMBOL)
        symbols.paint(painter, look.symbol, style.color(look.token), area, style.ratio)
        return right - _ATTENTION_AIR

    def _name(
        self,
        painter: QPainter,
        font: TextFont,
        text: str,
        left: float,
        right: float,
        row: Row,
    ) -> None:
        font.draw(painter, left, row.middle, font.elided(text, right - left))


def paint_heads(painter: QPainter, style: TimelineStyle, size: QSizeF, heads: Heads) -> None:
    """Paint the heads of the column beside the bands, the axis and the line of milestones."""
    width, height = size.width(), size.height()
    painter.fillRect(QRectF(0, 0, width, height), style.color(Token.SURFACE))
    painter.setPen(style.color(Token.TEXT_MUTED))
    for number, name in enumerate(heads.lines):
        style.caption.draw(painter, _PAD, (number + 0.5) * style.line, name)
    bottom = height - heads.milestones
    middle = bottom - style.line / 2 - 1
    left = width - _PAD - style.caption.width(HEAD_RIGHT)
    if left > _PAD * 2 + style.caption_strong.width(heads.lanes):
        style.caption.draw(painter, left, middle, HEAD_RIGHT)
    painter.setPen(style.color(Token.TEXT_SECONDARY))
    style.caption_strong.draw(painter, _PAD, middle, heads.lanes)
    painter.fillRect(QRectF(0, bottom - 1, width, 1), style.color(Token.CONTROL_EDGE))
    if heads.milestones:
        painter.setPen(style.color(Token.TEXT))
        style.lane_medium.draw(painter, _PAD, bottom + heads.milestones / 2, MILESTONES)
        painter.fillRect(QRectF(0, height - 1, width, 1), style.color(Token.RULE))
