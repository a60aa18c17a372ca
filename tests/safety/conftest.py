"""What a catalog must hold after each step of the writer."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from perm_desktop.services import checking, history
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access
from tests.builders import opened, shown
from tests.safety import writer

Picture = list[Any]
MODEL_STEPS = 120
_VARYING = {"id", "uid", "recorded_at", "recorded_by"}


def picture(catalog: Catalog) -> Picture:
    """All that is shown, without what differs from run to run, and the steps to undo and redo."""
    return [*(_steady(meeting) for meeting in shown(catalog)), history.next_steps(catalog)]


def _steady(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _steady(part) for name, part in value.items() if name not in _VARYING}
    return [_steady(part) for part in value] if isinstance(value, list) else value


@pytest.fixture(scope="session")
def model(factory_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Picture]:
    """Pictures after 0, 1, 2, … steps of the writer."""
    path = Path(shutil.copy(factory_file, tmp_path_factory.mktemp("model") / "catalog.perm"))
    catalog = opened(path)
    catalog.connection.execute("PRAGMA synchronous = OFF")
    found = [picture(catalog)]
    for n in range(1, MODEL_STEPS + 1):
        writer.take(catalog, n)
        found.append(picture(catalog))
    catalog.close()
    return found


@pytest.fixture(scope="session")
def assert_kept(model: list[Picture]) -> Callable[[Path, int], None]:
    """Opens a catalog after an accident: no step that was acknowledged may be missing."""

    def check(path: Path, acknowledged: int) -> None:
        for access in (Access.READ, Access.WINDOW):
            catalog = opened(path, access=access)
            assert checking.check(catalog) == []
            # one step may have been under way
            assert picture(catalog) in model[acknowledged : acknowledged + 2]
            catalog.close()

    return check


@pytest.fixture
def trials(request: pytest.FixtureRequest) -> int:
    """How many accidents: few in the suite, as many as the environment says in a drill."""
    name, few = cast("tuple[str, int]", request.param)
    return int(os.environ.get(name, few))
