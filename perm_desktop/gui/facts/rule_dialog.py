"""Changes how a deadline is counted in one cycle, or puts it back; adds one of one's own."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QLineEdit, QWidget

from perm_desktop.core.cycles import Cycle
from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations.deadline_rules import Anchor, Rule
from perm_desktop.gui.catalog.cycle_dialogs import ActingQuestion
from perm_desktop.gui.facts.rule_fields import RuleFields
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.services import deadlines
from perm_desktop.store.catalog import Catalog

_NAME_LIMIT = 200
_HOW = {
    Anchor.QUARTER_END: "counted from the end of each quarter",
    Anchor.CUTOFF: "the cut-off itself, which is one of the dates of the cycle",
    Anchor.CYCLE: "on a day of the cycle",
    Anchor.ENTERED: "counted from a day that is entered for each state",
    Anchor.ENTERED_BY_PROGRAM: "counted from a day that is entered for each state and program",
}
_OWN = {
    Anchor.ENTERED: "From a day entered for each state",
    Anchor.ENTERED_BY_PROGRAM: "From a day entered for each state and program",
    Anchor.CYCLE: "On a fixed day, the same for all states",
}


class RuleDialog(ActingQuestion):
    """Days, which days count, where the number is written, and whether it was read there."""

    def __init__(self, catalog: Catalog, cycle: Cycle, rule: Rule, parent: QWidget | None) -> None:
        super().__init__(
            f"Change rule, {cycle.label}",
            f"{rule.title}: {_HOW[rule.anchor]}. It changes for this cycle alone.",
            "Change",
            parent,
        )
        self._catalog, self._cycle, self._rule = catalog, cycle, rule
        is_on_a_day = rule.anchor is Anchor.CYCLE
        self.fields = RuleFields(rule.fixed_day(cycle.year) if is_on_a_day else cycle.cutoff)
        self._build()

    def act(self) -> None:
        """Change the rule. Raises UserError."""
        place = self._catalog, self._cycle.year, self._rule.key
        deadlines.change_rule(*place, **self.fields.values())

    def restore(self) -> None:
        """Put the rule back, then close; a refusal keeps the dialog open."""
        try:
            deadlines.restore_rule(self._catalog, self._cycle.year, self._rule.key)
        except UserError as error:
            self.refusal.setText(str(error))
            self.refusal.show()
            return
        self.done(self.DialogCode.Accepted)

    def _build(self) -> None:
        form = dialog_form()
        self.fields.add_to(form)
        self.fields.show_rule(self._rule)
        self.middle.addLayout(form)
        self.middle.addWidget(self.refusal)
        if self._rule.is_changed:
            words = "Remove the &rule" if self._rule.is_own else "&Restore shipped"
            button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.ResetRole)
            button.setAutoDefault(False)
            button.clicked.connect(self.restore)


class AddRuleDialog(ActingQuestion):
    """What is to be done, from which day it counts, how long it takes, and who says so."""

    def __init__(
        self, catalog: Catalog, cycle: Cycle, day: date, palette: Palette, parent: QWidget | None
    ) -> None:
        super().__init__(
            f"Add deadline, {cycle.label}",
            "A deadline of your own, in this cycle alone. Until you say that you read its number"
            " in its source, it shows as unverified.",
            "Add",
            parent,
        )
        self._catalog, self._year = catalog, cycle.year
        self.key = ""  # of the rule that was added
        self.name, self.anchor, self.from_what = QLineEdit(), QComboBox(), QLineEdit()
        self.fields = RuleFields(day)
        self.milestone = QCheckBox("&Only to be known: nobody has to meet it")
        self._build(palette)

    def act(self) -> None:
        """Add the rule. Raises UserError."""
        self.key = deadlines.add_rule(
            *(self._catalog, self._year, self.name.text(), Anchor(self.anchor.currentData())),
            from_what=self.from_what.text(),
            is_milestone=self.milestone.isChecked(),
            **self.fields.values(),
        )

    def _build(self, palette: Palette) -> None:
        for name, field in (("Name", self.name), ("Counts from", self.from_what)):
            field.setAccessibleName(name)
            field.setMaxLength(_NAME_LIMIT)
        self.name.setPlaceholderText("What is to be done by that day")
        self.from_what.setPlaceholderText("For example: audit announced")
        self.anchor.setAccessibleName("How it is counted")
        for anchor, words in _OWN.items():
            self.anchor.addItem(words, anchor)
        warning = DataWarning(palette)
        warning.watch(self.name)
        warning.watch(self.from_what)
        self._form = dialog_form()
        self._form.addRow("&Name", self.name)
        self._form.addRow("Co&unted", self.anchor)
        self._form.addRow("&From what", self.from_what)
        self.fields.add_to(self._form)
        self._form.addRow("", self.milestone)
        self._form.addRow("", warning)
        self.middle.addLayout(self._form)
        self.middle.addWidget(self.refusal)
        self.anchor.currentIndexChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        anchor = Anchor(self.anchor.currentData())
        self.fields.fit(anchor)
        self._form.setRowVisible(self.from_what, anchor is not Anchor.CYCLE)
