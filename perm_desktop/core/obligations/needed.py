"""Held only if needed: the Review Contractor requires it, or the state asks for it."""

from collections.abc import Sequence
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.obligations import once
from perm_desktop.core.obligations.chances import Chances, on
from perm_desktop.core.obligations.facts import AsOf, Decision
from perm_desktop.core.obligations.status import Status, Verdict
from perm_desktop.core.vocabulary import Need


def judge(
    name: str, chances: Chances, decision: Decision | None, due: date, as_of: AsOf
) -> Verdict:
    """Judge by the decision; a meeting that is planned or was held speaks for itself."""
    if decision is not None and decision.need is Need.NOT_NEEDED and not chances.attended:
        return Verdict(Status.NOT_NEEDED, _told(decision), question=_planned_all_the_same(chances))
    decided = decision is not None and decision.need is Need.NEEDED
    if decided or chances.held or chances.coming or chances.open:
        return once.judge(name, chances, due, as_of)
    why = f"Nobody has decided whether {name} needs it; the last day is {clock.day(due)}."
    return Verdict(Status.UNDECIDED, why, due=due)


def latest(decisions: Sequence[Decision]) -> Decision | None:
    """Return the decision that holds: the last one recorded."""
    return decisions[-1] if decisions else None


def _planned_all_the_same(chances: Chances) -> str:
    if not chances.coming:
        return ""
    return f"Decided as not needed, yet a meeting is planned {on(chances.coming[0])}."


def _told(decision: Decision) -> str:
    reason = f": {decision.reason}" if decision.reason else ""
    return f"Not needed{reason} ({decision.by}, {clock.day(decision.day)})."
