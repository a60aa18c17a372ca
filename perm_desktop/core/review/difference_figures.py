"""The history of 64/21 differences: how much, above what, since when, resolved when."""

from collections.abc import Iterator, Sequence

from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.obligations.differences import (
    OVERALL,
    QUARTERS,
    Difference,
    Measure,
    Thresholds,
    above,
    measures,
    rule_words,
    unmeasured,
)
from perm_desktop.core.obligations.engine import thresholds_of
from perm_desktop.core.obligations.facts import AsOf, CycleFacts
from perm_desktop.core.review import outcomes
from perm_desktop.core.review.figures import DifferenceFigure, Ids
from perm_desktop.core.review.outcomes import Outcomes, ids_of
from perm_desktop.core.vocabulary import CadenceKind


def difference_figures(
    facts: CycleFacts, found: Outcomes, codes: Sequence[str], as_of: AsOf
) -> tuple[DifferenceFigure, ...]:
    """Return what was entered for each state, by program, the quarters before overall."""
    kind = _reconciliation(facts)
    limits = thresholds_of(kind) if kind is not None else Thresholds()
    return tuple(
        figure
        for code in codes
        for program in facts.member(code).programs
        for figure in _of_program(
            [
                each
                for each in facts.differences
                if (each.state, each.program) == (code, program.lower())
            ],
            limits,
            _calls(found, kind, code),
            as_of,
        )
    )


def difference_rule(facts: CycleFacts) -> str:
    """Say which differences call for reconciliation, and where that is from."""
    kind = _reconciliation(facts)
    if kind is None:
        return rule_words(Thresholds())
    return rule_words(thresholds_of(kind), kind.short_title)


def _reconciliation(facts: CycleFacts) -> MeetingType | None:
    triggered = (kind for kind in facts.types if kind.cadence.kind is CadenceKind.TRIGGERED)
    return next((x for x in triggered if x.cadence.details.get("trigger") != "data-delay"), None)


def _calls(found: Outcomes, kind: MeetingType | None, code: str) -> Ids:
    if kind is None:
        return ()
    return ids_of(outcomes.held(outcomes.of(found, kind.key, code)))


def _of_program(
    entered: Sequence[Difference], limits: Thresholds, calls: Ids, as_of: AsOf
) -> Iterator[DifferenceFigure]:
    counted = {each.quarter: each for each in measures(entered)}
    asked = {each.quarter: each for each in unmeasured(entered) if each.quarter not in counted}
    over = above(list(counted.values()), limits)
    for quarter in (*QUARTERS, OVERALL):
        found = counted.get(quarter) or asked.get(quarter)
        if found is None:
            continue
        state, program = entered[0].state, entered[0].program
        is_measured = isinstance(found, Measure)
        yield DifferenceFigure(
            key=f"difference/{state}/{program}/{quarter}",
            state=state,
            program=program,
            quarter=quarter,
            percent=found.percent if is_measured else None,
            is_typed=is_measured and found.is_typed,
            above=found in over,
            limit=limits.overall if quarter == OVERALL else limits.quarter,
            since=found.since if is_measured else found.day,
            resolved=found.resolved if found.resolved and found.resolved <= as_of.day else None,
            calls=calls,
        )
