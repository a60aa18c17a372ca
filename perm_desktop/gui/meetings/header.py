"""Heads of the list of meetings, set in so that they stand over the words below them."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

INSET = 8  # of the words of a cell, so that the edge of a selection leaves them free
_OWN = 4  # what the style keeps beside a head
SIDES = INSET + _OWN


class InsetHeader(QHeaderView):
    """Can be clicked to sort; the style paints, a little farther to the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """The ground of the inset, then the head beside it."""
        painter.save()
        super().paintSection(painter, rect.adjusted(INSET - _OWN, 0, 0, 0), logicalIndex)
        painter.restore()
        inset: Any = QStyleOptionHeader()
        self.initStyleOption(inset)
        inset.rect = QRect(rect.left(), rect.top(), INSET - _OWN, rect.height())
        ground = QStyle.ControlElement.CE_HeaderEmptyArea
        self.style().drawControl(ground, inset, painter, self)
