"""The texts of a meeting type in three layers side by side; the own ones are typed here."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.gui.catalog.type_part import Attempt, heading, scrolling, sentence
from perm_desktop.gui.catalog.type_text_cell import LayerCell
from perm_desktop.gui.catalog.type_text_row import TextRow
from perm_desktop.gui.kit.autosave_edit import AutosaveEdit
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.safety.draft_keeper import Outcome
from perm_desktop.gui.session import Session
from perm_desktop.services import meeting_types
from perm_desktop.services.typed_texts import Place, type_place

FIELDS = ("title", "hosts", "frequency", "purpose", "audience")
_SIDE_BY_SIDE = 560  # pixels of width that three columns need


class TypeTexts(QWidget):
    """The five texts, and the passages of the documents they come from."""

    def __init__(self, session: Session, palette: Palette, attempt: Attempt) -> None:
        super().__init__()
        self._session, self._attempt = session, attempt
        self._kind: MeetingType | None = None
        self._corrections: dict[tuple[str, str], list[str]] = {}
        self.rows = {field: TextRow(field, palette) for field in FIELDS}
        self.restore_all = QPushButton("Restore all texts")
        self._layers = sentence()
        self._passages_head = heading("In the documents")
        self._passages: list[LayerCell] = []
        self._passage_layout = QVBoxLayout()
        self._colors = palette
        self._build()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        for part in (*self.rows.values(), *self._passages):
            part.set_palette(palette)

    def show_type(self, kind: MeetingType) -> None:
        """Show the texts of a type; what is unsaved of another is written first."""
        if kind.factory and not self._corrections:
            self._corrections = meeting_types.corrections()
        self._kind = kind
        for field, row in self.rows.items():
            row.show_type(kind, self._corrections.get((kind.key, field), []))
        self._layers.setText(_explanation(kind))
        can_restore = kind.factory and any(text is not None for text in kind.own)
        self.restore_all.setVisible(kind.factory and not self._session.catalog.read_only)
        self.restore_all.setEnabled(can_restore)
        self._show_passages(kind)

    def flush(self) -> bool:
        """Write what is unsaved; False when the catalog refused a text."""
        edits = [row.own.edit for row in self.rows.values()]
        for edit in edits:
            edit.request_save()
        return not any(edit.is_unsaved or edit.has_refused for edit in edits)

    def minimumSizeHint(self) -> QSize:
        """It can be made narrow: the layers go one below the other."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns where there is room for them."""
        super().resizeEvent(event)
        for row in self.rows.values():
            row.set_wide(self.width() >= _SIDE_BY_SIDE)

    def _build(self) -> None:
        self.restore_all.setObjectName("restoreTexts")
        self.restore_all.clicked.connect(self._on_restore_all)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._layers, 1)
        head.addWidget(self.restore_all, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        for row in self.rows.values():
            row.due.connect(self._on_due)
            self._session.typed.saved.connect(row.own.edit.settle)
            self._session.typed.given_up.connect(row.own.edit.give_up)
            row.restore_wanted.connect(self._on_restore)
            if self._session.catalog.read_only:
                row.set_read_only()
            layout.addWidget(row)
        self._passage_layout.setSpacing(12)
        layout.addWidget(self._passages_head)
        layout.addLayout(self._passage_layout)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(content, "typeTexts"))

    def _show_passages(self, kind: MeetingType) -> None:
        """Show each passage under the name of its document."""
        self._passages_head.setVisible(bool(kind.sources))
        while len(self._passages) < len(kind.sources):
            cell = LayerCell("", "", editable=False)
            cell.set_palette(self._colors)
            self._passages.append(cell)
            self._passage_layout.addWidget(cell)
        for place, cell in enumerate(self._passages):
            cell.setVisible(place < len(kind.sources))
            if place < len(kind.sources):
                source = kind.sources[place]
                cell.caption.setText(source.document)
                cell.edit.setAccessibleName(f"Passage of {source.document}")
                cell.show_text(source.text)

    def _on_due(self, key: str, field: str, text: str) -> None:
        self._attempt(lambda: self._save(self.rows[field].own.edit, type_place(key, field), text))

    def _save(self, edit: AutosaveEdit, place: Place, text: str) -> None:
        """Raises UserError for a text that was refused."""
        typed = self._session.typed
        outcome = typed.save(place, text, edit.stored)
        if outcome is Outcome.SAVED:
            edit.settle(place, text)
        elif outcome is Outcome.REFUSED and typed.reason is not None:
            raise typed.reason

    def _on_restore(self, key: str, field: str) -> None:
        catalog = self._session.catalog
        self._attempt(lambda: meeting_types.restore_text(catalog, key, field))

    def _on_restore_all(self) -> None:
        kind, catalog = self._kind, self._session.catalog
        if kind is not None and self.flush():
            self._attempt(lambda: meeting_types.restore_text(catalog, kind.key))


def _explanation(kind: MeetingType) -> str:
    if not kind.factory:
        return "Your own type: what you write here prints."
    documents = " and ".join(source.document for source in kind.sources)
    return (
        f"Source: {documents}, word for word. Shipped: errors of typing corrected."
        " Yours prints instead of both; underlined words differ from the text before."
    )
