"""The field for notes: lists go on by themselves, boxes are checked by key or click."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from perm_desktop.core import note_markup
from perm_desktop.core.note_markup import Kind
from perm_desktop.gui.kit.autosave_edit import AutosaveEdit
from perm_desktop.gui.kit.text_difference import units

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class NotesEdit(AutosaveEdit):
    """Changes whole lines of plain text; each change is one step of the field's own undo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)

    def turn(self, kind: Kind) -> None:
        """Make the selected lines headings, bullets or check boxes, or plain again."""
        self._change_lines(lambda line: note_markup.turned(line, kind))

    def check(self) -> None:
        """Check or uncheck the boxes of the selected lines."""
        self._change_lines(note_markup.checked)

    def shift(self, by: int) -> None:
        """Move the selected lines in or out."""
        self._change_lines(lambda line: note_markup.shifted(line, by))

    def event(self, event: QEvent) -> bool:
        """Tab moves the lines of a list, and elsewhere leaves the field as Qt would.

        With Ctrl it is left to the tabs around the field, and leaves it wherever the cursor is.
        """
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _TABS
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and not self.isReadOnly()
            and self._is_in_list()
        ):
            self.shift(1 if event.key() == Qt.Key.Key_Tab else -1)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with a list."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in _ENTER and plain and not self.isReadOnly() and self._continue_list():
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a box checks it."""
        block = self._box_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and block is not None:
            self._rewrite(block, note_markup.checked(block.text()))
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer says what can be clicked."""
        super().mouseMoveEvent(event)
        is_box = self._box_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_box else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def _is_in_list(self) -> bool:
        return any(note_markup.parsed(block.text()).is_list for block in self._blocks())

    def _continue_list(self) -> bool:
        """Begin the next line as this one begins; an item without text ends the list."""
        cursor = self.textCursor()
        line = cursor.block().text()
        begins = note_markup.continued(line)
        before_text = cursor.positionInBlock() < note_markup.parsed(line).start
        if cursor.hasSelection() or begins is None or (begins and before_text):
            return False
        if begins:
            cursor.insertText(f"\n{begins}")
            self.ensureCursorVisible()
        else:
            self._rewrite(cursor.block(), "")
        return True

    def _change_lines(self, change: Callable[[str], str]) -> None:
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for block in self._blocks():
            self._rewrite(block, change(block.text()))
        cursor.endEditBlock()

    def _blocks(self) -> list[QTextBlock]:
        """The lines of the selection, or the one with the cursor."""
        cursor, document = self.textCursor(), self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        return [document.findBlockByNumber(number) for number in range(first, last + 1)]

    def _rewrite(self, block: QTextBlock, line: str) -> None:
        """Replace only how the line begins, so that the cursor keeps its place in the text."""
        old = block.text()
        if old == line:
            return
        kept = note_markup.parsed(old).text
        shared = len(kept) if line.endswith(kept) else 0
        cursor = QTextCursor(block)
        move = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(block.position() + units(old) - units(kept[:shared]), move)
        cursor.insertText(line[: len(line) - shared])

    def _box_at(self, point: QPoint) -> QTextBlock | None:
        """The line whose box is under the pointer."""
        block = self.cursorForPosition(point).block()
        span = note_markup.box_span(block.text())
        if span is None or self.isReadOnly():
            return None
        edges = [QTextCursor(block) for _ in span]
        for edge, place in zip(edges, span, strict=True):
            edge.setPosition(block.position() + place)
        left, right = (self.cursorRect(edge) for edge in edges)
        is_inside = left.left() - 2 <= point.x() <= right.right() + 2
        return block if is_inside and left.top() <= point.y() <= left.bottom() else None
