"""Which document of a cycle: its kind, the cycle, a state, and the day it is looked at."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from perm_desktop.gui.kit.dialog_layout import space_form
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of
from perm_desktop.gui.printing.part import Part
from perm_desktop.services.printing.choice import Choice, CyclePaper, Stock, cycle_of

_WORDS = {
    CyclePaper.REVIEW: "Cycle review",
    CyclePaper.COVERAGE: "Coverage matrix",
    CyclePaper.STATE: "State one-pager",
    CyclePaper.EXCEPTIONS: "Exceptions",
    CyclePaper.SCORECARD: "Host scorecard",
    CyclePaper.ATTENDANCE: "Attendance report",
}
_OF_STATES = (CyclePaper.STATE, CyclePaper.ATTENDANCE)
_CYCLE_ROW, _STATE_ROW, _DAY_ROW = 2, 3, 4


class CycleBox(Part):
    """A kind, a cycle, for a page of a state that state or all, and a day.

    Coverage or a review that is seen on its page is printed as it is there, or a whole cycle.
    """

    changed = Signal()

    def __init__(self, choice: Choice, stock: Stock) -> None:
        super().__init__("Which document")
        self._stock = stock
        self._kinds, self._cycles, self._states = QComboBox(), QComboBox(), QComboBox()
        self._as_seen = QCheckBox("As the page sho&ws it")
        self._as_seen.setChecked(choice.as_seen)
        self._as_seen.setToolTip("With its cycles, states and filter, as of its day")
        self._day = day_field("As of the end of the day", choice.as_of or stock.today)
        for box, name in ((self._kinds, "Document"), (self._cycles, "Cycle")):
            box.setAccessibleName(name)
        self._states.setAccessibleName("State")
        self._build()
        self._show(choice)
        self._connect()
        self._tell()

    def over(self, choice: Choice) -> Choice:
        """Return a choice with this document; today stands for now."""
        day = day_of(self._day)
        return replace(
            choice,
            cycle_paper=CyclePaper(self._kinds.currentData()),
            year=self._cycles.currentData(),
            state=self._states.currentData() or "",
            as_of=None if day == self._stock.today else day,
            as_seen=self._as_seen.isChecked(),
        )

    def _build(self) -> None:
        for kind, words in _WORDS.items():
            self._kinds.addItem(words, kind)
        for cycle in self._stock.cycles:
            self._cycles.addItem(cycle.label, cycle.year)
        fields = QWidget()
        self._form = QFormLayout(fields)
        self._form.setContentsMargins(0, 0, 0, 0)
        space_form(self._form)
        self._form.addRow("S&hows", self._kinds)
        self._form.addRow("", self._as_seen)
        self._form.addRow("C&ycle", self._cycles)
        self._form.addRow("&State", self._states)
        self._form.addRow("As of &day", self._day)
        self.add(fields)

    def _show(self, choice: Choice) -> None:
        self._kinds.setCurrentIndex(self._kinds.findData(choice.cycle_paper))
        cycle = cycle_of(choice, self._stock)
        if cycle is not None:
            self._cycles.setCurrentIndex(self._cycles.findData(cycle.year))
        self._list_states()
        self._states.setCurrentIndex(max(self._states.findData(choice.state), 0))

    def _connect(self) -> None:
        self._kinds.currentIndexChanged.connect(self._on_kind)
        self._cycles.currentIndexChanged.connect(self._on_cycle)
        self._states.currentIndexChanged.connect(self.changed)
        self._day.dateChanged.connect(self.changed)
        self._as_seen.toggled.connect(self._on_kind)

    def _list_states(self) -> None:
        """The states of the cycle by name; one that was chosen stays, where it is in it."""
        before = self._states.currentData()
        year = self._cycles.currentData()
        codes = [code for each in self._stock.cycles if each.year == year for code in each.codes]
        names = sorted((self._stock.names.get(code, code), code) for code in codes)
        self._states.blockSignals(True)
        self._states.clear()
        each = ", one page each" if self._kinds.currentData() == CyclePaper.STATE else ""
        self._states.addItem(f"All {len(names)}{each}" if names else "None", "")
        for name, code in names:
            self._states.addItem(name, code)
        self._states.setCurrentIndex(max(self._states.findData(before), 0))
        self._states.blockSignals(False)

    def _on_kind(self) -> None:
        self._list_states()
        self._tell()
        self.changed.emit()

    def _on_cycle(self) -> None:
        self._list_states()
        self.changed.emit()

    def _tell(self) -> None:
        """Only what is of states needs one; what is seen has its own cycles and day."""
        kind = self._kinds.currentData()
        seen = {CyclePaper.COVERAGE: self._stock.coverage, CyclePaper.REVIEW: self._stock.review}
        can_be_seen = seen.get(kind) is not None
        is_seen = can_be_seen and self._as_seen.isChecked()
        self._form.setRowVisible(self._as_seen, can_be_seen)
        self._form.setRowVisible(_CYCLE_ROW, not is_seen)
        self._form.setRowVisible(_STATE_ROW, kind in _OF_STATES)
        self._form.setRowVisible(_DAY_ROW, not is_seen)
