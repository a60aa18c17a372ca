"""A cell explained, beside it: what it is, why, what proves it, and what would settle it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.coverage.why import Explained
from perm_desktop.gui.coverage.view import NEXT
from perm_desktop.gui.coverage.why_foot import WhyFoot
from perm_desktop.gui.coverage.why_proofs import WhyProofs
from perm_desktop.gui.coverage.why_words import WhyWords
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.page_section import copyable, set_ink
from perm_desktop.gui.kit.scrolling import scrolling
from perm_desktop.gui.look import icons, marks, theme
from perm_desktop.gui.look.palettes import Palette, Token

_WIDTH = 440
_PAD = 12
_AWAY = 8  # from the cell it tells about
_EDGE, _RADIUS = 2, 6.0
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WhyCard(QFrame):
    """Lies over the page; Tab goes round in it, Esc closes it, F3 goes on to the next cell."""

    closed = Signal()
    meeting_wanted = Signal(object)  # int
    next_wanted = Signal(bool)  # the next cell that needs attention; True for the one before

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._colors = parent, palette
        self._shown: Explained | None = None
        self.title, self.status = copyable(), FittingLabel(theme.TABLE_STRONG)
        self.cadence, self.why = copyable(), WhyWords(palette)
        self._rests_on = WhyProofs(palette)
        self.proofs, self.left = self._rests_on.proofs, self._rests_on.left
        self.foot, self.close_button = WhyFoot(palette), QToolButton()
        self._build()
        self.set_palette(palette)
        self.hide()

    @property
    def shown(self) -> Explained | None:
        """What is explained; None while it is closed."""
        return self._shown if not self.isHidden() else None

    @property
    def buttons(self) -> Sequence[QPushButton]:
        """The acts that are offered."""
        return self.foot.buttons

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._colors = palette
        for part in (self.why, self._rests_on, self.foot):
            part.set_palette(palette)
        set_ink(self.cadence, palette, Token.TEXT_SECONDARY)
        self.title.setFont(theme.font(theme.TITLE))
        self.close_button.setIcon(icons.icon("dismiss", palette))
        if self._shown is not None:
            self._tell_status(self._shown)

    def show_beside(
        self, found: Explained, spot: QRect, *, writable: bool, may_change: bool
    ) -> None:
        """Explain a cell beside its place on the page, and take the keys."""
        self._tell(found, writable=writable, may_change=may_change)
        self.show()  # layouts have no room for what was never seen
        self.place_beside(spot)
        self.raise_()
        self._first.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self, found: Explained, *, writable: bool, may_change: bool) -> None:
        """Tell the same cell anew, as high as it now needs; the focus stays here if it was."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._tell(found, writable=writable, may_change=may_change)
        room = self._page.height() - self.y()
        self.resize(self.width(), min(self._height(self.width()), room))
        if had_focus and (self.buttons or focus is None or not focus.isVisibleTo(self)):
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_card(self) -> None:
        """Go away; who opened it takes the keys back."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def place_beside(self, spot: QRect) -> None:
        """Stand right of a place, or left of it; inside the page and over nothing else of it."""
        page = self._page.rect()
        width = min(_WIDTH, page.width())
        height = min(self._height(width), page.height())
        right, left = spot.right() + _AWAY, spot.left() - _AWAY - width
        x = right if right + width <= page.right() else max(left, 0)
        if left < 0 and right + width > page.right():
            x = page.width() - width
        y = min(max(spot.center().y() - height // 3, 0), page.height() - height)
        self.setGeometry(QRect(QPoint(x, y), QSize(width, height)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, and Enter does what Space does with a button."""
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        elif event.key() == NEXT:
            self.next_wanted.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in _ENTER and isinstance(focus, QAbstractButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes round in the card."""
        stops = list(self._stops())
        focus = self.focusWidget()
        if not stops:
            return False
        if focus in stops:
            place = (stops.index(focus) + (1 if next else -1)) % len(stops)
        else:
            place = 0 if next else -1
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[place].setFocus(reason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and a strong edge."""
        painter = QPainter(self)
        ground, edge = self._colors.color(Token.SURFACE), self._colors.color(Token.CONTROL_EDGE)
        painter.fillRect(self.rect(), ground)
        marks.panel(painter, self.rect().toRectF(), ground, edge, _RADIUS)
        painter.end()

    # -- building

    def _build(self) -> None:
        self.setObjectName("whyCard")
        self.setAccessibleName("Why")
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName("Close")
        self.close_button.setToolTip("Close (Esc)")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.clicked.connect(self.close_card)
        self._rests_on.opened.connect(self.meeting_wanted)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._content = QWidget()
        for label in (self.status, self.cadence):
            label.setForegroundRole(QPalette.ColorRole.WindowText)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(_PAD, 0, _PAD, _PAD)
        column.setSpacing(8)
        for part in (self.status, self.cadence, self.why, self._rests_on, self.foot):
            column.addWidget(part)
        column.addStretch(1)
        self._area = scrolling(self._content)
        self._head = QWidget()
        self._head.setLayout(head)
        head.setContentsMargins(_PAD, _PAD, 8, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._area, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    # -- showing

    @property
    def _first(self) -> QAbstractButton:
        """What takes the keys: the likeliest act, else what closes the card."""
        return self.buttons[0] if self.buttons else self.close_button

    def _tell(self, found: Explained, *, writable: bool, may_change: bool) -> None:
        self._shown = found
        self.title.setText(found.title)
        self._tell_status(found)
        due = f" Last day: {found.due}." if found.due else ""
        self.cadence.setText(f"{found.cycle}. {found.cadence}.{due}")
        self.why.tell(found)
        self.foot.tell(found, writable=writable, may_change=may_change)
        self._rests_on.tell(found)

    def _tell_status(self, found: Explained) -> None:
        look = found.look
        self.status.set_texts(found.status)
        self.status.set_symbol(look.symbol, self._colors.color(look.token))
        self.status.set_ink(self._colors.color(look.word_token))

    def _height(self, width: int) -> int:
        """What head and content take, told just now: layouts know of it only once they are seen."""
        for part in self.findChildren(QWidget):
            part.updateGeometry()
            if (layout := part.layout()) is not None:
                layout.invalidate()
        parts = (self._head, self._content)
        layouts = (layout for part in parts if (layout := part.layout()) is not None)
        return sum(each.totalHeightForWidth(width - 2 * _EDGE) for each in layouts) + 2 * _EDGE

    def _stops(self) -> Iterator[QWidget]:
        part: QWidget | None = self.nextInFocusChain()
        while part is not None and part is not self:
            takes_tab = part.focusPolicy() & Qt.FocusPolicy.TabFocus
            if self.isAncestorOf(part) and takes_tab and part.isVisibleTo(self):
                yield part
            part = part.nextInFocusChain()
