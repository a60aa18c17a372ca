"""A catalog that is damaged or gone comes back, and what it replaces is kept."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from perm_desktop.core.errors import (
    CatalogInUseError,
    CatalogRefusedError,
    NotFoundError,
    UserError,
)
from perm_desktop.services import backups, checking, meetings, notes, recovery
from perm_desktop.store import backups as files
from perm_desktop.store import copying, failures
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, add, dump, opened

NOISE = b"\xa5" * 4096


@pytest.fixture
def path(catalog: Catalog, clock: SetClock) -> Path:
    """A catalog with a backup and a note that is newer; closed."""
    ident = add(catalog)
    notes.append(catalog, ident, "In the backup.")
    backups.make(catalog)
    clock.advance(minutes=20)
    notes.append(catalog, ident, "After the backup.")
    catalog.close()
    return catalog.path


def damage(path: Path) -> bytes:
    """Spoil a page that a window needs; returns what is there now."""
    data = path.read_bytes()
    path.write_bytes(data[: 30 * 4096] + NOISE + data[31 * 4096 :])
    return path.read_bytes()


def note(path: Path) -> str:
    catalog = opened(path)
    text = notes.read(catalog, meetings.find_rows(catalog)[0].id)[0].text
    catalog.close()
    return text


def test_what_is_readable_is_preferred_where_it_is_newer(path: Path, clock: SetClock) -> None:
    before = damage(path)
    offer = recovery.look(path)
    assert offer.prefers_rescue
    assert offer.rescue is not None
    assert offer.rescue.is_whole
    assert offer.newest is not None
    assert recovery.loss(offer, offer.newest) == (
        "The damaged file has changes up to Apr 14, 2026, 9:20 AM that are not in it."
    )
    recovery.drop(offer)
    _, kept = recovery.restore_latest(path, clock)
    assert note(path) == "In the backup.\n\nAfter the backup."
    assert kept is not None
    assert kept.read_bytes() == before
    assert kept.name == "replaced-2026-04-14T132000Z-catalog.perm"


def test_a_note_is_not_passed_over_when_the_time_of_its_change_is_lost(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'edit'"
        ).fetchone()
    data = path.read_bytes()
    path.write_bytes(data[: (page - 1) * 4096] + bytes(4096) + data[page * 4096 :])
    offer = recovery.look(path)
    assert offer.prefers_rescue
    assert offer.rescue is not None
    assert offer.newest is not None
    assert backups.holds(offer.rescue.contents) == (
        "1 meeting, 1 note, time of the last change unknown"
    )
    assert recovery.loss(offer, offer.newest) == (
        "The damaged file has changes that are not in it."
    )
    recovery.drop(offer)


def test_notes_whose_meeting_is_lost_stand_under_one_that_can_be_read(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for drop in ("TRIGGER journal_meeting_delete", "TRIGGER journal_meeting_state_delete"):
            connection.execute(f"DROP {drop}")
        for table in ("meeting_state", "meeting", "journal"):
            connection.execute(f"DELETE FROM {table}")
    offer = recovery.look(path)
    assert offer.rescue is not None
    with closing(opened(offer.rescue.path)) as saved:
        (row,) = meetings.find_rows(saved)
        assert notes.read(saved, row.id)[0].text == "In the backup.\n\nAfter the backup."
        assert [each.kind for each in checking.problems(saved) if "UTC" in each.sentence] == []
    recovery.drop(offer)


def test_a_catalog_that_is_gone_comes_back_from_its_newest_backup(
    path: Path, clock: SetClock
) -> None:
    path.unlink()
    offer = recovery.look(path)
    assert offer.rescue is None
    assert offer.newest is not None
    assert recovery.loss(offer, offer.newest) == (
        "What you did after Apr 14, 2026, 9:00 AM is not in it."
    )
    assert recovery.restore_latest(path, clock)[1] is None
    assert note(path) == "In the backup."


def test_a_catalog_whose_folder_is_gone_comes_back(path: Path, clock: SetClock) -> None:
    shutil.rmtree(path.parent)
    recovery.restore_latest(path, clock)
    assert note(path) == "In the backup."


def test_a_file_that_is_no_catalog_any_more_is_recovered(path: Path, clock: SetClock) -> None:
    path.write_bytes(b"\x00" * 9000)
    recovery.restore_latest(path, clock)
    assert note(path) == "In the backup."


def test_a_damaged_backup_is_never_restored(path: Path, clock: SetClock) -> None:
    (backup,) = recovery.look(path).backups
    damage(backup.path)
    before = path.read_bytes()
    with pytest.raises(CatalogRefusedError, match="is damaged"):
        recovery.restore(backup.path, path, clock)
    assert path.read_bytes() == before
    path.unlink()
    with pytest.raises(UserError, match="is gone, and there is no backup"):
        recovery.restore_latest(path, clock)


@pytest.mark.parametrize("round_", range(10))
def test_backing_up_and_restoring_brings_every_row_back(
    path: Path, clock: SetClock, round_: int
) -> None:
    catalog = opened(path, clock)
    ident = meetings.find_rows(catalog)[0].id
    for n in range(round_):
        notes.append(catalog, ident, f"Round {n}")
    before = dump(catalog.connection)
    made = backups.make(catalog)
    notes.append(catalog, ident, "To be lost.")
    catalog.close()
    replaced = path.read_bytes()
    kept = recovery.restore(made.path, path, clock)
    catalog = opened(path, clock)
    assert dump(catalog.connection) == before
    catalog.close()
    assert kept is not None
    assert kept.read_bytes() == replaced


def test_a_journal_that_was_left_is_kept_and_not_played_into_the_restored_file(
    path: Path, clock: SetClock
) -> None:
    (backup,) = recovery.look(path).backups
    copying.journal_of(path).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 2000)
    kept = recovery.restore(backup.path, path, clock)
    assert not copying.journal_of(path).exists()
    assert kept is not None
    assert copying.journal_of(kept).read_bytes().endswith(b"x" * 2000)
    assert note(path) == "In the backup."


def test_a_window_that_has_the_catalog_keeps_it(
    path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (backup,) = recovery.look(path).backups
    monkeypatch.setattr("perm_desktop.store.lock._WAIT_SECONDS", 0.05)
    window = opened(path)
    before = path.read_bytes()
    with pytest.raises(CatalogInUseError):
        recovery.restore(backup.path, path, clock)
    window.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("step", ["copy_pages", "keep_bytes", "put_in_place"])
def test_a_full_disk_leaves_the_catalog_as_it_is(
    path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    (backup,) = recovery.look(path).backups
    before = path.read_bytes()
    monkeypatch.setattr(copying, step, full)
    with pytest.raises(UserError, match="No space left on device"):
        recovery.restore(backup.path, path, clock)
    assert path.read_bytes() == before
    assert not list(path.parent.glob(".perm-*"))


def test_only_what_can_be_recovered_is_offered(path: Path, tmp_path: Path) -> None:
    assert recovery.can_help(path, failures.damaged(path))
    assert not recovery.can_help(path, CatalogInUseError("open"))
    assert not recovery.can_help(path, CatalogRefusedError("newer"))
    assert not recovery.can_help(tmp_path / "other.perm", NotFoundError("gone"))
    path.unlink()
    assert recovery.can_help(path, NotFoundError("gone"))


def test_looking_leaves_nothing_behind(path: Path) -> None:
    damage(path)
    offer = recovery.look(path)
    recovery.drop(offer)
    names = {each.name for each in offer.folder.iterdir()}
    assert not [name for name in names if name.startswith(".perm-")]
    assert files.replaced_in(offer.folder) == []
