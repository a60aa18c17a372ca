"""A file is whole or it is what it was."""

import os
from pathlib import Path

import pytest

from perm_desktop.core.safe_write import write_whole


def test_a_new_file_holds_the_content(tmp_path: Path) -> None:
    write_whole(tmp_path / "new.pdf", b"content")

    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [
        ("new.pdf", b"content")
    ]


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "old.pdf"
    target.write_bytes(b"old")

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_whole(target, b"new")

    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("old.pdf", b"old")]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "old.pdf"
    target.touch()
    target.chmod(0o640)
    write_whole(target, b"new")

    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual.txt"
    usual.touch()
    write_whole(tmp_path / "new.pdf", b"new")

    assert (tmp_path / "new.pdf").stat().st_mode == usual.stat().st_mode


def test_a_long_name_leaves_room_for_the_temporary_one(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 250 + ".pdf")
    write_whole(target, b"content")

    assert target.read_bytes() == b"content"


def test_a_missing_folder_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "missing" / "new.pdf", b"content")
