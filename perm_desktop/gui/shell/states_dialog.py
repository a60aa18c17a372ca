"""Choose some of the states: those to be shown, or those a liaison answers for."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from perm_desktop.core.jurisdictions import State
from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen

_ROTATION = "All of Cycle {group}"


class StatesDialog(QDialog):
    """A list with check boxes, a filter, and one button a rotation group."""

    def __init__(
        self,
        title: str,
        sentence: str,
        states: Sequence[State],
        checked: Collection[str],
        yes: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("statesDialog")
        self._filter, self._list = QLineEdit(), QListWidget()
        self._count = QLabel()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(yes)
        self._fill(states, checked)
        self._build(sentence, sorted({state.group for state in states}))
        self._list.itemChanged.connect(self._tell)
        self._filter.textChanged.connect(self._narrow)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._tell()

    def codes(self) -> list[str]:
        """Codes of the checked states."""
        return [
            item.data(Qt.ItemDataRole.UserRole).code
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        ]

    def _fill(self, states: Sequence[State], checked: Collection[str]) -> None:
        for state in sorted(states, key=lambda state: state.name):
            item = QListWidgetItem(f"{state.name} ({state.code})", self._list)
            item.setData(Qt.ItemDataRole.UserRole, state)
            on = Qt.CheckState.Checked if state.code in checked else Qt.CheckState.Unchecked
            item.setCheckState(on)

    def _build(self, sentence: str, groups: Sequence[int]) -> None:
        words = QLabel(sentence)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self._filter.setPlaceholderText("Filter by name or code")
        self._filter.setAccessibleName("Filter states")
        self._filter.setClearButtonEnabled(True)
        self._list.setAccessibleName("States")
        layout = dialog_column(self, spacing=8)
        layout.addWidget(words)
        layout.addWidget(self._filter)
        layout.addWidget(self._list, 1)
        row = QHBoxLayout()
        for group in groups:
            row.addWidget(self._button(_ROTATION.format(group=group), group))
        row.addWidget(self._button("None", None))
        row.addStretch(1)
        row.addWidget(self._count)
        layout.addLayout(row)
        layout.addWidget(self._buttons)
        resize_within_screen(self, QSize(420, 480))

    def _button(self, text: str, group: int | None) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._check(group))
        if group is not None:
            button.setToolTip(f"Add the states of rotation group {group}")
        return button

    def _check(self, group: int | None) -> None:
        """Add a rotation group; None takes all marks away."""
        for item in self._items():
            if group is None:
                item.setCheckState(Qt.CheckState.Unchecked)
            elif item.data(Qt.ItemDataRole.UserRole).group == group:
                item.setCheckState(Qt.CheckState.Checked)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().strip()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())

    def _tell(self) -> None:
        count = len(self.codes())
        self._count.setText(f"{count} chosen" if count else "None chosen: all are shown")
