"""Readable copies of the notes, for the day on which nothing else opens."""

from pathlib import Path

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.services import (
    agendas,
    attendance,
    backups,
    cycles,
    meetings,
    note_copies,
    notes,
)
from perm_desktop.services.meetings import MeetingChange, MeetingDraft, MeetingStatus
from perm_desktop.store import journal
from perm_desktop.store.catalog import Catalog
from tests.builders import add


@pytest.fixture
def folder(catalog: Catalog) -> Path:
    """Where the copies are."""
    return backups.folder_of(catalog) / "notes"


def text_of(catalog: Catalog, folder: Path, name: str = "notes-ry-2027.txt") -> str:
    note_copies.write(catalog, folder)
    return (folder / name).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


@pytest.fixture
def call(catalog: Catalog) -> int:
    """A meeting of RY 2027 with all that can be on record."""
    cycles.add_cycle(catalog, 2027, ["OH", "PA"])
    draft = MeetingDraft("ad-hoc-call", ["OH", "PA"], "2026-04-20T14:00", year=2027)
    ident = meetings.add_meeting(catalog, draft)
    agendas.add_item(catalog, ident, "Welcome", 5, "CMS", "First line\nsecond")
    attendance.mark(catalog, ident, "OH", "attended")
    notes.append(catalog, ident, "Ohio asked: “when?” Mañana, 明日.")
    notes.append(catalog, ident, "Only of Pennsylvania.", "PA")
    return ident


def test_all_that_is_on_record_is_in_the_copy(catalog: Catalog, folder: Path, call: int) -> None:
    text = text_of(catalog, folder)
    for line in (
        "PERM Desktop: what is on record for RY 2027",
        "Monday, April 20, 2026, 2:00–3:00 PM EDT",
        "States: OH, PA",
        "Status: scheduled",
        "1. Welcome (5 min) - CMS",
        "   second",
        "OH: attended",
        "Note\nOhio asked: “when?” Mañana, 明日.",
        "Note of PA\nOnly of Pennsylvania.",
    ):
        assert f"\n{line}\n" in f"\n{text}\n"


def test_notepad_reads_the_copy(catalog: Catalog, folder: Path, call: int) -> None:
    note_copies.write(catalog, folder)
    data = (folder / "notes-ry-2027.txt").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") > 10


def test_deleted_and_cancelled_meetings_say_so(catalog: Catalog, folder: Path, call: int) -> None:
    meetings.change_meeting(
        catalog, call, MeetingChange(status=MeetingStatus.CANCELLED, reason="Snow")
    )
    assert "Status: cancelled (Snow)" in text_of(catalog, folder)
    meetings.delete_meetings(catalog, [call])
    assert "DELETED: this meeting is in the trash." in text_of(catalog, folder)


def test_a_meeting_of_no_cycle_has_a_file_too(catalog: Catalog, folder: Path) -> None:
    notes.append(catalog, add(catalog), "Before all cycles.")
    assert "Before all cycles." in text_of(catalog, folder, "notes-other.txt")


def test_a_meeting_without_anything_on_record_is_left_out(catalog: Catalog, folder: Path) -> None:
    add(catalog)
    assert note_copies.write(catalog, folder) == []


def test_a_note_that_is_gone_is_gone_from_the_copy(catalog: Catalog, folder: Path) -> None:
    ident = add(catalog)
    notes.append(catalog, ident, "Only this.")
    assert note_copies.write(catalog, folder)
    notes.write(catalog, ident, "")
    catalog.connection.execute("SELECT 1").fetchone()
    text = text_of(catalog, folder, "notes-other.txt")
    assert "Only this." not in text


def test_a_copy_that_says_the_same_is_not_written_again(
    catalog: Catalog, folder: Path, call: int
) -> None:
    (path,) = note_copies.write(catalog, folder)
    before = path.stat()
    note_copies.write(catalog, folder)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_damaged_note_is_marked_and_keeps_no_other_from_being_written(
    catalog: Catalog, folder: Path, call: int
) -> None:
    journal.drop_triggers(catalog.connection)
    catalog.connection.execute("UPDATE note SET text = 'x' WHERE state IS NULL")
    journal.create_triggers(catalog.connection)
    text = text_of(catalog, folder)
    assert "(This note is damaged: its text is not the one that was saved.)\nx" in text
    assert "Only of Pennsylvania." in text


def test_a_folder_that_cannot_be_written_is_named(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("in the way")
    with pytest.raises(UserError, match="could not be written"):
        note_copies.write(catalog, tmp_path / "notes")
