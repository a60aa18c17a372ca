"""A report of a call is answered by keys and brought in as one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.imports.attendance_dialog import AttendanceDialog
from perm_desktop.gui.imports.columns_dialog import ColumnsDialog
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.session import Session
from perm_desktop.services import attendance, attendance_reports, history
from perm_desktop.store import known_names
from perm_desktop.store.catalog import Catalog
from tests.gui import report_samples
from tests.gui.conftest import Sample
from tests.gui.windows import opened_window

JORG, VICTOR, NOTES, ALEX, HOST = range(5)  # lines, those that are asked first


@pytest.fixture
def dialog(session: Session, sample: Sample, qtbot: QtBot) -> AttendanceDialog:
    """The report of the joint call, shown as it would be."""
    report_samples.fill(session.catalog)
    shown = report_samples.looked_at(session.catalog, sample.joint)
    return opened(AttendanceDialog(session, shown, LIGHT), qtbot)


def opened(made: AttendanceDialog, qtbot: QtBot) -> AttendanceDialog:
    """Show a dialog without waiting for its end."""
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def words(dialog: AttendanceDialog) -> list[str]:
    return [line.look.word for line in dialog.model.lines]


def marks(session: Session, meeting: int) -> list[tuple[str, str, str, str]]:
    found = attendance.lines(session.catalog, meeting)
    return [(each.state, each.role, each.person, each.mark) for each in found]


def test_names_to_be_answered_come_first_and_the_keys_begin_there(
    dialog: AttendanceDialog,
) -> None:
    assert words(dialog) == [
        *("Who is this?", "Who is this?", "Nobody known", "Attended", "Passed over")
    ]
    assert dialog.table.selected_rows() == [JORG]
    assert QApplication.focusWidget() is dialog.table


def test_numbers_answer_one_name_after_the_other_and_enter_writes_one_step(
    dialog: AttendanceDialog, session: Session, sample: Sample
) -> None:
    QTest.keyClicks(dialog.table, "1")
    assert dialog.table.selected_rows() == [VICTOR]
    QTest.keyClicks(dialog.table, "2")
    QTest.keyClicks(dialog.table, "1")  # a note taker, who needs a state first
    assert dialog.states.hasFocus()
    assert words(dialog)[NOTES] == "Nobody known"
    dialog.table.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.written is not None
    assert dialog.written.remembered == 2
    assert {person for _, _, person, _ in marks(session, sample.joint)} == {
        *("Alex Sample", "Jörg Sample", "Victor Sample")
    }
    history.undo(session.catalog)
    assert marks(session, sample.joint) == []
    assert known_names.remembered(session.catalog.connection) == {}


def test_a_walk_in_counts_for_the_state_that_was_chosen(
    dialog: AttendanceDialog, session: Session, sample: Sample
) -> None:
    dialog.table.go_to(NOTES)
    dialog.states.setCurrentIndex(dialog.states.findData("TX"))
    assert dialog.answers.item(0).text() == "1  A walk-in for Texas"
    QTest.keyClicks(dialog.table, "1")
    dialog.accept()
    assert ("TX", "", "Note taker", "attended") in marks(session, sample.joint)


def test_the_state_of_one_name_is_not_taken_for_the_next(dialog: AttendanceDialog) -> None:
    dialog.states.setCurrentIndex(dialog.states.findData("TX"))
    dialog.table.go_to(NOTES)
    assert dialog.states.currentData() == ""


def test_enter_on_a_name_leads_to_its_answers_and_back(dialog: AttendanceDialog) -> None:
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.answers.hasFocus()
    assert dialog.answers.accessibleName() == "Answers about Jorg Sample"
    QTest.keyClick(dialog.answers, Qt.Key.Key_Return)
    assert words(dialog)[JORG] == "Partial"
    assert dialog.table.hasFocus()


def test_an_answer_can_be_taken_back(dialog: AttendanceDialog) -> None:
    QTest.keyClicks(dialog.table, "1")
    dialog.table.go_to(JORG)
    QTest.keyClicks(dialog.table, "u")
    assert words(dialog)[JORG] == "Who is this?"


def test_another_share_is_enough_for_who_stayed_less(dialog: AttendanceDialog) -> None:
    QTest.keyClicks(dialog.table, "1")
    assert words(dialog)[JORG] == "Partial"
    dialog.share.setValue(30)
    assert words(dialog)[JORG] == "Attended"


def test_a_mark_of_before_stays_until_it_is_replaced(
    session: Session, sample: Sample, qtbot: QtBot
) -> None:
    report_samples.fill(session.catalog)
    attendance.mark(session.catalog, sample.joint, "TX", Mark.ABSENT, "PM")
    shown = report_samples.looked_at(session.catalog, sample.joint)
    dialog = opened(AttendanceDialog(session, shown, LIGHT), qtbot)
    dialog.table.go_to(ALEX)
    assert words(dialog)[ALEX] == "Stays absent"
    assert dialog.answers.item(1).text() == "2  Replace it by attended"
    QTest.keyClicks(dialog.table, "2")
    assert words(dialog)[ALEX] == "Attended"
    dialog.accept()
    assert ("TX", "PM", "Alex Sample", "attended") in marks(session, sample.joint)


def test_columns_are_chosen_once_and_kept(session: Session, qtbot: QtBot) -> None:
    def made() -> ColumnsDialog:
        kept = attendance_reports.maps(session.catalog)
        dialog = ColumnsDialog(
            *("Which?", ("Who", "Min"), attendance_reports.FIELDS, kept),
            lambda name, columns: attendance_reports.keep_map(session.catalog, name, columns),
            None,
        )
        qtbot.addWidget(dialog)
        return dialog

    first = made()
    first.accept()
    assert first.sentence.text().startswith("The mapping needs a name.")
    first.fields["name"].setCurrentText("Who")
    first.name.setText("Sheet")
    first.accept()
    assert first.chosen == "Sheet"
    again = made()
    assert again.maps.currentText() == "Sheet"
    assert again.fields["name"].currentText() == "Who"


def test_the_command_reads_the_chosen_file_and_shows_it(
    qapp: QApplication, small: Catalog, sample: Sample, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "participants.csv"
    times = "04/15/2026 01:00:00 PM,04/15/2026 02:00:00 PM,60"
    file.write_text(
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"
        f"Alex Sample,alex@example.org,{times}\n",
        encoding="utf-8",
    )
    report_samples.fill(small)
    told: list[str] = []

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, AttendanceDialog):
            told.append(dialog.sentence.text())
            dialog.accept()

    waiting = QTimer()
    waiting.timeout.connect(accept)
    with opened_window(qapp, small, tmp_path / "settings.ini") as window:
        window.session.select(sample.joint)
        window.answers.files = [file]
        waiting.start(10)
        window.trigger("bring_in_report")
        qtbot.waitUntil(lambda: bool(told))
        waiting.stop()
        found = attendance.lines(small, sample.joint)
        assert [(line.person, line.mark) for line in found] == [("Alex Sample", "attended")]
    assert "Zoom participants report: 1 matched." in told[0]
