"""Give somebody a post, or change the days of one."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from perm_desktop.core.people.person import Person, Post, Tenure
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.people.tenures import Names, others
from perm_desktop.gui.catalog.cycle_dialogs import ActingQuestion
from perm_desktop.gui.catalog.type_part import sentence
from perm_desktop.gui.contacts.fields import OpenDay, role_choice, state_choice, value_of
from perm_desktop.gui.contacts.words import first_day
from perm_desktop.gui.kit.dialog_layout import dialog_form

Save = Callable[[Tenure], None]


class PostFields:
    """State and role of a new post."""

    def __init__(self, names: Names, post: Post) -> None:
        self.state = state_choice(names, post.state)
        self.role = role_choice(names, post.role)

    @property
    def post(self) -> Post:
        """The post that is chosen."""
        return Post(value_of(self.state), value_of(self.role))


class PostDialog(ActingQuestion):
    """State, role, first and last day, acting; says who else holds the post."""

    def __init__(
        self,
        directory: Directory,
        names: Names,
        person: Person,
        today: date,
        save: Save,
        parent: QWidget | None,
        *,
        tenure: Tenure | None = None,
        post: Post | None = None,
    ) -> None:
        """Without ``tenure`` it is a new one; ``post`` is suggested then."""
        title = f"Days of {names.post(tenure.post)}" if tenure else "Add post"
        about = f"{person.name}. Meetings before the first day keep whoever held the post then."
        super().__init__(title, about, "Save" if tenure else "Add post", parent)
        self._directory, self._names, self._save, self._today = directory, names, save, today
        self._before = tenure or Tenure(0, person.id, post or Post("", ""), today)
        before = self._before
        self.post = None if tenure else PostFields(names, before.post)
        self.starts = OpenDay("First day", "&From", before.starts, today)
        self.ends = OpenDay("Last day", "&To", before.ends, today)
        self.acting = QCheckBox("A&cting, until somebody is named")
        self.acting.setChecked(before.acting)
        self.others = sentence()
        self._build()
        self._tell()

    def entered(self) -> Tenure:
        """What stands in the fields."""
        return self._before._replace(
            post=self.post.post if self.post else self._before.post,
            starts=self.starts.day,
            ends=self.ends.day,
            acting=self.acting.isChecked(),
        )

    def act(self) -> None:
        """Save the post. Raises UserError."""
        self._save(self.entered())

    def _build(self) -> None:
        form = dialog_form()
        if self.post:
            form.addRow("&State", self.post.state)
            form.addRow("&Role", self.post.role)
            for box in (self.post.state, self.post.role):
                box.currentIndexChanged.connect(self._tell)
        form.addRow("", self.starts)
        form.addRow("", self.ends)
        form.addRow("", self.acting)
        self.middle.addLayout(form)
        self.middle.addWidget(self.others)
        self.middle.addWidget(self.refusal)
        self.acting.toggled.connect(self._tell)
        for day in (self.starts, self.ends):
            day.box.toggled.connect(self._tell)
            day.field.dateChanged.connect(self._tell)

    def _tell(self) -> None:
        """Say who else holds the post in these days; both of them would be expected."""
        found = [
            f"{each.person.name} (from {first_day(each.tenure)})"
            for each in others(self._directory, self.entered())
        ]
        names = ", ".join(found)
        self.others.setText(f"Also held by {names}. Both are expected then." if found else "")
        self.others.setVisible(bool(found))
        self.refusal.hide()
