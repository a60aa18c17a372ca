"""All states and types of a cycle in one pass."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from perm_desktop.core import clock
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations import needed, once, series, sessions, triggered
from perm_desktop.core.obligations.chances import (
    Chances,
    day_of,
    ids,
    in_time,
    local_day,
    settled_by_being_held,
    sort,
)
from perm_desktop.core.obligations.differences import Difference, Thresholds
from perm_desktop.core.obligations.facts import (
    AsOf,
    CycleFacts,
    Decision,
    Delay,
    first_minute,
    last_minute,
)
from perm_desktop.core.obligations.series import Course, Pause
from perm_desktop.core.obligations.status import Obligation, Status, Verdict
from perm_desktop.core.plan_rules import Suspension
from perm_desktop.core.vocabulary import CadenceKind

# Statuses that a pause hides: what is still wanted. What was reached or missed a record stays.
_PAUSABLE = (Status.OVERDUE, Status.DUE, Status.NOT_YET_DUE, Status.SCHEDULED, Status.UNDECIDED)
_FEDERAL = ("DFO",)  # a type for these alone is settled by the meeting being held
_DATA_DELAY, _AD_HOC_CALL = "data-delay", "ad-hoc-call"

_Record = TypeVar("_Record", Decision, Difference, Delay)


@dataclass(frozen=True, slots=True)
class _Case:
    """One type and one state, with what is known of them."""

    facts: CycleFacts
    as_of: AsOf
    kind: MeetingType
    code: str
    name: str
    chances: Chances
    decisions: Sequence[Decision]  # of the state
    differences: Sequence[Difference]
    delays: Sequence[Delay]

    @property
    def pauses(self) -> list[Pause]:
        """The suspensions of the type and state in UTC minutes."""
        found = self.facts.pauses(self.kind, self.code)
        return [
            (first_minute(each.starts), (last_minute(each.ends) if each.ends else _NEVER) + 1)
            for each in found
        ]


_NEVER = 1 << 40


def obligations(
    facts: CycleFacts,
    names: Mapping[str, str],
    as_of: AsOf,
    pairs: Collection[tuple[str, str]] | None = None,
) -> list[Obligation]:
    """Return what each state of a cycle owes or is owed, by type then state.

    ``names`` are the states' by code; ``pairs`` of type and state limit the pass to some of them.
    """
    rows = _by_type_and_state(facts.rows)
    decisions, differences = _by_state(facts.decisions), _by_state(facts.differences)
    delays = _by_state(facts.delays)
    codes = facts.cycle.codes
    found: list[Obligation] = []
    for kind in facts.types:
        for code in codes:
            if pairs is not None and (kind.key, code) not in pairs:
                continue
            chances = chances_of(facts, kind, rows.get((kind.key, code), []), code, as_of)
            own = (decisions.get(code, ()), differences.get(code, ()), delays.get(code, ()))
            case = _Case(facts, as_of, kind, code, names[code], chances, *own)
            found.append(Obligation(code, kind.key, kind.cadence.kind, _verdict(case)))
    return found


def thresholds_of(kind: MeetingType) -> Thresholds:
    """Return the thresholds that a type of 64/21 calls has; the shipped ones where it says none."""
    details, usual = kind.cadence.details, Thresholds()
    return Thresholds(
        Decimal(str(details.get("quarter_percent", usual.quarter))),
        Decimal(str(details.get("overall_percent", usual.overall))),
        bool(details.get("both", usual.both)),
    )


def _by_type_and_state(rows: Iterable[MeetingRow]) -> dict[tuple[str, str], list[MeetingRow]]:
    found: dict[tuple[str, str], list[MeetingRow]] = defaultdict(list)
    for row in rows:
        kind = row.type
        for code in row.states.split(","):
            found[kind, code].append(row)
    return found


def _by_state(records: Iterable[_Record]) -> dict[str, list[_Record]]:
    found: dict[str, list[_Record]] = defaultdict(list)
    for each in records:
        found[each.state].append(each)
    return found


def chances_of(
    facts: CycleFacts, kind: MeetingType, rows: list[MeetingRow], code: str, as_of: AsOf
) -> Chances:
    """Sort the meetings that a type has with a state; of two contents only the state's count."""
    if len(kind.variants) > 1 and (method := facts.member(code).methodology):
        rows = [row for row in rows if row.variant in (None, method.value)]
    return (settled_by_being_held if is_federal(kind) else sort)(facts, rows, code, as_of)


def is_federal(kind: MeetingType) -> bool:
    """True for a type whose audience is federal staff: nothing is to be marked for a state."""
    return bool(kind.roles) and all(role.role in _FEDERAL for role in kind.roles)


def _verdict(case: _Case) -> Verdict:
    facts, kind = case.facts, case.kind
    if reason := facts.cycle.not_held.get(kind.key):
        return _not_held(reason, case.chances)
    found = _JUDGES[kind.cadence.kind](case)
    if found.status in _PAUSABLE and (paused := facts.paused(kind, case.code, case.as_of.day)):
        return _paused(found, paused)
    return found


def _paused(found: Verdict, pause: Suspension) -> Verdict:
    """What is still wanted rests, in each part as well."""
    parts = tuple(
        replace(part, status=Status.SUSPENDED) if part.status in _PAUSABLE else part
        for part in found.parts
    )
    return replace(found, status=Status.SUSPENDED, why=_suspended(pause), parts=parts)


def _not_held(reason: str, chances: Chances) -> Verdict:
    planned = (*chances.coming, *chances.drafts)
    question = (
        f"The type is not held this cycle, yet a meeting is planned on {day_of(planned[0])}."
        if planned
        else ""
    )
    why = f"Not held this cycle: {_sentence(reason)}"
    return Verdict(Status.NOT_HELD, why, ids(chances.took_place), question=question)


def _suspended(pause: Suspension) -> str:
    ends = f" to {clock.day(pause.ends)}" if pause.ends else ""
    head = "Suspended from" if ends else "Suspended since"
    return f"{head} {clock.day(pause.starts)}{ends}: {_sentence(pause.reason)}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _once(case: _Case) -> Verdict:
    due = case.facts.due(case.kind, case.code)
    return once.judge(case.name, case.chances, due, case.as_of, of_staff=is_federal(case.kind))


def _sessions(case: _Case) -> Verdict:
    wanted = int(case.kind.cadence.details.get("needed", 1))
    due = case.facts.due(case.kind, case.code)
    planned = sum(row.session is not None for row in case.chances.all)
    undated = max(case.kind.cadence.sessions - planned, 0)
    return sessions.judge(case.name, case.chances, wanted, due, case.as_of, undated=undated)


def _needed(case: _Case) -> Verdict:
    own = [each for each in case.decisions if each.type == case.kind.key]
    due = case.facts.due(case.kind, case.code)
    return needed.judge(case.name, case.chances, needed.latest(own), due, case.as_of)


def _series(case: _Case) -> Verdict:
    chances, as_of = case.chances, case.as_of
    ends = case.facts.window(case.kind).ends
    is_over = as_of.day > ends
    until = as_of.now
    if is_over:  # calls that were held later still leave gaps between them
        until = max([last_minute(ends), *(row.utc for row in chances.took_place[-1:])])
    begins = case.facts.begins(case.kind, case.code)
    since = first_minute(begins)
    course = Course(case.kind.cadence.every, until, since, is_over, case.pauses)
    found = series.judge(case.name, chances, course)
    if chances.took_place or chances.open or chances.coming:
        return found
    if begins > ends:
        why = f"{case.name} came in on {clock.day(begins)}, after the last day of these calls."
        return replace(found, status=Status.NOT_NEEDED, why=why)
    if is_over:
        why = f"No call with {case.name} was ever held; the last day was {clock.day(ends)}."
        return replace(found, status=Status.OVERDUE, why=why, due=ends)
    if as_of.day < begins:
        return replace(found, status=Status.NOT_YET_DUE, due=begins)
    is_late = series.is_late(since, chances, course)
    return replace(found, status=Status.OVERDUE if is_late else Status.DUE, due=begins)


def _triggered(case: _Case) -> Verdict:
    if case.kind.cadence.details.get("trigger") == _DATA_DELAY:
        return triggered.check_ins(case.name, case.chances, case.delays, case.as_of, case.pauses)
    return triggered.reconciliation(
        case.name,
        case.chances,
        case.differences,
        [program.lower() for program in case.facts.member(case.code).programs],
        thresholds_of(case.kind),
        case.as_of,
    )


def _ad_hoc(case: _Case) -> Verdict:
    chances, held = case.chances, len(case.chances.took_place)
    why = f"Held on request; {held} so far." if held else "Held on request; nothing is owed."
    evidence = ids(in_time(chances.took_place, chances.open), chances.coming)
    question = _beside_check_ins(case) if case.kind.key == _AD_HOC_CALL else ""
    return Verdict(Status.NOTHING_OWED, why, evidence, question=question)


def _beside_check_ins(case: _Case) -> str:
    """Ask about ad hoc calls planned while check-ins are on: they exclude each other."""
    for row in in_time(case.chances.coming, case.chances.drafts):
        delay = next((each for each in case.delays if each.covers(local_day(row))), None)
        if delay is not None:
            every = "week" if delay.weeks == 1 else "other week"
            return (
                f"{case.name} has check-ins every {every} since {clock.day(delay.starts)}, because"
                f" its data are late, yet an ad hoc call is planned on {day_of(row)}."
            )
    return ""


_JUDGES: Mapping[CadenceKind, Callable[[_Case], Verdict]] = {
    CadenceKind.ONCE_PER_CYCLE: _once,
    CadenceKind.ONCE_PER_STATE: _once,
    CadenceKind.N_OF_M: _sessions,
    CadenceKind.IF_NEEDED: _needed,
    CadenceKind.SERIES: _series,
    CadenceKind.TRIGGERED: _triggered,
    CadenceKind.AD_HOC: _ad_hoc,
}
