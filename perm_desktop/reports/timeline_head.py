"""Draws what stands above the lanes of a timeline: phases, axis, milestones, today."""

from collections.abc import Sequence
from dataclasses import dataclass

from perm_desktop.core.symbols import MILESTONE
from perm_desktop.core.timeline.axis import Axis, Tick
from perm_desktop.core.timeline.chart import Sizes
from perm_desktop.core.timeline.head import PILL_PAD, Head, PlacedBand
from perm_desktop.core.vocabulary import Phase
from perm_desktop.reports.kit.paper import BLACK, GRAY, WHITE
from perm_desktop.reports.sketch import CAPTION, CAPTION_STRONG, EDGE, NAME, Sketch, measure
from perm_desktop.reports.timeline_inks import BAND_HEAD, BAND_INTRA, GUIDE, MUTED, RULE_INK, TODAY

MARK = 13.0
SIZES = Sizes(mark=MARK, gap=14.0, measure=measure)
_LINE = 17.0
_MILESTONE_LINE = 20.0
_STRIPE = 2.0  # of a phase that goes on behind the next one
_GROUNDS = {Phase.INTRA: BAND_INTRA, Phase.ANY: WHITE}


def head_height(lines: int, *, dates: bool) -> float:
    """Pixels above the first row; a line for today is there in any case."""
    return (max(lines, 1) + 1) * _LINE + (_MILESTONE_LINE if dates else 0.0)


@dataclass(frozen=True, slots=True)
class HeadPainter:
    """Draws a head from the top of a sketch; time begins at ``left``, right of the names."""

    sketch: Sketch
    left: float
    axis: Axis
    head: Head
    names: Sequence[str]  # of the lines of bands
    word: str  # what the rows stand for
    dates: bool  # whether there is a line for milestones

    def draw(self) -> None:
        """Bands from top to bottom, then today under the words of the axis and the dates."""
        lines = self.head.lines
        for number, line in enumerate(lines):
            self._bands(line, number * _LINE, self.names[number])
        top = max(len(lines), 1) * _LINE
        self._today(top - _LINE)
        self._axis(top)
        if self.dates:
            self._milestones(top + _LINE)
        self.sketch.line((0.0, self.height), (self._right, self.height), EDGE, 0.8)

    @property
    def height(self) -> float:
        """Pixels above the first row."""
        return head_height(len(self.head.lines), dates=self.dates)

    @property
    def _right(self) -> float:
        return self.left + self.axis.width

    def _x(self, x: float) -> float:
        return self.left + x

    def _bands(self, line: Sequence[PlacedBand], top: float, name: str) -> None:
        """A line of bands; one that goes on behind the next one stays as a stripe."""
        self.sketch.text(name, CAPTION, 0.0, top + _LINE / 2, MUTED)
        for placed in line:
            ink = _GROUNDS.get(placed.band.phase, BAND_HEAD)
            width = placed.right - placed.left
            self.sketch.box(self._x(placed.left), top, width, _LINE - 1, ink)
        for placed in line:
            self._band_edges(placed, top)
            if _is_whole(placed.text):
                left = self._x(placed.text_left)
                self.sketch.text(placed.text, CAPTION_STRONG, left, top + _LINE / 2 + 0.5)

    def _band_edges(self, placed: PlacedBand, top: float) -> None:
        if placed.covered < placed.right:
            width = placed.right - placed.covered
            self.sketch.box(self._x(placed.covered), top, width, _STRIPE, GUIDE)
        if placed.band.phase is Phase.ANY:  # a review period is a thin band under its words
            width = placed.right - placed.left
            foot = top + _LINE - 1 - _STRIPE
            self.sketch.box(self._x(placed.left), foot, width, _STRIPE - 1, GUIDE)
        if placed.left > 0:
            x = self._x(placed.left)
            self.sketch.line((x, top), (x, top + _LINE - 1), GUIDE, 0.8)

    def _axis(self, top: float) -> None:
        bottom = top + _LINE
        self.sketch.text(self.word, CAPTION_STRONG, 0.0, top + _LINE / 2)
        for tick in self.head.ticks:
            if tick.x >= 0:
                height, ink = (_LINE, RULE_INK) if tick.major else (3.0, EDGE)
                x = self._x(tick.x)
                self.sketch.line((x, bottom - height), (x, bottom), ink, 0.7)
            if tick.label:
                self._tick_word(tick, top)
        self.sketch.line((self.left, bottom), (self._right, bottom), EDGE, 0.8)

    def _tick_word(self, tick: Tick, top: float) -> None:
        """The word of a tick; the today line makes way for it."""
        style, ink = (CAPTION_STRONG, BLACK) if tick.major else (CAPTION, MUTED)
        left, width = self._x(tick.label_x), self.sketch.width(tick.label, style)
        if tick.label_x - 2 < self.head.today < tick.label_x + width + 2:
            self.sketch.box(left - 2, top + 1, width + 4, _LINE - 5, WHITE)
        self.sketch.text(tick.label, style, left, top + _LINE / 2 - 1.5, ink)

    def _milestones(self, top: float) -> None:
        middle = top + _MILESTONE_LINE / 2
        self.sketch.text("Milestones", NAME, 0.0, middle)
        for placed in filter(lambda each: _is_whole(each.text), self.head.words):
            self.sketch.text(placed.text, CAPTION, self._x(placed.left), middle, GRAY)
        for x, _ in self.head.milestones:
            if 0 <= x <= self.axis.width:
                inside = MARK / 2
                self.sketch.box(self._x(x) - inside / 2, middle - inside / 2, inside, inside, WHITE)
                self.sketch.symbol(MILESTONE, self._x(x), middle, MARK - 1)

    def _today(self, top: float) -> None:
        if not 0 <= self.head.today <= self.axis.width:
            return
        x = self._x(self.head.today)
        self.sketch.line((x, top + _LINE), (x, self.height), TODAY, 1.6)
        pill = self.head.pill
        if pill is not None:
            self.sketch.pill(self._x(pill.left), top + 1, pill.width, _LINE - 2, TODAY, TODAY)
            left = self._x(pill.left + PILL_PAD)
            self.sketch.text(pill.text, CAPTION_STRONG, left, top + _LINE / 2, WHITE)


def _is_whole(text: str) -> bool:
    """Whether a text has room. Paper has no pointer to ask for the rest of one that is cut: the
    words after the drawing name all phases and dates.
    """
    return bool(text) and not text.endswith("…")
