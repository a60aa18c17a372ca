"""A cycle that was judged, for lists and answers that are told from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.obligations.engine import obligations
from perm_desktop.core.obligations.facts import AsOf, CycleFacts
from perm_desktop.core.obligations.status import Obligation
from perm_desktop.core.worklist_known import Known
from tests.core.obligations.known import NAMES, evening


@dataclass(frozen=True)
class Cycle:
    """The facts of a cycle with what follows from them."""

    facts: CycleFacts
    names: Mapping[str, str]
    as_of: AsOf
    obligations: Sequence[Obligation]


def judged(facts: CycleFacts, day: str, names: Mapping[str, str] = NAMES) -> Cycle:
    """Judge a cycle at the end of a day."""
    as_of = evening(day)
    return Cycle(facts, names, as_of, obligations(facts, names, as_of))


def seen(cycle: Cycle, states: Mapping[str, State], *, can_write: bool = True) -> Known:
    """What is known at the moment a cycle was judged."""
    kinds = {kind.key: kind for kind in cycle.facts.types}
    return Known(cycle.as_of.now, states, kinds, can_write, members=3)
