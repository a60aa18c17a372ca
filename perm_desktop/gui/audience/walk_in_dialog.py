"""Asks who walked in."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLineEdit, QWidget

from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import UserError
from perm_desktop.core.symbols import mark_look
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.small_dialogs import Question

_NAME_LENGTH = 100

Add = Callable[[Target, Mark], Target]


class WalkInDialog(Question):
    """Name, state, role and mark of a person nobody expected; only the name must be typed."""

    def __init__(
        self,
        states: Sequence[tuple[str, str]],
        roles: Mapping[str, str],
        current: Target,
        add: Add,
        parent: QWidget | None,
    ) -> None:
        super().__init__("Walk-in", "Who came without being expected?", "Add walk-in", parent)
        self._add = add
        self.added: Target | None = None
        self._name = QLineEdit()
        self._name.setObjectName("walkInName")
        self._name.setMaxLength(_NAME_LENGTH)
        marks = [(mark.value, mark_look(mark).word) for mark in Mark if mark != Mark.NOT_RECORDED]
        self._state = _combo("walkInState", states, current.state)
        self._role = _combo("walkInRole", [("", "No role"), *roles.items()], current.role)
        self._mark = _combo("walkInMark", marks, Mark.ATTENDED)
        form = dialog_form()
        form.addRow("&Name", self._name)
        form.addRow("&State", self._state)
        form.addRow("&Role", self._role)
        form.addRow("A&ttendance", self._mark)
        self.middle.addLayout(form)
        self._name.textChanged.connect(self._on_typed)
        self._on_typed("")
        self._name.setFocus()

    def accept(self) -> None:
        """Add the person; what is refused is said here and can be corrected."""
        target = Target(
            str(self._state.currentData()), str(self._role.currentData()), self._name.text()
        )
        try:
            self.added = self._add(target, Mark(self._mark.currentData()))
        except UserError as error:
            self.sentence.setText(str(error))
            return
        super().accept()

    def _on_typed(self, typed: str) -> None:
        add = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        add.setEnabled(bool(typed.strip()))


def _combo(name: str, choices: Sequence[tuple[str, str]], current: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    for value, text in choices:
        combo.addItem(text, value)
    combo.setCurrentIndex(max(combo.findData(current), 0))
    return combo
