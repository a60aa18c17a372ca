"""All states and types of a cycle in one pass."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations import needed, once, series, sessions, triggered
from perm_desktop.core.obligations.chances import Chances, day_of, ids, sort
from perm_desktop.core.obligations.differences import Thresholds
from perm_desktop.core.obligations.facts import AsOf, CycleFacts
from perm_desktop.core.obligations.status import Obligation, Status, Verdict
from perm_desktop.core.vocabulary import CadenceKind, MeetingStatus

# Statuses that a pause hides: what is still wanted. What was reached or missed a record stays.
_PAUSABLE = (Status.OVERDUE, Status.DUE, Status.NOT_YET_DUE, Status.SCHEDULED, Status.UNDECIDED)
_FEDERAL = ("DFO",)  # a type for these alone is settled by the meeting being held


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
    return [
        Obligation(
            *(code, kind.key, kind.cadence.kind),
            _verdict(facts, kind, code, rows.get((kind.key, code), []), names[code], as_of),
        )
        for kind in facts.types
        for code in facts.cycle.codes
        if pairs is None or (kind.key, code) in pairs
    ]


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
        for code in row.states.split(","):
            found[row.type, code].append(row)
    return found


def _verdict(
    facts: CycleFacts, kind: MeetingType, code: str, rows: list[MeetingRow], name: str, as_of: AsOf
) -> Verdict:
    chances = _chances(facts, kind, rows, code, as_of)
    if reason := facts.cycle.not_held.get(kind.key):
        why = f"Not held this cycle: {reason}"
        return Verdict(Status.NOT_HELD, why, ids(chances.attended))
    found = _JUDGES[kind.cadence.kind](facts, kind, code, chances, name, as_of)
    if found.status in _PAUSABLE and (paused := facts.paused(kind, code, as_of.day)):
        return Verdict(Status.SUSPENDED, f"Suspended: {paused}", found.evidence, found.due)
    return found


def _chances(
    facts: CycleFacts, kind: MeetingType, rows: list[MeetingRow], code: str, as_of: AsOf
) -> Chances:
    if len(kind.variants) > 1 and (method := facts.member(code).methodology):
        rows = [row for row in rows if row.variant in (None, method.value)]
    if kind.roles and all(role.role in _FEDERAL for role in kind.roles):
        return _settled_by_being_held(facts, rows, code, as_of)
    return sort(facts, rows, code, as_of)


def _settled_by_being_held(
    facts: CycleFacts, rows: list[MeetingRow], code: str, as_of: AsOf
) -> Chances:
    """The state itself is not expected, so that nothing has to be marked for it."""
    held = MeetingStatus.HELD.value
    over = tuple(row for row in rows if row.status == held and row.utc <= as_of.now)
    others = sort(facts, [row for row in rows if row not in over], code, as_of)
    return Chances(
        attended=over,
        open=others.open,
        coming=others.coming,
        drafts=others.drafts,
        cancelled=others.cancelled,
    )


Judge = Callable[[CycleFacts, MeetingType, str, Chances, str, AsOf], Verdict]


def _once(
    facts: CycleFacts, kind: MeetingType, code: str, chances: Chances, name: str, as_of: AsOf
) -> Verdict:
    return once.judge(name, chances, _due(facts, kind, code), as_of)


def _sessions(
    facts: CycleFacts, kind: MeetingType, code: str, chances: Chances, name: str, as_of: AsOf
) -> Verdict:
    wanted = int(kind.cadence.details.get("needed", 1))
    return sessions.judge(name, chances, wanted, _due(facts, kind, code), as_of)


def _needed(
    facts: CycleFacts, kind: MeetingType, code: str, chances: Chances, name: str, as_of: AsOf
) -> Verdict:
    own = [each for each in facts.decisions if each.type == kind.key and each.state == code]
    return needed.judge(name, chances, needed.latest(own), _due(facts, kind, code), as_of)


def _series(
    facts: CycleFacts, kind: MeetingType, code: str, chances: Chances, name: str, as_of: AsOf
) -> Verdict:
    found = series.judge(name, chances, kind.cadence.every, as_of.now)
    if found.status is not Status.NOT_YET_DUE:
        return found
    window = facts.window(kind)
    if as_of.day > window.ends:
        return Verdict(Status.OVERDUE, f"No call with {name} was ever held.", done=(0, 0))
    status = Status.DUE if as_of.day >= window.starts else Status.NOT_YET_DUE
    return Verdict(status, found.why, due=window.starts, done=(0, 0))


def _triggered(
    facts: CycleFacts, kind: MeetingType, code: str, chances: Chances, name: str, as_of: AsOf
) -> Verdict:
    if kind.cadence.details.get("trigger") == "data-delay":
        late = [delay for delay in facts.delays if delay.state == code]
        return triggered.check_ins(name, chances, late, as_of)
    return triggered.reconciliation(
        name,
        chances,
        [each for each in facts.differences if each.state == code],
        [program.lower() for program in facts.member(code).programs],
        thresholds_of(kind),
        as_of,
    )


def _ad_hoc(
    facts: CycleFacts, kind: MeetingType, code: str, chances: Chances, name: str, as_of: AsOf
) -> Verdict:
    held = chances.held
    why = f"Held on request; {held} so far." if held else "Held on request; nothing is owed."
    evidence = ids(chances.attended, chances.partly, chances.unrecorded, chances.coming)
    on_support = kind.key == "ad-hoc-call" and any(
        delay.state == code and delay.covers(as_of.day) for delay in facts.delays
    )
    question = ""
    if on_support and chances.coming:
        question = (
            f"{name} is on a weekly or every-other-week schedule, yet an ad hoc call is planned"
            f" on {day_of(chances.coming[0])}."
        )
    return Verdict(Status.NOTHING_OWED, why, evidence, question=question)


def _due(facts: CycleFacts, kind: MeetingType, code: str) -> date:
    """The last day of the window; a state that came in later has as many days from then on."""
    window = facts.window(kind)
    joined = facts.member(code).joined
    if joined is None or joined <= window.starts:
        return window.ends
    return max(window.ends, joined + timedelta(days=window.days))


_JUDGES: Mapping[CadenceKind, Judge] = {
    CadenceKind.ONCE_PER_CYCLE: _once,
    CadenceKind.ONCE_PER_STATE: _once,
    CadenceKind.N_OF_M: _sessions,
    CadenceKind.IF_NEEDED: _needed,
    CadenceKind.SERIES: _series,
    CadenceKind.TRIGGERED: _triggered,
    CadenceKind.AD_HOC: _ad_hoc,
}
