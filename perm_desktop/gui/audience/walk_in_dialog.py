"""Asks who walked in."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLineEdit, QWidget

from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import UserError
from perm_desktop.core.people.walking_in import Match, proposed
from perm_desktop.core.symbols import mark_look
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.small_dialogs import Question

_NAME_LENGTH = 100
_NAME_ONLY, _NEW = -1, -2  # beside the ids of people


class WalkedIn(NamedTuple):
    """Who came, and whether they are to be added to the directory."""

    target: Target
    mark: Mark
    is_new: bool = False


Add = Callable[[WalkedIn], Target]
Matching = Callable[[str, str], Sequence[Match]]  # of what was typed, and a state


class WalkInDialog(Question):
    """Name, state, role and mark of a person nobody expected; only the name must be typed.

    Who bears exactly that name or address in the state is proposed; between several of one name
    the liaison chooses.
    """

    def __init__(
        self,
        states: Sequence[tuple[str, str]],
        roles: Mapping[str, str],
        current: Target,
        add: Add,
        matching: Matching,
        parent: QWidget | None,
    ) -> None:
        super().__init__("Walk-in", "Who came without being expected?", "Add walk-in", parent)
        self._add, self._matching = add, matching
        self._roles, self._states = roles, dict(states)
        self.added: Target | None = None
        self._name = QLineEdit()
        self._name.setObjectName("walkInName")
        self._name.setPlaceholderText("Name, or e-mail address")
        self._name.setMaxLength(_NAME_LENGTH)
        marks = [(mark.value, mark_look(mark).word) for mark in Mark if mark != Mark.NOT_RECORDED]
        self._who = _combo("walkInPerson", [], "")
        self._state = _combo("walkInState", states, current.state)
        self._role = _combo("walkInRole", [("", "No role"), *roles.items()], current.role)
        self._mark = _combo("walkInMark", marks, Mark.ATTENDED)
        form = dialog_form()
        form.addRow("&Name", self._name)
        form.addRow("&State", self._state)
        form.addRow("In the &directory", self._who)
        form.addRow("&Role", self._role)
        form.addRow("A&ttendance", self._mark)
        self.middle.addLayout(form)
        self._name.textChanged.connect(self._propose)
        self._state.currentIndexChanged.connect(self._propose)
        self._who.currentIndexChanged.connect(self._allow)
        self._propose()
        self._name.setFocus()

    def accept(self) -> None:
        """Add the person; what is refused is said here and can be corrected."""
        choice = self._who.currentData()
        target = Target(
            str(self._state.currentData()),
            str(self._role.currentData()),
            self._name.text(),
            choice if choice > 0 else 0,
        )
        entered = WalkedIn(target, Mark(self._mark.currentData()), choice == _NEW)
        try:
            self.added = self._add(entered)
        except UserError as error:
            self.sentence.setText(str(error))
            return
        super().accept()

    def _propose(self) -> None:
        """Offer who it can be; nobody is chosen between people of one name."""
        typed, state = self._name.text(), str(self._state.currentData())
        found = self._matching(typed, state)
        likely = proposed(found)
        choices = [(self._told(match), match.person.id) for match in found]
        choices += [("Only note the name", _NAME_ONLY), ("Add to the directory", _NEW)]
        if found and likely is None:
            choices.insert(0, ("Choose who it was", 0))
        self._who.blockSignals(True)  # one choice is told once
        self._who.clear()
        for text, value in choices:
            self._who.addItem(text, value)
        self._who.blockSignals(False)
        if likely is not None and not self._role.currentData() and len(likely.roles) == 1:
            self._role.setCurrentIndex(max(self._role.findData(likely.roles[0]), 0))
        self._allow()

    def _told(self, match: Match) -> str:
        """ "Sample Person, DP contact, person@example.org": what tells people of one name apart."""
        roles = [self._roles.get(role, role) for role in match.roles]
        elsewhere = [] if match.serves else [f"not of {self._states[self._state.currentData()]}"]
        of = [f"of {', '.join(match.states)}"] if match.states and not match.serves else []
        person = match.person
        return ", ".join(filter(None, (person.name, *roles, *(of or elsewhere), person.email)))

    def _allow(self) -> None:
        add = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        add.setEnabled(bool(self._name.text().strip()) and bool(self._who.currentData()))


def _combo(name: str, choices: Sequence[tuple[str, str]], current: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    for value, text in choices:
        combo.addItem(text, value)
    combo.setCurrentIndex(max(combo.findData(current), 0))
    return combo
