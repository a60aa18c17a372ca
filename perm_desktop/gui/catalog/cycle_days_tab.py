"""The days off of a cycle: what the law names, and days of our own."""

from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QLabel, QPushButton

from perm_desktop.core import clock, cycle_review
from perm_desktop.core.counting import counted
from perm_desktop.core.cycle_review import DayOff
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.catalog.cycle_tab import TableTab
from perm_desktop.gui.kit.line_model import Column
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of
from perm_desktop.gui.session import Session
from perm_desktop.services import cycle_settings, meetings
from perm_desktop.store.meetings import Filter

_OPEN = (MeetingStatus.SCHEDULED, MeetingStatus.DRAFT)


class DayLine(NamedTuple):
    """A day off; ``year`` is said where a year begins."""

    off: DayOff
    year: str


class CycleDaysTab(TableTab[DayLine]):
    """Nothing new is planned on these days; what stands on one stays until it is moved."""

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(
            session,
            palette,
            "",
            name="cycleDaysOff",
            words="Days off",
            columns=(
                Column(head="Year", text=lambda line: line.year, widest="2026 m"),
                Column(
                    head="Day", text=lambda line: clock.weekday(line.off.day), widest="Wed, Sep 30"
                ),
                Column(head="Day off", text=lambda line: line.off.name),
                Column(
                    head="From",
                    text=lambda line: "This catalog" if line.off.is_own else "5 U.S.C. 6103",
                    widest="5 U.S.C. 6103",
                    is_pale=lambda line: not line.off.is_own,
                ),
            ),
            key=lambda line: line.off.day,
            read=self._lines,
        )
        self.day = day_field("Another day off", session.today)
        self.add, self.remove = QPushButton("Add day off"), QPushButton("Remove")
        self._build()

    def refresh(self) -> None:
        """Read the days anew."""
        super().refresh()
        rules = cycle_settings.rules(self.session.catalog, self.cycle.year)
        self.sentence.setText(
            "Nothing is planned on these days."
            if rules.skip_holidays
            else "By the rules of this cycle, federal holidays are planned like other days."
        )
        self._on_chosen()

    def _build(self) -> None:
        label = QLabel("Another day")
        label.setBuddy(self.day)
        for part in (label, self.day, self.add):
            self.tools.addWidget(part)
        self.tools.addStretch(1)
        self.tools.addWidget(self.remove)
        for part in (self.day, self.add):
            part.setEnabled(self.is_writable)
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.table.chosen.connect(self._on_chosen)

    def _lines(self, cycle: Cycle) -> list[DayLine]:
        rules = cycle_settings.rules(self.session.catalog, cycle.year)
        found: list[DayLine] = []
        year = 0
        for off in cycle_review.days_off(cycle.span, rules):
            found.append(DayLine(off, str(off.day.year) if off.day.year != year else ""))
            year = off.day.year
        return found

    def _add(self) -> None:
        catalog, year, day = self.session.catalog, self.cycle.year, day_of(self.day)

        def add() -> bool:
            cycle_settings.add_day_off(catalog, year, day)
            return True

        if not self.attempt(add):
            return
        row = self.model.row_of(day)
        if row is not None:
            self.table.go_to(row)
        standing = self._standing(day)
        if standing:
            sentence = f"{counted(len(standing))} on {clock.day(day)} stay until moved."
            self.told.emit(sentence, "Show on Plan", lambda: self._show(standing))

    def _remove(self) -> None:
        days = [line.off.day for line in self.table.selected_lines() if line.off.is_own]
        catalog, year = self.session.catalog, self.cycle.year
        self.attempt(lambda: cycle_settings.remove_days_off(catalog, year, days))
        if self.model.rowCount():
            self.table.setFocus()

    def _standing(self, day: date) -> list[int]:
        on_day = Filter(
            years=[self.cycle.year], first_day=day.isoformat(), last_day=day.isoformat()
        )
        rows = meetings.find_rows(self.session.catalog, on_day)
        return [row.id for row in rows if row.status in _OPEN]

    def _show(self, idents: list[int]) -> None:
        session = self.session
        if self.cycle.year not in session.years:
            session.choose_years([self.cycle.year])
        session.select(idents[0], idents)
        session.go("plan")

    def _on_chosen(self) -> None:
        own = any(line.off.is_own for line in self.table.selected_lines())
        self.remove.setEnabled(self.is_writable and own)
