"""A text field as tall as what is typed in it."""

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from perm_desktop.core.word_difference import Span
from perm_desktop.gui.kit.autosave_edit import AutosaveEdit
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token

_MARGIN = 4


class TallEdit(AutosaveEdit):
    """As tall as its text, so that the page scrolls and the field does not."""

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.one_line = False  # Enter adds no line
        self.setFont(theme.font(theme.BODY))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)
        self.document().setDocumentMargin(_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a text of one line does nothing."""
        if self.one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def mark(self, spans: Sequence[Span], palette: Palette) -> None:
        """Underline and tint pieces of the text; not by color alone."""
        shape = QTextCharFormat()
        shape.setFontUnderline(True)
        shape.setBackground(palette.color(Token.TINT_PARTLY))
        found: list[QTextEdit.ExtraSelection] = []
        for span in spans:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(span.start)
            cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, shape
            found.append(selection)
        self.setExtraSelections(found)

    def _fit(self) -> None:
        layout, block = self.document().documentLayout(), self.document().begin()
        text = 0.0
        while block.isValid():
            text += layout.blockBoundingRect(block).height()
            block = block.next()
        least = self._lines * self.fontMetrics().lineSpacing()
        # a text that fills the view to the pixel could still be scrolled
        edges = self.document().documentMargin() + 2 * self.frameWidth() + 1
        self.setFixedHeight(math.ceil(max(text, least) + edges))
