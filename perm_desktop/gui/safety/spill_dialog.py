"""Remove a spill: look where a text is, choose, say why, and say yes a second time."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import silent
from perm_desktop.core.spilled_text import SpilledText
from perm_desktop.gui.kit.announcing import announce
from perm_desktop.gui.kit.dialog_layout import dialog_column, dialog_form
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.scrolling import scrolling
from perm_desktop.gui.look import theme
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import spill, spill_survey
from perm_desktop.services.spill import Outcome
from perm_desktop.services.spill_survey import Survey
from perm_desktop.store.erased_files import FileHit, Kind

YES = "REMOVE"
_OK, _CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
_SENTENCE = (
    "Erases a text that should never have been typed, such as a Social Security number: from the"
    " catalog, its history, its backups and the program’s other files. This is the only act that"
    " cannot be undone. Who removed it, when and why stays in the history; the text does not."
)
_SIZE = QSize(640, 620)
_TEXT_LINES = 3
_PATH = Qt.ItemDataRole.UserRole


class SpillDialog(QDialog):
    """Looks and removes on the worker; it cannot be left while a text is being removed."""

    def __init__(
        self, path: Path, tasks: Tasks, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._path, self._tasks = path, tasks
        self._survey: Survey | None = None
        self._looked_for = ""
        self._is_busy = False
        self.outcome: Outcome | None = None
        self.removed: SpilledText | None = None
        self.text, self.reason, self.yes = QPlainTextEdit(text), QLineEdit(), QLineEdit()
        self.look_button = QPushButton("&Look for it")
        self.found, self.summary = QTreeWidget(), _label("")
        self._progress = QProgressBar()
        self._yes_label = QLabel(f"Type {YES} to &confirm")
        self.buttons = QDialogButtonBox(_OK | _CANCEL)
        self._form = dialog_form()
        self._build()
        self._connect()
        self._refresh()
        if text.strip():
            self.look()

    # -- what happens

    def look(self) -> None:
        """Look for the text that was typed."""
        try:
            spilled = SpilledText(self.text.toPlainText())
        except UserError as error:
            self._say(str(error))
            return
        self._looked_for = self.text.toPlainText()
        self._begin("Looking for the text…")
        work = partial(spill_survey.survey, self._path, spilled, silent)
        self._tasks.run("", work, self._on_found, self._on_refused)

    def remove(self) -> None:
        """Remove it for good."""
        try:
            spilled = SpilledText(self._looked_for)
            reason = spill.checked_reason(self.reason.text(), spilled)
        except UserError as error:
            self._say(str(error))
            return
        self.removed = spilled
        self._begin("Removing the text. This takes a while with many backups.")
        work = partial(
            spill.remove,
            *(self._path, spilled, reason, silent),
            discard=self._checked(Kind.UNREADABLE, checked=True),
            spare=self._checked(Kind.COPY, checked=False),
        )
        self._tasks.run("", work, self._on_removed, self._on_refused)

    def reject(self) -> None:
        """Leave, unless a text is being removed."""
        if not self._is_busy:
            self.done(QDialog.DialogCode.Accepted if self.outcome else QDialog.DialogCode.Rejected)

    def _on_found(self, survey: Survey) -> None:
        self._survey = survey
        self._end()
        self._list(survey)
        self._say(_found_words(survey))

    def _on_removed(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self._end()
        self._show_outcome(outcome)

    def _on_refused(self, error: UserError) -> None:
        self._end()
        self._say(str(error))

    def _begin(self, words: str) -> None:
        self._is_busy = True
        self._say(words)
        self._refresh()

    def _end(self) -> None:
        self._is_busy = False
        self._refresh()

    def _say(self, words: str) -> None:
        self.summary.setText(words)
        announce(self, words)

    def _on_typed(self) -> None:
        """What was found holds for the text that was looked for only."""
        if self._survey is not None and self.text.toPlainText() != self._looked_for:
            self._survey = None
            self.found.clear()
            self._say("Look for the text again: it was changed.")
        self._refresh()

    def _refresh(self) -> None:
        is_done, is_found = self.outcome is not None, self._is_something_found
        self._progress.setVisible(self._is_busy)
        for part in (self.text, self.reason, self.yes, self.found):
            part.setEnabled(not self._is_busy)
        self.look_button.setEnabled(not self._is_busy and bool(self.text.toPlainText().strip()))
        agreed = self.yes.text().strip().upper() == YES and bool(self.reason.text().strip())
        self.buttons.button(_OK).setEnabled(is_found and agreed and not self._is_busy)
        self.buttons.button(_CANCEL).setEnabled(not self._is_busy)
        self.found.setVisible(self.found.topLevelItemCount() > 0)
        for part in (self.reason, self.yes):
            self._form.setRowVisible(part, is_found and not is_done)

    @property
    def _is_something_found(self) -> bool:
        survey = self._survey
        return survey is not None and not (survey.is_empty and not survey.unreadable)

    # -- what is shown

    def _list(self, survey: Survey) -> None:
        self.found.clear()
        self._group("In this catalog", [(line.words, f"{line.places:,}") for line in survey.lines])
        self._files("Backups and other files", survey.files, checked=True)
        unreadable = [hit for hit in survey.strange if hit.kind is Kind.UNREADABLE]
        self._files("Cannot be opened; check what shall be deleted", unreadable, checked=False)
        strange = [hit for hit in survey.strange if hit.kind is not Kind.UNREADABLE]
        self._files("Not the program’s; clear them yourself", strange, checked=None)
        self._group("Out of reach", [(words, "") for words in spill.BEYOND_REACH])
        self._refresh()

    def _files(self, title: str, hits: Sequence[FileHit], *, checked: bool | None) -> None:
        lines = [(hit.path.name, f"{hit.places:,}" if hit.places else "?") for hit in hits]
        top = self._group(title, lines)
        for item, hit in zip(_children(top), hits, strict=True):
            item.setToolTip(0, str(hit.path))
            item.setData(0, _PATH, hit)
            if checked is not None:
                item.setCheckState(0, Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)

    def _group(self, title: str, lines: Sequence[tuple[str, str]]) -> QTreeWidgetItem:
        top = QTreeWidgetItem([title, ""])
        top.setFont(0, theme.font(theme.TABLE_STRONG))
        top.addChildren([QTreeWidgetItem([*line]) for line in lines])
        if lines:
            self.found.addTopLevelItem(top)
            top.setExpanded(True)
        return top

    def _checked(self, kind: Kind, *, checked: bool) -> list[Path]:
        """Files whose box is, or is not, checked."""
        wanted = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        hits = [
            hit
            for item in _children(self.found.invisibleRootItem())
            for child in _children(item)
            if isinstance(hit := child.data(0, _PATH), FileHit) and child.checkState(0) == wanted
        ]
        is_unreadable = kind is Kind.UNREADABLE
        return [hit.path for hit in hits if (hit.kind is Kind.UNREADABLE) == is_unreadable]

    def _show_outcome(self, outcome: Outcome) -> None:
        """The text itself is taken off the screen, too."""
        self._looked_for = ""
        self._survey = None
        self.found.setHeaderHidden(True)
        self.found.setAccessibleName("What is left to do")
        self.text.clear()
        self.text.setUndoRedoEnabled(False)
        self.text.hide()
        self.look_button.hide()
        self._text_label.hide()
        self.found.clear()
        failed = [*outcome.failed, *([] if outcome.is_clean else [spill.NOT_CLEAN])]
        self._group("Could not be cleared", [(words, "") for words in failed])
        self._group("Clear these yourself", [(str(path), "") for path in outcome.strange])
        self._group("Out of reach", [(words, "") for words in spill.BEYOND_REACH])
        self.buttons.button(_OK).hide()
        close = self.buttons.button(_CANCEL)
        close.setText("Close")
        close.setDefault(True)
        self._say(outcome.sentence)
        self._refresh()
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- building

    def _build(self) -> None:
        self.setWindowTitle("Remove a spill")
        self.text.setAccessibleName("Text to remove")
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText("As it was typed; capitals and line breaks do not matter")
        lines = _TEXT_LINES * self.text.fontMetrics().lineSpacing()
        self.text.setFixedHeight(lines + 2 * round(self.text.document().documentMargin()) + 4)
        self._text_label = QLabel("&Text to remove")
        self._text_label.setBuddy(self.text)
        self.found.setAccessibleName("Where it was found")
        self.found.setHeaderLabels(["Where", "Places"])
        self.found.setFont(theme.font(theme.TABLE))
        self.found.setMinimumHeight(140)
        head = self.found.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(self.found.fontMetrics().horizontalAdvance("Places") + 32)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.summary.setObjectName("spillSummary")
        self.summary.setFont(theme.font(theme.STRONG))
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName("Progress")
        self.reason.setAccessibleName("Reason")
        self.reason.setMaxLength(300)
        self.yes.setAccessibleName(f"Type {YES} to confirm")
        self._form.addRow("&Reason", self.reason)
        self._yes_label.setBuddy(self.yes)
        self._form.addRow(self._yes_label, self.yes)
        self.buttons.button(_OK).setText("Remove for good")
        self.buttons.button(_OK).setDefault(True)
        self.look_button.setAutoDefault(False)
        self.buttons.button(_CANCEL).setAutoDefault(False)
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_label(_SENTENCE))
        column.addWidget(self._text_label)
        column.addWidget(self.text)
        column.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.summary)
        column.addWidget(self._progress)
        column.addWidget(self.found, 1)
        column.addLayout(self._form)
        column.addStretch()
        outer = dialog_column(self)
        area = scrolling(middle)
        for part in (area.viewport(), middle):
            part.setBackgroundRole(QPalette.ColorRole.Window)
        outer.addWidget(area, 1)
        outer.addWidget(self.buttons)
        self.text.setFocus()
        resize_within_screen(self, _SIZE)

    def _connect(self) -> None:
        self.look_button.clicked.connect(self.look)
        self.text.textChanged.connect(self._on_typed)
        for field in (self.reason, self.yes):
            field.textChanged.connect(self._refresh)
        self.buttons.accepted.connect(self.remove)
        self.buttons.rejected.connect(self.reject)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(number) for number in range(item.childCount()))
    return [child for child in found if child is not None]


def _found_words(survey: Survey) -> str:
    if survey.is_empty:
        return "Found nowhere. Look how it was typed, or look for a part of it."
    places = "1 place" if survey.places == 1 else f"{survey.places:,} places"
    files = len(survey.files)
    beside = f", {files:,} of the program’s other files among them" if files else ""
    return f"Found in {places}{beside}."


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
