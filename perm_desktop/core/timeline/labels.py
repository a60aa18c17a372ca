"""Words beside marks: two never lie on top of each other, and none lies on a mark.

A word goes right of its mark, else left, else a short form does, else it is cut, else it is
left to the hover card.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from perm_desktop.core.timeline.axis import Measure

SPACE = 4.0  # pixels between a mark and its word, and around words
_LEAST = 28.0  # a shortened word narrower than this says nothing
_TELLING = 0.55  # of the width of a word, which has to be left when it is cut


class Priority(IntEnum):
    """Who is served first."""

    MILESTONE = 0
    OTHER = 1


class Label(NamedTuple):
    """A word that wants to stand beside a mark at ``x``."""

    x: float
    text: str
    priority: Priority = Priority.OTHER
    radius: float = 7.0  # half the width of the mark
    shorts: tuple[str, ...] = ()  # said where the text has no room, the longest first


class Placed(NamedTuple):
    """Where a label found room; ``text`` may be shortened."""

    label: Label
    left: float
    width: float
    text: str


class Intervals:
    """Stretches of a line that are taken, kept sorted and apart."""

    def __init__(self, spans: Iterable[tuple[float, float]] = ()) -> None:
        self._lefts: list[float] = []
        self._rights: list[float] = []
        for left, right in sorted(spans):
            self.take(left, right)

    def take(self, left: float, right: float) -> None:
        """Mark a stretch as taken; it may overlap others, with which it then joins."""
        first = bisect_left(self._rights, left)
        last = bisect_right(self._lefts, right)
        if first < last:
            left, right = min(left, self._lefts[first]), max(right, self._rights[last - 1])
        self._lefts[first:last] = [left]
        self._rights[first:last] = [right]

    def free(self, left: float, right: float) -> bool:
        """Whether nothing of the open stretch is taken."""
        at = bisect_right(self._rights, left)
        return at == len(self._lefts) or self._lefts[at] >= right

    def end_of(self, left: float, right: float) -> float:
        """Return where the last taken stretch that touches the given one ends."""
        return max(left, self._rights[bisect_left(self._lefts, right) - 1])

    def room_right(self, x: float, limit: float) -> float:
        """Return how far one can go right from ``x`` before something is in the way."""
        at = bisect_right(self._rights, x)
        return min(limit, self._lefts[at]) if at < len(self._lefts) else limit

    def room_left(self, x: float, limit: float) -> float:
        """Return how far one can go left from ``x`` before something is in the way."""
        at = bisect_left(self._lefts, x) - 1
        return max(limit, self._rights[at]) if at >= 0 else limit


def shortened(text: str, room: float, measure: Measure) -> str:
    """Return the text cut to ``room`` pixels with an ellipsis; empty when that says nothing."""
    if measure(text) <= room:
        return text
    if room < _LEAST:
        return ""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip(" ,·") + "…") <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip(" ,·") + "…" if low > 1 else ""


def place(
    labels: Sequence[Label],
    width: float,
    measure: Measure,
    blocked: Iterable[tuple[float, float]] = (),
) -> list[Placed]:
    """Return the labels that have room between 0 and ``width``, the most important first served.

    ``blocked`` are stretches that no word may cover, such as the today line.
    """
    taken = Intervals([*blocked, *((at.x - at.radius, at.x + at.radius) for at in labels)])
    found: list[Placed] = []
    for label in sorted(labels, key=lambda label: (label.priority, label.x)):
        if not 0 <= label.x <= width:
            continue
        beside = (
            _beside(label, text, taken, width, measure) for text in (label.text, *label.shorts)
        )
        placed = next(filter(None, beside), None) or _cut(label, taken, width, measure)
        if placed is not None:
            taken.take(placed.left - SPACE, placed.left + placed.width + SPACE)
            found.append(placed)
    return found


def _beside(
    label: Label, text: str, taken: Intervals, width: float, measure: Measure
) -> Placed | None:
    needed = measure(text)
    right = label.x + label.radius + SPACE
    left = label.x - label.radius - SPACE - needed
    for start in (right, left):
        inside = start >= 0 and start + needed <= width
        if inside and taken.free(start, start + needed):
            return Placed(label, start, needed, text)
    return None


def _cut(label: Label, taken: Intervals, width: float, measure: Measure) -> Placed | None:
    words = (label.text, *label.shorts)[-1]
    least = _TELLING * measure(words)
    start = label.x + label.radius + SPACE
    room = taken.room_right(start, width) - start - SPACE if taken.free(start, start) else 0
    if room >= least and (text := shortened(words, room, measure)):
        return Placed(label, start, measure(text), text)
    end = label.x - label.radius - SPACE
    room = end - taken.room_left(end, 0) - SPACE if taken.free(end, end) else 0
    if room >= least and (text := shortened(words, room, measure)):
        return Placed(label, end - measure(text), measure(text), text)
    return None
