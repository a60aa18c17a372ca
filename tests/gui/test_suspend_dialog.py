"""Suspend and resume through the window, each one step."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
)

from perm_desktop.gui.planning.suspend_dialog import ResumeDialog, SuspendDialog
from perm_desktop.services import cycle_settings
from perm_desktop.store.catalog import Catalog
from tests.gui.conftest import Sample
from tests.gui.windows import Opened, active_dialog, opened_window


@pytest.fixture
def opened(qapp: QApplication, small: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over the small catalog."""
    with opened_window(qapp, small, tmp_path / "window.ini") as found:
        yield found


def answer(kind: type[QDialog], act: Callable[[QDialog], object]) -> None:
    """Act in a dialog once it is there, then accept it."""

    def now() -> None:
        dialog = active_dialog(kind)
        act(dialog)
        dialog.accept()

    QTimer.singleShot(0, now)


def suspend(opened: Opened, what: str, day: QDate | None = None) -> None:
    """Choose in the dialog and accept it."""

    def fill(dialog: QDialog) -> None:
        scope = dialog.findChild(QComboBox)
        scope.setCurrentIndex(scope.findText(what))
        if day is not None:
            dialog.findChild(QDateEdit).setDate(day)
        reason = next(f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == "Reason")
        QTest.keyClicks(reason, "Public health emergency")

    answer(SuspendDialog, fill)
    opened.trigger("suspend")


def statuses(opened: Opened) -> dict[int, str]:
    return {row.id: row.status for row in opened.session.rows.values()}


def test_a_suspension_needs_a_reason(opened: Opened) -> None:
    ready: list[bool] = []

    def look(dialog: QDialog) -> None:
        ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
        ready.append(ok.isEnabled())
        dialog.reject()

    answer(SuspendDialog, look)
    opened.trigger("suspend")
    assert ready == [False]


def test_a_whole_cycle_is_suspended_from_a_day_and_taken_back_in_one_step(
    opened: Opened, sample: Sample
) -> None:
    before = statuses(opened)
    suspend(opened, "Whole cycle", QDate(2026, 4, 15))
    rows = opened.session.rows
    assert rows[sample.hawaii].status == "scheduled"
    assert rows[sample.joint].status == rows[sample.new_york].status == "cancelled"
    assert rows[sample.joint].reason == "Suspended: Public health emergency"
    assert "cancelled 2 meetings." in opened.window.statusBar().currentMessage()
    opened.trigger("undo")
    assert statuses(opened) == before


def test_a_joint_meeting_goes_on_without_a_suspended_state(opened: Opened, sample: Sample) -> None:
    suspend(opened, "Hawaii")
    rows = opened.session.rows
    assert rows[sample.hawaii].status == "cancelled"
    assert rows[sample.joint].status == rows[sample.new_york].status == "scheduled"


def test_an_open_suspension_is_listed_and_ended_from_a_day(opened: Opened, sample: Sample) -> None:
    suspend(opened, "Host RC")
    listed: list[str] = []

    def look(dialog: QDialog) -> None:
        shown = dialog.findChild(QListWidget)
        listed.extend(shown.item(n).text() for n in range(shown.count()))
        dialog.findChild(QDateEdit).setDate(QDate(2026, 4, 20))

    answer(ResumeDialog, look)
    opened.trigger("resume")
    assert listed == ["Host RC, since Apr 14, 2026: Public health emergency"]
    rows = opened.session.rows
    assert rows[sample.new_york].status == "scheduled"
    assert rows[sample.hawaii].status == "cancelled"
    (pause,) = cycle_settings.rules(opened.session.catalog, 2027).suspensions
    assert pause.ends is not None
    assert "scheduled 1 meeting again." in opened.window.statusBar().currentMessage()
    opened.trigger("undo")
    assert opened.session.rows[sample.new_york].status == "cancelled"


def test_nothing_suspended_is_said(opened: Opened) -> None:
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel) if label.text())

    answer(ResumeDialog, look)
    opened.trigger("resume")
    assert "Nothing is suspended." in said


def test_what_is_suspended_already_is_told_in_a_sentence(opened: Opened) -> None:
    suspend(opened, "Hawaii")
    suspend(opened, "Hawaii")
    (error,) = opened.answers.told
    assert error.sentence == "RY 2027 HI is suspended already."
