"""Several programs on one catalog at the same time."""

import json
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from perm_desktop.services import meetings, notes
from perm_desktop.store.files import Access
from tests.builders import add, opened
from tests.processes import perm_desktop, python
from tests.safety import writer


@pytest.fixture
def window(catalog_path: Path) -> Iterator[Popen[str]]:
    """Another process that has the catalog as a window has it, and goes on writing."""
    with python(writer.__file__, str(catalog_path), "--access", "window") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "1\n"
        yield process
        process.kill()


def started(*arguments: object) -> Popen[str]:
    return python("-m", "perm_desktop", *map(str, arguments), stderr=PIPE)


def ended(*processes: Popen[str]) -> list[tuple[int, str, str]]:
    """Exit codes and output of processes that run side by side."""
    outputs = [process.communicate() for process in processes]
    return [
        (process.returncode, *output) for process, output in zip(processes, outputs, strict=True)
    ]


@pytest.mark.usefixtures("window")
def test_a_command_beside_a_writing_window_reads_but_does_not_write(catalog_path: Path) -> None:
    refused = perm_desktop("--catalog", catalog_path, "note", "1", "--text", "x")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert refused.stderr.startswith("“catalog.perm” is open in a PERM Desktop window.")
    for words in (["meetings"], ["show", "1"], ["history"], ["check"]):
        read = perm_desktop("--catalog", catalog_path, *words, "--json")
        assert (read.returncode, read.stderr) == (0, "")
        assert json.loads(read.stdout)


def test_two_notes_at_once_both_land(catalog_path: Path) -> None:
    catalog = opened(catalog_path, access=Access.COMMAND)
    ident = add(catalog)
    both = ended(
        *(started("--catalog", catalog_path, "note", "1", "--text", text) for text in ("a", "b"))
    )
    assert [(code, err) for code, _, err in both] == [(0, ""), (0, "")]
    assert notes.read(catalog, ident)[0].text in ("a\n\nb", "b\n\na")
    catalog.close()


def test_two_plans_at_once_make_one_plan(catalog_path: Path) -> None:
    perm_desktop("--catalog", catalog_path, "cycle", "add", "2027", "--states", "OH")
    both = ended(*(started("--catalog", catalog_path, "plan", 2027, "--json") for _ in range(2)))
    assert [(code, err) for code, _, err in both] == [(0, ""), (0, "")]
    made = sorted(json.loads(out)["created"] for _, out, _ in both)
    catalog = opened(catalog_path)
    assert made == [0, len(meetings.find_rows(catalog))]
    catalog.close()


def test_of_two_new_catalogs_of_one_name_one_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    path = folder / "own.perm"
    both = ended(*(started("new", path) for _ in range(2)))
    assert sorted(code for code, *_ in both) == [0, 1]
    assert "There is already a file" in "".join(err for *_, err in both)
    assert [entry.name for entry in folder.iterdir()] == ["own.perm"]
    opened(path).close()


def test_of_two_equal_cycles_added_at_once_one_is_added(catalog_path: Path) -> None:
    both = ended(*(started("--catalog", catalog_path, "cycle", "add", 2027) for _ in range(2)))
    assert sorted(code for code, *_ in both) == [0, 1]
    assert "RY 2027 is in this catalog already" in "".join(err for *_, err in both)
