"""Processes killed while they write lose nothing that they had acknowledged."""

import random
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired

import pytest

from perm_desktop.services import checking, meetings, notes
from perm_desktop.store.files import Access
from tests.builders import add, opened
from tests.processes import python
from tests.safety import writer

WRITER = str(Path(writer.__file__))
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals"),
    pytest.mark.timeout(900),  # a drill of 200 kills takes minutes
]


def kill(process: Popen[str], chance: random.Random) -> list[str]:
    """Kill a writer some way into its work; returns the lines it had acknowledged."""
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(chance.randint(1, 40))]
    with suppress(TimeoutExpired):
        process.wait(timeout=chance.random() / 100)
    process.send_signal(signal.SIGKILL)
    lines += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]


@pytest.mark.parametrize("trials", [("PERM_KILLS", 20)], indirect=True)
def test_every_acknowledged_step_survives_a_kill(
    trials: int, factory_file: Path, tmp_path: Path, assert_kept: Callable[[Path, int], None]
) -> None:
    chance = random.Random(1)
    for trial in range(trials):
        folder = tmp_path / str(trial)
        folder.mkdir()
        path = Path(shutil.copy(factory_file, folder / "catalog.perm"))
        acknowledged = kill(python(WRITER, str(path)), chance)
        assert_kept(path, int(acknowledged[-1]))


NOTES = """
import sys
from pathlib import Path
from perm_desktop.services import catalogs, notes
from perm_desktop.store.files import Access
catalog = catalogs.open_catalog(Path(sys.argv[1]), Access.COMMAND)
for n in range(1_000_000):
    notes.append(catalog, int(sys.argv[2]), f"{sys.argv[3]}-{n}")
    print(f"{sys.argv[3]}-{n}", flush=True)
"""


@pytest.mark.parametrize("trials", [("PERM_KILLS", 6)], indirect=True)
def test_two_commands_that_write_at_once_both_keep_their_word(
    trials: int, catalog_path: Path
) -> None:
    chance = random.Random(2)
    catalog = opened(catalog_path, access=Access.COMMAND)
    for _ in range(trials // 2):
        ident = add(catalog)
        both = [python("-c", NOTES, str(catalog_path), str(ident), name) for name in "ab"]
        acknowledged = [line for process in both for line in kill(process, chance)]
        paragraphs = notes.read(catalog, ident)[0].text.split("\n\n")
        assert set(acknowledged) <= set(paragraphs)
        # each may have been killed between a commit and its word
        assert len(paragraphs) == len(set(paragraphs)) <= len(acknowledged) + 2
    assert checking.check(catalog) == []
    catalog.close()


@pytest.mark.parametrize("access", ["window", "command"])
def test_the_lock_of_a_killed_program_is_gone(catalog_path: Path, access: str) -> None:
    process = python(WRITER, str(catalog_path), "--access", access)
    assert process.stdout is not None
    assert process.stdout.readline() == "1\n"
    kill(process, random.Random(3))
    catalog = opened(catalog_path, access=Access.WINDOW)
    assert meetings.find_rows(catalog)
    catalog.close()


def test_a_new_catalog_whose_maker_is_killed_does_not_take_the_name(tmp_path: Path) -> None:
    maker = """
import sys
from pathlib import Path
from perm_desktop.services.catalogs import system_clock
from perm_desktop.store import files
def fill(connection):
    print("half way", flush=True)
    sys.stdin.read()
files.create(Path(sys.argv[1]), system_clock, fill=fill)
"""
    path = tmp_path / "own.perm"
    process = python("-c", maker, str(path), stdin=PIPE)
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "half way\n"
    process.kill()
    process.communicate()
    assert not path.exists()
