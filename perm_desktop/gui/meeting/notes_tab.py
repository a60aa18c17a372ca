"""Notes of the selected meeting, saved while they are typed."""

from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import Symbol
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.meeting.note_highlighter import NoteHighlighter
from perm_desktop.gui.meeting.notes_edit import NotesEdit
from perm_desktop.gui.meeting.notes_tools import NotesTools
from perm_desktop.gui.safety.draft_keeper import Outcome
from perm_desktop.gui.session import Session
from perm_desktop.services import notes, typed_texts
from perm_desktop.services.typed_texts import Place
from perm_desktop.store.catalog import Change

_OF_MEETING = "Meeting"
_HINT = (
    "Enter goes on with a list, Tab moves its lines in. Ctrl+Enter or a click checks a box."
    " Ctrl+Tab leaves the text."
)


class NotesTab(QWidget):
    """One text a meeting and, where several states meet, one for each of them."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._colors = palette
        self._row: MeetingRow | None = None
        self._stored: dict[str, str] = {}  # text by state, "" for the meeting's own
        self._codes: list[str] = []
        self._saved_words = ""
        self.editor = NotesEdit()
        self.tools = NotesTools(self.editor, palette)
        self._highlighter = NoteHighlighter(self.editor.document(), palette)
        self.chooser = QComboBox()
        self.saved_label = FittingLabel(theme.TABLE)
        self.warning = DataWarning(palette)
        self._chooser_label = QLabel("Notes for")
        self._damage = QLabel()
        self._build()
        self._connect()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.tools.set_palette(palette)
        self.warning.set_palette(palette)
        self._highlighter.set_palette(palette)
        self.saved_label.set_ink(palette.color(Token.TEXT_SECONDARY))

    def show_meeting(self, row: MeetingRow | None) -> None:
        """Show another meeting's notes; what is unsaved is written first."""
        self.editor.request_save()
        self._row = row
        self._read()
        self._fill_chooser("")
        self._open()

    def flush(self) -> bool:
        """Write what is unsaved; False when the catalog refused a text."""
        self.editor.request_save()
        return not self.editor.is_unsaved and not self.editor.has_refused

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the tab goes into the text."""
        self.editor.setFocus(event.reason())

    def _build(self) -> None:
        self.editor.setObjectName("notes")
        self.editor.setAccessibleName("Notes")
        self.editor.setPlaceholderText("What was said and decided")
        self.editor.setToolTip(_HINT)
        self.tools.allow(writing=not self._session.catalog.read_only)
        self.editor.setReadOnly(self._session.catalog.read_only)
        self.editor.setFont(theme.font(theme.BODY))
        self.chooser.setObjectName("notesFor")
        self.chooser.setAccessibleName("Notes for")
        self._chooser_label.setBuddy(self.chooser)
        self.saved_label.setObjectName("notesSaved")
        self._damage.setObjectName("notesDamaged")
        for label in (self._chooser_label, self._damage):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._damage.setWordWrap(True)
        self._damage.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        for first, second in pairwise((*self.tools.buttons, self.chooser, self.editor)):
            QWidget.setTabOrder(first, second)
        self.set_palette(self._colors)

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(self.tools)
        choice.addStretch(1)
        choice.addWidget(self._chooser_label)
        choice.addWidget(self.chooser)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(choice)
        layout.addWidget(self._damage, 1)
        layout.addWidget(self.warning)  # above: a low pane shows the upper part of the text
        layout.addWidget(self.editor, 1)
        layout.addWidget(self.saved_label)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.chooser.activated.connect(self._on_chosen)
        self.editor.due.connect(self._save)
        self.warning.watch(self.editor, saved=True)
        for part in (self.warning, self.editor):
            part.removal_wanted.connect(self._session.spill_seen)
        self._session.typed.saved.connect(self.editor.settle)
        self._session.typed.given_up.connect(self._on_given_up)
        self.editor.textChanged.connect(self._on_typed)

    @property
    def _state(self) -> str:
        """Code of the state whose text is open, empty for the meeting's own."""
        return str(self.chooser.currentData() or "")

    def _on_chosen(self) -> None:
        self.editor.request_save()
        self._open()

    def _on_changed(self, change: Change) -> None:
        """Follow every change of the catalog: an undo, a text from elsewhere, a save of ours."""
        if self._row is None or self._row.id not in change.meetings:
            return
        self._row = self._session.rows.get(self._row.id, self._row)
        before, state, was_damaged = (
            self._stored.get(self._state, ""),
            self._state,
            self._is_damaged,
        )
        self._read()
        self._fill_chooser(state)
        text = self._stored.get(state, "")
        if was_damaged or self._is_damaged or self._state != state:
            self._open()
        elif text != before:
            self.editor.take_text(text)
            self._tell_saved("")

    def _on_typed(self) -> None:
        if self.editor.is_unsaved:
            self._say("Saving…")
        else:
            self._say(self._saved_words)

    @property
    def _is_damaged(self) -> bool:
        return bool(self._damage.text())

    def _read(self) -> None:
        """Read all texts; a damaged one is said instead of shown."""
        self._stored = {}
        sentence = ""
        if self._row is not None:
            try:
                found = notes.read(self._session.catalog, self._row.id)
                self._stored = {note.state: note.text for note in found}
            except UserError as error:
                sentence = str(error)
        self._damage.setText(sentence)
        self._damage.setVisible(bool(sentence))
        self.editor.setVisible(not sentence)
        self.tools.setVisible(not sentence)
        self.saved_label.setVisible(not sentence)

    def _fill_chooser(self, state: str) -> None:
        """Offer the meeting and its states, those too that have a text but are not invited."""
        invited = self._row.state_codes if self._row is not None else ()
        several = invited if len(invited) > 1 else ()
        codes = ["", *sorted({*several, *self._stored} - {""})]
        if codes != self._codes:
            self._codes = codes
            self.chooser.clear()
            for code in codes:
                self.chooser.addItem("", code)
        self._name_choices()
        self.chooser.setCurrentIndex(max(self.chooser.findData(state), 0))
        for part in (self.chooser, self._chooser_label):
            part.setVisible(len(codes) > 1 and not self._is_damaged)

    def _name_choices(self) -> None:
        states = self._session.reference.states
        for place, code in enumerate(self._codes):
            name = states[code].name if code else _OF_MEETING
            noted = bool(self._stored.get(code, "").strip())
            self.chooser.setItemText(place, f"{name}, has notes" if noted else name)

    def _open(self) -> None:
        key = typed_texts.note_place(self._row.id, self._state) if self._row is not None else None
        self._saved_words = ""
        self.editor.open_text(key, self._stored.get(self._state, ""))
        self._on_typed()

    def _save(self, place: Place | None, text: str) -> None:
        """Write a text; a refusal is said here, where the text still stands."""
        if place is None:
            return
        typed = self._session.typed
        outcome = typed.save(place, text, self.editor.stored)
        if outcome is Outcome.REFUSED:
            self._say(f"Not saved. {typed.reason}", is_problem=True)
        if outcome is not Outcome.SAVED:
            return
        self.editor.settle(place, text)
        self._tell_saved(f"Saved {local_clock(self._session.catalog.now())}")

    def _on_given_up(self, place: Place) -> None:
        self.editor.give_up(place)
        self._tell_saved("")

    def _tell_saved(self, words: str) -> None:
        self._saved_words = words
        self._on_typed()

    def _say(self, words: str, *, is_problem: bool = False) -> None:
        self.saved_label.set_texts(words)
        warning = self._colors.color(Token.WARNING)
        self.saved_label.set_symbol(Symbol.TRIANGLE if is_problem else None, warning)


def local_clock(moment: datetime) -> str:
    """ "10:42 AM" on the Eastern clock."""
    return clock.clock(clock.home(moment))
