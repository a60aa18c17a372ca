"""Opening after a kill, without the right to write, and while the file moves."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.services import checking
from perm_desktop.store.connection import connect
from perm_desktop.store.files import Access
from tests.builders import add, contents, dump, opened


def leave_hot_journal(path: Path, folder: Path) -> Path:
    """Copy a catalog as it is on disk in the middle of a large transaction."""
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA cache_size = 5")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO edit VALUES (1, '', '', 'lost', 'do', NULL, 'done', '')")
        connection.execute("INSERT INTO open_edit VALUES (1, 1)")
        connection.executemany(
            "INSERT INTO setting (key, value) VALUES (?, ?)", [(n, "x" * 900) for n in range(500)]
        )
        folder.mkdir()
        copy = Path(shutil.copy(path, folder))
        shutil.copy(f"{path}-journal", folder)
        connection.execute("ROLLBACK")
    return copy


@pytest.mark.parametrize("access", [Access.WINDOW, Access.COMMAND, Access.READ, Access.WORKER])
def test_every_opener_takes_back_what_a_killed_writer_began(
    catalog_path: Path, tmp_path: Path, access: Access
) -> None:
    killed = leave_hot_journal(catalog_path, tmp_path / "killed")
    assert killed.read_bytes() != catalog_path.read_bytes()
    catalog = opened(killed, access=access)
    original = opened(catalog_path, access=Access.READ)
    assert dump(catalog.connection) == dump(original.connection)
    assert checking.check(catalog) == []
    catalog.close()
    original.close()


@pytest.mark.parametrize("access", [Access.WINDOW, Access.READ])
def test_a_first_page_that_was_written_alone_is_taken_back(
    catalog_path: Path, tmp_path: Path, access: Access
) -> None:
    killed = leave_hot_journal(catalog_path, tmp_path / "killed")
    # the kill came after page 1, which counts pages that were never written
    head = bytearray(catalog_path.read_bytes())
    head[28:32] = (10_000).to_bytes(4, "big")
    killed.write_bytes(head)
    catalog = opened(killed, access=access)
    assert checking.check(catalog) == []
    catalog.close()


def test_a_hot_journal_on_a_medium_that_cannot_be_written_is_told(
    catalog_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = leave_hot_journal(catalog_path, tmp_path / "killed")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    before = contents(killed.parent)
    with pytest.raises(UserError, match="cannot be opened here"):
        opened(killed)
    assert contents(killed.parent) == before


@pytest.fixture
def write_protected(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file or its folder cannot be written; told by os.access, as root may write anyway."""
    protected: str = request.param
    monkeypatch.setattr(
        os, "access", lambda path, mode: Path(path).is_dir() == (protected == "file")
    )


@pytest.mark.usefixtures("write_protected")
@pytest.mark.parametrize("write_protected", ["file", "folder"], indirect=True)
def test_a_write_protected_catalog_opens_for_reading(catalog_path: Path) -> None:
    before = contents(catalog_path.parent)
    window = opened(catalog_path)
    assert window.read_only
    with pytest.raises(UserError, match="is open for reading only"):
        add(window)
    window.close()
    opened(catalog_path, access=Access.READ).close()
    with pytest.raises(UserError, match="write-protected"):
        opened(catalog_path, access=Access.COMMAND)
    assert contents(catalog_path.parent) == before


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="this account may write anywhere"
)
def test_permissions_of_the_file_system_are_respected(catalog_path: Path) -> None:
    catalog_path.chmod(0o400)
    window = opened(catalog_path)
    assert window.read_only
    window.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file in its place")
@pytest.mark.parametrize("event", ["replaced", "deleted", "moved"])
def test_a_catalog_that_left_its_place_is_not_written(
    catalog_path: Path, tmp_path: Path, event: str
) -> None:
    other = Path(shutil.copy(catalog_path, tmp_path / "other.perm"))
    catalog = opened(catalog_path)
    add(catalog)
    match event:
        case "replaced":
            other.replace(catalog_path)
        case "deleted":
            catalog_path.unlink()
        case _:
            catalog_path.rename(tmp_path / "moved.perm")
    with pytest.raises(UserError, match="was moved, replaced or deleted while it was open"):
        add(catalog)
    catalog.close()
    if event == "replaced":
        again = opened(catalog_path)
        assert again.connection.execute("SELECT count(*) FROM meeting").fetchone() == (0,)
        again.close()


LOCK_PROBE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    connection.execute("BEGIN IMMEDIATE")
    print("free")
except sqlite3.OperationalError:
    print("locked")
"""


def test_a_worker_of_the_window_does_not_drop_its_locks(catalog_path: Path) -> None:
    window = opened(catalog_path)
    window.connection.execute("BEGIN IMMEDIATE")
    worker = opened(catalog_path, access=Access.WORKER)
    assert worker.connection.execute("SELECT count(*) FROM state").fetchone() == (52,)
    assert worker.read_only
    worker.close()
    found = subprocess.run(
        [sys.executable, "-c", LOCK_PROBE, str(catalog_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout == "locked\n"
    window.close()
