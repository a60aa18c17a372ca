"""A disk that refuses a write, a sync or more room: told, and nothing earlier is lost."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import environment
from tests.safety import writer
from tests.safety.recording import can_record

pytestmark = pytest.mark.skipif(not can_record(), reason="strace is missing or not allowed")


def write_with(fault: str, nth: int, catalog: Path) -> list[str]:
    """What the writer says of its eight steps when a system call fails once."""
    call = fault.partition(":")[0]
    ended = subprocess.run(
        [
            *("strace", "-qq", "-o", "/dev/null", "-e", f"trace={call}"),
            *("-e", f"inject={fault}:when={nth}", sys.executable, writer.__file__),
            *(str(catalog), "--steps", "8"),
        ],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout.splitlines()


# which call fails: a few in the suite, every one up to a number in a drill
DRILL = range(1, int(os.environ.get("PERM_FAULTS", "0")) + 1)


@pytest.mark.parametrize("nth", DRILL or [1, 2, 3, 5, 8, 13, 21, 34, 55, 89])
def test_a_full_disk_is_told_and_the_step_can_be_made_again(
    catalog_path: Path, nth: int, assert_kept: Callable[[Path, int], None]
) -> None:
    lines = write_with("pwrite64:error=ENOSPC", nth, catalog_path)
    told = [line for line in lines if not line.isdigit()]
    assert len(told) == 1 or (not told and nth > 89)  # there are not many more writes
    assert all(re.match(r"refused \d: The disk is full; nothing was changed\.", it) for it in told)
    assert [line for line in lines if line.isdigit()] == [str(n) for n in range(1, 9)]
    assert_kept(catalog_path, 8)


@pytest.mark.parametrize("nth", DRILL or [1, 2, 3, 4, 5, 8, 13, 21, 34, 55])
@pytest.mark.parametrize("call", ["pwrite64", "fdatasync", "ftruncate"])
def test_a_failing_disk_is_told_and_never_said_to_have_kept_nothing_when_it_did(
    catalog_path: Path, call: str, nth: int, assert_kept: Callable[[Path, int], None]
) -> None:
    lines = write_with(f"{call}:error=EIO", nth, catalog_path)
    acknowledged = [line for line in lines if line.isdigit()]
    told = [line for line in lines if not line.isdigit()]
    assert len(told) <= 1
    if len(acknowledged) < 8:
        assert re.match(r"unsure \d: .* Look whether your last change is there", told[0])
    elif told:
        assert re.match(r"refused \d: .* could not be written; nothing was changed\.", told[0])
    assert acknowledged == [str(n) for n in range(1, len(acknowledged) + 1)]
    assert_kept(catalog_path, len(acknowledged))


DOCUMENT = """
import sys
from pathlib import Path
from perm_desktop.core.safe_write import write_whole
try:
    write_whole(Path(sys.argv[1]), b"new" * 100_000)
except OSError as error:
    print(error.strerror)
"""


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
@pytest.mark.parametrize("call", ["write", "fsync", "rename"])
def test_a_document_that_cannot_be_written_leaves_the_old_one_and_nothing_half(
    tmp_path: Path, call: str, error: str
) -> None:
    target = tmp_path / "agenda.pdf"
    target.write_bytes(b"old")
    ended = subprocess.run(
        [
            *("strace", "-qq", "-o", "/dev/null"),
            *("-e", f"trace={call}", "-e", f"inject={call}:error={error}:when=1"),
            *(sys.executable, "-c", DOCUMENT, str(target)),
        ],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert [path.name for path in tmp_path.glob("*.p*")] == ["agenda.pdf"]
    assert [path.name for path in tmp_path.glob(".*")] == []
    assert ended.stdout
    assert target.read_bytes() == b"old"
