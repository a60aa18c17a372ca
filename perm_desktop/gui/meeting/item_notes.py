"""The notes of one agenda item, in a field that is as high as its text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import AgendaItem
from perm_desktop.core.symbols import Symbol
from perm_desktop.gui.kit.autosave_edit import AutosaveEdit
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.session import Session
from perm_desktop.services import agendas

_MOST_LINES = 4


class ItemNotes(QWidget):
    """Shows and keeps the notes of the current item; they print below it."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._label = QLabel()
        self._problem = FittingLabel(theme.TABLE)
        self.field = AutosaveEdit()
        self._build()
        self.set_palette(palette)
        self.field.due.connect(self._save)
        self.field.textChanged.connect(self._fit)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._problem.set_symbol(Symbol.TRIANGLE, palette.color(Token.WARNING))

    def show_item(self, meeting: int | None, item: AgendaItem | None, number: int) -> None:
        """Show the notes of an item; without one the field is empty and closed."""
        key = (meeting, item.id) if meeting is not None and item is not None else None
        text = item.notes if item is not None else ""
        if key == self.field.key:
            self.field.take_text(text)
        else:
            self.field.open_text(key, text)
            self._problem.hide()
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

    def _save(self, key: tuple[int, int] | None, text: str) -> None:
        """Write the notes of an item; a refusal is said here, where the text still stands."""
        if key is None:
            return
        try:
            self._write(*key, text)
        except UserError as error:
            self._problem.set_texts(f"Not saved. {error}")
            self._problem.show()
            return
        self.field.mark_saved()
        self._problem.hide()

    def _write(self, meeting: int, ident: int, text: str) -> None:
        """Write the text with the item's other fields as they are now."""
        catalog = self._session.catalog
        for item in agendas.items(catalog, meeting):
            if item.id == ident:
                agendas.change_item(catalog, meeting, item._replace(notes=text))

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
