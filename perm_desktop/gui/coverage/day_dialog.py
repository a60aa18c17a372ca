"""Asks for a day: the one that is looked at, or the one by which things are due."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.small_dialogs import Question

_FIRST, _LAST = QDate(2000, 1, 1), QDate(2099, 12, 31)
AS_OF = "The grid shows what the end of this day would say, with all that is known now."
DUE_BY = "The grid shows what is still open and has its last day by then."


class DayDialog(Question):
    """A date, typed or taken from a calendar."""

    def __init__(self, title: str, sentence: str, day: date, parent: QWidget | None) -> None:
        super().__init__(title, sentence, "Show", parent)
        self._day = QDateEdit(QDate(day.year, day.month, day.day))
        self._day.setDisplayFormat("MMM d, yyyy")
        self._day.setCalendarPopup(True)
        self._day.setDateRange(_FIRST, _LAST)
        self._day.setAccessibleName("Date")
        form = dialog_form()
        form.addRow("&Date", self._day)
        self.middle.addLayout(form)

    def day(self) -> date:
        """The day that was chosen."""
        found = self._day.date()
        return date(found.year(), found.month(), found.day())
