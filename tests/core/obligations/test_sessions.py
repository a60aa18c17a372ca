"""Any one of several sessions is enough."""

import pytest

from perm_desktop.core.obligations.status import Status
from perm_desktop.core.vocabulary import CadenceKind
from tests.core.obligations.known import Met, kind, known, met, told, verdict

ORIENTATION = kind(CadenceKind.N_OF_M, needed=1, sessions=3)  # last day Aug 30, 2025
TWO_NEEDED = kind(CadenceKind.N_OF_M, needed=2, sessions=3)
DAYS = ("2025-07-08", "2025-07-22", "2025-08-05")
BEFORE, BETWEEN, AFTER = "2025-07-01", "2025-07-25", "2025-08-20"


def sessions(*became: str) -> list[Met]:
    """Sessions 1, 2, …: a mark of Ohio, a status, "unrecorded", or "-" for none."""
    found: list[Met] = []
    for nth, (day, word) in enumerate(zip(DAYS, became, strict=False), 1):
        if word in ("scheduled", "draft", "cancelled"):
            found.append(met(day, word, "OH,TX", session=nth))
        elif word == "unrecorded":
            found.append(met(day, states="OH,TX", session=nth))
        elif word != "-":
            found.append(met(day, states="OH,TX", session=nth, OH=word))
    return found


LATER = "scheduled"
TABLE = [
    (
        *((LATER, LATER, LATER), BEFORE, Status.SCHEDULED),
        "Ohio has attended none yet. 3 sessions are left, on Tue, Jul 8, 2025 and"
        " Tue, Jul 22, 2025, the last chance on Tue, Aug 5, 2025.",
    ),
    (
        *(("absent", "excused", LATER), BETWEEN, Status.SCHEDULED),
        "Ohio has attended none yet. One session is left, on Tue, Aug 5, 2025."
        " Ohio was excused from session 2 on Tue, Jul 22, 2025.",
    ),
    (
        *(("absent", LATER, LATER), BETWEEN, Status.SCHEDULED),
        "Ohio has attended none yet. One session is left, on Tue, Aug 5, 2025."
        " Ohio was absent from session 1 on Tue, Jul 8, 2025."
        " Nobody said whether session 2 on Tue, Jul 22, 2025 was held.",
    ),
    (
        *(("absent", "attended", LATER), BETWEEN, Status.SATISFIED),
        "Ohio attended session 2 on Tue, Jul 22, 2025.",
    ),
    (
        *(("unrecorded", LATER, LATER), "2025-07-10", Status.NOT_RECORDED),
        "Session 1 on Tue, Jul 8, 2025 was held; nothing is recorded for Ohio."
        " 2 sessions are left, on Tue, Jul 22, 2025, the last chance on Tue, Aug 5, 2025.",
    ),
    (
        *(("partial", "absent", LATER), BETWEEN, Status.PARTLY),
        "Ohio attended part of session 1 on Tue, Jul 8, 2025."
        " One session is left, on Tue, Aug 5, 2025.",
    ),
    (
        *(("absent", "excused", "absent"), AFTER, Status.OVERDUE),
        "Ohio attended none of 3 sessions; the last was on Tue, Aug 5, 2025."
        " None is left; a special session would settle it.",
    ),
    (
        *(("absent", "cancelled", "cancelled"), AFTER, Status.OVERDUE),
        "Ohio attended no session; the last was on Tue, Jul 8, 2025."
        " None is left; a special session would settle it.",
    ),
    (
        *(("absent", "absent", LATER), AFTER, Status.DUE),
        "Ohio attended none of 2 sessions; the last was on Tue, Jul 22, 2025."
        " Nobody said whether session 3 on Tue, Aug 5, 2025 was held."
        " None is left; a special session would settle it.",
    ),
    (
        *((LATER, "-", "-"), BETWEEN, Status.DUE),
        "Nobody said whether session 1 on Tue, Jul 8, 2025 was held. 2 have no date yet.",
    ),
    (
        *(("absent", "-", "-"), BETWEEN, Status.DUE),
        "Ohio attended no session; the last was on Tue, Jul 8, 2025. 2 have no date yet.",
    ),
    (
        *(("absent", "absent", "-"), "2025-08-31", Status.OVERDUE),
        "Ohio attended none of 2 sessions; the last was on Tue, Jul 22, 2025."
        " 1 session has no date yet.",
    ),
    (
        *(("absent", "absent", "draft"), BETWEEN, Status.DUE),
        "Ohio attended none of 2 sessions; the last was on Tue, Jul 22, 2025."
        " Another is only a draft, session 3 on Tue, Aug 5, 2025.",
    ),
    (
        *(("not-required", "-", "-"), AFTER, Status.NOT_NEEDED),
        "Ohio was not required at session 1 on Tue, Jul 8, 2025.",
    ),
    (
        *((), "2025-09-01", Status.OVERDUE),
        "No meeting with Ohio is scheduled; the last day was Aug 30, 2025.",
    ),
]


@pytest.mark.parametrize(("became", "day", "status", "why"), TABLE)
def test_one_session_is_enough(became: tuple[str, ...], day: str, status: Status, why: str) -> None:
    assert told(known(ORIENTATION, sessions(*became)), day) == (status, why)


@pytest.mark.parametrize(
    ("became", "day", "status"),
    [
        (("attended", LATER, LATER), "2025-07-10", Status.PARTLY),
        (("attended", "absent", "attended"), AFTER, Status.SATISFIED),
        (("attended", "absent", "partial"), AFTER, Status.PARTLY),
        (("attended", "absent", "absent"), AFTER, Status.OVERDUE),
    ],
)
def test_two_of_three_sessions_are_counted(
    became: tuple[str, ...], day: str, status: Status
) -> None:
    assert told(known(TWO_NEEDED, sessions(*became)), day)[0] is status


def test_the_other_sessions_are_optional_and_never_missed() -> None:
    found = verdict(known(ORIENTATION, sessions("absent", "attended", LATER)), BETWEEN)
    assert (found.evidence, found.optional) == ((2,), (1, 3))


def test_no_session_is_optional_before_one_was_attended() -> None:
    assert verdict(known(ORIENTATION, sessions("absent", LATER, LATER)), BEFORE).optional == ()


def test_a_state_that_attended_says_nothing_of_another() -> None:
    facts = known(ORIENTATION, sessions("attended", LATER, LATER))
    assert told(facts, "2025-07-10", "TX")[0] is Status.NOT_RECORDED
    assert told(facts, "2025-07-10", "UT")[0] is not Status.SATISFIED


def test_a_special_session_counts_like_a_numbered_one() -> None:
    special = [*sessions("absent", "absent", "absent"), met("2025-09-09", OH="attended")]
    found = told(known(ORIENTATION, special), "2025-09-10")
    assert found == (Status.SATISFIED, "Ohio attended on Tue, Sep 9, 2025.")
