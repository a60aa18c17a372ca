"""Puts the parts of the timeline together into one picture, painting as little as it can."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter

from perm_desktop.core.timeline.axis import Axis, Tick
from perm_desktop.core.timeline.board import Board
from perm_desktop.core.timeline.head import Head
from perm_desktop.core.timeline.layout import Spot
from perm_desktop.core.timeline.overview import extent
from perm_desktop.core.timeline.phases import ground
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.timeline.body import BodyPainter
from perm_desktop.gui.timeline.gutter import (
    GutterPainter,
    Heads,
    gutter_width,
    paint_heads,
)
from perm_desktop.gui.timeline.header import HeaderPainter, header_height, milestone_height
from perm_desktop.gui.timeline.overview import (
    overview_height,
    paint_overview,
    paint_overview_head,
    paint_window,
    paint_years,
    window_frame,
)
from perm_desktop.gui.timeline.picture import Picture, Still
from perm_desktop.gui.timeline.style import TimelineStyle, draw_ring

_NARROWEST = 120.0  # of the chart
_GUTTER_SHARE = 0.3  # of the width, at most
_RING_AIR = 3.0
_FEWEST_LANES = 4  # in sight, else the strip of the whole cycle makes room


class Areas(NamedTuple):
    """Where the parts lie in the viewport, on whole device pixels."""

    gutter: float  # width
    header: float  # height
    body: QRectF
    overview: QRectF


class Rings(NamedTuple):
    """Marks that are ringed."""

    selected: Iterable[Spot]
    hovered: Spot | None
    focused: Spot | None
    row: QRectF | None  # focused row without a mark, in pixels from the first row


class Canvas:
    """Paints a board into a viewport."""

    def __init__(self, palette: Palette, ratio: float) -> None:
        self.style = TimelineStyle(palette, ratio)
        self.rough = False  # while the zoom changes: the segments of strips are joined
        self.forget()

    def forget(self) -> None:
        """Drop what was painted: data, rows or colors have changed."""
        self._body = Picture()
        self._gutter = Picture()
        self._header = Still()
        self._overview = Still()
        self._years = Still()
        self._gutter_width: float | None = None

    def areas(self, board: Board, size: QSize) -> Areas:
        """Divide a viewport of this size."""
        style = self.style
        if self._gutter_width is None:
            self._gutter_width = gutter_width(style, board)
        most = max(_GUTTER_SHARE * size.width(), _NARROWEST)
        gutter = style.snapped(max(min(self._gutter_width, most, size.width() - _NARROWEST), 0))
        header = style.snapped(header_height(style, board.head_lines, board.milestones))
        foot = style.snapped(overview_height(style))
        if size.height() - header - foot < _FEWEST_LANES * style.heights.lane:
            foot = 0.0
        body = QRectF(gutter, header, size.width() - gutter, size.height() - header - foot)
        overview = QRectF(gutter, size.height() - foot, size.width() - gutter, foot)
        return Areas(gutter, header, body, overview)

    def overview_axis(self, board: Board, areas: Areas) -> Axis:
        """Return the axis of the strip at the bottom."""
        first, last = board.index.span or (board.now, board.now)
        for line in board.head_lines:
            first = min(first, *(band.start for band in line.bands))
            last = max(last, *(band.end for band in line.bands))
        return extent(first, last, board.axis.resized(areas.overview.width()))

    def paint(self, painter: QPainter, board: Board, areas: Areas, top: int, rings: Rings) -> None:
        """Paint everything; ``top`` is how far the lanes are scrolled, in device pixels."""
        head = board.head
        self._paint_body(painter, board, areas, top, head.ticks)
        painter.save()
        painter.setClipRect(areas.body)
        painter.translate(areas.body.left(), areas.body.top() - top / self.style.ratio)
        self._paint_rings(painter, board, rings)
        painter.restore()
        self._paint_header(painter, board, areas, head)
        self._paint_gutter(painter, board, areas, top)
        self._paint_pinned(painter, board, areas, top)
        if areas.overview.height() > 0:
            self._paint_overview(painter, board, areas)

    def _paint_body(
        self, painter: QPainter, board: Board, areas: Areas, top: int, marks: Sequence[Tick]
    ) -> None:
        style, axis = self.style, board.axis
        selected, grounds = _selected(board), ground(board.bands)
        body = BodyPainter(
            style, board.chart, grounds, marks, board.now, selected, rough=self.rough
        )
        offset = top / style.ratio

        def render(piece_painter: QPainter, piece: QRectF) -> None:
            piece_painter.translate(0, -offset)
            body.paint(piece_painter, piece.translated(0, offset))

        left = round(axis.first * axis.scale * style.ratio)
        size = self._device_size(areas.body.size())
        key = (axis.scale, selected, board.now, self.rough)
        self._body.resize(size, style.ratio)
        self._body.update(key, (left, top), size, render)
        self._body.show(painter, areas.body.topLeft())
        painter.save()
        painter.setClipRect(areas.body)
        painter.translate(areas.body.left(), areas.body.top() - offset)
        body.cover_cut_numbers(painter, offset, offset + areas.body.height())
        painter.restore()

    def _paint_rings(self, painter: QPainter, board: Board, rings: Rings) -> None:
        style = self.style
        for spot in rings.selected:
            color = style.color(Token.SELECTION_EDGE)
            draw_ring(painter, _around(spot), color, style.whole(1.4))
        if rings.hovered is not None:
            color = style.color(Token.CONTROL_EDGE)
            draw_ring(painter, _around(rings.hovered), color, style.whole(1))
        if rings.focused is not None:
            draw_ring(painter, _around(rings.focused), style.color(Token.FOCUS), style.whole(2))
        if rings.row is not None:
            area = rings.row.adjusted(1, 1, board.axis.width - 2, -2)
            draw_ring(painter, area, style.color(Token.FOCUS), style.whole(2))

    def _paint_header(self, painter: QPainter, board: Board, areas: Areas, head: Head) -> None:
        style = self.style

        def render(own: QPainter) -> None:
            height = milestone_height(style) if board.milestones else 0.0
            names = [line.name for line in board.head_lines]
            heads = Heads(names, board.grouping.word, height)
            paint_heads(own, style, QSizeF(areas.gutter, areas.header), heads)
            own.setClipRect(QRectF(areas.gutter, 0, areas.body.width(), areas.header))
            own.translate(areas.gutter, 0)
            HeaderPainter(style, board.axis, head).paint(own, ground(board.bands), areas.header)

        size = self._device_size(QSizeF(areas.body.right(), areas.header))
        key = (board.axis, board.now)
        self._header.show(painter, QPointF(0, 0), key, size, style.ratio, render)

    def _paint_gutter(self, painter: QPainter, board: Board, areas: Areas, top: int) -> None:
        style, offset = self.style, top / self.style.ratio
        names = self._names(board, areas)

        def render(piece_painter: QPainter, piece: QRectF) -> None:
            piece_painter.translate(0, -offset)
            shown = piece.translated(0, offset)
            rows = board.rows.between(shown.top(), shown.bottom())
            names.paint(piece_painter, shown, rows)

        size = self._device_size(QSizeF(areas.gutter, areas.body.height()))
        self._gutter.resize(size, style.ratio)
        self._gutter.update(_selected(board), (0, top), size, render)
        self._gutter.show(painter, QPointF(0, areas.body.top()))
        edge = QRectF(style.snapped(areas.gutter - 1), 0, style.whole(1), areas.body.bottom())
        painter.fillRect(edge, style.color(Token.CONTROL_EDGE))

    def _names(self, board: Board, areas: Areas) -> GutterPainter:
        return GutterPainter(self.style, board.index, areas.gutter, _selected(board))

    def _paint_pinned(self, painter: QPainter, board: Board, areas: Areas, top: int) -> None:
        """Keep the heading of the open lane in sight whose parts pass the upper edge."""
        style, offset = self.style, top / self.style.ratio
        pinned = board.rows.pinned(offset)
        if pinned is None:
            return
        row, place = pinned
        area = QRectF(areas.gutter, row.top, areas.body.width(), row.height)
        painter.save()
        painter.setClipRect(QRectF(0, areas.header, areas.body.right(), areas.body.height()))
        painter.translate(0, areas.header + place - offset - row.top)
        painter.fillRect(area, style.color(Token.SUNKEN))
        painter.fillRect(
            QRectF(area.left(), area.bottom() - 1, area.width(), style.whole(1)),
            style.color(Token.CONTROL_EDGE),
        )
        self._names(board, areas).paint(
            painter, QRectF(0, row.top, areas.gutter - 1, row.height), [row]
        )
        painter.restore()

    def _paint_overview(self, painter: QPainter, board: Board, areas: Areas) -> None:
        style, area = self.style, areas.overview
        axis = self.overview_axis(board, areas)

        def render(own: QPainter) -> None:
            name = "All cycles" if len(board.bands) > 1 else "Whole cycle"
            paint_overview_head(own, style, areas.gutter, name)
            own.translate(areas.gutter, 0)
            paint_overview(own, style, axis, board.index.starts, ground(board.bands), board.now)

        size = self._device_size(QSizeF(area.right(), area.height()))
        key = (axis, board.now)
        self._overview.show(painter, QPointF(0, area.top()), key, size, style.ratio, render)
        painter.fillRect(QRectF(0, area.top(), area.right(), 1), style.color(Token.RULE))
        frame = window_frame(axis, board.axis, area.height()).translated(area.topLeft())
        paint_window(painter, style, frame)

        def write(own: QPainter) -> None:
            own.translate(areas.gutter, 0)
            paint_years(own, style, axis)

        self._years.show(painter, QPointF(0, area.top()), axis, size, style.ratio, write)

    def _device_size(self, size: QSizeF) -> QSize:
        ratio = self.style.ratio
        return QSize(max(ceil(size.width() * ratio), 1), max(ceil(size.height() * ratio), 1))


def _selected(board: Board) -> tuple[int, int] | None:
    """Return the row in which the keys are."""
    return board.cursor[:2] if board.cursor is not None else None


def _around(spot: Spot) -> QRectF:
    half_width, half_height = spot.half_width + _RING_AIR, spot.half_height + _RING_AIR - 1
    return QRectF(spot.x - half_width, spot.y - half_height, 2 * half_width, 2 * half_height)
