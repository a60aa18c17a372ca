"""Commands that print: where the files go, and what is refused."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from perm_desktop.core.letterhead import Letterhead
from perm_desktop.services.printing import dress
from tests.builders import opened


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_agendas_are_written_into_the_folder(done: Any, added: Any, tmp_path: Path) -> None:
    added(kind="cycle-call", states="OH,HI")
    added("--starts", "2026-04-20T15:00")
    printed = done("agenda", 1, 2, "--out", tmp_path / "made" / "here").out.splitlines()
    assert [Path(line).name for line in printed] == [
        "agenda-2026-04-20-cycle-call-1.pdf",
        "agenda-2026-04-20-ad-hoc-call-2.pdf",
    ]
    assert all(Path(line).read_bytes().startswith(b"%PDF-") for line in printed)


def test_a_meeting_that_is_named_twice_is_printed_once(
    done: Any, added: Any, tmp_path: Path
) -> None:
    made = added()
    printed = done("agenda", 1, made["id"], 1, "--out", tmp_path / "out").out.splitlines()
    assert len(printed) == 1


def test_agendas_between_two_days_are_written_in_their_order(
    done: Any, added: Any, tmp_path: Path
) -> None:
    for day in (22, 20, 21, 23):
        added("--starts", f"2026-04-{day}T15:00")
    options = ("--from", "2026-04-20", "--to", "2026-04-22")
    printed = done("agenda", *options, "--out", tmp_path / "out").out.splitlines()
    assert [Path(line).name for line in printed] == [
        "agenda-2026-04-20-ad-hoc-call-2.pdf",
        "agenda-2026-04-21-ad-hoc-call-3.pdf",
        "agenda-2026-04-22-ad-hoc-call-1.pdf",
    ]


def test_merged_agendas_are_one_file_in_the_folder(done: Any, added: Any, tmp_path: Path) -> None:
    for day in (20, 22):
        added("--starts", f"2026-04-{day}T15:00")
    printed = done("agenda", 1, 2, "--merged", "--out", tmp_path / "out").out
    assert printed == f"{tmp_path / 'out' / 'agendas-2026-04-20-to-2026-04-22.pdf'}\n"
    assert names(tmp_path / "out") == ["agendas-2026-04-20-to-2026-04-22.pdf"]


def test_a_cancelled_meeting_is_printed_when_it_is_named(
    done: Any, command: Any, added: Any, tmp_path: Path
) -> None:
    added()
    done("meeting", "set", 1, "--status", "cancelled", "--reason", "Host is ill")
    days = ("--from", "2026-04-20", "--to", "2026-04-20")
    assert command("agenda", *days, "--out", tmp_path / "out").err == (
        "There is no meeting on Apr 20, 2026. Cancelled and deleted ones do not count.\n"
    )
    assert done("agenda", 1, "--out", tmp_path / "out").out
    assert len(names(tmp_path / "out")) == 1


def test_a_deleted_meeting_is_told_with_the_way_back(
    done: Any, command: Any, added: Any, tmp_path: Path
) -> None:
    added()
    done("meeting", "delete", 1)
    outcome = command("agenda", 1, "--out", tmp_path / "out")
    assert outcome.code == 1
    assert outcome.err == "Meeting 1 is in the trash. “meeting restore 1” brings it back.\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("", "Which meetings are to be printed?"),
        ("--year 2027", "Which meetings are to be printed?"),
        ("--from 2026-04-20", "A day is missing."),
        ("--to 2026-04-20", "A day is missing."),
        ("1 --from 2026-04-20 --to 2026-04-20", "not both"),
        ("1 --year 2027", "not both"),
        ("--from 2026-04-31 --to 2026-05-01", "“2026-04-31” is not a date."),
        ("--from 2026-04-20 --to tomorrow", "“tomorrow” is not a date."),
        ("--from 2026-04-20 --to 2026-04-19", "Apr 20, 2026 is after Apr 19, 2026."),
        ("--from 2025-04-20 --to 2025-04-21", "There is no meeting from Apr 20, 2025 to Apr 21"),
        ("9", "There is no meeting “9”"),
    ],
)
def test_agendas_that_cannot_be_chosen_are_refused_with_a_sentence(
    command: Any, added: Any, tmp_path: Path, options: str, sentence: str
) -> None:
    added()
    outcome = command("agenda", *options.split(), "--out", tmp_path / "out")
    assert (outcome.code, outcome.out) == (1, "")
    assert sentence in outcome.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("options", [(), ("--merged",)])
def test_an_agenda_folder_that_is_a_file_is_an_error(
    command: Any, added: Any, tmp_path: Path, options: tuple[str, ...]
) -> None:
    added()
    (tmp_path / "taken").write_text("")
    outcome = command("agenda", 1, *options, "--out", tmp_path / "taken")
    assert outcome.code == 1
    assert "cannot be written" in outcome.err


@pytest.mark.parametrize("name", ["minutes", "signin"])
def test_one_paper_is_written_under_the_name_given(
    done: Any, added: Any, tmp_path: Path, name: str
) -> None:
    added()
    target = tmp_path / "made" / "Paper.PDF"
    assert done(name, 1, "--out", target).out == f"{target}\n"
    assert target.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["minutes", "signin"])
def test_the_office_of_the_letterhead_is_the_author(
    done: Any, added: Any, catalog_path: Path, tmp_path: Path, name: str
) -> None:
    added()
    catalog = opened(catalog_path)
    dress.set_letterhead(catalog, Letterhead(("Division of Error Rate Measurement",)))
    catalog.close()
    done(name, 1, "--out", tmp_path / "paper.pdf")
    with pikepdf.open(tmp_path / "paper.pdf") as pdf:
        assert str(pdf.docinfo.Author) == "Division of Error Rate Measurement"


@pytest.mark.parametrize("name", ["minutes", "signin"])
def test_an_earlier_file_is_replaced_whole(
    done: Any, added: Any, tmp_path: Path, name: str
) -> None:
    added()
    target = tmp_path / "out" / "paper.pdf"
    target.parent.mkdir()
    target.write_bytes(b"old" * 1_000_000)
    done(name, 1, "--out", target)
    assert target.read_bytes().startswith(b"%PDF-")
    assert target.read_bytes().rstrip().endswith(b"%%EOF")
    assert names(target.parent) == ["paper.pdf"]


@pytest.mark.parametrize("name", ["minutes", "signin"])
@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("paper.txt", "“paper.txt” does not end in .pdf."),
        ("paper", "“paper” does not end in .pdf."),
        ("folder.pdf", "is a folder."),
        ("taken/paper.pdf", "cannot be written"),
        (f"{'long' * 80}.pdf", "choose another name or folder."),
    ],
)
def test_a_name_that_is_no_pdf_file_is_refused(
    command: Any, added: Any, tmp_path: Path, name: str, file: str, sentence: str
) -> None:
    added()
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "taken").write_text("kept")
    outcome = command(name, 1, "--out", tmp_path / file)
    assert (outcome.code, outcome.out) == (1, "")
    assert sentence in outcome.err
    assert (tmp_path / "taken").read_text() == "kept"
    assert not (tmp_path / "paper.txt").exists()
    assert not (tmp_path / "paper").exists()


@pytest.mark.parametrize("name", ["minutes", "signin"])
def test_a_meeting_that_is_not_there_is_told(command: Any, tmp_path: Path, name: str) -> None:
    outcome = command(name, 7, "--out", tmp_path / "paper.pdf")
    assert outcome.err.startswith("There is no meeting “7”.")
    assert not (tmp_path / "paper.pdf").exists()
