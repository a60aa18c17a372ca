"""The commands that print what a cycle owes."""

import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.pdfcheck.tag_tree import read_tags


@pytest.fixture
def cycle(done: Any, added: Any) -> None:
    """RY 2027 with Texas and Florida, one call held with Florida."""
    done("cycle", "add", 2027, "--states", "FL,TX")
    starts = ("--starts", "2026-03-03T14:00", "--year", 2027)
    call = added(*starts, kind="state-intake", states="FL")
    done("meeting", "set", call["number"], "--status", "held")
    done("attend", call["number"], "FL", "attended")


@pytest.mark.parametrize(
    ("command_line", "title", "text"),
    [
        ("review 2027", "Cycle review", "Coverage by phase"),
        ("state 2027 fl", "Florida", "State one-pager"),
        ("exceptions 2027", "Exceptions", "What was not held, or not as planned, and why"),
        ("scorecard 2027", "Host scorecard", "Coverage by host"),
    ],
)
@pytest.mark.usefixtures("cycle")
def test_a_document_is_written_where_it_is_wanted(
    command_line: str, title: str, text: str, done: Any, tmp_path: Path
) -> None:
    file = tmp_path / "made" / "paper.pdf"
    printed = done(*command_line.split(), "--date", "2026-04-14", "--out", file).out
    texts = read_tags(file).texts()

    assert printed == f"{file}\n"
    assert texts[0] == title
    assert text in texts
    assert any("As of Tuesday, April 14, 2026." in each for each in texts)


@pytest.mark.usefixtures("cycle")
def test_a_review_as_a_table_has_a_line_for_each_value(done: Any, tmp_path: Path) -> None:
    file = tmp_path / "review.csv"
    done("review", 2027, "--date", "2026-04-14", "--out", file)
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    texas = {
        row["Figure"]: row["Said"]
        for row in rows
        if (row["Group"], row["Line"]) == ("States", "Texas")
    }
    florida = next(
        row
        for row in rows
        if (row["Group"], row["Line"], row["Figure"]) == ("States", "Florida", "Satisfied of owed")
    )

    assert texas["Satisfied of owed"] == "0 of 20"
    assert (florida["Said"], florida["Value"]) == ("1 of 20", "1")


@pytest.mark.usefixtures("cycle")
def test_a_scorecard_is_a_workbook_of_numbers(done: Any, tmp_path: Path) -> None:
    file = tmp_path / "scorecard.xlsx"
    done("scorecard", 2027, "--out", file)
    page = load_workbook(file)["Host scorecard"]
    heads = [cell.value for cell in page[1]]
    lines = {row[0]: dict(zip(heads, row, strict=True)) for row in page.values}

    assert (lines["SC"]["Planned"], lines["SC"]["Held"]) == (1, 1)


@pytest.mark.usefixtures("cycle")
def test_a_review_tells_what_changed_and_stands_beside_another_cycle(
    done: Any, tmp_path: Path
) -> None:
    done("cycle", "add", 2030, "--states", "FL")
    file = tmp_path / "review.pdf"
    options = ("--since", "2026-03-01", "--date", "2026-04-14", "--compare", 2030)
    done("review", 2027, *options, "--out", file)
    texts = read_tags(file).texts()

    assert "Changes since Mar 1, 2026" in texts
    assert "RY 2027 · Cycle 3 beside RY 2030 · Cycle 3" in texts


@pytest.mark.parametrize(
    ("command_line", "sentence"),
    [
        ("review 2030 --out x.pdf", "RY 2030 is not in this catalog."),
        ("review 2027 --out x.txt", "“.txt” is no kind of table."),
        ("review 2027 --date 2026-02-30 --out x.pdf", "“2026-02-30” is not a date."),
        ("review 2027 --compare 2030 --out x.pdf", "RY 2030 is not in this catalog."),
        ("state 2027 OH --out x.pdf", "Ohio is not in RY 2027 · Cycle 3."),
        ("state 2027 QQ --out x.pdf", "There is no state “QQ”."),
        ("state 2027 FL --out x.doc", "“.doc” is no kind of table."),
    ],
)
@pytest.mark.usefixtures("cycle")
def test_what_cannot_be_printed_is_named(
    command_line: str, sentence: str, command: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = command(*command_line.split())

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(sentence)
    assert list(tmp_path.glob("x.*")) == []
