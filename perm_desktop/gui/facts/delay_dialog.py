"""Notes that a state's data are late, or no longer late, and says what that plans or takes away."""

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QListWidget, QWidget

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations.facts import Delay
from perm_desktop.gui.catalog.type_part import sentence
from perm_desktop.gui.facts.fact_dialog import FactDialog, StateChooser, labelled, start_state
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of
from perm_desktop.gui.session import Session
from perm_desktop.services import delays

_SIZE = QSize(520, 340)
_EVERY = {1: "Every week", 2: "Every other week"}
_SHOWN = 3  # days that are named of what would be planned


class DelayDialog(FactDialog):
    """One state at a time: off is turned on, on is turned off, each as one step."""

    def __init__(
        self,
        session: Session,
        cycle: Cycle,
        palette: Palette,
        parent: QWidget | None = None,
        *,
        state: str = "",
    ) -> None:
        super().__init__(session, cycle, palette, "Data delay", parent)
        self.states = StateChooser(cycle, session.reference.states)
        self.every = QComboBox()
        self.day = day_field("From", self._first_day())
        self.outcome, self.past = sentence(), QListWidget()
        self._every_label, self._past_label = QLabel(), QLabel()
        self._build(palette)
        self.states.choose(state or start_state(session, cycle))
        self.refresh()
        self.open_at(_SIZE)
        self.day.setFocus()

    @property
    def is_on(self) -> bool:
        """True while the data of the state are noted as late."""
        return self._standing() is not None

    def refresh(self) -> None:
        """Show how it stands for the state, and what the button would do."""
        own, standing = self._own(), self._standing()
        name = self.coverage.names[self.states.code]
        self.sentence.setText(_standing_told(name, standing))
        for part in (self.every, self._every_label):
            part.setVisible(standing is None)
        self.act.setText("Turn &off" if standing else "Turn &on")
        self.past.clear()
        self.past.addItems([_told(delay) for delay in reversed(own)])
        for part in (self.past, self._past_label):
            part.setVisible(bool(own))
        self.refusal.tell(None)
        self._tell_outcome()

    # -- building

    def _build(self, palette: Palette) -> None:
        self.tools.addWidget(labelled("&State", self.states))
        self.tools.addWidget(self.states)
        self.tools.addStretch(1)
        self.every.setAccessibleName("Check-ins")
        for weeks, words in _EVERY.items():
            self.every.addItem(words, weeks)
        self.every.setCurrentIndex(self.every.findData(2))
        self.form = QWidget()
        form = dialog_form()
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow("&From", self.day)
        self._every_label = labelled("&Check-ins", self.every)
        form.addRow(self._every_label, self.every)
        self.form.setLayout(form)
        self.past.setAccessibleName("Delays of this state, latest first")
        self.past.setMinimumHeight(32)
        self._past_label = labelled("&Delays so far", self.past)
        for part in (self.form, self.outcome, self._past_label):
            self.middle.addWidget(part)
        self.middle.addWidget(self.past, 1)
        self.middle.addStretch(0)
        role = QDialogButtonBox.ButtonRole
        self.act = self.add_button("Turn &on", self._turn, role.ActionRole)
        make_primary(self.act, palette)
        self.add_button("Close", self.reject, role.RejectRole)
        for part in (self.form, self.outcome, self.act):
            part.setVisible(self.is_writable)
        self.states.currentIndexChanged.connect(self.refresh)
        self.every.currentIndexChanged.connect(self._tell_outcome)
        self.day.dateChanged.connect(self._tell_outcome)
        self.on_key("Ctrl+PgDown", lambda: self.states.choose(self.states.beside(1)))
        self.on_key("Ctrl+PgUp", lambda: self.states.choose(self.states.beside(-1)))

    def _first_day(self) -> date:
        """Today where the cycle has it, else the nearest day that it has."""
        span = self.cycle.span
        return min(max(self.session.today, span.starts), span.ends)

    # -- what stands

    def _own(self) -> list[Delay]:
        code = self.states.code
        return [delay for delay in self.coverage.facts.delays if delay.state == code]

    def _standing(self) -> Delay | None:
        """The delay that has no end yet."""
        return next((delay for delay in self._own() if delay.ends is None), None)

    # -- what would be done

    def _tell_outcome(self) -> None:
        """Say what the button would plan or take away; why not, where it could not."""
        if not self.is_writable:
            return
        try:
            self.outcome.setText(self._taken_away() if self.is_on else self._planned())
            self.act.setEnabled(True)
        except UserError as error:
            self.outcome.setText(str(error))
            self.act.setEnabled(False)

    def _planned(self) -> str:
        catalog, year, code = self.session.catalog, self.cycle.year, self.states.code
        plan = delays.preview(catalog, year, code, day_of(self.day), self.every.currentData())
        days = sorted(each.day for each in plan.meetings)
        if not days:
            return "No check-in finds a place before intra-cycle ends."
        named = ", ".join(clock.day(day).rpartition(",")[0] for day in days[:_SHOWN])
        more = f" and {len(days) - _SHOWN} more" if len(days) > _SHOWN else ""
        return (
            f"{counted(len(days), 'check-in')} will be planned, up to {clock.day(days[-1])}:"
            f" {named}{more}. Ad hoc calls of the SC with this state are questioned meanwhile."
        )

    def _taken_away(self) -> str:
        catalog, year, code = self.session.catalog, self.cycle.year, self.states.code
        count = delays.count_left_over(catalog, year, code, day_of(self.day))
        gone = f"{counted(count, 'check-in')} will go" if count else "No check-in goes"
        return f"{gone} to the trash; what was held or cancelled stays. Undo brings them back."

    def _turn(self) -> None:
        catalog, year, code = self.session.catalog, self.cycle.year, self.states.code
        day, weeks = day_of(self.day), int(self.every.currentData())
        if self.is_on:
            self.attempt(lambda: delays.turn_off(catalog, year, code, day))
        else:
            self.attempt(lambda: delays.turn_on(catalog, year, code, day, weeks))


def _standing_told(name: str, standing: Delay | None) -> str:
    if standing is None:
        return f"The data of {name} are on time. While they are late, the SC checks in regularly."
    return (
        f"The data of {name} are late since {clock.day(standing.starts)}:"
        f" {_EVERY[standing.weeks].lower()} a check-in with the SC."
    )


def _told(delay: Delay) -> str:
    until = f"to {clock.day(delay.ends)}" if delay.ends else "on, not over"
    return f"From {clock.day(delay.starts)} {until}, {_EVERY[delay.weeks].lower()}"
