"""Commands about late data and about what is due when."""

from typing import Any

import pytest

CALLS = ("meetings", "--type", "sc-check-in", "--json")


@pytest.fixture
def ohio(done: Any) -> Any:
    """Runs commands on RY 2031 with Ohio and Texas, intra-cycle Oct 2029 to Mar 2031."""
    done("cycle", "add", 2031, "--states", "OH,TX")
    return done


def test_a_delay_plans_check_ins_and_its_end_takes_them_away(ohio: Any) -> None:
    told = ohio("delay", 2031, "oh", "on", "--every", 1, "--from", "2030-01-07", "--json").json
    assert told == {"state": "OH", "from": "2030-01-07", "weeks": 1, "planned": 64}
    assert len(ohio(*CALLS).json) == 64
    told = ohio("delay", 2031, "OH", "off", "--from", "2030-02-04", "--json").json
    assert told == {"state": "OH", "from": "2030-02-04", "deleted": 60}
    assert [row["starts"][:7] for row in ohio(*CALLS).json] == ["2030-01"] * 4
    ohio("undo")
    ohio("undo")
    assert ohio(*CALLS).json == []


def test_a_delay_is_told_in_a_sentence(ohio: Any) -> None:
    on = ohio("delay", 2031, "OH", "on", "--from", "2030-01-07").out
    assert on == "The data of Ohio are late from Jan 7, 2030; 32 check-ins are planned.\n"
    off = ohio("delay", 2031, "OH", "off", "--from", "2031-03-10").out
    assert off.startswith("The data of Ohio are no longer late from Mar 10, 2031; ")
    assert off.endswith(" now in the trash.\n")


def test_a_delay_that_cannot_be_is_refused_in_a_sentence(ohio: Any, command: Any) -> None:
    ohio("delay", 2031, "OH", "on", "--from", "2030-01-07")
    again = command("delay", 2031, "OH", "on", "--from", "2030-01-07")
    assert (again.code, again.out) == (1, "")
    assert again.err.startswith("The data of Ohio are noted as late from Jan 7, 2030 on.")
    assert command("delay", 2031, "TX", "off", "--from", "2030-01-07").code == 1
    assert command("delay", 2031, "TX", "on", "--every", 3).code == 2


def test_a_delay_without_room_says_what_was_not_planned(ohio: Any, command: Any) -> None:
    ohio("cycle", "set", 2031, "--phase", "intra", "--from", "2029-10-01", "--to", "2031-03-30")
    outcome = command("delay", 2031, "OH", "on", "--from", "2031-03-29")  # a Saturday
    assert outcome.code == 0
    assert outcome.out.endswith("0 check-ins are planned.\n")
    assert outcome.err.startswith("Not planned: SC weekly/bi-weekly check-in, OH: ")


def test_an_ad_hoc_call_is_questioned_but_added(ohio: Any, command: Any) -> None:
    ohio("delay", 2031, "OH", "on", "--from", "2030-01-07")
    call = ("meeting", "add", "ad-hoc-call", "--json", "--starts")
    outcome = command(*call, "2030-02-01T07:00", "--states", "OH,TX")
    assert (outcome.code, outcome.json["states"]) == (0, ["OH", "TX"])
    assert outcome.err.startswith("Ohio has every-other-week SC check-ins because its data are")
    assert outcome.err.count("\n") == 1
    ohio(*call, "2030-02-01T06:00", "--states", "TX")
    ohio(*call, "2030-01-04T07:00", "--states", "OH")  # before the data were late
    ohio("meeting", "add", "rc-check-in", "--starts", "2030-02-04T07:00", "--states", "OH")


@pytest.mark.parametrize(
    ("words", "rule", "part", "due"),
    [
        (("dr", "--from", "2026-06-08"), "difference-resolution", "", "2026-07-15"),
        (("appeal", "--from", "2026-06-08"), "appeal", "", "2026-06-30"),
        (("records", "--from", "2028-02-29"), "provider-records", "", "2028-05-14"),
        (
            ("CAP", "--from", "2026-01-28", "--program", "medicaid"),
            *("corrective-action", "Medicaid", "2026-04-28"),
        ),
        (
            ("corrective-action", "--from", "2026-01-28", "--program", "CHIP"),
            *("corrective-action", "CHIP", "2026-04-28"),
        ),
    ],
)
def test_a_deadline_counts_from_the_day_entered(
    ohio: Any, words: tuple[str, ...], rule: str, part: str, due: str
) -> None:
    ohio("deadline", "set", 2031, "OH", *words)
    listed = ohio("deadlines", 2031, "--state", "oh", "--date", due, "--json").json
    (found,) = [one for one in listed if one["rule"] == rule]
    assert (found["state"], found["part"], found["from"]) == ("OH", part, words[2])
    assert (found["due"], found["days_left"], found["overdue"]) == (due, 0, False)
    assert found["verified"] is True


def test_a_deadline_is_told_in_a_sentence_and_taken_back(ohio: Any) -> None:
    told = ohio("deadline", "set", 2031, "oh", "dr", "--from", "2026-06-08").out
    assert told == (
        "OH, Difference resolution: due Jul 15, 2026, 25 business days after Jun 8, 2026.\n"
    )
    told = ohio("deadline", "set", 2031, "OH", "dr", "--clear").out
    assert told == "OH, Difference resolution: no day to count from is entered now.\n"
    keys = {one["rule"] for one in ohio("deadlines", 2031, "--json").json}
    assert "difference-resolution" not in keys


def test_each_deadline_has_its_source_and_whether_it_was_verified(ohio: Any) -> None:
    listed = ohio("deadlines", 2031, "--date", "2029-10-16", "--json").json
    first = next(one for one in listed if (one["rule"], one["part"]) == ("quarter-data", "Q1"))
    assert first == {
        "rule": "quarter-data",
        "title": "Quarterly universe data",
        "state": "",
        "states": ["OH", "TX"],
        "part": "Q1",
        "from": "2029-09-30",
        "due": "2029-10-15",
        "days_left": -1,
        "status": "overdue",
        "overdue": True,
        "met": None,
        "days_late": None,
        "source": "42 CFR 431.970(a)(1) asks for data each quarter; the day is an assumption",
        "verified": False,
    }


def test_the_table_says_what_is_unverified_and_what_waits(ohio: Any) -> None:
    text = ohio("deadlines", 2031, "--date", "2029-10-15").out
    assert "2029-10-15  today          all  Quarterly universe data, Q1 (unverified)\n" in text
    assert "2029-10-30  in 15 days     all  Form CMS-64, Q1\n" in text
    text = ohio("deadlines", 2031, "--state", "OH", "--date", "2029-10-15").out
    assert "2029-10-30  in 15 days     OH   Form CMS-64, Q1\n" in text
    assert "  all  Cycle cut-off (unverified)\n" in text
    assert text.endswith("6 deadlines wait for a day to count from; --all lists what waits.\n")
    every = ohio("deadlines", 2031, "--state", "OH", "--all").out
    assert "no day yet                 OH   Appeal to CMS\n" in every
    waiting = ohio("deadlines", 2031, "--state", "OH", "--all", "--json").json[-1]
    assert (waiting["from"], waiting["due"], waiting["days_left"]) == (None, None, None)


def test_a_rule_is_changed_for_one_cycle_and_restored(ohio: Any) -> None:
    shipped = ohio("deadline", "rules", 2031, "--json").json
    told = ohio("deadline", "rule", 2031, "data", "--days", 20, "--count", "business").out
    assert "20 business days (unverified). Changed by you." in told
    words = ("--source", "CMS letter", "--verified", "--days", 20)
    changed = ohio("deadline", "rule", 2031, "data", *words, "--json").json
    assert (changed["days"], changed["source"], changed["verified"]) == (20, "CMS letter", True)
    assert (
        ohio("deadline", "rule", 2031, "data", "--unverified", "--json").json["verified"] is False
    )
    ohio("deadline", "rule", 2031, "data", "--restore")
    assert ohio("deadline", "rules", 2031, "--json").json == shipped


def test_a_deadline_of_ones_own_is_added_and_removed(ohio: Any) -> None:
    words = ("--days", 10, "--count", "business", "--from-what", "Audit announced", "--by-program")
    key = ohio("deadline", "add", 2031, "State audit", *words, "--json").json["rule"]
    set_day = ("deadline", "set", 2031, "TX", key, "--from", "2026-06-08", "--program", "chip")
    assert "due Jun 23, 2026" in ohio(*set_day).out
    fixed = ohio("deadline", "add", 2031, "Report", "--day", "2031-03-01", "--json").json
    assert (fixed["anchor"], fixed["verified"]) == ("cycle", False)
    assert ohio("deadline", "rule", 2031, key, "--restore").out == "Removed State audit.\n"


@pytest.fixture
def later(ohio: Any) -> Any:
    """Runs commands on RY 2025 with Ohio and Texas, whose quarters are over."""
    ohio("cycle", "add", 2025, "--states", "OH,TX")
    return ohio


def test_a_deadline_is_met_by_some_states_and_taken_back(later: Any) -> None:
    place = ("deadline", "met", 2025, "oh", "data", "--quarter", "q2")
    assert later(*place, "--date", "2024-01-18").out == (
        "OH, Quarterly universe data, Q2 (unverified): met Jan 18, 2024, 3 days late.\n"
    )
    listed = later("deadlines", 2025, "--json").json
    found = [one for one in listed if (one["rule"], one["part"]) == ("quarter-data", "Q2")]
    assert [(one["state"], one["status"], one["met"], one["days_late"]) for one in found] == [
        ("OH", "met", "2024-01-18", 3),
        ("TX", "overdue", None, None),
    ]
    assert later(*place, "--clear").out.endswith(", not marked as met.\n")
    both = later("deadline", "met", 2025, "OH,TX", "64", "--quarter", "Q1", "--date", "2023-10-30")
    assert both.out == "".join(
        f"{code}, Form CMS-64, Q1: met Oct 30, 2023.\n" for code in ("OH", "TX")
    )
    assert later("undo").out == "Undone: Mark as met: Form CMS-64, Q1 of 2 states, RY 2025\n"


def test_a_line_of_today_goes_when_its_deadline_is_met(later: Any) -> None:
    later("deadline", "set", 2025, "OH", "dr", "--from", "2024-06-10")

    def lines() -> list[tuple[str, str]]:
        listed = later("today", "--date", "2024-09-02", "--json").json
        return [(x["state"], x["what"]) for x in listed if x["title"].startswith("Difference reso")]

    assert lines() == [("OH", "not marked as met")]
    later("deadline", "met", 2025, "OH", "dr", "--date", "2024-07-10")
    assert lines() == []


def test_days_that_nobody_has_to_meet_are_never_overdue(later: Any) -> None:
    listed = later("deadlines", 2025, "--date", "2026-04-14", "--json").json
    milestones = {one["rule"]: one for one in listed if not one["states"]}
    assert {key: one["status"] for key, one in milestones.items()} == {
        "requests-begin": "begun",
        "requests-end": "ended",
        "cut-off": "passed",
        "meqc-review": "ended",
    }
    assert not any(one["overdue"] for one in milestones.values())
    begun = later("today", "--date", "2024-04-10", "--json").json
    assert not [one for one in begun if one["title"].startswith("Medical record requests")]


def test_a_day_of_ones_own_can_be_only_to_be_known(later: Any) -> None:
    words = ("deadline", "add", 2025, "Town hall", "--day", "2024-03-01", "--milestone")
    key = later(*words, "--json").json["rule"]
    listed = later("deadlines", 2025, "--json").json
    assert [one["status"] for one in listed if one["rule"] == key] == ["passed"]


def test_a_state_has_the_plans_of_the_programs_that_are_measured(later: Any) -> None:
    later("cycle", "set", 2025, "--state", "OH", "--programs", "chip")
    listed = later("deadlines", 2025, "--state", "OH", "--all", "--json").json
    assert [one["part"] for one in listed if one["rule"] == "corrective-action"] == ["CHIP"]


@pytest.mark.parametrize(
    "words",
    [
        ("set", 2031, "OH", "cap", "--from", "2026-01-28"),
        ("set", 2031, "OH", "nonsense", "--from", "2026-01-28"),
        ("set", 2031, "OH", "dr", "--from", "2026-02-30"),
        ("set", 2031, "NY", "dr", "--from", "2026-02-28"),
        ("set", 2040, "OH", "dr", "--from", "2026-02-28"),
        ("rule", 2031, "dr"),
        ("rule", 2031, "dr", "--days", 20, "--restore"),
        ("rule", 2031, "dr", "--day", "2026-02-28"),
        ("rule", 2031, "dr", "--days", 0),
        ("rule", 2031, "dr", "--days", -3),
        ("rule", 2031, "dr", "--source", " "),
        ("rule", 2031, "cut-off", "--days", 3),
        ("rule", 2031, "meqc-plan", "--days", 3),
        ("add", 2031, "  ", "--days", 3),
        ("add", 2031, "Audit"),
        ("add", 2031, "Audit", "--days", 0),
        ("add", 2031, "Audit", "--days", 3, "--day", "2031-01-02"),
        ("add", 2031, "Audit", "--day", "2031-01-02", "--by-program"),
        ("met", 2031, "", "dr", "--date", "2026-01-28"),
        ("met", 2031, "OH", "dr", "--date", ""),
        ("met", 2031, "OH", "dr", "--date", "2099-04-15"),
        ("met", 2031, "OH", "dr", "--clear"),
        ("met", 2031, "OH", "data", "--date", "2026-01-28"),
        ("met", 2031, "OH", "data", "--quarter", "Q5", "--date", "2026-01-28"),
        ("met", 2031, "OH", "cap", "--program", "both", "--date", "2026-01-28"),
        ("met", 2031, "OH", "cut-off", "--date", "2026-01-28"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    ohio: Any, command: Any, words: tuple[object, ...]
) -> None:
    outcome = command("deadline", *words)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.strip().endswith(".")
    assert "Traceback" not in outcome.err
