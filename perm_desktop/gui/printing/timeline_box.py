"""How the timeline gets on paper: one page wide, or at the zoom as seen."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton

from perm_desktop.core.timeline.paging import Fit
from perm_desktop.gui.printing.part import Part
from perm_desktop.services.printing.choice import Choice


class TimelineBox(Part):
    """A choice of two."""

    changed = Signal()

    def __init__(self, choice: Choice) -> None:
        super().__init__("How large")
        self._fits = {
            Fit.ONE_PAGE: QRadioButton("One page &wide"),
            Fit.TILES: QRadioButton("As on the &screen, in tiles"),
        }
        for fit, button in self._fits.items():
            button.setChecked(fit is choice.fit)
            button.clicked.connect(self.changed)
            self.add(button)

    def over(self, choice: Choice) -> Choice:
        """Return a choice with the answer."""
        fit = next(fit for fit, button in self._fits.items() if button.isChecked())
        return replace(choice, fit=fit)
