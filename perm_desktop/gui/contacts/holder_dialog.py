"""Who takes a post, from which day: somebody of the directory, or somebody new."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QRadioButton, QWidget

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.core.people.posts import Directory, Vacancy
from perm_desktop.core.people.tenures import Names
from perm_desktop.gui.catalog.cycle_dialogs import ActingQuestion
from perm_desktop.gui.catalog.type_part import sentence
from perm_desktop.gui.contacts.fields import PersonChooser, form_area, line
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of

_SIZE = QSize(560, 440)

Put = Callable[[int | Person, date, bool], None]  # who, the first day, only acting


class HolderDialog(ActingQuestion):
    """Asks for a person and a day; subclasses say what that does."""

    def __init__(
        self,
        title: str,
        about: str,
        yes: str,
        directory: Directory,
        before: Person | None,
        first: date,
        parent: QWidget | None,
    ) -> None:
        """``before`` is the one whose place is taken; a successor works where they did."""
        super().__init__(title, about, yes, parent)
        self._before = before
        self.day = day_field("First day", first)
        others = (each for each in directory.people.values() if each != before)
        self.somebody = PersonChooser("Person", others)
        self.is_there = QRadioButton("Somebody in the &directory")
        self.is_new = QRadioButton("Somebody &new")
        self.name, self.email, self.phone = line("Name"), line("E-mail"), line("Phone")
        self.acting = QCheckBox("A&cting, until somebody is named")
        self.effect = sentence()
        self.form = dialog_form()

    @property
    def first_day(self) -> date:
        """The first day of the new holder."""
        return day_of(self.day)

    def by(self) -> int | Person:
        """Who takes the post. Raises UserError while nobody is told."""
        if self.is_new.isChecked():
            work = self._before or Person(0, "", Organization.STATE)
            email, phone = self.email.text(), self.phone.text()
            return work._replace(id=0, name=self.name.text(), phone=phone, email=email, note="")
        if not self.somebody.person:
            typed = self.somebody.currentText().strip()
            raise UserError(
                f"“{typed}” is nobody in the directory." if typed else "Nobody is chosen yet.",
                "Choose a line of the list, or enter somebody new.",
            )
        return self.somebody.person

    def effect_words(self) -> str:
        """What will be, in a sentence."""
        return ""

    def build(self) -> None:
        """Lay out the fields below those that a subclass has put into the form."""
        group = QButtonGroup(self)
        for button in (self.is_there, self.is_new):
            group.addButton(button)
        form = self.form
        form.addRow("&First day", self.day)
        form.addRow("", self.acting)
        form.addRow("By", self.is_there)
        form.addRow("Pe&rson", self.somebody)
        form.addRow("", self.is_new)
        form.addRow("N&ame", self.name)
        form.addRow("&E-mail", self.email)
        form.addRow("P&hone", self.phone)
        self.middle.addWidget(form_area(form, self.effect), 1)
        self.middle.addWidget(self.refusal)
        has_others = self.somebody.count() > 0
        self.is_there.setEnabled(has_others)
        (self.is_there if has_others else self.is_new).setChecked(True)
        self._connect()
        self.tell()
        (self.somebody if has_others else self.name).setFocus()
        resize_within_screen(self, _SIZE)

    def tell(self) -> None:
        """Follow what was chosen: which fields are asked for, and what will be."""
        is_new, form = self.is_new.isChecked(), self.form
        for field in (self.name, self.email, self.phone):
            for part in (field, form.labelForField(field)):
                part.setEnabled(is_new)
        for part in (self.somebody, form.labelForField(self.somebody)):
            part.setEnabled(not is_new)
        self.effect.setText(self.effect_words())
        self.refusal.hide()
        ready = bool(self.name.text().strip()) if is_new else bool(self.somebody.person)
        self.buttons.button(self.buttons.StandardButton.Ok).setEnabled(ready)

    def _connect(self) -> None:
        self.is_new.toggled.connect(self._on_turned)
        self.day.dateChanged.connect(self.tell)
        self.somebody.editTextChanged.connect(self.tell)
        self.name.textChanged.connect(self.tell)

    def _on_turned(self) -> None:
        self.tell()
        (self.name if self.is_new.isChecked() else self.somebody).setFocus()


class ReplaceDialog(HolderDialog):
    """Somebody leaves a post, and somebody else takes it the day after."""

    def __init__(
        self,
        directory: Directory,
        names: Names,
        tenures: Sequence[Tenure],
        today: date,
        replace: Callable[[Tenure, int | Person, date, bool], None],
        parent: QWidget | None,
    ) -> None:
        """``tenures`` are posts of one person, at least one; the first is suggested."""
        leaving = directory.people[tenures[0].person]
        super().__init__(
            f"Replace {leaving.name}",
            "Attendance before the first day keeps the old name. One step, which undo takes back.",
            "Replace",
            directory,
            leaving,
            today,
            parent,
        )
        self._leaving, self._names, self._replace = leaving, names, replace
        self._tenures = tuple(tenures)
        self.post = QComboBox()
        self.post.setAccessibleName("Post")
        for tenure in tenures:
            self.post.addItem(names.post(tenure.post), tenure.id)
        self.post.currentIndexChanged.connect(self.tell)
        self.form.addRow("&Post", self.post)
        self.build()

    @property
    def tenure(self) -> Tenure:
        """The post that is given to somebody else."""
        return self._tenures[self.post.currentIndex()]

    def act(self) -> None:
        """Replace the person. Raises UserError."""
        self._replace(self.tenure, self.by(), self.first_day, self.acting.isChecked())

    def effect_words(self) -> str:
        """Until when the one is expected, and from when the other."""
        post, first = self._names.post(self.tenure.post), self.first_day
        last = clock.day(first - timedelta(days=1))
        return (
            f"{post}: {self._leaving.name} until {last}, the new person from {clock.day(first)} on."
        )


class FillDialog(HolderDialog):
    """Somebody takes a post that nobody holds."""

    def __init__(
        self,
        directory: Directory,
        names: Names,
        vacancy: Vacancy,
        today: date,
        put: Put,
        parent: QWidget | None,
    ) -> None:
        post = vacancy.post
        said = vacancy.words(names.state(post.state), names.role(post.role))
        super().__init__(
            f"Fill {names.post(post)}", f"{said}.", "Add", directory, None, today, parent
        )
        self._last, self._post, self._names, self._put = vacancy.last, post, names, put
        self.build()

    @property
    def post(self) -> Post:
        """The post that is filled."""
        return self._post

    def act(self) -> None:
        """Put the person into the post. Raises UserError."""
        self._put(self.by(), self.first_day, self.acting.isChecked())

    def effect_words(self) -> str:
        """From when the person is expected, and who held the post last."""
        first = clock.day(self.first_day)
        last = f" {self._last.name} held it last." if self._last else ""
        return f"Meetings from {first} on expect the new person.{last}"
