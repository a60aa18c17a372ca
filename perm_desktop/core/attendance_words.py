"""A meeting's attendance in sentences: how many states came, and which did not."""

from collections.abc import Sequence

from perm_desktop.core.audience import Entry
from perm_desktop.core.symbols import Symbol

_CAME = (Symbol.DISC_CHECK, Symbol.HALF_DISC)


def counted(entries: Sequence[Entry]) -> str:
    """ "14 of 18 states attended, 2 of them in part."; of one state what became of it."""
    if len(entries) == 1:
        return _alone(entries[0])
    came = [entry for entry in entries if entry.look.symbol in _CAME]
    in_part = sum(entry.look.symbol is Symbol.HALF_DISC for entry in came)
    told = f"{len(came)} of {len(entries)} states attended"
    return f"{told}, {in_part} of them in part." if in_part else f"{told}."


def _alone(entry: Entry) -> str:
    match entry.look.symbol:
        case Symbol.DISC_CHECK:
            return f"{entry.name} attended."
        case Symbol.HALF_DISC:
            return f"{entry.name} attended in part."
        case _:
            return f"{entry.name}: {entry.look.word[0].lower()}{entry.look.word[1:]}."


def others(entries: Sequence[Entry]) -> list[str]:
    """ "Absent: Ohio, Texas": the states that did not attend as a whole, by their marks."""
    if len(entries) == 1:
        return []
    groups: dict[str, list[str]] = {}
    for entry in entries:
        if entry.look.symbol is not Symbol.DISC_CHECK:
            groups.setdefault(entry.look.word, []).append(entry.name)
    return [f"{word}: {', '.join(names)}" for word, names in groups.items()]
