"""People brought in from the command line."""

from pathlib import Path
from typing import Any

import pytest

_TEXT = (
    "Name,E-mail,State,Role,Shoe size\n"
    "Ann Sample,ann@example.org,OH,Data lead,8\n"
    "Bob Example,bob@example.org,PA,Wizard,9\n"
)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list with one new person and one in doubt."""
    path = tmp_path / "list.csv"
    path.write_text(_TEXT, encoding="utf-8")
    return path


def test_a_dry_run_tells_and_writes_nothing(done: Any, listed: Path) -> None:
    out = done("people", "import", listed, "--dry-run").out
    assert out == (
        "Would be: 1 new, 0 changed, 0 the same, 1 doubtful.\n"
        "Line 3: “Wizard” is not a role of this program. Correct the cell, or take the person in"
        " without it.\n"
        "Not taken: Shoe size.\n"
    )
    assert done("people", "--json").json == []


def test_what_is_sure_is_taken_and_what_is_in_doubt_is_left(done: Any, listed: Path) -> None:
    found = done("people", "import", listed, "--json").json
    assert [len(found[kind]) for kind in ("new", "changed", "same", "doubtful")] == [1, 0, 0, 1]
    assert found["new"][0]["name"] == "Ann Sample"
    assert found["doubtful"][0]["doubts"][0]["line"] == 3
    assert found["not_taken"] == ["Shoe size"]
    assert [each["name"] for each in done("people", "--json").json] == ["Ann Sample"]
    again = done("people", "import", listed, "--json").json
    assert [len(again[kind]) for kind in ("new", "changed", "same", "doubtful")] == [0, 0, 1, 1]


def test_a_mapping_that_is_not_there_is_refused(command: Any, listed: Path) -> None:
    outcome = command("people", "import", listed, "--map", "Roster")
    assert outcome.code == 1
    assert "There is no mapping of columns called “Roster”." in outcome.err


def test_a_file_that_is_not_there_is_refused(command: Any, tmp_path: Path) -> None:
    outcome = command("people", "import", tmp_path / "gone.csv")
    assert outcome.code == 1
    assert "“gone.csv” cannot be read" in outcome.err
