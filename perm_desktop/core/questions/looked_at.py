"""Which cycles, states and meetings an answer is about, in words."""

from collections.abc import Sequence

from perm_desktop.core.counting import counted
from perm_desktop.core.questions.asked import Asked, ry

_NAMED = 4  # states that are named; more are counted


def looked_at(asked: Asked) -> str:
    """ "RY 2027, all 18 states", "RY 2026 and RY 2027, Ohio and Texas"."""
    if not asked.judged:
        return "No cycle"
    cycles = _joined([ry(judged.facts.cycle.year) for judged in asked.judged])
    parts = (cycles, _states(asked), asked.title_of(asked.type))
    return ", ".join(part for part in parts if part)


def _states(asked: Asked) -> str:
    every = {code for judged in asked.judged for code in judged.facts.cycle.codes}
    shown = {code for judged in asked.judged for code in asked.codes(judged)}
    if len(shown) <= _NAMED:
        return _joined(sorted(asked.known.states[code].name for code in shown)) or "no state"
    many = counted(len(every), "state")
    return f"all {many}" if shown == every else f"{len(shown)} of {many}"


def _joined(texts: Sequence[str]) -> str:
    *first, last = texts or ("",)
    return f"{', '.join(first)} and {last}" if first else last
