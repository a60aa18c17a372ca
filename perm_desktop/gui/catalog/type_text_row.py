"""One text of a meeting type in its three layers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.word_difference import changed_words
from perm_desktop.gui.catalog.type_part import heading
from perm_desktop.gui.catalog.type_text_cell import LayerCell
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.services.typed_texts import Place, type_place

_LONG = ("purpose", "audience")


class TextRow(QWidget):
    """One text in its three layers: beside each other, or where it is narrow one below the other.

    Signals carry the key of the type and the name of the text.
    """

    due = Signal(str, str, str)  # key, field, text: write this now
    restore_wanted = Signal(str, str)

    def __init__(self, field: str, palette: Palette) -> None:
        super().__init__()
        self._field, self._colors = field, palette
        self._kind: MeetingType | None = None
        name = field.capitalize()
        self.source = LayerCell("Source", f"{name}, source", editable=False)
        self.shipped = LayerCell("Shipped", f"{name}, shipped", editable=False)
        lines = 3 if field in _LONG else 1
        self.own = LayerCell("Yours", f"{name}, yours", editable=True, lines=lines)
        self.act = self.own.act
        self._cells = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build(name)
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        for cell in (self.source, self.shipped, self.own):
            cell.set_palette(palette)
        self._mark()

    def set_wide(self, wide: bool) -> None:
        """Put the layers beside each other, or one below the other."""
        direction = QBoxLayout.Direction
        self._cells.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def show_type(self, kind: MeetingType, why: list[str]) -> None:
        """Show a text of a type; what was typed for the same one stays."""
        is_other = self._kind is None or self._kind.key != kind.key
        self._kind = kind
        own = getattr(kind.own, self._field) or ""
        if is_other:
            self.own.edit.open_text(type_place(kind.key, self._field), own)
        else:
            self.own.edit.take_text(own)
        self._show_layers(kind, why)
        self._show_act()

    def set_read_only(self) -> None:
        """Let nothing be typed."""
        self.own.edit.setReadOnly(True)
        self.act.hide()

    def _build(self, name: str) -> None:
        edit = self.own.edit
        edit.setObjectName(f"own-{self._field}")
        edit.one_line = self._field not in _LONG
        edit.due.connect(self._on_due)
        edit.textChanged.connect(self._show_act)
        self.act.setObjectName(f"restore-{self._field}")
        self.act.clicked.connect(self._on_act)
        self._cells.setSpacing(16)
        for cell in (self.source, self.shipped, self.own):
            self._cells.addWidget(cell, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(heading(name))
        layout.addLayout(self._cells)

    def _show_layers(self, kind: MeetingType, why: list[str]) -> None:
        source = getattr(kind.source, self._field) or ""
        shipped = getattr(kind.shipped, self._field)
        self.source.show_text(source, "" if source else "The document does not say.")
        self.source.caption.setText("Source" if shipped else "Source, as shipped")
        self.shipped.show_text(shipped or "", f"Corrected: {'; '.join(why)}." if why else "")
        self.source.setVisible(kind.factory)
        self.shipped.setVisible(kind.factory and shipped is not None)
        self.own.head.setVisible(kind.factory)
        is_own, is_corrected = getattr(kind.own, self._field) is not None, shipped is not None
        self.own.set_prints(is_own and kind.factory)
        self.shipped.set_prints(is_corrected and not is_own)
        self.source.set_prints(bool(source) and not is_corrected and not is_own)
        edit = self.own.edit
        edit.setPlaceholderText(self._hint(kind))
        self._mark()

    def _hint(self, kind: MeetingType) -> str:
        if not kind.factory:
            return "Nothing is printed"
        return "Empty: as shipped" if getattr(kind.shipped, self._field) else "Empty: as the source"

    def _below(self) -> str:
        """The text that prints without an own one."""
        kind = self._kind
        return (getattr(kind.shipped.over(kind.source), self._field) or "") if kind else ""

    def _mark(self) -> None:
        """Underline what differs from the layer below, and in the source what was corrected."""
        kind = self._kind
        if kind is None:
            return
        source = getattr(kind.source, self._field) or ""
        shipped = getattr(kind.shipped, self._field) or ""
        own = getattr(kind.own, self._field) or ""
        self.source.edit.mark(changed_words(shipped, source) if shipped else [], self._colors)
        self.shipped.edit.mark(changed_words(source, shipped), self._colors)
        shown = self.own.edit.typed_text()
        below = self._below()
        self.own.edit.mark(
            changed_words(below, own) if own == shown and below else [], self._colors
        )

    def _show_act(self) -> None:
        """Offer to clear an own text, or to begin it with the text below."""
        kind = self._kind
        if kind is None or not kind.factory:
            self.act.hide()
            return
        has_own, below = bool(self.own.edit.typed_text()), self._below()
        below_is = "shipped" if getattr(kind.shipped, self._field) else "source"
        self.act.setText("Restore" if has_own else f"Start from {below_is}")
        verb = f"Restore {self._field}" if has_own else f"Start {self._field} from {below_is}"
        self.act.setAccessibleName(verb)
        self.act.setToolTip(
            "Clear your text; the one below prints" if has_own else "Copy what prints now"
        )
        can = has_own or bool(below)
        self.act.setVisible(can and not self.own.edit.isReadOnly())

    def _on_act(self) -> None:
        kind = self._kind
        if kind is None:
            return
        edit = self.own.edit
        if edit.typed_text():
            edit.request_save()
            self.restore_wanted.emit(kind.key, self._field)
        else:
            edit.insertPlainText(self._below())
        edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_due(self, place: Place, text: str) -> None:
        self.due.emit(place.owner, place.part, text)
