"""A schema is ours exactly, whatever made it, or it is not opened."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from perm_desktop.core.errors import CatalogRefusedError
from perm_desktop.services import catalogs
from perm_desktop.store import foreign_source, journal, migrations, shape
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.connection import connect
from tests.builders import contents, opened
from tests.store.hostile import FOREIGN, REFUSED


def test_a_catalog_of_ours_has_our_shape(catalog: Catalog) -> None:
    assert shape.is_ours(catalog.connection)


def test_the_shape_that_is_shipped_is_the_one_the_migrations_make(catalog: Catalog) -> None:
    found = frozenset(catalog.connection.execute(shape._OBJECTS).fetchall())
    assert shape._is_snapshot(migrations.latest(), found)
    assert shape._is_made(migrations.latest(), found)


@pytest.mark.parametrize("version", range(1, migrations.latest()))
def test_an_older_schema_is_ours_whatever_its_triggers_say(version: int) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.apply_pending(connection, 0, version)
        migrations.seal(connection, version)
        connection.execute("INSERT INTO catalog VALUES (1, ?, '', 0)", ["ab" * 16])
        connection.execute("DROP TRIGGER journal_role_insert")
        connection.execute(
            "CREATE TRIGGER journal_role_insert AFTER INSERT ON role BEGIN SELECT 1; END"
        )
        assert shape.is_ours(connection)
        connection.execute("CREATE TABLE more (x)")
        assert not shape.is_ours(connection)


@pytest.mark.parametrize(
    "what",
    [what for what in (*FOREIGN, *REFUSED) if what.startswith(("a view", "a trigger", "one more"))],
)
def test_one_object_more_or_other_is_seen(catalog_path: Path, what: str) -> None:
    spoil = FOREIGN[what] if what in FOREIGN else REFUSED[what][0]
    spoil(catalog_path)
    with closing(connect(catalog_path)) as connection:
        assert not shape.is_ours(connection)


def test_a_file_with_a_log_of_another_program_beside_it_is_left_alone(catalog_path: Path) -> None:
    REFUSED["a file that is being written"][0](catalog_path)
    before = contents(catalog_path.parent)
    with pytest.raises(CatalogRefusedError, match="is being written by another program"):
        opened(catalog_path)
    assert contents(catalog_path.parent) == before


def test_what_an_import_copies_is_every_table_of_the_liaison(catalog: Catalog) -> None:
    assert set(foreign_source.TABLES) == set(journal.user_tables(catalog.connection))


def test_a_backup_of_a_catalog_has_our_shape(catalog: Catalog, tmp_path: Path) -> None:
    catalogs.save_copy(catalog, tmp_path / "copy.perm")
    with closing(shape.unchanging(tmp_path / "copy.perm")) as connection:
        assert shape.is_ours(connection)
        assert shape.uid_of(connection) == shape.uid_of(catalog.connection)
