"""The attendance report from the command line."""

import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.pdfcheck.tag_tree import read_tags


@pytest.fixture
def cycle(done: Any, added: Any) -> None:
    """RY 2027 with Texas and Florida: two calls held, Florida came to one of them."""
    done("cycle", "add", 2027, "--states", "FL,TX")
    for day in ("2026-03-03", "2026-04-07"):
        call = added("--starts", f"{day}T14:00", "--year", 2027, kind="state-intake", states="FL")
        done("meeting", "set", call["number"], "--status", "held")
        if day == "2026-03-03":
            done("attend", call["number"], "FL", "attended")


@pytest.mark.usefixtures("cycle")
def test_each_count_is_told_with_its_rate_in_words(done: Any) -> None:
    found = done("attendance-report", 2027, "--date", "2026-04-14", "--json").json
    florida, texas = found["by_state"]
    assert (florida["attended"], florida["recorded"], florida["not_recorded"]) == (1, 1, 1)
    assert florida["rate"] == "attended 1 of 1 recorded; 1 not recorded is in neither"
    assert texas["rate"] == "nothing was held"
    assert [each["key"] for each in found["by_month"]] == ["2026-03", "2026-04"]
    assert {"by_role", "by_host", "missed", "never_joined"} <= found.keys()
    lead = found["never_joined"][0]
    assert (lead["state"], lead["role"], lead["expected"], lead["recorded"]) == ("FL", "PM", 2, 0)


@pytest.mark.usefixtures("cycle")
def test_one_counting_of_one_state_on_some_days(done: Any) -> None:
    narrow = ("--by", "host", "--state", "fl", "--from", "2026-04-01", "--to", "2026-04-30")
    found = done("attendance-report", 2027, *narrow, "--type", "state-intake", "--json").json
    assert [(each["key"], each["held"]) for each in found["by_host"]] == [("SC", 1)]
    assert found["states"] == ["FL"]
    assert "by_state" not in found
    assert "nothing is recorded of 1 held" in done("attendance-report", 2027, *narrow).out


@pytest.mark.usefixtures("cycle")
def test_the_report_is_a_document_a_workbook_and_a_table(done: Any, tmp_path: Path) -> None:
    paper, book, table = (tmp_path / f"report.{kind}" for kind in ("pdf", "xlsx", "csv"))
    for file in (paper, book):
        done("attendance-report", 2027, "--date", "2026-04-14", "--out", file)
    done("attendance-report", 2027, "--by", "state", "--out", table)
    texts = read_tags(paper).texts()
    assert texts[0] == "Attendance report"
    assert "Roles that never joined a call" in texts
    assert load_workbook(book).sheetnames[:3] == ["About", "By state", "By role"]
    rows = list(csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["State"], row["Attended"], row["of recorded"]) for row in rows] == [
        ("Florida", "1", "1"),
        ("Texas", "0", "0"),
    ]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--state", "OH"), "Ohio is not in RY 2027"),
        (("--state", ","), "No state was named"),
        (("--type", "tea"), "no meeting type “tea”"),
        (("--from", "soon"), "soon"),
        (("--out", "report.doc"), ".doc"),
    ],
)
@pytest.mark.usefixtures("cycle")
def test_what_cannot_be_counted_is_refused(
    options: tuple[str, ...], words: str, command: Any
) -> None:
    outcome = command("attendance-report", 2027, *options)
    assert outcome.code != 0
    assert words in outcome.err
