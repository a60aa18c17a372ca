"""Making and copying catalog files."""

import random
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from perm_desktop.core.errors import CatalogRefusedError, UserError
from perm_desktop.services import catalogs, checking, notes
from perm_desktop.store import files, migrations
from perm_desktop.store.connection import Mode, connect
from perm_desktop.store.header import APPLICATION_ID, Header, read_header
from tests.builders import SetClock, add, contents, dump, opened

NOISE = random.Random(1).randbytes(4096)


def take_name(path: Path, connection: sqlite3.Connection) -> None:
    path.write_text("quicker")


def refuse_to_fill(connection: sqlite3.Connection) -> None:
    raise KeyboardInterrupt


def test_a_new_catalog_is_one_file_that_says_what_it_is(tmp_path: Path) -> None:
    catalogs.new_catalog(tmp_path / "own.perm", SetClock())
    assert [path.name for path in tmp_path.iterdir()] == ["own.perm"]
    assert read_header(tmp_path / "own.perm") == Header(APPLICATION_ID, migrations.latest())
    catalog = opened(tmp_path / "own.perm")
    assert checking.check(catalog) == []
    assert not catalogs.is_sample(catalog)
    assert catalog.connection.execute("SELECT created_at FROM catalog").fetchone() == (
        "2026-04-14T13:00:00Z",
    )
    catalog.close()


def test_a_sample_says_that_it_is_one(tmp_path: Path) -> None:
    catalogs.new_catalog(tmp_path / "sample.perm", SetClock(), is_sample=True)
    catalog = opened(tmp_path / "sample.perm")
    assert catalogs.is_sample(catalog)
    catalog.close()


def test_every_catalog_has_its_own_uid(tmp_path: Path) -> None:
    uids: set[str] = set()
    for name in ("one.perm", "two.perm"):
        catalogs.new_catalog(tmp_path / name, SetClock())
        with closing(connect(tmp_path / name, Mode.QUERY)) as connection:
            uids.update(uid for (uid,) in connection.execute("SELECT uid FROM catalog"))
    assert len(uids) == 2


@pytest.mark.parametrize("taken", ["file", "folder", "dangling link"])
def test_a_new_catalog_never_takes_a_name_that_is_there(tmp_path: Path, taken: str) -> None:
    path = tmp_path / "own.perm"
    match taken:
        case "file":
            path.write_bytes(b"precious")
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(UserError, match="There is already a file") as refusal:
        catalogs.new_catalog(path, SetClock())
    assert refusal.value.next_step == "Choose another name; nothing was replaced."
    assert [entry.name for entry in tmp_path.iterdir()] == ["own.perm"]
    assert taken != "file" or path.read_bytes() == b"precious"


def test_a_name_taken_while_the_catalog_is_made_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "own.perm"
    with pytest.raises(UserError, match="There is already a file"):
        files.create(path, SetClock(), fill=partial(take_name, path))
    assert contents(tmp_path) == {"own.perm": b"quicker"}


def test_a_folder_without_hard_links_can_hold_a_catalog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", unsupported)
    path = tmp_path / "own.perm"
    catalogs.new_catalog(path, SetClock())
    opened(path).close()
    path.unlink()
    with pytest.raises(UserError, match="There is already a file"):
        files.create(path, SetClock(), fill=partial(take_name, path))
    assert path.read_text() == "quicker"


@pytest.mark.parametrize("folder", ["absent", "a file"])
def test_a_folder_that_is_none_is_named_in_the_refusal(tmp_path: Path, folder: str) -> None:
    (tmp_path / "a file").write_text("")
    with pytest.raises(UserError, match="cannot be made"):
        catalogs.new_catalog(tmp_path / folder / "own.perm", SetClock())


def test_an_interrupted_new_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        files.create(tmp_path / "own.perm", SetClock(), fill=refuse_to_fill)
    assert list(tmp_path.iterdir()) == []


def test_a_new_catalog_on_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    def outgrow(connection: sqlite3.Connection) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        connection.execute("INSERT INTO setting VALUES (1, 'a', ?)", ["x" * 100_000])

    with pytest.raises(UserError, match="The disk is full"):
        files.create(tmp_path / "own.perm", SetClock(), fill=outgrow)
    assert list(tmp_path.iterdir()) == []


def test_a_saved_copy_has_every_row(catalog_path: Path, tmp_path: Path) -> None:
    catalog = opened(catalog_path)
    notes.append(catalog, add(catalog), "Ohio asked.")
    catalogs.save_copy(catalog, tmp_path / "copy.perm")
    copy = opened(tmp_path / "copy.perm")
    assert dump(copy.connection) == dump(catalog.connection)
    assert checking.check(copy) == []
    copy.close()
    catalog.close()
    left = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert left == {"copy.perm", "copy.perm.lock"}


def test_a_copy_never_replaces_a_file(catalog_path: Path) -> None:
    catalog = opened(catalog_path)
    with pytest.raises(UserError, match="There is already a file"):
        catalogs.save_copy(catalog, catalog_path)
    catalog.close()


def test_a_damaged_catalog_is_not_copied(catalog_path: Path, tmp_path: Path) -> None:
    data = catalog_path.read_bytes()
    catalog_path.write_bytes(data[: 20 * 4096] + NOISE + data[21 * 4096 :])
    catalog = opened(catalog_path)
    with pytest.raises(CatalogRefusedError, match="is damaged"):
        catalogs.save_copy(catalog, tmp_path / "copy.perm")
    catalog.close()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []
