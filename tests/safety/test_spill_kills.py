"""A removal that is killed on its way is finished by asking for it again, or by the next start."""

import random
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import TimeoutExpired

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import silent
from perm_desktop.core.spilled_text import SpilledText
from perm_desktop.services import catalogs, checking, history, notes, spill
from tests.builders import SetClock, add, opened
from tests.processes import python

TEXT = "Ann Lee 123-45-6789"
NEEDLES = (b"6789", "6789".encode("utf-16-le"))
REMOVER = """
import sys
from pathlib import Path
from perm_desktop.core.progress import silent
from perm_desktop.core.spilled_text import SpilledText
from perm_desktop.services import spill
print("begun", flush=True)
spill.remove(Path(sys.argv[1]), SpilledText(sys.argv[2]), "By mistake", silent)
print("done", flush=True)
"""
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals"),
    pytest.mark.timeout(900),  # a drill of many kills takes minutes
]


def spilled(path: Path) -> None:
    """Put the text into a catalog, its history and three copies of it."""
    catalog = opened(path)
    ident, clock = add(catalog), SetClock()
    for number in range(30):
        notes.write(catalog, ident, f"{number} {TEXT} {'words ' * 400}")
        notes.write(catalog, ident, f"{number} nothing")
        clock.advance(minutes=6)
    notes.write(catalog, ident, TEXT)
    for name in "abc":
        catalogs.save_copy(catalog, path.with_name(f"catalog {name}.perm"))
    catalog.close()


def traces(folder: Path) -> list[str]:
    """Names of the files that still hold it."""
    return [
        path.name
        for path in folder.iterdir()
        if any(needle in path.read_bytes() for needle in NEEDLES)
    ]


@pytest.mark.parametrize("trials", [("PERM_SPILL_KILLS", 8)], indirect=True)
def test_a_killed_removal_is_finished_by_the_next(
    trials: int, factory_file: Path, tmp_path: Path
) -> None:
    chance = random.Random(3)
    model = tmp_path / "model"
    model.mkdir()
    spilled(Path(shutil.copy(factory_file, model / "catalog.perm")))
    for trial in range(trials):
        folder = Path(shutil.copytree(model, tmp_path / str(trial)))
        path = folder / "catalog.perm"
        process = python("-c", REMOVER, str(path), TEXT)
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        with suppress(TimeoutExpired):
            process.wait(timeout=chance.random())
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        spill.unfinished(path)
        with suppress(UserError):  # nothing was left to be found
            spill.remove(path, SpilledText(TEXT), "By mistake", silent)
        assert traces(folder) == []
        assert not spill.unfinished(path)
        catalog = opened(path)
        assert checking.check(catalog) == []
        while history.next_steps(catalog)[0]:
            history.undo(catalog)
        assert [line.kind for line in history.lines(catalog)].count("removal") == 1
        catalog.close()
        assert traces(folder) == []
