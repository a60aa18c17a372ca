"""Asks for the name of a view."""

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.small_dialogs import Question


class ViewNameDialog(Question):
    """One line; an empty one cannot be accepted."""

    def __init__(
        self, title: str, sentence: str, verb: str, name: str, parent: QWidget | None
    ) -> None:
        super().__init__(title, sentence, verb, parent)
        self._name = QLineEdit(name)
        self._name.setAccessibleName("Name of the view")
        self._name.setMaxLength(60)
        self._name.selectAll()
        form = dialog_form()
        form.addRow("&Name", self._name)
        self.middle.addLayout(form)
        self._name.textChanged.connect(self._on_typed)
        self._on_typed()

    def name(self) -> str:
        """What was typed."""
        return self._name.text().strip()

    def _on_typed(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.name()))
