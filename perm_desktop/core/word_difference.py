"""Which words of a text are not in another one."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_ALIKE = 0.5  # below, two texts have so little in common that marking words says nothing


class Span(NamedTuple):
    """A piece of a text, from ``start`` up to and without ``end``."""

    start: int
    end: int


def changed_words(before: str, after: str) -> list[Span]:
    """Return the pieces of ``after`` that differ from ``before``, by whole words.

    Where something was only left out, the word that follows is returned. Nothing is returned for
    equal texts, or for texts that are not alike.
    """
    places = [Span(*found.span()) for found in re.finditer(r"\S+", after)]
    words = [after[place.start : place.end] for place in places]
    matcher = SequenceMatcher(None, before.split(), words, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return []
    return [
        Span(places[first].start, places[max(last - 1, first)].end)
        for tag, _, _, first, last in matcher.get_opcodes()
        if tag != "equal" and first < len(places)
    ]
