"""The fields that the dialogs about people share: choices, a day that may be open, a person."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.people.person import Person
from perm_desktop.core.people.tenures import Names
from perm_desktop.core.texts import TITLE_LIMIT
from perm_desktop.gui.contacts.words import ALL_STATES, NO_ROLE, ORGANIZATIONS
from perm_desktop.gui.kit.scrolling import scrolling
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of

_NARROWEST = 16  # characters of a list of choices


class OpenDay(QWidget):
    """A day that is entered when its box is checked; else it stays open."""

    def __init__(self, name: str, words: str, day: date | None, usual: date) -> None:
        """``words`` stand beside the box, with a mnemonic."""
        super().__init__()
        self.box = QCheckBox(words)
        self.field: QDateEdit = day_field(name, day or usual)
        self.box.setChecked(day is not None)
        self.field.setEnabled(day is not None)
        self.box.toggled.connect(self.field.setEnabled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.box)
        layout.addWidget(self.field)
        layout.addStretch(1)
        self.setFocusProxy(self.box)

    @property
    def day(self) -> date | None:
        """The day, None while it is open."""
        return day_of(self.field) if self.box.isChecked() else None


class PersonChooser(QComboBox):
    """People by name, found by any part of it; a name that is nobody's chooses nobody."""

    def __init__(self, name: str, people: Iterable[Person]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        typed = QLineEdit()
        typed.setAccessibleName(name)
        typed.setPlaceholderText("Name, organization or e-mail")
        self.setLineEdit(typed)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(_NARROWEST)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for person in sorted(people, key=lambda each: each.name.casefold()):
            self.addItem(told(person), person.id)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self.setCurrentIndex(-1)

    @property
    def person(self) -> int:
        """Id of the person whose line stands in the field; 0 for nobody."""
        place = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        chosen = self.currentIndex()
        if chosen >= 0 and self.itemText(chosen) == self.currentText():
            place = chosen  # of two alike lines the one that was chosen
        return int(self.itemData(place)) if place >= 0 else 0

    def choose(self, person: int) -> None:
        """Choose somebody by id."""
        self.setCurrentIndex(self.findData(person))


def told(person: Person) -> str:
    """A person in one line: whoever shares a name is told apart."""
    whose = person.agency or ORGANIZATIONS[person.organization]
    return " · ".join(part for part in (person.name, whose, person.email) if part)


def choice(name: str, offered: Iterable[tuple[str, str]], current: str = "") -> QComboBox:
    """Return a list of values with their words."""
    box = QComboBox()
    box.setAccessibleName(name)
    for value, words in offered:
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(current), 0))
    return box


def value_of(box: QComboBox) -> str:
    """The chosen value."""
    return str(box.currentData() or "")


def line(name: str, text: str = "", limit: int = TITLE_LIMIT) -> QLineEdit:
    """Return a field for one line."""
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setMaxLength(limit)
    return field


def state_choice(names: Names, current: str = "", nothing: str = ALL_STATES) -> QComboBox:
    """The states by name, after what it means to choose none of them."""
    states = sorted(names.states.items(), key=lambda each: each[1])
    return choice("State", [("", nothing), *states], current)


def role_choice(names: Names, current: str = "", nothing: str = NO_ROLE) -> QComboBox:
    """The roles in their order, after what it means to choose none of them."""
    return choice("Role", [("", nothing), *names.roles.items()], current)


def form_area(form: QFormLayout, *below: QWidget) -> QScrollArea:
    """Return the rows of a dialog in a part that scrolls where the screen is low."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(12)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    column.addLayout(form)
    for part in below:
        column.addWidget(part)
    column.addStretch(1)
    area = scrolling(content)
    for part in (area.viewport(), content):
        part.setBackgroundRole(QPalette.ColorRole.Window)
    return area
