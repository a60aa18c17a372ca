"""What was taken out of a text and what was put in, word by word."""

import re
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

_PIECE = re.compile(r"\s+|\S+")
_MOST = 3_000  # pieces that are compared; beyond, what differs is shown as a whole
_AROUND = 160  # characters of what stayed that are kept beside a change
_CUT = " … "


class Fate(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Segment(NamedTuple):
    """A piece of text and what became of it."""

    fate: Fate
    text: str


def segments(before: str, after: str) -> list[Segment]:
    """Return both texts as one: what stayed, what was removed, what was added, in order.

    Of long stretches that stayed only what is next to a change is returned.
    """
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if max(len(old), len(new)) > _MOST:
        parts = [Segment(Fate.REMOVED, before), Segment(Fate.ADDED, after)]
        return [part for part in parts if part.text]
    found: list[Segment] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            found.append(Segment(Fate.KEPT, "".join(old[first:last])))
            continue
        removed, added = "".join(old[first:last]), "".join(new[begin:end])
        found += [Segment(Fate.REMOVED, removed)] if removed else []
        found += [Segment(Fate.ADDED, added)] if added else []
    return [_shortened(part, number, len(found)) for number, part in enumerate(found)]


def spoken(parts: list[Segment]) -> str:
    """ "Removed: two. Added: three." for whoever cannot see the difference."""
    words = {
        fate: " ".join(part.text.strip() for part in parts if part.fate is fate)
        for fate in (Fate.REMOVED, Fate.ADDED)
    }
    said = [f"{fate.value.capitalize()}: {text}." for fate, text in words.items() if text]
    return " ".join(said) or "Nothing changed."


def _shortened(part: Segment, number: int, count: int) -> Segment:
    text = part.text
    if part.fate is not Fate.KEPT or len(text) <= 2 * _AROUND:
        return part
    head = text[:_AROUND] if number else ""
    tail = text[-_AROUND:] if number < count - 1 else ""
    return Segment(Fate.KEPT, f"{head}{_CUT}{tail}")
