"""Attendance listed and brought in from reports on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"
NAMES = ("Jane Sample", "Victor Sample", "Note taker")


@pytest.fixture
def number(done: Any, added: Callable[..., dict[str, Any]]) -> int:
    """A call of Ohio; two people of one name are known."""
    done("people", "add", "Jane Sample", "--email", "jane@example.org", "--state", "OH")
    for state in ("OH", "TX"):
        done("people", "add", "Victor Sample", "--state", state, "--email", f"v@{state}.example")
    return int(added("--minutes", 60)["number"])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A report of Zoom."""
    path = tmp_path / "participants.csv"
    times = "04/20/2026 02:00:00 PM,04/20/2026 03:00:00 PM,60"
    path.write_text(HEAD + "".join(f"{name},,{times}\n" for name in NAMES), encoding="utf-16")
    return path


def groups(found: dict[str, Any]) -> dict[str, list[str]]:
    kinds = ("matched", "asked", "new", "ignored")
    return {kind: [each["name"] for each in found[kind]] for kind in kinds}


def test_a_report_is_brought_in_and_what_is_asked_stays_out(
    done: Any, number: int, file: Path
) -> None:
    found = done("attendance", "import", number, file, "--json").json
    assert groups(found) == {
        "matched": ["Jane Sample"],
        "asked": ["Victor Sample"],
        "new": ["Note taker"],
        "ignored": [],
    }
    assert found["written"] == {"marked": 1, "kept": 0, "remembered": 0}
    (mark,) = done("attendance", number, "--json").json
    told = {key: mark[key] for key in ("state", "person", "mark", "minutes", "recorded_by")}
    assert told == {
        "state": "OH",
        "person": "Jane Sample",
        "mark": "attended",
        "minutes": 60,
        "recorded_by": "liaison",
    }
    assert mark["recorded_at"]


def test_a_report_is_looked_at_without_writing(done: Any, number: int, file: Path) -> None:
    outcome = done("attendance", "import", number, file, "--dry-run")
    assert "Asked (1):\n  Victor Sample: 2 people have this name" in outcome.out
    assert outcome.out.endswith("Nothing is written.\n")
    (mark,) = done("attendance", number, "--json").json
    assert (mark["state"], mark["mark"], mark["recorded_by"]) == ("OH", "not-recorded", None)
    assert done("attendance", number).out == "Not recorded: OH.\n"


def test_names_are_answered_by_an_address_a_state_or_nobody(
    done: Any, number: int, file: Path
) -> None:
    answers = ("--answer", "Victor Sample=v@OH.example", "--answer", "Note taker=nobody")
    found = done("attendance", "import", number, file, *answers, "--json").json
    assert groups(found)["matched"] == ["Jane Sample", "Victor Sample"]
    assert groups(found)["ignored"] == ["Note taker"]
    walk_in = ("--answer", "Note taker=OH")
    found = done("attendance", "import", number, file, *walk_in, "--json").json
    assert "Note taker" in groups(found)["matched"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--answer", "Nobody here=OH"), "The report has no “Nobody here”."),
        (("--answer", "Note taker"), "“Note taker” is no answer."),
        (("--answer", "Note taker=TX"), "Texas is not invited to this meeting."),
        (("--map", "Sheet"), "There are no columns kept as “Sheet”."),
        (("--share", "0"), "0 % is no share of a meeting."),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    command: Any, number: int, file: Path, options: tuple[str, ...], sentence: str
) -> None:
    outcome = command("attendance", "import", number, file, *options)
    assert outcome.code == 1
    assert sentence in outcome.err


def test_another_file_is_refused_with_what_was_expected(
    command: Any, number: int, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("Invoice,Amount\n1,2\n", encoding="utf-8")
    outcome = command("attendance", "import", number, other)
    assert outcome.code == 1
    assert "“other.csv” is no attendance report" in outcome.err
    assert "Teams" in outcome.err
    missing = command("attendance", "import", number, tmp_path / "missing.csv")
    assert (missing.code, "cannot be read" in missing.err) == (1, True)


@pytest.mark.parametrize("words", [("import",), ("import", "1"), ("1", "2")])
def test_a_command_that_lacks_a_word_says_which(command: Any, words: tuple[str, ...]) -> None:
    assert command("attendance", *words).code == 2
