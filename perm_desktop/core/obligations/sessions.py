"""Several sessions are held, and a state need attend only some of them."""

from datetime import date

from perm_desktop.core.obligations import once
from perm_desktop.core.obligations.chances import Chances, day_of, ids, in_time, local_day, on
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.obligations.status import Status, Verdict

_MOST_NAMED = 3  # days that a sentence lists beside the last one


def judge(
    name: str, chances: Chances, needed: int, due: date, as_of: AsOf, *, undated: int = 0
) -> Verdict:
    """Judge by the sessions; what is left over once enough were attended is optional.

    A special session, beyond the numbered ones, counts like them. ``undated`` are those that no
    meeting was made for yet.
    """
    wanted = max(needed, 1)
    if len(chances.attended) >= wanted:
        return _satisfied(name, chances, wanted, due)
    if chances.unrecorded:
        why = f"{once.unrecorded(name, chances)}{_left(chances)}"
        return Verdict(Status.NOT_RECORDED, why, ids(chances.unrecorded, chances.coming), due)
    some = len(chances.attended) + len(chances.partly)
    if some >= wanted or (some and chances.coming):
        return _partly(name, chances, wanted, due)
    if chances.coming:
        return _scheduled(name, chances)
    if some or chances.missed or chances.open:
        return _all_passed(name, chances, wanted, due, as_of, undated)
    return once.judge(name, chances, due, as_of)


def _satisfied(name: str, chances: Chances, wanted: int, due: date) -> Verdict:
    attended = chances.attended[:wanted]
    left = in_time(
        *(chances.attended[wanted:], chances.partly, chances.absent, chances.excused),
        *(chances.unrecorded, chances.not_required, chances.open, chances.coming, chances.drafts),
    )
    why = f"{name} attended {' and '.join(map(on, attended))}."
    return Verdict(Status.SATISFIED, why, ids(attended), due, optional=ids(left))


def _partly(name: str, chances: Chances, wanted: int, due: date) -> Verdict:
    told: list[str] = []
    if chances.attended:
        told.append(f"{name} attended {len(chances.attended)} of {wanted} sessions.")
    if chances.partly:
        told.append(once.in_part(name, chances))
    evidence = ids(chances.attended, chances.partly, chances.coming)
    return Verdict(Status.PARTLY, " ".join(told) + _left(chances), evidence, due)


def _scheduled(name: str, chances: Chances) -> Verdict:
    missed = f" {once.did_not_come(name, chances)}." if chances.missed else ""
    unsaid = f" {once.unsaid(chances)}" if chances.open else ""
    why = f"{name} has attended none yet.{_left(chances)}{missed}{unsaid}"
    last = local_day(chances.coming[-1])
    return Verdict(Status.SCHEDULED, why, ids(chances.coming, chances.missed, chances.open), last)


def _all_passed(
    name: str, chances: Chances, wanted: int, due: date, as_of: AsOf, undated: int
) -> Verdict:
    """No session is left that is announced, and too few were attended.

    One that nobody closed may have been attended, a draft may be held and one without a date be
    planned: then only the last day makes it overdue.
    """
    over = in_time(chances.attended, chances.partly, chances.missed, chances.open)
    told: list[str] = []
    if held := in_time(chances.attended, chances.partly, chances.missed):
        last = day_of(held[-1])
        came = len(chances.attended) + len(chances.partly)
        count = f"{came or 'none'} of {len(held)} sessions" if len(held) > 1 else "no session"
        short = f", and {wanted} are needed" if wanted > 1 else ""
        told.append(f"{name} attended {count}{short}; the last was on {last}.")
    if chances.open:
        told.append(once.unsaid(chances))
    if chances.drafts:
        told.append(f"Another is only a draft, {on(chances.drafts[0])}.")
    elif undated:
        told.append(
            "1 session has no date yet." if undated == 1 else f"{undated} have no date yet."
        )
    else:
        told.append("None is left; a special session would settle it.")
    is_late = as_of.day > due or not (chances.open or chances.drafts or undated)
    status = Status.OVERDUE if is_late else Status.DUE
    return Verdict(status, " ".join(told), ids(over, chances.drafts), due)


def _left(chances: Chances) -> str:
    """ " 2 sessions are left, on Tue, May 5, 2026, and the last chance on Thu, Jun 4, 2026."."""
    if not chances.coming:
        return ""
    *others, last = (day_of(row) for row in chances.coming)
    if not others:
        return f" One session is left, on {last}."
    on_days = f"on {' and '.join(others)}, " if len(others) < _MOST_NAMED else ""
    return f" {len(chances.coming)} sessions are left, {on_days}the last chance on {last}."
