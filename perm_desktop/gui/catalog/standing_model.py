"""The standing agenda items of a meeting type as a table that is edited."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from perm_desktop.core.meeting_types import StandingItem
from perm_desktop.gui.catalog.type_part import RIGHT, head_data

Index = QModelIndex | QPersistentModelIndex
HEADS = ("Item", "By", "Min")
_FIELDS = ("title", "presenter", "minutes")
TITLE, PRESENTER, MINUTES = range(3)


class StandingModel(QAbstractTableModel):
    """The items in their order; an edited cell is asked to be written by ``edited``."""

    edited = Signal(object)  # StandingItem as it is wanted

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[StandingItem] = []

    def set_items(self, items: list[StandingItem]) -> None:
        """Take over what the catalog has."""
        if [item.id for item in items] != [item.id for item in self.items]:
            self.beginResetModel()
            self.items = items
            self.endResetModel()
        elif items:
            self.items = items
            self.dataChanged.emit(self.index(0, 0), self.index(len(items) - 1, MINUTES))

    def rowCount(self, parent: Index | None = None) -> int:
        """One row an item."""
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def columnCount(self, parent: Index | None = None) -> int:
        """Title, presenter, minutes."""
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be typed in."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of the columns."""
        return head_data(HEADS, section, orientation, role, MINUTES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the view, its delegate and the editors ask for."""
        value = getattr(self.items[index.row()], _FIELDS[index.column()])
        if role == Qt.ItemDataRole.EditRole:
            return value
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return str(value)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == MINUTES:
            return RIGHT
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a cell to be written; the catalog's answer comes as new items."""
        item = self.items[index.row()]
        wanted = item._replace(**{_FIELDS[index.column()]: value})
        if role != Qt.ItemDataRole.EditRole or wanted == item:
            return False
        self.edited.emit(wanted)
        return True
