"""One meeting settles it: once per cycle, once per state, and if needed once it is needed."""

from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.obligations.chances import Chances, ids, on
from perm_desktop.core.obligations.facts import DUE_WITHIN, AsOf
from perm_desktop.core.obligations.status import Status, Verdict


def judge(name: str, chances: Chances, due: date, as_of: AsOf) -> Verdict:
    """Judge by what became of the meetings; ``name`` is the state's, ``due`` the last day."""
    found = _met(name, chances, _late(due, as_of))
    if found is None and chances.coming:
        found = _scheduled(name, chances, due)
    if found is None and chances.missed:
        found = _missed(name, chances, _late(due, as_of))
    verdict = found or nothing_planned(name, chances, due, as_of)
    return verdict if verdict.due else _with_due(verdict, due)


def _late(due: date, as_of: AsOf) -> Status:
    return Status.OVERDUE if as_of.day > due else Status.DUE


def _met(name: str, chances: Chances, late: Status) -> Verdict | None:
    """What was held, the best of it; None when the state met at none."""
    if chances.attended:
        first = chances.attended[0]
        return Verdict(Status.SATISFIED, f"{name} attended {on(first)}.", (first.id,))
    if chances.unrecorded:
        last = chances.unrecorded[-1]
        why = f"Held {on(last)}; nothing is recorded for {name}."
        return Verdict(Status.NOT_RECORDED, why, ids(chances.unrecorded))
    if chances.partly:
        last = chances.partly[-1]
        return Verdict(Status.PARTLY, f"{name} attended in part {on(last)}.", ids(chances.partly))
    if chances.not_required:
        last = chances.not_required[-1]
        why = f"{name} was not required {on(last)}."
        return Verdict(Status.NOT_NEEDED, why, (last.id,))
    if chances.open:
        last = chances.open[-1]
        why = f"Was to be held {on(last)}; nobody said whether it was."
        return Verdict(late, why, ids(chances.open))
    return None


def _scheduled(name: str, chances: Chances, due: date) -> Verdict:
    following = chances.coming[0]
    day = following.start.date()
    late = f", after {clock.day(due)}" if day > due else ""
    missed = f" {name} missed it {on(chances.missed[-1])}." if chances.missed else ""
    why = f"Scheduled {on(following)}{late}.{missed}"
    return Verdict(Status.SCHEDULED, why, ids((following,), chances.missed), day)


def _missed(name: str, chances: Chances, late: Status) -> Verdict:
    last = chances.missed[-1]
    why = f"{name} did not attend {on(last)}, and no other meeting is planned."
    return Verdict(late, why, ids(chances.missed))


def nothing_planned(name: str, chances: Chances, due: date, as_of: AsOf) -> Verdict:
    """Judge where no meeting was attended or is planned, by the last day it is owed."""
    why = f"No meeting with {name} is scheduled; the last day is {clock.day(due)}."
    if chances.drafts:
        why = f"Only a draft, {on(chances.drafts[0])}; the last day is {clock.day(due)}."
    elif chances.cancelled:
        last = chances.cancelled[-1]
        why = f"The meeting {on(last)} was cancelled ({last.reason}); none is scheduled."
    evidence = ids(chances.drafts, chances.cancelled)
    if as_of.day > due:
        return Verdict(Status.OVERDUE, why, evidence, due)
    status = Status.DUE if due - as_of.day <= DUE_WITHIN else Status.NOT_YET_DUE
    return Verdict(status, why, evidence, due)


def _with_due(verdict: Verdict, due: date) -> Verdict:
    return Verdict(verdict.status, verdict.why, verdict.evidence, due)
