"""Asks which roles an agenda item wants at its meeting."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from perm_desktop.gui.small_dialogs import Question

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_LINES = 8


class ItemRolesDialog(Question):
    """A list of roles to check; the arrows walk, Space checks."""

    def __init__(
        self,
        item: str,
        roles: Sequence[tuple[str, str]],
        wanted: Collection[str],
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            "Roles of an agenda item",
            f"Who is wanted for “{item}”? The roles are expected at this meeting.",
            "Set roles",
            parent,
        )
        self._list = QListWidget()
        self._list.setObjectName("itemRoles")
        self._list.setAccessibleName("Roles that the item wants")
        for code, name in roles:
            line = QListWidgetItem(name, self._list)
            line.setData(Qt.ItemDataRole.UserRole, code)
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            line.setCheckState(_CHECKED if code in wanted else _UNCHECKED)
        self._list.setCurrentRow(0)
        self._list.setMinimumHeight(_LINES * self._list.sizeHintForRow(0))
        self.middle.addWidget(self._list)
        self._list.setFocus()

    def roles(self) -> list[str]:
        """Codes of the roles that are checked."""
        lines = (self._list.item(row) for row in range(self._list.count()))
        return [
            line.data(Qt.ItemDataRole.UserRole) for line in lines if line.checkState() == _CHECKED
        ]
