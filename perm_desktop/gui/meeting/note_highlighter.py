"""Light styling of notes: what begins a line tells how it looks; the text stays plain."""

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from perm_desktop.core.note_markup import Kind, NoteLine, parsed
from perm_desktop.gui.kit.text_difference import units
from perm_desktop.gui.look.palettes import Palette, Token


class NoteHighlighter(QSyntaxHighlighter):
    """Headings bold, marks quieter, what is done muted; all by the palette."""

    def __init__(self, document: QTextDocument, palette: Palette) -> None:
        super().__init__(document)
        self._colors = palette

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Style one line."""
        line = parsed(text)
        if line.kind is Kind.PLAIN:
            return
        self.setFormat(0, line.start, self._marker(line))
        if line.kind is Kind.HEADING:
            self.setFormat(line.start, units(line.text), _bold())
        elif line.kind is Kind.DONE:
            self.setFormat(line.start, units(line.text), self._inked(Token.TEXT_MUTED))

    def _marker(self, line: NoteLine) -> QTextCharFormat:
        match line.kind:
            case Kind.OPEN:
                found = self._inked(Token.LINK)
            case Kind.DONE:
                found = self._inked(Token.SATISFIED)
            case _:
                found = self._inked(Token.TEXT_MUTED)
        if line.kind is not Kind.BULLET:
            found.setFontWeight(QFont.Weight.Bold)
        return found

    def _inked(self, token: Token) -> QTextCharFormat:
        found = QTextCharFormat()
        found.setForeground(self._colors.color(token))
        return found


def _bold() -> QTextCharFormat:
    found = QTextCharFormat()
    found.setFontWeight(QFont.Weight.Bold)
    return found
