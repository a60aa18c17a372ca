"""Moving the selected meetings: tried in the dialog, made as one step."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from perm_desktop.gui.planning.shift_dialog import ShiftDialog
from perm_desktop.services import history, meetings
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter
from tests.gui.conftest import Sample
from tests.gui.windows import Opened, active_dialog, opened_window


@pytest.fixture
def opened(qapp: QApplication, small: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over the small catalog."""
    with opened_window(qapp, small, tmp_path / "window.ini") as found:
        yield found


def made(catalog: Catalog, *idents: int) -> ShiftDialog:
    return ShiftDialog(catalog, meetings.find_rows(catalog, Filter(ids=idents)), None)


def summary(dialog: ShiftDialog) -> str:
    return dialog.findChild(QLabel, "shiftSummary").text()


def details(dialog: ShiftDialog) -> str:
    return dialog.findChild(QPlainTextEdit).toPlainText()


def quick(dialog: ShiftDialog, text: str) -> None:
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons[text].click()


def answer(act: Callable[[ShiftDialog], object]) -> None:
    """Act in the dialog once it is there, then accept it."""

    def now() -> None:
        dialog = active_dialog(ShiftDialog)
        assert isinstance(dialog, ShiftDialog)
        act(dialog)
        dialog.accept()

    QTimer.singleShot(0, now)


def test_the_preview_counts_what_moves_and_says_what_stays(
    small: Catalog, sample: Sample, qtbot: QtBot
) -> None:
    dialog = made(small, sample.hawaii, sample.cancelled, sample.held)
    qtbot.addWidget(dialog)
    assert summary(dialog) == "1 would move, 2 would stay."
    assert "TX, Apr 13, 2026 stays: it is cancelled." in details(dialog)
    assert "AK, Mar 3, 2026 stays: it is held." in details(dialog)
    assert "HI, Apr 14, 2026 moves to Wed, Apr 15, 2026." in details(dialog)


def test_a_weekend_is_named_until_it_is_skipped(
    small: Catalog, sample: Sample, qtbot: QtBot
) -> None:
    dialog = made(small, sample.hawaii)
    qtbot.addWidget(dialog)
    dialog.findChild(QSpinBox).setValue(4)
    qtbot.waitUntil(lambda: "weekend" in summary(dialog))
    assert "Sat, Apr 18, 2026 is on a weekend" in details(dialog)
    dialog.findChild(QCheckBox).setChecked(True)
    qtbot.waitUntil(lambda: summary(dialog) == "1 would move.")
    assert "moves to Mon, Apr 20, 2026" in details(dialog)


def test_a_holiday_is_named(small: Catalog, sample: Sample, qtbot: QtBot) -> None:
    change = MeetingChange(starts="2026-11-10T14:00")
    meetings.change_meeting(small, sample.hawaii, change)
    dialog = made(small, sample.hawaii)
    qtbot.addWidget(dialog)
    assert "Wed, Nov 11, 2026 is Veterans Day" in details(dialog)


def test_a_clash_is_told_before_anything_moves(
    small: Catalog, sample: Sample, qtbot: QtBot
) -> None:
    draft = MeetingDraft("rc-check-in", ["OH"], "2026-04-15T14:30", year=None)
    meetings.add_meeting(small, draft)
    dialog = made(small, sample.hawaii)
    qtbot.addWidget(dialog)
    assert "clash" in summary(dialog)
    assert "RC would be in two meetings at once" in details(dialog)


@pytest.mark.parametrize(
    ("button", "moved_to"),
    [("+&1 day", "2026-04-18"), ("&Next week", "2026-04-24"), ("Next b&usiness day", "2026-04-20")],
)
def test_a_quick_choice_fills_the_form(
    small: Catalog, sample: Sample, qtbot: QtBot, button: str, moved_to: str
) -> None:
    meetings.change_meeting(small, sample.hawaii, MeetingChange(starts="2026-04-17T14:00"))
    dialog = made(small, sample.hawaii)
    qtbot.addWidget(dialog)
    quick(dialog, button)
    dialog.accept()
    assert [move.starts for move in dialog.shift.moves] == [f"{moved_to}T14:00"]


def test_nothing_moves_by_no_days(small: Catalog, sample: Sample, qtbot: QtBot) -> None:
    dialog = made(small, sample.hawaii)
    qtbot.addWidget(dialog)
    dialog.findChild(QSpinBox).setValue(0)
    button = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.waitUntil(lambda: not button.isEnabled())
    assert summary(dialog) == "0 would move."


def test_the_selected_rows_move_as_one_step(opened: Opened, sample: Sample) -> None:
    before = {row.id: row.starts for row in opened.session.rows.values()}
    opened.session.select(sample.hawaii)
    opened.window.plan.meetings.table.selectAll()

    def to_friday(dialog: ShiftDialog) -> None:
        dialog.findChild(QSpinBox).setValue(7)
        weekdays = dialog.findChild(QComboBox)
        weekdays.setCurrentIndex(weekdays.findText("Friday"))

    answer(to_friday)
    opened.trigger("move")
    rows = opened.session.rows
    assert rows[sample.hawaii].starts == "2026-04-24T14:00"
    assert rows[sample.new_york].starts == "2026-05-01T10:00"
    assert rows[sample.held].starts == before[sample.held]
    assert opened.window.statusBar().currentMessage().startswith("Moved 3 meetings.")
    history.undo(opened.session.catalog)
    assert {row.id: row.starts for row in opened.session.rows.values()} == before
