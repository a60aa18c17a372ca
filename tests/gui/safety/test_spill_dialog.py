"""Remove a spill in the window: nothing goes before it was looked for, explained and agreed to."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from perm_desktop.gui.safety.spill_dialog import SpillDialog
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import meetings, notes, spill
from perm_desktop.store import removals
from perm_desktop.store.catalog import Catalog
from tests.builders import add
from tests.gui.windows import opened_window

TEXT = "Ann Lee, 123-45-6789"
OK, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


@pytest.fixture
def spilled(catalog: Catalog) -> Catalog:
    notes.write(catalog, add(catalog), f"Asked by {TEXT}.")
    return catalog


@pytest.fixture
def dialog(qtbot: QtBot, spilled: Catalog) -> Iterator[SpillDialog]:
    tasks = Tasks()
    found = SpillDialog(spilled.path, tasks, "", None)
    qtbot.addWidget(found)
    found.show()
    yield found
    tasks.close()


def looked(qtbot: QtBot, dialog: SpillDialog, text: str = TEXT) -> None:
    """Type a text and look for it."""
    dialog.text.setPlainText(text)
    dialog.look_button.click()
    qtbot.waitUntil(dialog.look_button.isEnabled, timeout=20_000)


def lines(dialog: SpillDialog) -> dict[str, list[str]]:
    """What the list says, by its heads."""
    tops = [dialog.found.topLevelItem(n) for n in range(dialog.found.topLevelItemCount())]
    return {
        top.text(0): [
            f"{top.child(n).text(0)} {top.child(n).text(1)}".strip()
            for n in range(top.childCount())
        ]
        for top in tops
        if top is not None
    }


def agree(dialog: SpillDialog) -> None:
    dialog.reason.setText("Typed by mistake")
    dialog.yes.setText("remove")


def test_what_is_found_is_listed_and_what_cannot_be_reached(
    qtbot: QtBot, dialog: SpillDialog
) -> None:
    looked(qtbot, dialog)
    assert dialog.summary.text() == "Found in 2 places."
    found = lines(dialog)
    assert found["In this catalog"] == ["Note of meeting 1 1", "History 1"]
    assert found["Out of reach"] == list(spill.BEYOND_REACH)


def test_the_button_waits_for_the_text_a_reason_and_the_second_yes(
    qtbot: QtBot, dialog: SpillDialog
) -> None:
    button = dialog.buttons.button(OK)
    agree(dialog)
    assert not button.isEnabled()
    looked(qtbot, dialog)
    assert button.isEnabled()
    for field in (dialog.reason, dialog.yes):
        kept = field.text()
        field.setText("")
        assert not button.isEnabled()
        field.setText(kept)
    dialog.text.setPlainText("Ann Lee, 123")
    assert not button.isEnabled()


def test_the_text_goes_and_is_taken_off_the_screen(
    qtbot: QtBot, dialog: SpillDialog, spilled: Catalog
) -> None:
    looked(qtbot, dialog)
    agree(dialog)
    dialog.buttons.button(OK).click()
    assert not dialog.buttons.button(CANCEL).isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=30_000)
    assert dialog.summary.text().startswith("Removed from 2 places.")
    assert dialog.text.toPlainText() == ""
    assert not dialog.text.isVisible()
    (row,) = meetings.find_rows(spilled)
    assert "6789" not in notes.read(spilled, row.id)[0].text
    dialog.reject()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_file_that_is_unchecked_stays_and_is_named(
    qtbot: QtBot, dialog: SpillDialog, spilled: Catalog
) -> None:
    kept = Path(shutil.copy(spilled.path, spilled.path.with_name("catalog backup.perm")))
    before = kept.read_bytes()
    looked(qtbot, dialog)
    top = dialog.found.topLevelItem(1)
    assert top is not None
    assert top.text(0) == "Backups and other files"
    item = top.child(0)
    assert item is not None
    item.setCheckState(0, item.checkState(0).Unchecked)
    agree(dialog)
    dialog.buttons.button(OK).click()
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=30_000)
    assert kept.read_bytes() == before
    assert lines(dialog)["Clear these yourself"] == [str(kept)]


@pytest.mark.parametrize(
    ("text", "told"), [("abc", "too short"), ("Nobody ever typed this", "Found nowhere")]
)
def test_a_text_that_is_not_there_is_told(
    qtbot: QtBot, dialog: SpillDialog, text: str, told: str
) -> None:
    looked(qtbot, dialog, text)
    assert told in dialog.summary.text()
    assert not dialog.reason.isVisible()


def test_a_reason_with_the_text_in_it_is_refused(qtbot: QtBot, dialog: SpillDialog) -> None:
    looked(qtbot, dialog)
    agree(dialog)
    dialog.reason.setText(f"It was {TEXT}")
    dialog.buttons.button(OK).click()
    assert "holds the text itself" in dialog.summary.text()
    assert dialog.outcome is None


def test_the_command_removes_a_text_and_reads_all_anew(
    qtbot: QtBot, qapp: QApplication, spilled: Catalog, tmp_path: Path
) -> None:
    with opened_window(qapp, spilled, tmp_path / "window.ini") as opened:
        again: list[Path] = []
        opened.window.anew_requested.connect(again.append)
        qapp.clipboard().setText(TEXT.upper())

        def drive() -> None:
            dialog = qapp.activeModalWidget()
            assert isinstance(dialog, SpillDialog)
            assert dialog.text.toPlainText() == TEXT
            qtbot.waitUntil(dialog.look_button.isEnabled, timeout=20_000)
            agree(dialog)
            dialog.remove()
            qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=30_000)
            dialog.reject()

        QTimer.singleShot(0, drive)
        opened.session.spill_seen.emit(TEXT)
        qtbot.waitUntil(lambda: bool(again), timeout=5_000)
        assert again == [spilled.path]
        assert qapp.clipboard().text() == ""
    assert len(removals.removals(spilled.connection)) == 1
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
