"""What a condition opens and a date closes: differences above a threshold, data that are late."""

from datetime import date
from decimal import Decimal

import pytest

from perm_desktop.core.cycles import CycleState
from perm_desktop.core.obligations.differences import Difference
from perm_desktop.core.obligations.facts import Delay
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.vocabulary import CadenceKind, Phase
from tests.core.obligations.known import Met, calls, kind, known, met, told, verdict

RECONCILIATION = kind(CadenceKind.TRIGGERED, phase=Phase.INTRA, trigger="64-21-difference")
CHECK_IN = kind(CadenceKind.TRIGGERED, phase=Phase.INTRA, trigger="data-delay", every="14-days")
AD_HOC = kind(CadenceKind.AD_HOC, "ad-hoc-call", phase=Phase.INTRA)
APRIL, MAY, JUNE = "2026-04-14", "2026-05-12", "2026-06-09"


def differ(
    percent: str | None,
    quarter: str = "Q2",
    program: str = "medicaid",
    *,
    state: str = "OH",
    resolved: str | None = None,
    amounts: tuple[str, str] | None = None,
) -> Difference:
    universe, form = map(Decimal, amounts) if amounts else (None, None)
    closed = date.fromisoformat(resolved) if resolved else None
    typed = None if percent is None else Decimal(percent)
    return Difference(state, program, quarter, typed, universe, form, date(2026, 4, 3), closed)


OVER = "Medicaid: 18.2% in Q2 (above 15%), since Apr 3, 2026"
TABLE = [
    ([], [], MAY, Status.NOT_TRIGGERED, "No 64/21 difference is recorded for Ohio."),
    (
        *([differ("20", state="TX")], [], MAY, Status.NOT_TRIGGERED),
        "No 64/21 difference is recorded for Ohio.",
    ),
    (
        *([differ("15.0")], [], MAY, Status.NOT_TRIGGERED),
        "Medicaid: 15% in Q2: not above 15% a quarter or 5% overall.",
    ),
    (
        *([differ("15.1")], [], MAY, Status.DUE),
        "Medicaid: 15.1% in Q2 (above 15%), since Apr 3, 2026;"
        " no call held, not resolved, and none is planned.",
    ),
    (
        *([differ("5.0", "overall")], [], MAY, Status.NOT_TRIGGERED),
        "Medicaid: 5% overall: not above 15% a quarter or 5% overall.",
    ),
    (
        *([differ("5.01", "overall")], [], MAY, Status.DUE),
        "Medicaid: 5.01% overall (above 5%), since Apr 3, 2026;"
        " no call held, not resolved, and none is planned.",
    ),
    (
        *([differ("18.2")], [met(JUNE, "scheduled")], MAY, Status.SCHEDULED),
        f"{OVER}; no call held, the next is on Tue, Jun 9, 2026.",
    ),
    (
        *([differ("18.2")], [met(APRIL, OH="attended")], MAY, Status.PARTLY),
        f"{OVER}; 1 call held, not resolved, and none is planned.",
    ),
    (
        *([differ("18.2")], [met(APRIL, OH="attended"), met(JUNE, "scheduled")], MAY),
        *(Status.SCHEDULED, f"{OVER}; 1 call held, the next is on Tue, Jun 9, 2026."),
    ),
    (
        *([differ("18.2")], [met(APRIL), met(JUNE, "scheduled")], MAY, Status.NOT_RECORDED),
        f"{OVER}; 1 call held, 1 of them without a record.",
    ),
    (
        *([differ("18.2")], [met(APRIL, "scheduled")], MAY, Status.DUE),
        f"{OVER}; no call held, and nobody said whether the one on Tue, Apr 14, 2026 was.",
    ),
    (
        *([differ("18.2", resolved=MAY)], [met(APRIL, OH="attended")], MAY, Status.SATISFIED),
        f"{OVER}; resolved on May 12, 2026 after 1 call.",
    ),
    (
        *([differ("18.2", resolved=MAY)], [met(APRIL, OH="attended"), met(JUNE)], "2026-07-01"),
        *(Status.SATISFIED, f"{OVER}; resolved on May 12, 2026 after 1 call."),
    ),
    (
        *([differ("18.2", resolved=MAY)], [met(APRIL, OH="attended")], "2026-05-11"),
        *(Status.PARTLY, f"{OVER}; 1 call held, not resolved, and none is planned."),
    ),
    (
        *([differ("18.2")], [], "2026-04-02", Status.DUE),
        "Medicaid: 18.2% in Q2 (above 15%); no call held, not resolved, and none is planned.",
    ),
    (
        *([differ("18.2", "Q1", resolved=MAY), differ("22", "Q3")], [], JUNE, Status.DUE),
        "Medicaid: 22% in Q3 (above 15%), since Apr 3, 2026;"
        " no call held, not resolved, and none is planned.",
    ),
    (
        *([differ("3", resolved=MAY), differ("16", "Q3", "chip")], [], JUNE, Status.DUE),
        "CHIP: 16% in Q3 (above 15%), since Apr 3, 2026;"
        " no call held, not resolved, and none is planned.",
    ),
    (
        *([differ(None, amounts=("118.2", "100"))], [], MAY, Status.DUE),
        "Medicaid: 18.2% in Q2 (above 15%), 18.2% overall (above 5%), since Apr 3, 2026;"
        " no call held, not resolved, and none is planned.",
    ),
    (
        *([differ("2", amounts=("118.2", "100")), differ("1", "overall")], [], MAY),
        Status.NOT_TRIGGERED,
        "Medicaid: 2% in Q2, 1% overall: not above 15% a quarter or 5% overall.",
    ),
    (
        *([differ(None, amounts=("10", "0"))], [], MAY, Status.UNDECIDED),
        "Medicaid, Q2: Form CMS-64 is zero in Q2; a percentage is to be entered.",
    ),
]


@pytest.mark.parametrize(("differences", "meetings", "day", "status", "why"), TABLE)
def test_a_difference_strictly_above_a_threshold_opens_reconciliation(
    differences: list[Difference], meetings: list[Met], day: str, status: Status, why: str
) -> None:
    assert told(known(RECONCILIATION, meetings, differences=differences), day) == (status, why)


def test_a_quarter_is_not_called_resolved_before_its_day() -> None:
    facts = known(RECONCILIATION, [], differences=[differ("18.2", resolved=MAY)])
    whys = {
        day: part.why
        for day in ("2026-05-11", MAY)
        for part in verdict(facts, day).parts
        if part.name == "Medicaid, Q2"
    }
    assert whys == {
        "2026-05-11": "18.2% in Q2, above 15%.",
        MAY: "18.2% in Q2, above 15%; resolved on May 12, 2026.",
    }


def test_two_programs_that_differ_are_told_apart_and_the_worst_is_shown() -> None:
    entered = [differ("16", resolved=MAY), differ("17", "Q1", "chip"), differ("2", "Q3", "chip")]
    found = verdict(known(RECONCILIATION, [], differences=entered), JUNE)
    assert found.status is Status.DUE
    assert {part.name: part.status for part in found.parts} == {
        "Medicaid": Status.SATISFIED,
        "Medicaid, Q2": Status.SATISFIED,
        "CHIP": Status.DUE,
        "CHIP, Q1": Status.DUE,
        "CHIP, Q3": Status.NOT_TRIGGERED,
    }


def test_a_program_that_a_state_does_not_take_part_with_counts_for_nothing() -> None:
    alone = CycleState("OH", programs=("Medicaid",))
    facts = known(RECONCILIATION, [], members=[alone], differences=[differ("17", program="chip")])
    assert told(facts, MAY) == (
        Status.NOT_TRIGGERED,
        "No 64/21 difference is recorded for Ohio.",
    )


@pytest.mark.parametrize(
    ("quarter", "overall", "status"),
    [
        ("15.1", "5.01", Status.DUE),
        ("15.1", "5", Status.NOT_TRIGGERED),
        ("15", "5.01", Status.NOT_TRIGGERED),
    ],
)
def test_both_thresholds_can_be_required(quarter: str, overall: str, status: Status) -> None:
    strict = kind(CadenceKind.TRIGGERED, phase=Phase.INTRA, both=True)
    facts = known(strict, [], differences=[differ(quarter), differ(overall, "overall")])
    assert told(facts, MAY)[0] is status


def test_thresholds_are_settings_of_the_type() -> None:
    wide = kind(CadenceKind.TRIGGERED, phase=Phase.INTRA, quarter_percent=20, overall_percent=7.5)
    assert told(known(wide, [], differences=[differ("20")]), MAY)[0] is Status.NOT_TRIGGERED
    assert told(known(wide, [], differences=[differ("7.51", "overall")]), MAY)[0] is Status.DUE


LATE = Delay("OH", date(2026, 4, 6))
LATE_WEEKLY = Delay("OH", date(2026, 4, 6), weeks=1)
OVER_IN_MAY = Delay("OH", date(2026, 4, 6), date(2026, 5, 10))
HEAD = "Data of Ohio are late since Apr 6, 2026"
ENDED = "The delay of Ohio ended on May 10, 2026"
DELAYS = [
    ([], [], MAY, Status.NOT_TRIGGERED, "No data of Ohio are late."),
    ([Delay("TX", date(2026, 4, 6))], [], MAY, Status.NOT_TRIGGERED, "No data of Ohio are late."),
    ([LATE], [], "2026-04-05", Status.NOT_TRIGGERED, "No data of Ohio are late."),
    ([LATE], [], "2026-04-06", Status.DUE, f"{HEAD}, and no call is planned."),
    (
        *([LATE], calls(APRIL, "scheduled", "scheduled"), "2026-04-06", Status.SCHEDULED),
        f"{HEAD}. The first call with Ohio is on Tue, Apr 14, 2026.",
    ),
    (
        *([LATE], calls(APRIL, "attended", "attended"), "2026-05-01", Status.SATISFIED),
        f"{HEAD}. Ohio attended 2 of 2 calls.",
    ),
    (
        *([LATE], calls(APRIL, "attended"), "2026-05-11", Status.OVERDUE),
        f"{HEAD}. No call with Ohio for 27 days; the last was on Tue, Apr 14, 2026.",
    ),
    (
        *([LATE_WEEKLY], calls(APRIL, "attended"), "2026-04-27", Status.OVERDUE),
        f"{HEAD}. No call with Ohio for 13 days; the last was on Tue, Apr 14, 2026.",
    ),
    (
        *([OVER_IN_MAY], [], MAY, Status.NOT_TRIGGERED),
        f"{ENDED}; no call was held.",
    ),
    (
        *([OVER_IN_MAY], calls(APRIL, "attended", "absent"), JUNE, Status.PARTLY),
        f"{ENDED}. Ohio attended 1 of 2 calls; 1 missed.",
    ),
    (
        *([OVER_IN_MAY], calls(APRIL, "attended"), "2026-07-01", Status.SATISFIED),
        f"{ENDED}. Ohio attended 1 of 1 call.",
    ),
]


@pytest.mark.parametrize(("delays", "meetings", "day", "status", "why"), DELAYS)
def test_late_data_turn_check_ins_on_until_the_delay_ends(
    delays: list[Delay], meetings: list[Met], day: str, status: Status, why: str
) -> None:
    assert told(known(CHECK_IN, meetings, delays=delays), day) == (status, why)


def test_each_delay_is_a_part_of_its_own() -> None:
    delays = [OVER_IN_MAY, Delay("OH", date(2026, 9, 1), weeks=1)]
    meetings = calls(APRIL, "attended", "attended")
    found = verdict(known(CHECK_IN, meetings, delays=delays), "2026-09-02")
    assert [(part.name, part.status) for part in found.parts] == [
        ("Apr 6, 2026 – May 10, 2026", Status.SATISFIED),
        ("Since Sep 1, 2026", Status.DUE),
    ]
    assert (found.status, found.done) == (Status.DUE, (2, 2))


def test_a_check_in_planned_after_the_delay_is_questioned() -> None:
    facts = known(CHECK_IN, [met(JUNE, "scheduled")], delays=[OVER_IN_MAY])
    assert verdict(facts, MAY).question == (
        "Data are late up to May 10, 2026, yet a call is planned on Tue, Jun 9, 2026."
    )


@pytest.mark.parametrize(
    ("delay", "question"),
    [
        (
            LATE_WEEKLY,
            "Ohio has check-ins every week since Apr 6, 2026, because its data are late,"
            " yet an ad hoc call is planned on Tue, Jun 9, 2026.",
        ),
        (
            LATE,
            "Ohio has check-ins every other week since Apr 6, 2026, because its data are late,"
            " yet an ad hoc call is planned on Tue, Jun 9, 2026.",
        ),
        (OVER_IN_MAY, ""),
        (Delay("TX", date(2026, 4, 6)), ""),
    ],
)
def test_an_ad_hoc_call_is_questioned_while_check_ins_are_on(delay: Delay, question: str) -> None:
    facts = known(AD_HOC, [met(JUNE, "scheduled", type="ad-hoc-call")], delays=[delay])
    found = verdict(facts, MAY)
    assert (found.status, found.question) == (Status.NOTHING_OWED, question)


def test_nothing_is_owed_of_calls_on_request() -> None:
    facts = known(AD_HOC, [met(APRIL, OH="attended", type="ad-hoc-call")])
    assert told(facts, MAY) == (Status.NOTHING_OWED, "Held on request; 1 so far.")
    assert told(facts, "2026-04-01") == (
        Status.NOTHING_OWED,
        "Held on request; nothing is owed.",
    )
