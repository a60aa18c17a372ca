"""Draws a page of the timeline: names at the left, time at the top, what happens in the lanes.

Everything is laid out by ``core.timeline`` in pixels, as on the screen; ``Sketch`` makes points
of them. What differs on paper: kinds of bars and strips are told apart without color.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from perm_desktop.core.symbols import OVERDUE
from perm_desktop.core.timeline.captions import Caption
from perm_desktop.core.timeline.chart import Chart, PlacedMark
from perm_desktop.core.timeline.density import BESIDE, Bar
from perm_desktop.core.timeline.gaps import SYMBOL, PlacedGap
from perm_desktop.core.timeline.head import Head
from perm_desktop.core.timeline.labels import SPACE, shortened
from perm_desktop.core.timeline.layout import BarRow, MarkRow, Scene, StripLine, scene
from perm_desktop.core.timeline.phases import Band
from perm_desktop.core.timeline.rows import Row, lane_of
from perm_desktop.core.timeline.tracks import Attention
from perm_desktop.core.vocabulary import Phase
from perm_desktop.reports.kit.paper import GRAY, WHITE, Ink
from perm_desktop.reports.sketch import (
    CAPTION,
    CAPTION_STRONG,
    NAME,
    NAME_STRONG,
    Sketch,
    measure,
    measure_name,
)
from perm_desktop.reports.timeline_head import MARK
from perm_desktop.reports.timeline_inks import (
    BAND,
    BAND_INTRA,
    GUIDE,
    OVERDUE_INK,
    RULE_INK,
    SHARES,
    TINT_OVERDUE,
    TODAY,
)
from perm_desktop.reports.timeline_legend import draw_strip

_PAD = 4.0
_DASH = (3.0, 2.0)
PART_LEFT = 12.0
_LEAST_BAR = 2.0  # of a part of a bar, so that what asks for something is seen


class Frame(NamedTuple):
    """Where the parts of a page lie."""

    left: float  # of the chart; the names are left of it
    top: float  # of the first row


@dataclass(frozen=True, slots=True)
class LanesPainter:
    """Draws the lanes of one page into a sketch."""

    sketch: Sketch
    frame: Frame
    chart: Chart
    head: Head
    grounds: Sequence[Band]  # in the order of painting

    def draw(self) -> None:
        """Grounds, grid, what happens, then names."""
        self._grounds()
        self._grid()
        self._body()
        for row in self.chart.rows.items:
            self._name(row)

    @property
    def _right(self) -> float:
        return self.frame.left + self.chart.axis.width

    @property
    def _bottom(self) -> float:
        return self.frame.top + self.chart.rows.height

    def _x(self, x: float) -> float:
        return self.frame.left + x

    def _y(self, y: float) -> float:
        return self.frame.top + y

    def _clipped(self, left: float, width: float) -> tuple[float, float] | None:
        """The part of a stretch that is on the page: left edge and width."""
        start, end = max(left, 0.0), min(left + width, self.chart.axis.width)
        return (self._x(start), end - start) if end > start else None

    # Grounds and grid

    def _grounds(self) -> None:
        axis = self.chart.axis
        for band in self.grounds:
            width = (band.end - band.start) * axis.scale
            if place := self._clipped(axis.x(band.start), width):
                ink = BAND_INTRA if band.phase is Phase.INTRA else BAND
                self.sketch.box(place[0], self.frame.top, place[1], self.chart.rows.height, ink)

    def _grid(self) -> None:
        for row in self.chart.rows.items:
            y = self._y(row.top + row.height)
            self.sketch.line((0.0, y), (self._right, y), RULE_INK, 0.5)
        for tick in self.head.ticks:
            if tick.major and tick.x >= 0:
                x = self._x(tick.x)
                self.sketch.line((x, self.frame.top), (x, self._bottom), RULE_INK, 0.7)
        if 0 <= self.head.today <= self.chart.axis.width:
            x = self._x(self.head.today)
            self.sketch.line((x, self.frame.top), (x, self._bottom), TODAY, 1.6)

    # What happens

    def _body(self) -> None:
        axis, rows = self.chart.axis, self.chart.rows
        found = scene(self.chart, 0.0, axis.width, 0.0, rows.height)
        self._guides(found)
        for line in found.strips:
            self._strip(line)
        for bars in found.bars:
            self._bar_row(bars)
        for gap in found.gaps:
            self._gap(gap)
        for marks in found.marks:
            self._marks(marks)
        for caption in found.captions:
            self._caption(caption)

    def _guides(self, found: Scene) -> None:
        for left, right, y in found.guides:
            ends = (self._x(left), self._y(y)), (self._x(right), self._y(y))
            self.sketch.line(*ends, GUIDE, 0.7)

    def _strip(self, line: StripLine) -> None:
        for left, width in line.spans:
            if place := self._clipped(left, width):
                draw_strip(self.sketch, line.kind, place[0], self._y(line.y), place[1])

    def _bar_row(self, found: BarRow) -> None:
        row, bars, highest = found
        tall = (row.height - 4) / max(highest, 1)
        for bar in bars:
            if 0 <= bar.left < self.chart.axis.width:
                self._bar(row, bar, tall)

    def _bar(self, row: Row, bar: Bar, tall: float) -> None:
        foot = self._y(row.top + row.height - 2)
        width = min(bar.width, self.chart.axis.width - bar.left)
        for share, count in bar.bin.parts:
            height = max(count * tall, _LEAST_BAR)
            foot -= height
            look = SHARES[share]
            self.sketch.box(self._x(bar.left), foot, width, height, look.fill, look.stroke)
        end = bar.left + bar.width + BESIDE + measure(bar.number)
        if bar.number and end <= self.chart.axis.width:
            left = self._x(bar.left + bar.width + BESIDE)
            self.sketch.text(bar.number, CAPTION, left, self._y(row.middle + 1))

    def _gap(self, gap: PlacedGap) -> None:
        place = self._clipped(gap.left, gap.right - gap.left)
        if place is None:
            return
        height = self.chart.sizes.gap
        top = self._y(gap.y) - height / 2
        self.sketch.box(place[0], top, place[1], height, TINT_OVERDUE, OVERDUE_INK, _DASH)
        for x in self._gap_words(gap):
            middle = self._y(gap.y)
            self.sketch.symbol(OVERDUE, self._x(x + SYMBOL / 2), middle, SYMBOL, TINT_OVERDUE)
            left = self._x(x + SYMBOL + SPACE)
            self.sketch.text(gap.text, CAPTION_STRONG, left, middle, OVERDUE_INK)

    def _gap_words(self, gap: PlacedGap) -> list[float]:
        """Where the words of a gap begin; they are said on each page that has room for them."""
        needed = SYMBOL + SPACE + measure(gap.text)
        right = min(gap.right, self.chart.axis.width)
        found = [x for x in gap.symbols if x >= 0 and x + needed <= right]
        first = max(gap.left, 0.0) + SPACE
        is_cut = gap.left < 0 or gap.right > right
        return found or ([first] if is_cut and gap.symbols and first + needed <= right else [])

    def _marks(self, found: MarkRow) -> None:
        width, y = self.chart.axis.width, self._y(found.row.middle)
        for mark in found.marks:
            if not 0 <= mark.x < width:
                continue  # it is on another page
            x = self._x(min(max(mark.x, mark.half - _PAD), max(width - mark.half + _PAD, 0.0)))
            ground = self._ground(mark.minute)
            if mark.meetings > 1:
                self._pill(x, y, mark)
            else:
                self.sketch.box(x - MARK / 2 - 1, y - MARK / 2 - 1, MARK + 2, MARK + 2, ground)
                self.sketch.symbol(mark.look, x, y, MARK, ground)

    def _pill(self, x: float, y: float, mark: PlacedMark) -> None:
        size, count = MARK - 2, str(mark.meetings)
        self.sketch.pill(x - mark.half + 1, y - size / 2 - 1, 2 * mark.half - 2, size + 2)
        start = x - (size + 3 + measure(count)) / 2
        self.sketch.symbol(mark.look, start + size / 2, y, size, WHITE)
        self.sketch.text(count, CAPTION_STRONG, start + size + 3, y, GRAY)

    def _caption(self, caption: Caption) -> None:
        width = self.chart.axis.width
        if caption.left < 0:
            return  # its mark is on the page before
        text = shortened(caption.text, width - caption.left, measure)
        if text:
            ground, y = self._ground(caption.minute), self._y(caption.y)
            left = self._x(caption.left)
            self.sketch.box(left - 1, y - 6, measure(text) + 2, 12, ground)
            self.sketch.text(text, CAPTION, left, y, GRAY)

    def _ground(self, minute: float) -> Ink:
        """What lies under a mark: the latest phase at its time."""
        under = (band for band in reversed(self.grounds) if band.start <= minute < band.end)
        band = next(under, None)
        if band is None:
            return WHITE
        return BAND_INTRA if band.phase is Phase.INTRA else BAND

    # Names

    def _name(self, row: Row) -> None:
        track = lane_of(self.chart.index, row)
        title, style, left = track.title, NAME if not track.rows else NAME_STRONG, 0.0
        attention = track.attention
        if row.part >= 0:
            part = track.parts[row.part]
            title, style, left, attention = part.title, NAME, PART_LEFT, part.attention
        right, middle = self.frame.left - 2 * _PAD, self._y(row.middle)
        if attention is not None:
            right = self._attention(attention, right, middle)
        self.sketch.text(shortened(title, right - left, measure_name), style, left, middle)

    def _attention(self, found: Attention, right: float, middle: float) -> float:
        """What asks for something, at the right edge of a name; returns where names end."""
        count = str(found.things)
        left = right - measure_name(count)
        self.sketch.text(count, NAME, left, middle)
        self.sketch.symbol(found.look, left - _PAD - MARK / 2, middle, MARK - 2, WHITE)
        return left - 2 * _PAD - MARK
