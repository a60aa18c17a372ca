"""What ./perm starts and installs, seen by stand-ins for Python and the system's installers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="perm is a POSIX shell script")

CHECKOUT = Path(__file__).resolve().parents[2]

# Notes what it was called with; answers the two questions that perm asks of a Python.
PYTHON = """#!/bin/sh
case "$*" in
  *sysconfig*) echo "${0%/bin/python}/lib" ;;
  *sys.executable*) echo "$0" ;;
  *ensurepip*) exit 1 ;;
  *"-m pip --version"*) ;;
  *PySide6*) ;;
  *) printf '<%s>' "$@" >>"$CALLS"; echo " ${QT_QPA_PLATFORM:-}" >>"$CALLS" ;;
esac
"""


class Checkout:
    """A checkout that holds perm and its lock files, on a system made of stand-ins."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "checkout"
        self.calls = folder / "calls"
        self.commands = folder / "commands"
        self.calls.touch()
        self.write("perm", (CHECKOUT / "perm").read_text(encoding="utf-8"))
        self.write("requirements.lock", "runtime 1\n")
        self.write("requirements-dev.lock", "development 1\n")
        self.command("uv", "exit 127")
        self.command("id", "echo 1000")
        self.command("sudo", "exit 1")
        self.command("apt-get", 'echo "apt-get $*" >>"$CALLS"')

    def write(self, name: str, text: str) -> None:
        """Put an executable text file into the checkout."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)

    def command(self, name: str, script: str) -> None:
        """Put a stand-in before the system's own command of that name."""
        self.commands.mkdir(exist_ok=True)
        (self.commands / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (self.commands / name).chmod(0o755)

    def install(self, *locks: str) -> None:
        """Make .venv as it is after the named locks were installed."""
        self.write(".venv/bin/python", PYTHON)
        self.write(".venv/lib/.keep", "")
        for lock in locks:
            self.write(f".venv/{lock}", (self.folder / lock).read_text(encoding="utf-8"))

    def perm(self, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Run ./perm from another directory, with a display unless ``DISPLAY`` is empty."""
        path = f"{self.commands}:{os.environ['PATH']}"
        environment = {"PATH": path, "CALLS": str(self.calls), "DISPLAY": ":0", **variables}
        return subprocess.run(
            ["/bin/sh", self.folder / "perm", *arguments],
            cwd=self.folder.parent,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def called(self) -> list[str]:
        """Return the calls so far, and forget them."""
        lines = self.calls.read_text(encoding="utf-8").splitlines()
        self.calls.write_text("", encoding="utf-8")
        return [line.replace(str(self.folder), "HERE").rstrip() for line in lines]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout in which nothing is installed yet."""
    return Checkout(tmp_path)


@pytest.fixture
def installed(checkout: Checkout) -> Checkout:
    """A checkout with both locks installed."""
    checkout.install("requirements.lock", "requirements-dev.lock")
    return checkout


@pytest.mark.parametrize("arguments", [(), ("dance",)])
def test_an_unknown_verb_shows_the_usage_and_exits_with_2(
    checkout: Checkout, arguments: tuple[str, ...]
) -> None:
    result = checkout.perm(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("usage: ./perm run")


def test_arguments_reach_the_program_one_by_one(installed: Checkout) -> None:
    assert installed.perm("run", "note", "7", "--text", "two  words").returncode == 0
    assert installed.called() == ["<-P><-m><perm_desktop><note><7><--text><two  words>"]


def test_run_alone_opens_the_sample_catalog_in_a_window(installed: Checkout) -> None:
    installed.perm("run")
    assert installed.called() == ["<-P><-m><perm_desktop><--sample>"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_run_alone_paints_the_demo_offscreen_where_there_is_no_display(
    installed: Checkout,
) -> None:
    installed.perm("run", DISPLAY="")
    assert installed.called() == ["<-P><-m><perm_desktop><demo><--out><HERE/out> offscreen"]


def test_the_tests_run_offscreen_in_two_processes(installed: Checkout) -> None:
    installed.perm("test", "-k", "agenda")
    assert installed.called() == ["<-m><pytest><-n><2><--dist><loadgroup><-k><agenda> offscreen"]


def test_benchmarks_run_by_name_or_all_but_their_helpers(installed: Checkout) -> None:
    for name in ("start", "undo", "_clock"):
        installed.write(f"bench/{name}.py", "")
    installed.perm("bench")
    assert installed.called() == ["<bench/start.py> offscreen", "<bench/undo.py> offscreen"]
    installed.perm("bench", "undo")
    assert installed.called() == ["<bench/undo.py> offscreen"]


def test_every_check_runs_and_each_failed_one_is_named(installed: Checkout) -> None:
    for name, status in (("ruff", 1), ("basedpyright", 0), ("lint-imports", 1)):
        installed.write(
            f".venv/bin/{name}", f'#!/bin/sh\necho "{name} $*" >>"$CALLS"; exit {status}'
        )
    result = installed.perm("lint")
    checks = ["ruff format --check", "ruff check", "basedpyright", "lint-imports --no-logo"]
    assert installed.called() == checks
    assert result.returncode == 1
    assert "failed: ruff format --check; ruff check; lint-imports" in result.stderr


def test_a_changed_lock_is_installed_by_its_hashes_and_only_once(installed: Checkout) -> None:
    installed.write("requirements.lock", "runtime 2\n")
    installed.perm("run", "check")
    install, start = installed.called()
    assert install.startswith("<-m><pip><install>")
    assert install.endswith("<--only-binary><:all:><--require-hashes><-r><HERE/requirements.lock>")
    assert start == "<-P><-m><perm_desktop><check>"
    installed.perm("run", "check")
    assert installed.called() == [start]


def test_uv_installs_the_lock_where_it_is_there(installed: Checkout) -> None:
    installed.command("uv", '[ "$1" = --version ] || echo "uv $*" >>"$CALLS"')
    installed.write("requirements-dev.lock", "development 2\n")
    installed.perm("test")
    install, _ = installed.called()
    assert install.startswith("uv pip install")
    assert install.endswith("--only-binary :all: --require-hashes -r HERE/requirements-dev.lock")


def test_the_checkout_is_put_on_the_path_by_a_line_that_survives_a_move(
    checkout: Checkout,
) -> None:
    checkout.install()
    checkout.perm("run", "check")
    line = checkout.folder / ".venv" / "lib" / "perm_desktop_checkout.pth"
    assert line.read_text(encoding="utf-8") == "../../../..\n"


def test_a_python_that_is_too_old_is_refused_with_a_sentence(checkout: Checkout) -> None:
    checkout.command("old", 'echo "$2" | sed "s/^sys.version_info/(3, 10)/" | python3 -')
    result = checkout.perm("run", PYTHON="old")
    assert result.returncode == 1
    assert "Python 3.11 or later is needed" in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks the venv module")
def test_a_user_who_may_not_install_packages_is_told_the_one_line(checkout: Checkout) -> None:
    checkout.command("python3", PYTHON.removeprefix("#!/bin/sh\n"))
    result = checkout.perm("run")
    assert result.returncode == 1
    line = result.stderr.splitlines()[-1]
    assert line.startswith("sudo apt-get update && sudo apt-get install -y")
    assert "python3-venv" in line
    assert "libxcb-cursor0" in line
    assert checkout.called() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks the venv module")
def test_root_gets_the_packages_without_being_asked(checkout: Checkout) -> None:
    checkout.command("python3", PYTHON.removeprefix("#!/bin/sh\n"))
    checkout.command("id", "echo 0")
    checkout.perm("run")
    update, install, *_ = checkout.called()
    assert update == "apt-get update -qq"
    assert "python3-venv" in install
    assert "libxcb-cursor0" in install
