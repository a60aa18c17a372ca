"""What a condition opens and a date closes: 64/21 reconciliation and check-ins while data are late.

"Above allowable thresholds (15% per quarter and 5% overall)" is read as strictly above.
"""

from collections.abc import Sequence

from perm_desktop.core import clock
from perm_desktop.core.obligations import series
from perm_desktop.core.obligations.chances import Chances, day_of, ids
from perm_desktop.core.obligations.differences import (
    OVERALL,
    Difference,
    Measure,
    Thresholds,
    above,
    measures,
    program_name,
)
from perm_desktop.core.obligations.facts import AsOf, Delay
from perm_desktop.core.obligations.status import Part, Status, Verdict, worst


def reconciliation(
    name: str,
    chances: Chances,
    differences: Sequence[Difference],
    programs: Sequence[str],
    thresholds: Thresholds,
    as_of: AsOf,
) -> Verdict:
    """Judge by program, each with its quarters as parts; the row shows the worst of them."""
    parts: list[Part] = []
    for program in programs:
        own = [each for each in differences if each.program == program]
        parts += _program(program, chances, own, thresholds, as_of)
    if not any(each.program in programs for each in differences):
        why = f"No 64/21 difference is recorded for {name}."
        return Verdict(Status.NOT_TRIGGERED, why, parts=tuple(parts))
    status = worst(part.status for part in parts)
    shown = next(part for part in parts if part.status is status)
    return Verdict(status, f"{shown.name}: {shown.why}", shown.evidence, parts=tuple(parts))


def check_ins(name: str, chances: Chances, delays: Sequence[Delay], as_of: AsOf) -> Verdict:
    """Judge the calls of a state whose data are late; a delay that ended keeps its past."""
    begun = [delay for delay in delays if delay.starts <= as_of.day]
    if not begun:
        return Verdict(Status.NOT_TRIGGERED, f"No data of {name} are late.")
    last = begun[-1]
    if not last.covers(as_of.day) and last.ends is not None:
        held = f"; {series.calls(chances.held)} held" if chances.held else ""
        why = f"The delay of {name} ended on {clock.day(last.ends)}{held}."
        evidence = ids(chances.attended, chances.partly, chances.missed, chances.unrecorded)
        return Verdict(Status.NOT_TRIGGERED, why, evidence)
    every = "7-days" if last.weeks == 1 else "14-days"
    found = series.judge(name, chances, every, as_of.now)
    if found.status is not Status.NOT_YET_DUE:
        return found
    why = f"Data of {name} are late since {clock.day(last.starts)}, and no call is planned."
    return Verdict(Status.DUE, why, due=last.starts, done=(0, 0))


def is_open(measure: Measure, as_of: AsOf) -> bool:
    """True while a difference is not resolved."""
    return measure.resolved is None or measure.resolved > as_of.day


def _program(
    program: str,
    chances: Chances,
    own: Sequence[Difference],
    thresholds: Thresholds,
    as_of: AsOf,
) -> list[Part]:
    """The program as a whole, then each of its quarters and overall."""
    name = program_name(program)
    found = measures(own)
    over = above(found, thresholds)
    whole = _whole(name, chances, found, over, as_of)
    quarters = [
        Part(
            f"{name}, {'overall' if each.quarter == OVERALL else each.quarter}",
            _of_measure(each, over, whole, as_of),
            _told_of(each, over, thresholds),
            whole.evidence if each in over else (),
        )
        for each in found
    ]
    return [whole, *quarters]


def _whole(
    name: str, chances: Chances, found: Sequence[Measure], over: Sequence[Measure], as_of: AsOf
) -> Part:
    if not found:
        return Part(name, Status.NOT_TRIGGERED, "No difference is recorded.")
    if not over:
        highest = max(found, key=lambda each: each.percent)
        why = f"Within the thresholds; the highest is {highest.words}."
        return Part(name, Status.NOT_TRIGGERED, why)
    told = f"{', '.join(each.words for each in over)} since {clock.day(min(x.since for x in over))}"
    still = [each for each in over if is_open(each, as_of)]
    if not still:
        last = max(each.resolved for each in over if each.resolved)
        return Part(
            name, Status.SATISFIED, f"{told}; resolved on {clock.day(last)}.", _held(chances)
        )
    return _unresolved(name, told, chances)


def _unresolved(name: str, told: str, chances: Chances) -> Part:
    held = _held(chances)
    count = f"{series.calls(len(held))} held" if held else ""
    if chances.unrecorded:
        why = f"{told}; {count}, and nothing is recorded for the last of them."
        return Part(name, Status.NOT_RECORDED, why, held)
    if chances.coming:
        first = chances.coming[0]
        so_far = f"{count}, the next" if held else "the next call"
        return Part(
            name, Status.SCHEDULED, f"{told}; {so_far} is on {day_of(first)}.", (first.id, *held)
        )
    if held:
        return Part(
            name, Status.PARTLY, f"{told}; {count}, not resolved, and none is planned.", held
        )
    return Part(name, Status.DUE, f"{told}; no reconciliation call is planned.", ids(chances.open))


def _of_measure(measure: Measure, over: Sequence[Measure], whole: Part, as_of: AsOf) -> Status:
    if measure not in over:
        return Status.NOT_TRIGGERED
    return whole.status if is_open(measure, as_of) else Status.SATISFIED


def _told_of(measure: Measure, over: Sequence[Measure], thresholds: Thresholds) -> str:
    limit = thresholds.overall if measure.quarter == OVERALL else thresholds.quarter
    if measure in over:
        resolved = f"; resolved on {clock.day(measure.resolved)}" if measure.resolved else ""
        return f"{measure.words}, above {limit}%{resolved}."
    side = "above" if thresholds.passed(measure) else "not above"
    return f"{measure.words}, {side} {limit}%."


def _held(chances: Chances) -> tuple[int, ...]:
    return ids(chances.attended, chances.partly, chances.missed, chances.unrecorded)
