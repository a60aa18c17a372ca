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
    assert on == "The data of OH are late from Jan 7, 2030; 32 check-ins are planned.\n"
    off = ohio("delay", 2031, "OH", "off", "--from", "2031-03-10").out
    assert off.startswith("The data of OH are no longer late from Mar 10, 2031; ")
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
        "part": "Q1",
        "from": "2029-09-30",
        "due": "2029-10-15",
        "days_left": -1,
        "overdue": True,
        "source": "42 CFR 431.970(a)(1) asks for data each quarter; the day is an assumption",
        "verified": False,
    }


def test_the_table_says_what_is_unverified_and_what_waits(ohio: Any) -> None:
    text = ohio("deadlines", 2031, "--state", "OH", "--date", "2029-10-15").out
    assert "2029-10-15  today          all  Quarterly universe data, Q1 (unverified)\n" in text
    assert "2029-10-30  in 15 days     all  Form CMS-64, Q1\n" in text
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
        ("add", 2031, "  "),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    ohio: Any, command: Any, words: tuple[object, ...]
) -> None:
    outcome = command("deadline", *words)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.strip().endswith(".")
    assert "Traceback" not in outcome.err
