"""A cell explained, beside it: what it is, why, what proves it, and what would settle it."""

from collections.abc import Iterator, Sequence
from functools import partial

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

from perm_desktop.core.coverage.acts import Act
from perm_desktop.core.coverage.why import Explained, PartLine, Proof
from perm_desktop.gui.coverage.why_tables import part_columns, proof_columns
from perm_desktop.gui.coverage.why_words import WhyWords
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.flow_layout import FlowLayout
from perm_desktop.gui.kit.line_model import LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.kit.page_section import PageSection, copyable, set_ink
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.kit.scrolling import scrolling
from perm_desktop.gui.look import icons, marks, theme
from perm_desktop.gui.look.palettes import Palette, Token

_WIDTH = 440
_PAD = 12
_AWAY = 8  # from the cell it tells about
_MOST_PROOFS, _MOST_PARTS = 6, 7
_RADIUS = 6.0
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WhyCard(QFrame):
    """Lies over the page; Tab goes round in it, Esc closes it."""

    closed = Signal()
    meeting_wanted = Signal(object)  # int
    act_wanted = Signal(object)  # Act

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._colors = parent, palette
        self._shown: Explained | None = None
        self._buttons: list[QPushButton] = []
        self.title, self.status = copyable(), FittingLabel(theme.TABLE_STRONG)
        self.cadence, self.rule = copyable(), copyable()
        self.why, self.close_button = WhyWords(palette), QToolButton()
        self._make_tables()
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
        return self._buttons

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._colors = palette
        for part in (*self._tables, *self._sections, self.why):
            part.set_palette(palette)
        for label in (self.cadence, self.rule):
            set_ink(label, palette, Token.TEXT_SECONDARY)
        self.title.setFont(theme.font(theme.TITLE))
        self.rule.setFont(theme.font(theme.TABLE))
        self.close_button.setIcon(icons.icon("dismiss", palette))
        if self._buttons:
            make_primary(self._buttons[0], palette)
        if self._shown is not None:
            self._tell_status(self._shown)

    def show_beside(self, found: Explained, spot: QRect, *, writable: bool) -> None:
        """Explain a cell beside its place on the page, and take the keys."""
        self._tell(found, writable=writable)
        self.place_beside(spot)
        self.show()
        self.raise_()
        first = self._buttons[0] if self._buttons else self.close_button
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self, found: Explained, *, writable: bool) -> None:
        """Tell the same cell anew; the focus stays here where it was."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._tell(found, writable=writable)
        if had_focus and self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _make_tables(self) -> None:
        colors = self._colors
        self._proof_model = LineModel(proof_columns(), _meeting_of, self)
        self._left_model = LineModel(proof_columns(), _meeting_of, self)
        self._part_model = LineModel(part_columns(), _name_of, self)
        self.proofs = LineTable(self._proof_model, colors, "coverageProofs", "Evidence")
        self.left = LineTable(self._left_model, colors, "coverageLeft", "Sessions left")
        self.parts = LineTable(self._part_model, colors, "coverageParts", "Parts")
        self._tables = (self.proofs, self.left, self.parts)
        self._parts_of = PageSection("By program and quarter", colors, self.parts)
        self._evidence = PageSection("Evidence", colors, self.proofs)
        self._sessions = PageSection("Sessions left", colors, self.left)
        self._settles = PageSection("What settles it", colors)
        self._sections = (self._parts_of, self._evidence, self._sessions, self._settles)
        for table in (self.proofs, self.left):
            table.horizontalHeader().hide()
            table.opened.connect(self._open)
        self.parts.horizontalHeader().hide()
        for section, table in ((self._evidence, self.proofs), (self._sessions, self.left)):
            self._add_open(section, table)

    def _add_open(self, section: PageSection, table: "LineTable[Proof]") -> None:
        button = QPushButton("Open meeting")
        button.setAccessibleName(f"Open the meeting chosen in {table.accessibleName().lower()}")
        button.clicked.connect(partial(self._open_chosen, table))
        section.tools.addWidget(button)

    def _build(self) -> None:
        self.setObjectName("whyCard")
        self.setAccessibleName("Why")
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName("Close")
        self.close_button.setToolTip("Close (Esc)")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.clicked.connect(self.close_card)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._acts = QWidget()
        self._flow = FlowLayout(self._acts, 8)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        for label in (self.status, self.cadence, self.rule):
            label.setForegroundRole(QPalette.ColorRole.WindowText)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(_PAD, 0, _PAD, _PAD)
        column.setSpacing(8)
        for part in (self.status, self.cadence, self.why, *self._sections, self._acts, self.rule):
            column.addWidget(part)
        column.addStretch(1)
        self._area = scrolling(self._content)
        self._head = QWidget()
        self._head.setLayout(head)
        head.setContentsMargins(_PAD, _PAD, 8, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._area, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    # -- showing

    def _tell(self, found: Explained, *, writable: bool) -> None:
        self._shown = found
        self.title.setText(found.title)
        self._tell_status(found)
        due = f" Last day: {found.due}." if found.due else ""
        self.cadence.setText(f"{found.cycle}. {found.cadence}.{due}")
        self.why.tell(found)
        self.rule.setText(f"Rule: {found.rule}")
        for section, table, lines, most in (
            (self._evidence, self.proofs, found.proofs, _MOST_PROOFS),
            (self._sessions, self.left, found.left, _MOST_PROOFS),
        ):
            table.show_lines(lines)
            table.fit_rows(most)
            section.setVisible(bool(lines))
            if lines and not table.selected_rows():
                table.go_to(0)
        self.parts.show_lines(found.parts)
        self.parts.fit_rows(_MOST_PARTS)
        self._parts_of.setVisible(bool(found.parts))
        self._offer(found.acts if writable else ())

    def _tell_status(self, found: Explained) -> None:
        look = found.look
        self.status.set_texts(found.status)
        self.status.set_symbol(look.symbol, self._colors.color(look.token))
        self.status.set_ink(self._colors.color(look.word_token))

    def _offer(self, acts: Sequence[Act]) -> None:
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for act in acts:
            button = QPushButton(act.words)
            button.clicked.connect(partial(self.act_wanted.emit, act))
            self._flow.addWidget(button)
            self._buttons.append(button)
        if self._buttons:
            make_primary(self._buttons[0], self._colors)
        self._settles.setVisible(bool(acts))
        self._acts.setVisible(bool(acts))

    def _open(self, line: Proof) -> None:
        self.meeting_wanted.emit(line.meeting)

    def _open_chosen(self, table: "LineTable[Proof]") -> None:
        chosen = table.selected_lines()
        if chosen:
            self._open(chosen[0])

    def _height(self, width: int) -> int:
        layout = self._content.layout()
        inside = layout.totalHeightForWidth(width - 2) if layout is not None else 0
        head = self._head.layout()
        above = head.totalHeightForWidth(width - 2) if head is not None else 0
        return inside + max(above, self._head.sizeHint().height()) + 6

    def _stops(self) -> Iterator[QWidget]:
        part: QWidget | None = self.nextInFocusChain()
        while part is not None and part is not self:
            takes_tab = part.focusPolicy() & Qt.FocusPolicy.TabFocus
            if self.isAncestorOf(part) and takes_tab and part.isVisibleTo(self):
                yield part
            part = part.nextInFocusChain()


def _meeting_of(line: Proof) -> int:
    return line.meeting


def _name_of(line: PartLine) -> str:
    return line.name
