"""A heading with what stands under it: a table, or a sentence where there is none."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token


class PageSection(QWidget):
    """Heading and count, a table if there is one, and sentences that can be copied."""

    def __init__(
        self, title: str, palette: Palette, table: QWidget | None = None, *, grows: bool = False
    ) -> None:
        super().__init__()
        self._table = table
        self.title, self.count, self.sentence = QLabel(title), QLabel(), copyable()
        self.title.setFont(theme.font(theme.STRONG))
        self.count.setFont(theme.font(theme.TABLE))
        for label in (self.title, self.count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self._build(grows=grows)
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        set_ink(self.count, palette, Token.TEXT_SECONDARY)
        set_ink(self.sentence, palette, Token.TEXT_SECONDARY)

    def tell(self, sentence: str, *, shows_table: bool = True) -> None:
        """Say something under the heading, beside the table or in its place."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        if self._table is not None:
            self._table.setVisible(shows_table)

    def _build(self, *, grows: bool) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addLayout(self.tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.sentence)
        self.sentence.hide()
        if self._table is not None:
            layout.addWidget(self._table, 1 if grows else 0)
        if not grows:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


def copyable(text: str = "") -> QLabel:
    """Return a sentence that can be selected by mouse and by keys."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def set_ink(label: QLabel, palette: Palette, token: Token) -> None:
    """Give a label a color of the palette."""
    colors = label.palette()
    colors.setColor(QPalette.ColorRole.WindowText, palette.color(token))
    label.setPalette(colors)
