"""Held only if needed: what was decided, and what that leads to."""

from datetime import date

import pytest

from perm_desktop.core.obligations.facts import Decision
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.vocabulary import Basis, CadenceKind, Need
from tests.core.obligations.known import Met, kind, known, met, told, verdict

WEBINAR = kind(CadenceKind.IF_NEEDED)  # last day Aug 30, 2025
JULY, AUGUST, SEPTEMBER = "2025-07-15", "2025-08-12", "2025-09-09"


def decided(
    need: Need, reason: str = "", basis: str = "", day: str = "2025-07-03", state: str = "OH"
) -> Decision:
    return Decision("call", state, need, basis, date.fromisoformat(day), "Ann", reason)


NEEDED = decided(Need.NEEDED, "New system", Basis.RC_REQUIRES)
NOT_NEEDED = decided(Need.NOT_NEEDED, "Nothing is new.")
AGAIN_OPEN = decided(Need.UNDECIDED, "The RC asks again", day="2025-07-10")

TABLE = [
    (
        *([], [], JULY, Status.UNDECIDED),
        "Nobody has decided whether Ohio needs it; the last day is Aug 30, 2025.",
    ),
    (
        *([decided(Need.NOT_NEEDED, state="TX")], [], JULY, Status.UNDECIDED),
        "Nobody has decided whether Ohio needs it; the last day is Aug 30, 2025.",
    ),
    (
        *([NOT_NEEDED], [], SEPTEMBER, Status.NOT_NEEDED),
        "Not needed: Nothing is new (Ann, Jul 3, 2025).",
    ),
    (
        *([NOT_NEEDED, AGAIN_OPEN], [], JULY, Status.UNDECIDED),
        "Left undecided: The RC asks again (Ann, Jul 10, 2025). The last day is Aug 30, 2025.",
    ),
    (
        *([], [], SEPTEMBER, Status.UNDECIDED),
        "Nobody has decided whether Ohio needs it; the last day was Aug 30, 2025.",
    ),
    (
        *([NEEDED], [], JULY, Status.NOT_YET_DUE),
        "No meeting with Ohio is scheduled; the last day is Aug 30, 2025."
        " Needed, the RC requires it: New system (Ann, Jul 3, 2025).",
    ),
    (
        *([NOT_NEEDED, NEEDED], [], SEPTEMBER, Status.OVERDUE),
        "No meeting with Ohio is scheduled; the last day was Aug 30, 2025."
        " Needed, the RC requires it: New system (Ann, Jul 3, 2025).",
    ),
    ([], [met(AUGUST, "scheduled")], JULY, Status.SCHEDULED, "Scheduled on Tue, Aug 12, 2025."),
    (
        *([NEEDED], [met(AUGUST, OH="attended")], SEPTEMBER, Status.SATISFIED),
        "Ohio attended on Tue, Aug 12, 2025.",
    ),
    (
        *([NEEDED], [met(AUGUST, OH="not-required")], SEPTEMBER, Status.OVERDUE),
        "No meeting with Ohio is scheduled; the last day was Aug 30, 2025."
        " Needed, the RC requires it: New system (Ann, Jul 3, 2025).",
    ),
    (
        *([], [met(AUGUST, OH="not-required")], SEPTEMBER, Status.NOT_NEEDED),
        "Ohio was not required at the meeting on Tue, Aug 12, 2025.",
    ),
    (
        *([NOT_NEEDED], [met(AUGUST, OH="attended")], SEPTEMBER, Status.SATISFIED),
        "Ohio attended on Tue, Aug 12, 2025.",
    ),
    (
        *([], [met(AUGUST, "draft")], JULY, Status.UNDECIDED),
        "Nobody has decided whether Ohio needs it; the last day is Aug 30, 2025.",
    ),
]


@pytest.mark.parametrize(("decisions", "meetings", "day", "status", "why"), TABLE)
def test_the_last_decision_holds(
    decisions: list[Decision], meetings: list[Met], day: str, status: Status, why: str
) -> None:
    assert told(known(WEBINAR, meetings, decisions=decisions), day) == (status, why)


@pytest.mark.parametrize(
    ("meeting", "question"),
    [
        (
            met(AUGUST, "scheduled"),
            "Decided as not needed, yet a meeting is planned on Tue, Aug 12, 2025.",
        ),
        (
            met("2025-07-08", OH="absent"),
            "Decided as not needed, yet a meeting was held on Tue, Jul 8, 2025.",
        ),
        (met(AUGUST, "cancelled"), ""),
    ],
)
def test_a_meeting_that_was_decided_against_is_questioned(meeting: Met, question: str) -> None:
    found = verdict(known(WEBINAR, [meeting], decisions=[NOT_NEEDED]), JULY)
    assert (found.status, found.question) == (Status.NOT_NEEDED, question)
