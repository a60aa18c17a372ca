"""A quiet notice by a field whose text looks like beneficiary data; it never stops anybody."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from perm_desktop.core import personal_data
from perm_desktop.core.personal_data import Finding
from perm_desktop.core.symbols import Symbol
from perm_desktop.gui.kit.announcing import announce
from perm_desktop.gui.kit.link_button import LinkButton
from perm_desktop.gui.look import symbols, theme
from perm_desktop.gui.look.palettes import Palette, Token

_SETTLES_AFTER = 600  # milliseconds after the last key
_SYMBOL = 14


class DataWarning(QWidget):
    """Looks at what is typed when the typing rests; hidden while there is nothing to say.

    ``removal_wanted`` has the part of the text that shall go. Of a field that is not saved while
    it is typed in, the part is simply taken out.
    """

    removal_wanted = Signal(str)

    def __init__(self, palette: Palette | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._field: QLineEdit | QPlainTextEdit | None = None
        self._text = ""
        self._finding: Finding | None = None
        self._announced = ""
        self._is_saved = False
        self.sentence = QLabel()
        self.remove_button = LinkButton("Remove it…")
        self.keep_button = LinkButton("Keep, it is not")
        self._settling = QTimer(self, singleShot=True, interval=_SETTLES_AFTER)
        self._settling.timeout.connect(self.look)
        self._build()
        self.hide()

    def watch(self, field: QLineEdit | QPlainTextEdit, *, saved: bool = False) -> None:
        """Follow a field; ``saved``: what is typed is written at once, history and all."""
        self._field, self._is_saved = field, saved
        if not saved:
            self.remove_button.setText("Remove it")
            self.remove_button.updateGeometry()
        field.textChanged.connect(self._on_typed)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._palette = palette
        self.update()

    def look_at(self, text: str) -> None:
        """Look at a text that stands in no field of its own."""
        self._text = text
        self._settling.start()

    def look(self) -> None:
        """Look at the text now."""
        # start-up: nothing is typed before the first picture
        from perm_desktop.services.personal_data import doubtful

        self._settling.stop()
        self._text = self._typed()
        self._finding = doubtful(self._text)
        if self._finding is None:
            self._announced = ""
            self._go()
            return
        words = personal_data.sentence(self._finding.kind)
        self.sentence.setText(words)
        self.sentence.setAccessibleName(words)
        self.show()
        if self._part() != self._announced:
            self._announced = self._part()
            announce(self, words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A triangle before the words."""
        painter = QPainter(self)
        color = self.palette().windowText().color()
        if self._palette is not None:
            color = self._palette.color(Token.WARNING)
        box = self.sentence.geometry()
        box.setLeft(0)
        box.setWidth(_SYMBOL)
        box.setHeight(self.sentence.fontMetrics().height())
        symbols.paint(painter, Symbol.TRIANGLE, color, box.toRectF(), self.devicePixelRatioF())

    def _go(self) -> None:
        """The keys go back to the field when the notice goes."""
        had_focus = self.remove_button.hasFocus() or self.keep_button.hasFocus()
        self.hide()
        if had_focus and self._field is not None:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        self._settling.start()

    def _typed(self) -> str:
        match self._field:
            case QPlainTextEdit():
                return self._field.toPlainText()
            case QLineEdit():
                return self._field.text()
            case None:
                return self._text

    def _part(self) -> str:
        if self._finding is None:
            return ""
        return self._text[self._finding.start : self._finding.end]

    def _on_remove(self) -> None:
        part = self._part()
        if not part:
            return
        if self._is_saved or self._field is None:
            self.removal_wanted.emit(part)
            return
        rest = self._text.replace(part, "")
        if isinstance(self._field, QLineEdit):
            self._field.setText(" ".join(rest.split()))
        else:
            self._field.setPlainText(rest)
        self.look()

    def _on_keep(self) -> None:
        from perm_desktop.services.personal_data import keep

        if self._finding is not None:
            keep(self._text, self._finding)
        self.look()

    def _build(self) -> None:
        self.setObjectName("dataWarning")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setFont(theme.font(theme.TABLE))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(16)
        for button in (self.remove_button, self.keep_button):
            button.setFont(theme.font(theme.TABLE))
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SYMBOL + 6, 2, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sentence)
        layout.addLayout(buttons)
        self.remove_button.clicked.connect(self._on_remove)
        self.keep_button.clicked.connect(self._on_keep)
