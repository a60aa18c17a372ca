"""What a condition opens and a date closes: 64/21 reconciliation and check-ins while data are late.

"Above allowable thresholds (15% per quarter and 5% overall)" is read as strictly above.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from perm_desktop.core import clock
from perm_desktop.core.obligations import series
from perm_desktop.core.obligations.chances import Chances, day_of, ids
from perm_desktop.core.obligations.differences import (
    OVERALL,
    Difference,
    Measure,
    Thresholds,
    above,
    form_name,
    measures,
    percent_words,
    program_name,
    unmeasured,
)
from perm_desktop.core.obligations.facts import AsOf, Delay, last_minute
from perm_desktop.core.obligations.series import Course
from perm_desktop.core.obligations.status import Part, Status, Verdict, worst

_NOTHING = "No difference is recorded."
_RHYTHMS = {1: "7-days", 2: "14-days"}


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
    shown = [part for part in parts if part.status is status]
    told = next((part for part in shown if part.why != _NOTHING), shown[0])
    return Verdict(status, f"{told.name}: {told.why}", told.evidence, parts=tuple(parts))


def check_ins(
    name: str,
    chances: Chances,
    delays: Sequence[Delay],
    as_of: AsOf,
    pauses: Sequence[series.Pause] = (),
) -> Verdict:
    """Judge the calls of a state whose data are late, each delay for itself.

    What was held while a delay lasted stays on record after it; nothing more is due then.
    """
    begun = [
        delay
        for delay in delays
        if delay.starts <= as_of.day and (delay.ends is None or delay.starts <= delay.ends)
    ]
    if not begun:
        return Verdict(Status.NOT_TRIGGERED, f"No data of {name} are late.")
    found = [_of_delay(name, chances, delay, as_of, pauses) for delay in begun]
    status = worst(each.status for each in found)
    shown = [each for each in found if each.status is status][-1]
    parts = [
        Part(_stretch(delay), each.status, each.why, each.evidence)
        for delay, each in zip(begun, found, strict=True)
    ]
    done = [each.done or (0, 0) for each in found]
    return replace(
        shown,
        parts=tuple(parts),
        done=(sum(first for first, _ in done), sum(last for _, last in done)),
        question=_planned_after(chances, begun[-1]),
    )


def is_open(measure: Measure, as_of: AsOf) -> bool:
    """True while a difference is not resolved."""
    return measure.resolved is None or measure.resolved > as_of.day


def _of_delay(
    name: str, chances: Chances, delay: Delay, as_of: AsOf, pauses: Sequence[series.Pause]
) -> Verdict:
    own = chances.between(delay.starts, delay.ends)
    every = _RHYTHMS[delay.weeks]
    if delay.ends is None or delay.ends >= as_of.day:
        found = series.judge(name, own, Course(every, as_of.now, pauses=pauses))
        head = f"Data of {name} are late since {clock.day(delay.starts)}"
        if found.status is Status.NOT_YET_DUE:
            why = f"{head}, and no call is planned."
            return replace(found, status=Status.DUE, why=why, due=delay.starts)
        return replace(found, why=f"{head}. {found.why}")
    until = min(as_of.now, last_minute(delay.ends))
    found = series.judge(name, own, Course(every, until, is_over=True, pauses=pauses))
    head = f"The delay of {name} ended on {clock.day(delay.ends)}"
    if not (own.took_place or own.open):
        return Verdict(Status.NOT_TRIGGERED, f"{head}; no call was held.", found.evidence)
    return replace(found, why=f"{head}. {found.why}")


def _stretch(delay: Delay) -> str:
    if delay.ends is None:
        return f"Since {clock.day(delay.starts)}"
    return f"{clock.day(delay.starts)} – {clock.day(delay.ends)}"


def _planned_after(chances: Chances, last: Delay) -> str:
    if last.ends is None:
        return ""
    after = [row for row in chances.coming if row.starts[:10] > last.ends.isoformat()]
    if not after:
        return ""
    return (
        f"Data are late up to {clock.day(last.ends)}, yet a call is planned on {day_of(after[0])}."
    )


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
    whole = _whole(name, chances, found, over, thresholds, as_of)
    quarters = [
        Part(
            f"{name}, {each.quarter}",
            _of_measure(each, over, whole, as_of),
            _told_of(each, over, thresholds, as_of),
            whole.evidence if each in over else (),
        )
        for each in found
    ]
    asked = [
        Part(
            f"{name}, {each.quarter}",
            Status.UNDECIDED,
            f"Form {form_name(program)} is zero in {each.quarter}; a percentage is to be entered.",
        )
        for each in unmeasured(own)
    ]
    return [whole, *quarters, *asked]


def _whole(
    name: str,
    chances: Chances,
    found: Sequence[Measure],
    over: Sequence[Measure],
    thresholds: Thresholds,
    as_of: AsOf,
) -> Part:
    if not found:
        return Part(name, Status.NOT_TRIGGERED, _NOTHING)
    if not over:
        return Part(name, Status.NOT_TRIGGERED, _below(found, thresholds))
    still = [each for each in over if is_open(each, as_of)]
    if not still:
        last = max(each.resolved for each in over if each.resolved)
        until = chances.between(date.min, last)
        told = _opened(over, thresholds, last)
        why = f"{told}; resolved on {clock.day(last)} {_after(until.held)}."
        return Part(name, Status.SATISFIED, why, _held(until))
    return _unresolved(name, _opened(still, thresholds, as_of.day), chances)


def _after(held: int) -> str:
    return f"after {series.calls(held)}" if held else "without a call"


def _opened(over: Sequence[Measure], thresholds: Thresholds, day: date) -> str:
    """What is above a threshold, and since when; a day still to come is not told."""
    told = ", ".join(_beyond(each, thresholds) for each in over)
    since = min(each.since for each in over)
    return f"{told}, since {clock.day(since)}" if since <= day else told


def _below(found: Sequence[Measure], thresholds: Thresholds) -> str:
    passed = [each for each in found if thresholds.passed(each)]
    if passed:
        told = ", ".join(_beyond(each, thresholds) for each in passed)
        return f"{told}; both a quarter and overall must be above their thresholds."
    told = ", ".join(f"{each.words}" for each in found)
    limits = f"{percent_words(thresholds.quarter)} a quarter"
    return f"{told}: not above {limits} or {percent_words(thresholds.overall)} overall."


def _beyond(measure: Measure, thresholds: Thresholds) -> str:
    return f"{measure.words} (above {percent_words(_limit(measure, thresholds))})"


def _limit(measure: Measure, thresholds: Thresholds) -> Decimal:
    return thresholds.overall if measure.quarter == OVERALL else thresholds.quarter


def _unresolved(name: str, told: str, chances: Chances) -> Part:
    held = _held(chances)
    count = f"{series.calls(len(held))} held" if held else "no call held"
    if chances.unrecorded:
        why = f"{told}; {count}, {len(chances.unrecorded)} of them without a record."
        return Part(name, Status.NOT_RECORDED, why, held)
    if chances.open:
        last = day_of(chances.open[-1])
        why = f"{told}; {count}, and nobody said whether the one on {last} was."
        return Part(name, Status.DUE, why, (*ids(chances.open), *held))
    if chances.coming:
        first = chances.coming[0]
        why = f"{told}; {count}, the next is on {day_of(first)}."
        return Part(name, Status.SCHEDULED, why, (first.id, *held))
    why = f"{told}; {count}, not resolved, and none is planned."
    return Part(name, Status.PARTLY if held else Status.DUE, why, held)


def _of_measure(measure: Measure, over: Sequence[Measure], whole: Part, as_of: AsOf) -> Status:
    if measure not in over:
        return Status.NOT_TRIGGERED
    return whole.status if is_open(measure, as_of) else Status.SATISFIED


def _told_of(measure: Measure, over: Sequence[Measure], thresholds: Thresholds, as_of: AsOf) -> str:
    limit = percent_words(_limit(measure, thresholds))
    side = "above" if thresholds.passed(measure) else "not above"
    resolved = ""
    if measure in over and measure.resolved and not is_open(measure, as_of):
        resolved = f"; resolved on {clock.day(measure.resolved)}"
    return f"{measure.words}, {side} {limit}{resolved}."


def _held(chances: Chances) -> tuple[int, ...]:
    return ids(chances.took_place)
