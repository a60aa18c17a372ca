"""A table becomes the kind of file that its name says, whole or not at all."""

import csv
import io
import os
from pathlib import Path

import openpyxl
import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import StoppedError
from perm_desktop.services import table_files
from tests.tables import grouped, table


@pytest.mark.parametrize(
    ("suffix", "begins"), [(".pdf", b"%PDF-"), (".csv", b"\xef\xbb\xbf"), (".XLSX", b"PK")]
)
def test_the_suffix_says_which_kind(suffix: str, begins: bytes, tmp_path: Path) -> None:
    target = tmp_path / "new folder" / f"list{suffix}"

    assert table_files.write(grouped(), target) == target
    assert target.read_bytes().startswith(begins)
    assert os.listdir(target.parent) == [target.name]


def test_all_kinds_say_the_same(tmp_path: Path) -> None:
    rows = [("one", "two"), ("three", "four")]
    for suffix in table_files.SUFFIXES:
        table_files.write(table(rows), tmp_path / f"list{suffix}")
    text = (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    page = openpyxl.load_workbook(tmp_path / "list.xlsx").active

    assert [tuple(row) for row in csv.reader(io.StringIO(text))][1:] == rows
    assert list(page.iter_rows(min_row=2, values_only=True)) == rows


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("list.docx", "“.docx” is no kind of table. Let the name end in .pdf, .csv or .xlsx."),
        ("list", "No kind was named. Let the name end in .pdf, .csv or .xlsx."),
    ],
)
def test_another_suffix_is_named(name: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        table_files.write(grouped(), tmp_path / name)

    assert str(refused.value) == sentence
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("suffix", table_files.SUFFIXES)
def test_a_failure_leaves_the_old_file_and_names_it(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / f"old{suffix}"
    target.write_bytes(b"old")

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(UserError, match=r"No space.*choose another name or folder"):
        table_files.write(grouped(), target)

    assert os.listdir(tmp_path) == [target.name]
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("suffix", table_files.SUFFIXES)
def test_what_is_stopped_leaves_nothing(suffix: str, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        table_files.write(grouped(), tmp_path / f"list{suffix}", stop)

    assert os.listdir(tmp_path) == []


def test_the_name_has_no_blanks_and_sorts_by_the_eastern_day() -> None:
    sheet = table([], title="What needs you: “today”, Ñandú / Ω")

    assert table_files.file_name(sheet, ".csv") == "what-needs-you-today-nandu-2026-04-14.csv"
