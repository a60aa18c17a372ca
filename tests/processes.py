"""Other processes: the program's commands and the writers that tests kill."""

import os
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE, Popen

ROOT = Path(__file__).resolve().parents[1]


def environment() -> dict[str, str]:
    """The environment in which another Python finds this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def python(*arguments: str, stdin: int | None = None, stderr: int | None = None) -> Popen[str]:
    """Start another Python with its standard output piped to the test."""
    return Popen(
        [sys.executable, *arguments],
        stdin=stdin,
        stdout=PIPE,
        stderr=stderr,
        text=True,
        env=environment(),
    )


def perm_desktop(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does in a terminal, to its end."""
    return subprocess.run(
        [sys.executable, "-m", "perm_desktop", *map(str, arguments)],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
