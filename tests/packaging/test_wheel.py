"""The wheel holds the one package, the three data trees and nothing else."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

import perm_desktop

pytestmark = pytest.mark.xdist_group("wheel")

CHECKOUT = Path(__file__).resolve().parents[2]
SCRATCH = {"__pycache__", ".DS_Store"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel named by PERM_WHEEL, else a fresh one."""
    if ready := os.environ.get("PERM_WHEEL"):
        return Path(ready)
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*command, folder], cwd=CHECKOUT, check=True)
    return next(folder.glob("*.whl"))


def packed(wheel: Path, folder: str) -> dict[str, bytes]:
    """Return name -> content of the wheel's files below a folder."""
    with ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.startswith(folder)]
        return {name.removeprefix(folder): archive.read(name) for name in names}


def on_disk(folder: Path) -> dict[str, bytes]:
    """Return the same of a folder of the checkout."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in files
        if not SCRATCH.intersection(file.parts)
    }


@pytest.mark.parametrize("tree", ["ui", "db", "resources"])
def test_the_wheel_carries_each_data_tree_byte_for_byte(wheel: Path, tree: str) -> None:
    content = on_disk(CHECKOUT / tree)
    assert content
    assert packed(wheel, f"perm_desktop/_data/{tree}/") == content


def test_the_wheel_carries_every_module_of_the_package(wheel: Path) -> None:
    modules = packed(wheel, "perm_desktop/")
    own = {name: text for name, text in modules.items() if not name.startswith("_data/")}
    assert own == on_disk(CHECKOUT / "perm_desktop")


def test_nothing_but_the_package_lands_at_the_top_of_site_packages(wheel: Path) -> None:
    metadata = f"perm_desktop-{perm_desktop.__version__}.dist-info"
    assert {name.split("/")[0] for name in packed(wheel, "")} == {"perm_desktop", metadata}
    subprocess.run([sys.executable, "-m", "check_wheel_contents", wheel], cwd=CHECKOUT, check=True)


def test_installing_the_wheel_makes_the_command_perm_desktop(wheel: Path) -> None:
    folder = f"perm_desktop-{perm_desktop.__version__}.dist-info/"
    entry_points = packed(wheel, folder)["entry_points.txt"].decode()
    assert "perm-desktop = perm_desktop.__main__:main" in entry_points
