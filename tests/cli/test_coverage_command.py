"""Coverage, decisions and 64/21 differences from the command line."""

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from perm_desktop.cli import coverage_views
from perm_desktop.core.obligations.status import Obligation, Part, Status, Verdict
from perm_desktop.core.vocabulary import CadenceKind
from perm_desktop.exchange import csv_file
from perm_desktop.services import coverage as coverages
from perm_desktop.services import cycles
from perm_desktop.store.catalog import Catalog

WEBINAR, CALLS = "mrr-mr-policy-webinar", "64-21-reconciliation"
KEYS = {"state", "type", "kind", "status", "why", "evidence", "due", "parts"}


@pytest.fixture
def two_states(done: Any) -> None:
    """RY 2031 of Ohio and Texas, all of it still to come."""
    done("cycle", "add", 2031, "--states", "OH,TX")


def status(done: Any, kind: str, state: str = "OH", *options: object) -> dict[str, Any]:
    (found,) = done(*("coverage", 2031, "--state", state, "--type", kind, *options, "--json")).json
    return found


@pytest.mark.usefixtures("two_states")
def test_every_state_and_type_has_one_status(done: Any) -> None:
    found = done("coverage", 2031, "--json").json
    types = [kind["key"] for kind in done("types", "--json").json]
    assert [(each["type"], each["state"]) for each in found] == [
        (key, code) for key in types for code in ("OH", "TX")
    ]
    assert all(each.keys() >= KEYS and each["why"] for each in found)
    assert {each["status"] for each in found} <= set(Status)


@pytest.mark.usefixtures("two_states")
def test_states_and_types_are_chosen_one_by_one_or_as_a_list(done: Any) -> None:
    chosen = ("--type", "perm-101", "--type", WEBINAR, "--json")
    both = done("coverage", 2031, "--state", "tx,oh", *chosen).json
    assert len(both) == 4
    assert done("coverage", 2031, "--state", "oh", "--state", "tx", *chosen).json == both
    assert done("coverage", 2031, *chosen).json == both
    assert {each["state"] for each in done("coverage", 2031, "--state", "OH", "--json").json} == {
        "OH"
    }


def test_evidence_names_the_meeting_and_a_day_is_looked_at_by_its_end(
    done: Any, added: Any
) -> None:
    done("cycle", "add", 2027, "--states", "TX")
    meeting = added("--starts", "2026-01-20T22:00", kind="perm-101", states="TX")
    done("meeting", "set", meeting["number"], "--status", "held")
    done("attend", meeting["number"], "TX", "attended")
    which = ("coverage", 2027, "--state", "TX", "--type", "perm-101")
    (before,) = done(*which, "--date", "2026-01-19", "--json").json
    (after,) = done(*which, "--date", "2026-01-20", "--json").json
    assert (before["status"], after["status"]) == ("scheduled", "satisfied")
    assert before["evidence"] == after["evidence"] == [meeting["id"]]
    assert after["why"] == "Texas attended on Tue, Jan 20, 2026."
    (row,) = csv.DictReader(io.StringIO(done(*which, "--date", "2026-01-20", "--csv").out))
    assert (row["status"], row["evidence"]) == ("satisfied", meeting["id"])
    assert row["meetings"] == str(meeting["number"])


def test_sessions_left_over_and_counts_of_a_series_are_told(done: Any, added: Any) -> None:
    done("cycle", "add", 2027, "--states", "TX")
    first, second = (
        added("--starts", f"{day}T14:00", "--session", session, kind="perm-101", states="TX")
        for session, day in ((1, "2026-01-20"), (2, "2026-03-20"))
    )
    done("attend", first["number"], "TX", "attended")
    call = added("--starts", "2026-01-06T14:00", kind="rc-check-in", states="TX")
    done("attend", call["number"], "TX", "attended")
    found = done("coverage", 2027, "--date", "2026-01-21", "--json").json
    by_type = {each["type"]: each for each in found}
    assert by_type["perm-101"]["optional"] == [second["id"]]
    assert by_type["rc-check-in"]["done"] == {"done": 1, "of": 1}
    assert "optional" not in by_type["rc-check-in"]
    assert "done" not in by_type["perm-101"]


@pytest.mark.usefixtures("two_states")
def test_without_a_format_there_are_lines_to_read(done: Any) -> None:
    by_type = done("coverage", 2031).out.splitlines()
    assert by_type[0].startswith("RY 2031 · Cycle 1, as of ")
    assert "of 60 are not owed" in by_type[1]
    assert any(line.startswith("MRR/MR policy") and "2 undecided" in line for line in by_type)
    of_one = done("coverage", 2031, "--state", "OH").out.splitlines()
    assert len(of_one) == 2 + len(done("types", "--json").json)
    assert any("Undecided" in line and "whether Ohio needs it" in line for line in of_one)
    names = [line.split()[0] for line in done("coverage", 2031, "--type", WEBINAR).out.splitlines()]
    assert names[2:] == ["Ohio", "Texas"]


@pytest.mark.usefixtures("two_states")
def test_the_csv_says_what_the_json_says(done: Any) -> None:
    done("decide", 2031, WEBINAR, "OH", "not-needed", "--by", 'Ann "Q" Lee', "--reason", "a,\n“b”")
    done("difference", 2031, "TX", "chip", "Q3", "--percent", "16")
    out = done("coverage", 2031, "--csv").out
    assert out.startswith('"state","type","kind","status","why",')
    rows = list(csv.DictReader(io.StringIO(out)))
    found = done("coverage", 2031, "--json").json
    for name in ("state", "type", "kind", "status", "why"):
        assert [row[name] for row in rows] == [each[name] for each in found]
    assert [row["due"] or None for row in rows] == [each["due"] for each in found]
    (parts,) = (row["parts"] for row in rows if row["type"] == CALLS and row["state"] == "TX")
    assert "CHIP, Q3: due: 16% in Q3, above 15%." in parts


def test_no_cell_of_the_csv_is_run_by_a_spreadsheet(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2031, ["OH"])
    known = coverages.read(catalog, 2031)
    verdict = Verdict(Status.DUE, "=cmd|x", parts=(Part("+1", Status.DUE, "-2"),))
    hostile = Obligation("@OH", "\t=1+2", CadenceKind.SERIES, verdict)
    out = csv_file.render(coverage_views.table(known, [hostile], catalog.now()))
    _, cells = csv.reader(io.StringIO(out.decode("utf-8-sig")))
    assert [cells[at] for at in (0, 1, 4, 8)] == ["'@OH", "'\t=1+2", "'=cmd|x", "'+1: due: -2"]


@pytest.mark.usefixtures("two_states")
def test_a_decision_is_told_with_the_status_that_follows(done: Any) -> None:
    by = ("--by", "Ann Lee")
    told = done("decide", 2031, WEBINAR, "oh", "not-needed", *by, "--reason", "same").out
    assert told.startswith("Decided for Ohio: not needed; MRR/MR policy ")
    assert told.endswith(" is “Not needed” now.\n")
    assert status(done, WEBINAR)["status"] == "not-needed"
    assert "same (Ann Lee, " in status(done, WEBINAR)["why"]
    basis = ("--basis", "state-requests", "--date", "2026-01-05", "--json")
    (needed,) = done("decide", 2031, WEBINAR, "OH", "needed", *by, *basis).json
    assert needed == status(done, WEBINAR)
    assert needed["status"] == "not-yet-due"
    told = done("decide", 2031, WEBINAR, "OH", "undecided", *by).out
    assert told.startswith("Took the decision for Ohio back; ")
    assert told.endswith(" is “Undecided” now.\n")
    statuses: list[str] = []
    for _ in range(3):
        done("undo")
        statuses.append(status(done, WEBINAR)["status"])
    assert statuses == ["not-yet-due", "not-needed", "undecided"]


@pytest.mark.parametrize(
    ("quarter", "percent", "after"),
    [
        ("Q1", "15.0", "not-triggered"),
        ("q1", "15.1", "due"),
        ("overall", "5.0%", "not-triggered"),
        ("OVERALL", "5.01 %", "due"),
    ],
)
@pytest.mark.usefixtures("two_states")
def test_what_is_strictly_above_a_threshold_opens_calls(
    done: Any, quarter: str, percent: str, after: str
) -> None:
    done("difference", 2031, "OH", "Medicaid", quarter, "--percent", percent)
    assert status(done, CALLS)["status"] == after
    assert status(done, CALLS, "TX")["status"] == "not-triggered"


@pytest.mark.usefixtures("two_states")
def test_each_step_on_a_difference_is_told_and_can_be_taken_back(done: Any) -> None:
    place = ("difference", 2031, "OH", "medicaid", "Q2")
    end = "; 64/21 reconciliation is “{}” now.\n"
    steps = [
        (
            (*place, "--universe", "$1,170,000", "--form", "1,000,000"),
            "Recorded for Ohio, Medicaid Q2: 17% from the amounts" + end.format("Due"),
        ),
        (
            (*place, "--percent", "4"),
            "Recorded for Ohio, Medicaid Q2: 4% as typed, which outranks 17% from the amounts"
            + end.format("Due"),  # the sum over the quarters has the amounts
        ),
        (
            ("difference", 2031, "OH", "medicaid", "overall", "--percent", "5"),
            "Recorded for Ohio, Medicaid overall: 5% as typed" + end.format("Not triggered"),
        ),
        (
            ("difference", 2031, "OH", "chip", "Q1", "--percent", "15.004"),
            "Recorded for Ohio, CHIP Q1: 15.004% as typed" + end.format("Due"),
        ),
        (
            ("resolve", 2031, "OH", "chip", "--date", "2026-03-02"),
            "Recorded for Ohio, CHIP: resolved on Mar 2, 2026" + end.format("Satisfied"),
        ),
        (
            ("difference", 2031, "OH", "chip", "Q1", "--clear"),
            "Cleared Ohio, CHIP Q1" + end.format("Not triggered"),
        ),
    ]
    seen = [status(done, CALLS)]
    for line, told in steps:
        assert done(*line).out == told
        seen.append(status(done, CALLS))
    assert [part["name"] for part in seen[-1]["parts"]][:3] == [
        "Medicaid",
        "Medicaid, Q2",
        "Medicaid, overall",
    ]
    for before in reversed(seen[:-1]):
        done("undo")
        assert status(done, CALLS) == before


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("coverage 2031 --state WA", "Washington is not in RY 2031."),
        ("coverage 2031 --state ZZ", "There is no state “ZZ”."),
        ("coverage 2031 --type perm", "There is no meeting type “perm”."),
        ("coverage 2031 --date soon", "“soon” is not a date."),
        ("coverage 2040", "RY 2040 is not in this catalog."),
        (f"decide 2031 {WEBINAR} OH needed", "Who decided on"),
        (f"decide 2031 {WEBINAR} OH not-needed --by A", "Why is"),
        (f"decide 2031 {WEBINAR} OH undecided --by A", "Nothing is decided on"),
        (f"decide 2031 {WEBINAR} OH needed --by A --date 2199-01-01", "is still to come."),
        ("decide 2031 perm-101 OH needed --by A", "there is nothing to decide."),
        ("difference 2031 OH medicaid Q1", "How large is the difference?"),
        ("difference 2031 OH medicaid Q1 --clear --percent 3", "How large is the difference?"),
        ("difference 2031 OH medicaid Q1 --clear", "No difference is recorded for Ohio, Medic"),
        ("difference 2031 OH medicaid Q1 --universe 3", "One amount alone is no difference."),
        ("difference 2031 OH medicaid Q1 --percent -3", "cannot be negative"),
        ("difference 2031 OH medicaid Q1 --percent 18,2", "is not a number: “18,2”."),
        (f"difference 2031 OH medicaid Q1 --percent {'7' * 9_999}", "is too long"),
        (
            "difference 2031 OH medicaid Q1 --universe 3 --form 0",
            "Form CMS-64 of Ohio, Medicaid Q1",
        ),
        ("difference 2031 OH medicaid Q9 --percent 3", "“Q9” is not a quarter."),
        ("difference 2031 OH both Q1 --percent 3", "“both” is not a program."),
        ("difference 2031 OH \udcff Q1 --percent \udcff", "is not a program."),
        ("difference 2031 OH chip Q1 --percent \udcff", "is not a number"),
        ("resolve 2031 OH chip --date 2026-02-30", "“2026-02-30” is not a date."),
        ("resolve 2031 OH chip --date 2026-02-03", "No 64/21 difference is recorded for Ohio, CH"),
    ],
)
@pytest.mark.usefixtures("two_states")
def test_what_makes_no_sense_is_refused_in_a_sentence(command: Any, line: str, told: str) -> None:
    outcome = command(*line.split())
    assert (outcome.code, outcome.out) == (1, "")
    assert told in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.usefixtures("two_states")
def test_a_decision_of_tomorrow_is_refused(command: Any) -> None:
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date()
    line = ("decide", 2031, WEBINAR, "OH", "needed", "--by", "A", "--date", tomorrow)
    outcome = command(*line)
    assert (outcome.code, "is still to come." in outcome.err) == (1, True)
