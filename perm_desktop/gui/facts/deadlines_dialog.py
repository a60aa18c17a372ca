"""The deadlines of a cycle: when each is due, from which day it counts, and by which rule."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QPushButton, QWidget

from perm_desktop.core.counting import counted
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.obligations.deadlines import Deadline
from perm_desktop.gui.facts import deadline_lines
from perm_desktop.gui.facts.deadline_lines import FROM, DayDelegate
from perm_desktop.gui.facts.fact_dialog import FactDialog, StateChooser, labelled, start_state
from perm_desktop.gui.facts.rule_dialog import RuleDialog
from perm_desktop.gui.kit.line_model import LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import deadlines

_SIZE = QSize(1120, 600)
_EVERY, _DUE, _WAITING = "every", "due", "waiting"
_SHOWS = {_EVERY: "All", _DUE: "Still to come", _WAITING: "Waiting for a day"}
_KEYS = " Enter edits the day that one counts from, Del takes it back."


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
    ) -> None:
        super().__init__(session, cycle, palette, "Deadlines", parent)
        self.states = StateChooser(cycle, session.reference.states, everyone="All states")
        self.which = QComboBox()
        self.model = LineModel(
            deadline_lines.columns(self._enter),
            lambda line: (line.rule.key, line.state, line.part),
            self,
        )
        self.table = LineTable(self.model, palette, "deadlines", "Deadlines")
        self.table.setItemDelegate(DayDelegate(palette, session.today, self.table))
        self.rule = QPushButton("Change &rule…")
        self._entered: list[tuple[Deadline, date | None]] = []  # and not written yet
        self._build()
        self.states.choose(state or start_state(session, cycle))
        self.refresh()
        if self.model.lines:
            self.table.go_to(0, FROM)
        self.open_at(_SIZE)
        self.table.setFocus()

    def refresh(self) -> None:
        """Show the deadlines that fit the choosers, and what is not proved."""
        code, today = self.states.code, self.session.today
        found = deadlines.all_of(
            self.session.catalog, self.cycle.year, today, [code] if code else ()
        )
        which = self.which.currentData()
        shown = [line for line in found if _fits(line, which)]
        self.table.show_lines(shown)
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
        for which, words in _SHOWS.items():
            self.which.addItem(words, which)
        for text, field in (("&State", self.states), ("S&how", self.which)):
            self.tools.addWidget(labelled(text, field))
            self.tools.addWidget(field)
            field.currentIndexChanged.connect(self.refresh)
        self.tools.addStretch(1)
        self.tools.addWidget(self.rule)
        self.rule.setAutoDefault(False)
        self.rule.clicked.connect(self._change_rule)
        self.rule.setVisible(self.is_writable)
        self.model.set_writable(self.is_writable)
        self.middle.addWidget(self.table, 1)
        self.add_button("&Close", self.reject, QDialogButtonBox.ButtonRole.RejectRole)
        self.table.chosen.connect(self._tell_acts)
        self.table.opened.connect(self._on_opened)
        self.on_key("Del", self._take_back, self.table)
        self.on_key("Ctrl+PgDown", lambda: self.states.choose(self.states.beside(1)))
        self.on_key("Ctrl+PgUp", lambda: self.states.choose(self.states.beside(-1)))

    # -- acts

    def _line(self) -> Deadline | None:
        index = self.table.currentIndex()
        return self.model.line(index.row()) if index.isValid() else None

    def _tell_acts(self) -> None:
        self.rule.setEnabled(self._line() is not None)

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

    def _change_rule(self) -> None:
        line = self._line()
        if line is not None and self.is_writable:
            dialog = RuleDialog(self.session.catalog, self.cycle, line.rule, self)
            dialog.exec()
            dialog.deleteLater()


def _fits(line: Deadline, which: str) -> bool:
    match which:
        case "due":
            return line.left is not None and line.left >= 0
        case "waiting":
            return line.starts is None
        case _:
            return True
