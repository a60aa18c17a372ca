"""Every column a text can be typed into is cleaned, and no other; nothing is left on free pages."""

import json

import pytest

from perm_desktop.core.spilled_text import SpilledText, mark_of
from perm_desktop.services import meetings, notes
from perm_desktop.store import erasing, journal, removals
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.removals import Removal
from tests.builders import SetClock, add

TEXT = "Ann Lee 123-45-6789"
MARK = mark_of(SetClock().time.date())
REMOVAL = Removal("ab" * 16, "2026-04-14T13:00:00Z", "liaison", "By mistake")


def text_columns(catalog: Catalog) -> dict[str, set[str]]:
    """Names of the text columns of each journaled table."""
    return {
        table: {c.name for c in journal.columns(catalog.connection, table) if c.type == "TEXT"}
        for table in journal.user_tables(catalog.connection)
    }


def test_a_column_is_the_programs_own_or_it_is_cleaned(catalog: Catalog) -> None:
    walk = erasing._Walk(catalog.connection, SpilledText(TEXT), MARK)
    for table, columns in text_columns(catalog).items():
        row = dict.fromkeys(columns, TEXT)
        row |= {"layer": "own"} if table == "type_text" else {}
        row |= {name: "ann-lee-123-45-6789" for of, name in erasing._KEYS if of == table}
        changed = walk._changed(table, row).keys()
        assert changed == columns - erasing._OURS.get(table, frozenset()), table


def test_the_list_of_our_own_columns_names_real_ones(catalog: Catalog) -> None:
    known = text_columns(catalog)
    for table, columns in erasing._OURS.items():
        assert columns <= known[table], table


def test_rows_and_images_are_written_as_the_triggers_write_them(catalog: Catalog) -> None:
    ident = add(catalog)
    notes.write(catalog, ident, f'"{TEXT}"\n\ttwice \\ {TEXT}\u2028é')
    erasing.erase(catalog.connection, SpilledText(TEXT), MARK, REMOVAL, 0)
    shape = journal.columns(catalog.connection, "note")
    (row,) = catalog.connection.execute(
        f"SELECT {journal.as_json('note', shape)} FROM note"
    ).fetchone()
    (image,) = catalog.connection.execute("SELECT after FROM journal WHERE tbl = 'note'").fetchone()
    assert image == row
    assert json.loads(image)["text"] == f'"{MARK}"\n\ttwice \\ {MARK}\u2028é'


def test_the_journal_goes_on_after_a_removal(catalog: Catalog) -> None:
    ident = add(catalog)
    notes.write(catalog, ident, TEXT)
    erasing.erase(catalog.connection, SpilledText(TEXT), MARK, REMOVAL, 0)
    erasing.clean(catalog.connection)
    meetings.delete_meetings(catalog, [ident])
    (count,) = catalog.connection.execute("SELECT count(*) FROM edit").fetchone()
    assert count == 3


def test_a_damaged_image_is_cleaned_as_a_text(catalog: Catalog) -> None:
    notes.write(catalog, add(catalog), TEXT)
    catalog.connection.execute("UPDATE journal SET after = '{' || after WHERE tbl = 'note'")
    erasing.erase(catalog.connection, SpilledText(TEXT), MARK, REMOVAL, 0)
    (image,) = catalog.connection.execute("SELECT after FROM journal WHERE tbl = 'note'").fetchone()
    assert MARK in image
    assert TEXT not in image


def test_pages_keep_nothing_of_a_long_text(catalog: Catalog) -> None:
    ident = add(catalog)
    for number in range(40):
        notes.write(catalog, ident, f"{number} {TEXT} " * 300)
        notes.write(catalog, ident, "short")
    erasing.erase(catalog.connection, SpilledText(TEXT), MARK, REMOVAL, 0)
    erasing.clean(catalog.connection)
    assert b"6789" not in catalog.path.read_bytes()


@pytest.mark.parametrize("places", [0, 4])
def test_the_record_counts_the_places_in_files_too(catalog: Catalog, places: int) -> None:
    ident = add(catalog)
    notes.write(catalog, ident, TEXT)
    found = erasing.erase(catalog.connection, SpilledText(TEXT), MARK, REMOVAL, places)
    (record,) = removals.removals(catalog.connection, ident)
    assert record.places == found.places + places
    assert removals.removals(catalog.connection, ident + 1) == []
