"""The fonts and sizes of the grid, taken from the fonts once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from PySide6.QtGui import QFont, QFontMetricsF

from perm_desktop.gui.look import theme

SYMBOL = 14
BAR_ROOM = 40
NUMBERS_AIR = 16
TOTAL_HEAD = "Satisfied"
_AIR = 4


@dataclass(frozen=True, slots=True)
class Measures:
    """Fonts with their heights, and the widths that follow."""

    small: QFont
    small_strong: QFont
    plain: QFont
    strong: QFont
    small_height: int
    plain_height: int
    row: int
    narrowest: int  # a column of a type
    total: int  # the column of totals: numbers, and a bar where there is room
    numbers: int  # the same without the bar

    def with_totals(self, words: Iterable[str]) -> Self:
        """Return measures whose column of totals has room for these."""
        wide = QFontMetricsF(self.strong).horizontalAdvance
        numbers = round(max(map(wide, words), default=0)) + NUMBERS_AIR
        numbers = max(numbers, round(wide(TOTAL_HEAD)))
        return replace(self, numbers=numbers, total=numbers + BAR_ROOM)


def measured() -> Measures:
    """Measure the fonts as they are now."""
    small, strong = theme.font(theme.CAPTION), theme.font(theme.CAPTION_STRONG)
    plain, bold = theme.font(theme.TABLE), theme.font(theme.TABLE_STRONG)
    of_small, of_plain = map(QFontMetricsF, (small, plain))
    height = round(of_small.height())
    return Measures(
        small=small,
        small_strong=strong,
        plain=plain,
        strong=bold,
        small_height=height,
        plain_height=round(of_plain.height()),
        row=SYMBOL + height + _AIR,
        narrowest=round(of_small.horizontalAdvance("30 of 30")) + 2,
        total=0,
        numbers=0,
    ).with_totals(())
