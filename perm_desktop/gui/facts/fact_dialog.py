"""What the dialogs about the facts of a cycle share: their parts, and how they act."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.cycles import Cycle
from perm_desktop.core.errors import UserError
from perm_desktop.core.jurisdictions import State
from perm_desktop.gui.catalog.type_part import Refusal, sentence
from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services.coverage import TABLES, Coverage
from perm_desktop.store.catalog import Change

_STATE_WIDTH = 16  # characters


class FactDialog(QDialog):
    """A sentence, tools, the middle, what was refused, buttons; follows what is committed."""

    def __init__(
        self, session: Session, cycle: Cycle, palette: Palette, title: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.session, self.cycle = session, cycle
        self.setWindowTitle(f"{title}, {cycle.label}")
        self.sentence = sentence()
        self.tools, self.middle = QHBoxLayout(), QVBoxLayout()
        self.tools.setSpacing(8)
        self.middle.setSpacing(8)
        self.refusal = Refusal(palette)
        self.buttons = QDialogButtonBox()
        self.buttons.rejected.connect(self.reject)
        column = dialog_column(self, spacing=8)
        column.addWidget(self.sentence)
        column.addLayout(self.tools)
        column.addLayout(self.middle, 1)
        column.addWidget(self.refusal)
        column.addWidget(self.buttons)
        self._let_undo()
        session.changed.connect(self._on_changed)

    @property
    def is_writable(self) -> bool:
        """False where the catalog can only be read."""
        return not self.session.catalog.read_only

    @property
    def coverage(self) -> Coverage:
        """The facts of the cycle and what follows from them, as they are now."""
        return self.session.coverage.of(self.cycle.year)

    def refresh(self) -> None:
        """Show what the catalog has now."""

    def attempt(self, use_case: Callable[[], object]) -> bool:
        """Do something; a refusal is told here and stays until something is done."""
        try:
            self.session.insist(use_case)
        except UserError as error:
            self.refusal.tell(error)
            return False
        self.refusal.tell(None)
        return True

    def open_at(self, size: QSize) -> None:
        """Open at a size, where the screen has room for it."""
        resize_within_screen(self, size)

    def add_button(
        self, text: str, act: Callable[[], object], role: QDialogButtonBox.ButtonRole
    ) -> QPushButton:
        """Add a button to the foot; Enter elsewhere does not press it."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        self.buttons.addButton(button, role)
        return button

    def on_key(self, key: str, act: Callable[[], object], where: QWidget | None = None) -> None:
        """Let a key act in the dialog, or only while one part of it has the focus."""
        shortcut = QShortcut(QKeySequence(key), where or self)
        if where is not None:
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def _let_undo(self) -> None:
        """What is written at once can be taken back where it was written."""
        for key, act in (("Ctrl+Z", self.session.undo), ("Ctrl+Y", self.session.redo)):
            self.on_key(key, act)

    def _on_changed(self, change: Change) -> None:
        if change.touches(*TABLES, "deadline_start", "deadline_rule", "deadline_met"):
            self.refresh()


class StateChooser(QComboBox):
    """The states of a cycle by name; Ctrl+PgDn and Ctrl+PgUp of its dialog go through them."""

    def __init__(self, cycle: Cycle, states: dict[str, State], everyone: str = "") -> None:
        super().__init__()
        self.setAccessibleName("State")
        self.setMinimumContentsLength(_STATE_WIDTH)
        if everyone:
            self.addItem(everyone, "")
        for code in sorted(cycle.codes, key=lambda code: states[code].name):
            self.addItem(states[code].name, code)

    @property
    def code(self) -> str:
        """The chosen state; empty for all of them."""
        return str(self.currentData() or "")

    def choose(self, code: str) -> None:
        """Choose a state; one that is not there leaves the first."""
        self.setCurrentIndex(max(self.findData(code), 0))

    def beside(self, step: int) -> str:
        """Return the state so many places on, from the last to the first and back."""
        return str(self.itemData((self.currentIndex() + step) % self.count()) or "")


def labelled(text: str, field: QWidget) -> QLabel:
    """Return the label of a field that stands in a row of tools."""
    label = QLabel(text)
    label.setBuddy(field)
    return label


def start_state(session: Session, cycle: Cycle) -> str:
    """Return the state that is being worked on: the selected meeting's, a shown one, an own one."""
    row = session.selected_row
    of_meeting: Sequence[str] = row.state_codes if row and len(row.state_codes) == 1 else ()
    shown = sorted(session.shown_states) or sorted(session.my_states)
    wanted = (code for code in (*of_meeting, *shown) if code in cycle.codes)
    return next(wanted, "")
