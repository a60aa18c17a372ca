"""Fonts, sizes and colors of the timeline, made once for a palette and a pixel ratio."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from perm_desktop.core.symbols import Look
from perm_desktop.core.timeline.board import RowHeights
from perm_desktop.core.timeline.chart import Sizes
from perm_desktop.core.timeline.phases import Band
from perm_desktop.core.vocabulary import Phase
from perm_desktop.gui.look import symbols, theme
from perm_desktop.gui.look.palettes import Palette, Token

MARK = 13.0  # pixels; an odd number, so that a mark stands on the middle line of a lane
_PAD = 4.0
_WIDTHS_KEPT = 20_000


class TextFont:
    """A font with what is asked of its metrics over and over."""

    def __init__(self, role: theme.TypeRole) -> None:
        self.font: QFont = theme.font(role)
        self._metrics = QFontMetricsF(self.font)
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Pixels of a text."""
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) > _WIDTHS_KEPT:
                self._widths.clear()
            found = self._widths[text] = self._metrics.horizontalAdvance(text)
        return found

    def elided(self, text: str, room: float) -> str:
        """Return the text cut to a width."""
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    @property
    def height(self) -> float:
        """Pixels of a line."""
        return self._metrics.height()

    def draw(self, painter: QPainter, left: float, middle: float, text: str) -> None:
        """Draw a line of text around a middle line; the caller has set the pen."""
        painter.setFont(self.font)
        baseline = middle + (self._metrics.ascent() - self._metrics.descent()) / 2
        painter.drawText(QPointF(round(left), round(baseline)), text)


class TimelineStyle:
    """How the timeline looks."""

    def __init__(self, palette: Palette, ratio: float) -> None:
        self.palette = palette
        self.ratio = ratio
        self.caption = TextFont(theme.CAPTION)
        self.caption_strong = TextFont(theme.CAPTION_STRONG)
        self.lane = TextFont(theme.TABLE)
        self.lane_medium = TextFont(theme.TABLE_MEDIUM)
        self.lane_strong = TextFont(theme.TABLE_STRONG)
        self._marks: dict[tuple[str, str, str], QPixmap] = {}

    @property
    def heights(self) -> RowHeights:
        """Heights of the rows: 17 and 19 at the usual size of text, more with larger text."""
        line = ceil(self.lane.height)
        return RowHeights(lane=max(17, line + 2) | 1, series=max(19, line + 4) | 1)

    @property
    def roomy_heights(self) -> RowHeights:
        """Heights of the rows where there is room: the hit area of any other control."""
        text = self.heights
        return RowHeights(lane=max(25, text.lane), series=max(27, text.series))

    @property
    def sizes(self) -> Sizes:
        """What the layout has to know."""
        return Sizes(MARK, self.heights.lane - 3.0, self.caption_strong.width)

    @property
    def line(self) -> float:
        """Height of a line of the axis."""
        return ceil(self.caption.height) + _PAD

    def color(self, token: str) -> QColor:
        """Return a color of the palette."""
        return self.palette.color(token)

    def pen(self, token: str, width: float = 1.0) -> QPen:
        """Return a pen that is as wide as whole device pixels allow."""
        return QPen(self.palette.color(token), self.whole(width))

    def whole(self, pixels: float) -> float:
        """Return a length as the nearest one of whole device pixels, at least one."""
        return max(1, round(pixels * self.ratio)) / self.ratio

    def snapped(self, position: float) -> float:
        """Return the nearest device pixel edge."""
        return round(position * self.ratio) / self.ratio

    def mark(self, look: Look, ground: str) -> QPixmap:
        """Return the picture of a mark on a halo in the color of its ground."""
        key = (look.symbol, look.token, ground)
        found = self._marks.get(key)
        if found is None:
            found = self._marks[key] = symbols.pixmap(
                look.symbol, self.color(look.token), MARK, self.ratio, self.color(ground)
            )
        return found


def band_token(band: Band) -> Token:
    """Return the color of a phase behind the lanes."""
    return Token.BAND_INTRA if band.phase is Phase.INTRA else Token.BAND


def draw_ring(painter: QPainter, area: QRectF, color: QColor, width: float) -> None:
    """Draw a focus ring with small corners."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, 3, 3)
    painter.restore()
