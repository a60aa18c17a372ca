"""What is done for an open catalog by itself, in which order, and that it ends with the window."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from perm_desktop import app as program
from perm_desktop.app import Desktop
from perm_desktop.gui.main_window import MainWindow
from perm_desktop.gui.safety.check_dialog import CheckDialog
from perm_desktop.gui.safety.open_mark import OpenMark
from perm_desktop.services import backups, checking, folders
from perm_desktop.services.checking import Problem
from perm_desktop.services.folders import Advice
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock
from tests.gui.windows import Answers, opened_window

PROBLEM = Problem("note", "A note is not as it was saved.")


@pytest.fixture
def desktop(
    qapp: QApplication, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desktop]:
    """The program without a catalog yet; its questions are answered by yes."""
    monkeypatch.setattr(
        program, "MainWindow", lambda *parts: MainWindow(*parts, make_ask=lambda _: Answers())
    )
    made = Desktop(qapp, data_folder, SetClock())
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of what was done, in order; nothing of it is really done."""
    done: list[str] = []

    def step(name: str, result: object) -> Callable[[object], Callable[[], object]]:
        def work() -> object:
            done.append(name)
            return result

        return lambda _: work

    monkeypatch.setattr(checking, "prepared_problems", step("check", []))
    monkeypatch.setattr(backups, "prepared_daily", step("backup", None))
    advice = Advice("Beside a cable.", can_move=False)
    monkeypatch.setattr(folders, "advice", lambda path: step("folder", advice)(path)())
    return done


def window(desktop: Desktop) -> MainWindow:
    assert desktop.window is not None
    return desktop.window


def said(desktop: Desktop) -> str:
    return window(desktop).statusBar().currentMessage()


def test_the_check_comes_before_the_backup_and_both_before_the_notices(
    desktop: Desktop, qtbot: QtBot, catalog_path: Path, steps: list[str]
) -> None:
    desktop.open_path(catalog_path)
    assert steps == []
    qtbot.waitUntil(lambda: window(desktop).notices.folder is not None)
    assert steps == ["check", "backup", "folder"]
    folder = window(desktop).notices.folder
    assert folder is not None
    assert folder.isVisible()
    assert folder.sentence.text() == "Beside a cable."


def test_a_catalog_with_a_problem_is_shown_it_and_not_backed_up(
    desktop: Desktop,
    qtbot: QtBot,
    catalog_path: Path,
    steps: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checking, "prepared_problems", lambda _: lambda: [PROBLEM])
    desktop.open_path(catalog_path)
    qtbot.waitUntil(lambda: "folder" in steps)
    (dialog,) = window(desktop).findChildren(CheckDialog)
    assert steps == ["folder"]
    dialog.reject()


def test_what_was_found_of_a_catalog_that_is_closed_is_told_of_no_other(
    desktop: Desktop,
    qtbot: QtBot,
    catalog_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second = Path(shutil.copy(catalog_path, tmp_path / "second.perm"))
    begun, may_end = Event(), Event()

    def slow() -> list[Problem]:
        begun.set()
        may_end.wait(20)
        return [PROBLEM]

    looks = [slow, list[Problem]]
    monkeypatch.setattr(checking, "prepared_problems", lambda _: looks.pop(0))
    desktop.open_path(catalog_path)
    qtbot.waitUntil(begun.is_set)
    desktop.open_path(second)
    may_end.set()
    qtbot.waitUntil(lambda: not looks)
    qtbot.waitUntil(lambda: any(second.parent.glob("**/backups/**/*.perm")))
    assert window(desktop).findChildren(CheckDialog) == []


def test_a_run_that_was_cut_off_is_told_of_once_the_catalog_was_looked_over(
    desktop: Desktop, qtbot: QtBot, catalog_path: Path, data_folder: Path
) -> None:
    OpenMark(data_folder, catalog_path).put()
    desktop.open_path(catalog_path)
    qtbot.waitUntil(lambda: "did not end as it should" in said(desktop))
    desktop.close()
    assert not OpenMark(data_folder, catalog_path).put()


def test_a_catalog_that_is_only_read_has_no_mark(
    desktop: Desktop, catalog_path: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: mode != 2)
    desktop.open_path(catalog_path)
    session = window(desktop).session
    assert session is not None
    assert session.catalog.read_only
    assert not OpenMark(data_folder, catalog_path).put()


def ticking(window: QWidget) -> list[QTimer]:
    return [timer for timer in window.findChildren(QTimer) if timer.isActive()]


def test_nothing_ticks_in_a_window_that_was_closed(
    qapp: QApplication, planned: Catalog, tmp_path: Path
) -> None:
    with opened_window(qapp, planned, tmp_path / "window.ini") as found:
        assert ticking(found.window)
        found.window.close()
        assert ticking(found.window) == []


def test_nothing_ticks_over_a_catalog_that_was_closed(desktop: Desktop, catalog_path: Path) -> None:
    desktop.open_path(catalog_path)
    shown = window(desktop)
    session = shown.session
    assert session is not None
    session.close()
    assert ticking(shown) == []
    with pytest.raises(sqlite3.ProgrammingError):
        session.catalog.changed_elsewhere()


def test_a_window_that_is_not_to_be_closed_goes_on_ticking(
    qapp: QApplication, small: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened_window(qapp, small, tmp_path / "window.ini") as found:
        before = len(ticking(found.window))
        with monkeypatch.context() as unsaved:
            unsaved.setattr(found.window, "flush", lambda: False)
            unsaved.setattr(found.answers, "confirm", lambda *_: False)
            assert not found.window.close()
        assert len(ticking(found.window)) == before
