"""Changes how a deadline is counted in one cycle, or puts it back to how it was shipped."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QLineEdit, QSpinBox, QWidget

from perm_desktop.core.cycles import Cycle
from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations.deadline_rules import Anchor, Count, Rule
from perm_desktop.gui.catalog.cycle_dialogs import ActingQuestion
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of
from perm_desktop.services import deadlines
from perm_desktop.store.catalog import Catalog

_SOURCE_LIMIT = 200
_COUNTS = {Count.CALENDAR: "Calendar days", Count.BUSINESS: "Business days"}
_FROM = {
    Anchor.QUARTER_END: "from the end of each quarter",
    Anchor.CUTOFF: "from the cycle's cut-off",
    Anchor.CYCLE: "on a day of the cycle",
    Anchor.ENTERED: "from a day that is entered for each state",
    Anchor.ENTERED_BY_PROGRAM: "from a day that is entered for each state and program",
}


class RuleDialog(ActingQuestion):
    """Days, which days count, where the number is written, and whether it was read there."""

    def __init__(self, catalog: Catalog, cycle: Cycle, rule: Rule, parent: QWidget | None) -> None:
        super().__init__(
            f"Change rule, {cycle.label}",
            f"{rule.title}: counted {_FROM[rule.anchor]}. It changes for this cycle alone.",
            "Change",
            parent,
        )
        self._catalog, self._cycle, self._rule = catalog, cycle, rule
        self.days, self.count = QSpinBox(), QComboBox()
        self.day = day_field("Day", self._fixed_day())
        self.source, self.verified = QLineEdit(), QCheckBox("&Verified: I read it in this source")
        self._build()

    def act(self) -> None:
        """Change the rule. Raises UserError."""
        rule, is_fixed = self._rule, self._rule.anchor is Anchor.CYCLE
        deadlines.change_rule(
            *(self._catalog, self._cycle.year, rule.key),
            days=None if is_fixed else self.days.value(),
            count=None if is_fixed else Count(self.count.currentData()),
            day=day_of(self.day) if is_fixed else None,
            source=self.source.text(),
            verified=self.verified.isChecked(),
        )

    def restore(self) -> None:
        """Put the rule back, then close; a refusal keeps the dialog open."""
        try:
            deadlines.restore_rule(self._catalog, self._cycle.year, self._rule.key)
        except UserError as error:
            self.refusal.setText(str(error))
            self.refusal.show()
            return
        self.done(self.DialogCode.Accepted)

    def _fixed_day(self) -> date:
        is_fixed = self._rule.anchor is Anchor.CYCLE
        return self._rule.fixed_day(self._cycle.year) if is_fixed else self._cycle.cutoff

    def _build(self) -> None:
        rule = self._rule
        self.days.setRange(0, deadlines.MOST_DAYS)
        self.days.setValue(rule.days)
        self.days.setAccessibleName("Days")
        self.count.setAccessibleName("Which days count")
        for count, words in _COUNTS.items():
            self.count.addItem(words, count)
        self.count.setCurrentIndex(self.count.findData(rule.count))
        self.source.setText(rule.source)
        self.source.setMaxLength(_SOURCE_LIMIT)
        self.source.setCursorPosition(0)
        self.source.setAccessibleName("Source")
        self.verified.setChecked(rule.verified)
        form = dialog_form()
        is_fixed = rule.anchor is Anchor.CYCLE
        for text, field, fits in (
            ("&Day", self.day, is_fixed),
            ("&Days", self.days, not is_fixed),
            ("&Count", self.count, not is_fixed),
        ):
            form.addRow(text, field)
            form.setRowVisible(field, fits)
        form.addRow("&Source", self.source)
        form.addRow("", self.verified)
        self.middle.addLayout(form)
        self.middle.addWidget(self.refusal)
        if rule.is_changed:
            words = "Remove the &rule" if rule.is_own else "&Restore shipped"
            button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.ResetRole)
            button.setAutoDefault(False)
            button.clicked.connect(self.restore)
