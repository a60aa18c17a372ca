"""How large pages are drawn in the room that a preview has for them."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QSize, QSizeF

from perm_desktop.gui.printing.pdf_pages import POINTS_PER_INCH

_LEAST = 40  # pixels that a page is wide, however small the room


class Zoom(StrEnum):
    """How large the pages are."""

    WIDTH = "width"
    PAGE = "page"


class Fitting(NamedTuple):
    """How large pages are drawn: each as large as it fits, whatever the others are."""

    room: QSize  # pixels for a page
    zoom: Zoom
    ratio: float  # pixels of the screen to one of ours

    def scale(self, size: QSizeF) -> float:
        """Pixels a point."""
        wide = max(self.room.width(), _LEAST) / size.width()
        if self.zoom is Zoom.WIDTH:
            return wide
        return min(wide, max(self.room.height(), _LEAST) / size.height())

    def pixels_per_inch(self, size: QSizeF) -> float:
        """What a picture needs to be sharp."""
        return self.scale(size) * POINTS_PER_INCH * self.ratio
