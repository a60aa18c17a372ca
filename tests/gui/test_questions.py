"""The questions: one click answers, a line of the answer leads to its place."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop.core.obligations.status import Status
from perm_desktop.core.questions.asked import (
    STATE,
    STATUS,
    Answer,
    Found,
    Place,
    look_of,
)
from perm_desktop.core.questions.registry import Question, answerable
from perm_desktop.gui.actions import COMMANDS
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.questions.dialog import QuestionsDialog
from perm_desktop.gui.questions.names import command_of
from perm_desktop.store.catalog import Catalog
from tests.gui import walking
from tests.gui.conftest import Sample
from tests.gui.windows import Opened, active_dialog, opened_window

LINES = tuple(
    Found(
        (name, "Overdue"),
        Place(year=2027, type=key, state=name[:2].upper()),
        look_of(Status.OVERDUE),
        key.capitalize(),
    )
    for name, key in (("Ohio", "intake"), ("Texas", "intake"), ("Utah", "kick-off"))
)


class Desk:
    """Answers every question with the same lines; keeps what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, date | None]] = []

    def answer(self, question: Question, since: date | None, kind: str) -> Answer | None:
        """Four has no lines, five could not be read."""
        self.asked.append((question.number, since))
        if question.number == 5:
            return None
        lines = () if question.number == 4 else LINES
        if question.number == 10:
            lines = (Found(("Sample outcomes", ""), Place()),)
        if kind:
            lines = tuple(line for line in lines if line.place.type == kind)
        sentence = f"{len(lines)} of 18 states."
        heads, day = (STATE, STATUS), date(2026, 4, 14)
        return Answer(sentence, heads, lines, "None is above.", "RY 2027, Ohio", day)


@pytest.fixture
def desk() -> Desk:
    """What the dialog asks."""
    return Desk()


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> Iterator[QuestionsDialog]:
    """The dialog, open on the first question."""
    found = QuestionsDialog(LIGHT, desk.answer, date(2026, 4, 10))
    qtbot.addWidget(found)
    found.show()
    yield found
    found.close()


def shown(dialog: QuestionsDialog) -> list[str]:
    """The first column."""
    assert dialog.table is not None
    model = dialog.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_first_question_is_answered_at_once(dialog: QuestionsDialog, desk: Desk) -> None:
    assert desk.asked == [(1, None)]
    assert shown(dialog) == ["Ohio", "Texas", "Utah"]
    assert dialog.sentence.text() == "3 of 18 states."
    assert dialog.scope.text() == "RY 2027, Ohio, as of Apr 14, 2026."


def test_a_click_on_a_question_answers_it(
    dialog: QuestionsDialog, desk: Desk, qtbot: QtBot
) -> None:
    area = dialog.list.visualItemRect(dialog.list.item(2))
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert desk.asked[-1] == (3, None)
    assert dialog.words.text() == answerable()[2].words


def test_an_answer_can_be_kept_to_one_type(dialog: QuestionsDialog) -> None:
    dialog.types.setCurrentIndex(dialog.types.findText("Kick-off"))
    dialog.types.activated.emit(dialog.types.currentIndex())
    assert shown(dialog) == ["Utah"]
    assert dialog.answer is not None
    assert len(dialog.answer.lines) == 1
    assert dialog.sentence.text() == "1 of 18 states."


def test_a_line_about_nothing_that_is_there_leads_nowhere(
    dialog: QuestionsDialog, qtbot: QtBot
) -> None:
    dialog.ask(10)
    assert not dialog.go.isEnabled()
    assert dialog.table is not None
    with qtbot.assertNotEmitted(dialog.place_wanted):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.isVisible()


@pytest.mark.parametrize(("number", "words"), [(4, "None is above."), (5, "")])
def test_without_a_line_there_is_nowhere_to_go(
    number: int, words: str, dialog: QuestionsDialog
) -> None:
    dialog.ask(number)
    assert dialog.table is None
    assert dialog.none.text() == words
    assert not dialog.go.isVisible()
    assert dialog.export.isEnabled() is bool(words)


def test_a_day_asks_anew_what_changed(dialog: QuestionsDialog, desk: Desk) -> None:
    assert not dialog.since.isVisible()
    dialog.ask(16)
    assert desk.asked[-1] == (16, None)
    dialog.since.setDate(QDate(2026, 4, 1))
    assert desk.asked[-1] == (16, date(2026, 4, 1))


def test_enter_on_a_line_leads_to_its_place(dialog: QuestionsDialog, qtbot: QtBot) -> None:
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.table is not None
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.place_wanted) as wanted:
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert wanted.args == [LINES[1].place]
    assert not dialog.isVisible()


@pytest.mark.parametrize("width", [1180, 640])
def test_every_part_has_a_name(width: int, dialog: QuestionsDialog, qapp: QApplication) -> None:
    dialog.resize(width, 360)
    qapp.processEvents()
    assert walking.unnamed(dialog) == []
    assert walking.mnemonic_clashes(dialog) == {}


def test_each_question_is_a_command_of_the_menu() -> None:
    texts = {command.name: command.text for command in COMMANDS if command.menu == "&Questions"}
    assert {command_of(each) for each in answerable()} | {"questions"} == texts.keys()
    letters = [text[text.index("&") + 1].lower() for text in texts.values()]
    assert len(set(letters)) == len(letters)


@pytest.fixture
def window(small: Catalog, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    """A window over the small catalog, at the States page."""
    with opened_window(qapp, small, tmp_path / "window.ini", page="states") as found:
        yield found


def in_dialog(act: Callable[[QuestionsDialog], None]) -> None:
    """Do something in the dialog that opens next, then leave it."""

    def run() -> None:
        dialog = active_dialog(QuestionsDialog)
        assert isinstance(dialog, QuestionsDialog)
        try:
            act(dialog)
        finally:
            dialog.reject()

    QTimer.singleShot(0, run)


def test_a_command_answers_its_question_from_any_page(window: Opened) -> None:
    told: list[str] = []
    in_dialog(lambda dialog: told.extend((dialog.words.text(), dialog.sentence.text())))
    window.trigger("question_13")
    assert told[0].startswith("What happened to the “if needed” webinars")
    assert told[1] == (
        "Of 36 obligations (18 states, 2 types): 0 held, 0 needed and not held yet, 0 not needed,"
        " 36 undecided."
    )


def test_the_question_asked_last_is_answered_first(window: Opened) -> None:
    in_dialog(lambda dialog: dialog.ask(2))
    window.trigger("questions")
    numbers: list[int] = []
    in_dialog(lambda dialog: numbers.append(dialog.question.number))
    window.trigger("questions")
    assert numbers == [2]


def test_a_line_about_what_is_owed_leads_to_why(window: Opened) -> None:
    wanted: list[object] = []
    window.session.obligation_wanted.connect(wanted.append)
    in_dialog(lambda dialog: dialog.go.click())
    window.trigger("question_13")
    assert wanted == [(2027, "mrr-mr-policy-webinar", "AK")]
    assert window.window.open_page == "coverage"


def test_a_line_about_a_meeting_that_is_not_shown_leads_to_it(
    window: Opened, sample: Sample
) -> None:
    window.session.show_states(("TX",))
    window.window.use_cases.questions.go(Place(meeting=sample.new_york))
    assert window.session.selection == sample.new_york
    assert window.session.shown_states == frozenset()


def test_an_answer_is_exported_as_it_is_shown(window: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "answer.csv"
    window.answers.files.append(target)

    def export(dialog: QuestionsDialog) -> None:
        dialog.types.setCurrentIndex(1)
        dialog.types.activated.emit(1)
        dialog.export.click()

    in_dialog(export)
    window.trigger("question_13")
    qtbot.waitUntil(target.exists)
    text = target.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith('"Meeting","State","Outcome"')
    assert text.count("Undecided") == 18


def test_an_answer_is_printed(window: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "answer.pdf"))
    window.answers.printers.append(printer)
    in_dialog(lambda dialog: dialog.print.click())
    window.trigger("question_13")
    said = window.window.statusBar().currentMessage
    qtbot.waitUntil(lambda: said().startswith("Sent "))
