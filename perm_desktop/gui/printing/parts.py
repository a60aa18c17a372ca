"""The parts of a document that may be left out, as check boxes."""

from dataclasses import asdict, replace
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from perm_desktop.gui.printing.part import Part
from perm_desktop.services.printing.dress import AgendaContents, MinutesContents

Contents = TypeVar("Contents", AgendaContents, MinutesContents)

AGENDA_PARTS = {
    "purpose": "Purpose",
    "audience": "Audience by role",
    "local_times": "Local start times",
    "item_notes": "Notes under items",
    "open_points": "Open points",
    "room_for_notes": "Room for notes",
}
MINUTES_PARTS = {
    "attendance": "Attendance",
    "roles": "Roles and persons",
    "items": "Agenda items",
    "notes": "Notes",
    "state_notes": "Notes of states",
    "open_points": "Open points",
}


class PartsBox(Part, Generic[Contents]):
    """A check box for each part; ``parts`` maps the fields of the contents to words."""

    changed = Signal()

    def __init__(self, title: str, contents: Contents, parts: dict[str, str]) -> None:
        super().__init__(title)
        self._contents = contents
        self._boxes: dict[str, QCheckBox] = {}
        for name, words in parts.items():
            box = QCheckBox(words)
            box.setObjectName(f"part-{name}")
            box.setAccessibleName(f"{title}: {words}")
            box.setChecked(asdict(contents)[name])
            box.toggled.connect(self.changed)
            self._boxes[name] = box
            self.add(box)

    def contents(self) -> Contents:
        """What is checked."""
        checked = {name: box.isChecked() for name, box in self._boxes.items()}
        return replace(self._contents, **checked)
