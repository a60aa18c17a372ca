"""backup, backups, recover and check, as typed."""

import json
from pathlib import Path
from typing import Any

import pytest

from perm_desktop.__main__ import main
from perm_desktop.services import notes
from perm_desktop.store import journal
from tests.builders import add, opened


@pytest.fixture
def used(catalog_path: Path) -> Path:
    """A catalog with a meeting and a note; closed."""
    catalog = opened(catalog_path)
    notes.append(catalog, add(catalog), "Ohio asked.")
    catalog.close()
    return catalog_path


def run(path: Path, *words: str) -> int:
    return main(["--catalog", str(path), *words])


def answer(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def spoil(path: Path) -> bytes:
    data = path.read_bytes()
    path.write_bytes(data[: 30 * 4096] + b"\xa5" * 4096 + data[31 * 4096 :])
    return path.read_bytes()


def test_a_backup_is_made_and_listed(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(used, "backups") == 0
    assert capsys.readouterr().out == "There are no backups yet.\n"
    assert run(used, "backup", "--json") == 0
    made = answer(capsys)
    assert (made["reason"], made["good"], made["meetings"], made["notes"]) == ("manual", True, 1, 1)
    assert run(used, "backups", "--json") == 0
    assert answer(capsys) == [made]
    assert run(used, "backups") == 0
    assert "Backed up by you: 1 meeting, 1 note, last change" in capsys.readouterr().out


def test_a_damaged_catalog_is_recovered(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(used, "backup")
    before = spoil(used)
    assert run(used, "meetings") == 2
    capsys.readouterr()
    assert run(used, "recover", "--json") == 0
    offered = answer(capsys)
    assert len(offered["backups"]) == 1
    assert offered["readable"]["notes"] == 1
    assert used.read_bytes() == before
    assert run(used, "recover", "--latest", "--json") == 0
    assert Path(answer(capsys)["kept"]).read_bytes() == before
    assert run(used, "check") == 0


def test_a_backup_that_is_named_is_restored(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(used, "backup", "--json")
    backup = answer(capsys)["file"]
    run(used, "note", "1", "--text", "More.")
    capsys.readouterr()
    assert run(used, "recover", "--from", backup) == 0
    assert "What was there is kept as" in capsys.readouterr().out
    run(used, "show", "1", "--json")
    assert answer(capsys)["notes"][0]["text"] == "Ohio asked."


def test_where_there_is_nothing_recover_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "gone.perm", "recover") == 1
    assert "“gone.perm” is gone, and there is no backup of it." in capsys.readouterr().err


def test_check_repairs_by_name(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalog = opened(used)
    journal.drop_triggers(catalog.connection)
    catalog.connection.execute("UPDATE note SET text = 'x'")
    journal.create_triggers(catalog.connection)
    catalog.close()
    assert run(used, "check") == 1
    capsys.readouterr()
    assert run(used, "check", "--repair", "--json") == 0
    found = answer(capsys)
    assert (found["repaired"], found["problems"]) == (["note-texts"], [])
    assert Path(found["kept"]).is_file()
    assert run(used, "check") == 0
    capsys.readouterr()
    assert run(used, "check", "--repair") == 0
    assert capsys.readouterr().out == "All is well.\n"
