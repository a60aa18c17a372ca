"""What became of every meeting for every state, sorted once for all figures of a review."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.chances import Chances, ids, in_time
from perm_desktop.core.obligations.engine import chances_of
from perm_desktop.core.obligations.facts import AsOf, CycleFacts
from perm_desktop.core.review.figures import Ids, Pair
from perm_desktop.core.vocabulary import MeetingStatus

_HELD, _CANCELLED = MeetingStatus.HELD.value, MeetingStatus.CANCELLED.value
_NOBODY = Chances()

Outcomes = Mapping[Pair, Chances]


def outcomes(facts: CycleFacts, codes: Collection[str], as_of: AsOf) -> Outcomes:
    """Sort the meetings of some states as the engine does; types of other cycles are left out."""
    rows: dict[Pair, list[MeetingRow]] = defaultdict(list)
    for row in facts.rows:
        for code in row.states.split(","):
            if code in codes:
                rows[Pair(row.type, code)].append(row)
    kinds = {kind.key: kind for kind in facts.types}
    return {
        pair: chances_of(facts, kinds[pair.type], of_pair, pair.state, as_of)
        for pair, of_pair in rows.items()
        if pair.type in kinds
    }


def of(found: Outcomes, type_key: str, state: str) -> Chances:
    """Return the meetings of one type for one state."""
    return found.get(Pair(type_key, state), _NOBODY)


def held(chances: Chances) -> tuple[MeetingRow, ...]:
    """Return the meetings that were held and that the state was to attend, by time."""
    return in_time(chances.attended, chances.partly, chances.missed, chances.unrecorded)


def ids_of(rows: Iterable[MeetingRow]) -> Ids:
    """Return ids in the order of time."""
    return ids(sorted(rows, key=_start))


def held_ids(facts: CycleFacts, found: Outcomes, as_of: AsOf) -> frozenset[int]:
    """Ids of the meetings held by then; where a mark says so they were, though nobody said it."""
    marked = {row.id for chances in found.values() for row in chances.took_place}
    said = {row.id for row in facts.rows if row.status == _HELD and row.utc <= as_of.now}
    return frozenset(marked | said)


def is_cancelled(row: MeetingRow) -> bool:
    """True for a cancelled meeting."""
    return row.status == _CANCELLED


def _start(row: MeetingRow) -> tuple[int, int]:
    return row.utc, row.number
