"""One meeting settles it: once per cycle, once per state, and if needed once it is needed."""

from dataclasses import replace
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.obligations.chances import Chances, begin, ids, local_day, on, the
from perm_desktop.core.obligations.facts import DUE_WITHIN, AsOf
from perm_desktop.core.obligations.status import Status, Verdict


def judge(
    name: str, chances: Chances, due: date, as_of: AsOf, *, of_staff: bool = False
) -> Verdict:
    """Judge by what became of the meetings; ``name`` is the state's, ``due`` the last day.

    ``of_staff``: the meeting is for federal staff assigned to the state, and settled when held.
    """
    name = f"the federal staff of {name}" if of_staff else name
    late = Status.OVERDUE if as_of.day > due else Status.DUE
    found = _met(name, chances, late, of_staff=of_staff) or _to_come(name, chances, due)
    found = found or _missed(name, chances, late) or nothing_planned(name, chances, due, as_of)
    return found if found.due else replace(found, due=due)


def nothing_planned(name: str, chances: Chances, due: date, as_of: AsOf) -> Verdict:
    """Judge where no meeting was attended or is planned, by the last day it is owed."""
    why = f"No meeting with {name} is scheduled; {last_day(due, as_of)}."
    if chances.drafts:
        draft = on(chances.drafts[0])
        why = f"Only a draft, {draft}, is there; {last_day(due, as_of)}."
    elif chances.cancelled:
        last = chances.cancelled[-1]
        reason = f": {last.reason.rstrip('.')}" if last.reason else ""
        why = (
            f"{begin(the(last))} was cancelled{reason}. None is scheduled; {last_day(due, as_of)}."
        )
    evidence = ids(chances.drafts, chances.cancelled)
    if as_of.day > due:
        return Verdict(Status.OVERDUE, why, evidence, due)
    status = Status.DUE if due - as_of.day <= DUE_WITHIN else Status.NOT_YET_DUE
    return Verdict(status, why, evidence, due)


def unrecorded(name: str, chances: Chances) -> str:
    """Say which meeting was held last and what its record of a state lacks."""
    last = chances.unrecorded[-1]
    why = chances.whys.get(last.id)
    lacking = f"for {name}, {why}" if why else f"nothing is recorded for {name}"
    return f"{begin(the(last))} was held; {lacking}."


def unsaid(chances: Chances) -> str:
    """Say which meeting is over and was not closed."""
    return f"Nobody said whether {the(chances.open[-1])} was held."


def did_not_come(name: str, chances: Chances) -> str:
    """ "Ohio was absent on Tue, Apr 14, 2026", of the last meeting that the state missed."""
    last = chances.missed[-1]
    how = "excused" if last in chances.excused else "absent"
    return f"{name} was {how} from {the(last)}"


def in_part(name: str, chances: Chances) -> str:
    """ "Ohio attended part of session 2 on Tue, Apr 14, 2026.", of the last one in part."""
    last = chances.partly[-1]
    why = chances.whys.get(last.id)
    if why:
        return f"{name} attended {on(last)} only in part: {why}."
    return f"{name} attended part of {the(last)}."


def last_day(due: date, as_of: AsOf) -> str:
    """ "the last day is Aug 30, 2025"."""
    return f"the last day {'was' if as_of.day > due else 'is'} {clock.day(due)}"


def _met(name: str, chances: Chances, late: Status, *, of_staff: bool) -> Verdict | None:
    """What was held, the best of it; None when the state met at none."""
    if chances.attended:
        first = chances.attended[0]
        why = f"{name} attended {on(first)}."
        if of_staff:
            why = f"Held {on(first)} for {name}."
        return Verdict(Status.SATISFIED, why, (first.id,))
    again = f" Another meeting is scheduled {on(chances.coming[0])}." if chances.coming else ""
    if chances.unrecorded:
        why = f"{unrecorded(name, chances)}{again}"
        return Verdict(Status.NOT_RECORDED, why, ids(chances.unrecorded, chances.coming))
    if chances.partly:
        why = f"{in_part(name, chances)}{again}"
        return Verdict(Status.PARTLY, why, ids(chances.partly, chances.coming))
    if chances.open:
        why = f"{unsaid(chances)}{again}"
        return Verdict(late, why, ids(chances.open, chances.coming))
    return None


def _to_come(name: str, chances: Chances, due: date) -> Verdict | None:
    if not chances.coming:
        return None
    following = chances.coming[0]
    day = local_day(following)
    late = f", after the last day, {clock.day(due)}" if day > due else ""
    missed = f" {did_not_come(name, chances)}." if chances.missed else ""
    why = f"Scheduled {on(following)}{late}.{missed}"
    return Verdict(Status.SCHEDULED, why, ids((following,), chances.missed), day)


def _missed(name: str, chances: Chances, late: Status) -> Verdict | None:
    if chances.missed:
        why = f"{did_not_come(name, chances)}, and no other meeting is scheduled."
        return Verdict(late, why, ids(chances.missed, chances.drafts))
    if chances.not_required:
        last = chances.not_required[-1]
        return Verdict(Status.NOT_NEEDED, f"{name} was not required at {the(last)}.", (last.id,))
    return None
