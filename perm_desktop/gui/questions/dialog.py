"""The questions on the left, the answer to one of them on the right."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.questions.asked import Answer, Found, Place
from perm_desktop.core.questions.registry import Question, answerable
from perm_desktop.gui.kit.announcing import announce
from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.kit.list_and_detail import ListAndDetail
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of
from perm_desktop.gui.questions.table import table_of

_SIZE = QSize(1240, 640)
_LIST_WIDTH = 230
_ALL_TYPES = "All of them"

# a question, the day since when, the key of one meeting type or nothing
AnswerOf = Callable[[Question, date | None, str], Answer | None]


class QuestionsDialog(QDialog):
    """Choosing a question answers it; a line of the answer leads to its place."""

    place_wanted = Signal(object)  # Place
    print_wanted = Signal(object, object)  # Question, Answer
    export_wanted = Signal(object, object)  # Question, Answer

    def __init__(
        self,
        palette: Palette,
        answer_of: AnswerOf,
        since: date,
        first: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._colors, self._answer_of = palette, answer_of
        self._questions = answerable()
        self.answer: Answer | None = None  # as it is shown
        self._since: date | None = None  # None: since the catalog was looked at last
        self.list = QListWidget()
        self.words, self.sentence, self.none = QLabel(), QLabel(), QLabel()
        self.scope = QLabel()
        self.types, self.since = QComboBox(), day_field("Since", since)
        self.table: LineTable[Found] | None = None
        self.go = QPushButton("&Go to it")
        self.print, self.export = QPushButton("&Print…"), QPushButton("&Export…")
        self._build(palette)
        self._connect()
        self.ask(first or self._questions[0].number)

    @property
    def question(self) -> Question:
        """The question that is answered."""
        return self._questions[max(self.list.currentRow(), 0)]

    def ask(self, number: int) -> None:
        """Answer a question by its number."""
        rows = [each.number for each in self._questions]
        self.list.setCurrentRow(rows.index(number) if number in rows else 0)

    def show_answer(self) -> None:
        """Where there is no room for both, show the answer; the questions are a step back."""
        self._both.show_detail()

    # -- building

    def _build(self, palette: Palette) -> None:
        self.setWindowTitle("Questions")
        self.setObjectName("questionsDialog")
        self.setSizeGripEnabled(True)
        self._build_list()
        self.words.setFont(theme.font(theme.STRONG))
        self.scope.setFont(theme.font(theme.TABLE))
        self.scope.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self.words, self.sentence, self.none, self.scope):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.types.setAccessibleName("Meeting type")
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(12, 0, 0, 0)
        self._right.setSpacing(8)
        for part in (self.words, self.sentence):
            self._right.addWidget(part)
        self._right.addLayout(self._tools())
        self._right.addWidget(self.none, 1)
        self._right.addWidget(self.scope)
        self._both = ListAndDetail(self.list, right, _LIST_WIDTH, "All questions")
        self._both.set_palette(palette)
        make_primary(self.go, palette)
        layout = dialog_column(self)
        layout.addWidget(self._both, 1)
        layout.addLayout(self._foot())
        resize_within_screen(self, _SIZE)

    def _build_list(self) -> None:
        self.list.setAccessibleName("Questions")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        for each in self._questions:
            item = QListWidgetItem(each.title)
            item.setToolTip(each.words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, each.words)
            self.list.addItem(item)

    def _tools(self) -> QHBoxLayout:
        self._kind, self._from = QLabel("&Meeting type"), QLabel("&Since")
        self._kind.setBuddy(self.types)
        self._from.setBuddy(self.since)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for part in (self._kind, self.types, self._from, self.since):
            tools.addWidget(part)
        tools.addStretch(1)
        return tools

    def _foot(self) -> QHBoxLayout:
        close = QPushButton("&Close")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.print, self.export):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.go, close):
            foot.addWidget(button)
        for button in (self.print, self.export, close):
            button.setAutoDefault(False)
        return foot

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_asked)
        self.list.itemClicked.connect(self.show_answer)
        self.list.itemActivated.connect(self._go_on)
        self._both.went_back.connect(self.list.setFocus)
        self.types.activated.connect(self._on_type)
        self.since.dateChanged.connect(self._on_since)
        self.go.clicked.connect(self._lead)
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.question, self.answer))
        self.export.clicked.connect(lambda: self.export_wanted.emit(self.question, self.answer))

    # -- answering

    def _on_asked(self) -> None:
        self._since = None
        self._read()

    def _on_since(self) -> None:
        self._since = day_of(self.since)
        self._read()

    def _on_type(self) -> None:
        """Ask it of one type alone, so that what is counted is of that type too."""
        self.answer = self._answer_of(self.question, self._since, self.types.currentData())
        self._show_lines()

    def _read(self) -> None:
        question = self.question
        self.answer = self._answer_of(question, self._since, "")
        self.words.setText(question.words)
        self._offer_types()
        for part in (self._from, self.since):
            part.setVisible(question.is_since)
        self._replace_table()
        self._show_lines()

    def _offer_types(self) -> None:
        """The types there are in the answer, where it can be kept to one."""
        lines = self.answer.lines if self.answer and self.question.is_by_type else ()
        titles = {line.place.type: line.type for line in lines if line.type}
        self.types.clear()
        self.types.addItem(_ALL_TYPES, "")
        for key, title in titles.items():
            self.types.addItem(title, key)
        for part in (self._kind, self.types):
            part.setVisible(len(titles) > 1)

    def _replace_table(self) -> None:
        if self.table is not None:
            self._right.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
            self.table = None
        if self.answer is None or not self.answer.lines:
            return
        self.table = table_of(self.answer, self.question.title, self._colors)
        self.table.opened.connect(self._lead)
        self.table.chosen.connect(self._tell_place)
        self._right.insertWidget(self._right.indexOf(self.none), self.table, 1)
        self.setTabOrder(self.since, self.table)
        self.setTabOrder(self.table, self.print)

    def _show_lines(self) -> None:
        shown = self.answer
        has_lines = self.table is not None and shown is not None
        if self.table is not None and shown is not None:
            self.table.show_lines(shown.lines)
            if not self.table.selected_rows() and shown.lines:
                self.table.go_to(0)
        self.none.setVisible(not has_lines)
        self.none.setText(shown.none if shown is not None else "")
        self.sentence.setVisible(has_lines)
        self.sentence.setText(shown.told if shown is not None and has_lines else "")
        self.scope.setText(f"{shown.scope}." if shown is not None and shown.scope else "")
        for button in (self.print, self.export):
            button.setEnabled(shown is not None)
        self.go.setVisible(has_lines)  # where there is no line there is nowhere to go
        self._tell_place()
        announce(self.list, self.sentence.text() if has_lines else self.none.text())

    def _tell_place(self) -> None:
        """Some lines lead nowhere: a step may be about everything, or about what is gone."""
        self.go.setEnabled(self._place is not None)

    @property
    def _place(self) -> Place | None:
        """Where the selected line leads to."""
        lines = self.table.selected_lines() if self.table is not None else []
        return lines[0].place if lines and lines[0].place else None

    # -- going on

    def _go_on(self) -> None:
        """Enter on a question goes into its answer."""
        self._both.show_detail()
        if self.table is not None:
            self.table.setFocus()

    def _lead(self, _: object = None) -> None:
        if (place := self._place) is not None:
            self.accept()
            self.place_wanted.emit(place)
