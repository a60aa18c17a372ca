"""Asks whom a meeting has in its audience besides those of its type."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QDialogButtonBox, QWidget

from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import UserError
from perm_desktop.core.people.expected import OneOff
from perm_desktop.core.people.person import Person
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.vocabulary import AudienceChange
from perm_desktop.gui.audience.changes import Reached
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.small_dialogs import Question

_ALL, _NONE = "All states", "No state (CMS, contractors)"
_HOLDER = "Whoever holds the role"
_SHOWN = 12  # people in the list at once

Add = Callable[[OneOff, Reached], None]


class Offered(NamedTuple):
    """What the dialog lets choose from."""

    states: Sequence[tuple[str, str]]
    roles: Sequence[tuple[str, str]]
    people: Directory
    reaches: Sequence[Reached]


class AddDialog(Question):
    """A role, a person, or a person in a role; for a state, for all, or for none."""

    def __init__(self, offered: Offered, current: Target, add: Add, parent: QWidget | None) -> None:
        super().__init__(
            "Add to the audience",
            "Who is invited besides those of the meeting type?",
            "Add",
            parent,
        )
        self._add = add
        self._reaches = offered.reaches
        self.added: OneOff | None = None
        whole = [("", _ALL)]
        self._role = _combo("audienceRole", [("", "No role"), *offered.roles])
        self._person = _people("audiencePerson", offered.people)
        self._state = _combo("audienceState", [*offered.states, *whole])
        self._informed = QCheckBox("&Only informed: gets the invitation, need not come")
        self._informed.setObjectName("audienceInformed")
        self._reach = _combo("audienceReach", [(each, each.words) for each in offered.reaches])
        self._state.setCurrentIndex(max(self._state.findData(current.state), 0))
        form = dialog_form()
        form.addRow("&Role", self._role)
        form.addRow("&Person", self._person)
        form.addRow("&State", self._state)
        form.addRow("&For", self._reach)
        form.setRowVisible(self._person, bool(offered.people.people))
        form.setRowVisible(self._reach, len(offered.reaches) > 1)
        self.middle.addLayout(form)
        self.middle.addWidget(self._informed)
        self._role.currentIndexChanged.connect(self._on_chosen)
        self._person.editTextChanged.connect(self._on_chosen)
        self._on_chosen()
        self._role.setFocus()

    def accept(self) -> None:
        """Add; what is refused is said here and can be corrected."""
        change = AudienceChange.INFORM if self._informed.isChecked() else AudienceChange.ADD
        state, role = str(self._state.currentData()), str(self._role.currentData())
        wanted = OneOff(change, state, role, self._chosen_person() or 0)
        try:
            self._add(wanted, self._reaches[self._reach.currentIndex()])
        except UserError as error:
            self.sentence.setText(str(error))
            return
        self.added = wanted
        super().accept()

    def _chosen_person(self) -> int | None:
        """The person whose line stands in the field; 0 for nobody, None for a text that is none."""
        text, place = self._person.currentText().strip(), self._person.currentIndex()
        if text != self._person.itemText(place):  # two may have the same line: the chosen one
            place = self._person.findText(text, Qt.MatchFlag.MatchFixedString) if text else 0
        return None if place < 0 else int(self._person.itemData(place))

    def _on_chosen(self) -> None:
        person, role = self._chosen_person(), str(self._role.currentData())
        is_alone = bool(person) and not role
        self._state.setItemText(self._state.count() - 1, _NONE if is_alone else _ALL)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(person is not None and bool(person or role))


def _combo(name: str, choices: Sequence[tuple[object, str]]) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    for value, text in choices:
        combo.addItem(text, value)
    return combo


def _people(name: str, directory: Directory) -> QComboBox:
    """Everybody by name; typing any part of a line finds it."""
    combo = _combo(name, [(0, _HOLDER)])
    persons = sorted(directory.people.values(), key=lambda each: (each.name.casefold(), each.id))
    for each in persons:
        combo.addItem(_line(each, directory), each.id)
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    combo.setMaxVisibleItems(_SHOWN)
    combo.setMinimumContentsLength(24)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    completer = QCompleter(combo.model(), combo)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    combo.setCompleter(completer)
    return combo


def _line(person: Person, directory: Directory) -> str:
    """ "Sample Person, OH, sample@example.org": who bears the same name is told apart."""
    states = dict.fromkeys(each.post.state for each in directory.of_person(person.id))
    where = " ".join(filter(None, states)) or person.organization.value.upper()
    return ", ".join(filter(None, (person.name, where, person.email)))
