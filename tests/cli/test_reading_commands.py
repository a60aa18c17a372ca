"""Commands that list and show: every field that other programs rely on."""

from pathlib import Path
from typing import Any

import pytest

from perm_desktop.core.attendance import Target
from perm_desktop.services import attendance
from perm_desktop.store.files import Access
from tests.builders import SetClock, add, contents, opened

TYPE_FIELDS = {
    *("key", "title", "phase", "hosts", "frequency", "cadence", "purpose", "audience"),
    *("roles", "sources"),
}
MEETING_FIELDS = {
    *("id", "number", "uid", "type", "title", "phase", "hosts", "states", "starts", "zone"),
    *("minutes", "status", "session", "series", "occurrence"),
}


def test_types_print_the_words_of_the_source(done: Any) -> None:
    types = done("types", "--json").json
    assert len(types) == 30
    assert all(set(kind) >= TYPE_FIELDS for kind in types)
    intake = next(kind for kind in types if kind["key"] == "eligibility-intake")
    assert "subject mater experts" in intake["audience"]
    assert "subject matter experts" in intake["prints"]["audience"]
    assert intake["hosts"] == ["ERC"]
    assert intake["frequency"] == "One time per state"
    assert intake["cadence"] == {"kind": "once-per-state"}
    assert intake["roles"][0] == {"role": "PM", "expectation": "required"}
    assert intake["sources"][0]["document"] == "PERM meeting table (CMS)"
    assert intake["audience"] in intake["sources"][0]["text"]


def test_cadences_carry_their_numbers(done: Any) -> None:
    cadences = {kind["key"]: kind["cadence"] for kind in done("types", "--json").json}
    assert cadences["perm-101"] == {"kind": "n-of-m", "sessions": 3, "needed": 1}
    assert cadences["rc-check-in"] == {"kind": "series", "every": "14-days"}
    assert cadences["64-21-reconciliation"] == {
        "kind": "triggered",
        "trigger": "64-21-difference",
        "quarter_percent": 15,
        "overall_percent": 5,
    }


def test_states_print_group_and_zones(done: Any) -> None:
    states = done("states", "--json").json
    assert len(states) == 52
    assert set(states[0]) == {"code", "name", "group", "zone", "zones"}
    indiana = next(state for state in states if state["code"] == "IN")
    assert (indiana["name"], indiana["group"]) == ("Indiana", 3)
    assert indiana["zones"][0] == indiana["zone"] == "America/Indiana/Indianapolis"
    assert len(indiana["zones"]) > 1


def test_cycles_print_states_and_review_period(done: Any) -> None:
    assert done("cycles", "--json").json == []
    printed = done("cycle", "add", 2027, "--states", "pa, OH", "--json").json
    (cycle,) = done("cycles", "--json").json
    assert cycle == printed
    assert {name: cycle[name] for name in ("year", "group", "states", "from", "to")} == {
        "year": 2027,
        "group": 3,
        "states": ["OH", "PA"],
        "from": "2025-07-01",
        "to": "2026-06-30",
    }


def test_a_meeting_prints_every_field(done: Any, added: Any) -> None:
    done("cycle", "add", 2027, "--states", "OH,PA")
    made = added("--session", 2, "--starts", "2025-08-04T11:30", kind="perm-101", states="PA,OH")
    (meeting,) = done("meetings", "--json").json
    assert meeting | {"clashes": []} == made
    assert set(meeting) >= MEETING_FIELDS
    assert isinstance(meeting["id"], str)
    assert int(meeting["id"]) > 1 << 53  # too large for a JSON reader's numbers
    assert meeting["uid"].endswith(f"-{meeting['id']}@perm-desktop")
    assert meeting | {"id": "", "uid": ""} == {
        "id": "",
        "uid": "",
        "number": 1,
        "year": 2027,
        "type": "perm-101",
        "title": "General Education Webinar (PERM 101)",
        "phase": "pre",
        "hosts": ["ERC", "RC", "SC"],
        "states": ["OH", "PA"],
        "starts": "2025-08-04T11:30:00-04:00",
        "zone": "America/New_York",
        "minutes": 90,
        "status": "scheduled",
        "reason": "",
        "session": 2,
        "series": None,
        "occurrence": None,
        "variant": None,
        "place": "",
        "moved_from": None,
        "entered_afterwards": False,
    }


def test_planned_meetings_name_their_series_as_text(done: Any) -> None:
    done("cycle", "add", 2027, "--states", "OH")
    done("plan", 2027)
    calls = done("meetings", "--type", "rc-check-in", "--json").json
    assert len({call["series"] for call in calls}) == 1
    assert isinstance(calls[0]["series"], str)
    assert [call["occurrence"] for call in calls] == list(range(1, 40))


def test_starts_carry_the_offset_of_their_day(done: Any, added: Any) -> None:
    for starts, zone in (
        ("2026-01-15T14:00", "America/New_York"),
        ("2026-07-15T14:00", "America/New_York"),
        ("2026-07-15T14:00", "America/Phoenix"),
        ("2026-07-15T14:00", "Pacific/Honolulu"),
        ("2026-01-15T14:00", "America/Puerto_Rico"),
    ):
        added("--starts", starts, "--zone", zone)
    assert [meeting["starts"] for meeting in done("meetings", "--json").json] == [
        "2026-01-15T14:00:00-04:00",
        "2026-01-15T14:00:00-05:00",
        "2026-07-15T14:00:00-04:00",
        "2026-07-15T14:00:00-07:00",
        "2026-07-15T14:00:00-10:00",
    ]


@pytest.fixture
def five(added: Any, done: Any) -> None:
    """Five meetings that filters tell apart; number 5 is in the trash."""
    done("cycle", "add", 2027, "--states", "OH,PA")
    added("--starts", "2025-07-01T10:00", kind="perm-101", states="OH,PA")
    added("--starts", "2025-11-03T10:00", kind="erc-check-in", states="PA")
    added("--starts", "2027-06-01T10:00", kind="systems-workgroup-meeting")
    added("--starts", "2030-01-07T10:00", kind="mini-perm", states="HI")
    added("--starts", "2030-01-08T10:00", kind="mini-perm", states="HI")
    done("meeting", "delete", 5)


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        ("", [1, 2, 3, 4]),
        ("--year 2027", [1, 2, 3]),
        ("--year 2026", []),
        ("--type erc-check-in", [2]),
        ("--state pa", [1, 2]),
        ("--host erc", [1, 2]),
        ("--host CMS", [3]),
        ("--phase pre", [1]),
        ("--phase any", [4]),
        ("--from 2025-11-03", [2, 3, 4]),
        ("--to 2025-11-03", [1, 2]),
        ("--from 20251103 --to 2027-W22-2", [2, 3]),
        ("--year 2027 --state OH --from 2026-01-01", [3]),
        ("--trash", [5]),
    ],
)
def test_meetings_are_filtered_and_sorted(done: Any, options: str, numbers: list[int]) -> None:
    listed = done("meetings", "--json", *options.split()).json
    assert [meeting["number"] for meeting in listed] == numbers


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ("--type x", "There is no meeting type"),
        ("--state XX", "There is no state"),
        ("--host YY", "There is no host"),
        ("--phase x", "is not a phase"),
        ("--from x", "is not a date"),
        ("--to 2026-02-30", "is not a date"),
    ],
)
def test_a_mistyped_filter_is_an_error(command: Any, options: str, complaint: str) -> None:
    outcome = command("meetings", "--json", *options.split())
    assert (outcome.code, outcome.out) == (1, "")
    assert complaint in outcome.err


def test_show_adds_agenda_notes_and_attendance(done: Any, added: Any) -> None:
    meeting = added(states="PA,OH")
    done("item", 1, "--title", "Welcome", "--minutes", 10, "--presenter", "CMS", "--notes", "Roll")
    done("note", 1, "--text", "All.")
    done("note", 1, "--text", "Ohio.", "--state", "oh")
    done("attend", 1, "PA", "partial", "--role", "pm")
    done("attend", 1, "PA", "attended")
    shown = done("show", 1, "--json").json
    assert shown.items() >= {name: meeting[name] for name in meeting if name != "clashes"}.items()
    (item,) = shown["agenda"]
    assert isinstance(item.pop("id"), str)
    assert item == {"title": "Welcome", "minutes": 10, "presenter": "CMS", "notes": "Roll"}
    assert [(note["state"], note["text"]) for note in shown["notes"]] == [
        (None, "All."),
        ("OH", "Ohio."),
    ]
    assert [
        (line["state"], line["role"], line["person"], line["mark"]) for line in shown["attendance"]
    ] == [
        ("OH", None, None, "not-recorded"),
        ("PA", None, None, "attended"),
        ("PA", "PM", None, "partial"),
    ]
    assert shown["attendance"][1]["recorded_by"] == "liaison"


def test_a_mark_is_shown_with_its_remark(done: Any, added: Any, catalog_path: Path) -> None:
    meeting = added(states="OH,PA")
    done("attend", 1, "PA", "partial")
    catalog = opened(catalog_path)
    attendance.remark(catalog, int(meeting["id"]), Target("PA"), "joined late")
    catalog.close()
    shown = done("show", 1, "--json").json
    assert [line["remark"] for line in shown["attendance"]] == [None, "joined late"]
    assert "joined late" in done("show", 1).out


def test_a_meeting_is_shown_by_number_or_id(done: Any, added: Any) -> None:
    meeting = added()
    assert done("show", meeting["number"], "--json").json == (
        done("show", meeting["id"], "--json").json
    )


@pytest.mark.parametrize("name", ["0", "2", "x", "-1", "9" * 5000])
def test_a_meeting_that_is_not_there_is_an_error(command: Any, added: Any, name: str) -> None:
    added()
    outcome = command("show", "--", name)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(f"There is no meeting “{name}”.")


def test_history_prints_from_and_to(done: Any, added: Any) -> None:
    added()
    added("--starts", "2026-04-20T15:00")
    done("meeting", "set", 1, "--minutes", 45)
    lines = done("history", "--json").json
    assert [line["label"] for line in lines] == [
        "Change Ad hoc call, OH, Apr 20, 2026",
        "Add Ad hoc call, OH",
        "Add Ad hoc call, OH",
    ]
    (change,) = lines[0]["changes"]
    assert isinstance(change.pop("row"), str)
    assert change == {"table": "meeting", "field": "minutes", "before": 60, "after": 45}
    assert {"at", "author", "kind", "state"} <= set(lines[0])
    assert len(done("history", "--meeting", 1, "--json").json) == 2
    done("meeting", "delete", 1)
    assert len(done("history", "--meeting", 1, "--json").json) == 3


def test_check_of_a_sound_catalog_finds_nothing(done: Any) -> None:
    assert done("check").out == "All is well.\n"
    assert done("check", "--json").json == {"problems": []}


def test_check_of_a_spoiled_note_fails(command: Any, catalog_path: Path) -> None:
    catalog = opened(catalog_path)
    meeting = add(catalog)
    with catalog.edit("Spoil") as edit:
        edit.connection.execute(
            "INSERT INTO note VALUES (1, ?, NULL, 'x', 'no checksum', 1)", [meeting]
        )
    catalog.close()
    outcome = command("check")
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.startswith("Note 1 is damaged")


def test_a_preview_of_a_plan_writes_nothing(done: Any, catalog_path: Path) -> None:
    done("cycle", "add", 2027, "--states", "OH")
    before = contents(catalog_path.parent)
    preview = done("plan", 2027, "--preview", "--json").json
    assert preview["created"] == sum(preview["by_type"].values()) > 100
    assert contents(catalog_path.parent) == before


@pytest.mark.parametrize(
    "words",
    ["types", "states", "cycles", "meetings", "show 1", "history", "check", "plan 2027 --preview"],
)
def test_reading_works_beside_a_window(command: Any, catalog_path: Path, words: str) -> None:
    catalog = opened(catalog_path, SetClock(), Access.WINDOW)
    add(catalog)
    outcome = command(*words.split())
    catalog.close()
    expected = "RY 2027 is not in this catalog" if "plan" in words else ""
    assert outcome.err.startswith(expected)
    assert (outcome.code == 0) == (expected == "")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("types", "cycle-kick-off                   pre    Cycle kick-off"),
        ("states", "OH  Ohio                   Cycle 1  America/New_York"),
        ("cycles", "RY 2027 · Cycle 3  OH"),
        ("meetings", "     1  2026-04-20T14:00  scheduled  Ad hoc call, OH, Apr 20, 2026"),
        ("show 1", "title: Ad hoc calls"),
    ],
)
def test_without_json_a_person_can_read_it(done: Any, added: Any, words: str, line: str) -> None:
    done("cycle", "add", 2027, "--states", "OH")
    added()
    assert line in done(*words.split()).out.splitlines()
