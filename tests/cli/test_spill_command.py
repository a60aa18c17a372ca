"""``spill`` takes the text from a file or input, lists, and removes with a reason and a yes."""

import io
import sys
from pathlib import Path

import pytest

from perm_desktop.services import spill
from tests.cli.conftest import Command

TEXT = "Ann Lee 123-45-6789"


@pytest.fixture
def text_file(tmp_path: Path, command: Command) -> Path:
    """A file with the text; a note of meeting 1 has it, too."""
    command("meeting", "add", "ad-hoc-call", "--states", "OH", "--starts", "2026-04-20T14:00")
    command("note", "1", "--text", f"Asked by {TEXT}")
    path = tmp_path / "spill.txt"
    path.write_text(f"\ufeff{TEXT}\n", "utf-8")
    return path


def test_without_a_yes_the_places_are_listed(
    command: Command, text_file: Path, catalog_path: Path
) -> None:
    before = catalog_path.read_bytes()
    found = command("spill", "--text-from", text_file)
    assert found.code == 0
    assert "Found in 2 places. Nothing was removed" in found.out
    assert "Note of meeting 1: 1" in found.out
    assert catalog_path.read_bytes() == before
    assert command("spill", "--text-from", text_file, "--json").json["places"] == 2


def test_the_text_goes_and_the_report_tells_what_is_beyond_reach(
    command: Command, text_file: Path, catalog_path: Path
) -> None:
    found = command("spill", "--text-from", text_file, "--reason", "By mistake", "--yes")
    assert found.code == 0
    assert found.out.startswith("Removed from 2 places. “[removed ")
    assert all(each in found.out for each in spill.BEYOND_REACH)
    assert "6789" not in found.out
    for path in catalog_path.parent.iterdir():
        assert b"6789" not in path.read_bytes()
    assert "[removed " in command("show", "1").out
    assert "Removed a text for good from 2 places: By mistake" in command("history").out
    assert command("check").code == 0


def test_the_text_is_read_from_input(
    command: Command, text_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(text_file.read_bytes()))
    monkeypatch.setattr(sys, "stdin", stream)
    arguments = ("spill", "--text-from", "-", "--reason", "By mistake", "--yes", "--json")
    assert command(*arguments).json["places"] == 2


def test_a_copy_that_cannot_be_opened_makes_the_command_say_so(
    command: Command, text_file: Path, catalog_path: Path
) -> None:
    broken = catalog_path.with_name("catalog.old.perm")
    broken.write_bytes(catalog_path.read_bytes()[:100_000])
    arguments = ("spill", "--text-from", text_file, "--reason", "By mistake", "--yes")
    found = command(*arguments)
    assert found.code == 1
    assert f"look into it yourself: {broken}" in found.out
    command("note", "1", "--text", TEXT)
    assert command(*arguments, "--delete-unreadable").code == 0
    assert not broken.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--text-from", "absent.txt"], "cannot be read"),
        (["--text-from", "FILE", "--yes"], "needs a reason"),
        (["--text-from", "FILE", "--yes", "--reason", "123-45-6789, ANN LEE 123-45-6789"], "holds"),
    ],
)
def test_what_is_missing_is_told(
    command: Command, text_file: Path, arguments: list[str], told: str
) -> None:
    given = [str(text_file) if each == "FILE" else each for each in arguments]
    found = command("spill", *given)
    assert found.code == 1
    assert told in found.err


def test_the_text_cannot_be_given_on_the_command_line(command: Command) -> None:
    assert command("spill", "--text", TEXT).code == 2
