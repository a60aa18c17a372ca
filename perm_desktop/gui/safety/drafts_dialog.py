"""A text that was typed beside the one the catalog has: which of them stays."""

from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.safety.draft_keeper import DraftKeeper
from perm_desktop.services.drafts import Found, joined

_HINT = (
    "Put back leaves the text it replaces in the history. Keep as it is forgets what was typed;"
    " closing leaves it for later."
)


class DraftsDialog(QDialog):
    """One draft after the other; closing it keeps those that are left."""

    def __init__(
        self,
        found: list[Found],
        typed: DraftKeeper,
        palette: Palette,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._found, self._typed = list(found), typed
        self.chooser, self._count = QComboBox(), QLabel("&Text")
        self.typed_text, self.stored_text = QPlainTextEdit(), QPlainTextEdit()
        self._typed_head, self._stored_head = QLabel(), QLabel()
        self._problem = QLabel()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.put_back = QPushButton("&Put back")
        self.keep_both = QPushButton("Keep &both")
        self.keep_stored = QPushButton("&Keep as it is")
        self.copy = QPushButton("&Copy typed text")
        self._build(palette)
        self._fill()

    def _build(self, palette: Palette) -> None:
        self.setWindowTitle("Texts that were not saved")
        self.setObjectName("draftsDialog")
        self._count.setBuddy(self.chooser)
        self.chooser.setAccessibleName("Text")
        self.chooser.currentIndexChanged.connect(self._show)
        hint = QLabel(_HINT)
        for label in (self._typed_head, self._stored_head, self._problem, hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for head in (self._typed_head, self._stored_head):
            head.setFont(theme.font(theme.TABLE_STRONG))
        self._problem.hide()
        make_primary(self.put_back, palette)
        self._add_buttons()
        self.put_back.setDefault(True)
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(self._count)
        choice.addWidget(self.chooser, 1)
        layout = dialog_column(self, spacing=8)
        layout.addLayout(choice)
        layout.addLayout(self._texts(), 1)
        layout.addWidget(hint)
        layout.addWidget(self._problem)
        layout.addWidget(self._buttons)
        acts = (self.put_back, self.keep_both, self.keep_stored, self.copy)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        chain = (self.chooser, self.typed_text, self.stored_text, *acts, close)
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
        resize_within_screen(self, QSize(760, 440))

    def _texts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        sides = ((self._typed_head, self.typed_text), (self._stored_head, self.stored_text))
        for column, (head, text) in enumerate(sides):
            text.setReadOnly(True)
            text.setPlaceholderText("No text")
            text.setTabChangesFocus(True)
            text.setMinimumHeight(60)
            grid.addWidget(head, 0, column)
            grid.addWidget(text, 1, column)
            grid.setColumnStretch(column, 1)
        self.typed_text.setAccessibleName("Typed, not saved")
        self.stored_text.setAccessibleName("In the catalog now")
        return grid

    def _add_buttons(self) -> None:
        role = QDialogButtonBox.ButtonRole.ActionRole
        acts = (
            ("putBack", self.put_back, self._on_put_back),
            ("keepBoth", self.keep_both, self._on_keep_both),
            ("keepStored", self.keep_stored, self._on_keep_stored),
            ("copyTyped", self.copy, self._on_copy),
        )
        for name, button, act in acts:
            button.setObjectName(name)
            button.clicked.connect(act)
            button.setAutoDefault(button is self.put_back)
            self._buttons.addButton(button, role)
        self._buttons.rejected.connect(self.reject)

    def _fill(self) -> None:
        """Offer what is left; close without any."""
        if not self._found:
            self.accept()
            return
        self.chooser.blockSignals(True)
        self.chooser.clear()
        self.chooser.addItems([each.what for each in self._found])
        self.chooser.blockSignals(False)
        self._show()

    def _show(self) -> None:
        found = self._current
        at = clock.home(datetime.fromisoformat(found.draft.at))
        when = f"{clock.day(at.date())}, {clock.clock(at)}"
        self._typed_head.setText(f"Typed {when}, not saved")
        is_as_before = found.stored == found.draft.before
        self._stored_head.setText(
            "In the catalog now" if is_as_before else "In the catalog now, changed since"
        )
        self.typed_text.setPlainText(found.draft.text)
        self.stored_text.setPlainText(found.stored)
        self.put_back.setEnabled(found.is_there)
        self.keep_both.setEnabled(found.is_there and bool(found.stored.strip()))
        self.keep_both.setVisible(found.draft.place.kind != "type")
        self.keep_stored.setText("&Keep as it is" if found.is_there else "&Forget it")
        self._problem.hide()

    @property
    def _current(self) -> Found:
        return self._found[max(self.chooser.currentIndex(), 0)]

    def _on_put_back(self) -> None:
        self._put(self._current.draft.text)

    def _on_keep_both(self) -> None:
        self._put(joined(self._current.stored, self._current.draft.text))

    def _put(self, text: str) -> None:
        found = self._current
        try:
            self._typed.put_back(found.draft, text)
        except UserError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self._done(found)

    def _on_keep_stored(self) -> None:
        found = self._current
        self._typed.keep_stored(found.draft)
        self._done(found)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._current.draft.text)

    def _done(self, found: Found) -> None:
        self._found.remove(found)
        self._fill()
