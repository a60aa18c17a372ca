"""A bug is told in a plain sentence, costs no word that was typed, and puts no name in the log."""

import logging
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from perm_desktop import places
from perm_desktop.core.errors import UserError
from perm_desktop.gui import crash
from perm_desktop.gui.crash import CrashHandler, start_log
from perm_desktop.gui.safety.open_mark import OpenMark
from perm_desktop.services import drafts, notes
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.failures import CatalogBusyError, told
from tests.gui.conftest import Sample
from tests.gui.windows import Opened, opened_window

NOTE = "Maria Ortiz, 123-45-6789, asked for a later date"


@pytest.fixture
def log(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The log file, started as the program starts it."""
    monkeypatch.setattr(crash.faulthandler, "enable", os.close)
    start_log(data_folder)
    yield data_folder / "perm-desktop.log"
    logger = logging.getLogger("perm_desktop")
    for handler in logger.handlers[:]:
        handler.close()
        logger.removeHandler(handler)
    logger.propagate = True


@pytest.fixture
def desk(qapp: QApplication, small: Catalog, sample: Sample, tmp_path: Path) -> Iterator[Opened]:
    with opened_window(qapp, small, tmp_path / "window.ini") as found:
        found.session.select(sample.hawaii)
        found.window.plan.meeting.open_notes()
        yield found


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the crash handler would show."""
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()) or 0)
    return shown


@pytest.fixture
def handler(
    qapp: QApplication, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CrashHandler]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = CrashHandler(data_folder)
    yield made
    made.deleteLater()


def broken(secret: str) -> None:
    raise ValueError(f"cannot read {secret} in /home/mortiz/notes.txt")


def crashed(handler: CrashHandler, secret: str = NOTE) -> None:
    """Let an exception reach the hook that knows a note in its message and its variables."""
    try:
        broken(secret)
    except ValueError as error:
        handler._on_exception(type(error), error, error.__traceback__)


def test_the_log_has_kind_and_place_of_a_bug_and_no_word_of_a_note(
    handler: CrashHandler, log: Path, boxes: list[str], qtbot: QtBot
) -> None:
    crashed(handler)
    qtbot.waitUntil(lambda: bool(boxes))
    words = log.read_text()
    assert "ValueError" in words
    assert "test_crash.py" in words
    assert " broken" in words
    folders = (str(Path.home()), str(Path(__file__).parent))
    for secret in ("Maria", "Ortiz", "123-45", "later date", "mortiz", "notes.txt", *folders):
        assert secret not in words
    assert boxes == ["Something went wrong inside the program. Everything you did is saved."]


def test_what_is_typed_when_a_bug_strikes_is_saved(
    handler: CrashHandler, desk: Opened, sample: Sample, boxes: list[str], qtbot: QtBot
) -> None:
    handler.serve(desk.window.flush, lambda _: None, lambda _: None)
    desk.window.plan.meeting.notes.editor.insertPlainText("Just typed")
    crashed(handler)
    assert notes.read(desk.session.catalog, sample.hawaii)[0].text == "Just typed"
    qtbot.waitUntil(lambda: bool(boxes))


def test_what_cannot_be_saved_then_is_a_draft_and_the_sentence_says_so(
    handler: CrashHandler, desk: Opened, boxes: list[str], qtbot: QtBot
) -> None:
    handler.serve(desk.window.flush, lambda _: None, lambda _: None)
    desk.window.plan.meeting.notes.editor.insertPlainText("Just typed")
    with closing(sqlite3.connect(desk.session.catalog.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        crashed(handler)
        (file,) = drafts.files_in(places.drafts_folder())
        assert [draft.text for draft in file.drafts()] == ["Just typed"]
        qtbot.waitUntil(lambda: bool(boxes))
    assert "kept as a draft" in boxes[0]


def test_a_bug_in_saving_does_not_hide_the_first_one(
    handler: CrashHandler, log: Path, boxes: list[str], qtbot: QtBot
) -> None:
    def keep() -> bool:
        raise KeyError(NOTE)

    handler.serve(keep, lambda _: None, lambda _: None)
    crashed(handler)
    qtbot.waitUntil(lambda: bool(boxes))
    words = log.read_text()
    assert words.index("ValueError") < words.index("KeyError while keeping what was typed")
    assert "Maria" not in words


def test_a_bug_that_comes_a_hundred_times_is_told_once_a_time(
    handler: CrashHandler, boxes: list[str], qtbot: QtBot
) -> None:
    handler._telling = True
    for _ in range(100):
        crashed(handler)
    QApplication.processEvents()
    assert boxes == []
    handler._telling = False


def test_a_refusal_that_nobody_caught_is_told_and_is_no_bug(
    handler: CrashHandler, log: Path, boxes: list[str], qtbot: QtBot
) -> None:
    refusals: list[UserError] = []
    path = Path("catalog.perm")

    def explain(error: BaseException) -> UserError | None:
        return told(error, path) if isinstance(error, sqlite3.DatabaseError) else None

    handler.serve(lambda: True, explain, refusals.append)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA query_only = ON")
        try:
            connection.execute("CREATE TABLE t (x)")
        except sqlite3.DatabaseError as error:
            handler._on_exception(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(refusals))
    assert "write-protected" in refusals[0].sentence
    assert boxes == []
    assert not log.exists()


def test_a_busy_file_met_by_a_pane_is_read_again_and_no_bug(desk: Opened) -> None:
    assert isinstance(
        told(_busy(desk.session.catalog.path), desk.session.catalog.path), CatalogBusyError
    )


def _busy(path: Path) -> sqlite3.DatabaseError:
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as first,
        closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as second,
    ):
        first.execute("BEGIN IMMEDIATE")
        try:
            second.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:
            return error
    raise AssertionError("the file was free")


def test_what_the_interpreter_left_while_it_died_comes_into_the_log_without_folders(
    data_folder: Path, request: pytest.FixtureRequest
) -> None:
    data_folder.mkdir()
    (data_folder / "hard-crash.log").write_text(
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x1 (most recent call first):\n"
        '  File "C:\\Users\\mortiz\\AppData\\perm_desktop\\gui\\session.py", line 90 in attempt\n'
        '  File "/home/mortiz/run.py", line 3 in <module>\n'
    )
    words = request.getfixturevalue("log").read_text()
    assert '"perm_desktop/gui/session.py", line 90 in attempt' in words
    assert '"run.py", line 3' in words
    assert "mortiz" not in words
    assert (data_folder / "hard-crash.log").read_text() == ""


def test_a_mark_that_was_not_taken_away_tells_of_a_sudden_end(tmp_path: Path) -> None:
    catalog = tmp_path / "Maria Ortiz.perm"
    assert not OpenMark(tmp_path, catalog).put()
    again = OpenMark(tmp_path, catalog)
    assert again.put()
    again.take_away()
    assert not again.put()
    assert "Maria" not in "".join(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
