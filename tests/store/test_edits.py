"""The one write path: an edit is whole or leaves no trace."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from perm_desktop.core.errors import CatalogRefusedError, UserError
from perm_desktop.services import attendance, checking, history, meetings, notes
from perm_desktop.store.catalog import Catalog, Change
from tests.builders import SetClock, add, dump, opened


class StopTypingError(Exception):
    """What a test raises inside an edit."""


def count(catalog: Catalog, table: str) -> int:
    (found,) = catalog.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return found


def whole(connection: sqlite3.Connection) -> list[str]:
    """Every row of every table, bookkeeping included."""
    return list(connection.iterdump())


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO setting VALUES (1, 'a', 'b')",
        "UPDATE state SET liaison = 'x' WHERE code = 'OH'",
        "DELETE FROM type_source WHERE id = 10",
    ],
)
def test_a_write_outside_an_edit_is_refused(catalog: Catalog, statement: str) -> None:
    before = whole(catalog.connection)
    with pytest.raises(sqlite3.IntegrityError, match=r"NOT NULL constraint failed: journal\.edit"):
        catalog.connection.execute(statement)
    assert whole(catalog.connection) == before


def write_and_stop(catalog: Catalog) -> None:
    with catalog.edit("Half way") as edit:
        edit.connection.execute("UPDATE meeting SET title = 'lost'")
        edit.connection.execute("INSERT INTO setting VALUES (1, 'a', 'b')")
        raise StopTypingError


def cancel_without_reason(catalog: Catalog) -> None:
    with catalog.edit("Bug") as edit:
        edit.connection.execute("UPDATE meeting SET title = 'lost'")
        edit.connection.execute("UPDATE meeting SET status = 'cancelled'")


def edit_inside_an_edit(catalog: Catalog) -> None:
    with catalog.edit("Outer") as edit:
        edit.connection.execute("INSERT INTO setting VALUES (1, 'a', 'b')")
        with catalog.edit("Inner"):
            pass


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (write_and_stop, StopTypingError),
        (cancel_without_reason, sqlite3.IntegrityError),
        (edit_inside_an_edit, sqlite3.OperationalError),
    ],
)
def test_an_error_inside_an_edit_leaves_no_trace(
    catalog: Catalog, act: Callable[[Catalog], None], error: type[Exception]
) -> None:
    add(catalog)
    before = whole(catalog.connection)
    with pytest.raises(error):
        act(catalog)
    assert whole(catalog.connection) == before
    assert not catalog.connection.in_transaction


def test_an_edit_that_changes_nothing_leaves_no_step(catalog: Catalog) -> None:
    heard: list[Change] = []
    catalog.subscribe(heard.append)
    before = catalog.path.read_bytes()
    with catalog.edit("Nothing"):
        pass
    with catalog.edit("The same again") as edit:
        edit.connection.execute("UPDATE state SET name = name")
    with catalog.edit("There and back") as edit:
        edit.connection.execute("UPDATE state SET name = 'x' WHERE code = 'OH'")
        edit.connection.execute("UPDATE state SET name = 'Ohio' WHERE code = 'OH'")
    with catalog.edit("Come and gone") as edit:
        edit.connection.execute("INSERT INTO setting VALUES (1, 'a', 'b')")
        edit.connection.execute("DELETE FROM setting")
    assert heard == []
    assert catalog.path.read_bytes() == before


def test_an_edit_that_changes_nothing_does_not_forget_what_was_undone(catalog: Catalog) -> None:
    add(catalog)
    history.undo(catalog)
    with catalog.edit("Nothing"):
        pass
    assert history.next_steps(catalog)[1].startswith("Add Ad hoc")


def test_the_change_notice_names_rows_and_meetings(catalog: Catalog) -> None:
    heard: list[Change] = []
    ident = add(catalog)
    catalog.subscribe(heard.append)
    attendance.mark(catalog, ident, "OH", "attended")
    (line,) = attendance.lines(catalog, ident)
    (change,) = heard
    assert change.label == "Mark OH attended"
    assert change.rows == {"attendance": frozenset({line.id})}
    assert change.meetings == frozenset({ident})
    assert change.touches("note", "attendance")
    assert not change.touches("note", "meeting")


def test_undo_and_redo_are_told_like_any_change(catalog: Catalog) -> None:
    ident = add(catalog)
    heard: list[Change] = []
    catalog.subscribe(heard.append)
    history.undo(catalog)
    history.redo(catalog)
    assert [change.meetings for change in heard] == [frozenset({ident})] * 2
    assert [change.label for change in heard] == ["Add Ad hoc call, OH"] * 2


def test_listeners_hear_of_it_after_the_commit(catalog: Catalog) -> None:
    in_transaction: list[bool] = []
    catalog.subscribe(lambda change: in_transaction.append(catalog.connection.in_transaction))
    add(catalog)
    assert in_transaction == [False]


def test_typing_within_five_minutes_is_one_step(catalog: Catalog, clock: SetClock) -> None:
    ident = add(catalog)
    for text in ("O", "Oh", "Ohio"):
        notes.write(catalog, ident, text)
        clock.advance(minutes=2)
    assert count(catalog, "edit") == 2
    history.undo(catalog)
    assert notes.read(catalog, ident) == []
    history.redo(catalog)
    assert notes.read(catalog, ident)[0].text == "Ohio"


@pytest.mark.parametrize("span", [{"minutes": 5, "seconds": 1}, {"seconds": -1}])
def test_typing_after_a_while_or_a_clock_set_back_is_a_new_step(
    catalog: Catalog, clock: SetClock, span: dict[str, float]
) -> None:
    ident = add(catalog)
    notes.write(catalog, ident, "Ohio")
    clock.advance(**span)
    notes.write(catalog, ident, "Ohio asked")
    history.undo(catalog)
    assert notes.read(catalog, ident)[0].text == "Ohio"


def test_typing_elsewhere_or_another_edit_ends_a_step(catalog: Catalog) -> None:
    first, second = add(catalog), add(catalog)
    notes.write(catalog, first, "one")
    notes.write(catalog, second, "two")
    notes.write(catalog, first, "one more")
    attendance.mark(catalog, first, "OH", "attended")
    notes.write(catalog, first, "one more word")
    labels = [line.label for line in history.lines(catalog)]
    assert len(labels) == 7


def test_typing_of_another_author_is_a_step_of_its_own(catalog_path: Path, clock: SetClock) -> None:
    mine = opened(catalog_path, clock)
    ident = add(mine)
    notes.write(mine, ident, "Ohio")
    mine.author = "colleague"
    notes.write(mine, ident, "Ohio asked")
    assert [line.author for line in history.lines(mine)] == ["colleague", "liaison", "liaison"]
    mine.close()


def test_typing_that_was_undone_is_not_gone_on_with(catalog: Catalog) -> None:
    ident = add(catalog)
    notes.write(catalog, ident, "Ohio")
    history.undo(catalog)
    notes.write(catalog, ident, "Pennsylvania")
    history.undo(catalog)
    assert notes.read(catalog, ident) == []
    history.redo(catalog)
    with pytest.raises(UserError, match="nothing to redo"):
        history.redo(catalog)


def test_typing_that_comes_back_to_its_beginning_is_still_told(catalog: Catalog) -> None:
    heard: list[Change] = []
    with catalog.edit("Typing", merge_key="x") as edit:
        edit.connection.execute("UPDATE state SET liaison = 'J' WHERE code = 'OH'")
    catalog.subscribe(heard.append)
    with catalog.edit("Typing", merge_key="x") as edit:
        edit.connection.execute("UPDATE state SET liaison = '' WHERE code = 'OH'")
    assert [change.touches("state") for change in heard] == [True]
    assert count(catalog, "edit") == 0


def test_a_full_disk_loses_nothing_and_says_so(catalog: Catalog) -> None:
    ident = add(catalog)
    notes.append(catalog, ident, "Kept.")
    before = dump(catalog.connection)
    (pages,) = catalog.connection.execute("PRAGMA page_count").fetchone()
    catalog.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError, match="The disk is full; nothing was changed") as refusal:
        notes.append(catalog, ident, "x" * 100_000)
    assert refusal.value.next_step == "Free some space and try again."
    assert dump(catalog.connection) == before
    assert not catalog.connection.in_transaction
    catalog.connection.execute("PRAGMA max_page_count = 1000000")
    notes.append(catalog, ident, "x" * 100_000)
    assert checking.check(catalog) == []
    history.undo(catalog)
    assert dump(catalog.connection) == before


def test_a_commit_that_a_reader_holds_up_loses_nothing(catalog: Catalog) -> None:
    before = whole(catalog.connection)
    catalog.connection.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(catalog.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM state").fetchone()
        with pytest.raises(UserError, match="Another program is writing"):
            add(catalog)
        reader.execute("COMMIT")
    assert whole(catalog.connection) == before
    add(catalog)


def test_a_damaged_page_met_while_writing_is_told(catalog_path: Path) -> None:
    catalog = opened(catalog_path)
    ident = add(catalog)
    (page,) = catalog.connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'note'"
    ).fetchone()
    catalog.close()
    with catalog_path.open("rb+") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    damaged = opened(catalog_path)
    before = catalog_path.read_bytes()
    with pytest.raises(CatalogRefusedError, match="is damaged"):
        notes.append(damaged, ident, "Ohio asked.")
    damaged.close()
    assert catalog_path.read_bytes() == before


def test_a_note_that_does_not_read_back_as_written_is_not_committed(catalog: Catalog) -> None:
    ident = add(catalog)
    catalog.connection.execute(
        "CREATE TEMP TRIGGER spoil AFTER INSERT ON main.note BEGIN"
        " UPDATE note SET text = 'spoiled' WHERE id = NEW.id; END"
    )
    with pytest.raises(CatalogRefusedError, match="is not the one that was saved"):
        notes.append(catalog, ident, "Ohio asked.")
    catalog.connection.execute("DROP TRIGGER spoil")
    assert notes.read(catalog, ident) == []


def test_a_closed_reader_keeps_no_lock(catalog: Catalog) -> None:
    meetings.find_rows(catalog)
    with closing(sqlite3.connect(catalog.path, timeout=0, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("ROLLBACK")
