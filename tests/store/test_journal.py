"""The journal: images of rows that come back byte for byte."""

import json
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perm_desktop.core.errors import UserError
from perm_desktop.core.texts import kept
from perm_desktop.services import history, notes
from perm_desktop.store import journal
from perm_desktop.store.catalog import Catalog
from tests.builders import add, dump

CURIOUS = [
    "",
    '"',
    "\\",
    '\\"',
    "\\n is no line feed\nthis is one",
    "\ttab\t\ttab",
    "it's 'quoted' `three` ways",
    "%s %d %% %q printf",
    '{"json": ["in", null]}',
    "</script><b>&amp;",
    "; DROP TABLE meeting; --",
    "🎉👩\u200d👩\u200d👧 e\u0301 ﷽ 𝔘𝔫𝔦",
    "line\u2028and\u2029paragraph",
    "\ufeffbom \ufffe\uffff \U0010ffff",
    "\u202ertl\u202c",
    "\x01 \x1f \x7f \x9f",
    'quote " tab \t line \n back \\ ' * 4_000,
    "x" * 100_000,
]
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def put(catalog: Catalog, text: str) -> None:
    """Write a value past the edge that cleans text."""
    with catalog.edit("Put") as edit:
        edit.connection.execute(
            "INSERT INTO setting VALUES (1, 'text', ?1) ON CONFLICT DO UPDATE SET value = ?1",
            [text],
        )


def value(catalog: Catalog) -> str | None:
    row = catalog.connection.execute("SELECT value FROM setting").fetchone()
    return row[0] if row else None


def assert_survives(catalog: Catalog, text: str) -> None:
    """Insert, change, delete; undo each step and make each again."""
    steps = [None, text, f"{text}.", None]
    put(catalog, text)
    put(catalog, f"{text}.")
    with catalog.edit("Delete") as edit:
        edit.connection.execute("DELETE FROM setting")
    for expected in reversed(steps[:-1]):
        history.undo(catalog)
        assert value(catalog) == expected
    for expected in steps[1:]:
        history.redo(catalog)
        assert value(catalog) == expected


@pytest.mark.parametrize("text", CURIOUS, ids=range(len(CURIOUS)))
def test_a_curious_text_survives_undo_and_redo(catalog: Catalog, text: str) -> None:
    assert_survives(catalog, text)


@given(text=ANY_TEXT)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives_undo_and_redo(catalog: Catalog, text: str) -> None:
    assert_survives(catalog, text)


@given(first=ANY_TEXT, second=ANY_TEXT)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_any_note_survives_undo_and_redo(catalog: Catalog, first: str, second: str) -> None:
    ident = add(catalog)
    notes.write(catalog, ident, first)
    catalog.author += "+"  # keeps the second text from being the same typing
    notes.write(catalog, ident, second)
    if kept(first) != kept(second):
        history.undo(catalog)
        assert [note.text for note in notes.read(catalog, ident)] in ([kept(first)], [])
        history.redo(catalog)
        assert [note.text for note in notes.read(catalog, ident)] == [kept(second)]


@pytest.mark.parametrize("text", [text for text in CURIOUS if "\x01" not in text])
def test_the_images_are_json_of_the_whole_row(catalog: Catalog, text: str) -> None:
    put(catalog, text)
    (image,) = catalog.connection.execute("SELECT after FROM journal").fetchone()
    assert json.loads(image) == {"id": 1, "key": "text", "value": text}


def test_the_images_keep_empty_and_missing_apart(catalog: Catalog) -> None:
    ident = add(catalog)
    with catalog.edit("Title") as edit:
        edit.connection.execute("UPDATE meeting SET title = '', session = 2")
    (entry,) = journal.entries(catalog.connection, 2)
    assert entry.before is not None
    assert entry.after is not None
    assert (entry.table, entry.row) == ("meeting", ident)
    assert (entry.before["title"], entry.before["session"]) == (None, None)
    assert (entry.after["title"], entry.after["session"]) == ("", 2)


def test_the_largest_numbers_survive(catalog: Catalog) -> None:
    largest = (1 << 63) - 1
    with catalog.edit("Large") as edit:
        edit.connection.execute("INSERT INTO setting VALUES (?, 'large', '')", [largest])
    with catalog.edit("Gone") as edit:
        edit.connection.execute("DELETE FROM setting")
    history.undo(catalog)
    assert catalog.connection.execute("SELECT id FROM setting").fetchone() == (largest,)


def test_many_changes_of_a_row_are_one_entry(catalog: Catalog) -> None:
    with catalog.edit("Typing") as edit:
        for n in range(10):
            edit.connection.execute("UPDATE state SET liaison = ? WHERE code = 'OH'", [f"L{n}"])
    (entry,) = journal.entries(catalog.connection, 1)
    assert entry.before is not None
    assert entry.after is not None
    assert (entry.before["liaison"], entry.after["liaison"]) == ("", "L9")


def test_a_row_that_gave_its_place_to_another_comes_back(catalog: Catalog) -> None:
    put(catalog, "old")
    before = dump(catalog.connection)
    with catalog.edit("Replace") as edit:
        edit.connection.execute("DELETE FROM setting")
        edit.connection.execute("INSERT INTO setting VALUES (2, 'text', 'new')")  # UNIQUE key
    after = dump(catalog.connection)
    history.undo(catalog)
    assert dump(catalog.connection) == before
    history.redo(catalog)
    assert dump(catalog.connection) == after


def test_rows_that_refer_to_each_other_come_back_together(catalog: Catalog) -> None:
    ident = add(catalog)
    notes.append(catalog, ident, "Ohio asked.")
    before = dump(catalog.connection)
    with catalog.edit("All gone") as edit:
        for table in ("note", "meeting_state", "meeting"):
            edit.connection.execute(f"DELETE FROM {table}")
    history.undo(catalog)
    assert dump(catalog.connection) == before


def test_a_step_whose_row_is_not_as_it_left_it_is_not_taken_back(catalog: Catalog) -> None:
    put(catalog, "mine")
    journal.drop_triggers(catalog.connection)
    catalog.connection.execute("UPDATE setting SET value = 'slipped past the journal'")
    before = list(catalog.connection.iterdump())
    with pytest.raises(UserError, match="has been changed since"):
        history.undo(catalog)
    assert list(catalog.connection.iterdump()) == before


def test_an_undo_that_would_leave_a_row_without_its_meeting_is_not_committed(
    catalog: Catalog,
) -> None:
    ident = add(catalog)
    journal.drop_triggers(catalog.connection)
    catalog.connection.execute(
        "INSERT INTO agenda_item VALUES (1, ?, 1, 'slipped past the journal', 5, '', '')", [ident]
    )
    before = list(catalog.connection.iterdump())
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        history.undo(catalog)
    assert list(catalog.connection.iterdump()) == before
