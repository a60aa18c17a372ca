"""The lock files pin everything by hash, agree with each other and with pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).resolve().parents[2]
RUNTIME = CHECKOUT / "requirements.lock"
DEVELOPMENT = CHECKOUT / "requirements-dev.lock"


def entries(lock: Path) -> list[str]:
    """Return the requirements of a lock file, each with its hashes, on one line."""
    text = re.sub(r"^\s*#.*\n", "", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return text.replace("\\\n", " ").splitlines()


def pins(lock: Path) -> dict[str, tuple[str, Marker | None]]:
    """Return name -> (version, marker) of a lock file."""
    found = [Requirement(entry.split("--hash")[0]) for entry in entries(lock)]
    return {
        canonicalize_name(pin.name): (str(pin.specifier).removeprefix("=="), pin.marker)
        for pin in found
    }


def declared(*groups: str) -> list[Requirement]:
    """Return what pyproject.toml asks for at run time and in the named dependency groups."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    texts: list[str] = list(project["project"]["dependencies"])
    for group in groups:
        texts += project["dependency-groups"][group]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT], ids=["runtime", "development"])
def test_a_lock_names_one_version_and_its_hashes_and_no_host(lock: Path) -> None:
    assert "://" not in lock.read_text(encoding="utf-8")
    for entry in entries(lock):
        assert re.fullmatch(r"[\w.-]+==[^ ]+( ; [^-]+)?( +--hash=sha256:[0-9a-f]{64})+", entry)


@pytest.mark.parametrize(
    ("lock", "groups"), [(RUNTIME, ()), (DEVELOPMENT, ("dev",))], ids=["runtime", "development"]
)
def test_a_lock_is_within_the_bounds_of_the_project(lock: Path, groups: tuple[str, ...]) -> None:
    locked = pins(lock)
    for wanted in declared(*groups):
        version, marker = locked[canonicalize_name(wanted.name)]
        assert wanted.specifier.contains(version, prereleases=True), wanted
        assert marker is None, wanted


def test_the_development_lock_includes_the_runtime_lock() -> None:
    development = {name: version for name, (version, _) in pins(DEVELOPMENT).items()}
    assert {name: version for name, (version, _) in pins(RUNTIME).items()}.items() <= (
        development.items()
    )
