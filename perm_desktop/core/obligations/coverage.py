"""The facts of a cycle and what follows from them at one moment: what all lists are told from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from perm_desktop.core.cycles import Cycle
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.engine import obligations
from perm_desktop.core.obligations.facts import AsOf, CycleFacts
from perm_desktop.core.obligations.status import Obligation


@dataclass(frozen=True, slots=True)
class Coverage:
    """The facts of a cycle and what follows from them at one moment."""

    facts: CycleFacts
    names: Mapping[str, str]  # of the states, by code
    as_of: AsOf
    obligations: Sequence[Obligation]  # by type in catalog order, then state

    @property
    def cycle(self) -> Cycle:
        """The cycle looked at."""
        return self.facts.cycle

    def at(self, as_of: AsOf) -> Self:
        """Return the same cycle as of another moment, without reading again."""
        found = obligations(self.facts, self.names, as_of)
        return replace(self, as_of=as_of, obligations=found)

    def of(self, states: Collection[str] = (), types: Collection[str] = ()) -> list[Obligation]:
        """Return the obligations of some states and types; empty stands for all."""
        return [
            each
            for each in self.obligations
            if (not states or each.state in states) and (not types or each.type in types)
        ]

    def rows_by_id(self) -> dict[int, MeetingRow]:
        """Return the meetings of the cycle, for what an evidence points at."""
        return {row.id: row for row in self.facts.rows}


def judged(facts: CycleFacts, names: Mapping[str, str], as_of: AsOf) -> Coverage:
    """Judge a cycle at a moment."""
    return Coverage(facts, names, as_of, obligations(facts, names, as_of))
