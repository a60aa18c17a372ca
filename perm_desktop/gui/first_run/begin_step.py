"""The last two steps: which cycle, and what to begin with."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.gui.ask import Ask
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.scrolling import scrolling
from perm_desktop.gui.kit.two_lines import TwoLines
from perm_desktop.gui.look import theme
from perm_desktop.services.first_run import Offer

_YEAR = Qt.ItemDataRole.UserRole


class Start(IntEnum):
    """What one begins with."""

    PLAN = 0
    EMPTY = 1
    SAMPLE = 2


_WAYS = {
    Start.PLAN: (
        "&Plan the cycle now",
        "Every meeting that the cycle owes gets a day and a time inside everybody's office hours,"
        " no two at once. Nothing is sent; each can be moved, and undo takes all of it back.",
    ),
    Start.EMPTY: (
        "Begin with an &empty cycle",
        "States and dates are there. Plan later with Cycle, Plan cycle, or add meetings yourself.",
    ),
    Start.SAMPLE: (
        "&Look around in the sample first",
        "Two planned cycles with made-up people and meetings, in a file of its own.",
    ),
}


class CycleStep(QWidget):
    """The reporting years there are to choose from, each with what it means today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setObjectName("yearsList")
        self.list.setAccessibleName("Reporting year")
        self.list.setFrameShape(QFrame.Shape.StyledPanel)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(TwoLines(self.list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)

    def offer(self, offers: Sequence[Offer], suggested: int) -> None:
        """Show these years; the suggested one is chosen and says so."""
        self.list.clear()
        for offer in offers:
            tag = "  (suggested)" if offer.year == suggested else ""
            item = QListWidgetItem(f"{offer.label}{tag}\n{offer.detail}", self.list)
            item.setData(_YEAR, offer.year)
            if offer.year == suggested:
                self.list.setCurrentItem(item)

    def year(self) -> int:
        """The chosen reporting year."""
        return int(self.list.currentItem().data(_YEAR))

    def begin(self) -> None:
        """Put the focus into the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.scrollToItem(self.list.currentItem())


class StartStep(QWidget):
    """Three ways to begin, and where the file goes."""

    changed = Signal()

    def __init__(self, path: Path, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._ask = ask
        self._group = QButtonGroup(self)
        self._place = FittingLabel(theme.BODY)
        self._change = QPushButton("C&hange…")
        self._build()
        self._group.idToggled.connect(self.changed)
        self._change.clicked.connect(self._on_change)
        self._tell()

    @property
    def start(self) -> Start:
        """The chosen way."""
        return Start(self._group.checkedId())

    def choose(self, start: Start) -> None:
        """Choose a way."""
        self._group.button(start).setChecked(True)

    def begin(self) -> None:
        """Put the focus on the chosen way."""
        self._group.button(self.start).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        ways = QWidget()
        column = QVBoxLayout(ways)
        column.setContentsMargins(2, 0, 2, 0)
        column.setSpacing(4)
        for start, (words, meaning) in _WAYS.items():
            button = QRadioButton(words)
            button.setFont(theme.font(theme.STRONG))
            button.setAccessibleDescription(meaning)
            self._group.addButton(button, start)
            told = QLabel(meaning)
            told.setTextFormat(Qt.TextFormat.PlainText)
            told.setWordWrap(True)
            told.setContentsMargins(24, 0, 0, 8)
            column.addWidget(button)
            column.addWidget(told)
        column.addStretch(1)
        self.choose(Start.PLAN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(ways), 1)
        self._change.setObjectName("changePlace")
        self._change.setAccessibleName("Change where the catalog is kept")
        row = QHBoxLayout()
        row.setSpacing(8)
        kept = QLabel("Where the catalog is kept:")
        kept.setTextFormat(Qt.TextFormat.PlainText)
        for part, stretch in ((kept, 0), (self._place, 1), (self._change, 0)):
            row.addWidget(part, stretch)
        layout.addLayout(row)

    def _on_change(self) -> None:
        path = self._ask.new_file("Where the catalog is kept", self.path)
        if path is not None:
            self.path = path
            self._tell()

    def _tell(self) -> None:
        self._place.set_texts(str(self.path), f"…/{self.path.parent.name}/{self.path.name}")
