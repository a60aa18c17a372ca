"""What the audience says above its lines: where a state stands, and the words of the source."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from perm_desktop.core.audience import Entry
from perm_desktop.core.errors import UserError
from perm_desktop.core.symbols import Symbol
from perm_desktop.gui.kit.announcing import announce
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token

_OWN = "marked for the state as a whole"


class AudienceHead(QWidget):
    """One line for the current state beside the field that finds one, one line for the source."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = palette
        self.standing = FittingLabel(theme.TABLE_MEDIUM)
        self.wording = FittingLabel(theme.TABLE)
        self.find_line = FindLine()
        self.standing.setObjectName("audienceStanding")
        self.wording.setObjectName("audienceWording")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.standing, 1)
        line.addWidget(self.find_line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self.wording)
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.wording.set_ink(palette.color(Token.TEXT_SECONDARY))

    def tell(self, sentence: str) -> None:
        """Say a sentence instead of a state."""
        self.standing.set_texts(sentence)
        self.standing.set_symbol(None, self._colors.color(Token.TEXT))

    def tell_state(self, state: Entry, *, is_alone: bool) -> None:
        """Say what a state amounts to, and why."""
        word, why = state.look.word, state.why or _OWN
        name = "" if is_alone else f"{state.name}: "
        self.standing.set_texts(f"{name}{word}, {why}", f"{word}, {why}", word)
        self.standing.set_symbol(state.look.symbol, self._colors.color(state.look.token))

    def tell_line(self, line: Entry) -> None:
        """Say why a role is expected, that nobody holds the post, or how a person is reached."""
        self.standing.set_texts(f"{line.name}: {line.reason}", line.reason)
        symbol = Symbol.TRIANGLE if line.alert else None
        self.standing.set_symbol(symbol, self._colors.color(Token.WARNING))

    def tell_done(self, sentence: str) -> None:
        """Say what a key did to the audience."""
        self.tell(sentence)
        announce(self.standing, sentence)

    def tell_problem(self, error: UserError) -> None:
        """Say where the eyes are why a key did nothing."""
        self.standing.set_texts(str(error), error.sentence)
        self.standing.set_symbol(Symbol.TRIANGLE, self._colors.color(Token.WARNING))
        announce(self.standing, str(error))

    def show_wording(self, words: str, *, has_room: bool) -> None:
        """Show what the source says of the audience, where there is room."""
        self.wording.set_texts(words)
        self.wording.setVisible(bool(words) and has_room)


class FindLine(QLineEdit):
    """Finds a state while it is typed; Enter, Down and Escape go back to the lines."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findState")
        self.setAccessibleName("Find a state")
        self.setPlaceholderText("Find a state (/)")
        self.setFont(theme.font(theme.TABLE))
        self.setMaximumWidth(22 * self.fontMetrics().averageCharWidth())

    def begin(self) -> None:
        """Take the focus for another state."""
        self.clear()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Three keys leave; the rest is typed."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Down)
        if event.key() in keys:
            self.left.emit()
            self.clear()
            return
        super().keyPressEvent(event)
