"""Which meetings: the chosen ones, those of a day or a week, or all that the list shows."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton

from perm_desktop.gui.planning.suspend_dialog import day_field, day_of
from perm_desktop.gui.printing.part import Part
from perm_desktop.services.printing.choice import Choice, Reach, Stock, meetings_of

_DATED = (Reach.DAY, Reach.WEEK)


class WhichMeetings(Part):
    """A choice of one, each with how many meetings it means."""

    changed = Signal()

    def __init__(self, choice: Choice, stock: Stock) -> None:
        super().__init__("Which meetings")
        self._stock = stock
        self._buttons = {reach: QRadioButton() for reach in Reach}
        self._day = day_field("Day", choice.day)
        self._build()
        self._buttons[choice.reach].setChecked(True)
        self.tell(choice)
        for button in self._buttons.values():
            button.clicked.connect(self.changed)
        self._day.dateChanged.connect(self.changed)

    @property
    def reach(self) -> Reach:
        """The answer."""
        return next(reach for reach, button in self._buttons.items() if button.isChecked())

    def over(self, choice: Choice) -> Choice:
        """Return a choice with the answer, and with its day where it has one."""
        day = day_of(self._day) if self.reach in _DATED else choice.day
        return replace(choice, reach=self.reach, day=day)

    def tell(self, choice: Choice) -> None:
        """Say what each answer means for what is chosen beside it."""
        listed = "All i&n the list" if self._stock.is_filtered else "All of the cycle&s shown"
        words = dict(zip(Reach, ("C&hosen", "One da&y", "One &week", listed), strict=True))
        day = day_of(self._day)
        for reach, button in self._buttons.items():
            found = meetings_of(replace(choice, reach=reach, day=day), self._stock)
            button.setText(f"{words[reach]} ({len(found):,})")
            if reach is Reach.CHOSEN:
                button.setEnabled(bool(found) or button.isChecked())
        self._day.setVisible(self.reach in _DATED)

    def _build(self) -> None:
        for reach, button in self._buttons.items():
            button.setObjectName(f"reach-{reach}")
            self.add(button)
            if reach is Reach.WEEK:
                self.add(self._day, under=True)
