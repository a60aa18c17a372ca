"""Closing a meeting asks when nobody is recorded or it has not begun."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from perm_desktop.core.attendance import Target
from perm_desktop.core.closing import Doubt
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.meeting.closing_dialog import Answer, ClosingDialog
from perm_desktop.services import attendance
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock
from tests.gui import walking
from tests.gui.conftest import Sample
from tests.gui.windows import Opened, active_dialog, opened_window

BOTH = (Doubt.AHEAD, Doubt.NOBODY)


@pytest.fixture
def opened(
    qapp: QApplication, small: Catalog, sample: Sample, clock: SetClock, tmp_path: Path
) -> Iterator[Opened]:
    """A window over the small catalog after the check-in of Hawaii, which is selected."""
    clock.advance(hours=7)
    with opened_window(qapp, small, tmp_path / "window.ini") as found:
        found.session.select(sample.hawaii)
        yield found


def answer(act: Callable[[ClosingDialog], None]) -> list[str]:
    """Answer the next question; returns what it says once it was asked."""
    said: list[str] = []

    def run() -> None:
        dialog = active_dialog(ClosingDialog)
        assert isinstance(dialog, ClosingDialog)
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        act(dialog)

    QTimer.singleShot(0, run)
    return said


def press(choice: Answer) -> Callable[[ClosingDialog], None]:
    return lambda dialog: dialog.findChild(QPushButton, choice.value).click()


def status(opened: Opened, meeting: int) -> str:
    return opened.session.rows[meeting].status


def test_a_meeting_without_attendance_is_closed_with_all_attended(
    opened: Opened, sample: Sample
) -> None:
    said = answer(press(Answer.CLOSE_ATTENDED))
    opened.trigger("hold")
    assert said == ["Nobody is recorded for RC bi-weekly check-in, HI, Apr 14, 2026."]
    assert status(opened, sample.hawaii) == "held"
    assert [line.mark for line in attendance.lines(opened.session.catalog, sample.hawaii)] == [
        "attended"
    ]
    opened.trigger("undo")
    assert status(opened, sample.hawaii) == "scheduled"
    assert attendance.lines(opened.session.catalog, sample.hawaii) == []


def test_a_meeting_is_closed_without_attendance(opened: Opened, sample: Sample) -> None:
    answer(press(Answer.CLOSE))
    opened.trigger("hold")
    assert status(opened, sample.hawaii) == "held"
    assert attendance.lines(opened.session.catalog, sample.hawaii) == []


def test_going_to_attendance_leaves_the_meeting_open(
    qtbot: QtBot, opened: Opened, sample: Sample
) -> None:
    answer(press(Answer.RECORD))
    opened.trigger("hold")
    assert status(opened, sample.hawaii) == "scheduled"
    qtbot.waitUntil(opened.window.plan.audience.tree.isVisible)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_leave_everything_as_it_is(
    qtbot: QtBot, opened: Opened, sample: Sample, key: Qt.Key
) -> None:
    answer(lambda dialog: qtbot.keyClick(dialog, key))
    opened.trigger("hold")
    assert status(opened, sample.hawaii) == "scheduled"


def test_a_meeting_with_attendance_that_began_is_closed_at_once(
    opened: Opened, sample: Sample
) -> None:
    attendance.mark(opened.session.catalog, sample.hawaii, "HI", Mark.ATTENDED)
    opened.trigger("hold")
    assert status(opened, sample.hawaii) == "held"


def test_states_that_are_missing_are_named_and_the_rest_can_be_marked(
    opened: Opened, sample: Sample, clock: SetClock
) -> None:
    catalog = opened.session.catalog
    clock.advance(days=2)
    opened.session.select(sample.joint)
    attendance.mark_expected(catalog, sample.joint, Mark.ATTENDED)
    attendance.mark_many(catalog, sample.joint, [Target("ME"), Target("TX")], "not-recorded")
    said = answer(press(Answer.CLOSE_ATTENDED))
    opened.trigger("hold")
    assert said == ["Nothing is recorded of Maine, Texas, for Cycle call, 18 states, Apr 15, 2026."]
    assert status(opened, sample.joint) == "held"
    assert len(attendance.lines(catalog, sample.joint)) == 18
    opened.trigger("undo")
    assert len(attendance.lines(catalog, sample.joint)) == 16


def test_a_meeting_that_has_not_begun_asks_whether_it_is_the_right_one(
    opened: Opened, sample: Sample
) -> None:
    opened.session.select(sample.new_york)
    attendance.mark(opened.session.catalog, sample.new_york, "NY", Mark.ATTENDED)
    said = answer(lambda dialog: dialog.reject())
    opened.trigger("hold")
    assert said[1].startswith("It begins in 7 days, on Tue, Apr 21, 10:00 AM.")
    assert status(opened, sample.new_york) == "scheduled"


def test_going_to_attendance_shows_a_hidden_audience(opened: Opened) -> None:
    plan = opened.window.plan
    opened.trigger("attendance")
    assert plan.audience.isVisible()
    assert plan.audience.tree.hasFocus() or plan.audience.isAncestorOf(
        QApplication.focusWidget() or plan
    )


@pytest.mark.parametrize("doubts", [BOTH, (Doubt.AHEAD,)])
def test_the_question_is_reached_by_keys_and_says_its_buttons(
    qtbot: QtBot, doubts: tuple[Doubt, ...]
) -> None:
    dialog = ClosingDialog("Cycle call, 18 states", "It begins in 2 days.", doubts, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert (walking.unnamed(dialog), walking.mnemonic_clashes(dialog)) == ([], {})
    assert walking.clipped(dialog) == []
    assert len(walking.tab_order(dialog)) == (4 if Doubt.NOBODY in doubts else 2)
