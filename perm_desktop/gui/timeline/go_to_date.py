"""Asks for the day that the timeline shall show."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QFormLayout, QWidget

from perm_desktop.gui.small_dialogs import Question

_FIRST, _LAST = QDate(2000, 1, 1), QDate(2099, 12, 31)


class GoToDate(Question):
    """A date, typed or taken from a calendar."""

    chosen = Signal(object)  # date

    def __init__(self, day: date, parent: QWidget | None) -> None:
        super().__init__(
            "Go to a date", "The timeline moves until this day is in its middle.", "Go", parent
        )
        self._day = QDateEdit(QDate(day.year, day.month, day.day))
        self._day.setDisplayFormat("MMM d, yyyy")
        self._day.setCalendarPopup(True)
        self._day.setDateRange(_FIRST, _LAST)
        self._day.setAccessibleName("Date")
        form = QFormLayout()
        form.addRow("&Date", self._day)
        self.middle.addLayout(form)

    def accept(self) -> None:
        """Go there."""
        day = self._day.date()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        super().accept()
