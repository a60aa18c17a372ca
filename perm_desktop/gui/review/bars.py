"""Bars that can be read without color: every part has a pattern of its own, and is named."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from perm_desktop.core.review.shares import WORDS, BarPart, Share
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token

_SWATCH = 22
_GAP = 6
_BETWEEN = 16
_AIR = 8


class _Dress(NamedTuple):
    """How a part is filled."""

    token: Token
    pattern: Qt.BrushStyle


_DRESSES = {
    Share.DONE: _Dress(Token.STRIP_HELD, Qt.BrushStyle.SolidPattern),
    Share.PARTLY: _Dress(Token.PARTLY, Qt.BrushStyle.FDiagPattern),
    Share.AHEAD: _Dress(Token.NOT_YET_DUE, Qt.BrushStyle.NoBrush),
    Share.UNRECORDED: _Dress(Token.NOT_RECORDED, Qt.BrushStyle.Dense6Pattern),
    Share.UNDECIDED: _Dress(Token.TEXT_SECONDARY, Qt.BrushStyle.BDiagPattern),
    Share.LATE: _Dress(Token.OVERDUE, Qt.BrushStyle.DiagCrossPattern),
}


def paint_bar(
    painter: QPainter,
    area: QRectF,
    parts: Sequence[BarPart],
    colors: Palette,
    *,
    selected: bool = False,
) -> None:
    """Paint parts side by side over the whole width; nothing where there are none."""
    whole = sum(part.number for part in parts)
    left = area.left()
    for part in parts:
        width = area.width() * part.number / whole
        piece = QRectF(left, area.top(), max(width - 1, 1), area.height())
        paint_part(painter, piece, part.share, colors, selected=selected)
        left += width


def paint_part(
    painter: QPainter, piece: QRectF, share: Share, colors: Palette, *, selected: bool = False
) -> None:
    """Paint one part: its pattern within its edge."""
    token, pattern = _DRESSES[share]
    filled = selected and colors.is_contrast
    ink = QColor(colors.color(Token.SELECTION_TEXT if filled else token))
    ground = colors.color(Token.SELECTION if filled else Token.SURFACE)
    painter.fillRect(piece, ground)
    painter.fillRect(piece, QBrush(ink, pattern))
    if piece.width() > 2:
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(piece.adjusted(0.5, 0.5, -0.5, -0.5))


class BarLegend(QWidget):
    """What each pattern stands for, in a line that breaks where it is narrow."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = palette
        self.setFont(theme.font(theme.TABLE))
        self.setObjectName("reviewLegend")
        self.setAccessibleName("Bars, from left to right: " + ", ".join(WORDS.values()))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(sum(map(self._width, WORDS.values())), self._line())

    def minimumSizeHint(self) -> QSize:
        """It may be narrow; then it breaks."""
        return QSize(max(map(self._width, WORDS.values())), self._line())

    def hasHeightForWidth(self) -> bool:
        """A narrow legend is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the words need."""
        return (self._places(width)[-1][1] + 1) * self._line()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a swatch and its words for each part."""
        painter = QPainter(self)
        line = self._line()
        for (share, words), (x, row) in zip(WORDS.items(), self._places(self.width()), strict=True):
            swatch = QRectF(x, row * line + (line - 12) / 2, _SWATCH, 12)
            paint_part(painter, swatch, share, self._colors)
            painter.setPen(self._colors.color(Token.TEXT_SECONDARY))
            place = QRectF(x + _SWATCH + _GAP, row * line, self._width(words), line)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _width(self, words: str) -> int:
        return _SWATCH + _GAP + self.fontMetrics().horizontalAdvance(words) + _BETWEEN

    def _line(self) -> int:
        return self.fontMetrics().height() + _AIR

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Where each entry stands: pixels from the left, and its row."""
        places: list[tuple[int, int]] = []
        x = row = 0
        for words in WORDS.values():
            if x and x + self._width(words) > width:
                x, row = 0, row + 1
            places.append((x, row))
            x += self._width(words)
        return places
