"""A power cut at any moment loses nothing that was acknowledged and damages nothing.

A real process is recorded; the states in which a disk may be found after a cut are built from what
it did, and the program opens them.
"""

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from perm_desktop.core.errors import CatalogRefusedError
from perm_desktop.services import checking
from perm_desktop.store.files import Access
from tests.builders import opened
from tests.safety import writer
from tests.safety.power import SECTOR, Disk
from tests.safety.recording import (
    Cut,
    Linked,
    Made,
    Removed,
    Renamed,
    Said,
    Synced,
    Wrote,
    can_record,
    record,
)
from tests.safety.states import put, states

needs_strace = pytest.mark.skipif(not can_record(), reason="strace is missing or not allowed")
WRITER = str(Path(writer.__file__))
STEPS = 24


@needs_strace
@pytest.mark.parametrize("trials", [("PERM_POWER_CUTS", 60)], indirect=True)
def test_every_acknowledged_step_survives_a_power_cut(
    trials: int, catalog_path: Path, tmp_path: Path, assert_kept: Callable[[Path, int], None]
) -> None:
    disk = Disk(catalog_path.parent)
    events = record(
        catalog_path.parent, tmp_path / "log", WRITER, str(catalog_path), "--steps", str(STEPS)
    )
    assert sum(isinstance(event, Said) for event in events) >= STEPS
    for trial, (files, said) in enumerate(states(disk, events, trials, seed=1)):
        put(files, tmp_path / str(trial))
        assert_kept(tmp_path / str(trial) / "catalog.perm", len(said))
        shutil.rmtree(tmp_path / str(trial))


@needs_strace
@pytest.mark.parametrize("trials", [("PERM_POWER_CUTS", 40)], indirect=True)
@pytest.mark.parametrize("verb", ["new", "copy"])
def test_a_catalog_that_appears_is_whole_at_once(
    trials: int, verb: str, factory_file: Path, tmp_path: Path
) -> None:
    script = """
import sys
from pathlib import Path
from perm_desktop.services import catalogs
from perm_desktop.store.files import Access
verb, target, source = sys.argv[1:]
if verb == "new":
    catalogs.new_catalog(Path(target))
else:
    catalogs.save_copy(catalogs.open_catalog(Path(source), Access.READ), Path(target))
print("kept", flush=True)
"""
    folder = tmp_path / "own"
    folder.mkdir()
    disk = Disk(folder)
    target = folder / "own.perm"
    events = record(folder, tmp_path / "log", "-c", script, verb, str(target), str(factory_file))
    found_whole = 0
    for trial, (files, said) in enumerate(states(disk, events, trials, seed=2)):
        assert "own.perm" in files or said == []
        if "own.perm" in files:
            put(files, tmp_path / str(trial))
            catalog = opened(tmp_path / str(trial) / "own.perm", access=Access.READ)
            assert checking.check(catalog) == []
            catalog.close()
            found_whole += 1
    assert found_whole


CARELESS = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = TRUNCATE")
connection.execute("PRAGMA synchronous = OFF")
for n in range(24):
    connection.execute("UPDATE counter SET value = value + 1")
    connection.execute("INSERT OR IGNORE INTO counter VALUES ('n', 0)")
    print(n, flush=True)
"""


@needs_strace
def test_the_drill_notices_a_writer_that_does_not_sync(catalog_path: Path, tmp_path: Path) -> None:
    disk = Disk(catalog_path.parent)
    events = record(catalog_path.parent, tmp_path / "log", "-c", CARELESS, str(catalog_path))
    lost = 0
    for trial, (files, said) in enumerate(states(disk, events, 30, seed=3)):
        put(files, tmp_path / str(trial))
        values: list[tuple[int]] = [(-1,)]
        with suppress(CatalogRefusedError):
            catalog = opened(tmp_path / str(trial) / "catalog.perm", access=Access.READ)
            values = catalog.connection.execute("SELECT value FROM counter").fetchall() or [(0,)]
            catalog.close()
        lost += values[0][0] < len(said) - 1
    assert lost > 5


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    """A disk with one old file."""
    (tmp_path / "f").write_bytes(b"old" * SECTOR)
    return Disk(tmp_path)


def found(disk: Disk) -> set[tuple[tuple[str, bytes], ...]]:
    """The states that a hundred cuts leave."""
    chance = random.Random(4)
    return {tuple(sorted(disk.after_power_cut(chance).items())) for _ in range(100)}


def test_on_this_disk_what_was_synced_is_there(disk: Disk, tmp_path: Path) -> None:
    disk.apply(Wrote(f"{tmp_path}/f", 0, b"new" * SECTOR))
    disk.apply(Synced(f"{tmp_path}/f"))
    assert found(disk) == {(("f", b"new" * SECTOR),)}


def test_on_this_disk_sectors_that_were_not_synced_arrive_or_not(
    disk: Disk, tmp_path: Path
) -> None:
    disk.apply(Wrote(f"{tmp_path}/f", 0, b"x" * 3 * SECTOR))
    contents = {state[0][1] for state in found(disk)}
    old, new = b"old" * SECTOR, b"x" * 3 * SECTOR
    pieces = range(0, 3 * SECTOR, SECTOR)
    assert {old, new} < contents
    for content in contents:
        for at in pieces:
            assert content[at : at + SECTOR] in (old[at : at + SECTOR], new[at : at + SECTOR])


def test_on_this_disk_a_length_may_arrive_without_its_bytes(disk: Disk, tmp_path: Path) -> None:
    disk.apply(Cut(f"{tmp_path}/f", 0))
    disk.apply(Wrote(f"{tmp_path}/f", 2 * SECTOR, b"x" * 10))
    contents = {state[0][1] for state in found(disk)}
    assert b"" in contents
    assert bytes(2 * SECTOR) + b"x" * 10 in contents
    assert b"old" * SECTOR in contents


def test_on_this_disk_names_arrive_in_their_order(disk: Disk, tmp_path: Path) -> None:
    disk.apply(Made(f"{tmp_path}/g", emptied=False))
    disk.apply(Linked(f"{tmp_path}/g", f"{tmp_path}/h"))
    disk.apply(Removed(f"{tmp_path}/g"))
    disk.apply(Renamed(f"{tmp_path}/h", f"{tmp_path}/f"))
    names = {tuple((name, len(data) > 0) for name, data in state) for state in found(disk)}
    old, empty = ("f", True), ("f", False)
    g, h = ("g", False), ("h", False)
    assert names == {(old,), (old, g), (old, g, h), (old, h), (empty,)}
    disk.apply(Synced(str(tmp_path)))
    assert found(disk) == {(("f", b""),)}


def test_on_this_disk_a_synced_file_brings_its_name(disk: Disk, tmp_path: Path) -> None:
    disk.apply(Made(f"{tmp_path}/g", emptied=False))
    disk.apply(Made(f"{tmp_path}/h", emptied=False))
    disk.apply(Wrote(f"{tmp_path}/g", 0, b"g"))
    disk.apply(Synced(f"{tmp_path}/g"))
    assert all(dict(state)["g"] == b"g" for state in found(disk))
    assert any("h" not in dict(state) for state in found(disk))
