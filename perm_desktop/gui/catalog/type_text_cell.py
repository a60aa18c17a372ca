"""One text of a meeting type in one layer: its caption, whether it prints, and its words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from perm_desktop.gui.kit.tall_edit import TallEdit
from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette, Token

_LEAST_HIT = 24  # pixels


class LayerCell(QWidget):
    """A caption over a text; read only ones can be selected and copied."""

    def __init__(self, caption: str, name: str, *, editable: bool, lines: int = 1) -> None:
        super().__init__()
        self.caption = QLabel(caption)
        self.edit = TallEdit(lines)
        self.note = QLabel()
        self._picture, self._prints = QLabel(), QLabel("Prints")
        self.head = QWidget()
        self._head = QHBoxLayout(self.head)
        self.act = QPushButton()
        self._build(name, editable=editable)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        muted, accent = palette.color(Token.TEXT_SECONDARY), palette.color(Token.TEXT)
        for label in (self.caption, self.note):
            colors = label.palette()
            colors.setColor(QPalette.ColorRole.WindowText, muted)
            label.setPalette(colors)
        colors = self.act.palette()
        colors.setColor(QPalette.ColorRole.ButtonText, palette.color(Token.LINK))
        self.act.setPalette(colors)
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap("checkmark", accent, icons.DOCK, ratio))

    def show_text(self, text: str, note: str = "") -> None:
        """Show a read-only text, or only a note where there is none."""
        self.edit.setPlainText(text)
        self.edit.setVisible(bool(text))
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def set_prints(self, prints: bool) -> None:
        """Say whether this is the layer that goes on paper."""
        for part in (self._picture, self._prints):
            part.setVisible(prints)

    def _build(self, name: str, *, editable: bool) -> None:
        self.edit.setAccessibleName(name)
        self.edit.setReadOnly(not editable)
        self.caption.setFont(theme.font(theme.TABLE))
        self._prints.setFont(theme.font(theme.TABLE_STRONG))
        self.note.setFont(theme.font(theme.TABLE))
        self.note.setWordWrap(True)
        self.note.hide()
        for label in (self.caption, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.set_prints(False)
        if not editable:
            self.edit.setFrameShape(QPlainTextEdit.Shape.NoFrame)
            self.edit.document().setDocumentMargin(0)
        self._head.setSpacing(4)
        self._head.addWidget(self.caption)
        self._head.addWidget(self._picture)
        self._head.addWidget(self._prints)
        self._head.addStretch(1)
        self._head.addWidget(self.act)
        self.act.setFlat(True)
        self.act.setFont(theme.font(theme.TABLE))
        self.act.hide()
        # one height, so that captions with and without an act are on one line
        height = max(_LEAST_HIT, self.act.fontMetrics().height() + 8)
        self.act.setFixedHeight(height)
        self.head.setFixedHeight(height)
        self._head.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.edit)
        layout.addWidget(self.note)
        layout.addStretch(1)
