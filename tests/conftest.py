"""Fixtures of all tests. Nothing here needs Qt."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from perm_desktop.services import catalogs, cycles, planning
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, opened

# Examples are few and always the same, so that a failing suite fails again; no deadline, because
# a machine under load is not a bug.
settings.register_profile(
    "suite", max_examples=40, deadline=None, derandomize=True, database=None, print_blob=True
)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The account's data folder, empty, and never the real one."""
    folder = tmp_path / "home"
    monkeypatch.setenv("PERM_DESKTOP_HOME", str(folder))
    monkeypatch.setenv("LOGNAME", "liaison")
    return folder


@pytest.fixture
def clock() -> SetClock:
    """Tuesday, Apr 14, 2026, 9:00 AM EDT, until a test moves it."""
    return SetClock()


@pytest.fixture(scope="session")
def factory_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new catalog; copy it before you write."""
    path = tmp_path_factory.mktemp("factory") / "new.perm"
    catalogs.new_catalog(path, SetClock())
    return path


@pytest.fixture(scope="session")
def planned_file(factory_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog with RY 2027 planned for its 18 states; copy it before you write."""
    path = tmp_path_factory.mktemp("planned") / "planned.perm"
    shutil.copy(factory_file, path)
    catalog = opened(path)
    cycles.add_cycle(catalog, 2027)
    planning.commit(catalog, 2027, planning.preview(catalog, 2027))
    catalog.close()
    return path


@pytest.fixture
def catalog_path(factory_file: Path, tmp_path: Path) -> Path:
    """A new catalog of the test's own, alone in its folder, closed."""
    folder = tmp_path / "catalogs"
    folder.mkdir()
    return Path(shutil.copy(factory_file, folder / "catalog.perm"))


@pytest.fixture
def catalog(catalog_path: Path, clock: SetClock) -> Iterator[Catalog]:
    """A new catalog, open as a window opens it."""
    found = opened(catalog_path, clock)
    yield found
    found.close()


@pytest.fixture
def planned(planned_file: Path, tmp_path: Path, clock: SetClock) -> Iterator[Catalog]:
    """RY 2027 planned, open as a window opens it."""
    found = opened(Path(shutil.copy(planned_file, tmp_path / "planned.perm")), clock)
    yield found
    found.close()
