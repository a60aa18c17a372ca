"""A whole run of the real program: no socket, and no file outside the places it was given."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import environment
from tests.safety import whole_run
from tests.safety.recording import can_record

RUN = str(Path(whole_run.__file__))
_CHANGING = re.compile(
    r"^\d+ +(?:open(?:at)?\(.*(?:O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND)"
    r"|(?:creat|mkdir|mkdirat|rename|renameat|renameat2|unlink|unlinkat|rmdir|link|linkat"
    r"|symlink|symlinkat|mknod|mknodat|truncate|chmod|fchmodat|utimensat)\()"
)
# /proc/self/fd: a file without a name yet; the name it is given comes beside it
_DEVICES = ("/proc/self/fd/", "/dev/null", "/dev/tty", "/dev/shm/", "/dev/dri")


def run(tmp_path: Path, *before: str) -> Path:
    """Work the program to its end; returns the file with the names that its audit hook saw."""
    out, seen = tmp_path / "out", tmp_path / "seen"
    out.mkdir()
    ended = subprocess.run(
        [*before, sys.executable, RUN, str(out), "--audit", str(seen)],
        env=environment()
        | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
        | {"HOME": str(tmp_path / "account"), "XDG_RUNTIME_DIR": str(tmp_path / "account")},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert (ended.returncode, ended.stdout) == (0, "done\n"), ended.stderr
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".perm"}
    return seen


def outside(names: list[str], tmp_path: Path, data_folder: Path) -> list[str]:
    """The files that are neither in the data folder nor where documents were wanted."""
    here = (str(data_folder), str(tmp_path / "out"), str(tmp_path / "seen"), ":memory:")
    found = (name.removeprefix("file://").partition("?")[0] for name in names)
    return sorted({name for name in found if name and not name.startswith((*here, *_DEVICES))})


@pytest.mark.skipif(not can_record(), reason="strace is missing or not allowed")
def test_no_socket_is_opened_and_no_system_call_changes_a_file_elsewhere(
    tmp_path: Path, data_folder: Path
) -> None:
    log = tmp_path / "log"
    run(tmp_path, "strace", "-f", "-qq", "-e", "trace=%network,%file", "-o", str(log))
    lines = log.read_text("utf-8", "replace").splitlines()
    assert [line for line in lines if re.match(r"\d+ +(socket|connect|bind|listen)", line)] == []
    changed = [line for line in lines if _CHANGING.match(line) and " = -1 " not in line]
    names = [name for line in changed for name in re.findall(r'"([^"]+)"', line)]
    assert any(name.endswith("sample.perm-journal") for name in names)
    assert outside(names, tmp_path, data_folder) == []


def test_nothing_is_written_elsewhere_that_the_interpreter_knows_of(
    tmp_path: Path, data_folder: Path
) -> None:
    names = run(tmp_path).read_text().splitlines()
    assert any(name.endswith("sample.perm.lock") for name in names)
    assert outside(names, tmp_path, data_folder) == []


def test_the_program_imports_and_bundles_no_network_module_of_qt() -> None:
    script = """
import sys
from perm_desktop import app
from perm_desktop.gui import single_instance
print([name for name in sys.modules if "QtNetwork" in name])
"""
    ended = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout == "[]\n"
