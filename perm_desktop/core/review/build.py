"""A review from the facts of a cycle and what follows from them."""

from collections.abc import Collection, Mapping, Sequence

from perm_desktop.core.obligations.facts import AsOf, CycleFacts
from perm_desktop.core.obligations.status import Obligation
from perm_desktop.core.review import exceptions as excepted
from perm_desktop.core.review import outcomes, totals
from perm_desktop.core.review.difference_figures import difference_figures, difference_rule
from perm_desktop.core.review.exceptions import Noted
from perm_desktop.core.review.figures import Exceptional, Pair, Review, StateFigure, Unrecorded
from perm_desktop.core.review.hosts import scorecard
from perm_desktop.core.review.outcomes import Outcomes, ids_of
from perm_desktop.core.review.series_figures import series_figures
from perm_desktop.core.review.session_figures import session_figures

_NOBODY: Mapping[int, Noted] = {}


def build(
    facts: CycleFacts,
    names: Mapping[str, str],
    obligations: Sequence[Obligation],
    as_of: AsOf,
    states: Collection[str] = (),
    cancelled_by: Mapping[int, Noted] = _NOBODY,
) -> Review:
    """Return the review of a cycle, or of some of its states; empty stands for all."""
    codes = [code for code in facts.cycle.codes if not states or code in states]
    owed = [each for each in obligations if each.state in codes]
    kinds = {kind.key: kind for kind in facts.types}
    found = outcomes.outcomes(facts, codes, as_of)
    series = series_figures(facts, found, owed, codes)
    every = excepted.exceptions(facts, found, owed, series, cancelled_by, codes, as_of)
    return Review(
        year=facts.cycle.year,
        label=facts.cycle.label,
        as_of=as_of,
        cycle=facts.cycle,
        totals=totals.tally("total", "Whole cycle", owed),
        by_phase=totals.by_phase(kinds, owed),
        by_host=totals.by_host(kinds, owed),
        states=_states(names, codes, owed, every),
        series=series,
        differences=difference_figures(facts, found, codes, as_of),
        sessions=session_figures(facts, found, codes, as_of),
        scorecard=scorecard(facts, found, codes, as_of),
        exceptions=every,
        unrecorded=_unrecorded(facts, found, names, codes),
        names=names,
        titles={kind.key: kind.short_title for kind in facts.types},
        obligations={Pair(each.type, each.state): each for each in owed},
        progress=totals.progress(
            owed, {row.id: row for row in facts.rows}, facts.cycle.span.starts, as_of
        ),
        owed_once=totals.owed_once(owed),
        rule=difference_rule(facts),
    )


def _states(
    names: Mapping[str, str],
    codes: Sequence[str],
    owed: Sequence[Obligation],
    every: Sequence[Exceptional],
) -> tuple[StateFigure, ...]:
    return tuple(
        StateFigure(
            code=code,
            name=names[code],
            tally=totals.tally(
                f"state/{code}", names[code], (each for each in owed if each.state == code)
            ),
            exceptions=excepted.of_state(every, code, codes),
        )
        for code in codes
    )


def _unrecorded(
    facts: CycleFacts, found: Outcomes, names: Mapping[str, str], codes: Sequence[str]
) -> tuple[Unrecorded, ...]:
    """Return what was held without a record, for the states that have such meetings."""
    keys = [kind.key for kind in facts.types]
    figures: list[Unrecorded] = []
    for code in codes:
        chances = [outcomes.of(found, key, code) for key in keys]
        bare = ids_of(row for each in chances for row in each.unrecorded)
        if bare:
            held = ids_of(row for each in chances for row in outcomes.held(each))
            figures.append(Unrecorded(f"unrecorded/{code}", code, names[code], bare, held))
    return tuple(figures)
