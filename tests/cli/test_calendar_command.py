"""The command that prints a calendar."""

from pathlib import Path
from typing import Any

import pytest

from tests.pdfcheck.tag_tree import read_tags


@pytest.fixture
def cycle(done: Any, added: Any) -> None:
    """RY 2031 with Ohio and one call in the middle of it."""
    done("cycle", "add", 2031, "--states", "OH")
    added("--starts", "2030-05-14T14:00", "--year", 2031)


@pytest.mark.parametrize(
    ("view", "title"),
    [
        ("week", "Week of May 13, 2030"),
        ("month", "May 2030"),
        ("quarter", "April–June 2030 (FY 2030 Q3)"),
        ("cycle", "RY 2031 · Cycle 1, June 2029 to April 2032"),
    ],
)
@pytest.mark.usefixtures("cycle")
def test_a_calendar_is_written_where_it_is_wanted(
    view: str, title: str, done: Any, tmp_path: Path
) -> None:
    file = tmp_path / "made" / "calendar.pdf"
    printed = done("calendar", 2031, "--view", view, "--out", file).out
    texts = read_tags(file).texts()

    assert printed == f"{file}\n"
    assert title in texts
    assert any("Ad hoc call" in text for text in texts)


@pytest.mark.usefixtures("cycle")
def test_any_day_names_its_week(done: Any, tmp_path: Path) -> None:
    file = tmp_path / "calendar.pdf"
    done("calendar", 2031, "--view", "week", "--from", "2030-12-31", "--out", file)

    assert "Week of December 30, 2030" in read_tags(file).texts()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("2031 --view week --from 2030-02-30", "“2030-02-30” is not a date."),
        ("2031 --view week --from 2026-01-01", "January 1, 2026 is not in RY 2031 · Cycle 1."),
        ("2030 --view month", "RY 2030 is not in this catalog."),
    ],
)
@pytest.mark.usefixtures("cycle")
def test_a_bad_year_or_day_is_named(
    arguments: str, sentence: str, command: Any, tmp_path: Path
) -> None:
    outcome = command("calendar", *arguments.split(), "--out", tmp_path / "calendar.pdf")

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(sentence)
    assert not (tmp_path / "calendar.pdf").exists()


@pytest.mark.usefixtures("cycle")
def test_a_name_that_is_no_pdf_is_refused(command: Any, tmp_path: Path) -> None:
    outcome = command("calendar", 2031, "--view", "week", "--out", tmp_path / "calendar.txt")

    assert outcome.code == 1
    assert "does not end in .pdf" in outcome.err


@pytest.mark.parametrize("arguments", ["2031", "2031 --view decade", "next --view week"])
def test_what_cannot_be_read_is_a_usage_error(arguments: str, command: Any) -> None:
    assert command("calendar", *arguments.split(), "--out", "x.pdf").code == 2
