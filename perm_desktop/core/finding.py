"""Find by a few typed letters: word starts before insides before scattered letters.

Short lists are scored entry by entry; the meetings, of which there may be 100,000, are searched
as ready-made lower-case lines, by nothing slower than ``in``.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

_NOT_WORD = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"\bm (?=\d)")
_START, _WORD, _INSIDE, _SCATTERED = 0, 1, 4, 8
_LOOSEST = 4  # how many times longer than the word the letters may be spread
_LOOKED_AT = 20_000  # lines that are asked whether words start in them
_FEWEST_SCATTERED = 2  # letters; a single one is found as itself or not at all


class Found(NamedTuple):
    """Places of the first lines that were found, how many there are, and how well they fit."""

    places: list[int]
    total: int
    score: int


def plain(text: str) -> str:
    """Return lower-case words parted by single blanks: what is compared.

    "M 214", the number of a meeting, is one word.
    """
    return _NUMBERED.sub("m", _NOT_WORD.sub(" ", text.casefold()).strip())


def score(query: str, text: str) -> int | None:
    """Return how well a query fits, 0 is best; None when a word of it is not in the text.

    Both have gone through ``plain``. Every word must be found, in any order.
    """
    total = 0
    for word in query.split():
        found = _word_score(word, text)
        if found is None:
            return None
        total += found
    return total


def scattered(word: str, text: str) -> int | None:
    """Return how far apart the letters of a word lie that come in order from a word's start.

    None when they do not, or lie too far apart to be meant.
    """
    best: int | None = None
    starts = [0, *(match.end() for match in re.finditer(" ", text))]
    for start in starts if len(word) >= _FEWEST_SCATTERED else []:
        end = _spread(word, text, start)
        if end is not None and end - start <= _LOOSEST * len(word):
            gaps = end - start - len(word)
            best = gaps if best is None else min(best, gaps)
    return best


class Haystack:
    """Lines to be searched in their own order; ``vocabulary`` mends words that no line has.

    What the last query found is kept: a letter more can only take lines away from it.
    """

    def __init__(self, lines: Iterable[str], vocabulary: Iterable[str] = ()) -> None:
        self._lines = [f" {line}" for line in lines]
        self._vocabulary = sorted({word for text in vocabulary for word in text.split()})
        self._last: tuple[str, list[int]] = ("", list(range(len(self._lines))))

    def search(self, query: str, at_most: int) -> Found:
        """Find the lines that have every word, those with all words at word starts first."""
        words = query.split()
        if not words:
            return Found([], 0, 0)
        places = self._having(query, words)
        if places:
            starting = self._starting(places, words, at_most)
            worst = _WORD if starting else _INSIDE
            return Found(_filled(starting, places, at_most), len(places), worst * len(words))
        alone = len(words) == 1  # then no line has it
        mended = [self._mended(word, known=not alone) for word in words]
        if mended == words or "" in mended:
            return Found([], 0, 0)
        places = self._narrowed(range(len(self._lines)), mended)
        return Found(places[:at_most], len(places), _SCATTERED * len(words))

    def _having(self, query: str, words: Sequence[str]) -> list[int]:
        before, places = self._last
        goes_on = query.startswith(before)
        # all words but the last are those of the query before, or were typed on since
        changed = words[max(len(before.split()) - 1, 0) :]
        found = self._narrowed(places, changed) if goes_on else None
        if found is None:
            found = self._narrowed(range(len(self._lines)), words)
        self._last = (query, found)
        return found

    def _narrowed(self, places: Iterable[int], words: Sequence[str]) -> list[int]:
        lines = self._lines
        for word in sorted(words, key=len, reverse=True):
            places = [place for place in places if word in lines[place]]
        return list(places)

    def _starting(self, places: Sequence[int], words: Sequence[str], at_most: int) -> list[int]:
        """The first lines that have all words at word starts; it does not look for ever."""
        starts, lines = [f" {word}" for word in words], self._lines
        hits = (
            place for place in places[:_LOOKED_AT] if all(start in lines[place] for start in starts)
        )
        return list(islice(hits, at_most))

    def _mended(self, word: str, *, known: bool) -> str:
        """The word itself where a line has it, else the known word that its letters lead to."""
        if known and any(word in line for line in self._lines):
            return word
        fits = [(gaps, each) for each in self._vocabulary if (gaps := _fits(word, each)) >= 0]
        return min(fits)[1] if fits else ""


def _filled(first: Sequence[int], places: Iterable[int], at_most: int) -> list[int]:
    """The first ones, then as many of the others as there is room for."""
    taken = set(first)
    others = (place for place in places if place not in taken)
    return [*first, *islice(others, at_most - len(first))]


def _fits(word: str, known: str) -> int:
    gaps = scattered(word, known)
    return -1 if gaps is None else gaps


def _word_score(word: str, text: str) -> int | None:
    if text.startswith(word):
        return _START
    if f" {word}" in text:
        return _WORD
    if word in text:
        return _INSIDE
    gaps = scattered(word, text)
    return None if gaps is None else _SCATTERED + gaps


def _spread(word: str, text: str, start: int) -> int | None:
    """Where the last letter ends when each is taken as early as it comes."""
    if not text.startswith(word[:1], start):
        return None
    place = start
    for letter in word:
        place = text.find(letter, place) + 1
        if not place:
            return None
    return place
