"""Calls that come again and again: what was due, what became of it, and where calls are missing."""

from datetime import date

import pytest

from perm_desktop.core.cycles import CycleState
from perm_desktop.core.obligations import series
from perm_desktop.core.obligations.status import SeriesCount, Status
from perm_desktop.core.plan_rules import PlanRules, Suspension
from perm_desktop.core.vocabulary import CadenceKind, Phase
from tests.core.obligations.known import calls, kind, known, met, told, verdict

# Oct 1, 2025 to Mar 31, 2027
CHECK_IN = kind(CadenceKind.SERIES, phase=Phase.INTRA, every="14-days")
MONTHLY = kind(CadenceKind.SERIES, phase=Phase.INTRA, every="month")
FIRST = "2025-10-07"  # then Oct 21, Nov 4, Nov 18, Dec 2, Dec 16, Dec 30

TABLE = [
    ((), "2025-09-30", Status.NOT_YET_DUE, "No call with Ohio is planned yet."),
    ((), "2025-10-01", Status.DUE, "No call with Ohio is planned yet."),
    (
        *((), "2027-04-01", Status.OVERDUE),
        "No call with Ohio was ever held; the last day was Mar 31, 2027.",
    ),
    (
        *(("scheduled",) * 3, "2025-10-01", Status.SCHEDULED),
        "The first call with Ohio is on Tue, Oct 7, 2025.",
    ),
    (
        *(("attended", "attended", "scheduled"), "2025-10-22", Status.SATISFIED),
        "Ohio attended 2 of 2 calls.",
    ),
    (
        *(("attended", "cancelled", "attended", "-", "attended"), "2025-12-02", Status.PARTLY),
        "Ohio attended 3 of 3 calls; 1 cancelled, 1 skipped, with a gap of 4 weeks.",
    ),
    (
        *(("attended", "absent", "partial", "excused"), "2025-11-18", Status.PARTLY),
        "Ohio attended 1 of 4 calls; 2 missed, 1 in part.",
    ),
    (
        *(("absent", "unrecorded", "attended"), "2025-11-04", Status.NOT_RECORDED),
        "Ohio attended 1 of 3 calls; 1 without a record, 1 missed.",
    ),
    (
        *(("attended", "open", "scheduled"), "2025-10-22", Status.DUE),
        "Nobody said whether the call with Ohio on Tue, Oct 21, 2025 was held.",
    ),
    (
        *(("attended", "open", "attended"), "2025-11-04", Status.OVERDUE),
        "Nobody said whether the call with Ohio on Tue, Oct 21, 2025 was held.",
    ),
    (
        *(("open", "open"), "2025-11-04", Status.OVERDUE),
        "2 calls with Ohio passed and nobody said whether they were held,"
        " the last on Tue, Oct 21, 2025.",
    ),
    (
        *(("attended", "cancelled", "cancelled", "scheduled"), "2025-11-11", Status.OVERDUE),
        "No call with Ohio for 5 weeks; the last was on Tue, Oct 7, 2025; 2 cancelled.",
    ),
    (
        *(("cancelled", "cancelled"), "2025-10-22", Status.DUE),
        "2 calls with Ohio cancelled, and no other is scheduled.",
    ),
    (
        *(("cancelled", "cancelled"), "2027-04-01", Status.OVERDUE),
        "No call with Ohio was ever held; the last day was Mar 31, 2027.",
    ),
    (
        *(("not-required", "not-required"), "2025-10-22", Status.NOT_NEEDED),
        "Ohio was not required at the 2 calls held.",
    ),
    (
        *(("attended", "not-required", "attended"), "2025-11-04", Status.SATISFIED),
        "Ohio attended 2 of 2 calls.",
    ),
]


@pytest.mark.parametrize(("became", "day", "status", "why"), TABLE)
def test_a_series_is_as_good_as_its_calls_so_far(
    became: tuple[str, ...], day: str, status: Status, why: str
) -> None:
    assert told(known(CHECK_IN, calls(FIRST, *became)), day) == (status, why)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2025-10-21", Status.SATISFIED),
        ("2025-11-02", Status.SATISFIED),
        ("2025-11-03", Status.OVERDUE),  # 27 days, one less than two intervals
    ],
)
def test_a_call_is_missing_once_two_intervals_went_by(day: str, status: Status) -> None:
    assert told(known(CHECK_IN, calls(FIRST, "attended")), day)[0] is status


@pytest.mark.parametrize(
    ("every", "first", "second", "is_gap"),
    [
        ("7-days", "2025-10-07", "2025-10-14", False),
        ("7-days", "2025-10-07", "2025-10-21", True),
        ("14-days", "2025-10-07", "2025-10-27", False),
        ("14-days", "2025-10-07", "2025-11-04", True),
        ("month", "2025-10-07", "2025-11-11", False),
        ("month", "2025-10-07", "2025-12-02", True),
    ],
)
def test_a_gap_is_a_stretch_in_which_a_call_is_missing(
    every: str, first: str, second: str, is_gap: bool
) -> None:
    rows = [met(first).row, met(second).row]
    assert [gap.end for gap in series.gaps(rows, every, rows[1].utc)] == [rows[1].utc] * is_gap


def test_gaps_are_told_in_weeks() -> None:
    rows = [met("2025-10-07").row, met("2025-11-11").row]
    (gap,) = series.gaps(rows, "14-days", rows[1].utc)
    assert gap.words == "5 weeks"


def test_one_cancelled_call_is_a_decision_and_two_in_a_row_are_a_gap() -> None:
    once = verdict(known(CHECK_IN, calls(FIRST, "attended", "cancelled", "attended")), "2025-11-04")
    twice = calls(FIRST, "attended", "cancelled", "cancelled", "attended")
    assert once.series is not None
    assert once.series.gaps == ()
    found = verdict(known(CHECK_IN, twice), "2025-11-18").series
    assert found is not None
    assert [gap.words for gap in found.gaps] == ["6 weeks"]


def test_the_verdict_counts_what_became_of_each_occurrence() -> None:
    meetings = calls(
        *(FIRST, "attended", "cancelled", "-", "unrecorded", "not-required", "open", "scheduled")
    )
    meetings[2] = met("2025-11-19", series=7, occurrence=4, moved_from="2025-11-18T14:00")
    found = verdict(known(CHECK_IN, meetings), "2025-12-17")
    counted = found.series
    assert counted is not None
    assert found.done == (1, 3)
    assert counted == SeriesCount(
        held=(1, 3, 4), cancelled=(2,), open=(5,), skipped=1, moved=(3,), gaps=counted.gaps
    )
    assert counted.due == 6


def test_an_occurrence_that_is_left_out_later_is_not_skipped_yet() -> None:
    meetings = calls(FIRST, "attended", "scheduled", "-", "scheduled")
    counts = [
        verdict(known(CHECK_IN, meetings), day).series for day in ("2025-11-03", "2025-11-05")
    ]
    assert [count.skipped for count in counts if count] == [0, 1]


def test_each_state_has_gaps_of_its_own_though_the_calls_are_joint() -> None:
    joint = [
        met("2025-10-07", states="OH,TX", OH="attended", TX="attended"),
        met("2025-12-02", states="OH", OH="attended"),
        met("2026-01-06", states="OH,TX", OH="attended", TX="attended"),
    ]
    facts = known(MONTHLY, joint)
    of_ohio, of_texas = (verdict(facts, "2026-01-06", code).series for code in ("OH", "TX"))
    assert of_ohio is not None
    assert of_texas is not None
    assert ([gap.words for gap in of_ohio.gaps], [gap.words for gap in of_texas.gaps]) == (
        ["8 weeks"],
        ["13 weeks"],
    )


def test_a_series_that_is_over_misses_no_further_call() -> None:
    meetings = calls("2027-02-02", "attended", "attended", "cancelled", "cancelled", "cancelled")
    assert told(known(CHECK_IN, meetings), "2027-03-31")[0] is Status.OVERDUE
    found = told(known(CHECK_IN, meetings), "2027-04-01")
    why = (
        "Ohio attended 2 of 2 calls; 3 cancelled, the first after 70 weeks, with a gap of 43 days."
    )
    assert found == (Status.PARTLY, why)


@pytest.mark.parametrize(
    ("day", "status"), [("2025-10-27", Status.DUE), ("2025-10-28", Status.OVERDUE)]
)
def test_a_series_that_nobody_began_is_late_once_two_calls_were_due(
    day: str, status: Status
) -> None:
    called_off = calls("2025-10-08", "cancelled")
    assert verdict(known(CHECK_IN, []), day).status is status
    assert verdict(known(CHECK_IN, []), day).due == date(2025, 10, 1)
    assert verdict(known(CHECK_IN, called_off), day).status is Status.DUE


def test_a_suspension_is_no_gap() -> None:
    pause = Suspension(date(2025, 10, 15), "Shutdown", date(2026, 1, 10))
    meetings = calls(FIRST, "attended")
    facts = known(CHECK_IN, meetings, rules=PlanRules(suspensions=(pause,)))
    assert told(facts, "2026-01-10")[0] is Status.SATISFIED
    assert told(facts, "2026-02-05")[0] is Status.SATISFIED
    assert told(facts, "2026-02-08")[0] is Status.OVERDUE


@pytest.mark.parametrize(
    ("joined", "day", "status"),
    [
        ("2026-02-01", "2026-01-31", Status.NOT_YET_DUE),
        ("2026-02-01", "2026-02-01", Status.DUE),
        ("2027-04-02", "2027-04-03", Status.NOT_NEEDED),
    ],
)
def test_calls_are_due_to_a_late_state_from_the_day_it_came_in(
    joined: str, day: str, status: Status
) -> None:
    late = CycleState("OH", joined=date.fromisoformat(joined))
    assert told(known(CHECK_IN, [], members=[late]), day)[0] is status


def test_a_gap_between_calls_is_told_though_the_series_is_over() -> None:
    begins = "2027-03-02"  # the last day of the calls is Mar 31
    held = calls(begins, "attended", "attended", "-", "-", "attended")
    found = verdict(known(CHECK_IN, held), "2027-05-20")
    assert found.series is not None
    assert [gap.words for gap in found.series.gaps] == ["6 weeks"]
    assert found.why == (
        "Ohio attended 3 of 3 calls; 2 skipped, the first after 74 weeks, with a gap of 6 weeks."
    )
