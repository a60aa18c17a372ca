"""The heading of a section, by which it is opened and closed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from perm_desktop.gui.look import marks, theme
from perm_desktop.gui.look.palettes import Palette, Token

_CHEVRON = 16
_AIR = 10


class Heading(QAbstractButton):
    """The words of a section over a rule; Enter, Space, Left and Right open and close it."""

    def __init__(self, title: str, palette: Palette) -> None:
        super().__init__()
        self._colors, self._count = palette, ""
        self._strong, self._plain = theme.font(theme.TITLE), theme.font(theme.TABLE)
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._tell)
        self._tell()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.update()

    def set_count(self, words: str) -> None:
        """Say beside the title how much is in the section."""
        self._count = words
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """A line with air."""
        height = max(QFontMetrics(self._strong).height() + _AIR, 28)
        return QSize(200, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does; the arrows open and close."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Left:
                self.setChecked(False)
            case Qt.Key.Key_Right:
                self.setChecked(True)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chevron, the title, the count, the rule and the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, colors = self.rect(), self._colors
        painter.fillRect(area.adjusted(0, area.height() - 1, 0, 0), colors.color(Token.RULE))
        way = Qt.ArrowType.DownArrow if self.isChecked() else Qt.ArrowType.RightArrow
        middle = QRectF(0, 0, _CHEVRON, area.height()).center()
        marks.chevron(painter, colors.color(Token.TEXT_SECONDARY), middle, way)
        painter.setFont(self._strong)
        painter.setPen(colors.color(Token.TEXT))
        words = area.adjusted(_CHEVRON + 4, 0, 0, 0)
        align = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(words, align, self.text())
        beside = words.adjusted(painter.fontMetrics().horizontalAdvance(self.text()) + 10, 0, 0, 0)
        painter.setFont(self._plain)
        painter.setPen(colors.color(Token.TEXT_SECONDARY))
        room = painter.fontMetrics().elidedText(
            self._count, Qt.TextElideMode.ElideRight, max(beside.width() - 4, 0)
        )
        painter.drawText(beside, align, room)
        if self.hasFocus():
            marks.ring(painter, QRectF(area), colors.color(Token.FOCUS))

    def _tell(self) -> None:
        state = "open" if self.isChecked() else "closed"
        count = f", {self._count}" if self._count else ""
        self.setAccessibleName(f"{self.text()}{count}, {state}")
