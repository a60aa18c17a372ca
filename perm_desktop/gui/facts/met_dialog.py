"""Asks on which day deadlines were met, and by which of the states."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.obligations.deadlines import Deadline
from perm_desktop.gui.catalog.cycle_dialogs import ActingQuestion
from perm_desktop.gui.facts.fact_dialog import labelled
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of
from perm_desktop.services import deadlines_met
from perm_desktop.store.catalog import Catalog

_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_SHOWN = 6  # lines of the list of states that are in sight


class MetDialog(ActingQuestion):
    """A day, and the states where there are several; all of them as one step."""

    def __init__(
        self,
        catalog: Catalog,
        cycle: Cycle,
        lines: Sequence[Deadline],
        names: Mapping[str, str],
        today: date,
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            f"Mark as met, {cycle.label}",
            f"{_told(lines, names)} One step, which undo takes back.",
            "Mark as met",
            parent,
        )
        self._catalog, self._year, self._lines = catalog, cycle.year, tuple(lines)
        self.day = day_field("Met on", next((line.met for line in lines if line.met), today))
        self.states = QListWidget()
        self._build({code: names[code] for line in lines for code in line.states})

    @property
    def codes(self) -> frozenset[str]:
        """The states that are checked."""
        items = (self.states.item(row) for row in range(self.states.count()))
        return frozenset(
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is _ON
        )

    def act(self) -> None:
        """Mark them. Raises UserError."""
        codes = self.codes
        chosen = [
            each
            for line in self._lines
            for each in deadlines_met.of_line(line)
            if each.state in codes
        ]
        deadlines_met.mark(self._catalog, self._year, chosen, day_of(self.day))

    def _build(self, names: Mapping[str, str]) -> None:
        for code, name in sorted(names.items(), key=lambda each: each[1]):
            item = QListWidgetItem(name, self.states)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setCheckState(_ON)
        self.states.setAccessibleName("States that met it")
        self.states.setCurrentRow(0)
        height = self.states.sizeHintForRow(0) * min(len(names), _SHOWN)
        self.states.setMinimumHeight(height + 2 * self.states.frameWidth())
        form = dialog_form()
        form.addRow("&Met on", self.day)
        self.middle.addLayout(form)
        if len(names) > 1:
            self.middle.addWidget(
                labelled("&States that met it; Space leaves one out", self.states)
            )
            self.middle.addWidget(self.states, 1)
        self.middle.addWidget(self.refusal)
        self.states.itemChanged.connect(self._on_checked)

    def _on_checked(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.codes))


def _told(lines: Sequence[Deadline], names: Mapping[str, str]) -> str:
    """ "Form CMS-64, Q2 of Ohio was due on Apr 30, 2026." """
    codes = list(dict.fromkeys(code for line in lines for code in line.states))
    who = names[codes[0]] if len(codes) == 1 else counted(len(codes), "state")
    if len(lines) > 1:
        return f"{counted(len(lines), 'deadline')} of {who}."
    (line,) = lines
    due = f", due {clock.day(line.due)}" if line.due else ""
    return f"{line.title} of {who}{due}."
