"""Acts on many selected meetings: a preview, a count in the button, one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QLineEdit, QTreeWidget
from pytestqt.qtbot import QtBot

from perm_desktop.gui.meetings.bulk_dialogs import BulkDialog
from perm_desktop.gui.meetings.list_view_dialog import ViewNameDialog
from perm_desktop.gui.session import Session
from perm_desktop.services import history, meetings
from perm_desktop.services.bulk import Act
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.catalog import Catalog
from tests.gui import walking
from tests.gui.conftest import Sample
from tests.gui.windows import Opened, active_dialog, opened_window

_OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def opened(qapp: QApplication, small: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over the small catalog."""
    with opened_window(qapp, small, tmp_path / "window.ini") as found:
        yield found


def dialog(session: Session, act: Act, qtbot: QtBot) -> BulkDialog:
    """The preview of an act on all meetings of the session, shown."""
    found = BulkDialog(session.catalog, act, list(session.rows.values()), None)
    qtbot.addWidget(found)
    found.show()
    found.activateWindow()
    with qtbot.waitActive(found):
        pass
    return found


def groups(found: BulkDialog) -> dict[str, list[str]]:
    """Headings of the preview, with why the lines under them are there."""
    tree = found.findChild(QTreeWidget, "bulkPreview")
    tops = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    return {top.text(0): [top.child(n).text(1) for n in range(top.childCount())] for top in tops}


def accept_with(text: str = "") -> None:
    """Type into the next preview and accept it."""

    def answer() -> None:
        found = active_dialog(BulkDialog)
        if text:
            QTest.keyClicks(found.findChild(QLineEdit), text)
        found.accept()

    QTimer.singleShot(0, answer)


def test_the_preview_lists_what_changes_and_what_does_not(session: Session, qtbot: QtBot) -> None:
    found = dialog(session, Act.CANCEL, qtbot)
    assert groups(found) == {
        "Will be cancelled (3)": ["", "", ""],
        "Stay as they are (2)": ["it is held already", "it is cancelled already"],
    }
    summary = found.findChild(QLabel, "bulkSummary").text()
    assert summary == "3 meetings will change, 2 will not."


def test_cancelling_waits_for_a_reason_and_names_the_count(session: Session, qtbot: QtBot) -> None:
    found = dialog(session, Act.CANCEL, qtbot)
    ok = found.buttons.button(_OK)
    assert (ok.text(), ok.isEnabled()) == ("Cancel 3 meetings", False)
    QTest.keyClicks(found.findChild(QLineEdit), "Storm")
    assert ok.isEnabled()


@pytest.mark.parametrize("act", [Act.CANCEL, Act.PLACE])
def test_what_has_to_be_said_is_typed_at_once(act: Act, session: Session, qtbot: QtBot) -> None:
    found = dialog(session, act, qtbot)
    field = found.findChild(QLineEdit)
    assert found.focusWidget() is field
    QTest.keyClick(field, Qt.Key.Key_Backtab)
    assert found.focusWidget() in found.buttons.buttons()


def test_meetings_to_come_cannot_be_marked_held(session: Session, qtbot: QtBot) -> None:
    found = dialog(session, Act.HOLD, qtbot)
    assert not found.buttons.button(_OK).isEnabled()
    assert groups(found)["Stay as they are (5)"].count("it is still to come") == 3


def test_a_place_is_taken_as_it_is_typed_when_enter_comes_at_once(
    session: Session, qtbot: QtBot
) -> None:
    found = dialog(session, Act.PLACE, qtbot)
    QTest.keyClicks(found.findChild(QLineEdit), "Room 5")
    found.accept()
    assert (found.bulk.text, len(found.bulk.rows)) == ("Room 5", 4)


def test_no_place_is_set_before_one_is_typed(session: Session, qtbot: QtBot) -> None:
    found = dialog(session, Act.PLACE, qtbot)
    assert not found.buttons.button(_OK).isEnabled()
    assert found.findChild(QLabel, "bulkSummary").isHidden()
    assert groups(found) == {"Chosen (5)": [""] * 5}
    QTest.keyClicks(found.findChild(QLineEdit), "Room 5")
    qtbot.waitUntil(found.buttons.button(_OK).isEnabled)
    assert found.findChild(QLabel, "bulkSummary").text() == "4 meetings will change, 1 will not."


def test_a_place_that_all_have_is_taken_away_by_one_key(
    session: Session, sample: Sample, qtbot: QtBot
) -> None:
    for ident in (sample.hawaii, sample.joint):
        meetings.change_meeting(session.catalog, ident, MeetingChange(place="Room 5"))
    rows = [session.rows[ident] for ident in (sample.hawaii, sample.joint)]
    found = BulkDialog(session.catalog, Act.PLACE, rows, None)
    qtbot.addWidget(found)
    QTest.keyClick(found.findChild(QLineEdit), Qt.Key.Key_Delete)
    found.accept()
    assert (found.bulk.text, len(found.bulk.rows)) == ("", 2)


@pytest.mark.parametrize("act", list(Act))
def test_a_preview_is_open_to_everyone(act: Act, session: Session, qtbot: QtBot) -> None:
    found = dialog(session, act, qtbot)
    assert walking.unnamed(found) == []
    assert walking.clipped(found) == []
    assert walking.mnemonic_clashes(found) == {}
    visited = walking.tab_order(found)
    assert [each for each in walking.controls(found) if each not in visited] == []


def test_the_question_for_a_name_is_open_to_everyone(qtbot: QtBot) -> None:
    found = ViewNameDialog("Save view", "Name it.", "Save view", "", None)
    qtbot.addWidget(found)
    found.show()
    found.activateWindow()
    qtbot.waitExposed(found)
    assert walking.unnamed(found) == []
    assert not found.buttons.button(_OK).isEnabled()


def test_many_are_cancelled_as_one_step(opened: Opened, sample: Sample) -> None:
    session = opened.session
    session.select(sample.hawaii, [sample.joint, sample.held])
    accept_with("Storm in Baltimore")
    opened.trigger("cancel")
    rows = [session.rows[ident] for ident in (sample.hawaii, sample.joint, sample.held)]
    assert [row.status for row in rows] == ["cancelled", "cancelled", "held"]
    opened.trigger("undo")
    assert session.rows[sample.hawaii].status == "scheduled"
    assert session.rows[sample.joint].status == "scheduled"


def test_many_are_deleted_after_a_preview(opened: Opened, sample: Sample) -> None:
    opened.session.select(sample.hawaii, [sample.joint])
    accept_with()
    opened.trigger("delete")
    assert len(opened.session.rows) == 3
    assert history.next_steps(opened.session.catalog)[0] == "Delete 2 meetings"


def test_a_place_is_set_for_one_meeting_too(opened: Opened, sample: Sample) -> None:
    opened.session.select(sample.hawaii)
    accept_with("Room 5")
    opened.trigger("set_place")
    assert opened.session.rows[sample.hawaii].place == "Room 5"


def test_one_meeting_is_deleted_without_a_question(opened: Opened, sample: Sample) -> None:
    opened.session.select(sample.hawaii)
    opened.trigger("delete")
    assert sample.hawaii not in opened.session.rows
