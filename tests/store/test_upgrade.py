"""A catalog of an older schema becomes one of this program's, or stays as it was."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from perm_desktop.core.errors import CatalogInUseError, CatalogRefusedError, UserError
from perm_desktop.services import checking, history, meetings
from perm_desktop.store import copying, journal, lock, migrations
from perm_desktop.store.files import Access
from perm_desktop.store.header import read_header
from tests.builders import add, contents, dump, opened

NOW = migrations.latest()
LATER = """
-- A schema of the time to come.
ALTER TABLE meeting ADD COLUMN motto TEXT NOT NULL DEFAULT '';
CREATE TABLE phone (id INTEGER PRIMARY KEY, number TEXT NOT NULL) STRICT;
"""

Schemas = Callable[..., None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Schemas:
    """Makes this program one of a later release, with the migrations given."""
    today = [script for _, script in sorted(migrations.scripts().items())]

    def use(*more: str) -> None:
        known = dict(enumerate([*today, *more], start=1))
        monkeypatch.setattr(migrations, "scripts", lambda: known)

    return use


@pytest.fixture
def older(catalog_path: Path) -> Path:
    """A catalog of today's schema with a meeting that was added and changed."""
    catalog = opened(catalog_path)
    ident = add(catalog)
    meetings.change_meeting(catalog, ident, meetings.MeetingChange(title="Kept"))
    catalog.close()
    return catalog_path


def test_an_older_catalog_is_upgraded_and_a_copy_is_kept(older: Path, later: Schemas) -> None:
    old = opened(older, access=Access.READ)
    before = dump(old.connection)
    old.close()
    later(LATER)
    catalog = opened(older)
    after = dump(catalog.connection)
    assert checking.check(catalog) == []
    catalog.close()
    assert after.pop("phone") == []
    assert [row[:-1] for row in after["meeting"]] == before["meeting"]
    assert {**after, "meeting": None} == {**before, "meeting": None}
    assert read_header(older).schema_version == NOW + 1
    later()
    copy = opened(older.with_name(f"catalog.version-{NOW}.perm"))
    assert dump(copy.connection) == before
    copy.close()


def test_steps_from_before_an_upgrade_can_be_taken_back(older: Path, later: Schemas) -> None:
    later(LATER)
    catalog = opened(older)
    history.undo(catalog)
    history.undo(catalog)
    assert dump(catalog.connection)["meeting"] == []
    history.redo(catalog)
    history.redo(catalog)
    (row,) = meetings.find_rows(catalog)
    assert row.title == "Kept"
    catalog.close()


def test_new_columns_and_tables_are_journaled(older: Path, later: Schemas) -> None:
    later(LATER)
    catalog = opened(older)
    with catalog.edit("Motto") as edit:
        edit.connection.execute("UPDATE meeting SET motto = 'Ohio “first”'")
        edit.connection.execute("INSERT INTO phone VALUES (1, '555-0100')")
    history.undo(catalog)
    assert catalog.connection.execute("SELECT motto FROM meeting").fetchone() == ("",)
    history.redo(catalog)
    assert catalog.connection.execute("SELECT motto FROM meeting").fetchone() == ("Ohio “first”",)
    assert journal.user_tables(catalog.connection).count("phone") == 1
    catalog.close()


@pytest.mark.parametrize(
    "broken",
    [
        "ALTER TABLE meeting ADD COLUMN motto TEXT;\nCREATE TABLE meeting (id INTEGER);",
        "DELETE FROM state WHERE code = 'OH';",
        "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;\nCREATE TABLE",
    ],
    ids=["a statement fails", "rows refer to nothing", "a statement is unfinished"],
)
def test_a_failed_upgrade_leaves_the_catalog_as_it_was(
    older: Path, later: Schemas, broken: str
) -> None:
    before = older.read_bytes()
    later(LATER, broken)
    with pytest.raises(CatalogRefusedError, match="could not be brought to this program"):
        opened(older)
    assert older.read_bytes() == before
    later()
    opened(older).close()


def test_an_upgrade_that_was_cut_off_after_its_copy_goes_on(older: Path, later: Schemas) -> None:
    older.with_name(f"catalog.version-{NOW}.perm").hardlink_to(older)
    older.with_name(".catalog.perm.upgrading").write_bytes(b"half")
    later(LATER)
    opened(older).close()
    catalogs = {path.name for path in older.parent.iterdir() if "-journal" not in path.name}
    assert catalogs == {"catalog.perm", "catalog.perm.lock", f"catalog.version-{NOW}.perm"}


def test_a_file_of_that_name_is_not_replaced_by_the_old_catalog(
    older: Path, later: Schemas
) -> None:
    before = older.read_bytes()
    older.with_name(f"catalog.version-{NOW}.perm").write_bytes(b"of another attempt")
    later(LATER)
    opened(older).close()
    assert older.with_name(f"catalog.version-{NOW}.perm").read_bytes() == b"of another attempt"
    assert older.with_name(f"catalog.version-{NOW}-2.perm").read_bytes() == before


def test_the_old_file_is_copied_where_a_file_has_one_name_only(
    older: Path, later: Schemas, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: object) -> None:
        raise PermissionError

    before = older.read_bytes()
    monkeypatch.setattr(Path, "hardlink_to", refused)
    later(LATER)
    opened(older).close()
    assert older.with_name(f"catalog.version-{NOW}.perm").read_bytes() == before


def test_a_catalog_of_a_read_only_account_keeps_its_permissions(
    older: Path, later: Schemas
) -> None:
    older.chmod(0o640)
    later(LATER)
    opened(older).close()
    assert older.stat().st_mode & 0o777 == 0o640


def test_a_program_that_waited_finds_the_upgrade_done(
    older: Path, later: Schemas, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(LATER)
    take = lock.CatalogLock.for_upgrade

    def late(path: Path) -> lock.CatalogLock:
        monkeypatch.setattr(lock.CatalogLock, "for_upgrade", take)
        opened(older, access=Access.COMMAND).close()  # the other one is through first
        return take(path)

    monkeypatch.setattr(lock.CatalogLock, "for_upgrade", late)
    catalog = opened(older, access=Access.COMMAND)
    assert catalog.connection.execute("SELECT count(motto) FROM meeting").fetchone() == (1,)
    assert checking.check(catalog) == []
    catalog.close()
    assert len(list(older.parent.glob("*.version-*"))) == 1


def test_an_older_catalog_is_not_upgraded_by_who_only_reads(
    older: Path, later: Schemas, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(LATER)
    before = contents(older.parent)
    with pytest.raises(UserError, match="of an older version and open for reading only"):
        opened(older, access=Access.READ)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(UserError, match="of an older version and open for reading only"):
        opened(older)
    assert contents(older.parent) == before


@pytest.mark.parametrize("step", ["copy_into", "sync", "keep_bytes", "put_in_place"])
def test_a_full_disk_leaves_the_old_catalog_and_nothing_else(
    older: Path, later: Schemas, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    def refused(*arguments: object) -> None:
        raise PermissionError

    later(LATER)
    before = older.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "hardlink_to", refused)
        patch.setattr(copying, step, full)
        with pytest.raises(UserError, match=r"could not be brought up to date \(No space left"):
            opened(older)
    assert older.read_bytes() == before
    assert not [path.name for path in older.parent.iterdir() if "upgrading" in path.name]
    opened(older).close()


def test_a_window_of_the_older_program_keeps_its_file(
    older: Path, later: Schemas, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(older)
    before = older.read_bytes()
    later(LATER)
    monkeypatch.setattr(lock, "_WAIT_SECONDS", 0.05)
    with pytest.raises(CatalogInUseError):
        opened(older, access=Access.COMMAND)
    window.close()
    assert older.read_bytes() == before


def test_a_damaged_older_catalog_is_not_upgraded(older: Path, later: Schemas) -> None:
    data = older.read_bytes()
    older.write_bytes(data[: 30 * 4096] + b"\xff" * 4096 + data[31 * 4096 :])
    before = contents(older.parent)
    later(LATER)
    with pytest.raises(CatalogRefusedError, match="is damaged"):
        opened(older)
    assert contents(older.parent) == before


@pytest.mark.parametrize(
    "unlike",
    [
        "DELETE FROM edit WHERE id = (SELECT max(id) FROM edit);",
        "DROP INDEX meeting_by_time;",
    ],
    ids=["rows are lost", "the schema is another"],
)
def test_an_upgrade_that_ends_unlike_a_new_catalog_is_not_taken(
    older: Path, later: Schemas, monkeypatch: pytest.MonkeyPatch, unlike: str
) -> None:
    before = older.read_bytes()
    later(LATER)
    fresh = migrations.fresh_schema()
    monkeypatch.setattr(migrations, "fresh_schema", lambda: fresh)
    later(f"{LATER}\nPRAGMA foreign_keys = OFF;\nDELETE FROM journal;\n{unlike}")
    with pytest.raises(CatalogRefusedError, match="it is as it was"):
        opened(older)
    assert older.read_bytes() == before
