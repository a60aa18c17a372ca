"""Brings reports of a call into a meeting: what is certain is shown, the rest is answered."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.counting import counted
from perm_desktop.core.people.call_lines import Answer, Identity
from perm_desktop.core.people.matching import Outcome
from perm_desktop.core.people.person import Person
from perm_desktop.gui.imports import attendance_lines
from perm_desktop.gui.imports.attendance_lines import Choice, ReportLine
from perm_desktop.gui.kit.announcing import announce
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.line_model import LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.gui.small_dialogs import Question
from perm_desktop.services import attendance_reports, meetings
from perm_desktop.services.attendance_reports import Done, Preview

_SIZE = QSize(1040, 600)
_NUMBERS = 9  # answers that have a key


class AnswerList(QListWidget):
    """Answers to choose from; Enter chooses one and goes no further."""

    taken = Signal(int)  # row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter would press the button of the dialog as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.taken.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click chooses as well."""
        super().mouseDoubleClickEvent(event)
        self.taken.emit(self.currentRow())


class AttendanceDialog(Question):
    """A line for each name of the reports; the answers to the current one stand beside it."""

    def __init__(
        self, session: Session, preview: Preview, palette: Palette, parent: QWidget | None = None
    ) -> None:
        super().__init__("Bring in a report", "", "Bring in", parent)
        self._session = session
        self.preview = preview
        self.replacing: set[Identity] = set()
        self.written: Done | None = None
        self._choices: list[Choice] = []
        self.model = LineModel(attendance_lines.columns(), lambda line: line.key, self)
        self.table = LineTable(self.model, palette, "reportLines", "Names in the report")
        self.warning, self.who = QLabel(), QLabel()
        self.answers = AnswerList()
        self.states, self.share = QComboBox(), QSpinBox()
        self._build(palette)
        self._show()
        self._go_to_open(0)
        resize_within_screen(self, _SIZE)
        self.table.setFocus()

    def accept(self) -> None:
        """Write what is shown as one step; a refusal is told and nothing is written."""
        catalog, shown, replacing = self._session.catalog, self.preview, self.replacing
        self.written = self._session.attempt(
            lambda: attendance_reports.commit(catalog, shown, replacing)
        )
        if self.written is not None:
            super().accept()

    # -- building

    def _build(self, palette: Palette) -> None:
        for label in (self.sentence, self.warning, self.who):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.warning.setText(" ".join(self.preview.warnings))
        self.warning.setVisible(bool(self.preview.warnings))
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.table, 3)
        middle.addLayout(self._side(), 1)
        self.middle.addWidget(self.warning)
        self.middle.addLayout(middle, 1)
        self.middle.addLayout(self._foot())
        make_primary(self._primary, palette)
        self.table.chosen.connect(self._tell)
        self.table.opened.connect(self._answer_by_list)
        self.answers.taken.connect(self._on_taken)
        for number in range(1, _NUMBERS + 1):
            self._on_key(str(number), lambda number=number: self._answer(number - 1))
        self._on_key("U", self._take_back)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)

    def _side(self) -> QVBoxLayout:
        """Who the current name may be."""
        side = QVBoxLayout()
        side.setSpacing(4)
        self.answers.setWordWrap(True)
        self.answers.setMinimumHeight(40)
        self.answers.setMinimumWidth(160)
        self.answers.setObjectName("reportAnswers")
        self.states.setAccessibleName("Counts for")
        self.states.setMinimumContentsLength(10)
        whole = len(self.preview.row.state_codes) > 1
        if whole:
            self.states.addItem("Choose a state", "")
        for code in self.preview.row.state_codes:
            self.states.addItem(self._session.reference.states[code].name, code)
        self.states.currentIndexChanged.connect(self._list_answers)
        of_state = QLabel("Counts &for")
        of_state.setBuddy(self.states)
        of_state.setVisible(whole)
        self.states.setVisible(whole)
        side.addWidget(self.who)
        side.addWidget(self.answers, 1)
        side.addWidget(of_state)
        side.addWidget(self.states)
        return side

    def _foot(self) -> QHBoxLayout:
        """From which share of the meeting on somebody attended it."""
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.share.setRange(1, 100)
        self.share.setSuffix(" %")
        self.share.setAccessibleName("Attended from")
        self.share.setValue(self.preview.share)
        self.share.valueChanged.connect(self._on_share)
        label = QLabel("&Attended from")
        label.setBuddy(self.share)
        foot.addWidget(label)
        foot.addWidget(self.share)
        foot.addWidget(QLabel(f"of {self.preview.call.whole} minutes; less is partial"))
        foot.addStretch(1)
        return foot

    def _on_key(self, key: str, act: Callable[[], None]) -> None:
        """A key of the table, and of the answers beside it."""
        for place in (self.table, self.answers):
            shortcut = QShortcut(QKeySequence(key), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    # -- showing

    def _show(self) -> None:
        self.table.show_lines(attendance_lines.shown(self.preview, self.replacing))
        row = self.preview.row
        left = sum(line.is_open for line in self.model.lines)
        keys = " Press a number to answer, U to take it back." if left else ""
        what = attendance_lines.told(self.preview)
        self.sentence.setText(f"{meetings.describe(row)}. {what}{keys}")
        count = len(self.preview.matched)
        self._primary.setText(f"&Bring in {counted(count, 'name')}")
        self._primary.setEnabled(bool(count) or bool(self.preview.answers))
        self._tell()

    @property
    def _primary(self) -> QPushButton:
        return self.buttons.button(QDialogButtonBox.StandardButton.Ok)

    def _tell(self) -> None:
        """Show the current name and its answers; a state is chosen anew for each name."""
        line = self._line()
        self.who.setText(attendance_lines.heading(line) if line is not None else "")
        self.states.blockSignals(True)
        self.states.setCurrentIndex(0)
        self.states.blockSignals(False)
        self._list_answers()

    def _list_answers(self) -> None:
        """Show what can be answered about the current name."""
        line = self._line()
        self.answers.clear()
        self._choices = []
        if line is None:
            return
        attendee = line.line.attendee
        code = str(self.states.currentData() or "")
        here = self.preview.call.posts
        self._choices = attendance_lines.choices(
            line, code, self.states.currentText(), here, self._described
        )
        for number, choice in enumerate(self._choices, 1):
            self.answers.addItem(f"{number}  {choice.words}")
        self.answers.setAccessibleName(f"Answers about {attendee.name}")
        self.answers.setCurrentRow(0)

    def _line(self) -> ReportLine | None:
        lines = self.table.selected_lines()
        return lines[0] if len(lines) == 1 else None

    def _described(self, person: Person) -> str:
        """A person with their post at the meeting, or where else they are."""
        posts = self.preview.call.posts.get(person.id, ())
        places = ", ".join(f"{post.state} {post.role}".strip() for post in posts)
        where = places or person.agency or "serves no state of this meeting"
        return ", ".join(filter(None, (person.name, where, person.email)))

    # -- answering

    def _answer(self, number: int) -> None:
        """Take an answer about the current name and go on to the next that is open."""
        line = self._line()
        if line is None or not 0 <= number < len(self._choices):
            return
        choice = self._choices[number]
        if choice.lacks_state:
            self.states.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        row = self.table.selected_rows()[0]
        if choice.answer is None:
            (self.replacing.add if choice.is_replacing else self.replacing.discard)(line.key)
        else:
            self.preview = self.preview.answered({**self.preview.answers, line.key: choice.answer})
        self._show()
        announce(self.table, f"{line.line.attendee.name}: {choice.words}")
        self._go_to_open(row + 1)

    def _take_back(self) -> None:
        """Leave the current name as it was before it was answered."""
        line = self._line()
        if line is None:
            return
        self.replacing.discard(line.key)
        rest: dict[Identity, Answer] = dict(self.preview.answers)
        rest.pop(line.key, None)
        self.preview = self.preview.answered(rest)
        self._show()

    def _answer_by_list(self) -> None:
        """Enter on a name goes to its answers."""
        self.answers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_taken(self, number: int) -> None:
        self._answer(number)
        if not self.states.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_share(self, percent: int) -> None:
        self.preview = self.preview.at_share(percent)
        self._show()

    def _go_to_open(self, first: int) -> None:
        """Go to the next name to be answered, else stay."""
        lines = self.model.lines
        order = [*range(first, len(lines)), *range(min(first, len(lines)))]
        waiting = next((row for row in order if self._waits(lines[row])), None)
        if waiting is not None:
            self.table.go_to(waiting)
        elif lines and not self.table.selected_rows():
            self.table.go_to(0)

    def _waits(self, line: ReportLine) -> bool:
        is_unknown = line.line.outcome in (Outcome.ASKED, Outcome.NEW)
        return is_unknown and line.key not in self.preview.answers
