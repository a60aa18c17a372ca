"""The questions of the Cycles page. What is refused is told where it was typed, and stays there."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from perm_desktop.core.counting import counted
from perm_desktop.core.cycle_review import METHODS, PHASES
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.errors import UserError
from perm_desktop.core.texts import TITLE_LIMIT
from perm_desktop.core.vocabulary import Phase
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of
from perm_desktop.gui.small_dialogs import Question
from perm_desktop.services.cycle_members import MemberChange, StillToCome

_OK = QDialogButtonBox.StandardButton.Ok
_AS_IT_IS = "As it is"
_METHODS = ((_AS_IT_IS, None), *((word, method or "") for method, word in METHODS.items()))
_PROGRAM = ((_AS_IT_IS, None), ("Takes part", True), ("Does not take part", False))


class ActingQuestion(Question):
    """Does what was asked when it is accepted; a refusal keeps it open and is told in it."""

    def __init__(self, title: str, sentence: str, yes: str, parent: QWidget | None) -> None:
        super().__init__(title, sentence, yes, parent)
        self.refusal = QLabel()
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setWordWrap(True)
        self.refusal.hide()

    def accept(self) -> None:
        """Act, then close."""
        try:
            self.act()
        except UserError as error:
            self.refusal.setText(str(error))
            self.refusal.show()
            return
        super().accept()

    def act(self) -> None:
        """Do what was asked. Raises UserError."""


class ChangeStatesDialog(ActingQuestion):
    """How some states of a cycle take part; what is left as it is stays so for each of them."""

    def __init__(
        self,
        who: str,
        cycle: str,
        commit: Callable[[MemberChange], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"Change {who}", f"{who} in {cycle}. One step, which undo takes back.", "Change", parent
        )
        self._commit = commit
        self.methodology = _choice("Methodology", _METHODS)
        self.medicaid, self.chip = _choice("Medicaid", _PROGRAM), _choice("CHIP", _PROGRAM)
        self.liaison = _choice("Liaison", ((_AS_IT_IS, False), ("Assign", True)))
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the liaison")
        self.name.setPlaceholderText("Nobody")
        self.name.setMaxLength(TITLE_LIMIT)
        form = dialog_form()
        form.addRow("&Methodology", self.methodology)
        form.addRow("M&edicaid", self.medicaid)
        form.addRow("C&HIP", self.chip)
        form.addRow("&Liaison", self.liaison)
        form.addRow("&Name", self.name)
        self.middle.addLayout(form)
        self.middle.addWidget(self.refusal)
        for box in (self.methodology, self.medicaid, self.chip, self.liaison):
            box.currentIndexChanged.connect(self._on_chosen)
        self._on_chosen()

    def wanted(self) -> MemberChange:
        """What was chosen."""
        return MemberChange(
            methodology=self.methodology.currentData(),
            medicaid=self.medicaid.currentData(),
            chip=self.chip.currentData(),
            liaison=self.name.text() if self.liaison.currentData() else None,
        )

    def act(self) -> None:
        """Change the states. Raises UserError."""
        self._commit(self.wanted())

    def _on_chosen(self) -> None:
        self.name.setEnabled(bool(self.liaison.currentData()))
        self.buttons.button(_OK).setEnabled(self.wanted() != MemberChange())


class TakeOutDialog(Question):
    """Whether the meetings to come of states that leave a cycle stay or are cancelled."""

    def __init__(
        self, who: str, cycle: str, coming: StillToCome, parent: QWidget | None = None
    ) -> None:
        own, joint = counted(len(coming.own)), counted(len(coming.joint), "joint meeting")
        super().__init__(
            f"Take {who} out of {cycle}",
            f"{who}: {own} of their own to come, and invited to {joint}. Past meetings stay."
            " Undo takes all of it back in one step.",
            "Take out",
            parent,
        )
        self.keep = QRadioButton("&Keep what is to come")
        self.cancel = QRadioButton("Ca&ncel their own, and take them off the joint meetings")
        group = QButtonGroup(self)
        for button in (self.keep, self.cancel):
            group.addButton(button)
            self.middle.addWidget(button)
        self.cancel.setChecked(True)
        self.why = QLineEdit()
        self.why.setAccessibleName("Reason")
        self.why.setMaxLength(TITLE_LIMIT)
        form = dialog_form()
        form.addRow("&Reason", self.why)
        self.middle.addLayout(form)
        self.cancel.toggled.connect(self._on_edited)
        self.why.textChanged.connect(self._on_edited)
        self._on_edited()

    def reason(self) -> str:
        """Why the meetings are cancelled; empty when they stay."""
        return self.why.text().strip() if self.cancel.isChecked() else ""

    def _on_edited(self) -> None:
        self.why.setEnabled(self.cancel.isChecked())
        self.buttons.button(_OK).setEnabled(self.keep.isChecked() or bool(self.reason()))


class DatesDialog(ActingQuestion):
    """The days of the phases and the cut-off of a cycle, with what they leave outside."""

    def __init__(
        self,
        cycle: Cycle,
        count_outside: Callable[[dict[Phase, DateSpan]], int],
        commit: Callable[[dict[Phase, DateSpan], date], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"Dates of RY {cycle.year}",
            "Meetings that are planned stay where they are. Plan again to add what is missing.",
            "Change",
            parent,
        )
        self._count, self._commit = count_outside, commit
        self._before = (cycle.phases, cycle.cutoff)
        self.fields: dict[Phase, tuple[QDateEdit, QDateEdit]] = {}
        self.cutoff = day_field("Cut-off", cycle.cutoff)
        self.effect = QLabel()
        self.effect.setTextFormat(Qt.TextFormat.PlainText)
        self.effect.setWordWrap(True)
        self._lay_out(cycle)
        for field in (self.cutoff, *(field for pair in self.fields.values() for field in pair)):
            field.dateChanged.connect(self._on_edited)
        self._on_edited()

    def phases(self) -> dict[Phase, DateSpan]:
        """The days chosen for each phase."""
        return {
            phase: DateSpan(day_of(first), day_of(last))
            for phase, (first, last) in self.fields.items()
        }

    def act(self) -> None:
        """Change the dates. Raises UserError."""
        self._commit(self.phases(), day_of(self.cutoff))

    def _lay_out(self, cycle: Cycle) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        letters = {Phase.PRE: "&Pre-cycle", Phase.INTRA: "&Intra-cycle", Phase.POST: "P&ost-cycle"}
        for row, (phase, span) in enumerate(cycle.phases.items()):
            first = day_field(f"First day of {PHASES[phase]}", span.starts)
            last = day_field(f"Last day of {PHASES[phase]}", span.ends)
            self.fields[phase] = (first, last)
            name = QLabel(letters[phase])
            name.setBuddy(first)
            for column, part in enumerate((name, first, QLabel("to"), last)):
                grid.addWidget(part, row, column)
        name = QLabel("C&ut-off")
        name.setBuddy(self.cutoff)
        grid.addWidget(name, len(cycle.phases), 0)
        grid.addWidget(self.cutoff, len(cycle.phases), 1)
        grid.setColumnStretch(4, 1)
        self.middle.addLayout(grid)
        self.middle.addWidget(self.effect)
        self.middle.addWidget(self.refusal)

    def _on_edited(self) -> None:
        phases = self.phases()
        outside = self._count(phases)
        self.effect.setText(
            f"{counted(outside)} to come would lie outside their phase."
            if outside
            else "Every meeting to come lies in its phase."
        )
        self.refusal.hide()
        changed = (phases, day_of(self.cutoff)) != self._before
        self.buttons.button(_OK).setEnabled(changed)


def _choice(name: str, offered: Sequence[tuple[str, object]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for text, value in offered:
        box.addItem(text, value)
    return box
