"""The program as a process: exit codes, pipes, and what it loads."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from perm_desktop import __version__
from tests.processes import environment, perm_desktop


def test_the_version_is_printed() -> None:
    assert perm_desktop("--version").stdout == f"PERM Desktop {__version__}\n"


def test_an_error_goes_to_standard_error_with_its_exit_code(tmp_path: Path) -> None:
    letter = tmp_path / "letter.perm"
    letter.write_text("Dear Ohio")
    for path, code in ((tmp_path / "absent.perm", 1), (letter, 2)):
        ended = perm_desktop("--catalog", path, "meetings", "--json")
        assert (ended.returncode, ended.stdout) == (code, "")
        assert path.name in ended.stderr
        assert "Traceback" not in ended.stderr


def test_json_is_utf_8_whatever_the_terminal_speaks(catalog_path: Path) -> None:
    perm_desktop(
        *("--catalog", catalog_path, "meeting", "add", "ad-hoc-call", "--states", "OH"),
        *("--starts", "2026-04-20T14:00", "--title", "Ohio “asks” 🎉"),
    )
    ended = subprocess.run(
        [sys.executable, "-m", "perm_desktop", "--catalog", catalog_path, "meetings", "--json"],
        env=environment() | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        capture_output=True,
        check=True,
    )
    assert json.loads(ended.stdout.decode("utf-8"))[0]["title"] == "Ohio “asks” 🎉"


@pytest.mark.skipif(sys.platform == "win32", reason="file names are text on Windows")
def test_a_file_name_of_any_bytes_can_be_used(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.perm"
    ended = subprocess.run(
        [sys.executable, "-m", "perm_desktop", "new", path],
        env=environment(),
        capture_output=True,
        check=True,
    )
    assert ended.stdout == b"Made " + path + b".\n"
    refused = subprocess.run(
        [sys.executable, "-m", "perm_desktop", "new", path],
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert (refused.returncode, b"Traceback" in refused.stderr) == (1, False)


def test_a_reader_that_has_seen_enough_is_no_error(catalog_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "perm_desktop", "--catalog", catalog_path, "types", "--json"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as ended:
        assert ended.stdout is not None
        assert ended.stderr is not None
        ended.stdout.close()
        assert ended.wait() == 0
        assert ended.stderr.read() == b""


LOADED = """
import sys
from perm_desktop.__main__ import main
code = main(sys.argv[1:])
heavy = {"PySide6", "sqlite_utils", "reportlab", "icalendar", "numpy"} & set(sys.modules)
print(sorted(heavy), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize("words", ["meetings --json", "types --json", "undo", "check"])
def test_daily_commands_load_nothing_heavy(catalog_path: Path, words: str) -> None:
    perm_desktop("--catalog", catalog_path, "cycle", "add", "2027")
    ended = subprocess.run(
        [sys.executable, "-c", LOADED, "--catalog", catalog_path, *words.split()],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stderr == "[]\n"
