"""Held only if needed: the Review Contractor requires it, or the state asks for it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.obligations import once
from perm_desktop.core.obligations.chances import Chances, begin, on
from perm_desktop.core.obligations.facts import AsOf, Decision
from perm_desktop.core.obligations.status import Status, Verdict
from perm_desktop.core.vocabulary import Basis, Need

_BASES = {
    Basis.RC_REQUIRES: "the RC requires it",
    Basis.STATE_REQUIRES: "the state requires it",
    Basis.STATE_REQUESTS: "the state requests it",
}


def judge(
    name: str, chances: Chances, decision: Decision | None, due: date, as_of: AsOf
) -> Verdict:
    """Judge by the decision; a meeting that is planned or was held speaks for itself."""
    need = Need.UNDECIDED if decision is None else decision.need
    if decision and need is Need.NOT_NEEDED and not chances.attended:
        return Verdict(Status.NOT_NEEDED, told(decision), question=_all_the_same(chances))
    if decision and need is Need.NEEDED:
        wanted = replace(chances, not_required=())  # the decision says that it is
        return _of_needed(once.judge(name, wanted, due, as_of), decision)
    if chances.took_place or chances.coming or chances.open:
        return once.judge(name, chances, due, as_of)
    last_day = once.last_day(due, as_of)
    why = f"Nobody has decided whether {name} needs it; {last_day}."
    if decision:
        why = f"{told(decision)} {begin(last_day)}."
    return Verdict(Status.UNDECIDED, why, due=due)


def latest(decisions: Sequence[Decision]) -> Decision | None:
    """Return the decision that holds: the last one recorded."""
    return decisions[-1] if decisions else None


def told(decision: Decision) -> str:
    """ "Needed, the RC requires it: new system (Ann, Apr 3, 2026)."."""
    head = {
        Need.NEEDED: "Needed",
        Need.NOT_NEEDED: "Not needed",
        Need.UNDECIDED: "Left undecided",
    }[decision.need]
    basis = f", {_BASES[Basis(decision.basis)]}" if decision.basis else ""
    reason = f": {decision.reason.rstrip('.')}" if decision.reason else ""
    return f"{head}{basis}{reason} ({decision.by}, {clock.day(decision.day)})."


def _of_needed(verdict: Verdict, decision: Decision) -> Verdict:
    """While it is wanted, the sentence says who decided that it is."""
    if verdict.status is Status.SATISFIED:
        return verdict
    return replace(verdict, why=f"{verdict.why} {told(decision)}")


def _all_the_same(chances: Chances) -> str:
    if chances.coming:
        return f"Decided as not needed, yet a meeting is planned {on(chances.coming[0])}."
    if chances.held:
        return f"Decided as not needed, yet a meeting was held {on(chances.took_place[-1])}."
    return ""
