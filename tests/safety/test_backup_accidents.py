"""A backup or a restore that is killed or cut off leaves whole files only."""

import random
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, TimeoutExpired

import pytest

from perm_desktop.services import checking
from perm_desktop.store import backups
from perm_desktop.store.files import Access
from tests.builders import SetClock, opened
from tests.processes import python
from tests.safety import writer
from tests.safety.power import Disk
from tests.safety.recording import can_record, record
from tests.safety.states import put, states

BACK_UP = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from perm_desktop.core.backup_names import Reason
from perm_desktop.services import catalogs
from perm_desktop.store import backups
from perm_desktop.store.files import Access
source, folder = map(Path, sys.argv[1:])
catalog = catalogs.open_catalog(source, Access.READ)
for n in range(3):
    moment = datetime(2026, 4, 14, 9, n, tzinfo=UTC)
    made = backups.write(catalog.connection, source, folder, moment, Reason.MANUAL)
    print(made.path.name, flush=True)
"""
RESTORE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from perm_desktop.store import replacing
good, catalog = map(Path, sys.argv[1:])
replacing.replace(good, catalog, catalog.parent, datetime(2026, 4, 14, tzinfo=UTC))
print("kept", flush=True)
"""
pytestmark = pytest.mark.timeout(900)
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
needs_strace = pytest.mark.skipif(not can_record(), reason="strace is missing or not allowed")


@pytest.fixture
def source(catalog_path: Path) -> Path:
    """A catalog with something in it; closed."""
    catalog = opened(catalog_path)
    for n in range(1, 9):
        writer.take(catalog, n)
    catalog.close()
    return catalog_path


@pytest.fixture
def folder(source: Path, tmp_path: Path) -> Path:
    """An empty folder for backups."""
    found = tmp_path / "own"
    found.mkdir()
    (found / "from.txt").write_text(f"{source.resolve()}\n", "utf-8")
    return found


@needs_strace
@pytest.mark.parametrize("trials", [("PERM_POWER_CUTS", 60)], indirect=True)
def test_after_a_power_cut_every_backup_that_has_a_name_is_good(
    trials: int, source: Path, folder: Path, tmp_path: Path
) -> None:
    disk = Disk(folder)
    events = record(folder, tmp_path / "log", "-c", BACK_UP, str(source), str(folder))
    most = 0
    for trial, (files, said) in enumerate(states(disk, events, trials, seed=5)):
        put(files, tmp_path / str(trial))
        found = backups.backups_in(tmp_path / str(trial))
        assert {backup.path.name for backup in found} >= set(said)
        assert all(backups.is_good(backup.path) for backup in found)
        most = max(most, len(found))
        shutil.rmtree(tmp_path / str(trial))
    assert most > 1


@posix
@pytest.mark.parametrize("trials", [("PERM_KILLS", 12)], indirect=True)
def test_a_killed_backup_leaves_no_half_file_under_a_name(
    trials: int, source: Path, folder: Path
) -> None:
    chance = random.Random(6)
    for _ in range(trials):
        process = python("-c", BACK_UP, str(source), str(folder), stdin=PIPE)
        with suppress(TimeoutExpired):
            process.wait(timeout=0.12 + chance.random() / 5)
        process.kill()
        process.communicate()
        assert all(backups.is_good(backup.path) for backup in backups.backups_in(folder))
    opened(source).close()


@needs_strace
@pytest.mark.parametrize("trials", [("PERM_POWER_CUTS", 40)], indirect=True)
def test_a_power_cut_while_restoring_leaves_the_old_file_or_the_good_one(
    trials: int, source: Path, factory_file: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    catalog = own / "catalog.perm"
    shutil.copy(factory_file, catalog)
    (own / "from.txt").write_text(f"{catalog.resolve()}\n", "utf-8")
    old, disk = catalog.read_bytes(), Disk(own)
    events = record(own, tmp_path / "log", "-c", RESTORE, str(source), str(catalog))
    restored = 0
    for trial, (files, said) in enumerate(states(disk, events, trials, seed=7)):
        put(files, tmp_path / str(trial))
        path = tmp_path / str(trial) / "catalog.perm"
        is_old = path.read_bytes() == old
        assert not (is_old and said)
        if not is_old:
            assert (path.parent / "replaced-2026-04-14T000000Z-catalog.perm").read_bytes() == old
            found = opened(path, SetClock(), Access.READ)
            assert checking.check(found) == []
            found.close()
            restored += 1
        shutil.rmtree(path.parent)
    assert restored
