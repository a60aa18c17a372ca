"""Commands that change the catalog, and what they say when they cannot."""

from pathlib import Path
from typing import Any

import pytest

from perm_desktop.store.files import Access
from tests.builders import contents, opened

WRITING = [
    "cycle add 2027",
    "type set perm-101 --minutes 30",
    "type restore perm-101",
    "plan 2027",
    "meeting add ad-hoc-call --states OH --starts 2026-04-20T14:00",
    "meeting set 1 --minutes 30",
    "meeting delete 1",
    "meeting restore 1",
    "attend 1 OH attended",
    "note 1 --text x",
    "item 1 --title x",
    "undo",
    "redo",
]


def test_new_makes_a_catalog_and_says_where(done: Any, tmp_path: Path) -> None:
    path = tmp_path / "own.perm"
    assert done("new", path).out == f"Made {path}.\n"
    assert len(done("types", "--json", catalog=path).json) == 30


def test_new_refuses_a_name_that_is_taken(command: Any, catalog_path: Path) -> None:
    before = contents(catalog_path.parent)
    outcome = command("new", catalog_path)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        f"There is already a file “{catalog_path}”. Choose another name; nothing was replaced.\n"
    )
    assert contents(catalog_path.parent) == before


def test_a_cycle_is_added_with_a_suggestion(done: Any) -> None:
    first, *rest = done("cycle", "add", 2027).out.splitlines()
    assert first == "Added RY 2027 · Cycle 3 with 18 states."
    assert rest[0].startswith("Suggestion: These meetings may not be held: medical review")


def test_a_plan_tells_what_it_made(done: Any) -> None:
    done("cycle", "add", 2027, "--states", "OH,WA")
    made = done("plan", 2027, "--json").json
    assert made["created"] == sum(made["by_type"].values()) == len(done("meetings", "--json").json)
    assert made["by_type"]["rc-check-in"] == 78
    assert (made["skipped"], made["unmet"]) == ([], [])
    again = done("plan", 2027, "--json").json
    assert (again["created"], again["by_type"]) == (0, {})
    told = f"Planned 0 meetings of RY 2027.\nLeft alone: {made['created']}.\n"
    assert done("plan", 2027).out == told
    assert done("undo").out == f"Undone: Plan RY 2027: {made['created']} meetings\n"
    assert done("meetings", "--json").json == []


def test_a_meeting_is_changed_field_by_field(done: Any, added: Any) -> None:
    added()
    for option, value, field, shown in (
        ("--starts", "2026-11-03 09:30", "starts", "2026-11-03T09:30:00-05:00"),
        ("--zone", "America/Chicago", "starts", "2026-11-03T09:30:00-06:00"),
        ("--minutes", "45", "minutes", 45),
        ("--title", "“Ours” \\ 🎉", "title", "“Ours” \\ 🎉"),
        ("--place", "Teams", "place", "Teams"),
        ("--status", "held", "status", "held"),
    ):
        changed = done("meeting", "set", 1, option, value, "--json").json
        assert changed[field] == shown
        assert done("show", 1, "--json").json[field] == shown


def test_a_cancelled_meeting_needs_a_reason_stays_visible_and_comes_back(
    command: Any, done: Any, added: Any
) -> None:
    added()
    refused = command("meeting", "set", 1, "--status", "cancelled")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("Cancelling needs a reason.")
    done("meeting", "set", 1, "--status", "cancelled", "--reason", "Host is ill")
    (meeting,) = done("meetings", "--json").json
    assert (meeting["status"], meeting["reason"]) == ("cancelled", "Host is ill")
    done("meeting", "set", 1, "--status", "scheduled")
    (meeting,) = done("meetings", "--json").json
    assert (meeting["status"], meeting["reason"]) == ("scheduled", "")


def test_a_deleted_meeting_waits_in_the_trash(done: Any, added: Any, command: Any) -> None:
    added()
    said = done("meeting", "delete", 1).out
    assert said == "Meeting 1 is in the trash; “meeting restore 1” brings it back.\n"
    assert done("meetings", "--json").json == []
    assert command("show", 1).code == 1
    assert [m["number"] for m in done("meetings", "--trash", "--json").json] == [1]
    assert done("meeting", "restore", 1).out == "Meeting 1 is back.\n"
    assert [m["number"] for m in done("meetings", "--json").json] == [1]
    assert command("meeting", "restore", 1).code == 1


def test_a_note_grows_by_paragraphs(done: Any, added: Any) -> None:
    added()
    for text in ("Ohio asked.", "We said “yes”."):
        done("note", 1, "--text", text)
    (note,) = done("show", 1, "--json").json["notes"]
    assert note["text"] == "Ohio asked.\n\nWe said “yes”."


def test_undo_and_redo_name_the_step(done: Any, added: Any, command: Any) -> None:
    added()
    done("attend", 1, "OH", "attended")
    assert done("undo").out == "Undone: Mark OH attended\n"
    assert done("redo").out == "Redone: Mark OH attended\n"
    assert command("redo").err == "There is nothing to redo.\n"
    done("undo")
    done("undo")
    refused = command("undo")
    assert (refused.code, refused.out, refused.err) == (1, "", "There is nothing to undo.\n")


@pytest.mark.parametrize("words", WRITING)
def test_writing_beside_a_window_ends_with_a_sentence_and_exit_3(
    command: Any, catalog_path: Path, words: str
) -> None:
    window = opened(catalog_path, access=Access.WINDOW)
    before = catalog_path.read_bytes()
    outcome = command(*words.split())
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == (
        "“catalog.perm” is open in a PERM Desktop window."
        " Make the change there, or close the window and try again.\n"
    )
    assert catalog_path.read_bytes() == before
    window.close()


@pytest.mark.parametrize("words", [*WRITING, "types", "check", "history"])
def test_a_foreign_file_ends_every_command_with_exit_2(
    command: Any, tmp_path: Path, words: str
) -> None:
    letter = tmp_path / "letter.perm"
    letter.write_text("Dear Ohio")
    outcome = command(*words.split(), catalog=letter)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(
        "“letter.perm” is not a PERM Desktop catalog; it was left as it is."
    )
    assert contents(tmp_path) == {"letter.perm": b"Dear Ohio"}


@pytest.mark.parametrize("words", [*WRITING, "types", "check", "history"])
def test_a_missing_file_ends_every_command_with_exit_1(
    command: Any, tmp_path: Path, words: str
) -> None:
    outcome = command(*words.split(), catalog=tmp_path / "absent.perm")
    assert (outcome.code, outcome.out) == (1, "")
    assert "There is no catalog" in outcome.err
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("cycle add 1999", "RY 1999 is out of range"),
        ("cycle add 2027 --states OH,XX", "There is no state “XX”"),
        ("plan 2027", "RY 2027 is not in this catalog"),
        ("meeting add x --states OH --starts 2026-04-20T14:00", "There is no meeting type “x”"),
        ("meeting add ad-hoc-call --states , --starts 2026-04-20T14:00", "at least one state"),
        ("meeting add ad-hoc-call --states OH --starts 2026-04-20", "has no time of day"),
        ("meeting add ad-hoc-call --states OH --starts 2026-04-20T14:00 --minutes 0", "0 minutes"),
        ("meeting set 1 --minutes 1441", "cannot last 1441 minutes"),
        ("meeting set 1 --reason x", "Only a cancelled meeting has a reason"),
        ("meeting delete 2", "There is no meeting “2”"),
        ("attend 1 PA attended", "Pennsylvania is not invited"),
        ("attend 1 OH attended --role x", "There is no role “x”"),
        ("note 1 --text \t", "The note is empty"),
        ("item 1 --title x --minutes -1", "cannot take -1 minutes"),
        ("agenda 2 --out x", "There is no meeting “2”"),
    ],
)
def test_what_cannot_be_done_is_an_error_that_changes_nothing(
    command: Any, added: Any, catalog_path: Path, words: str, complaint: str
) -> None:
    added()
    before = catalog_path.read_bytes()
    outcome = command(*words.split(" "))
    assert (outcome.code, outcome.out) == (1, "")
    assert complaint in outcome.err
    assert catalog_path.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        "meeting",
        "meeting add ad-hoc-call",
        "meeting set 1 --status maybe",
        "attend 1 OH came",
        "note 1",
        "cycle add soon",
        "sing",
    ],
)
def test_a_mistyped_command_prints_its_usage(command: Any, words: str) -> None:
    outcome = command(*words.split())
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("usage: perm-desktop")


def test_commands_without_a_file_use_the_account_s_catalog(
    done: Any, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from perm_desktop.__main__ import main

    assert main(["cycle", "add", "2027"]) == 0
    assert main(["cycles"]) == 0
    assert "RY 2027 · Cycle 3" in capsys.readouterr().out
    assert (data_folder / "catalog.perm").is_file()


def test_an_account_folder_that_cannot_be_made_is_an_error(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from perm_desktop.__main__ import main

    data_folder.write_text("in the way")
    assert main(["cycles"]) == 1
    assert "Name a file with --catalog." in capsys.readouterr().err
