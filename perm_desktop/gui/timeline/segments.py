"""Chooses what the lanes stand for: buttons side by side, or one button with a menu."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QWidget

from perm_desktop.core.timeline.grouping import GROUPINGS, Lanes
from perm_desktop.gui.kit.segment import Segment
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette

_HEIGHT = 24


class LaneSegments(QWidget):
    """Exclusive buttons behind a word; arrow keys go from one to the next."""

    chosen = Signal(object)  # Lanes

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = QLabel(self.tr("Lanes"))
        self._group = QButtonGroup(self)
        self._buttons: dict[Lanes, Segment] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._word)
        layout.addSpacing(8)
        for lanes, grouping in GROUPINGS.items():
            button = Segment(len(self._buttons), len(GROUPINGS))
            button.setText(grouping.word)
            button.setCheckable(True)
            button.setFixedHeight(_HEIGHT)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(self.tr("Lanes by {}").format(grouping.word.lower()))
            button.setToolTip(button.accessibleName())
            self._group.addButton(button)
            self._buttons[lanes] = button
            layout.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_chosen(self, lanes: Lanes) -> None:
        """Press the button of what is shown."""
        self._buttons[lanes].setChecked(True)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        for widget in (self._word, *self._buttons.values()):
            widget.setFont(theme.font(theme.TABLE))
        for button in self._buttons.values():
            button.set_palette(palette)

    def _on_clicked(self) -> None:
        button = self._group.checkedButton()
        self.chosen.emit(next(lanes for lanes, each in self._buttons.items() if each is button))


class LaneMenu(QMenu):
    """The same choice as a menu, and all lanes to be opened or closed at once."""

    chosen = Signal(object)  # Lanes
    open_all = Signal()
    close_all = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        group = QActionGroup(self)
        self._actions: dict[Lanes, QAction] = {}
        for lanes, grouping in GROUPINGS.items():
            action = self.addAction(grouping.word)
            action.setCheckable(True)
            action.setData(lanes)
            group.addAction(action)
            self._actions[lanes] = action
        self.addSeparator()
        self.addAction(self.tr("&Open all lanes")).triggered.connect(self.open_all)
        self.addAction(self.tr("&Close all lanes")).triggered.connect(self.close_all)
        group.triggered.connect(self._on_chosen)

    def show_chosen(self, lanes: Lanes) -> None:
        """Check what is shown."""
        self._actions[lanes].setChecked(True)

    def _on_chosen(self, action: QAction) -> None:
        self.chosen.emit(Lanes(action.data()))  # Qt hands an enum of texts back as a text
