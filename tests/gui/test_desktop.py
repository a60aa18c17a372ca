"""From the start of the program to its end: first run, opening, refusing, a second start."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop import app as program
from perm_desktop import places
from perm_desktop.app import Desktop
from perm_desktop.cli import parser
from perm_desktop.core.errors import CatalogInUseError, CatalogRefusedError
from perm_desktop.gui.first_run.begin_step import Start
from perm_desktop.gui.first_run.steps import FirstRunDialog
from perm_desktop.gui.first_run.welcome import Welcome
from perm_desktop.gui.kit.link_button import LinkButton
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.gui.single_instance import Doorbell, raise_other, ring_path
from perm_desktop.services import catalogs
from perm_desktop.store.files import Access
from perm_desktop.store.lock import CatalogLock
from tests.builders import SetClock
from tests.gui.windows import Answers, active_dialog
from tests.processes import python


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
    made.setProperty("answers", answers)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def window(desktop: Desktop) -> MainWindow:
    """The window that is shown."""
    assert desktop.window is not None
    return desktop.window


def answers(desktop: Desktop) -> Answers:
    """What the dialogs answer."""
    found = desktop.property("answers")
    assert isinstance(found, Answers)
    return found


def welcome(desktop: Desktop) -> Welcome:
    """The page that is shown while no catalog is open."""
    found = window(desktop).centralWidget()
    assert isinstance(found, Welcome)
    return found


def test_the_first_start_leads_through_the_first_run(desktop: Desktop) -> None:
    desktop.start(None)
    assert welcome(desktop).shows_steps
    links = [link.text() for link in welcome(desktop).findChildren(LinkButton)]
    assert links == ["&Open a catalog…", "Look around in the sa&mple"]
    assert not window(desktop).actions_by_name["add_meeting"].isEnabled()


def test_a_newcomer_reaches_a_planned_cycle(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.start(None)
    for _ in range(3):
        welcome(desktop).steps.next.click()
    qtbot.waitUntil(lambda: window(desktop).session is not None, timeout=30_000)
    session = window(desktop).session
    assert session is not None
    assert session.catalog.path == places.default_catalog()
    assert len(session.reference.types) == 30
    assert len(session.rows) > 1000


def test_new_over_an_open_catalog_makes_another(
    desktop: Desktop, catalog_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop.start(catalog_path)
    window(desktop).actions_by_name["new"].trigger()
    dialog = active_dialog(FirstRunDialog)
    assert isinstance(dialog, FirstRunDialog)
    dialog.steps.start.path = tmp_path / "mine.perm"
    dialog.steps.start.choose(Start.EMPTY)
    for _ in range(3):
        dialog.steps.next.click()
    qtbot.waitUntil(lambda: (tmp_path / "mine.perm").exists(), timeout=30_000)
    qtbot.waitUntil(lambda: _path(desktop) == tmp_path / "mine.perm")


def _path(desktop: Desktop) -> Path | None:
    """The catalog that is open."""
    session = window(desktop).session if desktop.window is not None else None
    return session.catalog.path if session is not None else None


def test_the_next_start_opens_the_catalog_used_last(
    desktop: Desktop, qapp: QApplication, data_folder: Path, catalog_path: Path
) -> None:
    desktop.start(catalog_path)
    desktop.close()
    again = Desktop(qapp, data_folder, SetClock())
    again.start(None)
    session = window(again).session
    assert session is not None
    assert session.catalog.path == catalog_path.resolve()
    again.close()
    again.deleteLater()


def test_a_foreign_file_is_told_and_the_window_stays(desktop: Desktop, tmp_path: Path) -> None:
    foreign = tmp_path / "letter.perm"
    foreign.write_text("Dear state,")
    desktop.start(None)
    desktop.open_path(foreign)
    assert "is not a PERM Desktop catalog" in answers(desktop).told[0].sentence
    assert window(desktop).isVisible()
    assert foreign.read_text() == "Dear state,"


def test_a_foreign_file_on_the_command_line_is_an_error(desktop: Desktop, tmp_path: Path) -> None:
    foreign = tmp_path / "letter.perm"
    foreign.write_text("Dear state,")
    with pytest.raises(CatalogRefusedError):
        desktop.start(foreign)


def test_who_stays_for_an_unsaved_text_keeps_the_window_and_the_other_catalog_is_free(
    desktop: Desktop, catalog_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = Path(shutil.copy(catalog_path, tmp_path / "second.perm"))
    desktop.start(catalog_path)
    first = window(desktop)
    with monkeypatch.context() as unsaved:
        unsaved.setattr(first, "flush", lambda: False)
        unsaved.setattr(answers(desktop), "confirm", lambda *_: False)
        desktop.open_path(second)
        assert window(desktop) is first
        assert first.isVisible()
        assert _path(desktop) == catalog_path
        CatalogLock.for_command(second).close()
    desktop.open_path(second)
    assert _path(desktop) == second


def test_a_window_that_was_closed_is_not_asked_again_at_the_end(
    desktop: Desktop, catalog_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    desktop.start(catalog_path)
    monkeypatch.setattr(window(desktop), "flush", lambda: False)
    monkeypatch.setattr(answers(desktop), "confirm", lambda *words: asked.append(words[0]) or True)
    assert window(desktop).close()
    desktop.close()
    assert len(asked) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_a_catalog_under_a_name_that_is_no_text_is_opened_and_remembered(
    desktop: Desktop, catalog_path: Path
) -> None:
    odd = catalog_path.with_name(os.fsdecode(b"caf\xe9.perm"))
    catalog_path.rename(odd)
    desktop.start(odd)
    window(desktop).show_page("states")
    assert _path(desktop) == odd


def test_the_sample_is_a_file_of_its_own_and_says_so(desktop: Desktop) -> None:
    desktop.start(None, sample=True)
    assert places.sample_catalog().is_file()
    assert "(sample)" in window(desktop).windowTitle()


def test_the_window_holds_its_catalog_and_lets_it_go(desktop: Desktop, catalog_path: Path) -> None:
    desktop.start(catalog_path)
    with pytest.raises(CatalogInUseError):
        CatalogLock.for_command(catalog_path)
    desktop.close()
    CatalogLock.for_command(catalog_path).close()


def test_a_catalog_that_nobody_answers_for_is_in_use(desktop: Desktop, catalog_path: Path) -> None:
    with CatalogLock.for_window(catalog_path), pytest.raises(CatalogInUseError):
        desktop.start(catalog_path)


RING = """
import sys
from pathlib import Path
from perm_desktop.gui.single_instance import raise_other
print(raise_other(Path(sys.argv[1]), Path(sys.argv[2])))
"""


def test_a_second_start_rings_at_the_first_window_and_has_its_answer(
    qtbot: QtBot, catalog_path: Path, data_folder: Path
) -> None:
    doorbell = Doorbell(catalog_path, data_folder / "rings")
    with qtbot.waitSignal(doorbell.rung):
        second = python("-c", RING, str(catalog_path), str(data_folder / "rings"))
    assert second.communicate()[0] == "True\n"
    doorbell.close()
    doorbell.deleteLater()


def test_nobody_answers_a_ring_where_no_window_is_open(
    catalog_path: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perm_desktop.gui.single_instance._WAIT_SECONDS", 0.1)
    assert not raise_other(catalog_path, data_folder / "rings")
    assert list((data_folder / "rings").iterdir()) == []


def test_a_ring_that_a_crash_left_over_raises_no_window(
    qtbot: QtBot, catalog_path: Path, data_folder: Path
) -> None:
    left = ring_path(catalog_path, data_folder / "rings")
    left.parent.mkdir(parents=True)
    left.touch()
    doorbell = Doorbell(catalog_path, data_folder / "rings")
    with qtbot.assertNotEmitted(doorbell.rung, wait=50):
        assert not left.exists()
    doorbell.close()
    doorbell.deleteLater()


def test_demo_prints_four_paths_that_are_there(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.demo(qapp, tmp_path / "out") == 0
    lines = capsys.readouterr().out.splitlines()
    paths = [Path(line.partition(": ")[2]) for line in lines]
    assert [path.suffix for path in paths] == [".perm", ".json", ".pdf", ".png"]
    assert all(path.stat().st_size > 1000 for path in paths)
    sample = catalogs.open_catalog(paths[0], Access.READ)
    assert catalogs.is_sample(sample)
    sample.close()


def test_demo_says_when_its_folder_cannot_be_made(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert program.demo(qapp, tmp_path / "file") == 1
    assert capsys.readouterr().err


def test_no_command_means_the_window() -> None:
    assert parser.build().parse_args([]).command is None
