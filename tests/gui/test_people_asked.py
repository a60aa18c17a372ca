"""Roles and contacts in the window: asked in two clicks, told on Today, printed as a report."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.worklist_lines import Act, Line
from perm_desktop.gui.printing.dialog import PrintDialog
from perm_desktop.gui.questions.dialog import QuestionsDialog
from perm_desktop.gui.today.page import TodayPage
from perm_desktop.services import people
from perm_desktop.services.printing.choice import Choice, CyclePaper, Subject
from perm_desktop.store.catalog import Catalog
from tests.gui.windows import Opened, active_dialog, opened_window

GONE = Person(0, "Gone Person", Organization.STATE)


@pytest.fixture
def gone(small: Catalog) -> int:
    """Who was Hawaii's PERM lead until Mar 31, 2026; a check-in with it is on Apr 14."""
    days = (date(2025, 1, 1), date(2026, 3, 31), False)
    return people.add(small, GONE, [(Post("HI", "PM"), *days)])


@pytest.fixture
def window(small: Catalog, gone: int, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    """A window over the small catalog, on its Today page."""
    assert gone
    with opened_window(qapp, small, tmp_path / "window.ini", page="today") as found:
        yield found


def in_dialog(act: Callable[[QuestionsDialog], None]) -> None:
    """Do something in the questions that open next, then leave them."""

    def run() -> None:
        dialog = active_dialog(QuestionsDialog)
        assert isinstance(dialog, QuestionsDialog)
        try:
            act(dialog)
        finally:
            dialog.reject()

    QTimer.singleShot(0, run)


def test_a_vacant_post_is_a_line_that_leads_to_who_held_it_last(
    window: Opened, gone: int, qtbot: QtBot
) -> None:
    wanted: list[object] = []
    window.session.person_wanted.connect(wanted.append)
    page = window.window.page("today")
    assert isinstance(page, TodayPage)

    def vacant() -> list[Line]:
        shown = page.list.lines
        items = (shown.item(row) for row in range(shown.rowCount()))
        return [item for item in items if isinstance(item, Line) and item.group == "vacant"]

    qtbot.waitUntil(lambda: bool(vacant()))
    (line,) = vacant()
    assert (line.title, line.act) == ("PERM lead", Act.CONTACTS)
    page.settle(line)
    assert wanted == [gone]
    assert window.window.open_page == "contacts"


def test_question_7_is_answered_by_its_command_and_leads_to_the_contact(
    window: Opened, gone: int
) -> None:
    wanted: list[object] = []
    window.session.person_wanted.connect(wanted.append)
    told: list[str] = []

    def act(dialog: QuestionsDialog) -> None:
        told.append(dialog.sentence.text())
        dialog.go.click()

    in_dialog(act)
    window.trigger("question_7")
    assert told[0].startswith("1 of 1 post on record is vacant")
    assert wanted == [gone]


def test_question_6_is_answered_by_its_command(window: Opened) -> None:
    told: list[str] = []
    in_dialog(lambda dialog: told.append(dialog.sentence.text()))
    window.trigger("question_6")
    assert told[0].startswith("3 of 3 roles of states never joined a call")


def test_the_command_opens_the_report_of_the_one_state_that_is_shown(window: Opened) -> None:
    begun: list[Choice] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PrintDialog)
        begun.append(dialog.choices.choice())
        dialog.reject()

    window.session.show_states(("HI",))
    QTimer.singleShot(0, window.window, look)
    window.trigger("attendance_report")
    (choice,) = begun
    assert (choice.subject, choice.cycle_paper) == (Subject.CYCLE, CyclePaper.ATTENDANCE)
    assert (choice.year, choice.state) == (2027, "HI")
