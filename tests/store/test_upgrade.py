"""A catalog of an older schema becomes one of this program's, or stays as it was."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.services import checking, history, meetings
from perm_desktop.store import files, journal, migrations
from perm_desktop.store.files import Access
from perm_desktop.store.header import APPLICATION_ID, Header, read_header
from tests.builders import add, contents, dump, opened

SECOND = """
-- A second schema, as a later program may have it.
ALTER TABLE meeting ADD COLUMN motto TEXT NOT NULL DEFAULT '';
CREATE TABLE phone (id INTEGER PRIMARY KEY, number TEXT NOT NULL) STRICT;
"""

Schemas = Callable[..., None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Schemas:
    """Makes this program one of a later release, with the migrations given."""
    first = migrations.scripts()[1]

    def use(*more: str) -> None:
        known = dict(enumerate([first, *more], start=1))
        monkeypatch.setattr(migrations, "scripts", lambda: known)

    return use


@pytest.fixture
def first_version(catalog_path: Path) -> Path:
    """A catalog of the first schema with a meeting that was added and changed."""
    catalog = opened(catalog_path)
    ident = add(catalog)
    meetings.change_meeting(catalog, ident, meetings.MeetingChange(title="Kept"))
    catalog.close()
    return catalog_path


def test_an_older_catalog_is_upgraded_and_a_copy_is_kept(
    first_version: Path, later: Schemas
) -> None:
    old = opened(first_version, access=Access.READ)
    before = dump(old.connection)
    old.close()
    later(SECOND)
    catalog = opened(first_version)
    after = dump(catalog.connection)
    assert checking.check(catalog) == []
    catalog.close()
    assert after.pop("phone") == []
    assert [row[:-1] for row in after["meeting"]] == before["meeting"]
    assert {**after, "meeting": None} == {**before, "meeting": None}
    assert read_header(first_version) == Header(APPLICATION_ID, 2)
    later()
    copy = opened(first_version.with_name("catalog.version-1.perm"))
    assert dump(copy.connection) == before
    copy.close()


def test_steps_from_before_an_upgrade_can_be_taken_back(
    first_version: Path, later: Schemas
) -> None:
    later(SECOND)
    catalog = opened(first_version)
    history.undo(catalog)
    history.undo(catalog)
    assert dump(catalog.connection)["meeting"] == []
    history.redo(catalog)
    history.redo(catalog)
    (row,) = meetings.find_rows(catalog)
    assert row.title == "Kept"
    catalog.close()


def test_new_columns_and_tables_are_journaled(first_version: Path, later: Schemas) -> None:
    later(SECOND)
    catalog = opened(first_version)
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
    first_version: Path, later: Schemas, broken: str
) -> None:
    before = first_version.read_bytes()
    later(SECOND, broken)
    with pytest.raises((UserError, RuntimeError)):
        opened(first_version)
    assert first_version.read_bytes() == before
    later()
    opened(first_version).close()


def test_an_upgrade_that_was_cut_off_after_its_copy_goes_on(
    first_version: Path, later: Schemas
) -> None:
    first_version.with_name("catalog.version-1.perm").write_bytes(first_version.read_bytes())
    first_version.with_name("catalog.version-1-2.perm").write_bytes(b"of another attempt")
    later(SECOND)
    opened(first_version).close()
    copies = [path.name for path in first_version.parent.glob("*version*")]
    assert sorted(copies) == [
        "catalog.version-1-2.perm",
        "catalog.version-1-3.perm",
        "catalog.version-1.perm",
    ]


def test_two_programs_that_upgrade_at_once_upgrade_once(
    first_version: Path, later: Schemas, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(SECOND)
    save_copy = files.save_copy

    def slowly(source: sqlite3.Connection, path: Path) -> None:
        save_copy(source, path)
        monkeypatch.setattr(files, "save_copy", save_copy)
        opened(first_version, access=Access.COMMAND).close()  # the other one is through first

    monkeypatch.setattr(files, "save_copy", slowly)
    catalog = opened(first_version, access=Access.COMMAND)
    assert catalog.connection.execute("SELECT count(motto) FROM meeting").fetchone() == (1,)
    assert checking.check(catalog) == []
    catalog.close()


def test_an_older_catalog_is_not_upgraded_by_who_only_reads(
    first_version: Path, later: Schemas, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(SECOND)
    before = contents(first_version.parent)
    with pytest.raises(UserError, match="of an older version and open for reading only"):
        opened(first_version, access=Access.READ)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(UserError, match="of an older version and open for reading only"):
        opened(first_version)
    assert contents(first_version.parent) == before


def test_a_full_disk_stops_an_upgrade_before_it_begins(
    first_version: Path, later: Schemas, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: sqlite3.Connection, path: Path) -> None:
        raise UserError("The disk is full; nothing was changed.", "Free some space and try again.")

    later(SECOND)
    monkeypatch.setattr(files, "save_copy", full)
    before = first_version.read_bytes()
    with pytest.raises(UserError, match="The disk is full"):
        opened(first_version)
    assert first_version.read_bytes() == before
