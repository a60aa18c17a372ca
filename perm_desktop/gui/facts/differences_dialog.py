"""Enters how far universes are from Forms CMS-64 and CMS-21, and says at once what follows."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QWidget,
)

from perm_desktop.core.counting import counted
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.obligations.differences import Thresholds, program_name, rule_words
from perm_desktop.core.obligations.engine import thresholds_of
from perm_desktop.core.owings import is_reconciliation
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.catalog.type_part import sentence
from perm_desktop.gui.facts import difference_lines
from perm_desktop.gui.facts.difference_columns import columns, field_at
from perm_desktop.gui.facts.difference_lines import DifferenceLine
from perm_desktop.gui.facts.fact_dialog import FactDialog, StateChooser, labelled, start_state
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.kit.line_model import LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of
from perm_desktop.gui.session import Session
from perm_desktop.gui.small_dialogs import Question
from perm_desktop.services import differences
from perm_desktop.services.differences import Typed

_SIZE = QSize(880, 560)
_UNIVERSE = 1  # the first column that is typed in
_TRIGGERS = (
    QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
)


class DifferencesDialog(FactDialog):
    """One state at a time; what was typed is recorded as one step when it is left or saved."""

    def __init__(
        self,
        session: Session,
        cycle: Cycle,
        palette: Palette,
        parent: QWidget | None = None,
        *,
        state: str = "",
    ) -> None:
        super().__init__(session, cycle, palette, "64/21 differences", parent)
        self._kind = _opened_type(self.coverage.facts.types)
        self._thresholds = thresholds_of(self._kind) if self._kind else Thresholds()
        self.states = StateChooser(cycle, session.reference.states)
        self.model = LineModel(columns(self._write), lambda line: line.key, self)
        self.table = LineTable(self.model, palette, "differences", "64/21 differences")
        self.limits = sentence()
        self.resolve = QPushButton("&Resolve…")
        self.next = QPushButton("&Next state")
        self._code = ""
        self._told_unsaved: list[Typed] = []  # what may be left behind
        self._build(palette)
        self._show_state(state or start_state(session, cycle) or self.states.code)
        self.open_at(_SIZE)
        self.table.setFocus()

    def refresh(self) -> None:
        """Show what is recorded now; what is typed and not saved stays."""
        typed = {line.key: line for line in self.model.lines if line.is_changed}
        self._show(
            [difference_lines.with_texts(line, typed.get(line.key, line)) for line in self._begun()]
        )

    def save(self) -> bool:
        """Record what was typed, as one step; False when it was refused."""
        self.table.commit()
        if not self.is_writable:
            return True
        catalog, year, code = self.session.catalog, self.cycle.year, self._code
        rows = [line.typed for line in self.model.lines if line.is_changed]
        if not rows:
            return True
        if not self.attempt(lambda: differences.enter_all(catalog, year, code, rows)):
            return False
        self._show(self._begun())  # as it is recorded, not as it was spelled
        return True

    def accept(self) -> None:
        """Save, then close; a refusal keeps the dialog open."""
        if self.save():
            super().accept()

    def reject(self) -> None:
        """Leave; where something is not saved, say so first and leave when asked again."""
        unsaved = [line.typed for line in self.model.lines if line.is_changed]
        if unsaved in ([], self._told_unsaved):
            super().reject()
            return
        self._told_unsaved = unsaved
        name = self.session.reference.states[self._code].name
        left = "Save it, or press Esc again to leave without it."
        self.refusal.tell(UserError(f"What was typed for {name} is not saved.", left))

    # -- building

    def _build(self, palette: Palette) -> None:
        self.tools.addWidget(labelled("&State", self.states))
        self.tools.addWidget(self.states)
        self.tools.addWidget(self.next)
        self.tools.addStretch(1)
        self.tools.addWidget(self.resolve)
        self.next.setToolTip("Ctrl+PgDn; Ctrl+PgUp goes back. What was typed is saved first.")
        for button, act in ((self.next, lambda: self._step(1)), (self.resolve, self._resolve)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        self.resolve.setVisible(self.is_writable)
        self.model.set_writable(self.is_writable)
        self.limits.setFont(theme.font(theme.TABLE))
        title = self._kind.short_title if self._kind else ""
        self.limits.setText(rule_words(self._thresholds, title))
        self.table.setEditTriggers(_TRIGGERS)  # a number is typed where the keys are
        self.middle.addWidget(self.table, 1)
        self.middle.addWidget(self.limits)
        role = QDialogButtonBox.ButtonRole
        if self.is_writable:
            save = self.add_button("Save and &close", self.accept, role.AcceptRole)
            make_primary(save, palette)
            self.add_button("Cancel", self.reject, role.RejectRole)
        else:
            self.add_button("Close", self.reject, role.RejectRole)
        self.states.activated.connect(self._on_state)
        self.table.chosen.connect(self._tell_acts)
        self.on_key("Ctrl+PgDown", lambda: self._step(1))
        self.on_key("Ctrl+PgUp", lambda: self._step(-1))
        self.on_key("Ctrl+Return", self.accept)
        self.on_key("Del", self._clear_cell, self.table)
        self.on_key("Ctrl+V", self._paste, self.table)

    # -- showing

    def _show_state(self, code: str) -> None:
        self._code = code
        self.states.choose(code)
        self._show(self._begun())
        if self.model.lines:
            self.table.go_to(0, _UNIVERSE)

    def _begun(self) -> list[DifferenceLine]:
        facts = self.coverage.facts
        own = [each for each in facts.differences if each.state == self._code]
        programs = [name.lower() for name in facts.member(self._code).programs]
        return difference_lines.begun(self.cycle.review, programs, own)

    def _show(self, lines: list[DifferenceLine]) -> None:
        today = self.session.today
        judged = difference_lines.judged(lines, self._thresholds, today)
        self.table.show_lines(judged)
        if not judged:
            name = self.session.reference.states[self._code].name
            self.sentence.setText(f"{name} takes part with no program in this cycle.")
        else:
            told = difference_lines.told(judged, self._thresholds, self._calls(), today)
            self.sentence.setText(told)
        self._tell_acts()

    def _calls(self) -> str:
        """How many calls were held so far."""
        kind, now = self._kind, self.coverage.as_of.now
        held = sum(
            row.status == MeetingStatus.HELD.value and row.utc <= now
            for row in self.coverage.facts.rows
            if kind is not None and row.type == kind.key and self._code in row.state_codes
        )
        return f"{counted(held, 'call')} held" if held else "no call held"

    def _tell_acts(self) -> None:
        program = self._program()
        found = bool(program) and difference_lines.is_above(
            self.model.lines, program, self._thresholds
        )
        self.resolve.setEnabled(found)
        self.resolve.setText(f"&Resolve {program_name(program)}…" if program else "&Resolve…")

    def _program(self) -> str:
        """The program of the current line."""
        index = self.table.currentIndex()
        return self.model.line(index.row()).program if index.isValid() else ""

    # -- acts

    def _write(self, line: DifferenceLine, name: str, text: str) -> None:
        """Take a text over; nothing is recorded yet, and what is no number is told of."""
        changed = difference_lines.written(line, name, text)
        self.refusal.tell(changed.refused(name))
        self._show([changed if each.key == line.key else each for each in self.model.lines])

    def _clear_cell(self) -> None:
        index = self.table.currentIndex()
        if self.is_writable and (name := field_at(index.column())):
            self._write(self.model.line(index.row()), name, "")

    def _paste(self) -> None:
        """Put in what was copied, from the current cell on."""
        index, text = self.table.currentIndex(), QApplication.clipboard().text()
        name = field_at(index.column())
        if not self.is_writable or not name or not text.strip():
            return
        lines = difference_lines.pasted(self.model.lines, index.row(), name, text)
        wrong = next((line for line in lines if line.wrong), None)
        self.refusal.tell(wrong.refused(wrong.wrong) if wrong else None)
        self._show(lines)

    def _on_state(self) -> None:
        self._leave_for(self.states.code)

    def _step(self, step: int) -> None:
        self._leave_for(self.states.beside(step))

    def _leave_for(self, code: str) -> None:
        """Go to another state once what was typed for this one is saved."""
        if self.save():
            self._show_state(code)
        else:
            self.states.choose(self._code)

    def _resolve(self) -> None:
        """Ask for the day; what was typed is saved first, so that it is what is resolved."""
        program = self._program()
        if not program or not self.save():
            return
        name = self.session.reference.states[self._code].name
        dialog = ResolveDialog(f"{name}, {program_name(program)}", self.session.today, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            catalog, year, code, day = (
                *(self.session.catalog, self.cycle.year),
                *(self._code, dialog.day()),
            )
            self.attempt(lambda: differences.resolve(catalog, year, code, program, day))
        dialog.deleteLater()


class ResolveDialog(Question):
    """The day on which the differences of a program were resolved."""

    def __init__(self, what: str, today: date, parent: QWidget | None) -> None:
        super().__init__(
            f"Resolve {what}",
            "From this day on no more reconciliation calls are owed. Calls that were held stay.",
            "Resolve",
            parent,
        )
        self._day = day_field("Resolved on", today)
        form = dialog_form()
        form.addRow("&Resolved on", self._day)
        self.middle.addLayout(form)

    def day(self) -> date:
        """The day."""
        return day_of(self._day)


def _opened_type(kinds: Sequence[MeetingType]) -> MeetingType | None:
    """The type of the calls that a difference opens."""
    return next(filter(is_reconciliation, kinds), None)
