"""What one change did to a text, and the way back to the text as it was then."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout, QWidget

from perm_desktop.core.text_changes import Fate, Segment, segments, spoken
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.services.history import FieldChange

_LEGEND = "Removed words are struck through, added words underlined."


class HistoryDetail(QWidget):
    """Shows the words that went and came; restoring is asked for through ``wanted``."""

    wanted = Signal(object)  # FieldChange: bring back what it left

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = palette
        self._change: FieldChange | None = None
        self._parts: list[Segment] = []
        self.legend = FittingLabel(theme.CAPTION)
        self.text = QTextEdit()
        self.restore = QPushButton("&Restore this text")
        self._build()
        self.set_palette(palette)
        self.hide()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.legend.set_ink(palette.color(Token.TEXT_SECONDARY))
        self._write()

    def show_change(self, change: FieldChange | None, *, can_restore: bool) -> None:
        """Show what a change did; nothing without one."""
        self._change = change
        self.setVisible(change is not None)
        if change is None:
            return
        before, after = (str(value or "") for value in (change.before, change.after))
        self._parts = segments(before, after)
        self.text.setAccessibleDescription(spoken(self._parts))
        self.restore.setText(f"&Restore this {'text' if _is_text(change) else 'value'}")
        self.restore.setEnabled(can_restore)
        tip = "" if can_restore else "This is what is there now, or nothing that was kept."
        self.restore.setToolTip(tip)
        self._write()

    def _build(self) -> None:
        self.text.setObjectName("historyDifference")
        self.text.setAccessibleName("What changed in the text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.font(theme.TABLE))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setMinimumHeight(40)
        self.restore.setObjectName("restoreText")
        self.legend.set_texts(_LEGEND, "Struck: removed. Underlined: added.")
        foot = QHBoxLayout()
        foot.addWidget(self.restore)
        foot.addWidget(self.legend, 1)
        foot.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)
        self.restore.clicked.connect(self._on_restore)

    def _on_restore(self) -> None:
        if self._change is not None:
            self.wanted.emit(self._change)

    def _write(self) -> None:
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        for part in self._parts:
            cursor.insertText(part.text, self._format(part.fate))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _format(self, fate: Fate) -> QTextCharFormat:
        found = QTextCharFormat()
        match fate:
            case Fate.REMOVED:
                found.setFontStrikeOut(True)
                found.setForeground(self._colors.color(Token.OVERDUE))
            case Fate.ADDED:
                found.setFontUnderline(True)
                found.setForeground(self._colors.color(Token.SATISFIED))
            case Fate.KEPT:
                found.setForeground(self._colors.color(Token.TEXT))
        return found


def _is_text(change: FieldChange) -> bool:
    return change.field in ("text", "notes", "title", "place", "presenter")
