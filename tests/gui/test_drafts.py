"""What is typed is never lost: a busy, full, moved or changed catalog keeps nobody from typing."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from perm_desktop import places
from perm_desktop.gui.meeting.notes_tab import NotesTab
from perm_desktop.gui.safety.drafts_dialog import DraftsDialog
from perm_desktop.gui.session import Session
from perm_desktop.services import agendas, drafts, meetings, notes, typed_texts
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.connection import connect
from tests.builders import SetClock, opened
from tests.gui.conftest import Sample, Seeded
from tests.gui.windows import Opened, opened_window


@pytest.fixture
def desk(qapp: QApplication, small: Catalog, sample: Sample, tmp_path: Path) -> Iterator[Opened]:
    """A window with the notes of a meeting open."""
    with opened_window(qapp, small, tmp_path / "window.ini") as found:
        found.session.select(sample.hawaii)
        found.window.plan.meeting.open_notes()
        yield found


def tab(desk: Opened) -> NotesTab:
    return desk.window.plan.meeting.notes


def type_in(desk: Opened, text: str) -> None:
    tab(desk).editor.insertPlainText(text)


def trouble(desk: Opened) -> str:
    """What the lasting notice says, empty while it is hidden."""
    notice = desk.window.notices.trouble
    return notice.sentence.text() if notice.isVisible() else ""


def draft_notice(desk: Opened) -> str:
    notice = desk.window.notices.drafts
    return notice.sentence.text() if notice.isVisible() else ""


def stored(desk: Opened, meeting: int) -> str:
    return typed_texts.read(desk.session.catalog, typed_texts.note_place(meeting))


def kept_drafts() -> list[str]:
    """The texts in the drafts folder."""
    files = drafts.files_in(places.drafts_folder())
    return [draft.text for file in files for draft in file.drafts()]


@contextmanager
def held(path: Path, begin: str = "BEGIN EXCLUSIVE") -> Iterator[None]:
    """Another program that has the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(begin)
        yield
        other.execute("ROLLBACK")


def outlast_patience(desk: Opened) -> None:
    """Let the quiet seconds pass in which a busy file is not worth a word."""
    desk.session.typed._seconds = lambda: 1e9


def test_a_file_that_is_busy_for_a_moment_is_not_worth_a_word(desk: Opened, sample: Sample) -> None:
    with held(desk.session.catalog.path):
        type_in(desk, "Typed")
        assert not tab(desk).flush()
        assert tab(desk).saved_label.text() == "Saving…"
        assert trouble(desk) == ""
        assert kept_drafts() == ["Typed"]
    assert tab(desk).flush()
    assert stored(desk, sample.hawaii) == "Typed"
    assert kept_drafts() == []
    assert desk.answers.told == []


@pytest.mark.parametrize("begin", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_locked_catalog_keeps_the_text_as_a_draft_and_takes_it_when_it_is_free(
    desk: Opened, sample: Sample, begin: str
) -> None:
    path = desk.session.catalog.path
    with held(path, begin):
        type_in(desk, "Typed")
        tab(desk).flush()
        outlast_patience(desk)
        for text in (" on", " and on"):
            type_in(desk, text)
            tab(desk).flush()
            desk.window._watch.look()
        assert trouble(desk) == (
            f"Another program is writing “{path.name}”. What you type is kept as a draft and"
            " saved when it is free."
        )
        assert tab(desk).editor.toPlainText() == "Typed on and on"
        assert kept_drafts() == ["Typed on and on"]
        assert tab(desk).saved_label.text().startswith("Not saved. ")
    for _ in range(2):
        desk.window._watch.look()
    assert stored(desk, sample.hawaii) == "Typed on and on"
    assert not tab(desk).editor.is_unsaved
    assert (trouble(desk), kept_drafts(), desk.answers.told) == ("", [], [])


def test_a_text_that_was_left_while_the_file_was_busy_is_saved_later_in_its_own_place(
    desk: Opened, sample: Sample
) -> None:
    with held(desk.session.catalog.path, "BEGIN IMMEDIATE"):
        type_in(desk, "Of Hawaii")
        desk.session.select(sample.new_york)
        type_in(desk, "Of New York")
        tab(desk).flush()
        assert sorted(kept_drafts()) == ["Of Hawaii", "Of New York"]
    for _ in range(2):
        desk.window._watch.look()
    assert stored(desk, sample.hawaii) == "Of Hawaii"
    assert stored(desk, sample.new_york) == "Of New York"
    assert desk.window.flush()
    assert kept_drafts() == []


def test_the_notes_of_an_item_and_a_text_of_a_type_are_kept_alike(
    desk: Opened, sample: Sample
) -> None:
    agenda = desk.window.plan.meeting.agenda
    with held(desk.session.catalog.path, "BEGIN IMMEDIATE"):
        agenda.item_notes.field.insertPlainText("Of the item")
        agenda.flush()
        desk.window.show_page("catalog")
        purpose = desk.window.page("catalog").findChild(object, "own-purpose")
        purpose.insertPlainText("Of the type")
        desk.window.flush()
        assert sorted(kept_drafts()) == ["Of the item", "Of the type"]
    desk.window._watch.retry()
    assert agendas.items(desk.session.catalog, sample.hawaii)[0].notes == "Of the item"
    assert desk.window.flush()
    assert kept_drafts() == []


def test_pages_opened_while_the_file_cannot_be_read_are_right_when_it_can(
    desk: Opened, sample: Sample
) -> None:
    notes.write(desk.session.catalog, sample.new_york, "Of New York")
    with held(desk.session.catalog.path):
        tab(desk).show_meeting(desk.session.rows[sample.new_york])
        desk.session.is_stale = True
    desk.window._watch.look()
    assert tab(desk).editor.toPlainText() == "Of New York"
    assert tab(desk).editor.isVisibleTo(tab(desk))


def test_a_command_waits_for_a_file_that_is_busy_for_a_moment(desk: Opened, sample: Sample) -> None:
    path, catalog = desk.session.catalog.path, desk.session.catalog
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    tries: list[int] = []

    def change() -> bool:
        tries.append(1)
        if len(tries) == 3:
            other.execute("ROLLBACK")
        meetings.change_meeting(catalog, sample.hawaii, MeetingChange(place="Room 5"))
        return True

    assert desk.session.attempt(change)
    assert desk.session.rows[sample.hawaii].place == "Room 5"
    assert (len(tries), desk.answers.told) == (3, [])
    other.close()


def test_a_command_that_cannot_read_a_locked_file_says_so(desk: Opened) -> None:
    with held(desk.session.catalog.path):
        desk.trigger("move")
    (told,) = desk.answers.told
    assert told.sentence.startswith("Another program is writing")


def test_a_use_case_that_was_half_done_is_not_repeated(desk: Opened, sample: Sample) -> None:
    catalog = desk.session.catalog
    before = len(meetings.find_rows(catalog))

    def twice() -> None:
        with held(catalog.path, "BEGIN"):
            agendas.add_item(catalog, sample.hawaii, "Once")
        with held(catalog.path):
            agendas.add_item(catalog, sample.hawaii, "Never")

    desk.session.attempt(twice)
    titles = [item.title for item in agendas.items(catalog, sample.hawaii)]
    assert titles.count("Once") == 1
    assert len(desk.answers.told) == 1
    assert len(meetings.find_rows(catalog)) == before


Event = Callable[[Path], None]


def _replaced(path: Path) -> None:
    shutil.copy(path, path.with_name("other.perm")).replace(path)


def _rewritten(path: Path) -> None:
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)


def _folder_moved(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


def _renamed(path: Path) -> None:
    path.rename(path.with_name("renamed.perm"))


@pytest.fixture
def away(
    qapp: QApplication, seeded: Seeded, tmp_path: Path, clock: SetClock
) -> Iterator[tuple[Opened, Path]]:
    """A window over a catalog in a folder of its own."""
    folder = tmp_path / "here"
    folder.mkdir()
    path = Path(shutil.copy(seeded.path, folder / "small.perm"))
    catalog = opened(path, clock)
    with opened_window(qapp, catalog, tmp_path / "window.ini") as found:
        found.session.select(seeded.sample.hawaii)
        yield found, path
    catalog.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file in its place")
@pytest.mark.parametrize("event", [_replaced, _rewritten, _folder_moved, _renamed, Path.unlink])
def test_a_catalog_that_left_its_place_is_not_written_and_says_so(
    away: tuple[Opened, Path], sample: Sample, event: Event, tmp_path: Path
) -> None:
    desk, path = away
    event(path)
    there = path.read_bytes() if path.exists() else None
    names = set(path.parent.iterdir()) if path.parent.exists() else None
    type_in(desk, "Typed after")
    assert not tab(desk).flush()
    desk.window._watch.look()
    assert trouble(desk).startswith(
        "“small.perm” was moved, replaced or deleted while it was open. What you type is kept as"
        " a draft"
    )
    assert desk.window.notices.trouble.copy.isVisible()
    assert desk.window.notices.trouble.reopen.isVisible()
    assert kept_drafts() == ["Typed after"]
    assert tab(desk).editor.toPlainText() == "Typed after"
    assert there == (path.read_bytes() if path.exists() else None)
    assert names == (set(path.parent.iterdir()) if path.parent.exists() else None)
    desk.answers.files.append(tmp_path / "rescued.perm")
    desk.window.notices.trouble.copy.click()
    rescued = opened(tmp_path / "rescued.perm")
    assert len(meetings.find_rows(rescued)) == 5
    rescued.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file in its place")
def test_a_catalog_that_is_put_back_is_written_again(
    away: tuple[Opened, Path], sample: Sample
) -> None:
    desk, path = away
    path.rename(path.with_name("for a while.perm"))
    type_in(desk, "Typed")
    assert not tab(desk).flush()
    path.with_name("for a while.perm").rename(path)
    for _ in range(2):
        desk.window._watch.look()
    assert stored(desk, sample.hawaii) == "Typed"
    assert (trouble(desk), kept_drafts()) == ("", [])


def test_a_full_disk_keeps_the_text_as_a_draft(desk: Opened, sample: Sample) -> None:
    connection = desk.session.catalog.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    long = "Typed " * 20_000
    type_in(desk, long)
    assert not tab(desk).flush()
    assert trouble(desk).startswith("The disk is full. What you type is kept as a draft")
    assert kept_drafts() == [long]
    connection.execute("PRAGMA max_page_count = 1000000")
    desk.window.notices.trouble.retry.click()
    assert stored(desk, sample.hawaii) == long
    assert (trouble(desk), kept_drafts()) == ("", [])


def test_where_no_draft_can_be_written_either_the_notice_says_that_the_screen_has_it(
    desk: Opened, sample: Sample, data_folder: Path
) -> None:
    data_folder.mkdir(exist_ok=True)
    places.drafts_folder().write_text("in the way")
    with held(desk.session.catalog.path, "BEGIN IMMEDIATE"):
        type_in(desk, "Typed")
        tab(desk).flush()
        outlast_patience(desk)
        tab(desk).flush()
        desk.window._watch.look()
        assert "what you typed is on the screen only" in trouble(desk)
    assert tab(desk).flush()
    assert stored(desk, sample.hawaii) == "Typed"
    assert trouble(desk) == ""


def other_program(path: Path, meeting: int, text: str) -> None:
    """Write a note as a program would that does not look at our lock."""
    with closing(connect(path)) as connection:
        catalog = Catalog(
            path, connection, SetClock(), author="liaison", lock=None, read_only=False
        )
        notes.write(catalog, meeting, text)


def test_what_another_program_wrote_is_shown_at_the_next_look(desk: Opened, sample: Sample) -> None:
    path = desk.session.catalog.path
    with closing(connect(path)) as connection:
        catalog = Catalog(path, connection, SetClock(), author="x", lock=None, read_only=False)
        meetings.change_meeting(catalog, sample.hawaii, MeetingChange(place="Room 9"))
        notes.write(catalog, sample.hawaii, "Of another program")
        meetings.delete_meetings(catalog, [sample.joint])
    desk.window._watch.look()
    assert desk.session.rows[sample.hawaii].place == "Room 9"
    assert sample.joint not in desk.session.rows
    assert tab(desk).editor.toPlainText() == "Of another program"
    assert not tab(desk).editor.is_unsaved


@pytest.mark.parametrize("seen_first", [True, False])
def test_a_note_changed_underneath_while_it_is_typed_keeps_both_texts(
    desk: Opened, sample: Sample, seen_first: bool
) -> None:
    type_in(desk, "Typed here")
    other_program(desk.session.catalog.path, sample.hawaii, "Written there")
    if seen_first:
        desk.window._watch.look()
    assert not tab(desk).flush()
    desk.window._watch.look()
    assert stored(desk, sample.hawaii) == "Written there"
    assert tab(desk).editor.toPlainText() == "Typed here"
    assert kept_drafts() == ["Typed here"]
    assert "changed by another program while you typed" in draft_notice(desk)
    (found,) = desk.session.typed.contested()
    assert (found.draft.text, found.stored) == ("Typed here", "Written there")


def contested(desk: Opened, sample: Sample) -> DraftsDialog:
    type_in(desk, "Typed here")
    other_program(desk.session.catalog.path, sample.hawaii, "Written there")
    tab(desk).flush()
    desk.window._watch.look()
    return dialog(desk)


def dialog(desk: Opened) -> DraftsDialog:
    typed = desk.session.typed
    found = [*typed.contested(), *typed.still_left(desk.window.notices.drafts._left_over)]
    made = DraftsDialog(found, typed, desk.window.colors, desk.window)
    made.show()
    return made


@pytest.mark.parametrize(
    ("button", "left"),
    [
        ("put_back", "Typed here"),
        ("keep_stored", "Written there"),
        ("keep_both", "Written there\n\nTyped here"),
    ],
)
def test_of_two_texts_one_is_chosen_and_the_other_is_in_the_history(
    desk: Opened, sample: Sample, button: str, left: str
) -> None:
    shown = contested(desk, sample)
    assert shown.typed_text.toPlainText() == "Typed here"
    assert shown.stored_text.toPlainText() == "Written there"
    shown.copy.click()
    assert QGuiApplication.clipboard().text() == "Typed here"
    getattr(shown, button).click()
    assert not shown.isVisible()
    assert stored(desk, sample.hawaii) == left
    assert tab(desk).editor.toPlainText() == left
    assert tab(desk).flush()
    assert (kept_drafts(), draft_notice(desk), trouble(desk)) == ([], "", "")
    if left != "Written there":
        desk.session.undo()
        assert stored(desk, sample.hawaii) == "Written there"


def test_a_draft_of_a_killed_program_is_offered_and_not_put_back_unasked(
    desk: Opened, sample: Sample
) -> None:
    with held(desk.session.catalog.path, "BEGIN IMMEDIATE"):
        type_in(desk, "Typed before the end")
        tab(desk).flush()
    later = Session(desk.session.catalog)
    (found,) = later.typed.left_over()
    assert found.draft.text == "Typed before the end"
    assert found.stored == ""
    later.typed.save(typed_texts.note_place(sample.hawaii), "Typed since", "")
    assert stored(desk, sample.hawaii) == "Typed since"
    assert [each.draft.text for each in later.typed.left_over()] == ["Typed before the end"]
    later.typed.keep_stored(found.draft)
    assert later.typed.left_over() == []
    assert later.typed.still_left([found]) == []
    assert stored(desk, sample.hawaii) == "Typed since"
    later.deleteLater()
    tab(desk).editor.give_up(tab(desk).editor.key)


def test_closing_with_a_draft_says_that_it_is_kept(
    desk: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str, str]] = []
    monkeypatch.setattr(desk.answers, "confirm", lambda *words: asked.append(words) or True)
    with held(desk.session.catalog.path, "BEGIN IMMEDIATE"):
        type_in(desk, "Typed")
        desk.window.close()
    assert "kept as a draft" in asked[0][1]
    assert kept_drafts() == ["Typed"]


def test_what_a_bug_on_the_way_to_the_catalog_stopped_is_a_draft(
    desk: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(notes, "write", broken)
    with pytest.raises(ZeroDivisionError):
        desk.session.typed.save(typed_texts.note_place(1), "Typed", "")
    assert kept_drafts() == ["Typed"]
