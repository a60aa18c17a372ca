"""One recipe for every connection."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from perm_desktop.store.connection import Mode, connect
from perm_desktop.store.failures import CatalogBusyError
from perm_desktop.store.files import Access
from tests.builders import opened

RECIPE: dict[str, object] = {
    "journal_mode": "truncate",
    "synchronous": 2,  # FULL
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "secure_delete": 1,
    "temp_store": 2,  # MEMORY
    "query_only": 0,
    "busy_timeout": 10_000,
}
READING: dict[str, object] = {
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "query_only": 1,
    "busy_timeout": 10_000,
}


def answers(connection: sqlite3.Connection, names: dict[str, object]) -> dict[str, object]:
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


@pytest.fixture
def reader(catalog_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(catalog_path, Mode.QUERY)) as connection:
        yield connection


def test_a_writing_connection_follows_the_recipe(catalog_path: Path) -> None:
    with closing(connect(catalog_path)) as connection:
        assert answers(connection, RECIPE) == RECIPE
        assert connection.isolation_level is None


@pytest.mark.parametrize("mode", [Mode.QUERY, Mode.READ_ONLY])
def test_a_reading_connection_refuses_to_write(catalog_path: Path, mode: Mode) -> None:
    with closing(connect(catalog_path, mode)) as connection:
        assert answers(connection, READING) == READING
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("UPDATE state SET name = 'x'")


@pytest.mark.parametrize(("access", "busy"), [(Access.COMMAND, 10_000), (Access.WINDOW, 100)])
def test_an_open_catalog_uses_the_recipe_and_a_window_waits_for_nobody(
    catalog_path: Path, access: Access, busy: int
) -> None:
    catalog = opened(catalog_path, access=access)
    expected = RECIPE | {"busy_timeout": busy}
    assert answers(catalog.connection, expected) == expected
    catalog.close()


def test_a_catalog_in_wal_mode_is_switched_back(catalog_path: Path) -> None:
    with closing(sqlite3.connect(catalog_path)) as other:
        assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
        other.execute("UPDATE catalog SET uid = ?", ["ab" * 16])
        other.commit()
    catalog = opened(catalog_path)
    assert catalog.connection.execute("SELECT uid FROM catalog").fetchone() == ("ab" * 16,)
    catalog.close()
    assert catalog_path.read_bytes()[18:20] == b"\x01\x01"  # rollback journal, file format 1.3
    assert not catalog_path.with_name("catalog.perm-wal").exists()
    assert not catalog_path.with_name("catalog.perm-shm").exists()


def test_a_wal_catalog_that_another_program_writes_is_left_alone(
    catalog_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perm_desktop.store.connection.BUSY_SECONDS", 0.0)
    with closing(sqlite3.connect(catalog_path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CatalogBusyError):
            connect(catalog_path)


def test_a_value_beyond_twenty_megabytes_is_refused(reader: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.DataError, match="too big"):
        reader.execute("SELECT zeroblob(20000001)").fetchone()


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        connect(tmp_path / "absent.perm")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a b.perm", "50% & more?.perm", "#1;é'.perm", "тест.perm"])
def test_any_file_name_can_be_opened(catalog_path: Path, name: str) -> None:
    moved = catalog_path.rename(catalog_path.with_name(name))
    with closing(connect(moved)) as connection:
        assert connection.execute("SELECT count(*) FROM state").fetchone() == (52,)


def test_a_path_that_begins_with_two_slashes_is_no_server(catalog_path: Path) -> None:
    with closing(connect(Path(f"/{catalog_path}"))) as connection:
        assert connection.execute("SELECT count(*) FROM state").fetchone() == (52,)
