"""A page of a head, its work and a side; the side folds away where both have no room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QPushButton, QWidget

from perm_desktop.gui.kit.hairline import hairline

_FOLDS_BELOW = 3.2  # times the side's own width
_LEAST = 320  # pixels
_NO_LIMIT = 16_777_215  # Qt's own


class FoldingSide(QWidget):
    """Wide: the side stands beside head and work. Narrow: a button puts it in the work's place."""

    def __init__(
        self, head: QLayout, work: QWidget, side: QWidget, button: QPushButton, wide: int
    ) -> None:
        """``button`` is to be in the head, ``wide`` is the side's own width."""
        super().__init__()
        self._work, self._side, self._button, self._wide = work, side, button, wide
        self._is_narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._edge = hairline(QFrame.Shape.VLine)
        button.setCheckable(True)
        button.toggled.connect(self._fold)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addLayout(head, 0, 0)
        self._grid.addWidget(hairline(QFrame.Shape.HLine), 1, 0)
        self._grid.addWidget(work, 2, 0)
        self._grid.addWidget(self._edge, 0, 1, 3, 1)
        self._grid.addWidget(side, 0, 2, 3, 1)
        self._grid.setRowStretch(2, 1)
        self._grid.setColumnStretch(0, 1)

    def show_work(self) -> None:
        """Put the work back where the side took its place."""
        self._button.setChecked(False)

    def minimumSizeHint(self) -> QSize:
        """The page may get narrow; then the side folds away."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold by the new width."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        is_narrow = self.width() < self._wide * _FOLDS_BELOW
        instead = is_narrow and self._button.isChecked()
        self._button.setVisible(is_narrow)
        self._edge.setVisible(not is_narrow)
        self._work.setVisible(not instead)
        self._side.setVisible(instead or not is_narrow)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._move_side(is_narrow)

    def _move_side(self, is_narrow: bool) -> None:
        self._grid.removeWidget(self._side)
        if is_narrow:
            self._grid.addWidget(self._side, 2, 0)
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_NO_LIMIT)
        else:
            self._grid.addWidget(self._side, 0, 2, 3, 1)
            self._side.setFixedWidth(self._wide)
