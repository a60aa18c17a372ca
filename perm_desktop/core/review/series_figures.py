"""The calls of a series with one state: due, held, cancelled, moved, skipped, and the gaps."""

from collections.abc import Iterable, Sequence

from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.obligations.chances import Chances
from perm_desktop.core.obligations.facts import CycleFacts
from perm_desktop.core.obligations.status import Obligation, SeriesCount
from perm_desktop.core.review import outcomes
from perm_desktop.core.review.figures import Pair, SeriesFigure
from perm_desktop.core.review.outcomes import Outcomes, ids_of
from perm_desktop.core.vocabulary import CadenceKind

_NOTHING = SeriesCount()


def series_figures(
    facts: CycleFacts,
    found: Outcomes,
    obligations: Iterable[Obligation],
    codes: Sequence[str],
) -> tuple[SeriesFigure, ...]:
    """Return every series type with every state, also where nothing is planned yet.

    Check-ins that late data turned on are here where there are any.
    """
    by_pair = {Pair(each.type, each.state): each for each in obligations}
    return tuple(
        _figure(kind, code, chances, by_pair[Pair(kind.key, code)])
        for kind in facts.types
        if kind.cadence.every and kind.key not in facts.cycle.not_held
        for code in codes
        if (chances := outcomes.of(found, kind.key, code)) != Chances()
        or kind.cadence.kind is CadenceKind.SERIES
    )


def every(facts: CycleFacts, kind: MeetingType, code: str) -> str:
    """Return how often calls are due with a state: as its latest delay says, else as its type."""
    late = [delay for delay in facts.delays if delay.state == code]
    is_weekly = bool(late) and late[-1].weeks == 1 and "also_every" in kind.cadence.details
    return str(kind.cadence.details["also_every"]) if is_weekly else kind.cadence.every


def _figure(kind: MeetingType, code: str, chances: Chances, obligation: Obligation) -> SeriesFigure:
    counted = obligation.verdict.series or _NOTHING
    held = outcomes.held(chances)
    unheld = (*chances.open, *chances.coming, *chances.drafts, *chances.cancelled)
    planned = (*held, *chances.not_required, *unheld)
    return SeriesFigure(
        key=f"series/{kind.key}/{code}",
        type=kind.key,
        title=kind.short_title,
        state=code,
        planned=ids_of(planned),
        due=ids_of((*held, *chances.open)),
        held=ids_of(held),
        attended=ids_of(chances.attended),
        unrecorded=ids_of(chances.unrecorded),
        cancelled=ids_of(chances.cancelled),
        moved=ids_of(row for row in planned if row.moved_from),
        gaps=counted.gaps,
        skipped=counted.skipped,
        reasons=tuple(dict.fromkeys(row.reason for row in chances.cancelled if row.reason)),
    )
