"""Backups, recovery, checks and the place of the catalog, as a person meets them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop.app import Desktop
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.safety.backups_dialog import BackupsDialog
from perm_desktop.gui.safety.check_dialog import CheckDialog
from perm_desktop.gui.safety.folder_notice import FolderNotice
from perm_desktop.gui.safety.recover_dialog import RecoverDialog
from perm_desktop.services import backups, checking, folders, meetings, notes
from perm_desktop.services.folders import Advice
from perm_desktop.store import journal
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access
from tests.builders import SetClock, add, opened
from tests.gui.safety_samples import BACKUPS, RESCUE, offer
from tests.gui.windows import Answers, Opened, opened_window

SYNCED = Advice("OneDrive copies this folder while you work.", can_move=True)


@pytest.fixture
def found(qapp: QApplication, small: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over the small catalog."""
    with opened_window(qapp, small, tmp_path / "window.ini") as opened_:
        yield opened_


def dialog_of(found: Opened, kind: type[BackupsDialog]) -> BackupsDialog:
    (dialog,) = found.window.findChildren(kind)
    return dialog


# -- backups


def test_without_backups_the_dialog_says_so_and_makes_one(found: Opened, qtbot: QtBot) -> None:
    found.trigger("backups")
    dialog = dialog_of(found, BackupsDialog)
    qtbot.waitUntil(dialog.empty.isVisible)
    assert "There are no backups yet" in dialog.empty.text()
    dialog.back_up.click()
    qtbot.waitUntil(lambda: dialog.table.topLevelItemCount() == 1)
    item = dialog.table.topLevelItem(0)
    assert item is not None
    assert item.text(1) == "Backed up by you"
    assert item.text(3).startswith("5 meetings, 0 notes")
    assert dialog.state.text() == "1 backup, good."
    dialog.reject()


def test_a_damaged_backup_cannot_be_restored(qtbot: QtBot) -> None:
    dialog = BackupsDialog(LIGHT)
    qtbot.addWidget(dialog)
    dialog.show_backups(BACKUPS)
    assert dialog.restore.isEnabled()
    dialog.table.choose(2)
    assert not dialog.restore.isEnabled()
    assert dialog.state.text() == "12 backups; 1 of them is damaged and is kept out of the count."


def test_restoring_asks_and_names_the_backup(found: Opened, qtbot: QtBot) -> None:
    backups.make(found.session.catalog)
    found.trigger("backups")
    dialog = dialog_of(found, BackupsDialog)
    qtbot.waitUntil(lambda: dialog.table.topLevelItemCount() == 1)
    with qtbot.waitSignal(found.window.restore_requested) as wanted:
        dialog.restore.click()
    (listed,) = backups.listed(backups.folder_of(found.session.catalog))
    assert wanted.args == [listed.path]


def test_the_folder_of_the_backups_is_shown(found: Opened, qtbot: QtBot) -> None:
    backups.make(found.session.catalog)
    found.trigger("backups")
    dialog = dialog_of(found, BackupsDialog)
    qtbot.waitUntil(dialog.folder.isEnabled)
    dialog.folder.click()
    assert [Path(url.toLocalFile()) for url in found.answers.opened] == [
        backups.folder_of(found.session.catalog)
    ]
    dialog.reject()


# -- check


def test_a_catalog_in_order_is_said_to_be_so(found: Opened, qtbot: QtBot) -> None:
    found.trigger("check_catalog")
    qtbot.waitUntil(lambda: bool(found.window.findChildren(CheckDialog)))
    (dialog,) = found.window.findChildren(CheckDialog)
    assert dialog.sentence.text().startswith("All is well")
    assert not dialog.repair.isVisible()
    dialog.reject()


def test_a_damaged_note_is_repaired_from_its_history(found: Opened, qtbot: QtBot) -> None:
    catalog = found.session.catalog
    ident = meetings.find_rows(catalog)[0].id
    notes.append(catalog, ident, "Hawaii asked.")
    journal.drop_triggers(catalog.connection)
    catalog.connection.execute("UPDATE note SET text = 'x'")
    journal.create_triggers(catalog.connection)
    found.trigger("check_catalog")
    qtbot.waitUntil(lambda: bool(found.window.findChildren(CheckDialog)))
    (dialog,) = found.window.findChildren(CheckDialog)
    dialog.repair.click()
    assert dialog.sentence.text().endswith("All is well now.")
    assert notes.read(catalog, ident)[0].text == "Hawaii asked."
    assert checking.check(catalog) == []
    dialog.reject()


# -- recover


def test_the_better_way_is_chosen_first(qtbot: QtBot) -> None:
    dialog = RecoverDialog(offer(), "It is damaged.", LIGHT, None)
    qtbot.addWidget(dialog)
    assert dialog.from_file.isChecked()
    assert dialog.chosen() == RESCUE.path
    assert dialog.loss.text().endswith("that are not in it, among them 2 notes.")
    dialog.table.choose(3)
    assert dialog.chosen() == BACKUPS[3].path
    dialog.table.choose(2)
    assert not dialog.recover.isEnabled()


def test_without_the_file_the_newest_good_backup_is_chosen(qtbot: QtBot) -> None:
    dialog = RecoverDialog(offer(None), "It is gone.", LIGHT, None)
    qtbot.addWidget(dialog)
    assert dialog.chosen() == BACKUPS[0].path
    assert dialog.loss.text() == "What you did after Nov 21, 2026, 4:10 PM is not in it."


@pytest.fixture
def desktop(
    qapp: QApplication, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desktop]:
    """The program, its questions answered by yes."""
    monkeypatch.setattr("perm_desktop.gui.main_window.Ask", lambda _: Answers())
    data_folder.mkdir(exist_ok=True)
    found = Desktop(qapp, data_folder, SetClock())
    yield found
    found.close()
    found.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def used(catalog_path: Path, clock: SetClock) -> Path:
    """A catalog with a backup; closed."""
    catalog = opened(catalog_path, clock)
    notes.append(catalog, add(catalog), "In the backup.")
    backups.make(catalog)
    catalog.close()
    return catalog_path


def recovered(desktop: Desktop, qtbot: QtBot) -> None:
    """Take what the dialog offers first."""

    def dialogs() -> list[RecoverDialog]:
        return desktop.window.findChildren(RecoverDialog) if desktop.window else []

    qtbot.waitUntil(lambda: bool(dialogs()))
    dialogs()[0].recover.click()
    qtbot.waitUntil(lambda: desktop.window is not None and desktop.window.session is not None)


@pytest.mark.parametrize("what", ["gone", "damaged"])
def test_a_catalog_that_cannot_be_opened_is_recovered_with_one_click(
    desktop: Desktop, qtbot: QtBot, used: Path, what: str
) -> None:
    if what == "gone":
        used.unlink()
    else:
        data = used.read_bytes()
        used.write_bytes(data[:100] + bytes(4096) + data[4196:])
    desktop.start(None)
    desktop.open_path(used)
    recovered(desktop, qtbot)
    assert desktop.window is not None
    assert desktop.window.session is not None
    assert len(desktop.window.session.rows) == 1


def test_a_catalog_that_was_deleted_while_open_is_recovered_when_it_is_opened_again(
    desktop: Desktop, qtbot: QtBot, used: Path
) -> None:
    desktop.start(used)
    assert desktop.window is not None
    used.unlink()
    desktop.window.reopen()
    recovered(desktop, qtbot)
    assert used.is_file()


def test_the_catalog_used_last_is_not_passed_over_when_it_is_gone(
    desktop: Desktop, qtbot: QtBot, used: Path, data_folder: Path, factory_file: Path
) -> None:
    shutil.copy(factory_file, data_folder / "catalog.perm")
    Preferences(data_folder / "window.ini").remember(used)
    used.unlink()
    desktop.start(None)
    recovered(desktop, qtbot)
    assert used.is_file()


# -- the place


def test_an_unsafe_place_is_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    memory, moved = Preferences(tmp_path / "window.ini"), list[bool]()
    notice = FolderNotice(LIGHT, memory, lambda: moved.append(True))
    qtbot.addWidget(notice)
    notice.advise(Advice("", can_move=False))
    assert notice.isHidden()
    notice.advise(SYNCED)
    assert not notice.isHidden()
    notice.button.click()
    assert moved == [True]
    notice.advise(SYNCED)
    notice.keep.click()
    notice.advise(SYNCED)
    assert notice.isHidden()


def test_a_catalog_moves_to_the_data_folder_and_is_opened_there(
    found: Opened, qtbot: QtBot, data_folder: Path
) -> None:
    source = found.session.catalog.path
    with qtbot.waitSignal(found.window.path_requested) as wanted:
        found.window.use_cases.move_home()
    assert wanted.args == [data_folder / "small.perm"]
    assert source.is_file()
    moved = opened(data_folder / "small.perm")
    assert len(meetings.find_rows(moved)) == 5
    moved.close()


def test_a_copy_that_a_sync_program_made_is_named(tmp_path: Path) -> None:
    path = tmp_path / "catalog.perm"
    for name in ("catalog.perm", "catalog (1).perm"):
        (tmp_path / name).touch()
    advice = folders.advice(path)
    assert "There is another copy of this catalog beside it: “catalog (1).perm”." in advice.sentence


# -- the day


def listed_of(path: Path) -> list[backups.Listed]:
    catalog = opened(path, access=Access.READ)
    found = backups.listed(backups.folder_of(catalog))
    catalog.close()
    return found


def test_after_the_first_picture_the_day_has_its_backup_and_readable_notes(
    desktop: Desktop, qtbot: QtBot, used: Path
) -> None:
    catalog = opened(used)
    notes.append(catalog, meetings.find_rows(catalog)[0].id, "Since then.")
    catalog.close()
    desktop.open_path(used)
    qtbot.waitUntil(lambda: len(listed_of(used)) == 2)
    assert [each.reason.value for each in listed_of(used)].count("daily") == 1
    qtbot.waitUntil(lambda: bool(list(listed_of(used)[0].path.parent.glob("notes/*.txt"))))


def test_restoring_from_the_window_brings_the_backup_and_opens_it(
    desktop: Desktop, qtbot: QtBot, used: Path
) -> None:
    catalog = opened(used)
    add(catalog)
    catalog.close()
    desktop.open_path(used)
    first = desktop.window
    assert first is not None
    assert first.session is not None
    assert len(first.session.rows) == 2
    first.restore_requested.emit(listed_of(used)[-1].path)

    def restored() -> bool:
        window = desktop.window
        return window is not first and window is not None and window.session is not None

    qtbot.waitUntil(restored)
    assert desktop.window is not None
    assert desktop.window.session is not None
    assert len(desktop.window.session.rows) == 1


def test_a_damaged_catalog_that_is_named_at_the_start_is_recovered(
    desktop: Desktop, qtbot: QtBot, used: Path
) -> None:
    data = used.read_bytes()
    used.write_bytes(data[:100] + bytes(4096) + data[4196:])
    assert desktop.start(used)
    recovered(desktop, qtbot)
