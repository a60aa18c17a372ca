"""Chooses what the lanes stand for: buttons side by side, or one button with a menu."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from perm_desktop.core.timeline.grouping import GROUPINGS, Lanes
from perm_desktop.gui.look import marks, theme
from perm_desktop.gui.look.palettes import LIGHT, Palette, Token

_HEIGHT = 24


class Segment(QToolButton):
    """One of several buttons that share their edges; the outer ends alone are round."""

    def __init__(self, number: int, count: int) -> None:
        super().__init__()
        self._is_first, self._is_last = number == 0, number == count - 1
        self._palette = LIGHT

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._palette = palette
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a panel whose inner ends lie beyond the button, and the edge it shares."""
        painter, colors = QPainter(self), self._palette
        area = QRectF(self.rect())
        beyond = 2 * marks.RADIUS
        panel = area.adjusted(
            0 if self._is_first else -beyond, 0, 0 if self._is_last else beyond, 0
        )
        pressed = self.isChecked() or self.isDown()
        over = Token.HOVER if self.underMouse() and self.isEnabled() else Token.SURFACE
        edge = colors.color(Token.CONTROL_EDGE if self.isEnabled() else Token.RULE)
        painter.setClipRect(area)
        marks.panel(painter, panel, colors.color(Token.SELECTION if pressed else over), edge)
        if not self._is_first:
            painter.fillRect(QRectF(0, 0, 1, area.height()), edge)
        painter.setFont(self.font())
        painter.setPen(colors.color(Token.SELECTION_TEXT if pressed else Token.TEXT))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            marks.ring(painter, area, colors.color(Token.FOCUS))
        painter.end()


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
