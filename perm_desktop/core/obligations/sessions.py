"""Several sessions are held, and a state need attend only some of them."""

from datetime import date

from perm_desktop.core.obligations import once
from perm_desktop.core.obligations.chances import Chances, day_of, ids, on
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.obligations.status import Status, Verdict


def judge(name: str, chances: Chances, needed: int, due: date, as_of: AsOf) -> Verdict:
    """Judge by the sessions; what is left over once enough were attended is optional.

    A special session, beyond the numbered ones, counts like them.
    """
    if len(chances.attended) >= needed:
        return _satisfied(name, chances, needed, due)
    if chances.unrecorded:
        why = f"Held {on(chances.unrecorded[-1])}; nothing is recorded for {name}."
        evidence = ids(chances.unrecorded, chances.coming)
        return Verdict(Status.NOT_RECORDED, why + _left(chances), evidence, due)
    if chances.attended or chances.partly:
        return _partly(name, chances, needed, due)
    if chances.coming:
        missed = f" {name} missed {len(chances.missed)}." if chances.missed else ""
        day = chances.coming[-1].start.date()
        evidence = ids(chances.coming, chances.missed)
        return Verdict(Status.SCHEDULED, _left(chances).strip() + missed, evidence, day)
    if chances.not_required and not chances.missed:
        why = f"{name} was not required {on(chances.not_required[-1])}."
        return Verdict(Status.NOT_NEEDED, why, ids(chances.not_required), due)
    if chances.missed or chances.open:
        return _all_passed(name, chances, due, as_of)
    return once.nothing_planned(name, chances, due, as_of)


def _satisfied(name: str, chances: Chances, needed: int, due: date) -> Verdict:
    attended = chances.attended[:needed]
    why = f"{name} attended {' and '.join(map(on, attended))}."
    left = ids(chances.coming, chances.drafts)
    return Verdict(Status.SATISFIED, why, ids(attended), due, optional=left)


def _partly(name: str, chances: Chances, needed: int, due: date) -> Verdict:
    if chances.attended:
        so_far = f"{name} attended {len(chances.attended)} of {needed} sessions."
    else:
        so_far = f"{name} attended in part {on(chances.partly[-1])}."
    evidence = ids(chances.attended, chances.partly, chances.coming)
    return Verdict(Status.PARTLY, so_far + _left(chances), evidence, due)


def _all_passed(name: str, chances: Chances, due: date, as_of: AsOf) -> Verdict:
    over = sorted((*chances.missed, *chances.open), key=lambda row: row.utc)
    count = f"none of the {len(over)} sessions" if len(over) > 1 else "no session"
    unsaid = f" Nobody said whether {len(chances.open)} of them was held." if chances.open else ""
    why = (
        f"{name} attended {count}; the last was on {day_of(over[-1])} and none is left."
        f"{unsaid} A special session would settle it."
    )
    # one that nobody closed may have been attended: then only the last day makes it overdue
    is_late = not chances.open or as_of.day > due
    return Verdict(Status.OVERDUE if is_late else Status.DUE, why, ids(over), due)


def _left(chances: Chances) -> str:
    """ " 2 sessions are left, the last chance on Thu, Jun 4, 2026."."""
    match len(chances.coming):
        case 0:
            return ""
        case 1:
            return f" One session is left, on {day_of(chances.coming[0])}."
        case many:
            last = day_of(chances.coming[-1])
            return f" {many} sessions are left, the last chance on {last}."
