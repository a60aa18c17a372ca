"""What the reviewer says beside the figure that is current in a section."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from perm_desktop.core import clock
from perm_desktop.core.symbols import Symbol
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.tall_edit import TallEdit
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.safety.draft_keeper import Outcome
from perm_desktop.gui.session import Session
from perm_desktop.services.typed_texts import Place, comment_place


class CommentField(QWidget):
    """One text at a time, saved while it is typed; of a read-only catalog it is only shown."""

    def __init__(self, session: Session, palette: Palette, section: str) -> None:
        super().__init__()
        self._session, self._colors, self._section = session, palette, section
        self._year: int = 0
        self._figure, self._title = "", ""
        self._comments: Mapping[str, str] = {}
        self.edit = TallEdit()
        self._label = QLabel()
        self.saved = FittingLabel(theme.TABLE)
        self.warning = DataWarning()
        self._build()
        self._connect()
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.saved.set_ink(palette.color(Token.TEXT_SECONDARY))
        self.warning.set_palette(palette)

    @property
    def figure(self) -> str:
        """Key of the figure that is commented on; empty before there is one."""
        return self._figure

    def show_comments(self, year: int, comments: Mapping[str, str]) -> None:
        """Follow what the catalog has by now; what is being typed stays."""
        if year != self._year:
            self.edit.request_save()
            self._year, self._comments, self._figure = year, comments, ""
            self._open()
            return
        self._comments = comments
        if self._figure:
            self.edit.take_text(comments.get(self._figure, ""))

    def show_figure(self, figure: str, title: str) -> None:
        """Turn to another figure; what is unsaved of the one before is written first."""
        if figure != self._figure:
            self.edit.request_save()
            self._figure, self._title = figure, title
            self._open()

    def flush(self) -> bool:
        """Write what is unsaved; False when the catalog refused a text."""
        self.edit.request_save()
        return not self.edit.is_unsaved and not self.edit.has_refused

    def _build(self) -> None:
        read_only = self._session.catalog.read_only
        self.edit.setReadOnly(read_only)
        self.edit.setObjectName(f"comment-{self._section}")
        self.edit.setPlaceholderText("No comment" if read_only else "What is to be said of it")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setFont(theme.font(theme.TABLE_MEDIUM))
        self._label.setBuddy(self.edit)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._label)
        head.addWidget(self.saved, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.warning)
        layout.addWidget(self.edit)

    def _connect(self) -> None:
        typed = self._session.typed
        self.edit.due.connect(self._save)
        self.edit.textChanged.connect(self._on_typed)
        self.warning.watch(self.edit, saved=True)
        for part in (self.warning, self.edit):
            part.removal_wanted.connect(self._session.spill_seen)
        typed.saved.connect(self.edit.settle)
        typed.given_up.connect(self.edit.give_up)

    def _open(self) -> None:
        place = comment_place(self._year, self._figure) if self._figure else None
        self._label.setText(f"Comment on {self._title}" if self._figure else "")
        self.edit.setAccessibleName(f"Comment on {self._title}")
        self.edit.open_text(place, self._comments.get(self._figure, ""))
        self.saved.set_texts("")

    def _on_typed(self) -> None:
        if self.edit.is_unsaved:
            self._say("Saving…")

    def _save(self, place: Place | None, text: str) -> None:
        """Write a text; a refusal is said here, where the text still stands."""
        if place is None:
            return
        typed = self._session.typed
        outcome = typed.save(place, text, self.edit.stored)
        if outcome is Outcome.REFUSED:
            self._say(f"Not saved. {typed.reason}", is_problem=True)
        elif outcome is Outcome.SAVED:
            self.edit.settle(place, text)
            self._say(f"Saved {clock.clock(clock.home(self._session.catalog.now()))}")

    def _say(self, words: str, *, is_problem: bool = False) -> None:
        self.saved.set_texts(words)
        warning = self._colors.color(Token.WARNING)
        self.saved.set_symbol(Symbol.TRIANGLE if is_problem else None, warning)
