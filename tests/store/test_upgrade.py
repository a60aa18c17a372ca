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
    with pytest.raises((UserError, RuntimeError)):
        opened(older)
    assert older.read_bytes() == before
    later()
    opened(older).close()


def test_an_upgrade_that_was_cut_off_after_its_copy_goes_on(older: Path, later: Schemas) -> None:
    older.with_name(f"catalog.version-{NOW}.perm").write_bytes(older.read_bytes())
    older.with_name(f"catalog.version-{NOW}-2.perm").write_bytes(b"of another attempt")
    later(LATER)
    opened(older).close()
    copies = [path.name for path in older.parent.glob("*version*")]
    assert sorted(copies) == [
        f"catalog.version-{NOW}-2.perm",
        f"catalog.version-{NOW}-3.perm",
        f"catalog.version-{NOW}.perm",
    ]


def test_two_programs_that_upgrade_at_once_upgrade_once(
    older: Path, later: Schemas, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(LATER)
    save_copy = files.save_copy

    def slowly(source: sqlite3.Connection, path: Path) -> None:
        save_copy(source, path)
        monkeypatch.setattr(files, "save_copy", save_copy)
        opened(older, access=Access.COMMAND).close()  # the other one is through first

    monkeypatch.setattr(files, "save_copy", slowly)
    catalog = opened(older, access=Access.COMMAND)
    assert catalog.connection.execute("SELECT count(motto) FROM meeting").fetchone() == (1,)
    assert checking.check(catalog) == []
    catalog.close()


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


def test_a_full_disk_stops_an_upgrade_before_it_begins(
    older: Path, later: Schemas, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: sqlite3.Connection, path: Path) -> None:
        raise UserError("The disk is full; nothing was changed.", "Free some space and try again.")

    later(LATER)
    monkeypatch.setattr(files, "save_copy", full)
    before = older.read_bytes()
    with pytest.raises(UserError, match="The disk is full"):
        opened(older)
    assert older.read_bytes() == before
