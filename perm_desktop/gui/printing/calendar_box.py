"""Which calendar: how much one shows, and a day that lies in it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from perm_desktop.core.calendar_pages import VIEWS, CalendarView
from perm_desktop.gui.kit.dialog_layout import space_form
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of
from perm_desktop.gui.printing.part import Part
from perm_desktop.services.printing.choice import Choice


class CalendarBox(Part):
    """A week, a month, a quarter or the cycle."""

    changed = Signal()

    def __init__(self, choice: Choice) -> None:
        super().__init__("Which calendar")
        self._views, self._day = QComboBox(), day_field("With the day", choice.day)
        self._views.setAccessibleName("Shows")
        for view, words in VIEWS.items():
            self._views.addItem(words, view)
        self._views.setCurrentIndex(self._views.findData(choice.view))
        fields = QWidget()
        self._form = QFormLayout(fields)
        self._form.setContentsMargins(0, 0, 0, 0)
        space_form(self._form)
        self.add(fields)
        self._form.addRow("S&hows", self._views)
        self._form.addRow("With the da&y", self._day)
        self._views.currentIndexChanged.connect(self._on_view)
        self._day.dateChanged.connect(self.changed)
        self._tell()

    def over(self, choice: Choice) -> Choice:
        """Return a choice with this calendar."""
        view = CalendarView(self._views.currentData())
        return replace(choice, view=view, day=day_of(self._day))

    def _on_view(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """A whole cycle needs no day."""
        self._form.setRowVisible(1, self._views.currentData() != CalendarView.CYCLE)
