"""Meeting types changed from the command line."""

from typing import Any

import pytest


def types(done: Any) -> dict[str, Any]:
    return {kind["key"]: kind for kind in done("types", "--json").json}


def test_a_type_gets_another_length_hosts_and_title(done: Any) -> None:
    changed = ("--minutes", 45, "--hosts", "RC,CMS", "--title", "Our PERM 101")
    assert done("type", "set", "perm-101", *changed).out == "Changed PERM 101.\n"
    kind = types(done)["perm-101"]
    assert (kind["minutes"], kind["hosts"]) == (45, ["CMS", "RC"])
    assert kind["prints"]["title"] == "Our PERM 101"
    assert done("type", "restore", "perm-101").out == "Restored PERM 101.\n"
    assert types(done)["perm-101"]["minutes"] == 90


def test_a_type_gets_another_rule_for_who_makes_a_state_attended(done: Any) -> None:
    done("type", "set", "perm-101", "--roll-up", "every-required")
    assert types(done)["perm-101"]["roll_up"] == "every-required"
    done("type", "restore", "perm-101")
    assert types(done)["perm-101"]["roll_up"] == "lead-and-one"


def test_the_days_of_a_type_are_planned(done: Any) -> None:
    done("type", "set", "dfo-kick-off", "--from-day", 0, "--to-day", 4)
    done("cycle", "add", 2027)
    done("plan", 2027)
    (meeting,) = done("meetings", "--type", "dfo-kick-off", "--json").json
    assert "2025-06-02" <= meeting["starts"] < "2025-06-06"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("perm-101", "There is nothing to change."),
        ("perm-101 --minutes 2", "A meeting cannot take 2 minutes."),
        ("perm-101 --hosts XYZ", "There is no host “XYZ”."),
        ("perm-101 --from-day 300", "are no span of a phase"),
        ("ad-hoc-call --from-day 3", "Ad hoc call is not planned ahead."),
        ("no-type --minutes 60", "There is no meeting type “no-type”."),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    command: Any, line: str, sentence: str
) -> None:
    outcome = command("type", "set", *line.split())
    assert outcome.code == 1
    assert sentence in outcome.err
