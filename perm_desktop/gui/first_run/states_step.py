"""The first step: which states the liaison answers for, by rotation group."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.jurisdictions import State
from perm_desktop.gui.look import theme

_CODE = Qt.ItemDataRole.UserRole
_AIR = 8  # pixels added to a row, so that the pointer hits it
_BOX = Qt.ItemFlag.ItemIsUserCheckable


class StatesStep(QWidget):
    """A tree with check boxes: the box of a group takes all its states."""

    changed = Signal()

    def __init__(self, states: Sequence[State], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter, self.tree = QLineEdit(), QTreeWidget()
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._fill(states)
        self._build()
        self._filter.textChanged.connect(self._narrow)
        self.tree.itemChanged.connect(self._tell)
        self._tell()

    def codes(self) -> tuple[str, ...]:
        """Codes of the checked states, sorted; empty stands for all."""
        checked = Qt.CheckState.Checked
        return tuple(
            sorted(
                item.data(0, _CODE)
                for _, members in self._groups
                for item in members
                if item.checkState(0) is checked
            )
        )

    def begin(self) -> None:
        """Put the focus where one begins to type."""
        self._filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, states: Sequence[State]) -> None:
        for group in sorted({state.group for state in states}):
            members = [state for state in states if state.group == group]
            head = QTreeWidgetItem(self.tree, [f"All of Cycle {group} ({len(members)} states)"])
            head.setFlags(head.flags() | _BOX | Qt.ItemFlag.ItemIsAutoTristate)
            head.setFont(0, theme.font(theme.STRONG))
            self._groups.append((head, [_item(head, state) for state in members]))
            height = self.tree.fontMetrics().height() + _AIR
            for item in (head, *self._groups[-1][1]):
                item.setSizeHint(0, QSize(0, height))
        self.tree.expandAll()
        self.tree.setCurrentItem(self._groups[0][0])

    def _build(self) -> None:
        self._filter.setObjectName("statesFilter")
        self._filter.setAccessibleName("Filter states")
        self._filter.setPlaceholderText("Filter by name or code")
        self.tree.setObjectName("statesTree")
        self.tree.setAccessibleName("States")
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._filter)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._count)

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().strip()
        for head, members in self._groups:
            for item in members:
                item.setHidden(wanted not in item.text(0).casefold())
            head.setHidden(all(item.isHidden() for item in members))

    def _tell(self) -> None:
        codes = self.codes()
        if not codes:
            self._count.setText("None chosen: all states are yours.")
        elif len(codes) <= 6:
            self._count.setText(f"Chosen: {', '.join(codes)}")
        else:
            self._count.setText(f"{len(codes)} states chosen")
        self.changed.emit()


def _item(head: QTreeWidgetItem, state: State) -> QTreeWidgetItem:
    item = QTreeWidgetItem(head, [f"{state.name} ({state.code})"])
    item.setData(0, _CODE, state.code)
    item.setFlags(item.flags() | _BOX)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    return item
