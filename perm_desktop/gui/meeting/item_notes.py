"""The notes of one agenda item, in a field that is as high as its text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from perm_desktop.core.meetings import AgendaItem
from perm_desktop.core.symbols import Symbol
from perm_desktop.gui.kit.autosave_edit import AutosaveEdit
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.safety.draft_keeper import Outcome
from perm_desktop.gui.session import Session
from perm_desktop.services import typed_texts
from perm_desktop.services.typed_texts import Place

_MOST_LINES = 4


class ItemNotes(QWidget):
    """Shows and keeps the notes of the current item; they print below it."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._label = QLabel()
        self._problem = FittingLabel(theme.TABLE)
        self.field = AutosaveEdit()
        self.warning, self.title_warning = DataWarning(palette), DataWarning(palette)
        self._build()
        self.set_palette(palette)
        self.field.due.connect(self._save)
        self.warning.watch(self.field, saved=True)
        for part in (self.warning, self.title_warning, self.field):
            part.removal_wanted.connect(session.spill_seen)
        session.typed.saved.connect(self.field.settle)
        session.typed.given_up.connect(self._on_given_up)
        self.field.textChanged.connect(self._fit)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._problem.set_symbol(Symbol.TRIANGLE, palette.color(Token.WARNING))
        for warning in (self.warning, self.title_warning):
            warning.set_palette(palette)

    def show_item(self, meeting: int | None, item: AgendaItem | None, number: int) -> None:
        """Show the notes of an item; without one the field is empty and closed."""
        key = None
        if meeting is not None and item is not None:
            key = typed_texts.item_place(meeting, item.id)
        text = item.notes if item is not None else ""
        if key == self.field.key:
            self.field.take_text(text)
        else:
            self.field.open_text(key, text)
            self._problem.hide()
        self.title_warning.look_at(f"{item.title}\n{item.presenter}" if item is not None else "")
        self._label.setText(f"Item {number} notes" if item is not None else "Item notes")
        self.setEnabled(item is not None)

    def flush(self) -> bool:
        """Write what is unsaved; False when the catalog refused a text."""
        self.field.request_save()
        return not self.field.is_unsaved and not self.field.has_refused

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setFont(theme.font(theme.TABLE))
        self._label.setBuddy(self.field)
        self._label.setContentsMargins(0, 5, 0, 0)
        self.field.setObjectName("itemNotes")
        self.field.setAccessibleName("Notes of the selected item")
        self.field.setFont(theme.font(theme.TABLE))
        self.field.setReadOnly(self._session.catalog.read_only)
        self._problem.setObjectName("itemNotesProblem")
        self._problem.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.field, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self._problem)
        layout.addWidget(self.title_warning)
        layout.addWidget(self.warning)

    def _save(self, place: Place | None, text: str) -> None:
        """Write the notes of an item; a refusal is said here, where the text still stands."""
        if place is None:
            return
        typed = self._session.typed
        outcome = typed.save(place, text, self.field.stored)
        if outcome is Outcome.REFUSED:
            self._problem.set_texts(f"Not saved. {typed.reason}")
            self._problem.show()
        elif outcome is Outcome.SAVED:
            self.field.settle(place, text)
            self._problem.hide()

    def _on_given_up(self, place: Place) -> None:
        self.field.give_up(place)
        self._problem.hide()

    def _fit(self) -> None:
        document = self.field.document()
        needed = max(round(document.size().height()), 1)  # lines
        bar = Qt.ScrollBarPolicy
        overflows = needed > _MOST_LINES
        self.field.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if overflows else bar.ScrollBarAlwaysOff
        )
        frame = 2 * (self.field.frameWidth() + round(document.documentMargin()))
        lines = min(needed, _MOST_LINES)
        self.field.setFixedHeight(lines * self.field.fontMetrics().lineSpacing() + frame + 2)
