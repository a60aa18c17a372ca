"""Paints the list of meeting types: headings of phases, and the sign of what is our own."""

from typing import Any

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from perm_desktop.gui.catalog.type_model import PHASES, Heading, HeadingRole, Mark, MarkRole
from perm_desktop.gui.catalog.type_part import LEFT
from perm_desktop.gui.kit.look_delegate import Index, LookDelegate
from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette, Token

_SIDE = 4
_GAP = 4
_ICONS = {Mark.TEXT: "edit", Mark.TYPE: "bookmark"}


class TypeListDelegate(LookDelegate):
    """Adds headings and signs to the cells of our lists."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(palette, MarkRole, parent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading across the row, or a cell."""
        heading = index.data(HeadingRole)
        if isinstance(heading, Heading):
            cell: Any = option  # the fields of the option are missing in the stubs
            self._paint_heading(painter, cell.rect, heading)
        else:
            super().paint(painter, option, index)

    def _paint_heading(self, painter: QPainter, area: QRect, heading: Heading) -> None:
        painter.fillRect(area, self._palette.color(Token.SUNKEN))
        painter.setPen(self._palette.color(Token.RULE))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        name = PHASES[heading.phase]
        words = area.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.setFont(theme.font(theme.TABLE_STRONG))
        self._write(painter, words, name, LEFT, self._palette.color(Token.TEXT))
        words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(f"{name} "))
        painter.setFont(theme.font(theme.TABLE))
        color = self._palette.color(Token.TEXT_SECONDARY)
        self._write(painter, words, str(heading.types), LEFT, color)

    def _paint_text(self, painter: QPainter, area: QRect, index: Index, selected: bool) -> None:
        mark = index.data(MarkRole)
        if mark:
            token = Token.SELECTION_TEXT if selected else Token.TEXT_SECONDARY
            color, ratio = self._palette.color(token), painter.device().devicePixelRatioF()
            picture = icons.pixmap(_ICONS[mark], color, icons.DOCK, ratio)
            top = area.top() + (area.height() - icons.DOCK) // 2
            painter.drawPixmap(area.left(), top, picture)
            area = area.adjusted(icons.DOCK + _GAP, 0, 0, 0)
        super()._paint_text(painter, area, index, selected)
