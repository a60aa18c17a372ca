"""Which day is looked at, and by which day things are due."""

from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.gui.session import Session
from perm_desktop.services.coverage import end_of

_SOON = timedelta(days=7)


class Days(QObject):
    """Now and the end of the month, until other days are chosen."""

    changed = Signal()
    due_chosen = Signal()  # what is due by the new day is to be seen

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.day: date | None = None  # another day than now that is looked at
        self._due_by: date | None = None

    @property
    def due_by(self) -> date:
        """The chosen day, else the end of this month, or of the next where that is near."""
        if self._due_by is not None:
            return self._due_by
        day = self.day or self._session.today
        last = _end_of_month(day)
        return last if last - day >= _SOON else _end_of_month(last + timedelta(days=1))

    def judged(self, year: int) -> Coverage:
        """Return a cycle as it is now, or was or will be at the end of the day looked at."""
        found = self._session.coverage.of(year)
        return found if self.day is None else found.at(end_of(self.day))

    def look_at(self, day: date | None) -> None:
        """Look at the end of a day; None is now."""
        self.day = None if day == self._session.today else day
        self.changed.emit()

    def look_at_today(self) -> None:
        """Look at what is now."""
        self.look_at(None)

    def ask_day(self) -> None:
        """Ask which day to look at."""
        from perm_desktop.gui.coverage.day_dialog import AS_OF

        day = self._asked("End of a day", AS_OF, self.day or self._session.today)
        if day is not None:
            self.look_at(day)

    def ask_due(self) -> None:
        """Ask by which day things are due."""
        from perm_desktop.gui.coverage.day_dialog import DUE_BY

        day = self._asked("Due by a day", DUE_BY, self.due_by)
        if day is not None:
            self._due_by = day
            self.due_chosen.emit()

    def _asked(self, title: str, sentence: str, day: date) -> date | None:
        from perm_desktop.gui.coverage.day_dialog import DayDialog

        dialog = DayDialog(title, sentence, day, self._page.window())
        chosen = dialog.day() if dialog.exec() else None
        dialog.deleteLater()
        return chosen


def _end_of_month(day: date) -> date:
    following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return following - timedelta(days=1)
