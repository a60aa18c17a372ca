"""The window over a catalog with values that cannot be read: it opens, or leads to the repair."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop import app as program
from perm_desktop.app import Desktop
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.gui.safety.check_dialog import CheckDialog
from perm_desktop.gui.safety.recover_dialog import RecoverDialog
from perm_desktop.services import backups
from tests.bad_values import BAD_VALUES, made, put
from tests.builders import SetClock, opened
from tests.gui.windows import Answers

PAGES = ("today", "plan", "states", "catalog")


@pytest.fixture(scope="module")
def made_file(factory_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """RY 2027 of two states with a few meetings; copy it before you write."""
    return made(Path(shutil.copy(factory_file, tmp_path_factory.mktemp("small") / "small.perm")))


@pytest.fixture
def small_file(made_file: Path, tmp_path: Path) -> Path:
    """A copy of the test's own, closed."""
    return Path(shutil.copy(made_file, tmp_path / "small.perm"))


@pytest.fixture
def desktop(
    qapp: QApplication, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desktop]:
    """The program without a catalog yet; dialogs are answered."""
    answers = Answers()
    monkeypatch.setattr(
        program,
        "MainWindow",
        lambda *arguments: MainWindow(*arguments, make_ask=lambda _: answers),
    )
    made = Desktop(qapp, data_folder, SetClock())
    yield made
    if isinstance(dialog := QApplication.activeModalWidget(), CheckDialog | RecoverDialog):
        dialog.reject()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def check_dialog(qtbot: QtBot) -> CheckDialog:
    """The dialog that tells what is wrong, when it comes."""

    def shown() -> None:
        assert isinstance(QApplication.activeModalWidget(), CheckDialog)

    qtbot.waitUntil(shown)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CheckDialog)
    return dialog


@pytest.mark.parametrize("name", BAD_VALUES)
def test_a_bad_value_is_told_whether_or_not_the_catalog_opens(
    desktop: Desktop, qtbot: QtBot, small_file: Path, name: str
) -> None:
    statement, words = BAD_VALUES[name]
    put(small_file, statement)
    assert desktop.start(small_file)
    window = desktop.window
    assert window is not None
    if window.session is not None:
        for page in PAGES:
            window.show_page(page)
            QCoreApplication.processEvents()
    dialog = check_dialog(qtbot)
    told = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert any(words in sentence for sentence in told)


def test_a_catalog_that_cannot_be_opened_is_repaired_and_opened(
    desktop: Desktop, qtbot: QtBot, small_file: Path
) -> None:
    put(small_file, "UPDATE meeting SET zone = '../../etc/passwd'")
    desktop.start(small_file)
    assert desktop.window is not None
    assert desktop.window.session is None
    dialog = check_dialog(qtbot)
    dialog.repair.click()
    qtbot.waitUntil(lambda: "All is well now." in dialog.sentence.text())
    dialog.reject()
    assert desktop.window.session is not None
    assert len(desktop.window.session.rows) == 3


def test_what_no_repair_knows_leads_to_the_backups(
    desktop: Desktop, qtbot: QtBot, small_file: Path
) -> None:
    catalog = opened(small_file)
    backups.make(catalog)
    catalog.close()
    put(
        small_file,
        "INSERT INTO series VALUES (1, (SELECT id FROM cycle), 15, NULL, 'x', 'x', 1, 'x')",
    )
    desktop.start(small_file)
    dialog = check_dialog(qtbot)
    assert dialog.recover.isVisible()
    dialog.recover.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RecoverDialog))
