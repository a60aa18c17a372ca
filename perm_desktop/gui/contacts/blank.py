"""What stands beside or in place of the list: nobody yet, nobody found, a vacant post."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from perm_desktop.core.people.posts import Vacancy
from perm_desktop.core.people.tenures import Names
from perm_desktop.gui.kit.link_button import LinkButton
from perm_desktop.gui.kit.page_section import copyable, set_ink
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token

PRIVACY = "Business contacts only; nothing leaves this computer unless you export it."
_LEAST, _WIDTH = 240, 420


class Blank(QWidget):
    """A heading, a sentence, and acts; in the middle of an empty place."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self.sentence = QLabel(), QLabel()
        self.heading.setFont(theme.font(theme.TITLE))
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._row.addStretch(1)
        inside = QVBoxLayout()
        inside.setSpacing(8)
        for label in (self.heading, self.sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMinimumWidth(_LEAST)
            label.setMaximumWidth(_WIDTH)
            inside.addWidget(label)
        inside.addSpacing(4)
        inside.addLayout(self._row)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addLayout(inside)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addStretch(1)
        layout.addLayout(across)
        layout.addStretch(2)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        set_ink(self.sentence, palette, Token.TEXT_SECONDARY)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        set_ink(self.sentence, palette, Token.TEXT_SECONDARY)

    def tell(self, heading: str, sentence: str) -> None:
        """Say why there is nothing."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)

    def add_button(self, button: QPushButton) -> None:
        """Offer something, right of what is offered already."""
        button.setAutoDefault(False)
        self._row.insertWidget(self._row.count() - 1, button)


class NobodyYet(Blank):
    """An empty directory, and how it is filled."""

    def __init__(self, palette: Palette, *, writable: bool) -> None:
        super().__init__(palette)
        self.add, self.bring_in = QPushButton("New person…"), QPushButton("Import…")
        make_primary(self.add, palette)
        self.tell("Nobody is in the directory yet", PRIVACY)
        for button in (self.add, self.bring_in):
            self.add_button(button)
            button.setVisible(writable)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        super().set_palette(palette)
        make_primary(self.add, palette)


class VacancyDetail(QWidget):
    """A post that nobody holds: since when, who did, and the act that fills it."""

    last_wanted = Signal(object)  # id of the person who held it last

    def __init__(self, palette: Palette, *, writable: bool) -> None:
        super().__init__()
        self._vacancy: Vacancy | None = None
        self.heading, self.sentence = copyable(), copyable()
        self.heading.setFont(theme.font(theme.TITLE))
        self.fill, self.last = QPushButton("Add…"), LinkButton("Show who held it last")
        self.fill.setAutoDefault(False)
        self.fill.setAccessibleName("Add somebody to this post")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.sentence)
        layout.addWidget(self.last)
        layout.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignLeft)
        self.fill.setVisible(writable)  # only now is it no window of its own
        layout.addStretch(1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.last.clicked.connect(self._on_last)
        self.set_palette(palette)

    @property
    def vacancy(self) -> Vacancy | None:
        """The post that is shown."""
        return self._vacancy

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        set_ink(self.sentence, palette, Token.TEXT_SECONDARY)
        make_primary(self.fill, palette)

    def show_vacancy(self, vacancy: Vacancy, names: Names) -> None:
        """Show another post."""
        self._vacancy = vacancy
        post = vacancy.post
        self.heading.setText(f"{vacancy.words(names.state(post.state), names.role(post.role))}.")
        held = f"{vacancy.last.name} held it last." if vacancy.last else "Nobody held it on record."
        self.sentence.setText(f"{held} Meetings of the open cycles require this role.")
        self.last.setVisible(vacancy.last is not None)

    def _on_last(self) -> None:
        if self._vacancy is not None and self._vacancy.last is not None:
            self.last_wanted.emit(self._vacancy.last.id)
