"""A small card that floats beside what it tells about; it takes no focus and no clicks."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from perm_desktop.core.timeline.card import Card, Line
from perm_desktop.gui.look import symbols, theme
from perm_desktop.gui.look.palettes import Palette, Token

_PAD = 12
_BETWEEN = 4  # lines
_SYMBOL = 12
_INDENT = _SYMBOL + 6
_WIDEST = 380
_RADIUS = 6
_AWAY = 8  # from what it tells about
_WRAPS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


class HoverCard(QWidget):
    """Shows a ``Card`` as plain text: a title, and lines with the symbols of their statuses."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._owner = parent
        self._palette = palette
        self._screen = parent.screen().availableGeometry()
        self._card = Card("", ())
        self._rooms: list[QRect] = []
        self.setObjectName("hoverCard")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for attribute in (
            Qt.WidgetAttribute.WA_ShowWithoutActivating,
            Qt.WidgetAttribute.WA_TransparentForMouseEvents,
            Qt.WidgetAttribute.WA_TranslucentBackground,
        ):
            self.setAttribute(attribute)

    @property
    def card(self) -> Card:
        """What is shown, or was shown last."""
        return self._card

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._palette = palette
        self.update()

    def show_beside(self, card: Card, spot: QRect) -> None:
        """Show a card below a place of the screen, or above it where there is no room below."""
        self._card = card
        self._screen = self._owner.screen().availableGeometry()
        self.setAccessibleName(card.text)
        self.resize(self._laid_out())
        self.move(self._place(spot))
        self.update()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge, title and lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._palette.color(Token.CONTROL_EDGE), 1))
        painter.setBrush(self._palette.color(Token.SURFACE))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS
        )
        painter.setPen(self._palette.color(Token.TEXT))
        painter.setFont(theme.font(theme.STRONG))
        painter.drawText(self._rooms[0], _WRAPS, self._card.title)
        painter.setFont(theme.font(theme.TABLE))
        for line, room in zip(self._card.lines, self._rooms[1:], strict=True):
            self._paint_line(painter, line, room)
        painter.end()

    def _paint_line(self, painter: QPainter, line: Line, room: QRect) -> None:
        token: str = Token.TEXT_SECONDARY
        if line.look is not None:
            token = line.look.word_token
            height = painter.fontMetrics().height()
            box = QRectF(_PAD, room.top(), _SYMBOL, height)
            color = self._palette.color(line.look.token)
            symbols.paint(painter, line.look.symbol, color, box, self.devicePixelRatioF())
        painter.setPen(self._palette.color(token))
        painter.drawText(room, _WRAPS, line.text)

    def _laid_out(self) -> QSize:
        """Give each text its room; return the size of the whole."""
        screen = self._screen
        width = min(_WIDEST, screen.width() - 2 * _AWAY) - 2 * _PAD
        texts = [(self._card.title, 0, theme.STRONG)]
        texts += [
            (line.text, _INDENT if line.look is not None else 0, theme.TABLE)
            for line in self._card.lines
        ]
        top, widest, self._rooms = _PAD - 2, 0, []
        for text, indent, role in texts:
            metrics = QFontMetrics(theme.font(role))
            area = QRect(0, 0, width - indent, 10_000)
            room = metrics.boundingRect(area, _WRAPS, text)
            self._rooms.append(QRect(_PAD + indent, top, room.width() + 2, room.height()))
            widest = max(widest, indent + room.width() + 2)
            top += room.height() + _BETWEEN
        return QSize(widest + 2 * _PAD, top - _BETWEEN + _PAD - 2)

    def _place(self, spot: QRect) -> QPoint:
        """Return the corner of a card that covers neither the spot nor leaves the screen."""
        screen = self._screen
        x = min(max(spot.left(), screen.left()), screen.right() - self.width())
        below, above = spot.bottom() + _AWAY, spot.top() - _AWAY - self.height()
        fits_below = below + self.height() <= screen.bottom()
        y = below if fits_below else max(above, screen.top())
        return QPoint(max(x, screen.left()), y)


def around(widget: QWidget, point: QPointF, half_width: float, half_height: float) -> QRect:
    """Return a rectangle of the screen around a point of a widget."""
    middle = widget.mapToGlobal(point)
    corner = QPointF(half_width, half_height)
    return QRectF(middle - corner, middle + corner).toRect()
