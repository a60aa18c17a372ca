"""Repairs by name: each mends one kind of problem and loses nothing."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from perm_desktop.services import (
    agendas,
    attendance,
    backups,
    checking,
    history,
    meetings,
    notes,
    repairing,
)
from perm_desktop.services.checking import Repair
from perm_desktop.store import backups as backup_files
from perm_desktop.store import journal
from perm_desktop.store.catalog import Catalog
from tests.builders import add, dump, opened


@pytest.fixture
def used(catalog: Catalog) -> Catalog:
    """A catalog with two meetings and all that can hang on one."""
    ident = add(catalog)
    add(catalog, "rc-check-in", ["TX"])
    agendas.add_item(catalog, ident, "Welcome", 5, "CMS")
    attendance.mark(catalog, ident, "OH", "attended")
    notes.append(catalog, ident, "Ohio asked.")
    notes.append(catalog, ident, "And asked again.")
    return catalog


def behind_its_back(catalog: Catalog, *statements: str) -> None:
    """Change rows as damage would, past the journal and the references."""
    connection = catalog.connection
    journal.drop_triggers(connection)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    for statement in statements:
        connection.execute(statement)
    journal.create_triggers(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA ignore_check_constraints = OFF")


def names(outcome: repairing.Outcome) -> list[Repair]:
    return [name for name, _ in outcome.done]


# What is done to a catalog, and the repairs that bring every row of it back.
BACK_TO_THE_SAME: dict[str, tuple[list[str], list[Repair]]] = {
    "a note was changed": (["UPDATE note SET text = 'x'"], [Repair.NOTES]),
    "a checksum was changed": (["UPDATE note SET sha256 = 'x'"], [Repair.NOTES]),
    "the meeting of a note is gone": (
        ["DELETE FROM meeting WHERE id = (SELECT meeting FROM note)"],
        [Repair.ROWS],
    ),
    "a note hangs on nothing": (["UPDATE note SET meeting = 7"], [Repair.ROWS]),
    "the states of all meetings are gone": (["DELETE FROM meeting_state"], [Repair.ROWS]),
    "an agenda item is gone": (["DELETE FROM agenda_item"], [Repair.ROWS]),
    "a place was changed": (["UPDATE meeting SET place = 'x'"], [Repair.ROWS]),
    "the counter went back": (["UPDATE counter SET value = 1"], [Repair.COUNTER]),
    "a step was left open": (["INSERT INTO open_edit VALUES (1, 1)"], [Repair.OPEN_EDIT]),
    "an index is gone": (["DROP INDEX meeting_by_time"], [Repair.TRIGGERS]),
}


@pytest.mark.parametrize("damage", BACK_TO_THE_SAME)
def test_a_repair_brings_every_row_back(used: Catalog, damage: str) -> None:
    before = dump(used.connection)
    statements, expected = BACK_TO_THE_SAME[damage]
    behind_its_back(used, *statements)
    assert checking.check(used)
    outcome = repairing.repair(used)
    assert names(outcome) == expected
    assert outcome.left == []
    after = dump(used.connection)
    # a note that is put back is a new revision of it
    assert [row[:-1] for row in after.pop("note")] == [row[:-1] for row in before.pop("note")]
    assert after == before
    assert checking.check(used) == []


def test_triggers_that_are_gone_are_made_again(used: Catalog) -> None:
    journal.drop_triggers(used.connection)
    assert names(repairing.repair(used)) == [Repair.TRIGGERS]
    meetings.change_meeting(
        used, meetings.find_rows(used)[0].id, meetings.MeetingChange(place="Room 7")
    )
    assert history.next_steps(used)[0].startswith("Change")


def test_a_trigger_that_does_something_else_is_made_again(used: Catalog) -> None:
    connection = used.connection
    connection.execute("DROP TRIGGER journal_note_update")
    connection.execute(
        "CREATE TRIGGER journal_note_update AFTER UPDATE ON note BEGIN DELETE FROM note; END"
    )
    assert names(repairing.repair(used)) == [Repair.TRIGGERS]
    assert checking.check(used) == []


@pytest.fixture
def with_wrong_index(used: Catalog) -> Catalog:
    """The index of meeting times lists nothing."""
    rewrite_schema(
        used.connection,
        "UPDATE sqlite_schema SET sql = replace(sql, '(utc, id)', '(utc, id) WHERE utc < 0')"
        " WHERE name = 'meeting_by_time'",
        "REINDEX meeting_by_time",
        "UPDATE sqlite_schema SET sql = replace(sql, ' WHERE utc < 0', '')"
        " WHERE name = 'meeting_by_time'",
    )
    return used


def rewrite_schema(connection: sqlite3.Connection, *statements: str) -> None:
    """Change the schema's own text; each statement sees the one before."""
    for statement in statements:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(statement)
        connection.execute("PRAGMA writable_schema = RESET")


def test_an_index_that_lists_nothing_is_filled_anew(with_wrong_index: Catalog) -> None:
    assert names(repairing.repair(with_wrong_index)) == [Repair.INDEXES]
    assert checking.check(with_wrong_index) == []


def test_two_meetings_of_one_number_get_two(used: Catalog) -> None:
    add(used)
    before = dump(used.connection)
    uid = meetings.find_rows(used)[-1].uid.encode()
    used.connection.execute("PRAGMA cache_size = 0")
    data = used.path.read_bytes()
    assert data.count(b"\x03" + uid) == 1
    used.path.write_bytes(data.replace(b"\x03" + uid, b"\x02" + uid))
    damaged = opened(Path(shutil.copy(used.path, used.path.with_name("twice.perm"))))
    assert "There are meetings whose number was given twice: 2." in checking.check(damaged)
    assert names(repairing.repair(damaged)) == [Repair.NUMBERS, Repair.INDEXES]
    assert checking.check(damaged) == []
    assert dump(damaged.connection) == before
    damaged.close()


def test_a_repair_is_one_step_that_can_be_taken_back(used: Catalog) -> None:
    behind_its_back(used, "UPDATE meeting SET place = 'x'")
    repairing.repair(used)
    assert history.next_steps(used)[0] == "Repair rows-by-history"
    history.undo(used)
    assert {row.place for row in meetings.find_rows(used)} == {"x"}


def test_before_a_repair_the_file_is_put_aside_as_it_is(used: Catalog) -> None:
    behind_its_back(used, "UPDATE note SET text = 'x'")
    before = used.path.read_bytes()
    outcome = repairing.repair(used)
    assert outcome.kept is not None
    assert outcome.kept.read_bytes() == before
    assert backup_files.replaced_in(backups.folder_of(used)) == [outcome.kept]


def test_a_catalog_in_order_is_left_alone(used: Catalog) -> None:
    before = used.path.read_bytes()
    assert repairing.repair(used) == (None, [], [])
    assert used.path.read_bytes() == before
    assert not backups.folder_of(used).exists()


def test_a_note_is_taken_from_a_backup_when_its_history_is_lost_too(used: Catalog) -> None:
    backups.make(used)
    behind_its_back(used, "UPDATE note SET text = 'x'", "DELETE FROM journal WHERE tbl = 'note'")
    outcome = repairing.repair(used)
    assert names(outcome) == [Repair.NOTES]
    (note,) = notes.read(used, meetings.find_rows(used)[0].id)
    assert note.text == "Ohio asked.\n\nAnd asked again."


def test_a_note_that_nobody_knows_any_more_is_named_and_left(used: Catalog) -> None:
    behind_its_back(used, "UPDATE note SET text = 'x'", "DELETE FROM journal WHERE tbl = 'note'")
    outcome = repairing.repair(used)
    assert [problem.kind for problem in outcome.left] == ["note-text"]
    assert used.connection.execute("SELECT text FROM note").fetchone() == ("x",)


def test_a_reference_that_is_not_needed_is_dropped(used: Catalog) -> None:
    behind_its_back(
        used,
        "UPDATE meeting SET suspension = 7",
        "DELETE FROM journal WHERE tbl = 'meeting'",
    )
    assert names(repairing.repair(used)) == [Repair.REFERENCES]
    found = used.connection.execute("SELECT DISTINCT suspension FROM meeting").fetchall()
    assert found == [(None,)]


def test_damaged_pages_are_not_repaired_but_named(catalog_path: Path, used: Catalog) -> None:
    used.connection.execute("PRAGMA cache_size = 0")
    data = catalog_path.read_bytes()
    catalog_path.write_bytes(data[: 30 * 4096] + b"\xff" * 4096 + data[31 * 4096 :])
    outcome = repairing.repair(used)
    assert [problem.kind for problem in outcome.left] == ["damaged-pages"]
    assert outcome.done == []
