"""What the status bar counts: this week, what waits, what nobody recorded, all."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from perm_desktop.core.listing.groups import is_left_open, is_unrecorded
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import Symbol
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.look import symbols, theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.session import Session

_SIZE = 14
_APART = 9  # room for a rule between two facts
_RULE = 14  # how high it is


class Facts(NamedTuple):
    """Counts over the shown meetings."""

    due: int  # scheduled from today to Sunday
    open: int  # over since it was planned, and neither held nor cancelled
    bare: int  # held, and nobody is recorded
    all: int


def facts(rows: Iterable[MeetingRow], today: date, now: int) -> Facts:
    """Count; ``now`` is in minutes since 1970-01-01T00:00Z."""
    week = today + timedelta(days=6 - today.weekday())
    first, last = today.isoformat(), f"{week.isoformat()}T24"
    due = waiting = bare = count = 0
    for row in rows:
        count += 1
        due += row.status == MeetingStatus.SCHEDULED and first <= row.starts < last
        waiting += is_left_open(row, now)
        bare += is_unrecorded(row)
    return Facts(due, waiting, bare, count)


class StatusFacts(QWidget):
    """The counts as flat buttons; each leads to where its meetings are."""

    asked = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setSpacing(_APART)
        layout.setContentsMargins(0, 0, _APART, 0)
        self._colors = palette
        self._words: dict[Symbol, tuple[str, str]] = {}
        self._buttons: dict[Symbol, QToolButton] = {}
        self._tokens = {
            Symbol.RING_DOT: Token.SCHEDULED,
            Symbol.TRIANGLE: Token.OVERDUE,
            Symbol.SQUARE_QUESTION: Token.NOT_RECORDED,
        }
        for symbol in (Symbol.TRIANGLE, Symbol.RING_DOT, Symbol.SQUARE_QUESTION):
            button = QToolButton()
            button.setAutoRaise(True)
            button.setFont(theme.font(theme.TABLE))
            button.setIconSize(QSize(_SIZE, _SIZE))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self.asked)
            layout.addWidget(button)
            self._buttons[symbol] = button
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        for symbol, button in self._buttons.items():
            color = palette.color(self._tokens[symbol])
            button.setIcon(QIcon(symbols.pixmap(symbol, color, _SIZE, self.devicePixelRatioF())))

    def follow(self, session: Session) -> None:
        """Count the session's meetings anew."""
        now = int(session.catalog.now().timestamp()) // 60
        found = facts(session.rows.values(), session.today, now)
        self._say(Symbol.TRIANGLE, found.open, "over, not closed")
        self._say(Symbol.RING_DOT, found.due, "due this week")
        self._say(Symbol.SQUARE_QUESTION, found.bare, "held without attendance")

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        return self._room(is_short=False)

    def minimumSizeHint(self) -> QSize:
        """Room for the numbers; the words give way in a narrow window."""
        return self._room(is_short=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the words where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a rule after each fact."""
        painter = QPainter(self)
        top = (self.height() - _RULE) // 2
        for button in self._shown():
            left = button.geometry().right() + 1 + _APART // 2
            painter.fillRect(left, top, 1, _RULE, self._colors.color(Token.RULE))

    def _say(self, symbol: Symbol, count: int, words: str) -> None:
        button = self._buttons[symbol]
        self._words[symbol] = (f"{count:,} {words}", f"{count:,}")
        button.setAccessibleName(f"{count:,} {words}")
        button.setToolTip(f"{count:,} {words}: show them")
        button.setVisible(count > 0 or symbol is Symbol.RING_DOT)
        self.updateGeometry()
        self._fit()

    def _shown(self) -> list[QToolButton]:
        return [button for button in self._buttons.values() if not button.isHidden()]

    def _fit(self) -> None:
        is_short = self.width() < self.sizeHint().width()
        for symbol, words in self._words.items():
            self._buttons[symbol].setText(words[is_short])
        self.update()

    def _room(self, *, is_short: bool) -> QSize:
        """What the shown facts need with their words, or with their numbers alone."""
        width = height = 0
        for symbol, button in self._buttons.items():
            if button.isHidden() or symbol not in self._words:
                continue
            hint = button.sizeHint()
            metrics, wanted = button.fontMetrics(), self._words[symbol][is_short]
            longer = metrics.horizontalAdvance(wanted) - metrics.horizontalAdvance(button.text())
            width += hint.width() + longer + _APART
            height = max(height, hint.height())
        return QSize(width, height)
