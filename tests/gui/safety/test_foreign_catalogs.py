"""A catalog that somebody sent is imported, and never opened as it is."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from perm_desktop import app as program
from perm_desktop.app import Desktop
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.gui.safety.import_dialog import ImportedDialog, OfferImportDialog
from perm_desktop.services import importing, spill
from perm_desktop.store.lock import lock_path
from tests.builders import SetClock, add, opened
from tests.gui.windows import Answers


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def desktop(
    qapp: QApplication, data_folder: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> Iterator[Desktop]:
    """The program without a catalog yet; dialogs of files are answered."""
    monkeypatch.setattr(
        program,
        "MainWindow",
        lambda *arguments: MainWindow(*arguments, make_ask=lambda _: answers),
    )
    made = Desktop(qapp, data_folder, SetClock())
    made.start(None)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def sent(factory_file: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copy(factory_file, tmp_path / "theirs.perm"))
    catalog = opened(path)
    add(catalog)
    catalog.close()
    lock_path(path).unlink()
    return path


def trigger(desktop: Desktop, name: str) -> None:
    assert desktop.window is not None
    desktop.window.actions_by_name[name].trigger()


def accept_next(qtbot: QtBot, kind: type[QDialog]) -> None:
    """Say yes to the dialog that comes."""

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(20, drive)
            return
        dialog.accept()

    QTimer.singleShot(0, drive)


def path_of(desktop: Desktop) -> Path | None:
    window = desktop.window
    return window.session.catalog.path if window is not None and window.session else None


def test_an_unknown_catalog_is_offered_as_an_import_and_opened_as_a_copy(
    qtbot: QtBot, desktop: Desktop, answers: Answers, sent: Path, tmp_path: Path
) -> None:
    before = sent.read_bytes()
    target = tmp_path / "mine.perm"
    answers.files = [sent, target]

    def then() -> None:
        accept_next(qtbot, ImportedDialog)

    accept_next(qtbot, OfferImportDialog)
    QTimer.singleShot(300, then)
    trigger(desktop, "open")
    qtbot.waitUntil(lambda: path_of(desktop) == target, timeout=30_000)
    assert sent.read_bytes() == before
    assert not lock_path(sent).exists()
    assert importing.is_known(target)


def test_a_catalog_that_was_opened_by_name_is_opened_again(
    qtbot: QtBot, desktop: Desktop, answers: Answers, sent: Path
) -> None:
    importing.remember(sent)
    answers.files = [sent]
    trigger(desktop, "open")
    assert path_of(desktop) == sent


def test_the_command_imports_and_tells_a_refusal(
    qtbot: QtBot, desktop: Desktop, answers: Answers, tmp_path: Path
) -> None:
    junk = tmp_path / "junk.perm"
    junk.write_bytes(b"PK\x03\x04" + bytes(2044))
    answers.files = [junk, tmp_path / "mine.perm"]
    trigger(desktop, "import_catalog")
    qtbot.waitUntil(lambda: bool(answers.told), timeout=10_000)
    assert "is not a PERM Desktop catalog" in answers.told[0].sentence
    assert not (tmp_path / "mine.perm").exists()


def test_a_removal_that_was_cut_off_is_told_at_the_start(
    qtbot: QtBot, desktop: Desktop, answers: Answers, sent: Path
) -> None:
    sent.with_name("theirs.perm.removing").write_text('{"uid": "x", "at": "2026-04-14"}')
    assert spill.unfinished(sent)
    desktop.open_path(sent)
    qtbot.waitUntil(lambda: bool(answers.told), timeout=10_000)
    assert "interrupted" in answers.told[0].sentence
    assert importing.is_known(sent)
