"""Heads of narrow columns: a title in a few short lines, and how often the type is owed."""

from collections.abc import Callable, Sequence

from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.vocabulary import CadenceKind

Measure = Callable[[str], float]
_VOWELS = "aeiouy"
_LEAST = 3  # letters of a word that is cut
_EVERY = {"7-days": "weekly", "14-days": "2-weekly", "month": "monthly"}


def cadence_words(kind: MeetingType) -> str:
    """ "1 of 3", "monthly", "if needed": how often a type is owed, for a narrow column."""
    cadence = kind.cadence
    match cadence.kind:
        case CadenceKind.ONCE_PER_CYCLE | CadenceKind.ONCE_PER_STATE:
            return "joint" if kind.joint else "per state"
        case CadenceKind.N_OF_M:
            return f"{cadence.details.get('needed', 1)} of {cadence.sessions}"
        case CadenceKind.SERIES:
            return _EVERY.get(cadence.every, "series")
        case CadenceKind.IF_NEEDED:
            return "if needed"
        case CadenceKind.TRIGGERED:
            return "if late" if cadence.details.get("trigger") == "data-delay" else "trigger"
        case CadenceKind.AD_HOC:
            return "on request"


def cadence_lines(kind: MeetingType, room: float, measure: Measure) -> list[str]:
    """Break the words of a cadence in two where a column has no room for them."""
    words = cadence_words(kind)
    return [words] if measure(words) <= room else words.split(" ", 1)


def lines(title: str, room: float, measure: Measure, most: int) -> list[str]:
    """Break a title into lines of a width; words that have no room are cut, then lines left out.

    ``measure`` returns the width of a text. What is left out shows as an ellipsis.
    """
    found: list[str] = []
    for word in _broken(title.split(), room, measure):
        joined = f"{found[-1]} {word}" if found else word
        if found and measure(joined) <= room:
            found[-1] = joined
        else:
            found.append(word)
    if len(found) > most:
        found = [*found[: most - 1], _closed(found[most - 1], room, measure)]
    return found


def shortened(word: str, room: float, measure: Measure) -> str:
    """Cut a word behind a consonant and put a period: "Submission" is "Subm."."""
    for end in range(len(word) - 2, _LEAST - 1, -1):
        before, after = word[end - 1].lower(), word[end].lower()
        if before.isalpha() and before not in _VOWELS and after in _VOWELS:
            cut = f"{word[:end]}."
            if measure(cut) <= room:
                return cut
    end = len(word) - 1
    while end > 1 and measure(f"{word[:end]}…") > room:
        end -= 1
    return f"{word[:end]}…"


def _broken(words: Sequence[str], room: float, measure: Measure) -> list[str]:
    """Words that fit: those joined by a slash or a hyphen may break behind it."""
    found: list[str] = []
    for word in words:
        if measure(word) <= room:
            found.append(word)
            continue
        for part in _parts(word):
            found.append(part if measure(part) <= room else shortened(part, room, measure))
    return found


def _parts(word: str) -> list[str]:
    found = [""]
    for letter in word:
        found[-1] += letter
        if letter in "/-":
            found.append("")
    return [part for part in found if part]


def _closed(line: str, room: float, measure: Measure) -> str:
    while line and measure(f"{line}…") > room:
        line = line[:-1]
    return f"{line.rstrip(' .')}…"
