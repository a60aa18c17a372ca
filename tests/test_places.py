"""Where the program keeps its files, and where it finds those it ships."""

import sys
from pathlib import Path

import pytest

from perm_desktop import assets, places


def test_the_environment_can_name_the_data_folder(data_folder: Path) -> None:
    assert places.data_folder() == data_folder
    assert places.default_catalog() == data_folder / "catalog.perm"
    assert places.sample_catalog() == data_folder / "sample.perm"
    assert not data_folder.exists()


@pytest.mark.parametrize(
    ("system", "variables", "folder"),
    [
        ("linux", {}, "HOME/.local/share/perm-desktop"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/perm-desktop"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "HOME/.local/share/perm-desktop"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, "HOME/Library/Application Support/PERM Desktop"),
        ("win32", {"LOCALAPPDATA": "/local", "APPDATA": "/roaming"}, "/local/PERM Desktop"),
        ("win32", {}, "HOME/AppData/Local/PERM Desktop"),
    ],
)
def test_each_system_has_its_place(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    system: str,
    variables: dict[str, str],
    folder: str,
) -> None:
    for name in ("PERM_DESKTOP_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert places.data_folder() == Path(folder.replace("HOME", str(tmp_path)))


@pytest.mark.parametrize("name", ["db", "ui", "resources"])
def test_shipped_trees_are_found(name: str) -> None:
    assert assets.tree(name).is_dir()
    assert assets.path(name).is_dir()


def test_a_packed_tree_wins_over_the_checkout(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    packed = tmp_path / "_data" / "db"
    packed.mkdir(parents=True)
    monkeypatch.setattr(assets, "files", lambda package: tmp_path)
    assert assets.path("db") == packed
    assert assets.path("ui") == Path(assets.__file__).parents[1] / "ui"
