"""Names of people as they are compared: what is the same name, and what may be meant.

Only the same name says who somebody is. That names are alike is a reason to ask.
"""

import re
import unicodedata
from collections.abc import Iterable

from perm_desktop.core.texts import kept_line

_LONGEST = 300  # characters of a name that are looked at
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_UNCLOSED = re.compile(r"[(\[{].*$")
_BEFORE = re.compile(r"^\s*[A-Z]{2}\s+[-\u2010-\u2015|/:]\s+(?=\S+\s+\S)")  # "OH - Jane Doe"
_AFTER = re.compile(r"\s+[-\u2010-\u2015|/@]\s+.*$")  # "Name - Ohio Medicaid"
_SIGNS = str.maketrans({"\u2019": "'", "\u2018": "'", "`": "'", "\u02bc": "'", ".": " "})
_HYPHENS = re.compile("[\u2010-\u2015\u2212]")
_TITLES = frozenset(("dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor"))
_DEGREES = frozenset(
    (
        *("phd", "md", "mba", "mph", "mpa", "mha", "msw", "ms", "ma", "ba", "bs", "jd", "esq"),
        *("cpa", "cfe", "cia", "cisa", "cpc", "cgap", "pmp", "rn", "bsn", "msn", "np", "lpn"),
    )
)
_NO_NAMES = frozenset(("phd", "mba", "mph", "esq", "cpa"))  # those that nobody is called by
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))


def key(name: str) -> str:
    """Return what a name is compared by: "Doe, Jane (Guest)" and "jane  doe" are the same.

    Brackets, titles, degrees, a state's code before a dash between blanks and what follows one are
    left out. Accents,
    middle names and "Jr." stay: they tell people apart. Empty for what is no name.
    """
    text = kept_line(unicodedata.normalize("NFKC", name)[:_LONGEST]).translate(_SIGNS)
    text = _BEFORE.sub("", text)
    text = _AFTER.sub("", _UNCLOSED.sub("", _without_brackets(text)))
    parts = [part for part in map(_words, _HYPHENS.sub("-", text).split(",")) if part]
    names = [part for part in parts if not _are_all(part, _DEGREES)]
    if sum(map(len, names)) < 2:  # "Li, Ma" has no degree
        names = parts
    ends = [part for part in names[1:] if _are_all(part, _GENERATIONS)]
    rest = [part for part in names if part not in ends]
    # a comma turns a name around: "Doe, Jane"
    words = [word for part in (*rest[1:2], *rest[:1], *rest[2:], *ends) for word in part]
    return unicodedata.normalize("NFC", " ".join(_bare(words)))


def folded(name: str) -> str:
    """Return the key without accents: people leave them out, and others have none."""
    split = unicodedata.normalize("NFKD", key(name))
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def same(a: str, b: str) -> bool:
    """True for two spellings of one name; what is no name is nobody's."""
    return bool(key(a)) and key(a) == key(b)


def inner(name: str) -> list[str]:
    """Return what stands in brackets: "iPhone (Jane Doe)" has Jane Doe in them."""
    found = (match[1:-1].strip() for match in _BRACKETS.findall(name[:_LONGEST]))
    return [each for each in found if key(each)]


def similar(name: str, names: Iterable[str]) -> list[str]:
    """Return which of some names may be meant by one, the likeliest first; never who is meant."""
    wanted = folded(name)
    ranked = [(rank, each) for each in names if (rank := likeness(wanted, folded(each)))]
    return [each for _, each in sorted(ranked, key=lambda pair: pair[0])]


def _without_brackets(text: str) -> str:
    """Brackets may stand in brackets."""
    while (less := _BRACKETS.sub(" ", text)) != text:
        text = less
    return text


def _words(part: str) -> list[str]:
    return part.casefold().split()


def _are_all(words: list[str], kinds: frozenset[str]) -> bool:
    """ "Ph.D." is two words by now, so they are looked at together as well."""
    return all(word in kinds for word in words) or "".join(words) in kinds


def _bare(words: list[str]) -> list[str]:
    """Without titles before and degrees after a name, as long as two words are left."""
    while len(words) > 2 and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 2 and words[-1] in _NO_NAMES:
        words = words[:-1]
    is_split = len(words) > 3 and "".join(words[-2:]) in _NO_NAMES  # "Ph.D."
    return words[:-2] if is_split else words


def likeness(a: str, b: str) -> int:
    """Compare folded names: 1 for the likeliest, 0 for what has nothing to do with each other."""
    if not a or not b:
        return 0
    if a == b:
        return 1
    one, other = a.split(), b.split()
    if sorted(one) == sorted(other):
        return 2
    if _is_short_for(one, other) or _is_short_for(other, one):
        return 3
    if _are_near(a, b):
        return 4
    return 0


def _is_short_for(few: list[str], many: list[str]) -> bool:
    """ "Jane Doe" for "Jane Q Doe", "J Doe" for "Jane Doe", "Jane D", or "Jane" alone."""
    if len(few) > len(many):
        return False
    if len(few) == 1:
        return len(few[0]) > 2 and few[0] in (many[0], many[-1])
    left = list(many)
    for word in few:
        found = next((each for each in left if _may_be(word, each)), None)
        if found is None:
            return False
        left.remove(found)
    return any(word in many and len(word) > 1 for word in few)


def _may_be(word: str, whole: str) -> bool:
    return word == whole or (len(word) == 1 and whole.startswith(word))


def _are_near(a: str, b: str) -> bool:
    """True for names that one or two slips apart."""
    most = 2 if min(len(a), len(b)) > 8 else 1
    return min(len(a), len(b)) > 4 and _distance(a, b, most) <= most


def _distance(a: str, b: str, most: int) -> int:
    """Letters to change, add, leave out, or swap with the next; beyond ``most`` any number."""
    if abs(len(a) - len(b)) > most or len(set(a) ^ set(b)) > 2 * most:
        return most + 1
    a, b = _without_same_ends(a, b)
    before: list[int] = []
    last = list(range(len(b) + 1))
    for row, left in enumerate(a, 1):
        line = [row]
        for column, right in enumerate(b, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (left != right))
            if row > 1 and column > 1 and left == b[column - 2] and a[row - 2] == right:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return last[-1]


def _without_same_ends(a: str, b: str) -> tuple[str, str]:
    """What is left of two names that begin and end alike: comparing it takes far less time."""
    start = _same_letters(a, b)
    a, b = a[start:], b[start:]
    end = _same_letters(a[::-1], b[::-1])
    return a[: len(a) - end], b[: len(b) - end]


def _same_letters(a: str, b: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(a), len(b)))
