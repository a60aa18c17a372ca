"""Hidden files that a killed program left are cleared away, and nothing else is."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from perm_desktop.store import copying

DAY = 86_400
OURS = [
    ".perm-0123456789abcdef.new",
    ".perm-0123456789abcdef.new-journal",
    ".catalog.perm.upgrading",
    ".catalog.perm.upgrading-journal",
    ".agenda-2026-04-14-0123456789ab.part",
]
OTHERS = [
    "catalog.perm",
    "catalog.perm-journal",
    ".perm-0123456789abcdef.old",
    ".perm-short.new",
    "agenda-0123456789ab.part",
    ".bashrc",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of old files, ours and others'."""
    for name in [*OURS, *OTHERS]:
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (time.time() - DAY,) * 2)
    return tmp_path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def test_only_what_a_killed_save_left_is_cleared(folder: Path) -> None:
    copying.clear_leftovers(folder)
    assert names(folder) == set(OTHERS)


def test_what_is_being_written_stays(folder: Path) -> None:
    before = names(folder)
    copying.clear_leftovers(folder, now=time.time() - DAY)
    assert names(folder) == before


@pytest.fixture
def held(folder: Path) -> Iterator[Path]:
    """A hidden catalog that another program has open."""
    path = folder / OURS[0]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.execute("BEGIN IMMEDIATE")
        os.utime(path, (time.time() - DAY,) * 2)
        yield path


def test_what_a_program_holds_stays(held: Path) -> None:
    copying.clear_leftovers(held.parent)
    assert held.exists()


def test_a_folder_that_is_gone_is_no_matter(tmp_path: Path) -> None:
    assert copying.clear_leftovers(tmp_path / "gone") == 0
