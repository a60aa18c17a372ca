"""A cycle that was judged, for lists and answers that are told from it."""

from collections.abc import Mapping

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.obligations import coverage
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.facts import CycleFacts
from perm_desktop.core.worklist_known import Known
from tests.core.obligations.known import NAMES, evening


def judged(facts: CycleFacts, day: str, names: Mapping[str, str] = NAMES) -> Coverage:
    """Judge a cycle at the end of a day."""
    return coverage.judged(facts, names, evening(day))


def seen(cycle: Coverage, states: Mapping[str, State], *, can_write: bool = True) -> Known:
    """What is known at the moment a cycle was judged."""
    kinds = {kind.key: kind for kind in cycle.facts.types}
    return Known(cycle.as_of.now, states, kinds, can_write, members=3)
