"""The deadlines of a cycle: when each is due, from which day it counts, and by which rule."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QPushButton, QWidget

from perm_desktop.core.counting import counted
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.obligations.deadlines import Deadline, Standing
from perm_desktop.gui.facts import deadline_lines
from perm_desktop.gui.facts.deadline_lines import FROM, DayDelegate
from perm_desktop.gui.facts.fact_dialog import FactDialog, StateChooser, labelled, start_state
from perm_desktop.gui.facts.met_dialog import MetDialog
from perm_desktop.gui.facts.rule_dialog import AddRuleDialog, RuleDialog
from perm_desktop.gui.kit.line_model import LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import deadlines, deadlines_met

_SIZE = QSize(1120, 600)
_SHOWS = {
    "All": frozenset(Standing),
    "Still to come": frozenset((Standing.OPEN, Standing.TO_COME)),
    "Overdue": frozenset((Standing.OVERDUE,)),
    "Met": frozenset((Standing.MET,)),
    "Waiting for a day": frozenset((Standing.WAITING,)),
}
_KEYS = (
    " Enter edits the day that one counts from, Del takes it back; M marks the selected ones as"
    " met, U takes that back."
)


class DeadlinesDialog(FactDialog):
    """A line for each deadline; the days they count from are entered in place, one step each."""

    def __init__(
        self,
        session: Session,
        cycle: Cycle,
        palette: Palette,
        parent: QWidget | None = None,
        *,
        state: str = "",
        at: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(session, cycle, palette, "Deadlines", parent)
        self._colors = palette
        self.states = StateChooser(cycle, session.reference.states, everyone="All states")
        self.which = QComboBox()
        self.model = LineModel(
            deadline_lines.columns(self._enter),
            lambda line: (line.rule.key, line.state, line.part, line.met),
            self,
        )
        self.table = LineTable(self.model, palette, "deadlines", "Deadlines")
        self.table.setItemDelegate(DayDelegate(palette, session.today, self.table))
        self.met, self.unmet, self.rule, self.add = (
            QPushButton(text, self)
            for text in ("Mark as &met…", "Take &back as met", "Change &rule…", "&Add…")
        )
        self._entered: list[tuple[Deadline, date | None]] = []  # and not written yet
        self._build()
        self.states.choose(state if at else state or start_state(session, cycle))
        self.refresh()
        self._begin(at)
        self.open_at(_SIZE)
        self.table.setFocus()

    def refresh(self) -> None:
        """Show the deadlines that fit the choosers, and what is not proved."""
        code, today = self.states.code, self.session.today
        found = deadlines.all_of(
            self.session.catalog, self.cycle.year, today, [code] if code else ()
        )
        wanted, before = _SHOWS[self.which.currentText()], self.table.selected_lines()
        row = self.table.currentIndex().row()
        self.table.show_lines([line for line in found if line.standing in wanted])
        if before and not self.table.selected_rows():
            self._begin((before[0].rule.key, before[0].part), row)
        waiting = sum(line.starts is None for line in found)
        unproved = len({line.rule.key for line in found if not line.rule.verified})
        told = f"{counted(len(found), 'deadline')}, {waiting:,} of them wait for their day."
        if unproved:
            rules = len({line.rule.key for line in found})
            told += f" {unproved} of {counted(rules, 'rule')} are not verified."
        self.sentence.setText(told + (_KEYS if self.is_writable else ""))
        self._tell_acts()

    def done(self, result: int) -> None:
        """Keep a day whose field is still open."""
        self.table.commit()
        self._write()
        super().done(result)

    # -- building

    def _build(self) -> None:
        self.which.setAccessibleName("Show")
        self.which.addItems(list(_SHOWS))
        for text, field in (("&State", self.states), ("S&how", self.which)):
            self.tools.addWidget(labelled(text, field))
            self.tools.addWidget(field)
            field.currentIndexChanged.connect(self.refresh)
        self.tools.addStretch(1)
        self.model.set_writable(self.is_writable)
        self.middle.addWidget(self.table, 1)
        self._build_acts()
        self.add_button("&Close", self.reject, QDialogButtonBox.ButtonRole.RejectRole)
        self.table.chosen.connect(self._tell_acts)
        self.table.opened.connect(self._on_opened)
        for key, act in (("Del", self._take_back), ("M", self._mark), ("U", self._unmark)):
            self.on_key(key, act, self.table)
        self.on_key("Ctrl+PgDown", lambda: self.states.choose(self.states.beside(1)))
        self.on_key("Ctrl+PgUp", lambda: self.states.choose(self.states.beside(-1)))

    def _build_acts(self) -> None:
        """Above the table what is done to its lines, below it what is done to their rules."""
        for button, act in (
            (self.met, self._mark),
            (self.unmet, self._unmark),
            (self.rule, self._change_rule),
            (self.add, self._add_rule),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            button.setVisible(self.is_writable)
        self.tools.addWidget(self.met)
        self.tools.addWidget(self.unmet)
        for button in (self.rule, self.add) if self.is_writable else ():
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)

    def _begin(self, at: tuple[str, str] | None, otherwise: int = 0) -> None:
        """Go to what is asked for, first where it is not met yet, else to some row."""
        lines = self.model.lines
        rows = [n for n, line in enumerate(lines) if (line.rule.key, line.part) == at]
        rows.sort(key=lambda n: lines[n].met is not None)
        if lines:
            self.table.go_to(next(iter(rows), min(otherwise, len(lines) - 1)), FROM)

    # -- acts

    def _line(self) -> Deadline | None:
        index = self.table.currentIndex()
        return self.model.line(index.row()) if index.isValid() else None

    def _duties(self) -> list[Deadline]:
        """The selected lines that a state has to meet."""
        return [line for line in self.table.selected_lines() if line.states]

    def _tell_acts(self) -> None:
        self.rule.setEnabled(self._line() is not None)
        duties = self._duties()
        self.met.setEnabled(bool(duties))
        self.unmet.setEnabled(any(line.met for line in duties))

    def _on_opened(self, line: Deadline) -> None:
        """Enter edits the day, wherever on the line; without one, the rule."""
        if not self.is_writable:
            return
        if line.rule.is_entered:
            index = self.model.index(self.table.currentIndex().row(), FROM)
            self.table.setCurrentIndex(index)
            self.table.edit(index)
        else:
            self._change_rule()

    def _enter(self, line: Deadline, day: date | None) -> None:
        """Write a day once its field is closed: the lines are in another order then."""
        self._entered.append((line, day))
        QTimer.singleShot(0, self, self._write)

    def _write(self) -> None:
        waiting, self._entered = self._entered, []
        for line, day in waiting:
            self.attempt(partial(self._set_start, line, day))

    def _set_start(self, line: Deadline, day: date | None) -> None:
        catalog, year, program = self.session.catalog, self.cycle.year, line.part.lower()
        deadlines.set_start(catalog, year, line.state, line.rule.key, day, program)

    def _take_back(self) -> None:
        line = self._line()
        if line is not None and line.rule.is_entered and line.starts and self.is_writable:
            self._enter(line, None)

    def _mark(self) -> None:
        """Ask on which day the selected lines were met; those that were are asked anew."""
        duties = self._duties()
        if duties and self.is_writable:
            catalog, names = self.session.catalog, self.coverage.names
            self._ask(MetDialog(catalog, self.cycle, duties, names, self.session.today, self))

    def _unmark(self) -> None:
        met = [line for line in self._duties() if line.met]
        if met and self.is_writable:
            chosen = [each for line in met for each in deadlines_met.of_line(line)]
            catalog, year = self.session.catalog, self.cycle.year
            self.attempt(lambda: deadlines_met.take_back(catalog, year, chosen))

    def _change_rule(self) -> None:
        line = self._line()
        if line is not None and self.is_writable:
            self._ask(RuleDialog(self.session.catalog, self.cycle, line.rule, self))

    def _add_rule(self) -> None:
        """Ask for a deadline of one's own, then go to it."""
        session = self.session
        dialog = AddRuleDialog(session.catalog, self.cycle, session.today, self._colors, self)
        self._ask(dialog)
        rows = (n for n, line in enumerate(self.model.lines) if line.rule.key == dialog.key)
        if (row := next(rows, None)) is not None:
            self.table.go_to(row, FROM)

    def _ask(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
        self.table.setFocus()
