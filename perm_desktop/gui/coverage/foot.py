"""The foot of the page: what the symbols mean, and the keys; both give way to the grid."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from perm_desktop.gui.coverage.legend import CoverageLegend
from perm_desktop.gui.kit.hairline import hairline
from perm_desktop.gui.kit.key_hints import KeyHints
from perm_desktop.gui.look.palettes import Palette

_LOW, _LOWEST = 620, 420  # pixels of the page below which the keys, then the legend, give way
_HINTS = (
    ("↑ ↓ ← →", "move"),
    ("Enter", "why, and what settles it"),
    ("F3", "next that needs attention"),
    ("Space", "list behind a total"),
    ("F8", "as a table"),
)


class CoverageFoot(QWidget):
    """The legend, and the keys where the lines of the grid leave room for them."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.legend, self.hints = CoverageLegend(palette), KeyHints(_HINTS, palette)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (hairline(QFrame.Shape.HLine), self.legend, self.hints):
            layout.addWidget(part)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self.legend.set_palette(palette)
        self.hints.set_palette(palette)

    def fit(self, height: int, lines: int) -> None:
        """Show what a page so high has room for, beside so much that its head and lines take."""
        own = self.legend.sizeHint().height() + self.hints.sizeHint().height() + 1
        self.hints.setVisible(height >= _LOW and lines + own <= height)
        self.legend.setVisible(height >= _LOWEST)
