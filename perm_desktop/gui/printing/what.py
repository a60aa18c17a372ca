"""What is printed: papers of meetings, the list, a calendar, the timeline, what a cycle owes."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QRadioButton

from perm_desktop.gui.printing.part import Part
from perm_desktop.services.printing.choice import Choice, Kind, Subject

_SUBJECTS = {
    Subject.PAPERS: "Pap&ers of each meeting",
    Subject.LIST: "Meeting &list",
    Subject.CALENDAR: "&Calendar",
    Subject.TIMELINE: "&Timeline as seen",
    Subject.CYCLE: "Review and covera&ge",
}
_KINDS = {
    Kind.AGENDA: "&Agenda",
    Kind.SIGN_IN: "Sign-&in sheet",
    Kind.MINUTES: "&Minutes",
}


class What(Part):
    """One subject; of a meeting any of its documents."""

    changed = Signal()

    def __init__(self, choice: Choice) -> None:
        super().__init__("What")
        self._subjects = {each: QRadioButton(words) for each, words in _SUBJECTS.items()}
        self._kinds = {kind: QCheckBox(words) for kind, words in _KINDS.items()}
        self._build()
        self._subjects[choice.subject].setChecked(True)
        for kind, box in self._kinds.items():
            box.setChecked(kind in choice.kinds)
            box.clicked.connect(self.changed)
        for button in self._subjects.values():
            button.clicked.connect(self.changed)
        self.tell()

    @property
    def subject(self) -> Subject:
        """What the paper is about."""
        return next(each for each, button in self._subjects.items() if button.isChecked())

    def over(self, choice: Choice) -> Choice:
        """Return a choice with what is checked."""
        kinds = tuple(kind for kind, box in self._kinds.items() if box.isChecked())
        return replace(choice, subject=self.subject, kinds=kinds)

    def tell(self) -> None:
        """Documents of meetings can be checked while papers of meetings are wanted."""
        for box in self._kinds.values():
            box.setEnabled(self.subject is Subject.PAPERS)

    def focus(self) -> None:
        """Put the focus on the subject that is chosen."""
        self._subjects[self.subject].setFocus()

    def _build(self) -> None:
        for subject, button in self._subjects.items():
            button.setObjectName(f"subject-{subject}")
            self.add(button)
            if subject is Subject.PAPERS:
                self.add(*self._kinds.values(), under=True)
        for kind, box in self._kinds.items():
            box.setObjectName(f"kind-{kind}")
