"""Which lines of a preview are shown: buttons side by side, each with its count."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from perm_desktop.core.people.importing import Kind
from perm_desktop.gui.imports.people_lines import LOOKS
from perm_desktop.gui.kit.segment import Segment
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette

_SIDE = 10
_AIR = 8


class KindSegments(QWidget):
    """All, new, changed, same, doubtful; arrow keys go from one to the next."""

    chosen = Signal()

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[Kind | None, Segment] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        kinds = (None, *Kind)
        for number, kind in enumerate(kinds):
            button = Segment(number, len(kinds))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setFont(theme.font(theme.TABLE))
            button.set_palette(palette)
            self._group.addButton(button)
            self._buttons[kind] = button
            layout.addWidget(button)
        self._buttons[None].setChecked(True)
        self._group.buttonClicked.connect(self.chosen)

    @property
    def buttons(self) -> list[Segment]:
        """The buttons from left to right."""
        return list(self._buttons.values())

    @property
    def kind(self) -> Kind | None:
        """What is shown; None for all."""
        return next(kind for kind, button in self._buttons.items() if button.isChecked())

    def choose(self, kind: Kind | None) -> None:
        """Press a button."""
        self._buttons[kind].setChecked(True)
        self.chosen.emit()

    def show_counts(self, counts: Counter[Kind]) -> None:
        """Say how many there are of each."""
        for kind, button in self._buttons.items():
            word = LOOKS[kind].word if kind else "All"
            number = counts[kind] if kind else counts.total()
            button.setText(f"{word} {number:,}")
            button.setAccessibleName(f"{word}, {number:,}")
            metrics = button.fontMetrics()
            wide = metrics.horizontalAdvance(button.text()) + 2 * _SIDE
            button.setFixedSize(wide, metrics.height() + _AIR)
