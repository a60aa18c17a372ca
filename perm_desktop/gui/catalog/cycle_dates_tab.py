"""The dates of a cycle with where they come from, and the rules by which it is planned."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from perm_desktop.core import clock, cycle_review
from perm_desktop.core.cycle_review import PHASES
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.vocabulary import Phase
from perm_desktop.gui.catalog.cycle_tab import TableTab
from perm_desktop.gui.kit.line_model import Column
from perm_desktop.gui.kit.page_section import PageSection
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import cycle_settings


class DateLine(NamedTuple):
    """A stretch of days, or one day, and where it comes from."""

    name: str
    first: date
    last: date | None
    note: str


class CycleDatesTab(TableTab[DateLine]):
    """Phases, review period and cut-off; changed together, as one step."""

    rules_requested = Signal()

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(
            session,
            palette,
            "",
            name="cycleDates",
            words="Dates of the cycle",
            columns=(
                Column(head="What", text=lambda line: line.name, widest="Review period m"),
                Column(head="From", text=lambda line: clock.day(line.first), widest="Sep 30, 2026"),
                Column(
                    head="To",
                    text=lambda line: clock.day(line.last) if line.last else "",
                    widest="Sep 30, 2026",
                ),
                Column(
                    head="Where it comes from", text=lambda line: line.note, is_pale=lambda _: True
                ),
            ),
            key=lambda line: line.name,
            read=_lines,
        )
        self.change = QPushButton("Change dates…")
        self.rules = PageSection("Planning rules", palette)
        self.to_rules = QPushButton("Change in Plan…")
        self._build()

    def refresh(self) -> None:
        """Read dates and rules anew."""
        super().refresh()
        self.table.fit_rows(self.model.rowCount())
        rules = cycle_settings.rules(self.session.catalog, self.cycle.year)
        self.rules.tell(" ".join(cycle_review.rules_sentences(rules)))

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        super().set_palette(palette)
        self.rules.set_palette(palette)

    def ask_dates(self) -> None:
        """Ask for other dates."""
        from perm_desktop.gui.catalog.cycle_dialogs import DatesDialog

        catalog, cycle = self.session.catalog, self.cycle
        if not self.is_writable:
            return

        def outside(phases: dict[Phase, DateSpan]) -> int:
            return cycle_settings.outside(catalog, cycle.year, phases)

        def commit(phases: dict[Phase, DateSpan], cutoff: date) -> None:
            cycle_settings.set_dates(catalog, cycle.year, phases, cutoff)

        dialog = DatesDialog(cycle, outside, commit, self)
        accepted = dialog.exec()
        dialog.deleteLater()
        if accepted:
            self.plan_offered.emit("The dates are changed. Plan again to add what is missing.")

    def _build(self) -> None:
        self.sentence.hide()
        for button in (self.change, self.to_rules):
            button.setAutoDefault(False)
        self.tools.addStretch(1)
        self.tools.addWidget(self.change)
        self.rules.tools.addWidget(self.to_rules)
        self.change.setEnabled(self.is_writable)
        self.to_rules.setEnabled(self.is_writable)
        self.body.setStretchFactor(self.table, 0)
        self.body.addSpacing(12)
        self.body.addWidget(self.rules)
        self.body.addStretch(1)
        self.change.clicked.connect(self.ask_dates)
        self.table.opened.connect(self.ask_dates)
        self.to_rules.clicked.connect(self.rules_requested)


def _lines(cycle: Cycle) -> list[DateLine]:
    found = [
        DateLine(PHASES[phase], span.starts, span.ends, cycle_review.phase_note(cycle, phase))
        for phase, span in cycle.phases.items()
    ]
    review = cycle.review
    note = "Payments reviewed. Fixed by the reporting year."
    found.append(DateLine("Review period", review.starts, review.ends, note))
    found.append(DateLine("Cut-off", cycle.cutoff, None, cycle_review.cutoff_note(cycle)))
    return found
