"""The schema: one snapshot, STRICT tables, and a journal that misses none of them."""

import sqlite3
from pathlib import Path

import pytest

from perm_desktop.store import journal, migrations
from perm_desktop.store.catalog import Catalog
from tests.builders import opened
from tools.dump_schema import SNAPSHOT, schema


def names(catalog: Catalog, kind: str) -> set[str]:
    rows = catalog.connection.execute("SELECT name FROM sqlite_schema WHERE type = ?", [kind])
    return {name for (name,) in rows}


def test_the_snapshot_is_the_schema_of_a_fresh_catalog() -> None:
    assert SNAPSHOT.read_text("utf-8") == schema(), "run: python -m tools.dump_schema"


def test_a_catalog_on_disk_has_the_schema_of_the_snapshot(catalog: Catalog) -> None:
    statements = catalog.connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%'"
        " ESCAPE '!' ORDER BY rowid"
    )
    written = "\n".join(f"{sql};\n" for (sql,) in statements)
    assert SNAPSHOT.read_text("utf-8").endswith(written)


def test_every_table_is_strict(catalog: Catalog) -> None:
    lists = catalog.connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    ).fetchall()
    assert len(lists) > 20
    assert [name for name, strict in lists if not strict] == []


def test_every_user_table_has_an_id_and_three_triggers(catalog: Catalog) -> None:
    triggers = names(catalog, "trigger")
    tables = journal.user_tables(catalog.connection)
    assert triggers == {
        f"journal_{table}_{event}" for table in tables for event in ("insert", "update", "delete")
    }
    for table in tables:
        shape = journal.columns(catalog.connection, table)
        assert shape[0] == ("id", "INTEGER", True), table
        assert {column.type for column in shape} <= {"INTEGER", "TEXT"}, table


def test_no_reference_deletes_or_changes_other_rows(catalog: Catalog) -> None:
    for table in names(catalog, "table"):
        for reference in catalog.connection.execute(f'PRAGMA foreign_key_list("{table}")'):
            assert reference[5:7] == ("NO ACTION", "NO ACTION"), table


def test_every_reference_to_a_meeting_is_indexed(catalog: Catalog) -> None:
    for table in ("meeting_state", "agenda_item", "note", "attendance"):
        (plan,) = catalog.connection.execute(
            f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE meeting = 1"
        ).fetchall()
        assert "INDEX" in plan[3], table


def test_migrations_are_numbered_without_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sorted(migrations.scripts()) == list(range(1, migrations.latest() + 1))


def test_a_gap_between_migrations_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    for name in ("0001_first.sql", "0003_third.sql", "README.md"):
        (folder / name).write_text("SELECT 1;")
    monkeypatch.setattr("perm_desktop.assets.tree", lambda name: tmp_path)
    with pytest.raises(RuntimeError, match=r"without gaps: \[1, 3\]"):
        migrations.scripts.__wrapped__()


def test_a_migration_that_ends_in_the_middle_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "scripts", lambda: {1: "CREATE TABLE a (b);\nCREATE TABLE"})
    with pytest.raises(RuntimeError, match="unfinished statement"):
        migrations.apply_pending(sqlite3.connect(":memory:"), 0)


def test_the_file_carries_application_and_version(catalog_path: Path) -> None:
    catalog = opened(catalog_path)
    assert catalog.connection.execute("PRAGMA application_id").fetchone() == (0x5045524D,)
    assert catalog.connection.execute("PRAGMA user_version").fetchone() == (migrations.latest(),)
    catalog.close()
