"""What is no catalog of ours, or a damaged one, is left as it is."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from perm_desktop.core.errors import CatalogRefusedError, NotFoundError, UserError
from perm_desktop.store import files, migrations
from perm_desktop.store.files import Access
from tests.builders import contents, opened

NOISE = random.Random(1).randbytes(4096)
Damage = Callable[[bytes], bytes]


def over(offset: int, patch: bytes) -> Damage:
    """Lay bytes over those of a file."""
    return lambda data: data[:offset] + patch + data[offset + len(patch) :]


# What is done to a catalog, and what its opener is told.
FOREIGN: dict[str, tuple[Damage, str]] = {
    "an empty file": (lambda data: b"", "is not a PERM Desktop catalog"),
    "a text": (lambda data: b"Dear Ohio,\n" * 50, "is not a PERM Desktop catalog"),
    "half a header": (lambda data: data[:99], "is not a PERM Desktop catalog"),
    "another program's database": (over(68, bytes(4)), "is not a PERM Desktop catalog"),
    "a newer version": (over(60, bytes([0, 0, 0, 99])), "written by a newer PERM Desktop"),
    "no version": (over(60, bytes(4)), "is damaged"),
    "a version below none": (over(60, bytes([255, 255, 255, 251])), "is damaged"),
    "a file cut to half": (lambda data: data[: len(data) // 2], "is damaged"),
    "a file cut by a byte": (lambda data: data[:-1], "is damaged"),
    "a lost first page": (over(100, bytes(3996)), "is damaged"),
    "noise on the first page": (over(100, NOISE[:3996]), "is damaged"),
}


@pytest.mark.parametrize("access", [Access.WINDOW, Access.COMMAND, Access.READ])
@pytest.mark.parametrize("what", FOREIGN)
def test_a_refused_file_stays_byte_for_byte_and_alone(
    catalog_path: Path, access: Access, what: str
) -> None:
    damage, sentence = FOREIGN[what]
    catalog_path.write_bytes(damage(catalog_path.read_bytes()))
    before = contents(catalog_path.parent)
    with pytest.raises(CatalogRefusedError, match=sentence) as refusal:
        opened(catalog_path, access=access)
    assert refusal.value.exit_code == 2
    assert "it was left as it is" in refusal.value.sentence
    assert refusal.value.next_step
    assert contents(catalog_path.parent) == before


@pytest.mark.parametrize("access", [Access.COMMAND, Access.READ])
def test_a_command_refuses_a_file_with_one_damaged_page(catalog_path: Path, access: Access) -> None:
    data = catalog_path.read_bytes()
    catalog_path.write_bytes(over(20 * 4096, NOISE)(data))
    before = contents(catalog_path.parent)
    with pytest.raises(CatalogRefusedError, match="is damaged"):
        opened(catalog_path, access=access)
    assert contents(catalog_path.parent) == before


def test_the_refusal_of_a_newer_file_names_both_versions(catalog_path: Path) -> None:
    catalog_path.write_bytes(over(60, bytes([0, 0, 0, 99]))(catalog_path.read_bytes()))
    told = rf"catalog version 99.*reads up to {migrations.latest()}\b"
    with pytest.raises(CatalogRefusedError, match=told):
        opened(catalog_path)


@pytest.mark.parametrize("name", ["absent.perm", "."])
def test_a_path_without_a_file_says_how_to_make_one(catalog_path: Path, name: str) -> None:
    with pytest.raises(NotFoundError, match="Make one with New"):
        opened(catalog_path.parent / name)


def test_a_file_that_cannot_be_read_is_no_crash(
    catalog_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "read_header", denied)
    with pytest.raises(UserError, match=r"cannot be read \(Permission denied\)"):
        opened(catalog_path)


def test_a_lock_file_that_cannot_be_made_is_no_crash(catalog_path: Path) -> None:
    catalog_path.with_name("catalog.perm.lock").mkdir()
    with pytest.raises(UserError, match="cannot be opened here"):
        opened(catalog_path)
