"""A schema upgrade that is killed, cut off, met by another or refused a byte loses nothing."""

import gzip
import random
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired
from time import monotonic

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.services import checking
from perm_desktop.store import migrations
from perm_desktop.store.files import Access
from perm_desktop.store.header import read_header
from tests.builders import dump, opened
from tests.processes import python
from tests.safety.power import Disk
from tests.safety.recording import can_record, record
from tests.safety.states import put, states
from tools.keep_catalog import KEPT

OPEN = """
import sys
from pathlib import Path
from perm_desktop.services import catalogs
from perm_desktop.store import migrations
from perm_desktop.store.files import Access
migrations.fresh_schema()
print("ready", flush=True)
sys.stdin.readline()
catalogs.open_catalog(Path(sys.argv[1]), Access.COMMAND).close()
print("kept", flush=True)
"""
TABLES = ("note", "attendance", "agenda_item", "meeting_state", "cycle")
pytestmark = pytest.mark.timeout(900)  # a drill of 60 kills takes minutes
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
needs_strace = pytest.mark.skipif(not can_record(), reason="strace is missing or not allowed")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog of the first schema; copy it before you open it."""
    path = tmp_path_factory.mktemp("first") / "catalog.perm"
    path.write_bytes(gzip.decompress((KEPT / "version-1.perm.gz").read_bytes()))
    return path


@pytest.fixture(scope="module")
def rows(first: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What stands in an upgraded catalog."""
    path = Path(shutil.copy(first, tmp_path_factory.mktemp("rows") / "catalog.perm"))
    catalog = opened(path)
    found = dump(catalog.connection)
    catalog.close()
    return {table: found[table] for table in TABLES}


def version(path: Path) -> int:
    header = read_header(path)
    assert header is not None
    return header.schema_version


def assert_whole(path: Path, rows: dict[str, object]) -> None:
    """It opens, upgraded at the latest now, with every row; what was cut off is cleared away."""
    catalog = opened(path)
    found = dump(catalog.connection)
    assert {table: found[table] for table in TABLES} == rows
    assert checking.check(catalog) == []
    catalog.close()
    names = {each.name for each in path.parent.iterdir()}
    assert not [name for name in names if "upgrading" in name]
    assert version(path.with_name("catalog.version-1.perm")) == 1


def started(path: Path) -> Popen[str]:
    """A process that is about to open the catalog."""
    process = python("-c", OPEN, str(path), stdin=PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def let_go(process: Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


@posix
@pytest.mark.parametrize("trials", [("PERM_KILLS", 12)], indirect=True)
def test_a_killed_upgrade_leaves_the_old_catalog_or_the_new_one(
    trials: int, first: Path, rows: dict[str, object], tmp_path: Path
) -> None:
    chance, seconds, old = random.Random(1), 0.2, 0
    for trial in range(trials + 1):
        folder = tmp_path / str(trial)
        folder.mkdir()
        path = Path(shutil.copy(first, folder / "catalog.perm"))
        process = started(path)
        begun = monotonic()
        let_go(process)
        if trial == 0:
            process.wait()
            seconds = monotonic() - begun
        with suppress(TimeoutExpired):
            process.wait(timeout=chance.random() * seconds)
        process.kill()
        process.communicate()
        assert version(path) in (1, migrations.latest())
        old += version(path) == 1
        assert_whole(path, rows)
        shutil.rmtree(folder)
    assert 0 < old < trials + 1  # killed before the exchange, and the first not at all


@posix
@pytest.mark.parametrize("trials", [("PERM_UPGRADERS", 4)], indirect=True)
def test_of_two_that_upgrade_at_once_both_end_well(
    trials: int, first: Path, rows: dict[str, object], tmp_path: Path
) -> None:
    for trial in range(trials):
        folder = tmp_path / str(trial)
        folder.mkdir()
        path = Path(shutil.copy(first, folder / "catalog.perm"))
        both = [started(path), started(path)]
        for process in both:
            let_go(process)
        assert [process.communicate()[0] for process in both] == ["kept\n", "kept\n"]
        assert [process.returncode for process in both] == [0, 0]
        assert len(list(folder.glob("*.version-*.perm"))) == 1
        assert_whole(path, rows)


@needs_strace
@pytest.mark.parametrize("trials", [("PERM_POWER_CUTS", 30)], indirect=True)
def test_a_power_cut_leaves_the_old_catalog_or_the_new_one(
    trials: int, first: Path, rows: dict[str, object], tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    path = Path(shutil.copy(first, folder / "catalog.perm"))
    disk = Disk(folder)
    script = OPEN.replace("sys.stdin.readline()", "").replace('print("ready", flush=True)', "")
    events = record(folder, tmp_path / "log", "-c", script, str(path))
    for trial, (files, said) in enumerate(states(disk, events, trials, seed=4)):
        put(files, tmp_path / str(trial))
        found = tmp_path / str(trial) / "catalog.perm"
        assert version(found) == migrations.latest() or not said
        assert_whole(found, rows)
        shutil.rmtree(tmp_path / str(trial))


@pytest.mark.parametrize("number", range(2, migrations.latest() + 1))
@pytest.mark.parametrize("fault", [MemoryError, KeyboardInterrupt, OSError(28, "full")])
def test_an_exception_at_any_migration_leaves_the_old_catalog(
    first: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    fault: BaseException | type[BaseException],
) -> None:
    path = Path(shutil.copy(first, tmp_path / "catalog.perm"))
    before = path.read_bytes()
    scripts = migrations.scripts()

    class Failing(dict[int, str]):
        """Cannot give the script of one migration."""

        def __getitem__(self, key: int) -> str:
            if key == number:
                raise fault
            return super().__getitem__(key)

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "scripts", lambda: Failing(scripts))
        with pytest.raises((UserError, MemoryError, KeyboardInterrupt)):
            opened(path, access=Access.COMMAND)
    assert path.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir() if each.is_file()} <= {
        "catalog.perm",
        "catalog.perm-journal",
        "catalog.perm.lock",
    }
    opened(path).close()
