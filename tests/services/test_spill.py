"""A text that should never have been typed is gone from every file, and older steps still hold."""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import UserError
from perm_desktop.core.listing.views import ListView
from perm_desktop.core.progress import silent
from perm_desktop.core.spilled_text import SpilledText
from perm_desktop.core.type_settings import settings_of
from perm_desktop.services import (
    agendas,
    attendance,
    catalogs,
    checking,
    drafts,
    history,
    list_views,
    meeting_types,
    meetings,
    notes,
    spill,
    spill_survey,
    typed_texts,
)
from perm_desktop.store import erasing, journal, reference, removals
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.removals import Removal
from tests.builders import SetClock, add, dump, opened

SPILL = "Ana “Née”\nO'Hara 123-45-6789"
MARK = "[removed 2026-04-14]"
FORMS = (SPILL, SPILL.upper(), SPILL.lower(), SPILL.replace("\n", " "))


def traces(folder: Path) -> list[Path]:
    """Files that hold the number in any encoding, its escapes, or the name beside it."""
    needles = [b"123-45-6789", "123-45-6789".encode("utf-16-le"), "45-6789".encode("utf-16-be")]
    needles += [b"O'Hara", b"O'HARA", b"o'hara", "O'Hara".encode("utf-16-le")]
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    ]


def remove(catalog: Catalog, text: str = SPILL, **more: object) -> spill.Outcome:
    return spill.remove(
        catalog.path, SpilledText(text), "Typed by mistake", silent, now=SetClock(), **more
    )


@pytest.fixture
def spilled(catalog_path: Path, clock: SetClock) -> Iterator[Catalog]:
    """A catalog with the text wherever one can be typed, and steps to take back."""
    catalog = opened(catalog_path, clock)
    ident = add(catalog, states=["OH", "PA"])
    for form in FORMS:
        notes.write(catalog, ident, f"Before. {form} After.")
        clock.advance(minutes=10)
    notes.write(catalog, ident, f"About {SPILL}", "OH")
    line = " ".join(SPILL.split())
    change = meetings.MeetingChange(title=f"Call on {line}", place=line)
    meetings.change_meeting(catalog, ident, change)
    agendas.add_item(catalog, ident, line, 5, line, SPILL)
    attendance.mark(catalog, ident, "OH", "attended")
    attendance.remark(catalog, ident, Target("OH"), f"with {line}")
    for person in (line, line.upper()):
        attendance.add_walk_in(catalog, ident, person, "OH", "", "attended")
    list_views.save_view(catalog, ListView("Mine", text=line))
    kind = reference.meeting_type(catalog.connection, "ad-hoc-call")
    key = meeting_types.add(catalog, f"Call on {line}", settings_of(kind))
    meeting_types.set_text(catalog, key, "purpose", SPILL)
    clock.advance(minutes=10)
    notes.write(catalog, ident, "Nothing of it.")
    cancelled = add(catalog)
    change = meetings.MeetingChange(status="cancelled", reason=f"for {line}")
    meetings.change_meeting(catalog, cancelled, change)
    meetings.delete_meetings(catalog, [cancelled])
    yield catalog
    catalog.close()


def test_the_text_is_in_no_file_afterwards(
    spilled: Catalog, data_folder: Path, tmp_path: Path
) -> None:
    folder = spilled.path.parent
    catalogs.save_copy(spilled, folder / "catalog backup.perm")
    shutil.copy(spilled.path, folder / "catalog.version-3.perm")
    (folder / f".perm-{'0' * 16}.new").write_bytes(spilled.path.read_bytes()[:200_000])
    data_folder.mkdir(parents=True)
    catalogs.save_copy(spilled, data_folder / "another.perm")
    (data_folder / "perm-desktop.log").write_text(f"note {SPILL}")
    (data_folder / "window.ini").write_text(f'[a]\nrecent="{json.dumps(SPILL)}"\n')
    (data_folder / "wide.txt").write_bytes(SPILL.encode("utf-16"))
    (data_folder / "escaped.json").write_text(json.dumps({"text": json.dumps(SPILL)}))
    file = drafts.DraftFile.of(spilled, data_folder / "drafts")
    place = typed_texts.note_place(1)
    file.keep(drafts.Draft(place, f"typed {SPILL}", "", "2026-04-14T13:00:00Z", "run"))
    assert len(traces(tmp_path)) == 10
    outcome = remove(spilled)
    assert traces(tmp_path) == []
    assert outcome.is_complete
    assert outcome.failed == ()
    assert checking.check(spilled) == []
    leftovers = [path.name for path in folder.iterdir()]
    assert sorted(leftovers) == [
        "catalog backup.perm",
        "catalog.perm",
        "catalog.perm-journal",
        "catalog.perm.lock",
        "catalog.version-3.perm",
    ]
    assert (folder / "catalog.perm-journal").stat().st_size == 0


def test_the_mark_stands_in_its_place_and_the_rest_stays(spilled: Catalog) -> None:
    (row, *_) = meetings.find_rows(spilled)
    remove(spilled)
    (row, *_) = meetings.find_rows(spilled)
    assert row.title == f"Call on {MARK}"
    assert row.place == MARK
    (item,) = agendas.items(spilled, row.id)
    assert (item.title, item.presenter, item.notes) == (MARK, MARK, MARK)
    texts = {note.state: note.text for note in notes.read(spilled, row.id)}
    assert texts == {"": "Nothing of it.", "OH": f"About {MARK}"}
    persons = {line.person for line in attendance.lines(spilled, row.id) if line.person}
    assert persons == {MARK, f"{MARK}-2"}
    assert [view.text for view in list_views.own_views(spilled)] == [MARK]


def test_every_older_step_can_be_taken_back_and_made_again(spilled: Catalog) -> None:
    remove(spilled)
    stood = dump(spilled.connection)
    seen: list[str] = []
    while history.next_steps(spilled)[0]:
        history.undo(spilled)
        seen += [
            note.text for row in meetings.find_rows(spilled) for note in notes.read(spilled, row.id)
        ]
    assert f"Before. {MARK} After." in seen
    assert dump(spilled.connection)["meeting"] == []
    while history.next_steps(spilled)[1]:
        history.redo(spilled)
    assert dump(spilled.connection) == stood
    assert checking.check(spilled) == []


def test_the_removal_is_no_step_but_stands_in_the_history(spilled: Catalog) -> None:
    (row, *_) = meetings.find_rows(spilled)
    steps = history.next_steps(spilled)
    lines = len(history.lines(spilled))
    remove(spilled)
    assert history.next_steps(spilled)[0].split(":")[0] == steps[0].split(":")[0]
    newest, *rest = history.lines(spilled)
    assert (newest.kind, newest.changes, len(rest)) == ("removal", (), lines)
    assert newest.label.startswith("Removed a text for good from ")
    assert newest.label.endswith(": Typed by mistake")
    assert history.lines(spilled, row.id)[0] == newest
    untouched = add(spilled)
    assert [line.kind for line in history.lines(spilled, untouched)] == ["do"]
    assert [line.kind for line in history.lines(spilled)][:2] == ["do", "removal"]


def test_the_search_says_where_the_text_is_and_changes_nothing(spilled: Catalog) -> None:
    before = spilled.path.read_bytes()
    found = spill_survey.survey(spilled.path, SpilledText(SPILL), silent)
    words = {line.words: line.places for line in found.lines}
    assert words["Note of meeting 1"] == 1
    assert words["Title of meeting 1"] == 1
    assert words["Agenda item of meeting 1"] == 3
    assert words["Attendance of meeting 1"] == 3
    assert words["Settings and saved views"] == 1
    assert words["History"] > 5
    assert not found.is_empty
    assert spilled.path.read_bytes() == before


def test_a_text_that_is_nowhere_is_told(catalog: Catalog) -> None:
    with pytest.raises(UserError, match="was not found"):
        remove(catalog, "nowhere at all")
    assert removals.removals(catalog.connection) == []


def test_what_the_program_wrote_itself_is_not_touched(planned: Catalog) -> None:
    before = dump(planned.connection)
    for text in ("California", "2026-04", "scheduled", "rc-check-in", "America/New_York"):
        with pytest.raises(UserError, match=r"was not found|part of what would stand"):
            remove(planned, text)
    assert dump(planned.connection) == before


@pytest.mark.parametrize("text", ["abc", "   ", "x" * 2_001])
def test_a_text_too_short_or_long_is_not_looked_for(text: str) -> None:
    with pytest.raises(UserError, match=r"too short|characters"):
        SpilledText(text)


def test_a_part_of_the_mark_cannot_be_removed(catalog: Catalog) -> None:
    with pytest.raises(UserError, match="part of what would stand in its place"):
        remove(catalog, "removed")


@pytest.mark.parametrize("reason", ["", " \n", "It was 123-45-6789"])
def test_the_reason_is_asked_for_and_does_not_tell_the_text(spilled: Catalog, reason: str) -> None:
    with pytest.raises(UserError, match=r"needs a reason|holds the text"):
        spill.remove(spilled.path, SpilledText("123-45-6789"), reason, silent)
    assert traces(spilled.path.parent)


def test_a_copy_that_cannot_be_opened_is_listed_and_deleted_only_when_told(
    spilled: Catalog,
) -> None:
    broken = spilled.path.with_name("catalog.old.perm")
    broken.write_bytes(spilled.path.read_bytes()[:150_000])
    outcome = remove(spilled)
    assert outcome.strange == (broken,)
    assert not outcome.is_complete
    assert broken.exists()
    notes.append(spilled, meetings.find_rows(spilled)[0].id, SPILL)
    remove(spilled, discard=[broken])
    assert traces(spilled.path.parent) == []
    assert not broken.exists()


def test_a_stranger_in_the_folder_is_named_and_not_changed(spilled: Catalog) -> None:
    letter = spilled.path.with_name("letter.txt")
    letter.write_text(SPILL)
    outcome = remove(spilled)
    assert outcome.strange == (letter,)
    assert letter.read_text() == SPILL


def test_the_age_of_a_backup_stays(spilled: Catalog) -> None:
    backup = spilled.path.with_name("catalog backup.perm")
    catalogs.save_copy(spilled, backup)
    os.utime(backup, (1_000_000_000, 1_000_000_000))
    remove(spilled)
    assert backup.stat().st_mtime == 1_000_000_000


def test_a_backup_that_fails_does_not_keep_the_others(
    spilled: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("catalog a.perm", "catalog b.perm"):
        catalogs.save_copy(spilled, spilled.path.with_name(name))
    put = spill.erased_files.copying.put_in_place

    def refuse(hidden: Path, path: Path) -> None:
        if path.name == "catalog a.perm":
            raise OSError(28, "No space left on device")
        put(hidden, path)

    monkeypatch.setattr(spill.erased_files.copying, "put_in_place", refuse)
    outcome = remove(spilled)
    assert len(outcome.failed) == 1
    assert "catalog a.perm” could not be cleared (No space left" in outcome.failed[0]
    assert [path.name for path in traces(spilled.path.parent)] == ["catalog a.perm"]
    assert not list(spilled.path.parent.glob(".perm-*"))


def test_a_cut_off_before_the_record_leaves_the_act_to_be_done_again(
    spilled: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    before = dump(spilled.connection)
    with monkeypatch.context() as patched:
        patched.setattr(erasing, "erase", die)
        with pytest.raises(KeyboardInterrupt):
            remove(spilled)
    assert dump(spilled.connection) == before
    marker = spilled.path.with_name("catalog.perm.removing")
    assert b"6789" not in marker.read_bytes()
    assert "interrupted" in spill.unfinished(spilled.path)
    remove(spilled)
    assert not marker.exists()
    assert traces(spilled.path.parent) == []
    assert spill.unfinished(spilled.path) == ""


def test_a_cut_off_before_the_cleaning_is_made_up_for_at_the_next_start(
    spilled: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(erasing, "clean", die)
        with pytest.raises(KeyboardInterrupt):
            remove(spilled)
    assert spill.unfinished(spilled.path) == ""
    assert not spilled.path.with_name("catalog.perm.removing").exists()
    assert traces(spilled.path.parent) == []
    assert len(removals.removals(spilled.connection)) == 1


def test_a_full_disk_at_the_cleaning_is_told(
    spilled: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(erasing, "clean", full)
        outcome = remove(spilled)
    assert not outcome.is_clean
    assert spilled.path.with_name("catalog.perm.removing").exists()
    assert spill.unfinished(spilled.path) == ""
    assert traces(spilled.path.parent) == []


def test_a_damaged_note_stays_known_as_damaged(spilled: Catalog) -> None:
    with closing(sqlite3.connect(spilled.path, isolation_level=None)) as other:
        other.execute("DROP TRIGGER journal_note_update")
        other.execute("UPDATE note SET text = text || '!' WHERE state IS NOT NULL")
        for statement in journal._triggers("note", journal.columns(other, "note"))[1:2]:
            other.execute(statement)
    remove(spilled)
    assert any("is damaged" in problem for problem in checking.check(spilled))
    assert traces(spilled.path.parent) == []


def test_a_removal_is_kept_once(spilled: Catalog) -> None:
    removal = Removal("ab" * 16, "2026-04-14T13:00:00Z", "liaison", "Why")
    text = SpilledText(SPILL)
    erasing.erase(spilled.connection, text, MARK, removal, 3)
    erasing.erase(spilled.connection, text, MARK, removal, 3)
    (record,) = removals.removals(spilled.connection)
    assert (record.reason, record.author) == ("Why", "liaison")
