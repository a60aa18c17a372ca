"""A catalog of every schema that was ever released opens in this program, whole."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from perm_desktop.services import checking, history
from perm_desktop.store import migrations
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.header import read_header
from tests.builders import opened
from tools import keep_catalog

KEPT = keep_catalog.KEPT
VERSIONS = sorted(int(path.name.split("-")[1].split(".")[0]) for path in KEPT.glob("*.gz"))
# what a later migration writes anew
REWRITTEN = {1: {"meeting": {"slot"}}}


def unpacked(version: int, folder: Path) -> Path:
    path = folder / "kept.perm"
    path.write_bytes(gzip.decompress((KEPT / f"version-{version}.perm.gz").read_bytes()))
    return path


def recorded(version: int) -> dict[str, Any]:
    return json.loads((KEPT / f"version-{version}.json").read_text("utf-8"))


def rows(catalog: Catalog, table: str, columns: list[str]) -> list[dict[str, Any]]:
    names = ", ".join(f'"{name}"' for name in columns)
    found = catalog.connection.execute(f'SELECT {names} FROM "{table}"')
    return [dict(zip(columns, row, strict=True)) for row in found]


def test_every_schema_before_this_one_has_a_kept_catalog() -> None:
    assert set(range(1, migrations.latest())) <= set(VERSIONS)


def test_a_kept_catalog_is_small() -> None:
    assert all(path.stat().st_size < 200_000 for path in KEPT.iterdir())


@pytest.mark.parametrize("version", VERSIONS)
def test_every_row_of_a_kept_catalog_is_found_after_its_upgrade(
    version: int, tmp_path: Path
) -> None:
    path = unpacked(version, tmp_path)
    header = read_header(path)
    assert header is not None
    assert header.schema_version == version
    catalog = opened(path)
    assert checking.check(catalog) == []
    kept = recorded(version)
    for table, expected in kept["rows"].items():
        columns = [
            name for name in expected[0] if name not in REWRITTEN.get(version, {}).get(table, ())
        ]
        wanted = [{name: row[name] for name in columns} for row in expected]
        assert rows(catalog, table, columns) == wanted
    for table, count in kept["counts"].items():
        found = catalog.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
        assert found == (count,)
    catalog.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_old_steps_of_a_kept_catalog_can_be_taken_back(version: int, tmp_path: Path) -> None:
    catalog = opened(unpacked(version, tmp_path))
    while history.next_steps(catalog)[0]:
        history.undo(catalog)
    for table in ("meeting", "note", "attendance", "agenda_item", "cycle", "series"):
        assert catalog.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    while history.next_steps(catalog)[1]:
        history.redo(catalog)
    (text,) = catalog.connection.execute("SELECT text FROM note").fetchone()
    assert "“When is Q2 due?”\n\tMañana, 明日." in text
    assert checking.check(catalog) == []
    catalog.close()
