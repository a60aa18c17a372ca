"""Commands that plan a cycle and move what is planned."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import contents

CALLS = ("meetings", "--type", "rc-check-in", "--state", "OH", "--json")


@pytest.fixture
def planned_ohio(done: Any) -> dict[str, Any]:
    """RY 2031 with Ohio, planned and all to come; what ``plan`` printed."""
    done("cycle", "add", 2031, "--states", "OH")
    return done("plan", 2031, "--json").json


def test_a_plan_prints_what_it_made_and_left_out(planned_ohio: dict[str, Any]) -> None:
    assert planned_ohio["created"] == sum(planned_ohio["by_type"].values())
    assert planned_ohio["by_state"] == {"OH": planned_ohio["created"]}
    assert planned_ohio["unmet"] == planned_ohio["invited"] == []
    assert all(set(line) == {"type", "state", "date", "reason"} for line in planned_ohio["skipped"])


def test_a_plan_keeps_to_the_days_named(done: Any, command: Any) -> None:
    done("cycle", "add", 2031, "--states", "OH")
    days = ("--from", "2029-10-01", "--to", "2029-10-31")
    preview = done("plan", 2031, *days, "--preview", "--json").json
    assert done("meetings", "--json").json == []
    assert done("plan", 2031, *days, "--json").json == preview
    starts = [row["starts"] for row in done("meetings", "--json").json]
    assert len(starts) == preview["created"] > 0
    assert all("2029-10-01" <= start < "2029-11" for start in starts)
    assert done("plan", 2031, *days, "--json").json["created"] == 0
    outcome = command("plan", 2031, "--from", "2029-10-02", "--to", "2029-10-01")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("The days end before they begin.")


def test_a_preview_lists_what_cannot_be_planned(done: Any) -> None:
    done("cycle", "add", 2031, "--states", "OH")
    done("cycle", "set", 2031, "--phase", "intra", "--from", "2029-12-25", "--to", "2029-12-25")
    preview = done("plan", 2031, "--preview", "--json").json
    assert preview["unmet"]
    assert all(
        unmet["rule"] and unmet["what"] and unmet["relaxation"] for unmet in preview["unmet"]
    )
    assert "Not planned: " in done("plan", 2031, "--preview").out


def test_a_cycle_is_set_option_by_option(done: Any) -> None:
    done("cycle", "add", 2031, "--states", "OH,WA")
    words = (
        *("--in", "hi,tx", "--out", "WA", "--state", "OH", "--method", "routine"),
        *("--liaison", "Ann", "--phase", "pre", "--from", "2029-07-01", "--to", "2029-12-31"),
        *("--cutoff", "2031-05-01", "--not-held", "cycle-call", "--reason", "merged"),
    )
    cycle = done("cycle", "set", 2031, *words, "--json").json
    assert cycle["states"] == ["HI", "OH", "TX"]
    members = {member["state"]: member for member in cycle["members"]}
    assert (members["OH"]["method"], members["OH"]["liaison"]) == ("routine", "Ann")
    assert cycle["phases"]["pre"] == {"from": "2029-07-01", "to": "2029-12-31"}
    assert (cycle["cutoff"], cycle["not_held"]) == ("2031-05-01", {"cycle-call": "merged"})
    assert done("cycle", "set", 2031, "--held", "cycle-call", "--json").json["not_held"] == {}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Nothing to change was named."),
        (["--method", "routine"], "Whose?"),
        (["--phase", "pre", "--from", "2029-07-01"], "A phase needs both dates."),
        (["--not-held", "cycle-call"], "“Not held” needs a reason."),
        (["--not-held", "x", "--reason", "y"], "There is no meeting type “x”."),
        (["--in", "OH"], "Ohio is in RY 2031 already."),
    ],
)
def test_a_setting_without_sense_ends_with_a_sentence(
    done: Any, command: Any, words: list[str], told: str
) -> None:
    done("cycle", "add", 2031, "--states", "OH")
    outcome = command("cycle", "set", 2031, *words)
    assert outcome.code == 1
    assert outcome.err.startswith(told)


def test_a_state_taken_in_is_invited_when_planned_again(
    done: Any, planned_ohio: dict[str, Any]
) -> None:
    done("cycle", "set", 2031, "--in", "PA")
    again = done("plan", 2031, "--json").json
    assert {invited["state"] for invited in again["invited"]} == {"PA"}
    asked = {invited["meeting"] for invited in again["invited"]}
    rows = done("meetings", "--json").json
    assert {row["id"] for row in rows if row["states"] == ["OH", "PA"]} == asked
    assert again["by_state"].keys() == {"PA"}
    done("undo")
    assert all(row["states"] == ["OH"] for row in done("meetings", "--json").json)


def test_a_shift_is_previewed_and_made(done: Any, command: Any, planned_ohio: Any) -> None:
    calls = done(*CALLS).json
    words = ("shift", "--type", "rc-check-in", "--state", "OH", "--days", "1", "--json")
    preview = command(*words, "--preview")
    assert done(*CALLS).json == calls
    outcome = command(*words)
    assert (outcome.code, outcome.out) == (preview.code, preview.out)
    assert len(outcome.json["moved"]) == len(calls)
    after = done(*CALLS).json
    assert after[0]["moved_from"] == calls[0]["starts"][:16]
    assert len(outcome.err.splitlines()) == len(outcome.json["clashes"])
    done("undo")
    assert done(*CALLS).json == calls


def test_a_shift_takes_filter_words(done: Any, command: Any, planned_ohio: Any) -> None:
    words = ("shift", "--filter", "state=OH", "type=state-intake", "--days", "7", "--json")
    (moved,) = command(*words).json["moved"]
    assert done("show", moved["number"], "--json").json["starts"][:16] == moved["to"]
    for words, told in (
        (("shift", "--days", "1"), "Which meetings?"),
        (("shift", "--state", "OH"), "How far?"),
        (("shift", "--filter", "color=red", "--days", "1"), "“color=red” is not a filter."),
    ):
        outcome = command(*words)
        assert outcome.code == 1
        assert outcome.err.startswith(told)


def test_a_shift_tells_holidays_and_what_it_left(done: Any, command: Any, added: Any) -> None:
    added("--starts", "2026-06-18T14:00")
    assert "2026-06-19 is Juneteenth" in command("shift", "--state", "OH", "--days", 1).out
    done("meeting", "set", 1, "--status", "held")
    assert "Left alone: " in done("shift", "--meetings", 1, "--days", 1).out


def test_suspending_and_resuming_say_how_many(done: Any, planned_ohio: dict[str, Any]) -> None:
    words = ("suspend", 2031, "--host", "rc", "--from", "2030-01-01", "--reason", "strike")
    count = done(*words, "--json").json["cancelled"]
    rows = done("meetings", "--host", "RC", "--from", "2030-01-01", "--json").json
    assert count == len(rows)
    assert {(row["status"], row["reason"]) for row in rows} == {("cancelled", "Suspended: strike")}
    back = done("resume", 2031, "--host", "RC", "--from", "2030-03-01", "--json").json
    assert back["scheduled"] == sum(row["starts"] >= "2030-03-01" for row in rows)
    done("undo")
    done("undo")
    assert {row["status"] for row in done("meetings", "--json").json} == {"scheduled"}


def test_a_series_is_changed_by_scope(done: Any, command: Any, planned_ohio: Any) -> None:
    calls = done(*CALLS).json
    number = calls[30]["number"]
    for scope, count in (("this", 1), ("following", len(calls) - 30), ("all", len(calls))):
        changed = done("meeting", "set", number, "--place", scope, "--scope", scope, "--json").json
        assert changed["changed"] == count
        places = [call["place"] for call in done(*CALLS).json]
        assert places.count(scope) == count
    done("undo")
    assert done(*CALLS).json[0]["place"] == ""


def test_a_move_into_another_meeting_names_both(done: Any, command: Any, added: Any) -> None:
    added()
    second = added("--starts", "2026-04-20T16:00")
    outcome = command("meeting", "set", second["number"], "--starts", "2026-04-20T14:30", "--json")
    assert outcome.code == 0
    kinds = {(clash["kind"], clash["who"]) for clash in outcome.json["clashes"]}
    assert ("state", "OH") in kinds
    assert "OH (1), Mon, Apr 20, 2026" in outcome.err
    assert "OH (2), Mon, Apr 20, 2026" in outcome.err


def test_previews_write_nothing(done: Any, command: Any, catalog_path: Path, added: Any) -> None:
    added()
    done("cycle", "add", 2031, "--states", "OH")
    before = contents(catalog_path.parent)
    assert json.loads(command("plan", 2031, "--preview", "--json").out)["created"] > 0
    command("shift", "--state", "OH", "--days", 1, "--preview")
    assert contents(catalog_path.parent) == before
