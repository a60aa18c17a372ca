"""A sentence at the foot of a page about what was just done, with what may be done next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from perm_desktop.gui.look import icons
from perm_desktop.gui.look.palettes import Palette, Token


class NoticeBar(QWidget):
    """Hidden while there is nothing to say; what is said stays until it is dismissed."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = palette
        self._act: Callable[[], None] | None = None
        self.sentence, self.button, self._dismiss = QLabel(), QPushButton(), QToolButton()
        self._symbol = QLabel()
        self._build()
        self.set_palette(palette)
        self.hide()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self._dismiss.setIcon(icons.icon("dismiss", palette))
        self._symbol.setPixmap(icons.icon("info", palette).pixmap(icons.DOCK))
        self.update()

    def tell(self, sentence: str, verb: str = "", act: Callable[[], None] | None = None) -> None:
        """Say something; an empty sentence takes back what was said."""
        self._act = act
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)
        self.button.setText(verb)
        self.button.setVisible(act is not None)
        self.setVisible(bool(sentence))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A quiet ground under a hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colors.color(Token.TINT_SCHEDULED))
        painter.fillRect(0, 0, self.width(), 1, self._colors.color(Token.RULE))

    def _build(self) -> None:
        self.setObjectName("notice")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self._dismiss.setAutoRaise(True)
        self._dismiss.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for setter in (self._dismiss.setToolTip, self._dismiss.setAccessibleName):
            setter("Dismiss")
        self._dismiss.clicked.connect(self._on_dismissed)
        self.button.clicked.connect(self._on_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._symbol)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self.button)
        layout.addWidget(self._dismiss)

    def _on_dismissed(self) -> None:
        self.tell("")

    def _on_clicked(self) -> None:
        act = self._act
        self.tell("")
        if act is not None:
            act()
