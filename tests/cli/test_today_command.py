"""The day's list and the questions from the command line."""

import csv
from pathlib import Path
from typing import Any

import pytest

KEYS = {"group", "state", "type", "meeting", "title", "what", "when", "act"}


@pytest.fixture
def two_states(done: Any) -> None:
    """RY 2031 of Ohio and Texas: pre-cycle from Jun 1 to Dec 31, 2029."""
    done("cycle", "add", 2031, "--states", "OH,TX")


def lines(done: Any, day: str, *options: object) -> list[dict[str, Any]]:
    """What waits on a day."""
    return done("today", "--date", day, *options, "--json").json


@pytest.mark.usefixtures("two_states")
def test_a_line_says_what_waits_and_for_whom(done: Any) -> None:
    found = lines(done, "2030-01-02")
    assert all(each.keys() >= KEYS for each in found)
    intake = [each for each in found if each["type"] == "state-intake"]
    assert [(each["group"], each["state"], each["what"]) for each in intake] == [
        ("overdue", "OH", "not scheduled"),
        ("overdue", "TX", "not scheduled"),
    ]


@pytest.mark.usefixtures("two_states")
def test_a_line_that_stands_for_several_states_is_one_for_each(done: Any) -> None:
    found = lines(done, "2029-12-01")
    webinar = [each["state"] for each in found if each["type"] == "mrr-mr-policy-webinar"]
    assert webinar == ["OH", "TX"]


@pytest.mark.usefixtures("two_states")
def test_a_line_names_its_meeting_by_the_id_that_other_commands_print(done: Any) -> None:
    options = ("state-intake", "--states", "OH", "--starts", "2030-01-10T14:00", "--year", 2031)
    made = done("meeting", "add", *options, "--json").json
    assert made["id"] in [each["meeting"] for each in lines(done, "2030-01-12")]


@pytest.mark.usefixtures("two_states")
def test_a_line_goes_when_it_is_settled(done: Any) -> None:
    options = ("state-intake", "--states", "OH", "--starts", "2030-01-10T14:00", "--year", 2031)
    done("meeting", "add", *options)
    found = lines(done, "2030-01-02")
    assert [each["state"] for each in found if each["type"] == "state-intake"] == ["TX"]


@pytest.mark.usefixtures("two_states")
def test_a_day_is_told_as_its_morning_was(done: Any) -> None:
    options = ("state-intake", "--states", "OH", "--starts", "2030-01-10T14:00", "--year", 2031)
    number = done("meeting", "add", *options, "--json").json["number"]
    done("meeting", "set", number, "--status", "held")
    groups = {
        day: [
            each["group"] for each in lines(done, day) if each["meeting"] and each["state"] == "OH"
        ]
        for day in ("2030-01-09", "2030-01-10", "2030-01-11")
    }
    assert groups == {"2030-01-09": ["soon"], "2030-01-10": ["soon"], "2030-01-11": ["unrecorded"]}


def test_another_year_than_there_is_is_refused(command: Any) -> None:
    outcome = command("today", "--year", 2031)
    assert outcome.code != 0
    assert "2031" in outcome.err


def test_nothing_waits_in_an_empty_catalog(done: Any) -> None:
    assert done("today").out.strip() == "Nothing needs you."
    assert done("today", "--json").json == []


@pytest.mark.usefixtures("two_states")
def test_the_list_is_readable_group_by_group(done: Any) -> None:
    text = done("today", "--date", "2030-01-02").out
    assert text.startswith("Overdue (")
    assert "State intake · not scheduled · due " in text


def test_the_questions_are_listed_with_their_numbers(done: Any) -> None:
    numbers = [each["number"] for each in done("question", "--json").json]
    assert numbers == [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 13, 16]


@pytest.mark.usefixtures("two_states")
@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 8, 10, 12, 13, 16])
def test_every_question_is_answered(number: int, done: Any) -> None:
    found = done("question", number, "--date", "2030-01-02", "--json").json
    assert found["question"].endswith("?")
    assert found["answer"].endswith(".")
    assert all("place" in line for line in found["lines"])


@pytest.mark.usefixtures("two_states")
def test_an_answer_is_readable(done: Any) -> None:
    text = done("question", 13, "--date", "2029-12-01").out
    assert text.startswith("Of 4 obligations (2 states, 2 types): 0 held")
    assert "MRR/MR policy questionnaire · Ohio · Undecided" in text


@pytest.mark.usefixtures("two_states")
def test_an_answer_is_written_with_what_was_asked_of_whom_and_when(
    done: Any, tmp_path: Path
) -> None:
    target = tmp_path / "answer.csv"
    done("question", 4, "--date", "2029-12-01", "--out", target)
    (row,) = csv.DictReader(target.read_text(encoding="utf-8-sig").splitlines())
    assert row["Answer"] == "No state is above a threshold."
    assert (row["Looked at"], row["As of"]) == ("RY 2031, Ohio and Texas", "Dec 1, 2029")


def test_a_question_without_an_answer_yet_is_refused(command: Any) -> None:
    outcome = command("question", 9)
    assert outcome.code != 0
    assert outcome.err.startswith("There is no question 9. Ask one of 1, 2, 3")
