"""The sentence that says why, on the tint of its status, and what contradicts it."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from perm_desktop.core.coverage.why import Explained
from perm_desktop.core.symbols import Tone
from perm_desktop.gui.kit.page_section import copyable, set_ink
from perm_desktop.gui.look.palettes import Palette, Token

_TINTS = {
    Tone.OVERDUE: Token.TINT_OVERDUE,
    Tone.PARTLY: Token.TINT_PARTLY,
    Tone.NOT_RECORDED: Token.TINT_NOT_RECORDED,
    Tone.SCHEDULED: Token.TINT_SCHEDULED,
}
_EDGE = 3


class WhyWords(QWidget):
    """One sentence, and a second where something does not agree."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._colors, self._tone = palette, Tone.TEXT
        self.sentence, self.question = copyable(), copyable()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE + 12, 8, 12, 8)
        layout.setSpacing(8)
        for label in (self.sentence, self.question):
            label.setForegroundRole(QPalette.ColorRole.WindowText)
            layout.addWidget(label)
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        set_ink(self.sentence, palette, Token.TEXT)
        set_ink(self.question, palette, Token.WARNING)
        self.update()

    def tell(self, found: Explained) -> None:
        """Say why a cell is what it is."""
        self._tone = found.look.token
        self.sentence.setText(found.why)
        self.question.setText(f"Does not agree: {found.question}" if found.question else "")
        self.question.setVisible(bool(found.question))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint, and an edge in the color of the status."""
        painter, area = QPainter(self), self.rect()
        painter.fillRect(area, self._ground())
        edge = self._colors.color(self._tone)
        painter.fillRect(area.adjusted(0, 0, _EDGE - area.width(), 0), edge)
        painter.end()

    def _ground(self) -> QColor:
        return self._colors.color(_TINTS.get(self._tone, Token.SUNKEN))
