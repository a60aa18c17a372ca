"""What is known of a cycle, in few words: meetings of one type with the marks of their states."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.attendance import RollUp
from perm_desktop.core.cycles import (
    Cycle,
    CycleState,
    DateSpan,
    default_cutoff,
    default_phases,
    review_period,
)
from perm_desktop.core.meeting_types import Cadence, ExpectedRole, MeetingType, PlanWindow, Wording
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.engine import obligations
from perm_desktop.core.obligations.facts import AsOf, CycleFacts, last_minute
from perm_desktop.core.obligations.status import Status, Verdict
from perm_desktop.core.vocabulary import CadenceKind, Expectation, Mark, Methodology, Phase

YEAR = 2027
NAMES = {"OH": "Ohio", "TX": "Texas", "UT": "Utah"}
WINDOW = DateSpan(date(2025, 7, 1), date(2025, 8, 30))  # of a type unless it says otherwise


class Met(NamedTuple):
    """A meeting and what is marked of its states."""

    row: MeetingRow
    marks: dict[str, Mark]


def kind(
    cadence: CadenceKind,
    key: str = "call",
    *,
    phase: Phase = Phase.PRE,
    roles: Sequence[str] = ("PM", "DL"),
    variants: Sequence[Methodology] = (),
    **details: Any,
) -> MeetingType:
    """A meeting type held from Jul 1 to Aug 30, 2025, or, in another phase, all through it."""
    return MeetingType(
        id=1,
        key=key,
        phase=phase,
        cadence=Cadence(cadence, details),
        joint=cadence is CadenceKind.ONCE_PER_CYCLE,
        minutes=60,
        hosts=("RC",),
        variants=tuple(variants),
        short_title="Call",
        window=PlanWindow(phase, 30, 90) if phase is Phase.PRE else None,
        factory=True,
        source=Wording(),
        shipped=Wording(),
        own=Wording(),
        roles=tuple(ExpectedRole(role, Expectation.REQUIRED) for role in roles),
        sources=(),
    )


def met(day: str, status: str = "held", states: str = "OH", **told: Any) -> Met:
    """A meeting at 2:00 PM Eastern for an hour.

    Two capitals are a state's mark, ``OH="absent"``; other names are fields of the row.
    """
    marks = {code: Mark(told.pop(code)) for code in list(told) if code.isupper()}
    starts = f"{day}T14:00"
    row = MeetingRow(
        *(0, 0, "", YEAR, "call", "Call", "Call", "pre", "RC", states, starts, clock.EASTERN),
        *(60, clock.utc_minutes(starts, clock.EASTERN), status, "", None, None, None, None, ""),
        *(0, len(marks), 0),
    )
    return Met(row._replace(**told), marks)


def known(
    kinds: MeetingType | Sequence[MeetingType], meetings: Iterable[Met], **told: Any
) -> CycleFacts:
    """The facts of RY 2027 with Ohio, Texas and Utah; meetings get the ids 1, 2, … as given.

    ``members`` and ``not_held`` are the cycle's; other names are fields of the facts.
    """
    numbered = [
        Met(each.row._replace(id=nth, number=nth), each.marks)
        for nth, each in enumerate(meetings, 1)
    ]
    return CycleFacts(
        cycle=cycle(told.pop("members", ()), told.pop("not_held", {})),
        types=[kinds] if isinstance(kinds, MeetingType) else kinds,
        rows=sorted((each.row for each in numbered), key=lambda row: (row.utc, row.number)),
        presence={
            (each.row.id, code): RollUp(mark, "")
            for each in numbered
            for code, mark in each.marks.items()
        },
        **told,
    )


def cycle(members: Iterable[CycleState] = (), not_held: dict[str, str] | None = None) -> Cycle:
    """RY 2027; members other than the usual three take their places."""
    chosen = {each.code: each for each in members}
    return Cycle(
        id=1,
        year=YEAR,
        group=3,
        review=review_period(YEAR),
        phases=default_phases(YEAR),
        cutoff=default_cutoff(YEAR),
        states=tuple(chosen.get(code, CycleState(code)) for code in NAMES),
        not_held=not_held or {},
    )


def evening(day: str | date) -> AsOf:
    """The last minute of a day."""
    found = date.fromisoformat(day) if isinstance(day, str) else day
    return AsOf(found, last_minute(found))


def verdict(facts: CycleFacts, day: str | AsOf, state: str = "OH") -> Verdict:
    """The verdict on the first type for a state at the end of a day."""
    as_of = evening(day) if isinstance(day, str) else day
    pair = (facts.types[0].key, state)
    (found,) = obligations(facts, NAMES, as_of, {pair})
    return found.verdict


def told(facts: CycleFacts, day: str | AsOf, state: str = "OH") -> tuple[Status, str]:
    """Status and sentence."""
    found = verdict(facts, day, state)
    return found.status, found.why


def calls(first: str, *became: str, days: int = 14, **told: Any) -> list[Met]:
    """Calls every so many days, each told in a word: a mark, or what else became of it.

    "open" is over and not closed, "unrecorded" is held without a mark; "-" leaves one out.
    """
    start = date.fromisoformat(first)
    return [
        _call(f"{start + timedelta(days=days * nth)}", word, nth + 1, told)
        for nth, word in enumerate(became)
        if word != "-"
    ]


def _call(day: str, word: str, number: int, told: dict[str, Any]) -> Met:
    row: dict[str, Any] = {"series": 7, "occurrence": number, **told}
    match word:
        case "open" | "scheduled":
            return met(day, "scheduled", **row)
        case "unrecorded":
            return met(day, "held", **row)
        case "cancelled" | "draft":
            return met(day, word, reason="Snow" if word == "cancelled" else "", **row)
        case mark:
            return met(day, "held", OH=mark, **row)
