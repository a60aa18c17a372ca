"""A part of the choices: a heading over what belongs together, for the ear as well."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from perm_desktop.gui.look import theme

_TABBED = Qt.FocusPolicy.StrongFocus
_BY_ARROWS = _TABBED & ~Qt.FocusPolicy.TabFocus
_INDENT = 24  # pixels: where the words of a radio button begin


class Part(QGroupBox):
    """A group without a frame; a screen reader says its name before what is inside."""

    def __init__(self, title: str) -> None:
        super().__init__()
        heading = QLabel(title)
        heading.setFont(theme.font(theme.STRONG))
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(heading)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Only the heading shows where the group begins."""

    def add(self, *parts: QWidget, under: bool = False) -> None:
        """Put parts below one another, perhaps under the words of the button before them."""
        for part in parts:
            row = QHBoxLayout()
            row.addSpacing(_INDENT if under else 0)
            row.addWidget(part, 1)
            self._column.addLayout(row)
            if isinstance(part, QRadioButton):
                part.toggled.connect(self._aim_tab)
        self._aim_tab()

    def _aim_tab(self) -> None:
        """Tab goes to the button that is on; Qt does so only once one of them had the focus."""
        for button in self.findChildren(QRadioButton):
            button.setFocusPolicy(_TABBED if button.isChecked() else _BY_ARROWS)
