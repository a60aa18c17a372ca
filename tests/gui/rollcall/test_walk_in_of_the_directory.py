"""A walk-in is matched to the directory while the name is typed."""

import pytest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from perm_desktop.core.attendance import Target
from perm_desktop.core.people.person import Organization, Person
from perm_desktop.core.people.walking_in import Match
from perm_desktop.gui.audience.walk_in_dialog import WalkedIn, WalkInDialog

ANN, TWIN, BO = (
    Match(Person(n, name, Organization.STATE), True, ("OH",), ("DP",))
    for n, name in ((1, "Ann"), (2, "Ann"), (3, "Bo"))
)


@pytest.mark.parametrize(
    ("typed", "choice", "allowed", "contact"),
    [("Bo", "Bo, DP contact", True, 3), ("Ann", "Choose who it was", False, 0)],
)
def test_one_of_a_name_is_proposed_and_twins_are_asked(
    qtbot: QtBot, typed: str, choice: str, allowed: bool, contact: int
) -> None:
    entered: list[WalkedIn] = []

    def add(given: WalkedIn) -> Target:
        entered.append(given)
        return given.target

    known = {"Bo": [BO], "Ann": [ANN, TWIN]}
    dialog = WalkInDialog(
        *([("OH", "Ohio")], {"DP": "DP contact"}, Target("OH"), add),
        lambda name, _: known.get(name, []),
        None,
    )
    qtbot.addWidget(dialog)
    dialog.findChild(QLineEdit, "walkInName").setText(typed)
    who = dialog.findChild(QComboBox, "walkInPerson")
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert (who.currentText(), button.isEnabled()) == (choice, allowed)
    who.setCurrentIndex(max(who.findData(contact), who.findData(2)) if not allowed else 0)
    dialog.accept()
    assert entered[0].target.contact == (contact or 2)


def test_a_name_that_nobody_bears_can_be_added_to_the_directory(qtbot: QtBot) -> None:
    entered: list[WalkedIn] = []

    def add(given: WalkedIn) -> Target:
        entered.append(given)
        return given.target

    dialog = WalkInDialog([("OH", "Ohio")], {}, Target("OH"), add, lambda *_: [], None)
    qtbot.addWidget(dialog)
    dialog.findChild(QLineEdit, "walkInName").setText("Cy New")
    who = dialog.findChild(QComboBox, "walkInPerson")
    assert who.currentText() == "Only note the name"
    who.setCurrentText("Add to the directory")
    dialog.accept()
    assert (entered[0].is_new, entered[0].target.contact) == (True, 0)
