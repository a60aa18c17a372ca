"""What stands under the lines of the audience: marks for all, walk-ins, and the keys."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from perm_desktop.gui.kit.key_hints import KeyHints
from perm_desktop.gui.look import icons
from perm_desktop.gui.look.palettes import Palette

_TOOL = 24
_KEYS = (
    *(("A", "attended"), ("P", "partial"), ("E", "excused"), ("X", "absent")),
    *(("N", "not required"), ("⌫", "clears"), ("R", "remark"), ("W", "walk-in"), ("/", "find")),
)


class AudienceFoot(QWidget):
    """Buttons with words, and as much of the keys as fits; all of them are behind "?"."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QBoxLayout(QBoxLayout.Direction.BottomToTop, self)
        self.whole_menu = QMenu(self)
        self.whole = QPushButton("Mark a&ll as")
        self.walk_in = QPushButton("Wal&k-in…")
        self.roll_call = QPushButton("&Roll call…")
        self.keys = KeyHints(_KEYS, palette)
        self.help = QToolButton()
        self._build()
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self.keys.set_palette(palette)
        self.walk_in.setIcon(icons.icon("person_add", palette))

    def allow(self, *, writing: bool) -> None:
        """Switch on what writes."""
        for button in (self.whole, self.walk_in, self.roll_call):
            button.setEnabled(writing)

    def set_low(self, low: bool) -> None:
        """Give the keys a line of their own, or in a low pane what the buttons leave."""
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if low else direction.BottomToTop)

    def _build(self) -> None:
        self.whole.setObjectName("markAll")
        self.whole.setMenu(self.whole_menu)
        self.walk_in.setObjectName("walkIn")
        self.roll_call.setObjectName("rollCallButton")
        self.keys.setObjectName("audienceKeys")
        self.help.setObjectName("audienceHelp")
        self.help.setText("?")
        self.help.setAutoRaise(True)
        self.help.setMinimumSize(_TOOL, _TOOL)
        self.help.setAccessibleName("Keys of the audience")
        self.help.setToolTip("What a line can get, with the keys (?)")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 0, 8, 0)
        buttons.setSpacing(8)
        for button in (self.whole, self.walk_in, self.roll_call, self.help):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._layout.setContentsMargins(0, 2, 0, 8)
        self._layout.setSpacing(0)
        self._layout.addLayout(buttons)
        self._layout.addWidget(self.keys, 1)
