"""Enter somebody, or change what is known of them."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.people.tenures import Names
from perm_desktop.gui.catalog.cycle_dialogs import ActingQuestion
from perm_desktop.gui.contacts.fields import (
    OpenDay,
    choice,
    form_area,
    line,
    role_choice,
    state_choice,
    value_of,
)
from perm_desktop.gui.contacts.words import ORGANIZATIONS, PROGRAMS
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.meeting.dialog import ZONES
from perm_desktop.services.people import NewPost

_SIZE, _SMALLER = QSize(560, 560), QSize(560, 460)
_NOTE_LINES = 3
_NO_STATE, _NO_ROLE = "No state", "No role"

Save = Callable[[Person, Sequence[NewPost]], None]


class FirstPost:
    """The fields of the post that a new person begins with."""

    def __init__(self, names: Names, post: Post, today: date) -> None:
        self.state = state_choice(names, post.state, _NO_STATE)
        self.role = role_choice(names, post.role, _NO_ROLE)
        self.since = OpenDay("Serves since", "S&ince", today, today)

    def posts(self) -> list[NewPost]:
        """The post, where one was chosen."""
        post = Post(value_of(self.state), value_of(self.role))
        return [(post, self.since.day, None, False)] if any(post) else []


class PersonDialog(ActingQuestion):
    """All fields of a person; of a new one also the first post."""

    def __init__(
        self,
        names: Names,
        today: date,
        save: Save,
        parent: QWidget | None,
        *,
        person: Person | None = None,
        post: Post | None = None,
    ) -> None:
        """``post`` is suggested for a new person."""
        title = f"Change {person.name}" if person else "New person"
        sentence = "Business contacts only. The name stays with attendance that was recorded."
        super().__init__(title, sentence, "Save" if person else "Add person", parent)
        self._before = person or Person(0, "", Organization.STATE)
        self._save = save
        self.first = None if person else FirstPost(names, post or Post("", ""), today)
        self._make_fields(self._before)
        self._build()
        resize_within_screen(self, _SIZE if self.first else _SMALLER)

    def entered(self) -> Person:
        """What stands in the fields."""
        return self._before._replace(
            name=self.name.text(),
            organization=Organization(value_of(self.organization)),
            agency=self.agency.text(),
            program=value_of(self.program),
            phone=self.phone.text(),
            email=self.email.text(),
            zone=value_of(self.zone),
            note=self.note.toPlainText(),
        )

    def posts(self) -> list[NewPost]:
        """The first post of a new person, where one was chosen."""
        return self.first.posts() if self.first else []

    def act(self) -> None:
        """Save the person. Raises UserError."""
        self._save(self.entered(), self.posts())

    def _make_fields(self, person: Person) -> None:
        self.name = line("Name", person.name)
        organizations = [(str(value), words) for value, words in ORGANIZATIONS.items()]
        self.organization = choice("Organization", organizations, person.organization)
        self.agency = line("Agency or company", person.agency)
        self.agency.setPlaceholderText("As it signs, for example a state's department")
        self.program = choice("Program", PROGRAMS.items(), person.program)
        self.email, self.phone = line("E-mail", person.email), line("Phone", person.phone)
        self.zone = _zones(person.zone)
        self.note = QPlainTextEdit(person.note)
        self.note.setAccessibleName("Note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight((_NOTE_LINES + 1) * self.note.fontMetrics().lineSpacing())
        self.warning = DataWarning()
        self.warning.watch(self.note)

    def _build(self) -> None:
        form = dialog_form()
        form.addRow("&Name", self.name)
        form.addRow("Or&ganization", self.organization)
        form.addRow("&Agency", self.agency)
        form.addRow("&Program", self.program)
        form.addRow("&E-mail", self.email)
        form.addRow("P&hone", self.phone)
        form.addRow("&Time zone", self.zone)
        form.addRow("N&ote", self.note)
        form.addRow("", self.warning)
        if self.first:
            form.addRow("&State", self.first.state)
            form.addRow("&Role", self.first.role)
            form.addRow("", self.first.since)
        self.middle.addWidget(form_area(form), 1)
        self.middle.addWidget(self.refusal)
        self.name.textChanged.connect(self._on_typed)
        self._on_typed()
        self.name.setFocus()

    def _on_typed(self) -> None:
        """Nobody is without a name."""
        self.buttons.button(self.buttons.StandardButton.Ok).setEnabled(
            bool(self.name.text().strip())
        )


def _zones(current: str) -> QComboBox:
    """The zones of the states, and another one that is kept already."""
    known = [*ZONES] if current in ("", *ZONES) else [*ZONES, current]
    words = [(zone, zone.rpartition("/")[2].replace("_", " ")) for zone in known]
    return choice("Time zone", [("", "That of the state"), *words], current)
