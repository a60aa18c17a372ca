"""What a look at the whole catalog found, and what can be mended."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPushButton,
    QWidget,
)

from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.services.checking import Problem
from perm_desktop.services.repairing import Outcome

_WELL = "All is well: every page, reference and note is as it was saved."
_LOST = ("damaged-pages", "unreadable-value", "missing-facts")  # what a backup has, if anything


class CheckDialog(QDialog):
    """Sentences in a list; Repair mends what loses nothing, Recover is for damaged pages."""

    repair_requested = Signal()
    recover_requested = Signal()

    def __init__(
        self, problems: Sequence[Problem], palette: Palette, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sentence = QLabel()
        self.list = QListWidget()
        self.repair = QPushButton("&Repair")
        self.recover = QPushButton("Re&cover…")
        self._build(palette)
        self._show(problems)

    def say_why(self, name: str) -> None:
        """Say first that the catalog is not open, and which."""
        self.setWindowTitle(f"{name} cannot be opened yet")

    def show_outcome(self, outcome: Outcome) -> None:
        """Say what was mended and what is left."""
        self._show(outcome.left)
        mended = "; ".join(sentence.rstrip(".") for _, sentence in outcome.done)
        kept = f" The catalog as it was is kept as {outcome.kept.name}." if outcome.kept else ""
        left = "All is well now." if not outcome.left else "What is left needs a backup:"
        self.sentence.setText(f"{mended or 'Nothing could be repaired'}.{kept} {left}")

    def _build(self, palette: Palette) -> None:
        self.setWindowTitle("Check the catalog")
        self.setObjectName("checkDialog")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.list.setAccessibleName("What was found")
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(72)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        for button in (self.repair, self.recover):
            make_primary(button, palette)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.repair.clicked.connect(self.repair_requested)
        self.recover.clicked.connect(self.recover_requested)
        layout = dialog_column(self)
        layout.addWidget(self.sentence)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        resize_within_screen(self, QSize(520, 260))

    def _show(self, problems: Sequence[Problem]) -> None:
        self.list.clear()
        self.list.addItems([problem.sentence for problem in problems])
        self.list.setVisible(bool(problems))
        can_repair = any(problem.repair for problem in problems)
        is_lost = any(each.kind in _LOST and not each.repair for each in problems)
        self.repair.setVisible(can_repair)
        self.recover.setVisible(is_lost and not can_repair)  # repair first: it loses nothing
        self.sentence.setText(_found(problems) if problems else _WELL)


def _found(problems: Sequence[Problem]) -> str:
    mendable = sum(1 for problem in problems if problem.repair)
    is_one = len(problems) == 1
    many = (
        "1 thing is not as it should be."
        if is_one
        else f"{len(problems)} things are not as they should be."
    )
    if not mendable:
        return many
    which = "It" if is_one else f"{mendable} of them"
    return (
        f"{many} {which} can be repaired without losing anything; the catalog as it is now is kept"
        " first."
    )
