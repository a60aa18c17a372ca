"""What the parts of a meeting type's page share."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTableView,
    QWidget,
)

from perm_desktop.core.errors import UserError
from perm_desktop.core.symbols import Symbol
from perm_desktop.gui.kit.line_header import LineHeader
from perm_desktop.gui.kit.table_look import dress
from perm_desktop.gui.look import symbols, theme
from perm_desktop.gui.look.palettes import Palette, Token

_SIGN = 16
_AIR = 10  # added to the font's height for a row
_PADDING = 12  # of a page
_MARGIN = 4  # of a cell, on each side
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

Attempt = Callable[[Callable[[], object]], bool]  # runs a use case; False when it was refused


class WheelGuard(QObject):
    """Lets the wheel scroll the page and not change a field that it happens to pass over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the wheel from a field without the focus."""
        is_passed = isinstance(watched, QWidget) and not watched.hasFocus()
        if event.type() == QEvent.Type.Wheel and is_passed:
            event.ignore()
            return True
        return False

    def watch(self, *fields: QWidget) -> None:
        """Guard fields; they take the focus by click and Tab only."""
        for field in fields:
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)


def scrolling(content: QWidget, name: str) -> QScrollArea:
    """Return a frameless area that scrolls downwards over a part of a page."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for part in (area.viewport(), content):
        part.setAutoFillBackground(True)
        part.setBackgroundRole(QPalette.ColorRole.Base)
    area.setWidget(content)
    return area


def indented(table: QTableView) -> QHBoxLayout:
    """Return a layout in which the words of a table stand under those of the page."""
    layout = QHBoxLayout()
    layout.setContentsMargins(_PADDING - _MARGIN, 0, 0, 0)
    layout.addWidget(table)
    return layout


def sentence(text: str = "") -> QLabel:
    """Return a label for a plain sentence that may wrap."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def heading(text: str) -> QLabel:
    """Return the name of a section."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.font(theme.STRONG))
    return label


class Refusal(QWidget):
    """Why something was not done, in the place where it was tried; hidden otherwise."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._sign, self.words = QLabel(), sentence()
        self.words.setObjectName("refusal")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words, 1)
        self.set_palette(palette)
        self.tell(None)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        color, ratio = palette.color(Token.WARNING), self.devicePixelRatioF()
        self._sign.setPixmap(symbols.pixmap(Symbol.TRIANGLE, color, _SIGN, ratio))

    def tell(self, error: UserError | None) -> None:
        """Say why, or nothing."""
        self.words.setText(str(error) if error else "")
        self.setVisible(error is not None)


def head_data(
    heads: Sequence[str],
    section: int,
    orientation: Qt.Orientation,
    role: int,
    numbers: int = -1,
) -> Any:
    """What a view asks of the heads of its columns; ``numbers`` is a column of them."""
    if orientation is not Qt.Orientation.Horizontal:
        return None
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return RIGHT if section == numbers else LEFT
    return heads[section] if role == Qt.ItemDataRole.DisplayRole else None


def prepare(table: QTableView, object_name: str, name: str, palette: Palette) -> LineHeader:
    """Give a table the look of our lists; returns its heads."""
    table.setObjectName(object_name)
    table.setAccessibleName(name)
    dress(table)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + _AIR)
    head = LineHeader(palette, _MARGIN)
    table.setHorizontalHeader(head)
    return head
