"""What stands in place of an agenda without items: a proposal, and the way to begin without it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.agenda_prefill import Proposal
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette

_BELOW = 6
_NOTHING = "No agenda items yet."


class AgendaEmpty(QWidget):
    """One sentence, the proposed items to look at, and a button each for yes and no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposal: Proposal | None = None
        self.sentence = QLabel()
        self.proposed = QListWidget()
        self.use = QPushButton()
        self.add = QPushButton()
        self._build()
        self.show_proposal(None, writable=False)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        make_primary(self.use, palette)

    def show_proposal(self, proposal: Proposal | None, *, writable: bool) -> None:
        """Show another proposal, or that there is none."""
        self.proposal = proposal
        count = len(proposal.items) if proposal else 0
        self.sentence.setText(
            f"No agenda items yet. Proposed: {proposal.words}." if proposal else _NOTHING
        )
        self.proposed.clear()
        for item in proposal.items if proposal else ():
            presenter = f" · {item.presenter}" if item.presenter else ""
            self.proposed.addItem(f"{item.title} · {item.minutes} min{presenter}")
        self._fit()
        self.use.setText("&Use this item" if count == 1 else f"&Use these {count} items")
        self.add.setText("Start empty" if proposal else "Add item")
        for part in (self.proposed, self.use):
            part.setVisible(proposal is not None)
        for button in (self.use, self.add):
            button.setEnabled(writable)

    def first(self) -> QWidget:
        """The button that the focus goes to."""
        return self.use if self.proposal is not None and self.use.isEnabled() else self.add

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """No more room than the items need, so that the buttons stand below them."""
        if count := self.proposed.count():
            last = self.proposed.item(count - 1)
            self.proposed.doItemsLayout()
            self.proposed.scrollToTop()
            bottom = self.proposed.visualItemRect(last).bottom()
            self.proposed.setMaximumHeight(bottom + _BELOW)

    def _build(self) -> None:
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.proposed.setObjectName("proposedItems")
        self.proposed.setAccessibleName("Proposed items")
        self.proposed.setFont(theme.font(theme.TABLE))
        self.proposed.setFrameShape(QFrame.Shape.NoFrame)
        self.proposed.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.proposed.setWordWrap(True)
        self.proposed.setSpacing(2)
        self.proposed.setMinimumHeight(24)
        self.proposed.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.use.setObjectName("useProposal")
        self.add.setObjectName("addFirstItem")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.use)
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.sentence)
        layout.addWidget(self.proposed, 1)
        layout.addLayout(buttons)
        layout.addStretch()
