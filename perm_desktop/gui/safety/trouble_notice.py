"""A lasting line under the bar of pages: why nothing can be saved, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from perm_desktop.core.errors import UserError
from perm_desktop.core.symbols import Symbol
from perm_desktop.gui.look import icons, symbols
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.safety.draft_keeper import DraftKeeper
from perm_desktop.store.failures import CatalogBusyError, CatalogMovedError, CatalogTroubleError

_BUSY = "What you type is kept as a draft and saved when it is free."
_KEPT = "What you type is kept as a draft and saved as soon as that is possible."
_ON_SCREEN = (
    "Drafts cannot be written either: what you typed is on the screen only."
    " Leave this window open, or copy your text."
)


class TroubleNotice(QWidget):
    """Hidden while all is well; it goes by itself, not by being dismissed."""

    retry_wanted = Signal()
    copy_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, typed: DraftKeeper, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed, self._colors = typed, palette
        self._symbol, self.sentence = QLabel(), QLabel()
        self.retry = QPushButton("Try now")
        self.copy = QPushButton("Save a copy…")
        self.reopen = QPushButton("Open again")
        self._build()
        self.set_palette(palette)
        self.hide()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        picture = symbols.pixmap(
            Symbol.TRIANGLE, palette.color(Token.WARNING), icons.DOCK, self.devicePixelRatioF()
        )
        self._symbol.setPixmap(picture)
        self.update()

    def tell(self, trouble: UserError | None) -> None:
        """Say what is wrong; nothing when all is well."""
        words = "" if trouble is None else sentence(trouble, self._typed)
        if words != self.sentence.text():
            self.sentence.setText(words)
            self.sentence.setAccessibleName(words)
        is_moved = isinstance(trouble, CatalogMovedError)
        self.copy.setVisible(isinstance(trouble, CatalogTroubleError) and not _is_busy(trouble))
        self.reopen.setVisible(is_moved)
        self.retry.setVisible(not is_moved and self._typed.pending > 0)
        self.setVisible(trouble is not None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ground that is seen, between two hairlines."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colors.color(Token.TINT_PARTLY))
        for top in (0, self.height() - 1):
            painter.fillRect(0, top, self.width(), 1, self._colors.color(Token.RULE))

    def _build(self) -> None:
        self.setObjectName("troubleNotice")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.retry.clicked.connect(self.retry_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.reopen.clicked.connect(self.reopen_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(8)
        layout.addWidget(self._symbol)
        layout.addWidget(self.sentence, 1)
        for button in (self.retry, self.copy, self.reopen):
            layout.addWidget(button)


def sentence(trouble: UserError, typed: DraftKeeper) -> str:
    """What is wrong, what becomes of what is typed, and what to do."""
    first = trouble.sentence.removesuffix("; nothing was changed.").rstrip(".") + "."
    if not typed.pending:
        return f"{first} {trouble.next_step}"
    if typed.is_on_screen_only:
        return f"{first} {_ON_SCREEN}"
    if _is_busy(trouble):
        return f"{first} {_BUSY}"
    return f"{first} {_KEPT} {trouble.next_step}"


def _is_busy(trouble: UserError) -> bool:
    return isinstance(trouble, CatalogBusyError)
