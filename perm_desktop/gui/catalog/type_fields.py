"""The fields in which the settings of a meeting type are chosen, in plain words."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QWidget

from perm_desktop.core import type_settings
from perm_desktop.core.cadences import HowOften
from perm_desktop.core.vocabulary import Methodology, Phase, RollUpRule
from perm_desktop.gui.catalog.type_model import PHASES

HOW_OFTEN = {
    HowOften.ONCE: "Once",
    HowOften.SESSIONS: "Several sessions to choose from",
    HowOften.WEEKLY: "Every week",
    HowOften.TWO_WEEKLY: "Every 2 weeks",
    HowOften.MONTHLY: "Every month",
    HowOften.IF_NEEDED: "If a state needs it",
    HowOften.ON_REQUEST: "On request",
    HowOften.TRIGGERED: "When triggered",
}
TOGETHER = {True: "One joint meeting for all states", False: "One meeting per state"}
ROLL_UP = {
    RollUpRule.LEAD_AND_ONE: "PERM lead and one other role",
    RollUpRule.ANYONE: "Anyone",
    RollUpRule.EVERY_REQUIRED: "Every required role",
}
THRESHOLDS = {False: "Either threshold", True: "Both thresholds"}
METHODS = {Methodology.PERM_PLUS: "PERM+", Methodology.ROUTINE: "Routine"}
CYCLE_PHASES = {phase: PHASES[phase] for phase in (Phase.PRE, Phase.INTRA, Phase.POST)}


class Checks(QWidget):
    """A row of check boxes, of which any number may be on."""

    changed = Signal()  # by the person

    def __init__(self, name: str, choices: dict[str, str]) -> None:
        super().__init__()
        self._name = name
        self._boxes: dict[str, QCheckBox] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addStretch(1)
        for value, text in choices.items():
            self._add(value, text)
        self.setAccessibleName(name)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values that are on."""
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def choose(self, values: Iterable[str]) -> None:
        """Switch these on and the others off; one that is not offered yet is added."""
        wanted = list(values)
        for value in wanted:
            if value not in self._boxes:
                self._add(value, value)
        for value, box in self._boxes.items():
            box.setChecked(value in wanted)

    def boxes(self) -> dict[str, QCheckBox]:
        """The check boxes by value."""
        return self._boxes

    def _add(self, value: str, text: str) -> None:
        box = QCheckBox(text)
        box.setAccessibleName(f"{self._name}: {text}")
        box.clicked.connect(self.changed)
        self._boxes[value] = box
        self._layout.insertWidget(self._layout.count() - 1, box)


def choice(name: str, choices: Mapping[Any, str]) -> QComboBox:
    """Return a list of choices, each with its value."""
    field = QComboBox()
    field.setAccessibleName(name)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    field.setMinimumWidth(80)
    for value, text in choices.items():
        field.addItem(text, value)
    return field


def number(name: str, least: int, most: int, *, suffix: str = "", step: int = 1) -> QSpinBox:
    """Return a field for a number that tells when it is complete."""
    field = QSpinBox()
    field.setAccessibleName(name)
    field.setRange(least, most)
    field.setSingleStep(step)
    field.setSuffix(suffix)
    field.setKeyboardTracking(False)
    return field


def length_field() -> QSpinBox:
    """Return a field for the length of a meeting."""
    shortest, longest = type_settings.SHORTEST, type_settings.LONGEST
    return number("Length", shortest, longest, suffix=" minutes", step=5)


def hosts_field() -> Checks:
    """Return the check boxes of the hosts."""
    return Checks("Hosts", {host: host for host in type_settings.HOSTS})
