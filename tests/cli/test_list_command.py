"""``list`` and its other name ``meetings``: on the screen, as JSON, into files."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.pdfcheck.tag_tree import read_tags


@pytest.fixture
def three(done: Any, added: Any) -> None:
    """A cycle with three meetings, of two states."""
    done("cycle", "add", 2027, "--states", "OH,PA")
    added("--starts", "2026-04-20T14:00", states="OH")
    added("--starts", "2026-04-21T14:00", "--title", "=1+1", "--place", "@SUM(1)", states="OH")
    added("--starts", "2026-05-04T09:30", kind="cycle-call", states="OH,PA")


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--json",),
        ("--state", "PA"),
        ("--year", 2027, "--from", "2026-04-21", "--json"),
        ("--filter", "state=OH", "to=2026-04-20", "--json"),
        ("--trash",),
        ("--type", "nonsense"),
    ],
)
def test_both_names_do_the_same(command: Any, options: tuple[object, ...]) -> None:
    assert command("list", *options) == command("meetings", *options)


@pytest.mark.usefixtures("three")
def test_a_csv_file_has_what_passes_the_filters(done: Any, tmp_path: Path) -> None:
    target = tmp_path / "new" / "list.csv"
    outcome = done("list", "--state", "OH", "--to", "2026-04-30", "--out", target)

    assert outcome.out == f"{target}\n"
    rows = list(csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert [row[0] for row in rows] == ["No.", "1", "2"]
    assert (rows[2][6], rows[2][-1]) == ("'=1+1", "'@SUM(1)")


@pytest.mark.usefixtures("three")
def test_a_workbook_has_texts_and_values(done: Any, tmp_path: Path) -> None:
    target = tmp_path / "list.xlsx"
    done("meetings", "--out", target)
    page = openpyxl.load_workbook(target).active

    assert page.max_row == 4
    assert (page["G3"].value, page["G3"].data_type) == ("=1+1", "s")
    assert f"{page['B4'].value:%Y-%m-%d} {page['C4'].value:%H:%M}" == "2026-05-04 09:30"


@pytest.mark.usefixtures("three")
def test_a_document_says_how_the_list_was_chosen(done: Any, tmp_path: Path) -> None:
    target = tmp_path / "list.pdf"
    done("list", "--state", "PA", "--out", target)
    texts = read_tags(target).texts()

    assert texts[:2] == ["Meetings", "1 meeting · Pennsylvania · sorted by date"]
    assert "May 4, 2026, 9:30 AM EDT" in texts


def test_a_list_without_meetings_is_written_too(done: Any, tmp_path: Path) -> None:
    for suffix in ("pdf", "csv", "xlsx"):
        done("list", "--out", tmp_path / f"none.{suffix}")

    assert read_tags(tmp_path / "none.pdf").texts()[-1] == "There is nothing in this table."
    assert (tmp_path / "none.csv").read_bytes().count(b"\r\n") == 1


def test_a_file_is_named_in_json(done: Any, tmp_path: Path) -> None:
    target = tmp_path / "list.csv"

    assert done("list", "--json", "--out", target).json == {"file": str(target), "meetings": 0}


def test_another_suffix_is_refused_by_its_name(command: Any, tmp_path: Path) -> None:
    outcome = command("list", "--out", tmp_path / "list.docx")

    assert outcome.code == 1
    assert outcome.err == "“.docx” is no kind of table. Let the name end in .pdf, .csv or .xlsx.\n"
    assert list(tmp_path.glob("list*")) == []


def test_a_folder_that_cannot_be_written_is_named(command: Any, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    outcome = command("list", "--out", tmp_path / "file" / "list.csv")

    assert outcome.code == 1
    assert "cannot be written" in outcome.err
    assert "another name or folder" in outcome.err
