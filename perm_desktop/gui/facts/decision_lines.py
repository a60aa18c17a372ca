"""The meetings that are held only if needed, a line for each state, and the words of decisions."""

from collections.abc import Sequence
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.obligations.facts import Decision
from perm_desktop.core.obligations.status import Obligation, Status
from perm_desktop.core.symbols import obligation_look
from perm_desktop.core.vocabulary import Basis, CadenceKind, Need
from perm_desktop.gui.kit.line_model import Column
from perm_desktop.services.coverage import Coverage

_BASIS = {
    Basis.RC_REQUIRES.value: "the RC requires it",
    Basis.STATE_REQUIRES.value: "the state requires it",
    Basis.STATE_REQUESTS.value: "the state requests it",
}


class Choice(NamedTuple):
    """What can be decided."""

    need: Need
    basis: Basis | None = None

    @property
    def words(self) -> str:
        """ "Needed: the RC requires it"."""
        return need_words(self.need, self.basis.value if self.basis else "")


CHOICES = (
    *(Choice(Need.NEEDED, basis) for basis in Basis),
    Choice(Need.NOT_NEEDED),
    Choice(Need.UNDECIDED),
)


class DecisionLine(NamedTuple):
    """One state and one type, with what is decided."""

    name: str  # of the state
    title: str  # of the type
    obligation: Obligation
    decision: Decision | None

    @property
    def key(self) -> tuple[str, str]:
        """The type and the state."""
        return self.obligation.type, self.obligation.state

    @property
    def is_open(self) -> bool:
        """True while nobody has decided."""
        return self.obligation.status is Status.UNDECIDED


def lines(coverage: Coverage) -> list[DecisionLine]:
    """Return a line for each type held only if needed and each state, the types in their order."""
    titles = {kind.key: kind.short_title for kind in coverage.facts.types}
    latest = {(each.type, each.state): each for each in coverage.facts.decisions}
    return [
        DecisionLine(
            coverage.names[each.state],
            titles[each.type],
            each,
            latest.get((each.type, each.state)),
        )
        for each in coverage.obligations
        if each.kind is CadenceKind.IF_NEEDED
    ]


def columns() -> tuple[Column[DecisionLine], ...]:
    """Return what the table of lines shows."""
    return (
        Column(head="State", text=lambda line: line.name, widest="District of Columbia"),
        Column(
            head="Status",
            text=lambda line: obligation_look(line.obligation.status.value).word,
            look=lambda line: obligation_look(line.obligation.status.value),
            widest="Not held this cycle",
        ),
        Column(head="Meeting", text=lambda line: line.title, widest="MRR/MR policy questionnaire"),
        Column(
            head="Decided",
            text=lambda line: _decided(line.decision),
            is_pale=lambda line: line.decision is None,
        ),
    )


def need_words(need: Need, basis: str) -> str:
    """ "Needed: the RC requires it", "Not needed", "Undecided"."""
    if need is Need.NEEDED:
        return f"Needed: {_BASIS[basis]}" if basis in _BASIS else "Needed"
    return "Not needed" if need is Need.NOT_NEEDED else "Undecided"


def told(history: Sequence[Decision]) -> list[str]:
    """Return decisions in words, in their order."""
    return [
        f"{need_words(each.need, each.basis)}\n{each.by}, {clock.day(each.day)}"
        + (f": {each.reason}" if each.reason else "")
        for each in history
    ]


def _decided(decision: Decision | None) -> str:
    if decision is None:
        return "Nobody has"
    return f"{need_words(decision.need, decision.basis)} ({decision.by})"
