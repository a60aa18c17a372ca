"""A text field that sees to it that at most a second of typing is unsaved."""

from collections.abc import Hashable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from perm_desktop.gui.kit.text_difference import same_end, same_start, units

_SAVE_AFTER = 900  # milliseconds from the first unsaved key; leaves time to write
_RETRY_AFTER = 2_000  # milliseconds after a save that was refused
_PARAGRAPH = "\u2029"  # how a Qt document ends a paragraph


class AutosaveEdit(QPlainTextEdit):
    """Edits one text at a time, known by a key, and asks through ``due`` that it be written.

    The key comes back with the text, so that no text is written in another one's place.
    Whoever writes it answers with ``mark_saved``; without the answer it asks again. A text that
    could not be written when another one was opened is kept here and shown again with its key;
    one that was written later after all is taken off by ``settle``.
    """

    due = Signal(object, str)  # key and text: write this now
    removal_wanted = Signal(str)  # a part that should never have been typed, to go from everywhere

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: Hashable = None
        self._stored = ""
        self._is_asking = False
        self._refused: dict[Hashable, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_time)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_text_changed)

    @property
    def key(self) -> Hashable:
        """Which text is open."""
        return self._key

    @property
    def stored(self) -> str:
        """What the catalog has in the place of the open text, as far as is known here."""
        return self._stored

    @property
    def is_unsaved(self) -> bool:
        """True when the open text has changes that were not written."""
        return self.document().isModified()

    @property
    def has_refused(self) -> bool:
        """True when a text is kept here because the catalog refused it."""
        return bool(self._refused)

    def typed_text(self) -> str:
        """Return the text as typed; ``toPlainText`` would make hard blanks soft."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def open_text(self, key: Hashable, stored: str) -> None:
        """Show another text, the cursor at its start, nothing to undo.

        What is unsaved is offered to be written first.
        """
        self.request_save()
        if self.is_unsaved:
            self._refused[self._key] = self.typed_text()
        self._timer.stop()
        self._key, self._stored = key, stored
        self.setPlainText(stored)
        if key in self._refused:
            self._replace(self._refused.pop(key))

    def take_text(self, stored: str) -> None:
        """Follow a change made elsewhere; cursor, scroll and steps to undo stay.

        What was typed and not yet written goes before: it will be the newer text.
        """
        self._stored = stored
        if not self.is_unsaved:
            self._replace(stored)
            self.mark_saved()

    def settle(self, key: Hashable, text: str) -> None:
        """Say that a text is written; what was typed since, or elsewhere, is still unsaved."""
        self._refused.pop(key, None)
        if key == self._key and text == self.typed_text():
            self.mark_saved()

    def give_up(self, key: Hashable) -> None:
        """Say that what was typed is not wanted; the text that is stored is shown again."""
        self._refused.pop(key, None)
        if key == self._key:
            self.mark_saved()
            self.take_text(self._stored)

    def mark_saved(self) -> None:
        """Say that the text is written as it is now."""
        self.document().setModified(False)
        self._timer.stop()

    def request_save(self) -> None:
        """Ask at once for what is unsaved to be written."""
        # what follows a save may show the same text again, while it still counts as unsaved
        if self.is_unsaved and not self._is_asking:
            self._is_asking = True
            self.due.emit(self._key, self.typed_text())
            self._is_asking = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu and, over a selection, its removal for good."""
        menu = self.createStandardContextMenu()
        chosen = self.textCursor().selectedText().replace(_PARAGRAPH, "\n")
        if chosen.strip() and not self.isReadOnly():
            menu.addSeparator()
            spill = menu.addAction("Re&move a spill…")
            spill.triggered.connect(lambda: self.removal_wanted.emit(chosen))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field saves."""
        super().focusOutEvent(event)
        self.request_save()

    def hideEvent(self, event: QHideEvent) -> None:
        """Closing the window or turning to another tab saves."""
        super().hideEvent(event)
        self.request_save()

    def _on_text_changed(self) -> None:
        remaining = self._timer.remainingTime()  # negative when it does not run
        if self.is_unsaved and not 0 <= remaining <= _SAVE_AFTER:
            self._timer.start(_SAVE_AFTER)

    def _on_time(self) -> None:
        self.request_save()
        if self.is_unsaved:
            self._timer.start(_RETRY_AFTER)

    def _replace(self, text: str) -> None:
        """Replace only the part that differs, so that the cursor keeps its place."""
        shown = self.typed_text()
        start = same_start(shown, text)
        end = same_end(shown[start:], text[start:])
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(shown[:start]))
        cursor.setPosition(units(shown[: len(shown) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])
